"""Reports as Word files: merged cells and cells no longer merged, numbered headings, controls, tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml

from tests.ingest.shapes.document import Heading, Paragraph, Piece
from tests.ingest.shapes.oxml import NAMESPACE, cell, merged_table, numbering, paragraph, table
from tests.ingest.shapes.sheet import Sheet, Spot, filled
from tests.ingest.shapes.site import CUT, cut_rows

Show = Callable[[Sheet], list[str]]


def numbered(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with merged cells, headings that Word numbers by itself, table three broken in two tables."""

    def show(sheet: Sheet) -> list[str]:
        if sheet.section != "requests":
            return [merged_table(sheet.rows, sheet.width)]
        above, below = cut_rows(sheet.rows, sheet.blocks[0].header + CUT)
        return [merged_table(above, sheet.width), paragraph(""), merged_table(below, sheet.width)]

    def heading(piece: Heading) -> str:
        return paragraph(piece.title, level=piece.level)

    return _file(title, _pieces(pieces, show, heading))


def repeated(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with no cell merged, the text repeated instead; some figures replaced under tracked changes."""
    return _unmerged(pieces, title, repeat=True, styles=("tracked", "plain"))


def emptied(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with no cell merged, the rest of a merge empty; figures in content controls of both kinds."""
    return _unmerged(pieces, title, repeat=False, styles=("control", "plain", "boxed"))


def layout(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with the whole report inside the one cell of a table."""

    def show(sheet: Sheet) -> list[str]:
        return [merged_table(sheet.rows, sheet.width)]

    inside = [paragraph(title), *_pieces(pieces, show, _typed), paragraph("")]
    return _file("", [table([f"<w:tc><w:tcPr><w:tcW w:w='9000'/></w:tcPr>{''.join(inside)}</w:tc>"], 1)])


def _unmerged(pieces: Sequence[Piece], title: str, *, repeat: bool, styles: tuple[str, ...]) -> bytes:
    def show(sheet: Sheet) -> list[str]:
        rows = [
            "".join(_plain_cell(spot, text, styles) for spot, text in line)
            for line in filled(sheet.rows, repeat=repeat)
        ]
        return [table(rows, sheet.width)]

    return _file(title, _pieces(pieces, show, _typed))


def _plain_cell(spot: Spot | None, text: str, styles: tuple[str, ...]) -> str:
    style = styles[len(spot.address) % len(styles)] if spot and spot.address else "plain"
    return cell(text, style=style)


def _typed(piece: Heading) -> str:
    return paragraph(piece.number + piece.title)


def _pieces(pieces: Any, show: Show, heading: Callable[[Heading], str]) -> list[str]:
    written: list[str] = []
    piece: Piece
    for piece in pieces:
        match piece:
            case Heading():
                written.append(heading(piece))
            case Paragraph():
                written.append(paragraph(piece.text))
            case Sheet():
                written.extend(show(piece))
    return written


def _file(title: str, written: list[str]) -> bytes:
    file = docx.Document()
    numbers: Any = file.part.numbering_part.element
    for element in numbering():
        numbers.append(parse_xml(element))
    if title:
        file.add_paragraph(title, style="Title")
    body: Any = file.element.body
    last = body.sectPr
    for xml in written:
        last.addprevious(parse_xml(xml.replace(">", f" {NAMESPACE}>", 1)))
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()
