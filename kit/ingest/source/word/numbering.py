"""The numbers that Word puts before its paragraphs, reckoned as Word does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kit.ingest.source.word.counters import written
from kit.ingest.source.word.look.word_styles import NumberedAs, Styles, numbered_as
from kit.ingest.source.xml_parts import Element, child, is_on, value, whole

_LEVELS = 9
_PLAIN = "decimal"


@dataclass(slots=True)
class _Level:
    """A level of a list: where it begins to count, in what format, and the text that shows it.

    `restart` is the number of the level behind which it begins anew, None for any above, 0 for none.
    """

    start: int = 1
    style: str = _PLAIN
    text: str = ""
    is_legal: bool = False
    restart: int | None = None
    paragraph_style: str = ""


@dataclass(slots=True)
class _Definition:
    """The levels of a list, or the style that holds them, and how far each level has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    style_link: str = ""
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    """A list in use: whose levels it takes, what it replaces of them, and where it begins anew."""

    definition: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Tells the number before each paragraph; the paragraphs must come in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, _Definition] = {}
        self._lists: dict[str, _List] = {}
        for each in () if root is None else root.iterfind("{*}abstractNum"):
            levels = {whole(value(level, "ilvl")): _level(level) for level in each.iterfind("{*}lvl")}
            link = value(child(each, "numStyleLink"))
            self._definitions[value(each, "abstractNumId")] = _Definition(levels, link)
        for each in () if root is None else root.iterfind("{*}num"):
            self._lists[value(each, "numId")] = _list(each)

    def before(self, properties: Element | None) -> str:
        """Return the number of the paragraph with these properties, "" when it has none; counts on."""
        if not self._lists:
            return ""
        style_id = value(child(properties, "pStyle"), default=self._styles.default)
        asked = self._asked(numbered_as(properties), style_id)
        numbered = self._lists.get(asked.list_id or "")
        definition = self._definition(numbered.definition) if numbered else None
        if not numbered or not definition:
            return ""
        levels = definition.levels | numbered.levels
        at = self._at(asked, levels, style_id)
        if at not in levels:
            return ""
        self._count(definition, numbered, levels, at)
        return _shown(levels, definition.counts, at)

    def _asked(self, own: NumberedAs, style_id: str) -> NumberedAs:
        """Return what the paragraph says itself, or else the nearest style that says anything."""
        if own.list_id is not None:
            return own
        told = self._styles.of(style_id, "paragraph").numbered
        return NumberedAs(told.list_id, told.level if own.level is None else own.level)

    def _at(self, asked: NumberedAs, levels: dict[int, _Level], style_id: str) -> int:
        """Return the level: as asked for, or the one that is bound to the paragraph's style."""
        if asked.level is not None:
            return asked.level
        found = (at for at, level in levels.items() if level.paragraph_style == style_id)
        return next(found, 0) if style_id in self._styles else 0

    def _definition(self, id_: str) -> _Definition | None:
        found = self._definitions.get(id_)
        for _ in range(_LEVELS):
            if not found or not found.style_link:
                break
            linked = self._styles.of(found.style_link, "numbering").numbered.list_id or ""
            found = self._definitions.get(self._lists[linked].definition) if linked in self._lists else None
        return found

    def _count(self, definition: _Definition, numbered: _List, levels: dict[int, _Level], at: int) -> None:
        counts = definition.counts
        if at in numbered.starts:
            counts[at] = numbered.starts.pop(at)
        else:
            counts[at] = counts[at] + 1 if at in counts else levels[at].start
        for above in range(at):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        for below in [level for level in counts if level > at]:
            restart = levels[below].restart if below in levels else None
            if restart is None or at + 1 <= restart:
                del counts[below]


def _level(element: Element) -> _Level:
    restart = child(element, "lvlRestart")
    start = child(element, "start")
    return _Level(
        1 if start is None else whole(value(start)),
        value(child(element, "numFmt"), default=_PLAIN),
        value(child(element, "lvlText")),
        bool(is_on(element, "isLgl")),
        None if restart is None else whole(value(restart)),
        value(child(element, "pStyle")),
    )


def _list(element: Element) -> _List:
    found = _List(value(child(element, "abstractNumId")))
    for each in element.iterfind("{*}lvlOverride"):
        at = whole(value(each, "ilvl"))
        if (replaced := child(each, "lvl")) is not None:
            found.levels[at] = _level(replaced)
        if (start := child(each, "startOverride")) is not None:
            found.starts[at] = whole(value(start))
    return found


def _shown(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
    """Return a level's text with the counters of it and of those above in their places."""
    level = levels[at]
    if level.style == "bullet":
        return ""

    def counter(found: re.Match[str]) -> str:
        of = int(found[1]) - 1
        style = levels[of].style if of in levels else _PLAIN
        return written(counts.get(of, 1), _PLAIN if level.is_legal and of != at else style)

    return re.sub(r"%([1-9])", counter, level.text)
