"""What the workbook of this kit tells by its sheets: its words, and the year that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.base.folded_text import squeeze
from kit.base.strings import narrow
from kit.checks.periods import full_spans
from kit.form.workbook_labels import ABOUT, CHECKED_SIDES, CHECKS, WORDS, sheet_place
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source
from kit.ingest.tables.naming.stubs import Remark

_OUTCOME = re.compile(r"相符\d+项,不符\d+项")


def is_own_workbook(source: Source) -> bool:
    """Whether a file has the sheets of this kit's workbook that tell who reports and hold the words."""
    sheets = {piece.place for piece in source.pieces if isinstance(piece, PrintedTable)}
    return sheets >= {sheet_place(ABOUT), sheet_place(WORDS)}


def without_checks(source: Source) -> Source:
    """Return a file without the sheet in which this kit's workbook checks itself.

    Of a workbook that was printed, saved as a web page or had its sheets renamed that stands among the rest:
    its own table, or the lines from its outcome on, for it is the last sheet.
    """
    pieces = [piece for piece in source.pieces if not _is_checks(piece)]
    outcome = next((at for at, piece in enumerate(pieces) if _is_outcome(piece)), len(pieces))
    if len(source.pieces) == outcome:
        return source
    return replace(source, pieces=tuple(pieces[:outcome]), around=(*source.around, f"工作簿的“{CHECKS}”表"))


def _is_checks(piece: PrintedLine | PrintedTable) -> bool:
    if isinstance(piece, PrintedLine):
        return False
    return {cell.text.strip() for cell in piece.cells} >= set(CHECKED_SIDES)


def _is_outcome(piece: PrintedLine | PrintedTable) -> bool:
    return isinstance(piece, PrintedLine) and _OUTCOME.match(squeeze(piece.text).text) is not None


def is_word(line: PrintedLine) -> bool:
    """Whether a line of such a workbook stands on the sheet of the words."""
    return line.place.startswith(sheet_place(WORDS))


def of_another_period(lines: Iterable[str], year: int) -> Iterator[Remark]:
    """Yield a remark where a report states the period of another year than `year`, and never its own."""
    years = [told for line in lines for told, _ in full_spans(narrow(line))]
    if years and year not in years:
        yield Remark(f"{years[0]} 年", "统计期限", f"，与年度 {year} 不是同一年，请核对年度有没有写错")
