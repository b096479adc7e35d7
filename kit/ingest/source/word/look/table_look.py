"""What the style and the marks of a Word table say of the text in each of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kit.ingest.source.word.look.run_marks import Marks
from kit.ingest.source.word.look.word_colours import AUTO, PAPER, Palette
from kit.ingest.source.word.look.word_styles import Region, Styles
from kit.ingest.source.xml_parts import Element, child, local, value, whole

_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_CORNERS = {
    "nwCell": ("firstRow", "firstColumn"), "neCell": ("firstRow", "lastColumn"),
    "swCell": ("lastRow", "firstColumn"), "seCell": ("lastRow", "lastColumn"),
}  # fmt: skip
_NAMES = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}


@dataclass(frozen=True, slots=True)
class Around:
    """What text stands in: the marks that a table gives it, and the ground."""

    marks: Marks = field(default_factory=dict)
    ground: str = PAPER


class TableLook:
    """Tells of each cell of a table what its text stands in; the rows must come in their order."""

    def __init__(self, table: Element, styles: Styles, palette: Palette, outer: Around) -> None:
        properties = child(table, "tblPr")
        self._style = styles.of(value(child(properties, "tblStyle")), "table")
        self._palette = palette
        shade = palette.shade(child(properties, "shd"))
        self._ground = outer.ground if shade in (None, AUTO) else str(shade)
        self._looks = _looks(child(properties, "tblLook"))
        parted = self._style.regions.keys() - {"wholeTable"}
        self._rows = list(_rows(table)) if parted else []
        self._parted = bool(parted)
        self._known: dict[str | None, Around] = {}
        """What the cells of a shading stand in where the style parts no regions."""
        self._row = -1
        self._column = 0

    def open_row(self) -> None:
        """Begin a row that is seen."""
        self._row += 1
        self._column = 0

    def cell(self, shading: Element | None, row: Element | None) -> Around:
        """Return what the text of the row's next cell stands in."""
        at = self._column
        self._column += 1
        own = self._palette.shade(shading)
        if self._parted:
            return self._around(own, self._regions(row, at))
        if own not in self._known:
            self._known[own] = self._around(own, ("wholeTable",))
        return self._known[own]

    def _around(self, own: str | None, regions: Iterable[str]) -> Around:
        """Return what text stands in under the regions of the table's style and a cell's own shading."""
        found = Region()
        for name in regions:
            region = self._style.regions.get(name, Region())
            found = Region({**found.marks, **region.marks}, region.shade or found.shade)
        marks = {**self._style.marks, **found.marks}
        shade = found.shade if own is None else own
        return Around(marks, self._ground if shade in (None, AUTO) else str(shade))

    def _regions(self, row: Element | None, at: int) -> Iterator[str]:
        yield "wholeTable"
        cells = [each for each in (() if row is None else row) if local(each) in ("tc", "sdt")]
        holds = {
            "firstRow": self._row == 0,
            "lastRow": row is not None and bool(self._rows) and self._rows[-1] is row,
            "firstColumn": at == 0,
            "lastColumn": at == len(cells) - 1,
        }
        held = {name for name, here in holds.items() if here and self._looks.get(name)}
        yield from self._bands(at)
        yield from (name for side, name in _NAMES.items() if side in held)
        yield from (corner for corner, sides in _CORNERS.items() if held.issuperset(sides))

    def _bands(self, at: int) -> Iterator[str]:
        for kind, place, heads in (("Vert", at, "firstColumn"), ("Horz", self._row, "firstRow")):
            if self._looks.get(kind):
                name = "tblStyleColBandSize" if kind == "Vert" else "tblStyleRowBandSize"
                size = max(whole(self._style.bands.get(name, "1")), 1)
                place -= bool(self._looks.get(heads))
                if place >= 0:
                    yield f"band{1 + place // size % 2}{kind}"


def _looks(look: Element | None) -> dict[str, bool]:
    """Return which parts of its style a table asks for, in the newer or the older way of writing."""
    written = value(look)
    bits = int(written, 16) if written.isalnum() and written.isascii() and _is_hex(written) else 0

    def on(name: str, bit: int) -> bool:
        said = value(look, name)
        return said in ("1", "true", "on") if said else bool(bits & bit)

    found = {name: on(name, bit) for name, bit in _LOOKS.items()}
    return found | {"Horz": not on("noHBand", 0x200), "Vert": not on("noVBand", 0x400)}


def _is_hex(written: str) -> bool:
    return len(written) <= 8 and all(char in "0123456789abcdefABCDEF" for char in written)


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if local(each) == "tr":
            yield each
        elif local(each) not in ("tbl", "tblPr", "tblGrid"):
            yield from _rows(each)
