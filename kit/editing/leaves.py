"""A parameters file as a flat tree: each cell, each passage, each fact and each other key by its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kit.form.official_form import Form
from kit.report.origin import ORIGIN, UNREAD
from kit.report.schema import spell_out

Place = tuple[str, ...]
Leaf = Any
"""A count, text, a list, or a mapping where another file has text in its place; None for a blank."""
Leaves = dict[Place, Leaf]


def leaves(parameters: Mapping[str, Any], form: Form) -> Leaves:
    """Return what a file holds by place, but for what a reading knows of its own source."""
    found = all_leaves(parameters, form)
    return {place: value for place, value in found.items() if place[0] not in (ORIGIN, UNREAD)}


def all_leaves(parameters: Mapping[str, Any], form: Form) -> Leaves:
    """Return all that a file holds by place: blanks left out, a table of 全零 cell by cell.

    The line end after a passage is none of its text.
    """
    figures = parameters.get("figures")
    if isinstance(figures, Mapping):
        known = {name: figures[name] for name in form.tables if name in figures}
        spelt = {name: spell_out(form.tables[name], raw) for name, raw in known.items()}
        parameters = {**parameters, "figures": {**figures, **spelt}}
    return flat((), parameters)


def flat(place: Place, value: Leaf) -> Leaves:
    """Return what a value at a place holds, by place."""
    return dict(_leaves(place, value))


def _leaves(place: Place, value: Any) -> Iterator[tuple[Place, Leaf]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves((*place, str(name)), part)
    elif value is not None:
        yield place, value.rstrip("\n") if isinstance(value, str) else value


def aligned(*trees: Leaves) -> list[Leaves]:
    """Return the trees so that no place of one lies inside a place of another.

    A section that one file writes in one piece and another in parts is one leaf in all of them.
    """
    every = {place for tree in trees for place in tree}
    return [_gathered(tree, every) for tree in trees]


def _gathered(tree: Leaves, every: set[Place]) -> Leaves:
    gathered: Leaves = {}
    for place, value in tree.items():
        ends = (end for end in range(1, len(place)) if place[:end] in every)
        if end := next(ends, 0):
            gathered.setdefault(place[:end], {})[".".join(place[end:])] = value
        else:
            gathered[place] = value
    return gathered
