"""The selectors of a style sheet's rule: what they weigh, what they need, and how they are asked for.

Which elements of a page one fits is the parser's own business; this brings it into a form that the parser
knows, and tells apart what is painted before or behind an element.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tinycss2 import serialize

Token = Any
"""A token of tinycss2, which ships no types."""
Weight = tuple[int, int, int]

BEFORE, AFTER, MARKER = "before", "after", "marker"
_PAINTED = frozenset((BEFORE, AFTER, MARKER))
_PARTS_OF_TEXT = frozenset(("first-line", "first-letter"))
_OLD_PSEUDO_ELEMENTS = frozenset((BEFORE, AFTER, *_PARTS_OF_TEXT))
_MOMENTARY = frozenset(
    ("active", "autofill", "current", "focus", "focus-visible", "focus-within", "fullscreen", "future",
     "modal", "open", "past", "paused", "picture-in-picture", "playing", "popover-open", "target",
     "target-within", "user-invalid", "user-valid", "visited")
)  # fmt: skip
"""Pseudo-classes of a page that somebody has done something to; one that was opened just now has none."""
_ALWAYS = frozenset(("defined", "lang", "dir"))
"""Pseudo-classes that hold of nearly everything in a Chinese page."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector: as the parser takes it, its weight, which pseudo-element it is of ("" for none).

    `needs` are the classes, ids and tags without which it fits nothing, as `.name`, `#name` and `name`.
    `is_partial` tells that it fits a part of the element's text only.
    """

    text: str
    weight: Weight
    pseudo: str
    needs: frozenset[str]
    is_partial: bool = False


def selectors(prelude: Sequence[Token]) -> Iterator[Selector]:
    """Yield the selectors of a rule that fit an element, or what is painted before or behind one."""
    for tokens in split(prelude):
        found = _Reader().read(tokens)
        if found is not None:
            yield found


def classes(prelude: Sequence[Token]) -> Iterator[str]:
    """Yield every class that a rule names, in small letters."""
    for index, token in enumerate(prelude):
        if token.type == "ident" and index and prelude[index - 1] == ".":
            yield token.value.lower()
        elif token.type == "function":
            yield from classes(token.arguments)


def split(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what commas part."""
    part: list[Token] = []
    for each in tokens:
        if each == ",":
            yield part
            part = []
        else:
            part.append(each)
    yield part


class _Reader:
    """Reads one selector."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._weight = [0, 0, 0]
        self._needs: set[str] = set()
        self._pseudo = ""
        self._is_partial = False

    def read(self, tokens: Sequence[Token]) -> Selector | None:
        """Return the selector, None when it is of something that is no text of the page."""
        mark = ""
        for each in tokens:
            if each == ":":
                mark += ":"
            elif mark:
                if not self._colon(each, mark):
                    return None
                mark = ""
            else:
                self._simple(each)
        text = "".join(self._parts).strip()
        return Selector(
            text if text and text[-1] not in ">+~" else f"{text} *".strip(),
            (self._weight[0], self._weight[1], self._weight[2]),
            self._pseudo,
            frozenset(self._needs),
            self._is_partial,
        )

    def _simple(self, token: Token) -> None:
        before = self._parts[-1] if self._parts else ""
        if token.type == "hash":
            self._count(0, f"#{token.value.lower()}")
        elif token.type == "[] block":
            self._weight[1] += 1
        elif token.type == "ident":
            name = token.value.lower()
            self._count(1, f".{name}") if before == "." else self._count(2, name)
        self._parts.append(" " if token.type == "comment" else token.serialize())

    def _count(self, place: int, need: str) -> None:
        self._weight[place] += 1
        self._needs.add(need)

    def _colon(self, token: Token, mark: str) -> bool:
        """Take a pseudo-class or a pseudo-element. Return whether text of the page can have it."""
        name = getattr(token, "lower_name", "") or getattr(token, "lower_value", "")
        if mark == "::" or name in _OLD_PSEUDO_ELEMENTS:
            self._weight[2] += 1
            self._pseudo = name if name in _PAINTED else ""
            self._is_partial = name in _PARTS_OF_TEXT
            return name in _PAINTED | _PARTS_OF_TEXT
        if token.type == "function":
            self._functional(token, name)
        elif name not in _ALWAYS:
            self._weight[1] += 1
            known = ":hover" if name in _MOMENTARY else ":root" if name == "scope" else f":{name}"
            self._parts.append(known)
        return name not in ("host", "host-context")

    def _functional(self, token: Token, name: str) -> None:
        if name in _ALWAYS:
            self._weight[1] += 1
            return
        inner = [found for part in split(token.arguments) if (found := _Reader().read(part))]
        if name == "has":  # which none may stand in
            inner = [each for each in inner if ":has(" not in each.text]
        if name in ("is", "not", "has", "matches", "-webkit-any", "where"):
            listed = ",".join(each.text for each in inner)
            self._parts.append(f":{'is' if name in ('matches', '-webkit-any') else name}({listed})")
            heaviest = max((each.weight for each in inner), default=(0, 0, 0))
            if name != "where":
                self._weight = [own + more for own, more in zip(self._weight, heaviest, strict=True)]
            return
        self._weight[1] += 1
        self._parts.append(f":{name}({serialize(token.arguments)})")
