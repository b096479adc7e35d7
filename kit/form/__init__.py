"""The official form and the rule book as data: `official/<edition>.yaml` and `rules.yaml`, read and proved sound.

`editions.editions()` gives the editions, `official_form.Form` one of them, `rule_book.rule_book()` the rules. Below
them: `tree` (rows and columns), `table` (blocks), `equation`, `cell_value`, `plausibility_rule`, `chart`.
"""
