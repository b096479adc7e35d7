"""Published files of every kind, read as lines and tables: the only package that loads reading parsers.

`kinds` reads them. Nothing is loaded here: the process that takes a PDF apart starts anew for each one.
"""
