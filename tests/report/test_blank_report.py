"""Next year's empty report: the identity and what is carried over, no figure or word too many."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from kit.form.editions import editions
from kit.report.blank_report import blank_report
from kit.report.draft import draft
from kit.report.parameters import report_from
from kit.report.report import Report

CARRIED = {"natural": 3, "business": 0, "research": 0, "public_interest": 0, "legal_service": 1, "other": 0}


def carried_out(**changes: object) -> dict[str, object]:
    """Return the 四 of last year's table three."""
    return {"figures.requests.carried_out": CARRIED | changes}


def test_what_is_known_is_filled_in_and_nothing_else(changed: Callable[..., Report]) -> None:
    """Who reports and 上年结转 come from last year, its total included; all else is blank."""
    last = changed(carried_out(total=4) | {"division": "411303", "deadline": "2025-01-31"})
    blank = blank_report(editions()["2021"], 2025, last)
    assert (blank.title, blank.township, blank.county, blank.division) == (
        "卧龙区安皋镇人民政府2025年政府信息公开工作年度报告",
        "安皋镇",
        "卧龙区",
        "411303",
    )
    assert (blank.deadline, blank.submitted, dict(blank.facts)) == ("", "", {})
    assert set(blank.narrative) == {"preamble"}
    assert blank.last is last
    filled = {address: value for address, value in blank.figures.items() if value is not None}
    assert filled == {f"requests.carried_in.{column}": n for column, n in (CARRIED | {"total": 4}).items()}


def test_totals_are_left_to_be_computed(seed: Report) -> None:
    """No total is given as blank, so that it follows from its parts once they are there."""
    blank = blank_report(editions()["2021"], 2025, seed)
    totals = {address for address, cell in blank.form.cells.items() if cell.row.equals or cell.column.equals}
    assert totals - blank.computed == {"requests.carried_in.total"}


@pytest.mark.parametrize("blank", [None, "/"])
def test_what_last_year_left_open_stays_open(changed: Callable[..., Report], blank: str | None) -> None:
    """A blank or a mark of last year is carried over as a blank: it is no zero."""
    last = changed(carried_out(total=None, business=blank))
    figures = blank_report(editions()["2021"], 2025, last).figures
    assert (figures["requests.carried_in.natural"], figures["requests.carried_in.business"]) == (3, None)
    assert figures["requests.carried_in.total"] is None


def test_a_change_of_edition_brings_the_new_cells() -> None:
    """2021's empty report after a 2020 one has the new form's cells, 上年结转 filled in."""
    zero = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    identity = {"township": "甲镇", "agency": "甲镇人民政府", "year": 2020, "figures": zero}
    blank = blank_report(editions()["2021"], 2021, report_from(identity))
    assert blank.figures.keys() == editions()["2021"].cells.keys()
    assert {address for address, value in blank.figures.items() if value is not None} == {
        address for address in blank.figures if address.startswith("requests.carried_in.")
    }


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_without_a_last_year_all_is_blank(edition: str) -> None:
    """A township of which nothing is known gets the bare form."""
    form = editions()[edition]
    blank = blank_report(form, form.first_year, None)
    assert set(blank.figures.values()) == {None}
    assert (blank.agency, blank.township, blank.last) == ("", "", None)


def test_the_draft_and_the_empty_report_agree(changed: Callable[..., Report]) -> None:
    """A parameters file and a workbook for the same year start from the same figures, totals left out of the file."""
    form, last = editions()["2021"], changed(carried_out(total=4))
    drafted = yaml.safe_load(draft(form, 2025, last))["figures"]
    blank = blank_report(form, 2025, last)
    for address, cell in form.cells.items():
        stands = drafted[cell.section.id].get(cell.row.id, {})
        if cell.column.id in stands or not cell.is_total:
            assert stands[cell.column.id] == blank.figures[address]
