"""HTML that several shapes share: cells, rows, tables and the pieces around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from tests.ingest.shapes.document import Heading, Paragraph, Piece
from tests.ingest.shapes.sheet import Line, Sheet, Spot

WriteCell = Callable[[Spot], str]


def spans(spot: Spot) -> str:
    """Return the span attributes of a cell."""
    wide = f' colspan="{spot.colspan}"' if spot.colspan > 1 else ""
    return wide + (f' rowspan="{spot.rowspan}"' if spot.rowspan > 1 else "")


def td(spot: Spot) -> str:
    """Return a plain cell with its spans."""
    return f"<td{spans(spot)}>{escape(spot.text)}</td>"


def table(rows: Sequence[Line], cell: WriteCell = td, attributes: str = ' border="1"') -> str:
    """Return rows as one table."""
    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>\n" for row in rows)
    return f"<table{attributes}><tbody>\n{body}</tbody></table>\n"


def whole_table(sheet: Sheet) -> str:
    """Return a statutory table as one table."""
    return table(sheet.rows)


def body(pieces: Iterable[Piece], show: Callable[[Sheet], str] = whole_table) -> str:
    """Return the pieces of a report, each heading and paragraph a `<p>`."""
    return "".join(piece_html(piece, show) for piece in pieces)


def piece_html(piece: Piece, show: Callable[[Sheet], str]) -> str:
    """Return one piece of a report."""
    match piece:
        case Heading():
            return f"<p><strong>{escape(piece.number + piece.title)}</strong></p>\n"
        case Paragraph():
            return f"<p>\u3000\u3000{escape(piece.text)}</p>\n"
    return show(piece)


def page(title: str, content: str) -> bytes:
    """Return a bare UTF-8 page."""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title></head>\n'
        f"<body>\n<h1>{escape(title)}</h1>\n{content}</body></html>\n"
    ).encode()
