"""What an Excel sheet shows besides its cells: pictures, charts, text boxes, controls, head and foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.ingest.source.archive import Package
from kit.ingest.source.comments import comments
from kit.ingest.source.excel.excel_places import Area, name
from kit.ingest.source.excel.excel_regions import Related
from kit.ingest.source.printed import Unread
from kit.ingest.source.xml_parts import Element, child, children, local, value, whole

_PICTURES, _CHART, _SHAPE, _CONTROL, _OBJECT = (
    "图片",
    "图表",
    "图形里的字",
    "输入框或下拉框",
    "嵌在里面的对象",
)
_COMMENTS = "comments"
_SHAPES = ("pic", "sp", "graphicFrame", "grpSp", "cxnSp", "contentPart")
_USUAL = (190_500, 609_600)
"""How high a row and how wide a column is as a rule, in the units of drawings."""
_MOST_WORDS = 20
_CODES = re.compile(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f+-]{6}|[A-Z])', re.ASCII)
_WORDS = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Shapes:
    """What stands over the cells of a sheet: what is not read, which areas are covered; its head and foot."""

    unread: tuple[Unread, ...] = ()
    covers: tuple[Area, ...] = ()
    around: tuple[str, ...] = ()

    def cover(self, cell: Area) -> bool:
        """Whether something covers a cell, or runs across it."""
        return any(
            cell[0] < each[2] and each[0] < cell[2] and cell[1] < each[3] and each[1] < cell[3]
            for each in self.covers
        )


def shapes(package: Package, related: Related, sheet: Element, title: str) -> Shapes:
    """Return what a sheet shows besides its cells."""
    place = f"工作表“{title}”"
    unread: list[Unread] = []
    covers: list[Area] = []
    drawings = [target for kind, target in related.values() if kind == "drawing"]
    for target in drawings:
        if target in package and child(sheet, "drawing") is not None:
            for anchor in package.parse(target):
                _add(anchor, place, unread, covers)
    for found, what in (("control", _CONTROL), ("oleObject", _OBJECT)):
        unread += [Unread(what, place)] * (next(sheet.iter(f"{{*}}{found}"), None) is not None)
    for kind, target in related.values():
        if kind == _COMMENTS and target in package:
            unread += comments(package.parse(target), place)
    texts = list(_around(sheet))
    if any("&G" in text for text in texts):
        unread.append(Unread(_PICTURES, f"{place}的页眉页脚"))
    words = (_CODES.sub("", text).strip() for text in texts)
    return Shapes(tuple(unread), tuple(covers), tuple(text for text in words if _WORDS.search(text)))


def _around(sheet: Element) -> Iterator[str]:
    """Yield the head and the foot of the pages on which a sheet prints."""
    for each in children(sheet, "headerFooter"):
        yield each.text or ""


def _add(anchor: Element, place: str, unread: list[Unread], covers: list[Area]) -> None:
    """Note what an anchor holds, and the cells that it covers."""
    shape = next((each for each in _within(anchor) if local(each) in _SHAPES), None)
    if shape is None or _is_hidden(shape):
        return
    where = _area(anchor)
    spot = f"{place}{name(where[:2])}" if where else place
    text = "".join(each.text or "" for each in shape.iter("{*}t")).strip()
    kind = local(shape)
    holds_picture = kind == "pic" or next(shape.iter("{*}pic"), None) is not None
    if holds_picture:
        unread.append(Unread(_PICTURES, spot))
    elif next(shape.iter("{*}chart"), None) is not None:
        unread.append(Unread(_CHART, spot))
    elif text:
        told = text[:_MOST_WORDS] + "…" * (len(text) > _MOST_WORDS)
        unread.append(Unread(f"{_SHAPE}“{told}”", spot))
    elif kind in ("graphicFrame", "contentPart"):
        unread.append(Unread("图形", spot))
    if where and (holds_picture or kind in ("graphicFrame", "cxnSp", "contentPart") or not _is_clear(shape)):
        covers.append(where)


def _within(anchor: Element) -> Iterator[Element]:
    """Yield what an anchor holds; of alternatives, what the first reads."""
    for each in anchor:
        if local(each) == "AlternateContent":
            yield from children(each, "Choice")
        else:
            yield each


def _is_hidden(shape: Element) -> bool:
    return any(value(each, "hidden") in ("1", "true") for each in shape.iter("{*}cNvPr"))


def _is_clear(shape: Element) -> bool:
    """Whether one sees through a shape: a ring around a number."""
    return child(child(shape, "spPr"), "noFill") is not None


def _area(anchor: Element) -> Area | None:
    """Return the cells that an anchor covers by half or more; those it only touches it does not cover."""
    start, end, size = child(anchor, "from"), child(anchor, "to"), child(anchor, "ext")
    if start is None:
        return None
    first = [_step(start, axis) for axis in (0, 1)]
    if end is not None:
        last = [_step(end, axis) for axis in (0, 1)]
    elif size is not None:
        spans = [whole(value(size, key)) for key in ("cy", "cx")]
        last = [at + span / usual for at, span, usual in zip(first, spans, _USUAL, strict=True)]
    else:
        last = first
    edges = [_covered(at, to) for at, to in zip(first, last, strict=True)]
    return edges[0][0], edges[1][0], edges[0][1], edges[1][1]


def _step(corner: Element, axis: int) -> float:
    """Return how many rows or columns stand before a corner, with the share of the one it lies in."""
    cell, offset = (("row", "rowOff"), ("col", "colOff"))[axis]
    steps = [child(corner, each) for each in (cell, offset)]
    before, within = (whole(((each.text or "") if each is not None else "").strip()) for each in steps)
    return before + min(within / _USUAL[axis], 0.99)


def _covered(first: float, last: float) -> tuple[int, int]:
    """Return the first of the rows or columns that are covered, from 1, and the one behind the last."""
    start, end = round(first) + 1, round(last) + 1
    return (start, end) if end > start else (int(first) + 1, int(first) + 2)
