"""One township-year: its parameters file read, validated, rendered, drafted, written, and which files there are.

`report.Report` is what all later rooms are given; `parameters` reads it, `narrative` renders its words, `prose` is
words from anywhere, `catalogue` finds files, `draft`, `blank_report` and `yaml_writer` make new ones.
"""
