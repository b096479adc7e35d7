"""What a county sees of its units' ledgers, and of zeros that rest on none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kit.base.finding import Status
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.tally_writing import write_tally
from kit.county.county_year import CountyYear, county_year
from kit.county.ledgers.unit_tallies import HEADS, unit_tallies
from kit.county.page import county_verbs
from tests.cases.ledgers import row, write_ledger
from tests.conftest import SEED

ROSTER = """\
name: 卧龙区
{confirmed}units:
  angao: 安皋镇
  second: {{name: 第二镇{own}}}
"""


@pytest.fixture
def parameters(tmp_path: Path) -> Path:
    """A county of two towns, both of whose reports of 2024 are all zero in tables three and four."""
    for unit, name in (("angao", "安皋镇"), ("second", "第二镇")):
        folder = tmp_path / "parameters" / "wolong" / unit
        folder.mkdir(parents=True)
        text = SEED.read_text(encoding="utf-8").replace("township: 安皋镇", f"township: {name}")
        (folder / "2024.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "parameters" / "wolong" / "county").mkdir()
    return tmp_path / "parameters"


def view(parameters: Path, confirmed: str = "", own: str = "") -> CountyYear:
    """Return the county's year 2024, with what its list says of zeros."""
    roster = parameters / "wolong" / "county" / "units.yaml"
    roster.write_text(ROSTER.format(confirmed=confirmed, own=own), encoding="utf-8")
    return county_year(parameters, "wolong", 2024, parameters.parent / "outputs")


def zeros(view: CountyYear) -> dict[str, Status]:
    """Return what is said of each unit's zeros."""
    return {each.place: each.status for each in view.zeros}


def test_zeros_that_rest_on_nothing_are_asked_for_once(parameters: Path) -> None:
    """By nobody confirmed: a warning each; by the county for the year, or for one unit: settled, for that year."""
    assert set(zeros(view(parameters)).values()) == {Status.FAIL}
    assert "T34-zero" in county_verbs.unit_figures(view(parameters)).review
    assert set(zeros(view(parameters, "confirmed_zero: [2024]\n")).values()) == {Status.PASS}
    assert set(zeros(view(parameters, "confirmed_zero: [2023]\n")).values()) == {Status.FAIL}
    told = zeros(view(parameters, own=", confirmed_zero: [2024]"))
    assert sorted(told.values()) == [Status.FAIL, Status.PASS]


def test_zeros_that_a_ledger_gives_are_true(parameters: Path, tmp_path: Path) -> None:
    """The town whose empty ledger was counted is asked for nothing; one with a case has no zeros any more."""
    path = parameters / "wolong" / "angao" / "2024.yaml"
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", []))
    write_tally(path, ledger, "台账.xlsx", 2024, "2025-01-06", {})
    assert sorted(zeros(view(parameters)).values()) == [Status.FAIL, Status.PASS]
    case = row("1", date(2024, 3, 4), date(2024, 3, 5), "予以公开")
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", [case]))
    write_tally(path, ledger, "台账.xlsx", 2024, "2025-01-06", {})
    assert list(zeros(view(parameters)).values()) == [Status.FAIL]


def test_the_overview_shows_what_was_received_answered_late_and_open(
    parameters: Path, tmp_path: Path
) -> None:
    """Received 3, carried in 1; of 4 one in time, one late (due 1 April 2024), one not to be told, two open."""
    rows = [
        row("1", date(2024, 3, 4), date(2024, 3, 5), "予以公开"),
        row("2", date(2024, 3, 4), date(2024, 4, 2), "予以公开"),
        row("3", date(2023, 12, 25), 申请方式="网络"),
        row("4", date(2024, 12, 23)),
    ]
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", rows))
    write_tally(parameters / "wolong/angao/2024.yaml", ledger, "台账.xlsx", 2024, "2025-01-06", {})
    seen = view(parameters)
    (line,) = unit_tallies(seen.tallies, {"angao": "安皋镇"})
    assert dict(zip(HEADS, line.numbers, strict=True)) == {
        "新收": 3, "上年结转": 1, "按时答复": 1, "逾期": 1, "期限难以判断": 1, "年底未办结": 2,
    }  # fmt: skip
    shown = county_verbs.unit_figures(seen).review
    assert "1 个单位用台账计过数" in shown
    assert "2025-01-06" in shown
