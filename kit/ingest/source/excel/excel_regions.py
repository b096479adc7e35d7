"""The areas of a sheet that parts of their own govern: styled tables, pivot tables still to be reckoned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.ingest.source.archive import Package
from kit.ingest.source.excel.excel_places import Area, At, area, within
from kit.ingest.source.xml_parts import Element, child, value, whole

Related = Mapping[str, tuple[str, str]]
"""The kinds and names of the parts that a sheet relates to, by id."""

_DARK = "TableStyleDark"
"""How the names of the styles begin that colour a whole table; others colour its first and last row."""


@dataclass(frozen=True, slots=True)
class Regions:
    """`coloured` are areas whose ground a table's style gives, `stale` those with results that are old."""

    coloured: tuple[Area, ...] = ()
    stale: tuple[Area, ...] = ()

    def is_coloured(self, place: At) -> bool:
        """Whether a style that is not read colours the ground of a cell."""
        return any(within(place, each) for each in self.coloured)


def regions(package: Package, related: Related) -> Regions:
    """Return the regions of a sheet that relates to these parts."""
    coloured: list[Area] = []
    stale: list[Area] = []
    for kind, target in related.values():
        if kind == "table" and target in package:
            coloured += _coloured(package.parse(target))
        elif kind == "pivotTable" and target in package and _is_stale(package, target):
            where = area(value(child(package.parse(target), "location"), "ref"))
            stale += [where] if where else []
    return Regions(tuple(coloured), tuple(stale))


def _coloured(table: Element) -> list[Area]:
    where, style = area(value(table, "ref")), value(child(table, "tableStyleInfo"), "name")
    if where is None or not style:
        return []
    if style.startswith(_DARK):
        return [where]
    top, left, bottom, right = where
    heads = whole(value(table, "headerRowCount", "1"))
    sums = whole(value(table, "totalsRowCount", "0"))
    return [(top, left, top + heads, right), (bottom - sums, left, bottom, right)]


def _is_stale(package: Package, pivot: str) -> bool:
    """Whether a pivot table is to be reckoned anew when the file is opened."""
    caches = (target for kind, target in package.related(pivot).values() if kind == "pivotCacheDefinition")
    return any(
        value(package.parse(target), "refreshOnLoad") in ("1", "true")
        for target in caches
        if target in package
    )
