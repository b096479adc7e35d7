"""Published files of every kind, read as lines and tables: the only package that loads reading parsers."""

from kit.ingest.source.decoding import SUFFIXES, read_text
from kit.ingest.source.kinds import read_source

__all__ = ["SUFFIXES", "read_source", "read_text"]
