"""A report confronted with the form, its own words and last year: `confront.confront` asks every rule.

`tables/`, `words/` and `text/` hold the rules and `repair/` the likely wrong cell; `acceptance` settles
warnings, `summary` says the outcome in short, `slip` what goes back to the township.
"""
