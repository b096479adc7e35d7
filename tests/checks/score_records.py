"""The hand-labelled published excerpts beside the checkout, and what the checker says of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kit.base.finding import Finding, Status
from kit.form.editions import editions
from kit.ingest.file_check import FileCheck, check_source
from kit.ingest.source.kinds import read_source
from tests.conftest import SHARED

SETS = ("excerpts", "excerpts2")
"""The folders: in the first, breakdowns, wrong editions and wrong years are labelled; in the second, every
clear fault, and right sentences that look like faults."""


@dataclass(frozen=True, slots=True)
class Record:
    """An excerpt: its id, the year it reports on, its text, and all that its reader noted."""

    id: str
    year: int
    text: str
    told: dict[str, Any] = field(hash=False, compare=False)


@cache
def records(name: str) -> tuple[Record, ...]:
    """Return the excerpts of a set."""
    paths = sorted((SHARED / "published" / name).glob("*.json"))
    read = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    return tuple(Record(told["id"], told["year"], told["excerpt"], told) for told in read)


def check_text(text: str, year: int) -> FileCheck:
    """Return what comes of a published text, read from a file: figures and words."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        return check_source(read_source(path), year, editions())


@cache
def checked(record: Record) -> Sequence[Finding]:
    """Return the findings on an excerpt."""
    return check_text(record.text, record.year).findings


def failed(record: Record) -> list[Finding]:
    """Return what fails of an excerpt."""
    return [each for each in checked(record) if each.status is Status.FAIL]
