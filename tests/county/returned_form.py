"""A form that the county sent out, as a township's clerk fills it in: right, or with one of the usual mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl

from kit.form.cell_value import plain
from kit.form.official_form import PREAMBLE
from kit.form.workbook_labels import ABOUT, WORDS
from kit.office.excel.cell_places import places
from kit.page.content import lines, words_of
from kit.report.report import Report


class ReturnedForm:
    """A workbook into which what a report says is typed. Its totals, and what came filled in, are left alone."""

    def __init__(self, form: Path, report: Report) -> None:
        self.report = report
        self._book = openpyxl.load_workbook(form)
        self._places = places(report.form)
        for address, cell in report.form.cells.items():
            if not (cell.row.equals or cell.column.equals) and self[address] is None:
                self[address] = typed(plain(report.figures[address]))
        self.write(_said(report))

    def __getitem__(self, address: str) -> object:
        place = self._places[address]
        return self._book[place.sheet].cell(place.row + 1, place.column + 1).value

    def __setitem__(self, address: str, value: object) -> None:
        place = self._places[address]
        self._book[place.sheet].cell(place.row + 1, place.column + 1).value = value

    def write(self, words: Mapping[str, str]) -> None:
        """Put words under their headings; "" is the title's."""
        for row in self._book[WORDS].iter_rows(max_col=2):
            heading = "" if row[0].row == 1 else str(row[0].value)
            if words.get(heading):
                row[1].value = words[heading]

    @property
    def said(self) -> str:
        """All that the words say."""
        return "\n".join(
            str(cell.value or "") for (cell,) in self._book[WORDS].iter_rows(min_col=2, max_col=2)
        )

    def replace(self, old: str, new: str) -> None:
        """Replace what the words say, in the first place only."""
        for (cell,) in self._book[WORDS].iter_rows(min_col=2, max_col=2):
            if old in str(cell.value):
                cell.value = str(cell.value).replace(old, new, 1)
                return
        raise ValueError(f"no word of the form holds {old!r}")

    def tell(self, row: int, value: str) -> None:
        """Fill in a row of the sheet that says who reports; rows count from 1."""
        self._book[ABOUT].cell(row, 2).value = value

    def save(self, path: Path) -> None:
        """Save it as the file that comes back."""
        self._book.save(path)


def typed(text: object) -> object:
    """Return what a person types for a value: an amount is a number too."""
    return float(text) if isinstance(text, str) and text.replace(".", "").isdigit() else text


def _said(report: Report) -> dict[str, str]:
    found = {}
    for section in (PREAMBLE, *(section.id for section in report.form.sections)):
        own = "" if section == PREAMBLE else report.form.section(section).heading
        for subheading, words in words_of(report, section):
            found[subheading or own] = "\n".join(lines(words))
    return found
