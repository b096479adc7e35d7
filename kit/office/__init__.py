"""A report in people's formats: Word and Excel files. The only package that writes them."""
