"""Slips that take a walk through the words to see: what is pasted twice, a list of parts, marks in pairs."""
