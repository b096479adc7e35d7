"""The process that checks reports for `many_checks`: a line of JSON in for each, a line out.

No notebook runs here, and nothing but data comes in or goes out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kit.base.files import File
from kit.checks.confront import confront
from kit.checks.report_outcome import Outcome
from kit.checks.summary import outcome_of
from kit.report.parameters import report_of
from kit.report.report import Report

Told = tuple[str, str, str, str, str]
"""A finding that a person has to look at: rule, severity, place, message, quote."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of a report came to."""

    outcome: Outcome
    findings: tuple[Told, ...]


def check(report: Report) -> Checked:
    """Check a report. Raises InputError as `confront` does."""
    found = (
        (each.rule, each.severity.word, each.place, each.message, each.quote)
        for each in confront(report).open
    )
    return Checked(outcome_of(report), tuple(found))


def job_line(this: File, last: File | None) -> str:
    """Return a report's files as a line. They must be UTF-8, which a file that was read is."""
    files = [[each.name, each.data.decode()] if each else None for each in (this, last)]
    return json.dumps(files) + "\n"


def answer_of(line: str) -> Checked:
    """Return what a line of the process tells."""
    told: Mapping[str, Any] = json.loads(line)
    return Checked(Outcome.from_json(told["outcome"]), tuple((*each,) for each in told["findings"]))


def main() -> None:
    """Check a report for each line, until there are no more."""
    for line in sys.stdin:
        this, last = (File(each[0], each[1].encode()) if each else None for each in json.loads(line))
        if this is not None:
            checked = check(report_of(this, last))
            sys.stdout.write(json.dumps(asdict(checked)) + "\n")
            sys.stdout.flush()
