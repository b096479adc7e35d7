"""Slips that take a walk through the words to see: pasted twice, parts listed, marks in pairs, a cut name."""
