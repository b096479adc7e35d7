"""A report in people's formats: Word, Excel and PDF files. The only room that writes them.

`word.word_file.write_docx`, `excel.excel_file.write_xlsx`, `pdf`; a new format is one module with such a
function.
"""
