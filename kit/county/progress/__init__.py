"""How far a county-year's reports have come: `traces` finds what the commands left, `unit_progress` tells.

`manifest` keeps what was published.
"""
