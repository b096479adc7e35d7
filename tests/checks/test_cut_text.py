"""What is said of a published report that breaks off: what is missing from it says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_published
from kit.report.prose import prose_of
from kit.report.report import Report

Changed = Callable[..., Report]
RECEIVED = "requests.received.total"


def of(report: Report, rule: str, unprinted: Collection[str] = (), *, whole: bool = False) -> list[Finding]:
    """Return what a rule says of a report that breaks off, or of a whole one, of which nothing is unprinted."""
    prose = replace(prose_of(report), whole=whole)
    report = replace(report, unprinted=frozenset() if whole else frozenset(unprinted))
    return [each for each in confront_published(report, prose) if each.rule == rule]


def silent(changed: Changed, *, whole: bool) -> list[Finding]:
    """Return what X-silent says where five were received and the words do not tell."""
    report = changed({f"figures.{RECEIVED}": 5, "narrative.overview.on_request": "规范办理流程。"})
    return [each for each in of(report, "X-silent", whole=whole) if RECEIVED in each.cells]


def test_words_that_were_cut_may_have_told_of_it(changed: Changed) -> None:
    """A whole report that is silent is wrong; one that breaks off may have told, and the message says so."""
    (fault,) = silent(changed, whole=True)
    assert fault.status is Status.FAIL
    (open_,) = silent(changed, whole=False)
    assert open_.status is Status.NOT_ASSESSABLE
    assert open_.message == f"原文不全，没有印到的无法核对：{fault.message}"


def test_without_any_words_none_are_silent(changed: Changed) -> None:
    """What has not been written yet may still tell of it."""
    report = changed({f"figures.{RECEIVED}": 5})
    found = confront_published(report, replace(prose_of(report), words=()))
    (told,) = [each for each in found if each.rule == "X-silent" and RECEIVED in each.cells]
    assert (told.status, told.message) == (Status.NOT_ASSESSABLE, "正文还没有写")


def test_what_is_wrong_with_what_is_printed_stays_wrong(changed: Changed) -> None:
    """Only the rules on what is missing are let off."""
    report = changed({f"figures.{RECEIVED}": 5, "narrative.overview.on_request": "收到信息公开申请6件。"})
    assert [each.status for each in of(report, "X-received")] == [Status.FAIL]


@pytest.mark.parametrize(("unprinted", "status"), [
    ((), Status.UNKNOWN), ((RECEIVED,), Status.NOT_ASSESSABLE), (("requests.handled.total",), Status.UNKNOWN),
])  # fmt: skip
def test_a_blank_cell_is_open_unless_the_file_does_not_show_it(
    changed: Changed, unprinted: Collection[str], status: Status
) -> None:
    """Printed and blank is not filled in; not printed says nothing."""
    report = changed({f"figures.{RECEIVED}": None, "narrative.overview.on_request": "收到信息公开申请6件。"})
    assert [each.status for each in of(report, "X-received", unprinted)] == [status]
    assert [each.status for each in of(report, "X-received", unprinted, whole=True)] == [Status.UNKNOWN]


def test_of_several_blanks_all_must_be_unprinted(changed: Changed) -> None:
    """One that is printed and blank is still to be filled in; cells with a value do not count."""
    natural = "requests.received.natural"
    report = changed({f"figures.{RECEIVED}": None, f"figures.{natural}": None})
    (one,) = [each for each in of(report, "T3-applicants", (RECEIVED,)) if RECEIVED in each.cells]
    assert one.status is Status.UNKNOWN
    (both,) = [each for each in of(report, "T3-applicants", (RECEIVED, natural)) if RECEIVED in each.cells]
    assert both.status is Status.NOT_ASSESSABLE


def test_what_is_not_printed_is_not_called_blank(changed: Changed) -> None:
    """No finding that rests on unprinted cells says 空着, 没有填数 or 没有写; it says that they are not printed."""
    tables = ("requests", "appeals")
    printed = changed({})
    unprinted = [cell for cell in printed.form.cells if cell.startswith(tables)]
    report = changed({f"figures.{cell}": None for cell in unprinted if cell not in printed.computed})
    for rule in ("T3-count", "T4-count", "T3-flow", "T3-applicants", "T4-total", "X-silent"):
        found = of(report, rule, unprinted)
        assert found
        for each in found:
            assert each.status is not Status.UNKNOWN
            assert not re.search("空着|填|没有算出|空白", each.message)
            assert "没有印" in each.message


def test_what_is_printed_and_could_not_be_read_is_not_called_blank(changed: Changed) -> None:
    """Nor is anybody told to fill in zeros there: the number stands on the page."""
    report = replace(
        changed({f"figures.{RECEIVED}": None, "narrative.overview.on_request": "收到信息公开申请6件。"}),
        unread=frozenset({RECEIVED}),
    )
    for rule in ("X-received", "T3-count"):
        (found,) = [each for each in of(report, rule, whole=True) if RECEIVED in each.cells]
        assert found.status is Status.UNKNOWN
        assert "没有读准" in found.message
        assert not re.search("空着|没有填数|空白|填 0", found.message)
