"""The boxes of one statutory table: laid out as the form prints it, last year's figure left of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain
from typing import Any

import ipywidgets as widgets

from kit.analysis.boxes.figures_beside import last_shown
from kit.base.finding import Severity
from kit.form.cell_value import show
from kit.form.official_form import Cell
from kit.page.layout import Layout, Part, Slot, layout
from kit.report.report import Report

ERROR, WARNING, REFUSED = "kit-error", "kit-warning", "kit-refused"
_CLASSES = {Severity.ERROR: ERROR, Severity.WARNING: WARNING}
_STUB = ("minmax(36px, 72px)", "minmax(48px, 110px)", "minmax(90px, 190px)")
"""How wide the heads of rows are: one for each level, the last the widest."""
_PAIR = "minmax(24px, 42px) minmax(44px, 64px)"
"""How wide last year's figure is, and the box right of it."""


class FigureBoxes:
    """The boxes of a table by address; `tell` hears the address and the text of each that was changed."""

    def __init__(self, report: Report, section: str, tell: Callable[[str, str], None]) -> None:
        self._tell = tell
        laid = layout(report.form, section)
        slots = list(chain.from_iterable(laid.rows))
        self.last: dict[str, Any] = {}
        self.boxes: dict[str, Any] = {}
        self._called: dict[str, str] = {}
        place = _Places(laid)
        shared = widgets.Layout(width="auto", margin="0"), widgets.Text().style, widgets.Label().style
        children = list(chain.from_iterable(
            self._pair(report, slot, slot.cell, place, shared) if slot.cell else [_head(slot, place)]
            for slot in slots
        ))  # fmt: skip
        self.widget = widgets.GridBox(children, layout=widgets.Layout(grid_template_columns=place.columns))
        self.widget.add_class("kit-boxes")

    def refresh(
        self,
        report: Report,
        marks: Mapping[str, Severity],
        refused: Collection[str],
        told: Mapping[str, Sequence[str]],
    ) -> None:
        """Show what the report holds now, mark the cells that findings concern, tell at each what is `told`.

        What is `refused` stays as it was typed.
        """
        for address, box in self.boxes.items():
            if address not in refused:
                box.value = shown(report, address)
            box.tooltip = "\n".join((self._called[address], *told.get(address, ())))
            wanted = {_CLASSES[marks[address]]} if address in marks else set()
            wanted |= {REFUSED} if address in refused else set()
            had = set(box._dom_classes) & {ERROR, WARNING, REFUSED}  # public only as add and remove
            for name in had - wanted:
                box.remove_class(name)
            for name in wanted - had:
                box.add_class(name)

    def _pair(
        self, report: Report, slot: Slot, cell: Cell, place: _Places, shared: tuple[Any, Any, Any]
    ) -> tuple[Any, Any]:
        """Return last year's figure and the box of a cell; what they share, the browser is told once."""
        layout, box_style, last_style = shared
        before = last_shown(report, cell)
        wide = layout if slot.colspan == 1 else widgets.Layout(width="auto", grid_area=place.box(slot))
        box = widgets.Text(
            value=shown(report, cell.address),
            disabled=cell.address in report.computed,
            continuous_update=False,
            layout=wide,
            style=box_style,
        )
        box.observe(lambda change: self._tell(cell.address, change["new"]), "value")
        self.boxes[cell.address] = box
        self.last[cell.address] = widgets.Label(before, layout=layout, style=last_style)
        self._called[cell.address] = f"{cell.label}，上年 {before}" if before else cell.label
        return self.last[cell.address], box


def shown(report: Report, address: str) -> str:
    """Return the characters that a box shows of a cell."""
    return show(report.figures[address], report.form.cells[address].column.kind)


def _head(slot: Slot, place: _Places) -> Any:
    label = widgets.Label(slot.label, layout=widgets.Layout(width="auto", grid_area=place.head(slot)))
    label.add_class("kit-row" if slot.part is Part.ROW else "kit-head")
    return label


class _Places:
    """Where things stand in the grid of a table: heads and wide boxes; the others fill it row by row.

    A column of numbers takes two of the grid's, last year's and this year's.
    """

    def __init__(self, laid: Layout) -> None:
        self._stub = laid.stub
        stubs = _STUB[-laid.stub :] if laid.stub else ()
        self.columns = " ".join((*stubs, f"repeat({laid.width - laid.stub}, {_PAIR})"))

    def head(self, slot: Slot) -> str:
        """Return where a head stands."""
        first, last = self._line(slot.column), self._line(slot.column + slot.colspan)
        return f"{slot.row + 1} / {first} / span {slot.rowspan} / {last}"

    def box(self, slot: Slot) -> str:
        """Return where a box stands, right of last year's figure."""
        first, last = self._line(slot.column) + 1, self._line(slot.column + slot.colspan)
        return f"{slot.row + 1} / {first} / auto / {last}"

    def _line(self, column: int) -> int:
        return column + 1 + max(column - self._stub, 0)
