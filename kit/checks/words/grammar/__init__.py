"""What words say in numbers, whatever it is about: counts, lists, totals broken down, fees.

`parsed_words.parse_prose` reads a report's words once for all rules.
"""
