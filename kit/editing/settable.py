"""What may be changed by name in a parameters file: the place a name means, a value as the file holds it."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from typing import SupportsIndex

from kit.base.errors import InputError, Problem
from kit.base.strings import quoted
from kit.editing.leaves import Leaf, Place
from kit.form.official_form import Form
from kit.report.origin import ORIGIN, UNREAD
from kit.report.schema import known_names

_FIGURES, _WORDS = "figures", "narrative"
_WRITTEN = ("accepted", "tallied", ORIGIN, UNREAD)
"""What commands write, and nobody sets by name."""


def place_of(name: str, form: Form, file: str) -> Place:
    """Return the place that a dotted name means, a cell's with or without `figures.` before it.

    Raises InputError, naming the `file`, for a place that no file may have.
    """
    parts = tuple(name.split("."))
    if name in form.cells:
        return (_FIGURES, *parts)
    if parts[0] == _FIGURES and ".".join(parts[1:]) in form.cells:
        return parts
    known = known_names(form)(())
    if parts[0] in known and parts[0] not in (_FIGURES, *_WRITTEN):
        return parts
    near = "、".join(get_close_matches(name.removeprefix(f"{_FIGURES}."), form.cells, n=3))
    remedy = f"相近的有 {near}" if near else "表里的格见 compare() 的左列"
    raise InputError(Problem(file, name, "没有这个位置", remedy))


def leaf_of(value: object, place: Place, file: str) -> Leaf:
    """Return a value as the file holds it: what pandas and numpy count with is none of Python's ints.

    Raises InputError, naming the `file`, for what no file holds.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return f"{value.rstrip()}\n" if place[0] == _WORDS else value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, SupportsIndex) and not isinstance(value, bool):
        return operator.index(value)
    if isinstance(value, list):
        return value
    what = f"{quoted(value)}不能写进数据文件"
    remedy = '请写整数或加引号的文字，金额写成 "190.457379" 这样'
    raise InputError(Problem(file, ".".join(place), what, remedy))


def places(form: Form) -> Iterator[Place]:
    """Yield every place in the order in which a file has them."""
    known = known_names(form)
    for name in known(()):
        if name == _FIGURES:
            yield from ((name, *address.split(".")) for address in form.cells)
        else:
            yield from ((str(name), str(part)) for part in known((name,)))
            yield (str(name),)
