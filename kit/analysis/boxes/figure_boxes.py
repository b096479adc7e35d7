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
_FIGURE, _LAST = "104px", "42px"
"""How wide a box is, and last year's figure within it."""


class FigureBoxes:
    """The boxes of a table by address; `tell` hears the address and the text of each that was changed."""

    def __init__(self, report: Report, section: str, tell: Callable[[str, str], None]) -> None:
        self._tell = tell
        laid = layout(report.form, section)
        slots = list(chain.from_iterable(laid.rows))
        shared = widgets.Layout(width="auto", margin="0")
        sample = widgets.Text(layout=shared, style={"description_width": _LAST})
        self._like = {"layout": shared, "style": sample.style}
        sample.close()
        self.boxes: dict[str, Any] = {}
        self._called: dict[str, str] = {}
        children = [self._box(report, slot, slot.cell) if slot.cell else _head(slot) for slot in slots]
        self.widget = widgets.GridBox(children, layout=widgets.Layout(grid_template_columns=_columns(laid)))
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

    def _box(self, report: Report, slot: Slot, cell: Cell) -> Any:
        before = last_shown(report, cell)
        like = self._like
        if slot.colspan > 1:
            like = {**like, "layout": widgets.Layout(width="auto", margin="0", grid_area=_area(slot))}
        box = widgets.Text(
            value=shown(report, cell.address),
            description=before or " ",
            disabled=cell.address in report.computed,
            continuous_update=False,
            **like,
        )
        box.observe(lambda change: self._tell(cell.address, change["new"]), "value")
        self.boxes[cell.address] = box
        self._called[cell.address] = f"{cell.label}，上年 {before}" if before else cell.label
        return box


def shown(report: Report, address: str) -> str:
    """Return the characters that a box shows of a cell."""
    return show(report.figures[address], report.form.cells[address].column.kind)


def _head(slot: Slot) -> Any:
    label = widgets.Label(slot.label, layout=widgets.Layout(width="auto", grid_area=_area(slot)))
    label.add_class("kit-row" if slot.part is Part.ROW else "kit-head")
    return label


def _area(slot: Slot) -> str:
    """Return where a head stands in the grid; the boxes fill what is left, row by row."""
    return f"{slot.row + 1} / {slot.column + 1} / span {slot.rowspan} / span {slot.colspan}"


def _columns(laid: Layout) -> str:
    stubs = _STUB[-laid.stub :] if laid.stub else ()
    return " ".join((*stubs, f"repeat({laid.width - laid.stub}, minmax(64px, {_FIGURE}))"))
