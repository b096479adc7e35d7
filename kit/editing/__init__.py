"""Changes to a person's parameters file: `merge` decides, `rewriting` writes, `history` keeps what was."""
