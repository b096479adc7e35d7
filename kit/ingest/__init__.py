"""Published files → parameters: every printed number is placed by the form, or reported by name."""
