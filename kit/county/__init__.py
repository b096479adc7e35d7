"""A county's year: who has to report and has, what it adds up to, what moved, whose words are copied.

`roster` and `submissions` know the units, `rollup` the sum, `county_year` brings it all together, `index`
lists what a batch made; `page/` shows it.
"""
