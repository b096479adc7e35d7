"""Keeps tables of measurements in `results.md`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")


def keep(table: Sequence[str]) -> None:
    """Write a table into the results, in place of an earlier one with the same head; print it."""
    print("\n".join(table))
    parts = RESULTS.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    kept = [part for part in parts if not part.startswith(table[0])]
    RESULTS.write_text("\n\n".join((*kept, "\n".join(table))) + "\n", encoding="utf-8")
