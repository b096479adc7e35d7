"""What leaves a county's house: the folder for its web team, and the published copies held against it.

`publishing` gathers what goes; `verification` reads published copies, whose figures and words
`figures_compared` and `words_compared` hold against what was approved.
"""
