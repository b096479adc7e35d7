"""Where each value of a YAML text stands, so that one can be changed without touching another character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

_VALUES = (yaml.NodeEvent, yaml.CollectionEndEvent)


@dataclass(slots=True)
class Node:
    """A value of a mapping: where its key begins, where it begins and ends, and what it holds.

    `start` and `end` of what has no text are where its text would stand. `end` leaves out line ends below
    a block. `flow` tells that it is, or stands in, a collection in braces. `parts` are None where it is no
    mapping.
    """

    key: int
    start: int
    end: int
    flow: bool = False
    parts: dict[str, Node] | None = field(default=None)


def read_spans(text: str) -> Node:
    """Return the whole of a text that `parse_yaml` takes as a node."""
    events = (each for each in yaml.parse(text, Loader=yaml.CSafeLoader) if isinstance(each, _VALUES))
    first = next(events, None)
    return Node(0, 0, 0) if first is None else _node(first, events, text, 0)


def line_end(text: str, at: int) -> int:
    """Return where the line that holds a place ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def column_of(text: str, at: int) -> int:
    """Return how many characters of its line stand before a place."""
    return at - text.rfind("\n", 0, at) - 1


def _node(event: Any, events: Iterator[Any], text: str, key: int, *, inside: bool = False) -> Node:
    flow = inside or bool(getattr(event, "flow_style", False))
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        return Node(key, start, start + len(text[start:end].rstrip("\n")), flow)
    parts: dict[str, Node] | None = {} if isinstance(event, yaml.MappingStartEvent) else None
    part: Any = next(events)
    while not _ends(part):
        if parts is None:
            end = _node(part, events, text, key, inside=flow).end
        else:
            value = _node(next(events), events, text, part.start_mark.index, inside=flow)
            parts[part.value] = value
            end = value.end
        part = next(events)
    return Node(key, start, part.end_mark.index if flow else end, flow, parts)


def _ends(event: Any) -> bool:
    return isinstance(event, yaml.CollectionEndEvent)
