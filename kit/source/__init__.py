"""Published files of every kind, read as lines and tables: the only package that loads reading parsers."""

from kit.source.kinds import read_source
from kit.source.text import SUFFIXES, read_text

__all__ = ["SUFFIXES", "read_source", "read_text"]
