"""What the workbook of this kit tells by its sheets: its words, and the year that they are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.base.strings import narrow
from kit.checks.periods import full_spans
from kit.form.workbook_labels import ABOUT, WORDS, sheet_place
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source
from kit.ingest.tables.naming.stubs import Remark


def is_own_workbook(source: Source) -> bool:
    """Whether a file has the sheets of this kit's workbook that tell who reports and hold the words."""
    sheets = {piece.place for piece in source.pieces if isinstance(piece, PrintedTable)}
    return sheets >= {sheet_place(ABOUT), sheet_place(WORDS)}


def is_word(line: PrintedLine) -> bool:
    """Whether a line of such a workbook stands on the sheet of the words."""
    return line.place.startswith(sheet_place(WORDS))


def of_another_period(lines: Iterable[str], year: int) -> Iterator[Remark]:
    """Yield a remark where a report states the period of another year than `year`, and never its own."""
    years = [told for line in lines for told, _ in full_spans(narrow(line))]
    if years and year not in years:
        yield Remark(f"{years[0]} 年", "统计期限", f"，与年度 {year} 不是同一年，请核对年度有没有写错")
