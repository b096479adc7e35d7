"""The rules over what a report's words say in numbers (X, N and F rules, Y-copy).

`grammar/` reads counts, breakdowns and fees from words; `statements/` tells what they state of the tables;
`flow/` holds what came in against what went out, `reckoning/` recomputes what they reckon from their own
numbers.
"""
