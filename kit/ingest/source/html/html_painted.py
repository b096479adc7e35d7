"""What a style sheet paints before and behind an element: words, numbers, the marks of lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from selectolax.lexbor import LexborNode
from tinycss2 import parse_component_value_list

from kit.ingest.source.html.html_cells import whole_number
from kit.ingest.source.word.counters import written

_NOTHING = frozenset(("", "none", "normal", "inherit", "initial", "unset"))
_QUOTES = {"open-quote": "“", "close-quote": "”"}
_COUNTERS = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "cjk-decimal": "ideographDigital",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
"""Kinds of numbers of lists, as Word calls them."""
_HAN = frozenset(name for name in _COUNTERS if "cjk" in name or "chinese" in name)
_NO_NUMBERS = frozenset(
    ("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed", "inherit")
)


class Painted(NamedTuple):
    """What is painted: its words; whether a number is among it; whether a picture is."""

    text: str = ""
    is_number: bool = False
    is_picture: bool = False


def painted(content: str, attributes: Mapping[str, str | None]) -> Painted:
    """Return what a `content` paints for an element with these attributes."""
    if content.lower() in _NOTHING:
        return Painted()
    text = ""
    is_number = is_picture = False
    for token in parse_component_value_list(content.partition("/")[0] if '"' not in content else content):
        if token.type == "string":
            text += token.value
        elif token.type == "ident":
            text += _QUOTES.get(token.lower_value, "")
        elif token.type == "url" or (token.type == "function" and token.lower_name in ("url", "image-set")):
            is_picture = True
        elif token.type == "function" and token.lower_name == "attr":
            text += _attribute(token.arguments, attributes)
        elif token.type == "function":  # a counter, or something reckoned
            is_number = True
    seen = "".join(char for char in text if not _is_sign(char))
    return Painted(seen, is_number or bool(re.search(r"[\d〇零一二三四五六七八九十百]", seen)), is_picture)


def _attribute(arguments: list[object], attributes: Mapping[str, str | None]) -> str:
    names = [str(getattr(each, "value", "")) for each in arguments if getattr(each, "type", "") == "ident"]
    return (attributes.get(names[0].lower()) or "") if names else ""


def _is_sign(char: str) -> bool:
    """Whether a character is a sign of a font of pictures, or nothing that is seen."""
    return unicodedata.category(char) in ("Co", "Cn", "Cc", "Cf", "Zs") or char in "\u2028\u2029"


def item_mark(number: int, kind: str) -> str:
    """Return the number of an item of a list with what parts it from the words: 1. 一、 a. or ""."""
    if kind[:1] in ("'", '"'):
        return kind[1:-1] if re.search(r"\w", kind) else ""
    if kind in _NO_NUMBERS:
        return ""
    told = written(number, _COUNTERS.get(kind, "decimal")) if number > 0 else str(number)
    return f"{told}、" if kind in _HAN else f"{told}."


def item_numbers(node: LexborNode, attributes: Mapping[str, str | None]) -> Iterator[int]:
    """Return the numbers of a list's items."""
    start = attributes.get("start")
    if "reversed" not in attributes:
        return count(1 if (first := whole_number(start)) is None else first)
    items = sum(each.tag == "li" for each in node.iter())
    return count(items if (first := whole_number(start)) is None else first, -1)
