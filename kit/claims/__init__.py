"""What a report's words say in numbers, and the rules over it (X, N rules, Y-copy).

`counts` reads single counts, `breakdowns` and `sums` totals and their parts, `statements` what is said of the
tables; `reckoning.read_prose` reads a report's words once for all of them.
"""
