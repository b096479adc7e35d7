"""The declarations of a style sheet that bear on whether and where text is seen, one property each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from tinycss2 import parse_blocks_contents, serialize

from kit.ingest.source.html.css.css_values import ink

_SIZES = frozenset(
    ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger")
)
_SIDES = ("top", "right", "bottom", "left")
_ALIKE = {
    "background-color": "ground", "background-image": "picture", "text-decoration": "text-decoration-line",
    "overflow-x": "overflow", "overflow-y": "overflow", "list-style": "list-style-type",
    "margin-inline-start": "margin-left", "inset-inline-start": "left", "inline-size": "width",
    "block-size": "height", "max-inline-size": "max-width", "max-block-size": "max-height",
    "mask-image": "mask", "mask-box-image": "mask", "mask-border": "mask", "mask-border-source": "mask",
}  # fmt: skip
"""Properties that are read as another; what is behind a text is a ground, its colour, and a picture."""
DECISIVE = frozenset(
    ("display", "visibility", "opacity", "content-visibility", "mso-hide", "color", "text-fill-color",
     "ground", "picture", "background-clip", "text-shadow", "font-size", "font-family",
     "font-variant-position", "font-feature-settings", "text-decoration-line", "vertical-align", "position",
     *_SIDES, "clip", "clip-path", "width", "max-width", "height", "max-height", "overflow", "text-indent",
     "margin-left", "margin-right", "margin-top", "transform", "translate", "rotate", "scale", "filter",
     "float", "flex-direction", "order", "letter-spacing", "text-security", "white-space", "direction",
     "unicode-bidi", "list-style-type", "content", "mask", "mix-blend-mode", "zoom")
)  # fmt: skip
_AS_WRITTEN = frozenset(("content", "list-style-type"))
_INKS = frozenset(("color", "text-fill-color"))
_NAMED_INKS = frozenset(("inherit", "initial", "unset", "revert", "currentcolor", "windowtext", "canvastext"))


class Declaration(NamedTuple):
    """A property and what it is set to, in small letters where these mean the same."""

    name: str
    value: str
    important: bool


@lru_cache(4096)
def declarations(text: str) -> tuple[Declaration, ...]:
    """Return the declarations of a style attribute."""
    return tuple(decisive(parse_blocks_contents(text, skip_comments=True)))


def decisive(nodes: Iterable[Any]) -> Iterator[Declaration]:
    """Yield those of a block's declarations that bear on what is seen, a shorthand as what it sets."""
    for node in nodes:
        if node.type == "declaration":
            name = node.name if node.name.startswith("--") else node.lower_name
            for each, value in _longhands(name.removeprefix("-webkit-").removeprefix("-moz-"), node.value):
                if each.startswith("--") or (each in DECISIVE and _is_valid(each, value)):
                    yield Declaration(each, value, node.important)


def _is_valid(name: str, value: str) -> bool:
    """Whether a value is a colour where one is asked for; a browser passes over what is none."""
    return name not in _INKS or value in _NAMED_INKS or "var(" in value or ink(value) is not None


def _longhands(name: str, value: list[Any]) -> Iterator[tuple[str, str]]:
    written = serialize(value).strip()
    if name == "font":
        yield from _font(value)
    elif name == "background":
        yield from (("ground", written.lower()), ("picture", written.lower()))
    elif name in ("inset", "margin"):
        yield from _sides("" if name == "inset" else "margin-", written.lower())
    elif name == "list-style":
        yield "list-style-type", _list_type(value)
    elif name.startswith("--") or name in _AS_WRITTEN:
        yield name, written
    else:
        yield _ALIKE.get(name, name), written.lower()


def _sides(prefix: str, written: str) -> Iterator[tuple[str, str]]:
    parts = written.split()
    if 0 < len(parts) <= 4:
        top, right, bottom, left = (parts * 4)[:4] if len(parts) < 3 else (*parts, parts[1])[:4]
        for side, part in zip(_SIDES, (top, right, bottom, left), strict=True):
            yield f"{prefix}{side}", part


def _font(value: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield size and family; what stands before the size is style, weight and the like."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    for index, token in enumerate(tokens):
        is_size = token.type in ("dimension", "percentage") or getattr(token, "lower_value", "") in _SIZES
        is_zero = token.type == "number" and token.value == 0
        if is_size or is_zero:
            after = index + 3 if tokens[index + 1 : index + 2] == ["/"] else index + 1
            yield "font-size", token.serialize().lower()
            yield "font-family", serialize(tokens[after:]).lower()
            return
    if len(tokens) == 1 and tokens[0].type == "ident":  # inherit, or a font of the system
        named = tokens[0].lower_value
        yield "font-size", named if named in ("inherit", "unset") else "medium"


_NO_TYPES = frozenset(("inside", "outside", "none"))


def _list_type(value: list[Any]) -> str:
    """Return the kind of mark that a `list-style` asks for: a word, a text in quotes, or none."""
    tokens = [token for token in value if token.type in ("ident", "string")]
    marks = [token for token in tokens if getattr(token, "lower_value", "") not in _NO_TYPES]
    if marks:
        return str(marks[0].serialize())
    return "none" if any(getattr(token, "lower_value", "") == "none" for token in tokens) else "disc"
