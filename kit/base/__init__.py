"""What every room stands on: errors, files, strict YAML, text, numbers in words, findings as values.

Nothing here knows the form. `errors` is the one family of errors; `files` reads and writes whole files;
`strict_yaml` and `validation` read YAML and say in a sentence what is wrong with it; `strings`, `folded_text`
and `numerals` compare and read what people write; `finding` is what a check says.
"""
