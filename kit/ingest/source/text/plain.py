"""Reads plain text and Markdown: lines, and tables written with tabs or pipes; a sheet saved with commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kit.base.columns import printed_width
from kit.ingest.source.cut import marked
from kit.ingest.source.decoding import decode
from kit.ingest.source.excel.excel_csv import parting_mark, tables
from kit.ingest.source.flaws import PADDED
from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable, Source
from kit.ingest.source.refusal import refuse_more
from kit.ingest.source.text.wrapped_lines import HAN, NUMBERING, paragraphs

_LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
_BREAKS = re.compile(f"[{_LINE_ENDS}]")
_MARKED = re.compile(rf"^\s{{0,3}}#{{1,6}}(?:\s+|(?={HAN}))")
# Neither side may be a digit: 12** is a masked number, not the end of something bold.
_BOLD = re.compile(r"(?<![\d*])\*\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*\*(?![\d*])")
_BARS = str.maketrans(dict.fromkeys("│┃║｜￨", "|"))
"""What parts cells as pipes do, where a line has several of them."""
_FRAME = re.compile(r"[\s\u2500-\u257f]*[─━═┄┅┈┉][\s\u2500-\u257f]*")
_CORNER = re.compile("[┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]")
"""A line that is drawn around a table or between its rows, and what tells it from one between paragraphs."""
_RULE = re.compile(r":?-+:?")
_INDENTED = re.compile(rf"[一二三四五六]、|[(（]{HAN}{{1,2}}[)）]")
_SENTENCE = "。"
_SEVERAL = r'"([^"\t\n]{0,80}(?:\n[^"\t\n]{0,80}){1,5})"'
_FOLDED = re.compile(rf"(?<![^\t\n]){_SEVERAL}(?=\t)|(?<=\t){_SEVERAL}(?![^\n])")
"""A cell of several lines, as Excel quotes it when a table is copied."""
_BLANK = "|"
"""A cell without a text where each cell has a line and a pipe of its own."""
_WITHOUT_TEXT = (_BLANK, "")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_STOPS = (4, 8)
"""So many letters apart are the places that a tab leads to, as programs show a text."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that tabs or pipes part; `opened` and `closed` tell of a pipe at its either end."""

    number: int
    text: str
    pieces: Sequence[str]
    opened: bool = False
    closed: bool = False

    @property
    def filled(self) -> list[str]:
        return [piece for piece in self.pieces if piece]


def read(data: bytes, name: str) -> Source:
    """Return the lines and tables of a text.

    Raises InputError when the bytes are no text, RefusedError when it has lines and cells without end.
    """
    text = decode(data, name)
    refuse_more(sum(map(text.count, f"{_LINE_ENDS}|\t")))
    mark = parting_mark(text)
    printed = tables(text, mark) if mark else paragraphs(_with_blanks(pieces(_FOLDED.sub(_unfolded, text))))
    found = tuple(printed)
    return Source(name, found if text.endswith("\n") else marked(found))


def _unfolded(cell: re.Match[str]) -> str:
    return (cell[1] or cell[2]).replace("\n", " ")


def pieces(text: str) -> Iterator[PrintedLine | PrintedTable]:
    """Yield the lines of `text`, empty ones among them, and its tables.

    A line that tabs or pipes part into two cells or more is a row of a table, and rows without a line
    between them are one table. What holds one cell is a line, whatever stands around it: pages also
    print one cell a line, each with a pipe of its own.
    """
    rows: list[_Row] = []
    for number, printed in enumerate(_BREAKS.split(text), 1):
        if _FRAME.fullmatch(printed) and (rows or _CORNER.search(printed)):
            continue
        barred = printed.translate(_BARS)
        raw = barred if barred.count("|") > max(printed.count("|"), 1) else printed
        if (bare := raw.strip()) in _WITHOUT_TEXT:
            yield from _gathered(rows)
            rows = []
            yield PrintedLine(bare, f"第 {number} 行")
            continue
        line = _BOLD.sub(r"\1", _MARKED.sub("", raw))
        if row := _row(line, number):
            rows.append(row)
            continue
        yield from _gathered(rows)
        rows = []
        yield from _line(line, number, heading=bool(_MARKED.match(raw)))
    yield from _gathered(rows)


