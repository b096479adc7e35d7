"""Scores the reading of published excerpts against hand labels, cell by cell: `python -m tests.ingest.score_ingest`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from kit.base.errors import InputError
from tests.conftest import SHARED
from tests.ingest.shapes.judge import Verdict, judge, read
from tests.ingest.shapes.sheet import Figures, Plain, by_address

FOLDER = SHARED / "published" / "excerpts"
LABELS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "labels.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Scored:
    """One excerpt: the edition its tables were read by ("" where the file was refused), and the verdict."""

    record: str
    edition: str
    verdict: Verdict

    @property
    def printed(self) -> int:
        """How many numbers the excerpt's tables print."""
        return sum(_is_number(value) for value in printed(self.record).values())

    @property
    def right(self) -> int:
        """How many of these were placed right."""
        return sum(_is_number(printed(self.record)[address]) for address in self.verdict.right)

    @property
    def blanks(self) -> int:
        """How many blank cells were read as blank."""
        return len(self.verdict.right) - self.right


def _is_number(value: Plain) -> bool:
    return any(char.isdigit() for char in str(value))


def records() -> list[str]:
    """Return the ids of all excerpts."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def printed(record: str) -> Figures:
    """Return what an excerpt's tables print: cells by address, and numbers that are in no cell of the form."""
    label = LABELS.get(record, {})
    cells = by_address(label.get("cells", {})) | by_address(label.get("arguable", {}))
    return cells | {f"elsewhere.{place}": value for place, value in enumerate(label.get("elsewhere", ()))}


@cache
def scored(record: str) -> Scored:
    """Write an excerpt to a text file, read it, and judge what was read."""
    told = json.loads((FOLDER / f"{record}.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        try:
            ingested = read(Path(folder) / f"{record}.txt", told["excerpt"], told["year"])
        except InputError:
            everything = frozenset(printed(record))
            return Scored(record, "", Verdict(frozenset(), {}, everything, frozenset(), frozenset()))
    return Scored(record, ingested.form.edition, judge(printed(record), ingested))


def main() -> None:
    """Print a line for each labelled excerpt, and the sums."""
    print(f"{'record':8}{'edition':>8}" + "".join(f"{name:>9}" for name in COUNTS))
    sums = dict.fromkeys(COUNTS, 0)
    for record in records():
        score = scored(record)
        counts = _counts(score)
        if record in LABELS or counts["wrong"]:
            print(f"{record:8}{score.edition or 'refused':>8}" + "".join(f"{n:9}" for n in counts.values()))
            for address, what in score.verdict.wrong.items():
                print(f"    wrong: {address}: {what}")
            for address in sorted(score.verdict.lost):
                print(f"    lost: {address}")
        sums = {name: sums[name] + counts[name] for name in COUNTS}
    print(f"{'all':16}" + "".join(f"{n:9}" for n in sums.values()))


COUNTS = ("printed", "right", "refused", "wrong", "lost", "blanks")


def _counts(score: Scored) -> dict[str, int]:
    found = score.verdict
    counts = (
        score.printed,
        score.right,
        len(found.refused),
        len(found.wrong),
        len(found.lost),
        score.blanks,
    )
    return dict(zip(COUNTS, counts, strict=True))


if __name__ == "__main__":
    main()
