"""The rules about a report's form and text (D rules): `overall.check_conventions` asks all of them."""
