"""The rule book as a table for people: aligned text for a terminal, Markdown for the guide."""

from __future__ import annotations

from collections.abc import Iterator

from kit.base.columns import in_columns
from kit.form.rule_book import RuleBook

HEAD = ("编号", "级别", "名称", "理由", "依据")


def aligned(rules: RuleBook) -> str:
    """Return the rules a line each, in columns that line up where a Chinese character is two wide."""
    return "".join(f"{line}\n" for line in in_columns([HEAD, *_lines(rules)]))


def markdown(rules: RuleBook) -> str:
    """Return the rules as a Markdown table."""
    rows = [HEAD, tuple("---" for _ in HEAD), *_lines(rules)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


def _lines(rules: RuleBook) -> Iterator[tuple[str, ...]]:
    for id_, rule in rules.items():
        yield id_, rule.severity.word, rule.label, rule.reason, rule.source
