"""What the check of many reports came to: from a batch where nothing has changed since, else made now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kit.analysis.many_checks import Checked, ToCheck, Told, check_all
from kit.batch.ledger import remembered as entered
from kit.batch.ledger_place import ledger_seen
from kit.checks.report_outcome import Outcome
from kit.report.catalogue import TownshipYear
from kit.run.fingerprint import made_now_from


@dataclass(frozen=True, eq=False)
class Checks:
    """The checks of some reports, made when first asked for; `outputs` is where a batch keeps its ledger."""

    files: Mapping[TownshipYear, ToCheck]
    outputs: Path
    _made: dict[TownshipYear, Checked] = field(default_factory=dict)

    @cached_property
    def outcomes(self) -> Mapping[TownshipYear, Outcome]:
        """What each report says and what its check found, in short."""
        self._check(place for place in self.files if place not in self.remembered)
        made = {place: each.outcome for place, each in self._made.items()}
        return {place: made.get(place) or self.remembered[place] for place in self.files}

    @cached_property
    def findings(self) -> Mapping[TownshipYear, tuple[Told, ...]]:
        """What a person has to look at in each report, its errors first."""
        clean = {place for place, each in self.remembered.items() if not (each.errors or each.warnings)}
        self._check(place for place in self.files if place not in clean)
        return {place: self._made[place].findings if place in self._made else () for place in self.files}

    @cached_property
    def remembered(self) -> Mapping[TownshipYear, Outcome]:
        """The outcomes that a batch entered of just these files, by this very program."""
        ledger = ledger_seen(self.outputs)
        entries = {
            place: entry
            for county in {each.county for each in self.files}
            for place, entry in entered(ledger, county).items()
        }
        found = ((place, these, entries.get(place.place)) for place, these in self.files.items())
        return {
            place: entry.outcome
            for place, these, entry in found
            if entry and entry.key == made_now_from(place, these.this, these.beside)
        }

    def _check(self, places: Iterable[TownshipYear]) -> None:
        wanted = [place for place in places if place not in self._made]
        self._made.update(zip(wanted, check_all([self.files[each] for each in wanted]), strict=True))
