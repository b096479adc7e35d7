"""Published files of every kind, read as lines and tables: the only package that loads reading parsers."""

from kit.ingest.source.kinds import SUFFIXES, read_source

__all__ = ["SUFFIXES", "read_source"]
