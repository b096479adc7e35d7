"""Scores the reading of made-up and published files cell by cell: `python -m tests.ingest.score_reading`.

A cell is right, refused (a number that the account tells of), wrong (read otherwise than printed, or read and
not printed) or lost (a number of which the account says nothing).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from kit.base.errors import InputError
from kit.form.editions import editions
from kit.ingest.reading import read_reports
from tests.conftest import SHARED
from tests.ingest.shapes.judge import judge
from tests.ingest.shapes.sheet import Figures, Plain

READING = SHARED / "cases" / "reading"
TABLES = SHARED / "published" / "tables2"
FILES = SHARED / "cases" / "files"
LABELS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("files.yaml").read_text(encoding="utf-8")
)
_COUNT = re.compile(r"[+-]?\d+")
_MONEY = (".amount", ".spending")
COUNTS = ("printed", "right", "refused", "wrong", "lost")


@dataclass(frozen=True, slots=True)
class Scored:
    """A file and its first report's cells: how many are printed, which are right, refused, wrong, lost."""

    name: str
    printed: int
    right: int
    refused: int
    wrong: Mapping[str, str]
    lost: frozenset[str]


def figures_of(cells: Mapping[str, str | None]) -> Figures:
    """Return labelled cells with counts as numbers (减4 as -4); money, marks and blanks as they are labelled."""
    return {place: _value(place, text or "") for place, text in cells.items()}


def _value(place: str, text: str) -> Plain:
    signed = text.replace("减", "-").replace("增", "")
    return int(signed) if _COUNT.fullmatch(signed) and not place.endswith(_MONEY) else text or None


def scored(path: Path, figures: Figures, year: int) -> Scored:
    """Read a file and judge the labelled cells of its first report; of one that is refused, all is."""
    first = next(read_reports(path, year))
    numbers = sum(any(map(str.isdigit, str(value))) for value in figures.values())
    if isinstance(first, InputError):
        return Scored(path.name, numbers, 0, numbers, {}, frozenset())
    found = judge(figures, first)
    wrong = {place: what for place, what in found.wrong.items() if place in figures}
    # What is hidden or a picture is named at once; of a number printed in two parts the account tells both.
    told = found.lost if first.account.unread else found.lost & first.refused
    refused, lost = found.refused | told, found.lost - told
    return Scored(path.name, len(figures), len(found.right), len(refused), wrong, lost)


def reading() -> Iterator[Scored]:
    """Yield the score of each made-up file of which it is known what is right."""
    expected: dict[str, Any] = json.loads((READING / "EXPECTED.json").read_text(encoding="utf-8"))
    for name, told in expected.items():
        yield scored(READING / name, figures_of(told["cells"]), 2024)


def tables() -> Iterator[Scored]:
    """Yield the score of each published excerpt that prints tables."""
    for path in sorted(TABLES.glob("*.json")):
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        yield scored(path.with_suffix(".txt"), figures_of(told["cells"]), told["year"])


def files() -> Iterator[Scored]:
    """Yield the score of each file that other programs made of one report, its folder's name in front."""
    report = dict.fromkeys(editions()["2021"].cells, 0) | LABELS["base"]
    for name, otherwise in LABELS["files"].items():
        yield replace(scored(FILES / name, report | otherwise, 2024), name=name)


def main() -> None:
    """Print a line for each file, each wrong or lost cell, and the sums."""
    groups = {"made-up files": reading(), "other programs' files": files(), "published excerpts": tables()}
    for title, each in groups.items():
        print(f"{title:44}" + "".join(f"{name:>9}" for name in COUNTS))
        sums = [0] * len(COUNTS)
        for score in each:
            counts = (score.printed, score.right, score.refused, len(score.wrong), len(score.lost))
            print(f"{score.name:44}" + "".join(f"{number:9}" for number in counts))
            for address, what in score.wrong.items():
                print(f"    wrong: {address}: {what}")
            for address in sorted(score.lost):
                print(f"    lost: {address}")
            sums = [one + other for one, other in zip(sums, counts, strict=True)]
        print(f"{'all':44}" + "".join(f"{number:9}" for number in sums))


if __name__ == "__main__":
    main()
