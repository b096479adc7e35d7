"""Reports as plain text: tabs, pipes, or one cell a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.ingest.shapes.document import Heading, Paragraph, Piece
from tests.ingest.shapes.sheet import Sheet, expanded


def tabs(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with tabs between cells, merged-away cells empty, as copied from Word."""

    def show(sheet: Sheet) -> list[str]:
        return ["\t".join(line) for line in expanded(sheet)]

    return _text(pieces, title, show)


def pipes(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with pipes between cells and spans dropped, as page-to-text tools do."""

    def show(sheet: Sheet) -> list[str]:
        return [f"{' | '.join(spot.text for spot in row)} |" for row in sheet.rows]

    return _text(pieces, title, show)


def lines(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with every cell on a line of its own; a blank cell leaves an empty line."""

    def show(sheet: Sheet) -> list[str]:
        return [spot.text for row in sheet.rows for spot in row]

    return _text(pieces, title, show)


def _text(pieces: Sequence[Piece], title: str, show: Callable[[Sheet], list[str]]) -> bytes:
    written = [title, ""]
    for piece in pieces:
        match piece:
            case Heading():
                written.append(piece.number + piece.title)
            case Paragraph():
                written.append(f"    {piece.text}")
            case Sheet():
                written.extend(show(piece))
    return ("\n".join(written) + "\n").encode()
