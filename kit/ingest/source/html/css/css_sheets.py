"""The rules of a page's own style sheets, as far as they bear on whether and where text is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tinycss2 import parse_blocks_contents, parse_component_value_list, parse_stylesheet, serialize

from kit.ingest.source.html.css.css_declarations import Declaration, decisive
from kit.ingest.source.html.css.css_media import EVERYWHERE, NOWHERE, ON_PAPER, Media, media
from kit.ingest.source.html.css.css_selectors import Selector, Token, classes, selectors, split

_DEEPEST = 20


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A selector and what it sets, where it holds, and what decides between rules of the same weight.

    `layer` numbers the cascade layer, the last of all being that of rules outside of any.
    """

    selector: Selector
    declarations: tuple[Declaration, ...]
    holds: Media
    layer: float
    order: int


@dataclass(slots=True)
class Sheets:
    """The rules of all sheets of a page, and every class that any of them names."""

    rules: list[Rule] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    _layers: dict[str, int] = field(default_factory=dict)

    def add(self, text: str, queries: str = "") -> None:
        """Take a style sheet that is for these media."""
        holds = media(queries)
        nodes = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        self._nodes(nodes, _Place(holds))

    def _nodes(self, nodes: Iterable[Any], place: _Place) -> None:
        for node in nodes:
            if node.type == "qualified-rule":
                self._rule(node.prelude, node.content, place)
            elif node.type == "at-rule" and node.content is not None:
                self._at(node, place)
            elif node.type == "at-rule" and node.lower_at_keyword == "layer":
                for name in serialize(node.prelude).split(","):
                    self._layers.setdefault(name.strip(), len(self._layers))

    def _at(self, node: Any, place: _Place) -> None:
        """Take a rule around others. Whether a container is wide enough is not known, as on paper."""
        asked = serialize(node.prelude).strip()
        match node.lower_at_keyword:
            case "media":
                inner = place.narrowed(media(asked))
            case "supports":
                inner = place.narrowed(NOWHERE if asked.lower().startswith("not") else EVERYWHERE)
            case "container" | "scope" | "-moz-document":
                inner = place.narrowed(ON_PAPER)
            case "layer":
                number = self._layers.setdefault(asked or f" {len(self._layers)}", len(self._layers))
                inner = _Place(place.holds, number, place.outer, place.depth + 1)
            case _:
                return
        if inner.depth > _DEEPEST:
            return
        if place.outer:
            self._rule([], node.content, inner)
        else:
            self._nodes(parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True), inner)

    def _rule(self, prelude: list[Token], content: list[Token], place: _Place) -> None:
        whole = _nested(prelude, place.outer)
        self.classes.update(classes(whole))
        nodes = parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        found = tuple(decisive(nodes))
        if found and place.holds != NOWHERE:
            for selector in selectors(whole):
                holds = place.holds.within(ON_PAPER) if selector.is_partial else place.holds
                self.rules.append(Rule(selector, found, holds, place.layer, len(self.rules)))
        inner = [node for node in nodes if node.type in ("qualified-rule", "at-rule")]
        if inner and place.depth < _DEEPEST:
            self._nodes(inner, _Place(place.holds, place.layer, serialize(whole).strip(), place.depth + 1))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a sheet a rule stands: the media, the layer, the selectors around it, how deep."""

    holds: Media
    layer: float = float("inf")
    outer: str = ""
    depth: int = 0

    def narrowed(self, holds: Media) -> _Place:
        return _Place(self.holds.within(holds), self.layer, self.outer, self.depth + 1)


def _nested(prelude: list[Token], outer: str) -> list[Token]:
    """Return the selectors of a rule within one of the selectors `outer`, "" when it is within none."""
    if not outer:
        return prelude
    around = f":is({outer})"
    whole = ",".join(_within(serialize(part).strip(), around) for part in split(prelude))
    return list(parse_component_value_list(whole, skip_comments=True))


def _within(part: str, around: str) -> str:
    return part.replace("&", around) if "&" in part else f"{around} {part}".strip()
