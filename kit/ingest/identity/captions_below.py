"""Puts captions that stand below their tables above them, where no other reading is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.ingest.identity.caption_year import captioned
from kit.ingest.source.printed import PrintedLine, PrintedTable

Piece = PrintedLine | PrintedTable


def captions_first(pieces: Sequence[Piece], year: int, agency: str) -> list[Piece]:
    """Return pieces with each caption before its table.

    Tables and captions in turn that begin with a table and end with a caption have the captions below: the
    first table would have none, and the last caption no table. They speak of different years or units. Of a
    table there may be several pieces, one a page.
    """
    kept: list[Piece] = []
    tables: list[Piece] = []
    pairs: list[tuple[PrintedLine, str, list[Piece]]] = []
    for piece in pieces:
        of = captioned(piece.text, year, agency) if isinstance(piece, PrintedLine) else None
        if isinstance(piece, PrintedTable):
            tables.append(piece)
        elif of is not None and tables:
            pairs.append((piece, of, tables))
            tables = []
        else:
            kept += (*_turned(pairs, bool(tables)), *tables, piece)
            tables, pairs = [], []
    return [*kept, *_turned(pairs, bool(tables)), *tables]


def _turned(pairs: Sequence[tuple[PrintedLine, str, list[Piece]]], goes_on: bool) -> Iterator[Piece]:
    """Yield captions and tables, those with their caption below turned; a table behind it `goes_on`."""
    differ = len({of for _, of, _ in pairs}) > 1
    for caption, _, tables in pairs:
        yield from (caption, *tables) if differ and not goes_on else (*tables, caption)
