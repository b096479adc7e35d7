"""Cuts a text into what means something for its numbers: counts, marks, opening words."""
