"""How far a unit's report has come: told by what the commands left behind, never typed.

The index, the county's page, `kit status` and the tables of `kit.load` all ask here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from kit.base.errors import InputError
from kit.base.files import read_file
from kit.checks.report_outcome import Outcome, slip_digest
from kit.county.progress.traces import Event, Published, Reading, Step, Traces, readings_of
from kit.county.slips import SentSlip
from kit.run.job import digest_of

_OFTEN = (Step.RECEIVED, Step.RETURNED)


class Stage(Enum):
    """How far a report has come, from the first step to the last."""

    UNSENT = "未发"
    SENT = "已发空表"
    RECEIVED = "已收"
    RETURNED = "已退回"
    CHANGED = "已改"
    PASSED = "通过"
    PUBLISHED = "已发布"


@dataclass(frozen=True, slots=True)
class Progress:
    """A unit's year: its stage, what happened in order, and whether it came in time.

    `submitted` is the day, "" while it is not known. `late` is None while nobody can say; `days` is by how
    much it came too late or, while it is not in, by how much the deadline has passed.
    """

    stage: Stage = Stage.UNSENT
    events: tuple[Event, ...] = ()
    deadline: str = ""
    submitted: str = ""
    late: bool | None = None
    days: int = 0

    def of(self, step: Step) -> Sequence[Event]:
        """Return each time that a step was taken."""
        return [each for each in self.events if each.step is step]

    def last(self, step: Step) -> Event:
        """Return when a step was last taken; of one that never was, an event on no day."""
        return next(iter(self.of(step)[::-1]), Event(step, ""))

    @property
    def arrived(self) -> bool:
        """Whether the report is in."""
        return self.stage not in (Stage.UNSENT, Stage.SENT)

    @property
    def punctuality(self) -> str:
        """Whether it came in time, in words; "" while it may still do."""
        if not self.deadline:
            return "未定期限"
        if not self.arrived:
            return f"已过期限 {self.days} 天" if self.days else ""
        if self.late is None:
            return "未写日期"
        return f"迟报 {self.days} 天" if self.late else "按期"

    @property
    def steps(self) -> list[str]:
        """The steps that were taken in words: how often a report came in and went back, and when last."""
        words = []
        for step in Step:
            times = self.of(step)
            if times and (step is not Step.SENT or not self.arrived):
                often = f" {len(times)} 次，{'最近' if len(times) > 1 else ''}" if step in _OFTEN else ""
                words.append(f"{step.value}{often} {times[-1].day}".replace("， ", "，"))
        return words

    def told(self) -> dict[str, Any]:
        """Return it for programs."""
        steps = {
            step.name.lower(): {"count": len(self.of(step)), "last": last.when, "file": last.file}
            for step, last in ((step, self.last(step)) for step in Step)
        }
        dates = {"deadline": self.deadline, "submitted": self.submitted}
        return {
            "stage": self.stage.name.lower(), **dates, "late": self.late, "days_late": self.days, **steps,
        }  # fmt: skip


NOTHING = Progress()
"""Of a unit of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A unit's year as it lies on disk.

    `names` are what it is called, now or before, and its folder's; `path` is its parameters file, None where
    there is none; `outcome` is None where that cannot be used. `deadline` is the county's.
    """

    folder: str
    names: tuple[str, ...]
    path: Path | None
    outcome: Outcome | None
    deadline: str = ""


def progress_of(unit: Filed, traces: Traces) -> Progress:
    """Return how far a unit's report has come; one whose file is still blank is not in."""
    names = list(dict.fromkeys(unit.names))
    went = [each for name in names for each in traces.slips.get(name, ())]
    readings = readings_of(unit.path) if unit.path else []
    project = unit.path.absolute().parents[3] if unit.path else Path()
    sent = list(traces.sent(names))
    events = [*sent, *traces.received(readings, project), *traces.returned(went)]
    if published := traces.published.get(unit.folder):
        events.append(Event(Step.PUBLISHED, published.day))
    steps = list(Step)
    events.sort(key=lambda each: (each.day, steps.index(each.step), each.when))
    told, outcome = tuple(events), unit.outcome
    due = (outcome.deadline if outcome else "") or unit.deadline
    if unit.path is None or (outcome and outcome.blank):
        stage = Stage.SENT if sent else Stage.UNSENT
        return Progress(stage, told, due, days=_days(due, traces.today))
    is_out = published is not None and _is_current(published, unit.path, readings)
    stage = Stage.PUBLISHED if is_out else _stage(outcome, went)
    submitted, certain = _submitted(outcome, readings, due, form=bool(sent))
    late = submitted > due if submitted and due and certain else None
    return Progress(stage, told, due, submitted, late, _days(due, submitted) if late else 0)


def _is_current(published: Published, path: Path, readings: Iterable[Reading]) -> bool:
    """Whether what was published is what the file says now, as far as anybody knows."""
    if published.digest:
        with suppress(InputError):
            return digest_of(read_file(path).data) == published.digest
    return max((each.when[:10] for each in readings), default="") <= published.day


def stages(told: Iterable[Progress]) -> str:
    """Return in words how many units have come how far."""
    counts = Counter(each.stage for each in told)
    return "，".join(f"{stage.value} {counts[stage]} 个" for stage in Stage if counts[stage])


def _stage(outcome: Outcome | None, went: Sequence[SentSlip]) -> Stage:
    """Return how far a report has come that is in.

    Without an error it passes, unless a slip about it is unanswered: the next would say the same.
    """
    if outcome is None:
        return Stage.RECEIVED
    if not (outcome.errors or outcome.warnings):
        return Stage.PASSED
    if went and outcome.slip == slip_digest(went[-1].path.read_bytes()):
        return Stage.RETURNED
    if not outcome.errors:
        return Stage.PASSED
    return Stage.CHANGED if went else Stage.RECEIVED


def _submitted(
    outcome: Outcome | None, readings: Sequence[Reading], due: str, *, form: bool
) -> tuple[str, bool]:
    """Return on which day a report was submitted, and whether that says if it came in time.

    What is written in it goes first. One that was read by the deadline was in time. A `form` that went out
    and was last saved after the deadline, before its first reading, was not; of all others nobody knows.
    """
    if outcome and outcome.submitted:
        return outcome.submitted, True
    if not readings:
        return "", False
    first, origin = readings[0].when[:10], readings[0].origin
    saved = (origin.saved if origin else None) or ""
    if due and first <= due:
        return first, True
    return (saved, True) if form and due and due < saved <= first else ("", False)


def _days(due: str, day: str) -> int:
    """Return by how many days a day is past a deadline."""
    return max((date.fromisoformat(day) - date.fromisoformat(due)).days, 0) if due and day else 0
