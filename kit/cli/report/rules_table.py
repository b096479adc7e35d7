"""The rule book as a table for people: aligned text for a terminal, Markdown for the guide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kit.form.rule_book import RuleBook

HEAD = ("编号", "级别", "名称", "理由", "依据")


def aligned(rules: RuleBook) -> str:
    """Return the rules a line each, in columns that line up where a Chinese character is two wide."""
    lines = [HEAD, *_lines(rules)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "".join(f"{_line(line, widths)}\n" for line in lines)


def markdown(rules: RuleBook) -> str:
    """Return the rules as a Markdown table."""
    rows = [HEAD, tuple("---" for _ in HEAD), *_lines(rules)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


def _lines(rules: RuleBook) -> Iterator[tuple[str, ...]]:
    for id_, rule in rules.items():
        yield id_, rule.severity.word, rule.label, rule.reason, rule.source


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
