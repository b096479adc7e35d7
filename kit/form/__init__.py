"""The official form and the rule book as data: `official/<edition>.yaml`, `rules.yaml`, proved sound.

`editions.editions()` gives the editions, `official_form.Form` is one of them, `equation_lines` walks its
equations, `rule_book.rule_book()` gives the rules. Below them: `tree` (rows and columns), `table` (blocks),
`equation`, `cell_value`, `clue`, `chart`.
"""
