"""The rules about a report's form and text (D rules): `document_rules.check_conventions` asks all of them."""
