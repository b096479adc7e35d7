"""Takes from the tables of a source what is none of their content: numbers of rows, empty columns."""

from __future__ import annotations

from dataclasses import replace

from kit.ingest.source.frame.index_column import without_index
from kit.ingest.source.frame.spacers import without_spacers
from kit.ingest.source.frame.unique_names import with_own_names
from kit.ingest.source.printed import PrintedTable, Source


def frameless(source: Source) -> Source:
    """Return the source with its tables without a column of numbers, spacers, and numbers behind names."""
    return replace(
        source,
        pieces=tuple(
            with_own_names(without_spacers(without_index(piece)))
            if isinstance(piece, PrintedTable)
            else piece
            for piece in source.pieces
        ),
    )
