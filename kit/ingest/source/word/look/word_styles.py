"""The styles of a Word file, each with all that it rests on, as far as they decide what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.ingest.source.word.look.run_marks import Marks, cascade, run_marks
from kit.ingest.source.word.look.word_colours import Palette
from kit.ingest.source.xml_parts import Element, child, named, value, whole

_BODY = 9
"""The level of the outline that is none: body text."""
_ON = ("1", "true", "on")
_REGIONS = frozenset((
    "wholeTable", "firstRow", "lastRow", "firstCol", "lastCol", "band1Vert", "band2Vert",
    "band1Horz", "band2Horz", "neCell", "nwCell", "seCell", "swCell",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberedAs:
    """The list and the level that a paragraph or a style names; None where it names none."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """What a table's style says of some of its cells: how text looks, and the ground."""

    marks: Marks = field(default_factory=dict)
    shade: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: of numbering, headings, runs, whole paragraphs, and the regions of a table."""

    numbered: NumberedAs = NumberedAs()
    is_heading: bool | None = None
    marks: Marks = field(default_factory=dict)
    layout: Marks = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    bands: Marks = field(default_factory=dict)

    def over(self, parent: Style) -> Style:
        """Return this style on the one that it rests on."""
        regions = dict(parent.regions)
        for name, region in self.regions.items():
            below = regions.get(name, Region())
            shade = below.shade if region.shade is None else region.shade
            regions[name] = Region({**below.marks, **region.marks}, shade)
        return Style(
            parent.numbered if self.numbered.list_id is None else self.numbered,
            parent.is_heading if self.is_heading is None else self.is_heading,
            {**parent.marks, **self.marks},
            {**parent.layout, **self.layout},
            regions,
            {**parent.bands, **self.bands},
        )


_NONE = Style()


def numbered_as(properties: Element | None) -> NumberedAs:
    """Return the numbering that paragraph properties ask for."""
    asked = child(properties, "numPr")
    list_id, level = child(asked, "numId"), child(asked, "ilvl")
    return NumberedAs(
        None if list_id is None else value(list_id), None if level is None else whole(value(level))
    )


def is_outlined(properties: Element | None) -> bool | None:
    """Return whether paragraph properties give a level of the outline, None when they do not say."""
    level = child(properties, "outlineLvl")
    return None if level is None else whole(value(level)) < _BODY


def layout_marks(properties: Mapping[str, Element], palette: Palette) -> dict[str, str]:
    """Return what paragraph properties say of the ground, of an exact line height, and of the left edge."""
    marks: dict[str, str] = {}
    if (ground := palette.shade(properties.get("shd"))) is not None:
        marks["shd"] = ground
    if line := value(spacing := properties.get("spacing"), "line"):
        marks["line"] = line if value(spacing, "lineRule") == "exact" else ""
    indent = properties.get("ind")
    if left := value(indent, "left") or value(indent, "start"):
        marks["left"] = left
    return marks


class Styles:
    """The styles of a file by their ids, and what holds of all its text."""

    def __init__(self, root: Element | None, palette: Palette) -> None:
        self._palette = palette
        self._own: dict[str, tuple[str, Element]] = {}
        self._whole: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        defaults = child(root, "docDefaults")
        self.defaults: Marks = run_marks(child(child(defaults, "rPrDefault"), "rPr"), palette)
        for each in () if root is None else root.iterfind("{*}style"):
            style_id, kind = value(each, "styleId"), value(each, "type")
            self._own[style_id] = kind, each
            if value(each, "default") in _ON:
                self._defaults[kind] = style_id
        self.default = self._defaults.get("paragraph", "")

    def __contains__(self, style_id: str) -> bool:
        return style_id in self._own

    def of(self, style_id: str, kind: str) -> Style:
        """Return a style of a kind with all it rests on; the default of that kind when there is no such."""
        if self._own.get(style_id, ("none", None))[0] not in (kind, ""):
            style_id = self._defaults.get(kind, "")
        return self._resolved(style_id)

    def marks(self, paragraph: Style, properties: Marks, run_style: str, table: Marks) -> dict[str, str]:
        """Return what holds of a run with these properties of its own."""
        styles = (table, paragraph.marks, self.of(run_style, "character").marks)
        return cascade(self.defaults, styles, properties)

    def is_heading(self, properties: Element | None) -> bool:
        """Whether a paragraph with these properties is a heading, by its own word or its style's."""
        own = is_outlined(properties)
        return bool(self.of_paragraph(properties).is_heading if own is None else own)

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return the style of a paragraph with these properties."""
        return self.of(value(child(properties, "pStyle")), "paragraph")

    def _resolved(self, style_id: str) -> Style:
        if style_id in self._whole:
            return self._whole[style_id]
        line: dict[str, Element] = {}
        while style_id in self._own and style_id not in self._whole and style_id not in line:
            line[style_id] = self._own[style_id][1]
            style_id = value(child(line[style_id], "basedOn"))
        found = self._whole.get(style_id, _NONE)
        for each, element in reversed(line.items()):
            found = self._whole[each] = _style(element, self._palette).over(found)
        return found


def _style(element: Element, palette: Palette) -> Style:
    properties = child(element, "pPr")
    regions = {"wholeTable": _region(element, palette)} if value(element, "type") == "table" else {}
    for each in element.iterfind("{*}tblStylePr"):
        if (name := value(each, "type")) in _REGIONS:
            regions[name] = _region(each, palette)
    table = child(element, "tblPr")
    sizes = {name: value(child(table, name)) for name in ("tblStyleRowBandSize", "tblStyleColBandSize")}
    return Style(
        numbered_as(properties),
        is_outlined(properties),
        run_marks(child(element, "rPr"), palette),
        layout_marks(named(properties), palette),
        regions,
        {name: size for name, size in sizes.items() if size},
    )


def _region(element: Element, palette: Palette) -> Region:
    shade = palette.shade(child(child(element, "tcPr"), "shd"))
    if shade is None:
        shade = palette.shade(child(child(element, "tblPr"), "shd"))
    return Region(run_marks(child(element, "rPr"), palette), shade)
