"""Published copies of made-up reports: what was changed is told on both sides, what was only set anew is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.page.fragment_html import fragment_html
from kit.publish.county_reports import CountyReport
from kit.publish.verification import Verified, verify
from kit.report.catalogue import TownshipYear, catalogue
from kit.report.parameters import read_report
from tests.made_up import write_counties
from tests.made_up.chance import Chance, chance
from tests.publish.tampering import TAMPERS, Tampered, Told, tampered
from tests.publish.typesetting import STYLES, published, site

YEARS = (2020, 2024)
MANY, FEW = 200, 13
"""So many copies of each kind are held against their reports, and so many by the quick suite."""


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[CountyReport]]:
    """The reports of a made-up county's eight townships, by year."""
    folder = tmp_path_factory.mktemp("parameters")
    write_counties(folder, townships=8, years=YEARS, seed=17)
    found = catalogue(folder).reports
    return {year: [_read(each) for each in found if each.year == year] for year in YEARS}


def _read(place: TownshipYear) -> CountyReport:
    report = read_report(place.path)
    digest = sha256(place.path.read_bytes()).hexdigest()
    return CountyReport(place, report.township, report, digest, 0)


def one(path: Path, reports: Sequence[CountyReport]) -> Verified:
    """Return what comes of the one copy in a file."""
    (found,) = verify([path], reports, reports[0].report.year, None)
    assert not isinstance(found, InputError), found
    return found


def numbers(count: int) -> Iterator[tuple[int, Chance]]:
    """Yield the numbers of copies, each with its own draws."""
    return ((number, chance("copy", number)) for number in range(count))


def hold_set_anew(folder: Path, counties: dict[int, list[CountyReport]], count: int) -> None:
    """Set reports anew at random and hold them against their parameters files: nothing is told."""
    for number, draw in numbers(count):
        reports = counties[YEARS[number % 2]]
        this = draw.choice(reports)
        suffix, content = published(this.report, draw)
        path = folder / f"{number}{suffix}"
        path.write_bytes(content)
        found = one(path, reports)
        told = [*map(str, found.comparison.differences), *found.comparison.unassessed]
        assert (path.name, found.report.name, told) == (path.name, this.name, [])


def hold_changed(folder: Path, counties: dict[int, list[CountyReport]], count: int) -> None:
    """Change one thing, set the report anew at random: that thing is told, and nothing else."""
    for number, draw in numbers(count):
        reports = counties[YEARS[number % 2]]
        this, changed = _changed(reports, number, draw)
        suffix, content = published(changed.report, draw)
        path = folder / f"{number}{suffix}"
        path.write_bytes(content)
        assert_told(one(path, reports), this, changed.told)


def assert_told(found: Verified, this: CountyReport, told: Sequence[Told]) -> None:
    """Assert that each change is told once, of the right report, and nothing else but what pages carry."""
    differences = [each for each in found.comparison.differences if "自带的数据" not in each.place]
    said = f"{found.name}: {told} but {[*map(str, differences)]}"
    assert found.report.name == this.name, said
    assert all(any(each.by(difference) for difference in differences) for each in told), said
    assert len(differences) == len(told), said
    assert not found.comparison.unassessed, said


def _changed(reports: Sequence[CountyReport], number: int, draw: Chance) -> tuple[CountyReport, Tampered]:
    """Return a report and what one kind of change made of it: the kinds in turn, where one has room."""
    kinds = list(TAMPERS)
    while True:
        this, other = draw.sample(reports, 2)
        kind = kinds[number % len(kinds)]
        if changed := tampered(this.report, other.report, kind, draw):
            return this, changed
        number += draw.random() < 0.2


def test_a_few_copies_set_anew_raise_nothing(tmp_path: Path, counties: dict[int, list[CountyReport]]) -> None:
    """Fonts, mirrors, widths, breaks, a site's bars, Word: none of it is a change."""
    hold_set_anew(tmp_path, counties, FEW)


def test_a_change_of_each_kind_is_told(tmp_path: Path, counties: dict[int, list[CountyReport]]) -> None:
    """Each kind of change once, in whatever way the copy is set."""
    hold_changed(tmp_path, counties, FEW)


@pytest.mark.slow
def test_many_copies_set_anew_raise_nothing(tmp_path: Path, counties: dict[int, list[CountyReport]]) -> None:
    """The same two hundred times."""
    hold_set_anew(tmp_path, counties, MANY)


@pytest.mark.slow
def test_many_changes_are_told(tmp_path: Path, counties: dict[int, list[CountyReport]]) -> None:
    """The same two hundred times."""
    hold_changed(tmp_path, counties, MANY)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_no_single_style_is_a_change(
    tmp_path: Path, counties: dict[int, list[CountyReport]], style: object
) -> None:
    """Each way of setting a report anew by itself, on a report of each edition."""
    for reports in counties.values():
        report = reports[0].report
        path = tmp_path / "a.html"
        path.write_text(site(report, style(fragment_html(report), chance(1))), encoding="utf-8")  # type: ignore[operator]
        assert one(path, reports).comparison.equal, one(path, reports).comparison
