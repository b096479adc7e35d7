"""The slips (退回单) that go back to a county's units: numbered by how often, dated, none twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.base.errors import InputError
from kit.base.files import can_be_folder
from kit.base.guard import guard
from kit.report.blank_report import is_blank
from kit.report.catalogue import OWN, TownshipYear
from kit.report.parameters import read_report

FOLDER = "退回单"
"""The folder of a county-year's slips, among its outputs."""

_NAMED = re.compile(r"(.+)退回单（第(\d+)次，(\d{4}-\d\d-\d\d)）\.txt")


@dataclass(frozen=True, slots=True)
class Slip:
    """What goes back to a unit: its text, and the name of its file without the suffix.

    `count` tells how many went, this one included, and `new` whether it says something else than the last.
    There is none to write where `text` is "": nothing is to be mended, or nothing was filled in yet and the
    report is still `awaited`.
    """

    unit: str
    text: str
    name: str
    count: int
    new: bool
    awaited: bool = False


def slips_of(
    reports: Iterable[TownshipYear], year: int, sent: Path, today: str
) -> Iterator[Slip | InputError]:
    """Yield the slip of each unit's report for a year, or why the report cannot be read.

    `sent` is the folder of the slips that went already; `today` is a date as 2025-01-20.
    """
    for each in reports:
        if each.year == year and each.township != OWN:
            try:
                with guard(str(each.path)):
                    made = _slip(each, sent, today)
            except InputError as error:
                yield error
            else:
                yield made


def _slip(place: TownshipYear, sent: Path, today: str) -> Slip:
    from kit.checks.confront import confront  # who asks what went already need not load the checks
    from kit.checks.slip import for_township, slip

    place.refuse_flaw()
    report = read_report(place.path)
    unit = report.township if can_be_folder(report.township) else place.township
    if is_blank(report):
        return Slip(unit, "", "", 0, new=False, awaited=True)
    findings = confront(report)
    count, last = _last_sent(unit, sent)
    if not for_township(findings):
        return Slip(unit, "", last.stem if last else "", count, new=False)
    text = slip(report.title, findings, report)
    if last and last.read_text(encoding="utf-8") == text:
        return Slip(unit, text, last.stem, count, new=False)
    return Slip(unit, text, f"{unit}退回单（第{count + 1}次，{today}）", count + 1, new=True)


def _last_sent(unit: str, sent: Path) -> tuple[int, Path | None]:
    """Return how many slips went to a unit, and the last of them."""
    went = slips_in(sent).get(unit, ())
    return (went[-1].count, went[-1].path) if went else (0, None)


@dataclass(frozen=True, slots=True)
class SentSlip:
    """A slip that went: the how manieth of its unit, on which day, the file of its text."""

    count: int
    day: str
    path: Path


def slips_in(sent: Path) -> Mapping[str, Sequence[SentSlip]]:
    """Return the slips in a folder by what their unit is called, in the order in which they went."""
    found: dict[str, list[SentSlip]] = {}
    for path in sent.glob("*.txt"):
        if match := _NAMED.fullmatch(path.name):
            found.setdefault(match[1], []).append(SentSlip(int(match[2]), match[3], path))
    return {unit: sorted(went, key=lambda each: each.count) for unit, went in found.items()}
