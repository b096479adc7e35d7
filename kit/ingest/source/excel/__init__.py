"""Excel workbooks, as they print: `excel_reader.read`."""
