"""Web pages, as a browser shows them: `html_reader.read`."""
