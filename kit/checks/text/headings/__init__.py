"""The headings of a report's sections and parts, held against the form's (D-sections)."""
