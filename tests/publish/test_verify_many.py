"""Published copies of made-up reports: what was changed is told on both sides, what was only set anew is not."""

from __future__ import annotations

from collections.abc import Sequence
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


def verified(paths: Sequence[Path], reports: Sequence[CountyReport]) -> list[Verified]:
    """Return what comes of each file's one copy, in order."""
    found = list(verify(paths, reports, reports[0].report.year, None))
    refused = [each for each in found if isinstance(each, InputError)]
    assert not refused, refused
    return [each for each in found if isinstance(each, Verified)]


Copies = dict[int, list[tuple[Path, CountyReport, Sequence[Told]]]]
"""Copies by year: the file, whose report it is, what was changed."""


def copied(folder: Path, counties: dict[int, list[CountyReport]], count: int, *, changing: bool) -> Copies:
    """Write copies of reports, set anew at random; those that are `changing`, with one thing changed."""
    copies: Copies = {year: [] for year in YEARS}
    for number in range(count):
        draw, year = chance("copy", number), YEARS[number % 2]
        this = draw.choice(counties[year])
        shown = Tampered(this.report, ())
        if changing:
            this, shown = _changed(counties[year], number, draw)
        suffix, content = published(shown.report, draw)
        path = folder / f"{number}{suffix}"
        path.write_bytes(content)
        copies[year].append((path, this, shown.told))
    return copies


def hold(folder: Path, counties: dict[int, list[CountyReport]], count: int, *, changing: bool) -> None:
    """Hold copies against their parameters files: what was changed in them is told, and nothing else."""
    for year, copies in copied(folder, counties, count, changing=changing).items():
        paths = [path for path, _, _ in copies]
        for found, (_, this, told) in zip(verified(paths, counties[year]), copies, strict=True):
            assert_told(found, this, told)


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


@pytest.mark.parametrize("changing", [False, True])
def test_a_few_copies(tmp_path: Path, counties: dict[int, list[CountyReport]], changing: bool) -> None:
    """Fonts, mirrors, widths, breaks, a site's bars, Word: none of it is a change; each kind of change is told once."""
    hold(tmp_path, counties, FEW, changing=changing)


@pytest.mark.slow
@pytest.mark.parametrize("changing", [False, True])
def test_many_copies(tmp_path: Path, counties: dict[int, list[CountyReport]], changing: bool) -> None:
    """The same two hundred times."""
    hold(tmp_path, counties, MANY, changing=changing)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_no_single_style_is_a_change(
    tmp_path: Path, counties: dict[int, list[CountyReport]], style: object
) -> None:
    """Each way of setting a report anew by itself, on a report of each edition."""
    for reports in counties.values():
        report = reports[0].report
        path = tmp_path / "a.html"
        path.write_text(site(report, style(fragment_html(report), chance(1))), encoding="utf-8")  # type: ignore[operator]
        (found,) = verified([path], reports)
        assert found.comparison.equal, found.comparison
