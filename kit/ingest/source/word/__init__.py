"""Word files, as they print: `word_reader.read`."""
