"""Acceptances: one warning at a time, by its quote or its cells; never an error, never in silence."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Findings, Severity, Status
from kit.checks.acceptance import settle
from kit.report.parameters import report_from
from kit.report.report import Report

FOUND = (
    Finding(
        "N-parts", Severity.WARNING, Status.FAIL, "甲", "差一", quote="共发布352条，其中：甲300条、乙51条"
    ),
    Finding("N-parts", Severity.WARNING, Status.FAIL, "乙", "差二", quote="共发布352条"),
    Finding("N-parts", Severity.WARNING, Status.PASS, "乙", "相等", quote="共受理5件"),
    Finding("N-list", Severity.WARNING, Status.FAIL, "乙", "差二", quote="共发布352条"),
    Finding("T3-flow", Severity.ERROR, Status.FAIL, "丙", "差三", cells=("a.b.c", "a.d.c"), quote="共"),
)


def settled(seed: Report, **acceptance: object) -> Findings:
    """Return FOUND as one acceptance leaves it."""
    accepted = [{"reason": "核对过", **acceptance}]
    return settle(report_from({**seed.public(), "accepted": accepted}), FOUND)


@pytest.mark.parametrize(("quote", "index"), [
    ("共发布352条", 1),
    ("共发布３５２ 条", 1),
    ("共发布352条,其中:甲300条、乙51条", 0),
    ("乙51条", 0),
])  # fmt: skip
def test_a_quote_settles_the_warning_it_names(seed: Report, quote: str, index: int) -> None:
    """The same words, white space and width aside, or else words of just one quote; all others stay open."""
    found = settled(seed, rule="N-parts", quote=quote)
    assert [each.accepted for each in found[: len(FOUND)]] == [
        "核对过" if number == index else "" for number in range(len(FOUND))
    ]
    assert len(found.open) == 3
    assert found.accepted == (found[index],)
    assert found[-1].status is Status.PASS


@pytest.mark.parametrize(("acceptance", "word"), [
    ({"rule": "N-parts", "quote": "352条"}, "2 处"),
    ({"rule": "N-parts", "quote": "353条"}, "没有与它对应"),
    ({"rule": "N-parts"}, "没有与它对应"),
    ({"rule": "N-parts", "quote": "共受理5件"}, "没有与它对应"),
    ({"rule": "N-yoy", "quote": "共发布352条"}, "没有与它对应"),
    ({"rule": "T3-flow", "cells": ["a.d.c", "a.b.c"]}, "不能认可"),
    ({"rule": "T3-flow", "cells": ["a.b.c"]}, "没有与它对应"),
    ({"rule": "T3-flow", "quote": "共"}, "不能认可"),
])  # fmt: skip
def test_what_fits_no_single_warning_settles_nothing_and_is_told(
    seed: Report, acceptance: dict[str, object], word: str
) -> None:
    """D-accepted: it quotes what the acceptance names, and every finding stays as it was."""
    found = settled(seed, **acceptance)
    assert found[:-1] == FOUND
    told = found[-1]
    assert (told.rule, told.severity, told.status) == ("D-accepted", Severity.WARNING, Status.FAIL)
    assert told.quote == (acceptance.get("quote") or "、".join(acceptance.get("cells", [])))  # type: ignore[arg-type]
    assert word in told.message


def test_without_acceptances_nothing_is_told(seed: Report) -> None:
    """A report that accepts nothing has no finding about acceptances."""
    assert settle(seed, FOUND) == FOUND
