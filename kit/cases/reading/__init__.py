"""A ledger's file → cases: its sheets, its head in the office's words, its rows; nothing personal is read."""
