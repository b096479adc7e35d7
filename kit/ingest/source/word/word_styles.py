"""The styles of a Word file, as far as they decide what is printed: numbering and hidden text."""

from __future__ import annotations

from dataclasses import dataclass

from kit.ingest.source.xml_parts import Element, child, is_on, value, whole

_BODY = 9
"""The level of the outline that is none: body text."""


@dataclass(frozen=True, slots=True)
class NumberedAs:
    """The list and the level that a paragraph or a style names; None where it names none."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself, and which style it rests on."""

    parent: str
    numbered: NumberedAs
    is_hidden: bool | None
    is_heading: bool | None


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


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for each in () if root is None else root.iterfind("{*}style"):
            style_id = value(each, "styleId")
            hidden = is_on(child(each, "rPr"), "vanish")
            parent = value(child(each, "basedOn"))
            properties = child(each, "pPr")
            numbered, heading = numbered_as(properties), is_outlined(properties)
            self._styles[style_id] = Style(parent, numbered, hidden, heading)
            if value(each, "type") == "paragraph" and value(each, "default") in ("1", "true", "on"):
                self.default = style_id

    def chain(self, style_id: str) -> list[tuple[str, Style]]:
        """Return a style and those it rests on, nearest first."""
        found: dict[str, Style] = {}
        while style_id in self._styles and style_id not in found:
            found[style_id] = self._styles[style_id]
            style_id = found[style_id].parent
        return list(found.items())

    def is_hidden(self, style_id: str) -> bool:
        """Whether text in a style is hidden."""
        told = (style.is_hidden for _, style in self.chain(style_id) if style.is_hidden is not None)
        return next(told, False)

    def is_heading(self, properties: Element | None) -> bool:
        """Whether a paragraph with these properties is a heading, by its own word or its style's."""
        own = is_outlined(properties)
        style_id = value(child(properties, "pStyle"), default=self.default)
        told = (style.is_heading for _, style in self.chain(style_id) if style.is_heading is not None)
        return next(told, False) if own is None else own
