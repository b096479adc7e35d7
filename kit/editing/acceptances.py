"""A person's acceptances of single warnings, written at the end of those that a file has."""

from __future__ import annotations

from collections.abc import Iterable

from kit.base.errors import InputError, KitError
from kit.base.strict_yaml import parse_yaml
from kit.editing.spans import column_of, line_end, read_spans
from kit.report.report import Acceptance
from kit.report.yaml_writer import INDENT, scalar

_KEY = "accepted"


def with_acceptances(text: str, new: Iterable[Acceptance]) -> str:
    """Return a parameters file's text with more acceptances; every other character stays.

    Raises KitError where those that it has are written in a way that no line can be added to.
    """
    entries = [_entry(each) for each in new]
    content = parse_yaml(text, "").value
    had = content.get(_KEY) or []
    node = (read_spans(text).parts or {}).get(_KEY)
    if node is None:
        start = text if text.endswith("\n") else f"{text}\n"
        after = f"{start}{_KEY}:\n{_lines(entries, len(INDENT))}"
    else:
        at = line_end(text, node.end)
        column = column_of(text, node.start) if had else len(INDENT)
        after = f"{text[:at]}\n{_lines(entries, column)}{text[at + 1 :]}"
    if _content(after) != {**content, _KEY: [*had, *entries]}:
        raise KitError("认可没有写成：文件里 accepted 的写法不能添行。请照指南把它改成一行一项，再认可。")
    return after


def _entry(acceptance: Acceptance) -> dict[str, object]:
    told: dict[str, object] = {
        "rule": acceptance.rule,
        "quote": acceptance.quote,
        "cells": list(acceptance.cells),
    }
    return {name: value for name, value in told.items() if value} | {"reason": acceptance.reason}


def _lines(entries: Iterable[dict[str, object]], column: int) -> str:
    written = ""
    for entry in entries:
        for number, (name, value) in enumerate(entry.items()):
            written += f"{' ' * column}{' ' if number else '-'} {name}: {scalar(value)}\n"
    return written


def _content(text: str) -> object:
    try:
        return parse_yaml(text, "").value
    except InputError:
        return None
