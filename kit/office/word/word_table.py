"""A statutory table as WordprocessingML: every merge as on the page, columns of fixed width, thin rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from docx.oxml.ns import nsdecls

from kit.form.cell_value import Value
from kit.office.column_widths import BEFORE_LABEL, NORMAL, SMALL, even, table_type, widths
from kit.page.grid import Grid, Slot

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_RULES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_TWIPS = 20
"""The twips of a point."""
_STYLES = {SMALL: "TableTextSmall", NORMAL: "TableText"}


@dataclass(frozen=True, slots=True)
class _Size:
    """A size of type: its paragraph style, its em in twips, and the margins inside a cell in twips."""

    style: str
    em: int
    across: int
    along: int

    @classmethod
    def of(cls, table: Grid) -> _Size:
        type_ = table_type(table)
        size, across, along = (round(_TWIPS * points) for points in (type_.size, type_.across, type_.along))
        return cls(_STYLES[type_], size, across, along)


def table_xml(table: Grid, figures: Mapping[str, Value], caption: str, width: int) -> str:
    """Return a `w:tbl` that is `width` twips wide. A blank cell is empty; `caption` is for screen readers."""
    size = _Size.of(table)
    return _Writer(table, figures, size, _whole(widths(table, width / size.em), width)).table(caption)


def _whole(parts: Sequence[float], width: int) -> list[int]:
    """Return widths in em as whole twips that add up to `width`."""
    edges = [round(sum(parts[:count]) / sum(parts) * width) for count in range(len(parts) + 1)]
    return [right - left for left, right in pairwise(edges)]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one table; `columns` are the widths of its columns in twips."""

    table_: Grid
    figures: Mapping[str, Value]
    size: _Size
    columns: Sequence[int]

    def table(self, caption: str) -> str:
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in self.columns)
        along, across = self.size.along, self.size.across
        margins = _sides(top=along, left=across, bottom=along, right=across)
        return (
            f"<w:tbl {nsdecls('w')}><w:tblPr>"
            f'<w:tblW w:w="{sum(self.columns)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{_RULES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar>"
            '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
            ' w:noHBand="0" w:noVBand="0"/>'
            f'<w:tblCaption w:val="{escape(caption)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(map(self.row, range(len(self.table_.rows))))}</w:tbl>"
        )

    def row(self, row: int) -> str:
        """Return a row that is never split over pages, the cells that reach into it from above included."""
        table = self.table_
        here = {slot.column: slot for slots in table.rows[: row + 1] for slot in slots if _reaches(slot, row)}
        cells = "".join(self.cell(here[column], row) for column in sorted(here))
        header = "<w:tblHeader/>" if row < table.header else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"

    def cell(self, slot: Slot, row: int) -> str:
        merged = slot.row != row
        text = "" if merged else slot.printed(self.figures)
        wide = sum(self.columns[slot.column : slot.column + slot.colspan])
        span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
        merge = "<w:vMerge/>" if merged else '<w:vMerge w:val="restart"/>' if slot.rowspan > 1 else ""
        # Rows that belong together stay on one page where it can hold them.
        together = "" if row in self.table_.ends else "<w:keepNext/>"
        side = '<w:jc w:val="left"/>' if slot.left else ""
        run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}{self.margins(slot, text, wide)}'
            f'<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{self.size.style}"/>{together}{side}</w:pPr>{run}</w:p></w:tc>'
        )

    def margins(self, slot: Slot, text: str, wide: int) -> str:
        """Return the margins of a cell that needs its own: room before a label, or lines of even length."""
        em = self.size.em
        if slot.left:
            return f"<w:tcMar>{_sides(left=round(_TWIPS * BEFORE_LABEL))}</w:tcMar>"
        room = int(wide - even(slot, text, (wide - 2 * self.size.across) / em) * em) // 2
        return f"<w:tcMar>{_sides(left=room, right=room)}</w:tcMar>" if room > self.size.across else ""


def _reaches(slot: Slot, row: int) -> bool:
    return slot.row <= row < slot.row + slot.rowspan


def _sides(**twips: int) -> str:
    """Return margins by side, in the order given, which has to be the schema's: top, left, bottom, right."""
    return "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in twips.items())
