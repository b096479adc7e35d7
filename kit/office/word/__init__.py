"""A report as a Word file in the layout of an official document."""
