"""One report at work in a notebook: its findings, figures beside last year's, changed, rechecked, saved."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self, SupportsIndex

import pandas as pd

from kit.analysis.boxes.figures_beside import FiguresBeside
from kit.analysis.report_face import face
from kit.analysis.tidy_tables import EXACT, TEXT, WHOLE, column
from kit.analysis.write_back import write_back
from kit.base.errors import InputError, KitError, Problem
from kit.base.files import File, read_file
from kit.base.finding import Findings
from kit.base.guard import guard
from kit.base.strict_yaml import parse_yaml
from kit.base.strings import quoted
from kit.cases.trace import read_record
from kit.checks.confront import confront
from kit.checks.settling import settled_text
from kit.checks.summary import verdict
from kit.editing.leaves import Leaf, Leaves, Place, leaves
from kit.editing.rewriting import rewritten
from kit.form.cell_value import number
from kit.form.official_form import Form
from kit.report.catalogue import last_file
from kit.report.narrative import render
from kit.report.parameters import report_of
from kit.report.places.finding_file import find_file
from kit.report.report import Report
from kit.report.schema import known_names

if TYPE_CHECKING:
    from kit.analysis.boxes.filling_form import FillingForm

_FIGURES, _WORDS = "figures", "narrative"


def open_report(words: str) -> OpenReport:
    """Open the report that a path or names mean, as `parameters_file` takes them: 安皋镇, wolong/angao/2024.

    Raises InputError when there is none, or its file cannot be used.
    """
    return OpenReport(find_file(words))


class OpenReport:
    """A report's parameters file, open: what is changed stays here until `save`."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()  # whatever folder the notebook goes to
        self._source, self._last = read_file(path), last_file(path)
        self._text = self._before = self._source.text()
        self._report = self._checked(self._text)
        self._watchers: list[Callable[[], None]] = []
        self._form: FillingForm | None = None

    @property
    def report(self) -> Report:
        """The report as it stands now; `kit.sections(mine.report)` shows it."""
        return self._report

    @property
    def findings(self) -> pd.DataFrame:
        """What a person has to look at, by the numbers that `accept` takes."""
        found = list(self.found.open)
        table = {
            "severity": column([each.severity.word for each in found], TEXT),
            "rule": column([each.rule for each in found], TEXT),
            "place": column([each.place for each in found], TEXT),
            "message": column([each.message for each in found], TEXT),
            "quote": column([each.quote for each in found], TEXT),
            "cells": column([" ".join(each.cells) for each in found], TEXT),
        }
        return pd.DataFrame(table).set_index(pd.RangeIndex(1, len(found) + 1, name="number"))

    def compare(self, section: str = "") -> pd.DataFrame:
        """Return every cell, or those of one table: this year's figure, last year's, the change.

        Indexed by the cells' names, which `set` takes. Counts are in 件, money is exact, in 元; <NA> where a
        figure is blank, or last year's report is not known or lacks the cell.
        """
        report, last = self._report, self._report.last
        cells = {a: cell for a, cell in report.form.cells.items() if section in ("", cell.section.id)}
        if not cells:
            raise KitError(f"没有{quoted(section)}这张表。有 {'、'.join(report.form.tables)}。")
        this = [number(report.figures[address]) for address in cells]
        before = [number(last.figures.get(address)) if last else None for address in cells]
        by = [None if a is None or b is None else a - b for a, b in zip(this, before, strict=True)]
        kind = EXACT if any(isinstance(each, Decimal) for each in (*this, *before)) else WHOLE
        labels = [" · ".join(node.label for node in cell.rows[-2:]) for cell in cells.values()]
        table = {
            "row": column(labels, TEXT),
            "column": column([cell.column.label for cell in cells.values()], TEXT),
            "this": column(this, kind),
            "last": column(before, kind),
            "by": column(by, kind),
        }
        return pd.DataFrame(table).set_index(pd.Index(list(cells), name="cell"))

    def set(self, place: str, value: object) -> Self:
        """Change one figure, fact or passage, by its place in the file; None blanks it. Checks anew at once.

        `requests.received.natural` is short for `figures.requests.received.natural`. Raises InputError for a
        place or a value that no file may have; the report then stays as it was.
        """
        at = self._place(place)
        return self._take(
            rewritten(self._text, {at: self._plain(at, value)}, self._report.form, self._order())
        )

    def accept(self, number: int, reason: str) -> Self:
        """Settle the warning of this number, with the reason. Raises KitError for any other."""
        text, _ = settled_text(self._file(self._text), self._last, [number], reason)
        return self._take(text)

    def form(self) -> FillingForm | FiguresBeside:
        """Return the tables as boxes to fill by clicking; without ipywidgets as tables to look at."""
        if find_spec("ipywidgets") is None:
            return FiguresBeside(self._report)
        from kit.analysis.boxes.filling_form import FillingForm

        self._form = self._form or FillingForm(self)
        return self._form

    def cases(self, cell: str) -> pd.DataFrame:
        """Return the numbers of the cases that make up a cell, a total too, as the ledger was last counted.

        Raises KitError for a cell that is not of tables three and four, and where no ledger was counted.
        """
        record = read_record(self._path)
        if record is None:
            raise KitError(f"{self._source.name} 还没有用台账计过数。请先运行 kit tally 并写明台账文件。")
        return pd.DataFrame({"number": column(record.numbers(cell), TEXT)})

    def diff(self) -> pd.DataFrame:
        """Return what was changed since the file was opened or saved, by place."""
        before, after = self._leaves(self._before), self._leaves(self._text)
        moved = [p for p in dict.fromkeys((*before, *after)) if before.get(p) != after.get(p)]
        table = {
            "before": pd.array([before.get(each, pd.NA) for each in moved], dtype="object"),
            "after": pd.array([after.get(each, pd.NA) for each in moved], dtype="object"),
        }
        return pd.DataFrame(table, index=pd.Index([".".join(each) for each in moved], name="place"))

    def save(self) -> Self:
        """Write the changes into the file, remarks and order kept; what stood there is kept as a version.

        Raises KitError when somebody else has changed the file since it was opened; nothing is written then.
        """
        if self._text == self._before:
            return self
        self._source, self._before = write_back(self._path, self._source, self._text), self._text
        self._tell()
        return self

    def watch(self, tell: Callable[[], None]) -> None:
        """Have `tell` called whenever something was changed or saved."""
        self._watchers.append(tell)

    @property
    def found(self) -> Findings:
        """Everything that the check found, with what passed."""
        return confront(self._report)

    @property
    def unsaved(self) -> str:
        """How much was changed and is not written, in words; "" when nothing was."""
        moved = len(self.diff())
        return f"（改了 {moved} 处，还没有写回）" if moved else ""

    def __repr__(self) -> str:
        return f"{self._report.title}：{verdict(self.found)}{self.unsaved}"

    def _repr_html_(self) -> str:
        lines = f"数据文件：{self._source.name}{self.unsaved}", verdict(self.found)
        return face(self._report.title, lines, self.found.open)

    def _take(self, text: str) -> Self:
        self._report, self._text = self._checked(text), text
        self._tell()
        return self

    def _tell(self) -> None:
        for each in self._watchers:
            each()

    def _checked(self, text: str) -> Report:
        with guard(self._source.name):
            report = report_of(self._file(text), self._last)
            render(report)  # raises for a look-up that names nothing
        return report

    def _file(self, text: str) -> File:
        return File(self._source.name, text.encode())

    def _leaves(self, text: str) -> Leaves:
        return leaves(parse_yaml(text, "").value, self._report.form)

    def _place(self, place: str) -> Place:
        form = self._report.form
        parts = tuple(place.split("."))
        if place in form.cells:
            return (_FIGURES, *parts)
        if parts[0] == _FIGURES and ".".join(parts[1:]) in form.cells:
            return parts
        known = known_names(form)(())
        if parts[0] in known and parts[0] not in (_FIGURES, "accepted", "tallied"):
            return parts
        near = "、".join(get_close_matches(place.removeprefix(f"{_FIGURES}."), form.cells, n=3))
        remedy = f"相近的有 {near}" if near else "表里的格见 compare() 的左列"
        raise InputError(Problem(self._source.name, place, "没有这个位置", remedy))

    def _plain(self, place: Place, value: object) -> Leaf:
        """Return a value as the file holds it: what pandas and numpy count with is none of Python's ints."""
        if value is None or value is pd.NA:
            return None
        if isinstance(value, str):
            return f"{value.rstrip()}\n" if place[0] == _WORDS else value
        if isinstance(value, Decimal):
            return f"{value:f}"
        if isinstance(value, SupportsIndex) and not isinstance(value, bool):
            return operator.index(value)
        if isinstance(value, list):
            return value
        what = f"{quoted(value)}不能写进数据文件"
        remedy = '请写整数或加引号的文字，金额写成 "190.457379" 这样'
        raise InputError(Problem(self._source.name, ".".join(place), what, remedy))

    def _order(self) -> list[Place]:
        return list(_places(self._report.form))


def _places(form: Form) -> Iterator[Place]:
    known = known_names(form)
    for name in known(()):
        if name == _FIGURES:
            yield from ((name, *address.split(".")) for address in form.cells)
        else:
            yield from ((str(name), str(part)) for part in known((name,)))
            yield (str(name),)
