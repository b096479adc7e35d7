"""A report as an Excel workbook that a township fills in offline."""
