"""A made-up county whose office looks at its pages: known faults in its reports, and in who reported what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml import html

from kit.base.finding import Severity
from kit.county.standing import Standing
from kit.form.rule_book import rule_book
from kit.report.catalogue import OWN, UNITS
from tests.conftest import run_kit
from tests.made_up.faults import Fault
from tests.made_up.writing import write_counties

YEARS = (2022, 2023, 2024)
TOWNSHIPS = 30
SEED = 29
"""With this one no two of the reports have a sentence in common by chance."""
CHOSEN = (
    "result_slip", "counted_twice", "wrong_total", "wrong_column", "blank_result", "appeal_slip", "rules_row",
    "document_blank", "stock_slip", "unit_slip", "wrong_edition", "odd_fee", "late", "received_misstated",
    "answered_misstated", "result_misstated", "part_misstated", "share_misstated", "growth_misstated",
    "accounts_miscounted", "stale_year", "stale_period", "other_kind", "left_over", "unassessed", "silent",
    "copied", "blank_fact", "unwritten", "old_document",
)  # fmt: skip
"""One fault of each of these kinds; 90 reports have no room for the rarer ones."""
_LENT = re.compile(r"^    management: \|\n(?:      .*\n)+", re.MULTILINE)
"""The words that one township takes from another."""


@dataclass(frozen=True, slots=True)
class Office:
    """A county on disk, made and paged, and what is wrong in it.

    `faults` are by file, `missing` is the township without a report of the last year, `copied` the two of
    which one has the other's words.
    """

    root: Path
    county: str
    faults: Mapping[Path, Fault]
    missing: str
    copied: frozenset[str]

    def page(self, year: int) -> Path:
        """Return where the county's page of a year lies."""
        return self.root / "outputs" / self.county / str(year) / "overview.html"

    def kit(self, *arguments: object) -> str:
        """Run a `kit` command there, and return what it prints. Raises RuntimeError when something is no use."""
        done = run_kit(*arguments, cwd=self.root)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        return done.stdout

    def expected(self, year: int) -> dict[str, Standing]:
        """Return how each township has to stand on the page of a year, because of its faults alone."""
        names = listed(self.root / "parameters" / self.county)
        found = dict.fromkeys(names.values(), Standing.READY)
        for file, fault in self.faults.items():
            if file.stem == str(year):
                grave = any(rule_book()[rule].severity is Severity.ERROR for rule in fault.rules)
                found[names[file.parent.name]] = Standing.DRAFT if grave else Standing.WARNED
        return found | ({self.missing: Standing.MISSING} if year == YEARS[-1] else {})

    def shown(self, year: int) -> dict[str, Standing]:
        """Return how each township stands on the page of a year."""
        rows = html.parse(self.page(year)).xpath("//table[@class='units']/tbody/tr")
        return {row.findtext("th"): Standing(row.find("td").text) for row in rows}


def open_office(root: Path) -> Office:
    """Write a county of 30 townships over three years with the chosen faults and two of its own; make it all."""
    parameters = root / "parameters"
    faults = write_counties(
        parameters, townships=TOWNSHIPS, years=YEARS, seed=SEED, faults=dict.fromkeys(CHOSEN, 1)
    )
    ((county, folder),) = [(path.name, path) for path in parameters.iterdir()]
    faulty = {fault.file.parent for fault in faults if fault.file.stem == str(YEARS[-1])}
    names = _list(folder)
    sound = [path for path in sorted(folder.glob(f"*/{YEARS[-1]}.yaml")) if path.parent not in faulty]
    lender, borrower, missing = [path for path in sound if names[path.parent.name].endswith("镇")][:3]
    lend(lender, borrower)
    missing.unlink()
    called = [names[path.parent.name] for path in (lender, borrower, missing)]
    office = Office(root, county, {fault.file: fault for fault in faults}, called[2], frozenset(called[:2]))
    office.kit("batch", "parameters")
    for year in YEARS:
        office.kit("county", county, year)
    return office


def lend(lender: Path, borrower: Path) -> None:
    """Put what one report says of managing information into another in place of its own words."""
    words = _LENT.search(lender.read_text(encoding="utf-8"))
    assert words
    borrower.write_text(_LENT.sub(words[0], borrower.read_text(encoding="utf-8")), encoding="utf-8")


def listed(folder: Path) -> dict[str, str]:
    """Return the townships of a county's list, by folder."""
    units: dict[str, str] = yaml.safe_load((folder / OWN / UNITS).read_text(encoding="utf-8"))["units"]
    return units


def _list(folder: Path) -> dict[str, str]:
    """Write a county's list of its townships, and return them by folder."""
    names = {}
    for path in sorted(folder.glob(f"*/{YEARS[0]}.yaml")):
        report = yaml.safe_load(path.read_text(encoding="utf-8"))
        names[path.parent.name] = report["township"]
    (folder / OWN).mkdir()
    listed = {"name": report["county"], "units": names}
    (folder / OWN / UNITS).write_text(
        yaml.safe_dump(listed, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return names
