"""Published files → parameters: every printed number is placed by the form, or reported by name.

`published_report` reads a file with an account of what found no place, `filing` says where it belongs,
`file_check` has it checked as it is, `outline` sorts the words of a text into the form's sections, by the
`heading_lines` among them. `source/` takes files apart, `tables/` places their cells.
"""
