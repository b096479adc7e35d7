"""A report in people's formats: Word and Excel files. The only room that writes them.

`word.word_file.write_docx` and `excel.excel_file.write_xlsx`; a new format is one module with such a
function.
"""
