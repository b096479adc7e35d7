"""One township-year: the parameters file read, validated, rendered, drafted, written; which files there are.

`report.Report` is what all later rooms are given; `parameters` reads it, `narrative` renders its words,
`prose` is words from anywhere, `catalogue` finds files; `draft`, `blank_report`, `yaml_writer` make them.
"""
