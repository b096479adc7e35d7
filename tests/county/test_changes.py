"""Year on year: what moved, by how much, exactly; jumps marked; what cannot be compared is not compared."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from kit.county.changes import Change, changes
from kit.report.parameters import read_report, report_from
from kit.report.report import Report
from tests.made_up import write_counties
from tests.suqian import suqian

Changed = Callable[..., Report]


def moved(report: Report) -> dict[str, Change]:
    """Return what moved against last year's report, by cell."""
    assert report.last
    return {each.cell.address: each for each in changes(report.form, report.figures, report.last.figures)}


def test_a_published_citys_changes_are_those_reckoned_by_hand(shared: Path) -> None:
    """宿迁市 2023 and 2024: received 3,402 + 99 + 4 + 5 + 1 = 3,511, then 3,525; and so on."""
    found = moved(report_from(suqian(shared, 2024), suqian(shared, 2023)))
    expected: dict[
        str, tuple[int | str, int | str, int | str, str | None]
    ] = {  # this year, last year, change, percent: worked out from the two published tables
        "requests.received.natural": (3440, 3402, 38, "1.12"),
        "requests.received.business": (75, 99, -24, "-24.24"),
        "requests.received.public_interest": (1, 4, -3, "-75.00"),
        "requests.received.legal_service": (6, 5, 1, "20.00"),
        "requests.received.other": (3, 1, 2, "200.00"),
        "requests.received.total": (3525, 3511, 14, "0.40"),
        "requests.carried_in.total": (121, 96, 25, "26.04"),
        "requests.granted.total": (1431, 1191, 240, "20.15"),
        "requests.handled.total": (3521, 3486, 35, "1.00"),
        "requests.carried_out.total": (125, 121, 4, "3.31"),
        "disclosure.rules.abolished": (1, 0, 1, None),
        "disclosure.normative.made": (50, 109, -59, "-54.13"),
        "disclosure.normative.in_force": (420, 597, -177, "-29.65"),
        "disclosure.licence.decisions": (1573179, 1808595, -235416, "-13.02"),
        "disclosure.coercion.decisions": (29351, 20163, 9188, "45.57"),
        "disclosure.charges.amount": ("727012578.0", "592372449.0", "134640129.0", "22.73"),
        "appeals.reconsideration.total": (170, 440, -270, "-61.36"),
        "appeals.after_reconsideration.total": (52, 89, -37, "-41.57"),
    }
    for address, (this, last, by, percent) in expected.items():
        change = found[address]
        assert (change.this, change.last, change.by) == (Decimal(this), Decimal(last), Decimal(by)), address
        assert change.percent == (None if percent is None else Decimal(percent)), address
    for unmoved in ("disclosure.rules.made", "requests.received.research", "requests.carried_out.natural"):
        assert unmoved not in found
    assert not any(change.jump for change in found.values())


def test_a_jump_is_marked_where_the_rule_looks_for_it(changed: Changed) -> None:
    """Above ×5 or below ×0.2 for counts that are not tiny, in the cells that the form names for Y-jump."""
    now = {
        "figures.disclosure.licence.decisions": 101,
        "figures.disclosure.penalty.decisions": 100,
        "figures.disclosure.coercion.decisions": 6,
        "figures.disclosure.normative.made": 3,
        "figures.disclosure.normative.in_force": 3,
    }
    last = {
        "figures.disclosure.licence.decisions": 20,
        "figures.disclosure.penalty.decisions": 20,
        "figures.disclosure.coercion.decisions": 1,
        "figures.disclosure.normative.made": 16,
        "figures.disclosure.normative.in_force": 400,
    }
    found = moved(changed(now, last))
    assert {address: change.jump for address, change in found.items()} == {
        "disclosure.licence.decisions": True,
        "disclosure.penalty.decisions": False,
        "disclosure.coercion.decisions": False,
        "disclosure.normative.made": False,
        "disclosure.normative.in_force": False,
    }


def test_a_blank_is_not_compared(changed: Changed) -> None:
    """It is not zero: neither from a blank nor to one is a change."""
    now = {"figures.disclosure.licence.decisions": None, "figures.disclosure.penalty.decisions": 5}
    last = {"figures.disclosure.licence.decisions": 7, "figures.disclosure.penalty.decisions": "/"}
    assert moved(changed(now, last)) == {}


def test_over_a_change_of_edition_only_what_means_the_same_is_compared(tmp_path: Path) -> None:
    """2021 against 2020: cells of both editions by their common id, no other."""
    write_counties(tmp_path, townships=6, years=(2020, 2021))
    compared: set[str] = set()
    for path in tmp_path.rglob("2021.yaml"):
        report = read_report(path)
        assert report.last
        found = moved(report)
        assert found.keys() <= report.form.cells.keys() & report.last.form.cells.keys()
        compared |= found.keys()
    assert any(address.startswith("requests.received.") for address in compared)
    assert not any(address.startswith("disclosure.charges") for address in compared)
