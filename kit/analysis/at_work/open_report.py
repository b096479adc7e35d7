"""One report at work in a notebook: its findings, figures beside last year's, changed, rechecked, saved."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

import pandas as pd

from kit.analysis.at_work.kept_for_later import Unwritten, keep_unwritten
from kit.analysis.at_work.report_face import face
from kit.analysis.at_work.write_back import write_back
from kit.analysis.boxes.figures_beside import FiguresBeside
from kit.analysis.tidy_tables import TEXT, column, compared
from kit.base.errors import KitError, OutputError
from kit.base.files import File, read_file
from kit.base.finding import Findings
from kit.base.guard import guard
from kit.base.strict_yaml import parse_yaml
from kit.cases.trace import read_record
from kit.checks.confront import confront
from kit.checks.settling import settled_text
from kit.checks.summary import verdict
from kit.editing.leaves import Leaves, leaves
from kit.editing.put_on import PutOn, put_on
from kit.editing.rewriting import rewritten
from kit.editing.settable import leaf_of, place_of, places
from kit.report.catalogue import read_beside
from kit.report.narrative import render
from kit.report.parameters import report_of
from kit.report.report import Report

if TYPE_CHECKING:
    from kit.analysis.boxes.filling_form import FillingForm


class OpenReport:
    """A report's parameters file, open: what is changed stays here until `save`.

    `news` is what there was to say when it was last saved or opened again, as what others changed, or "".
    """

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()  # whatever folder the notebook goes to
        self._source, self._beside = read_file(path), read_beside(path)
        self._text = self._before = self._source.text()
        self._report = self._checked(self._text)
        self.news = ""
        self._one_at_a_time = RLock()  # Jupyter may answer boxes in a thread beside that of the cells
        self._watchers: list[Callable[[], None]] = []
        self._form: FillingForm | None = None
        self._keeps = False  # what is typed on disk, too, until it is written

    @property
    def report(self) -> Report:
        """The report as it stands now; `kit.sections(mine.report)` shows it."""
        return self._report

    @property
    def findings(self) -> pd.DataFrame:
        """What a person has to look at, by the numbers that `accept` takes."""
        numbered = {number: each for number, each in self.found.numbered.items() if each.open}
        found = list(numbered.values())
        table = {
            "severity": column([each.severity.word for each in found], TEXT),
            "rule": column([each.rule for each in found], TEXT),
            "place": column([each.place for each in found], TEXT),
            "message": column([each.message for each in found], TEXT),
            "quote": column([each.quote for each in found], TEXT),
            "cells": column([" ".join(each.cells) for each in found], TEXT),
        }
        return pd.DataFrame(table).set_index(pd.Index(list(numbered), dtype="int64", name="number"))

    def compare(self, section: str = "") -> pd.DataFrame:
        """Return every cell, or those of one table: this year's figure, last year's, the change.

        Indexed by the cells' names, which `set` takes. Counts are in 件, money is exact, in 元; <NA> where a
        figure is blank, or last year's report is not known or lacks the cell.
        """
        return compared(self._report, section)

    def set(self, place: str, value: object) -> Self:
        """Change one figure, fact or passage, by its place in the file; None blanks it. Checks anew at once.

        `requests.received.natural` is short for `figures.requests.received.natural`. Raises InputError for a
        place or a value that no file may have; the report then stays as it was.
        """
        form, file = self._report.form, self._source.name
        at = place_of(place, form, file)
        leaf = leaf_of(None if value is pd.NA else value, at, file)
        with self._one_at_a_time:
            return self._take(rewritten(self._text, {at: leaf}, form, places(form)))

    def accept(self, number: int, reason: str) -> Self:
        """Settle the warning of this number, with the reason. Raises KitError for any other."""
        text, _ = settled_text(self._file(self._text), self._beside, [number], reason)
        return self._take(text)

    def form(self) -> FillingForm | FiguresBeside:
        """Return the tables as boxes to fill by clicking, the same again with what is so now.

        Without ipywidgets as tables to look at.
        """
        if find_spec("ipywidgets") is None:
            return FiguresBeside(self._report)
        from kit.analysis.boxes.filling_form import FillingForm

        if self._form is None:
            self._form = FillingForm(self)
            self._keeps = True
        self._form.catch_up()
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

        What somebody else has changed in the file since it was opened stays. Raises KitError, naming each
        place, where that was changed here too: nothing is written then; the next `save` writes what is here.
        """
        with self._one_at_a_time:
            self.news = ""
            if self._text == self._before:
                return self
            put = self._take_in()
            self._tell()
            if put and put.both:
                raise KitError(f"还没有写。{self.news}")
            if self._text != self._before:
                self._source, self._before = write_back(self._path, self._source, self._text), self._text
                self._tell()
            return self

    def discard(self) -> Self:
        """Drop what was changed and not written; the next `kit.open` reads the file anew."""
        self._form = None
        return self._take(self._before)

    def taken_up(self, left: Unwritten | None = None) -> Self:
        """Go on with what is not written, on the file as it is now; where that cannot be used, as it was.

        That is what is changed here, or what an earlier kernel `left`.
        """
        if left:
            self._source, self._keeps = File(self._source.name, left.before.encode()), True
            self._before, self._text = left.before, left.text
        try:
            self._beside = read_beside(self._path)
            self._take_in()
            self._report = self._checked(self._text)
        except KitError as error:
            self.news = str(error)
        self.news = f"还没有写回的都接着，写 discard() 才放弃。{self.news}"
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

    @property
    def unfinished(self) -> bool:
        """Whether something was typed into its form that is not written, or is no number."""
        return self._keeps and (self._text != self._before or bool(self._form and self._form.refused))

    def __repr__(self) -> str:
        return f"{self._report.title}：{verdict(self.found)}{self.unsaved}"

    def _repr_html_(self) -> str:
        lines = f"数据文件：{self._source.name}{self.unsaved}", self.news, verdict(self.found)
        return face(self._report.title, [each for each in lines if each], self.found.open)

    def _take_in(self) -> PutOn | None:
        """Put what was changed here on the file as it is now; None when nobody else has changed it."""
        source, form = File(self._source.name, read_file(self._path).data), self._report.form
        if source.data == self._source.data:
            return None
        now = source.text()
        try:
            edition = self._checked(now).form.edition
        except KitError as error:
            what = f"{source.name} 打开以后被改得不能用了，没有写；这里改的都还在"
            raise KitError(f"{what}。{error}") from None
        if edition != form.edition:
            raise KitError(f"{source.name} 打开以后被改成了另一版格式，没有写。请核对它的年度。")
        put = put_on(now, self._before, self._text, form)
        self._report = self._checked(put.text)
        self._source, self._before, self._text, self.news = source, now, put.text, put.words(form)
        return put

    def _take(self, text: str) -> Self:
        self._report, self._text = self._checked(text), text
        self._tell()
        return self

    def _tell(self) -> None:
        if self._keeps:
            try:
                keep_unwritten(self._path, Unwritten(self._before, self._text))
            except OutputError as error:
                self.news = f"没有写回的，重启内核以后留不下来。{error}"
        for each in self._watchers:
            each()

    def _checked(self, text: str) -> Report:
        with guard(self._source.name):
            report = report_of(self._file(text), self._beside)
            render(report)  # raises for a look-up that names nothing
        return report

    def _file(self, text: str) -> File:
        return File(self._source.name, text.encode())

    def _leaves(self, text: str) -> Leaves:
        return leaves(parse_yaml(text, "").value, self._report.form)