def _with_blanks(found: Iterable[PrintedLine | PrintedTable]) -> Iterator[PrintedLine | PrintedTable]:
    """Yield the pieces; empty lines, and empty cells on lines of their own, count on the line above."""
    held: PrintedLine | PrintedTable | None = None
    for piece in found:
        if not isinstance(piece, PrintedLine) or piece.text not in _WITHOUT_TEXT:
            if held is not None:
                yield held
            held = piece
        elif isinstance(held, PrintedLine):
            blank = bool(piece.text)
            held = replace(held, blanks=held.blanks + blank, empty=held.empty + (not blank))
    if held is not None:
        yield held


def _line(line: str, number: int, *, heading: bool = False) -> Iterator[PrintedLine]:
    words = re.sub(rf"^({NUMBERING.pattern})\t+", r"\1", line.strip().strip("|").strip())
    if words:
        yield PrintedLine(words.replace("\t", " "), f"第 {number} 行", heading=heading)


def _row(line: str, number: int) -> _Row | None:
    """Return a line as a row, None when it holds fewer than two cells."""
    if "|" in line:
        found = [piece.strip() for piece in line.split("|")]
        row = _Row(number, line, found, opened=not found[0], closed=not found[-1])
        return row if len(found) - row.opened - row.closed > 1 else None
    if "\t" not in line:
        return None
    row = _Row(number, line, [piece.strip() for piece in line.split("\t")])
    return None if _is_indented(row) or _is_numbered(row) else row


def _is_indented(row: _Row) -> bool:
    """Whether tabs only indent a sentence or a heading, as some people type their paragraphs."""
    last = row.pieces[-1]
    return row.filled == [last] and (_SENTENCE in last or bool(_INDENTED.match(last)))


def _is_numbered(row: _Row) -> bool:
    return len(row.filled) == 2 and bool(NUMBERING.fullmatch(row.pieces[0]))


def _gathered(rows: Sequence[_Row]) -> Iterator[PrintedLine | PrintedTable]:
    """Yield rows that stand below one another: one table, or lines when no two cells stand side by side."""
    if all(len(row.filled) < 2 for row in rows):
        for row in rows:
            yield from (PrintedLine(text, f"第 {row.number} 行") for text in row.filled)
    elif len(rows) == 1 and _SENTENCE in rows[0].text:
        yield from _line(rows[0].text, rows[0].number)
    else:
        yield PrintedTable(tuple(_cells(rows)), f"第 {rows[0].number} 行起的表", merges=False)


def _cells(rows: Sequence[_Row]) -> Iterator[PrintedCell]:
    """Yield the cells of a table.

    A pipe before the first cell and behind the last frames the row where every row has it (the last row
    may be cut off); where not every row has it, it parts off an empty cell.
    """
    framed = all(row.opened for row in rows)
    ended = all(row.closed for row in rows[:-1])
    padded = {row.number for stop in _STOPS for row in _padded(rows, stop)}
    kept = 0
    for index, row in enumerate(rows):
        found = row.pieces[int(framed) : len(row.pieces) - (ended and row.closed)]
        if index == 1 and all(map(_RULE.fullmatch, found)):
            continue
        for column, piece in enumerate(found):
            yield PrintedCell(piece, kept, column, flaw=PADDED if row.number in padded else "")
        kept += 1


def _padded(rows: Sequence[_Row], stop: int) -> Iterator[_Row]:
    """Yield the rows of values that the eye finds below other columns than their tabs count.

    A second tab behind a short label brings the next number below the first column of the full rows, and then
    the last cell is the blank one. Where a row ends in a tab each cell was printed, and none set by eye.
    """
    if any("|" in row.text or not row.pieces[-1] for row in rows):
        return
    values = [row for row in rows if not any(map(_WORDS.search, row.filled[1:]))]
    full: dict[int, set[tuple[int, ...]]] = {}
    for row in values:
        if len(row.filled) == len(row.pieces):
            full.setdefault(len(row.pieces), set()).add(tuple(_shown(row, stop)))
    lined_up = {count: own.pop() for count, own in full.items() if len(own) == 1}
    for row in values:
        if columns := lined_up.get(len(row.pieces)):
            cells = zip(row.pieces, columns, _shown(row, stop), strict=True)
            found = [(at, shown) for piece, at, shown in cells if piece]
            if all(shown in columns for _, shown in found) and any(at != shown for at, shown in found):
                yield row


def _shown(row: _Row, stop: int) -> Iterator[int]:
    """Yield how far from the left the tab before each cell of a row leads, in letters."""
    at = 0
    for piece in row.text.split("\t"):
        yield at
        at += printed_width(piece)
        at += stop - at % stop
