"""PDF files with a text layer, as they are seen: `pdf_reader.read`."""
