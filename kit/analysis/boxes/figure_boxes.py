"""The boxes of one statutory table: laid out as the form prints it, last year's figure left of each."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain
from typing import Any

import ipywidgets as widgets
from traitlets import Unicode

from kit.analysis.boxes.box_marks import box_class
from kit.analysis.boxes.figures_beside import last_shown
from kit.analysis.boxes.typed_figure import typed
from kit.form.cell_value import UnreadableError, plain, show
from kit.form.official_form import Cell
from kit.page.grid import Grid, Part, Slot, grid_of
from kit.report.report import Report

_STUB = ("minmax(36px, 72px)", "minmax(48px, 110px)", "minmax(90px, 190px)")
"""How wide the heads of rows are: one for each level, the last the widest."""
_PAIR = "minmax(24px, 42px) minmax(44px, 64px)"
"""How wide last year's figure is, and the box right of it."""


class _Box(widgets.Text):
    """A box whose text the kernel does not send back.

    From what it has once sent to on, ipykernel 7 hears in another thread: the button would overtake a box.
    """

    value = Unicode().tag(sync=True, echo_update=False)


class FigureBoxes:
    """The boxes of a table by address; `tell` hears the address and the text of each that was changed.

    A box that a person types in is hers: nothing is sent to it but by `catch_up`, when the form is shown
    again. Totals that are reckoned follow their parts.
    """

    def __init__(self, report: Report, section: str, tell: Callable[[str, str], None]) -> None:
        self._tell, self._hears = tell, True
        laid = grid_of(report.form, section)
        slots = list(chain.from_iterable(laid.rows))
        self.last: dict[str, Any] = {}
        self.boxes: dict[str, Any] = {}
        place = _Places(laid)
        shared = widgets.Layout(width="auto", margin="0"), widgets.Text().style, widgets.Label().style
        children = list(chain.from_iterable(
            self._pair(report, slot, slot.cell, place, shared) if slot.cell else [_head(slot, place)]
            for slot in slots
        ))  # fmt: skip
        self.widget = widgets.GridBox(children, layout=widgets.Layout(grid_template_columns=place.columns))
        self.widget.add_class("kit-boxes")

    def refresh(self, report: Report) -> None:
        """Show in the boxes that nobody types in what the report holds now."""
        for address, box in self.boxes.items():
            if box.disabled:
                box.value = shown(report, address)

    def catch_up(self, report: Report, refused: Collection[str]) -> None:
        """Show in all boxes what the report holds now; what is `refused` stays as it was typed."""
        self._hears = False
        for address in self.boxes.keys() - set(refused):
            self.boxes[address].value = shown(report, address)
        self._hears = True

    def stale(self, report: Report, refused: Collection[str]) -> dict[str, str]:
        """Return the cells whose box shows something else than the report holds, each with what that is."""
        return {
            address: shown(report, address)
            for address, box in self.boxes.items()
            if not (box.disabled or address in refused or says(box.value, report, address))
        }

    def _pair(
        self, report: Report, slot: Slot, cell: Cell, place: _Places, shared: tuple[Any, Any, Any]
    ) -> tuple[Any, Any]:
        """Return last year's figure and the box of a cell; what they share, the browser is told once."""
        layout, box_style, last_style = shared
        before = last_shown(report, cell)
        wide = layout if slot.colspan == 1 else widgets.Layout(width="auto", grid_area=place.box(slot))
        box = _Box(
            tooltip=f"{cell.label}，上年 {before}" if before else cell.label,
            value=shown(report, cell.address),
            disabled=cell.address in report.computed,
            continuous_update=False,
            layout=wide,
            style=box_style,
        )
        box.add_class(box_class(cell.address))
        if not box.disabled:
            box.observe(lambda change: self._hears and self._tell(cell.address, change["new"]), "value")
        self.boxes[cell.address] = box
        self.last[cell.address] = widgets.Label(before, layout=layout, style=last_style)
        return self.last[cell.address], box


def shown(report: Report, address: str) -> str:
    """Return the characters that a box shows of a cell."""
    return show(report.figures[address], report.form.cells[address].column.kind)


def says(text: str, report: Report, address: str) -> bool:
    """Whether a text in the box of a cell means what the report holds."""
    cell = report.form.cells[address]
    try:
        return typed(text, cell, report.form) == plain(report.figures[address])
    except UnreadableError:
        return False


def _head(slot: Slot, place: _Places) -> Any:
    label = widgets.Label(slot.label, layout=widgets.Layout(width="auto", grid_area=place.head(slot)))
    label.add_class("kit-row" if slot.part is Part.ROW else "kit-head")
    return label


class _Places:
    """Where things stand in the grid of a table: heads and wide boxes; the others fill it row by row.

    A column of numbers takes two of the grid's, last year's and this year's.
    """

    def __init__(self, laid: Grid) -> None:
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
