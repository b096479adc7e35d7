"""Reads plain text and Markdown."""
