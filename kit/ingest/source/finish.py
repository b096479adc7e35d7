"""The last step for every kind of file: the characters of all its texts as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kit.ingest.source.characters import as_seen, garbled, turned, without_mirror
from kit.ingest.source.flaws import TURNED
from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable, Source
from kit.ingest.source.refusal import RefusedError


def finished(source: Source) -> Source:
    """Return the source in simplified characters, without what mirrors and fonts left; empty lines dropped.

    Whether it is a traditional-character copy is told by all its texts together. Raises RefusedError when
    they are garbled.
    """
    seen = [as_seen(text) for text in _texts(source)]
    if garbled("".join(seen)):
        raise RefusedError(
            "文字是乱码，保存时用错了编码", "请换用原来的文件，或打开看清楚后另存为 .docx 或 UTF-8"
        )
    texts = iter(without_mirror(seen))
    around = tuple(filter(None, (next(texts).strip() for _ in source.around)))
    pieces = tuple(_with(piece, texts) for piece in source.pieces)
    kept = tuple(piece for piece in pieces if isinstance(piece, PrintedTable) or piece.text)
    return replace(source, pieces=kept, around=around)


def _texts(source: Source) -> Iterator[str]:
    yield from source.around
    for piece in source.pieces:
        if isinstance(piece, PrintedTable):
            yield from (cell.text for cell in piece.cells)
        else:
            yield piece.text


def _with(piece: PrintedLine | PrintedTable, texts: Iterator[str]) -> PrintedLine | PrintedTable:
    if isinstance(piece, PrintedLine):
        text = next(texts).strip()
        return replace(piece, text=text, flaw=piece.flaw or (TURNED if turned(text) else ""))
    return replace(piece, cells=tuple(_cell(cell, next(texts)) for cell in piece.cells))


def _cell(cell: PrintedCell, text: str) -> PrintedCell:
    flaw = cell.flaw or (TURNED if turned(text) else "")
    return PrintedCell(text.strip(), cell.row, cell.column, cell.rowspan, cell.colspan, flaw)
