"""A report's figures to change by clicking: checked as soon as a box is left, written back by a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Set
from html import escape
from typing import Any, Protocol

import ipywidgets as widgets

from kit.analysis.at_work.report_face import findings_list
from kit.analysis.boxes.box_marks import ERROR, REFUSED, WARNING, BoxMarks
from kit.analysis.boxes.figure_boxes import FigureBoxes, says
from kit.analysis.boxes.figures_beside import FiguresBeside
from kit.analysis.boxes.typed_figure import typed
from kit.base.errors import KitError
from kit.base.finding import Findings, Severity
from kit.checks.summary import verdict
from kit.form.cell_value import UnreadableError
from kit.page.templating import style_sheet
from kit.report.report import Report

_CLASSES = {Severity.ERROR: ERROR, Severity.WARNING: WARNING}
_WRITTEN, _SINCE = "已写回。", "写回以后又改过，改的还没有写回。"
_HINT = (
    "每格左边灰色的是上年。空着就是没有填，没有发生写 0；灰底的合计文件里没有写，由程序算出。"
    "改了一格，离开那一格就重新核对。"
)


class AtWork(Protocol):
    """A report that can be changed, and what the check says of it."""

    @property
    def report(self) -> Report:
        """The report as it stands."""

    @property
    def found(self) -> Findings:
        """What the check found."""

    @property
    def unsaved(self) -> str:
        """How much was changed and not written, in words; "" when nothing was."""

    @property
    def news(self) -> str:
        """What there was to say when it was last saved or opened again; "" when nothing."""

    def set(self, place: str, value: object) -> object:
        """Change a value. Raises InputError for one that no file may hold."""

    def save(self) -> object:
        """Write the changes. Raises KitError when they cannot be written."""

    def watch(self, tell: Callable[[], None]) -> None:
        """Have `tell` called after every change."""


class FillingForm:
    """The form of a report: `catch_up` when it is shown, then it tells of every change, whoever makes it."""

    def __init__(self, mine: AtWork) -> None:
        self._mine = mine
        self.refused: dict[str, str] = {}
        form = mine.report.form
        self.tables = {name: FigureBoxes(mine.report, name, self._changed) for name in form.tables}
        self._tabs = widgets.Tab([each.widget for each in self.tables.values()])
        for each in self.tables.values():
            each.widget.layout.max_height, each.widget.layout.overflow = "470px", "auto"
        self.marks = BoxMarks()
        self.button = widgets.Button(description="写回数据文件", button_style="primary")
        self.button.on_click(self._save)
        self.notes = self._state, self._told, self._findings = [widgets.HTML() for _ in range(3)]
        self._said = ""
        style = widgets.HTML(f"<style>{style_sheet('lab.css')}{style_sheet('filling.css')}</style>")
        bar = widgets.HBox([self.button, self._told])
        bar.add_class("kit-bar")
        self.widget = widgets.VBox([style, self.marks.widget, self._state, self._tabs, bar, self._findings])
        self.widget.add_class("kit-filling")
        mine.watch(self.refresh)

    def catch_up(self) -> None:
        """Show in the boxes what the report holds now, and what there is to say; the form is shown again."""
        for each in self.tables.values():
            each.catch_up(self._mine.report, self.refused)
        self._said = self._mine.news
        self.refresh()

    def refresh(self) -> None:
        """Tell how the report stands, and what the check says of it."""
        report, found = self._mine.report, self._mine.found
        refusals = dict(self.refused)
        for each in self.tables.values():
            each.refresh(report)
            refusals |= {a: _stale(report, a, now) for a, now in each.stale(report, self.refused).items()}
        marks = _marks(found, refusals)
        self.marks.show(marks, _told(found, refusals))
        counts = Counter(address.partition(".")[0] for address in marks)
        for place, name in enumerate(self.tables):
            heading = report.form.section(name).heading
            self._tabs.set_title(place, f"{heading}（{counts[name]} 格）" if counts[name] else heading)
        self._state.value = (
            f"<p><strong>{escape(report.title)}</strong>{escape(self._mine.unsaved)}</p><p>{_HINT}</p>"
        )
        self._told.value = f"<p>{escape(self._said)}</p>" if self._said else ""
        self._findings.value = _refusals(refusals) + _findings(found)

    def _changed(self, address: str, text: str) -> None:
        report = self._mine.report
        self.refused.pop(address, None)
        if self._said.startswith(_WRITTEN):  # also of what the browser sent on only after the button
            self._said = _SINCE
        if says(text, report, address):
            self.refresh()
            return
        cell = report.form.cells[address]
        try:
            self._mine.set(address, typed(text, cell, report.form))
        except UnreadableError as error:
            self._refuse(address, f"{error.what}，没有写入。{error.remedy}。")
        except KitError as error:
            self._refuse(address, str(error))

    def _refuse(self, address: str, why: str) -> None:
        self.refused[address] = f"{self._mine.report.form.cells[address].label}：{why}"
        self.refresh()

    def _save(self, _: object) -> None:
        try:
            self._mine.save()
            self._said = f"{_WRITTEN}{self._mine.news}"
        except KitError as error:
            self._said = str(error)
        if self.refused:
            self._said += f"有 {len(self.refused)} 格读不准，没有写入。"
        self.refresh()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        bundle: dict[str, Any] = self.widget._repr_mimebundle_()
        plain = FiguresBeside(self._mine.report)
        return bundle | {"text/html": plain._repr_html_(), "text/plain": repr(plain)}


def _marks(found: Findings, refused: Collection[str]) -> Mapping[str, Set[str]]:
    """Return how each cell is marked: by the gravest severity of the findings on it, and as refused."""
    marks: dict[str, set[str]] = {}
    for each in found.open:  # errors first
        for address in each.cells:
            marks.setdefault(address, {_CLASSES[each.severity]})
    for address in refused:
        marks.setdefault(address, set()).add(REFUSED)
    return marks


def _stale(report: Report, address: str, now: str) -> str:
    """Return what is told of a box that shows something else than the report holds."""
    told = f"别处改成 {now}" if now else "别处改成空"
    return f"{report.form.cells[address].label}：{told}，以它为准；框里还是旧的，重新运行这一格就换。"


def _told(found: Findings, refused: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Return what there is to say of each cell: why it was refused, and the findings on it."""
    told = {address: [why] for address, why in refused.items()}
    for each in found.open:
        for address in each.cells:
            told.setdefault(address, []).append(f"{each.severity.word}：{each.message}")
    return told


def _findings(found: Findings) -> str:
    return f'<div class="summary"><p>{escape(verdict(found))}</p>{findings_list(found.open)}</div>'


def _refusals(refused: Mapping[str, str]) -> str:
    items = "".join(f"<li>{escape(each)}</li>" for each in refused.values())
    return f'<ul class="kit-refusals">{items}</ul>' if items else ""
