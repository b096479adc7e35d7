"""Reports whose tables lost their structure: spans dropped, flattened, or typed by hand in sloppy HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from tests.ingest.shapes.document import Heading, Paragraph, Piece
from tests.ingest.shapes.sheet import Line, Sheet, Spot, expanded
from tests.ingest.shapes.tags import body, page, table


def padded(pieces: Sequence[Piece], title: str) -> bytes:
    """Render without any span, the merged-away cells there but empty, as a spreadsheet's export is."""

    def show(sheet: Sheet) -> str:
        return table([tuple(map(Spot, line)) for line in expanded(sheet)])

    return page(title, body(pieces, show))


def ragged(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with the spans dropped and nothing put in their place: every row as long as its cells."""

    def show(sheet: Sheet) -> str:
        return table(bare_rows(sheet))

    return page(title, body(pieces, show))


def bare_rows(sheet: Sheet) -> list[Line]:
    """Return the rows of a table without their spans."""
    return [tuple(replace(spot, colspan=1, rowspan=1) for spot in row) for row in sheet.rows]


def giant(pieces: Sequence[Piece], title: str) -> bytes:
    """Render everything below the title as the rows of one table: headings, words and figures."""
    width = 30  # tables of 4 or 5, 10 and 15 columns fit into it evenly
    rows: list[Line] = []
    for piece in pieces:
        match piece:
            case Heading():
                rows.append((Spot(piece.number + piece.title, width),))
            case Paragraph():
                rows.append((Spot(piece.text, width),))
            case Sheet():
                rows.extend(_stretched(row, piece, width) for row in piece.rows)
    return page(title, table(rows))


def _stretched(row: Line, sheet: Sheet, width: int) -> Line:
    """Return a row whose columns are made wider evenly, the last one taking what is left over."""
    each = width // sheet.width
    over = width - each * sheet.width
    cells = [replace(spot, colspan=spot.colspan * each) for spot in row]
    if cells:
        cells[-1] = replace(cells[-1], colspan=cells[-1].colspan + over)
    return tuple(cells)


def mirror(pieces: Sequence[Piece], title: str) -> bytes:
    """Render as a mirror's reading view: every cell a paragraph, the table gone, blanks with it."""

    def show(sheet: Sheet) -> str:
        return "".join(f"<p>{escape(spot.text)}</p>\n" for row in sheet.rows for spot in row if spot.text)

    return page(title, f"<div id=content>{body(pieces, show)}</div>")


def sloppy(pieces: Sequence[Piece], title: str) -> bytes:
    """Render as typed by hand: capitals, no quotes, nothing closed, the wrong colspan in a title row."""

    def show(sheet: Sheet) -> str:
        rows = "".join(f"<TR>\n{''.join(map(_open, row))}" for row in sheet.rows)
        return f"<TABLE BORDER=1 WIDTH=100%>\n{rows}</TABLE>\n"

    content = body(pieces, show).replace("</p>", "").replace("<p>", "<P>")
    return (
        f"<HTML><HEAD><META CHARSET=UTF-8><TITLE>{title}</TITLE><BODY BGCOLOR=#FFFFFF><CENTER>{title}</CENTER>{content}"
    ).encode()


def _open(spot: Spot) -> str:
    wrong = 2 if "（五）项" in spot.text and spot.colspan > 1 else spot.colspan
    wide = f" COLSPAN={wrong}" if wrong > 1 else ""
    tall = f" ROWSPAN={spot.rowspan}" if spot.rowspan > 1 else ""
    return f"<TD{wide}{tall} ALIGN=center><FONT SIZE=2>{escape(spot.text)}</FONT>\n"
