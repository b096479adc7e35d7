"""The faults that a report can be given, one a report, and the rules that find each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.made_up.faults.kind import Kind
from tests.made_up.faults.leftovers import LEFTOVERS
from tests.made_up.faults.misstatements import MISSTATEMENTS
from tests.made_up.faults.other_cells import OTHER_CELLS
from tests.made_up.faults.requests import REQUESTS


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that was put into a file: its kind, the rules that are open because of it, where and what."""

    file: Path
    kind: str
    rules: frozenset[str]
    where: str
    what: str


KINDS: Mapping[str, Kind] = REQUESTS | OTHER_CELLS | MISSTATEMENTS | LEFTOVERS
"""Every kind of fault by its name."""
