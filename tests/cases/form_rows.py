"""The names that the form's YAML gives to the rows and columns of table three, for the second reckoner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

OFFICIAL = Path(__file__).parents[2] / "kit" / "form" / "official"


@cache
def section(edition: str, name: str) -> dict[str, Any]:
    """Return the only block of a section's table, as the form's YAML has it."""
    form = yaml.safe_load((OFFICIAL / f"{edition}.yaml").read_text(encoding="utf-8"))
    (found,) = (each for each in form["sections"] if each["id"] == name)
    block: dict[str, Any] = found["table"]["blocks"][0]
    return block


def leaves(nodes: list[dict[str, Any]], parts: str) -> Iterator[dict[str, Any]]:
    """Yield the rows or columns that have no parts of their own."""
    for node in nodes:
        yield from leaves(node[parts], parts) if parts in node else [node]


def row_called(nodes: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """Return the row with an id, wherever it stands among the rows and their parts."""
    (found,) = (node for node in every(nodes) if node["id"] == name)
    return found


def every(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield all rows and their parts."""
    for node in nodes:
        yield node
        yield from every(node.get("rows", []))


def names_of(node: Mapping[str, Any]) -> set[str]:
    """Return how a ledger may call a row: its labels without the number, with and without the note behind."""
    labels = {re.sub(r"^(（.）|\d\.)", "", label) for label in [node["label"], *node.get("aliases", [])]}
    return labels | {re.sub(r"（[^）]*）$", "", label) for label in labels}


@cache
def outcomes(edition: str) -> dict[str, str]:
    """Return the row of table three for each result of a case.

    The 2019 edition has one row for all that the newer one tells apart under （六）.
    """
    results = row_called(section(edition, "requests")["rows"], "results")["rows"]
    rows = [node for node in leaves(results, "rows") if node["id"] != "handled"]
    found = {name: node["id"] for node in rows for name in names_of(node)}
    if edition == "2019":
        parted = row_called(section("2021", "requests")["rows"], "otherwise")["rows"]
        found |= {name: "otherwise" for node in parted for name in names_of(node)}
    return found
