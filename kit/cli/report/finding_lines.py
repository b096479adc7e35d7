"""Findings as the command line prints them: lines for people, JSON objects for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from kit.base.errors import Problem
from kit.base.finding import Finding, Findings, Status
from kit.base.strings import quoted
from kit.checks.repair.likely_cell import sentence
from kit.form.rule_book import rule
from kit.ingest.source.printed import Unread
from kit.ingest.tables.placing import Unplaced


def lines(findings: Findings) -> Iterator[str]:
    """Yield the lines that list what is open, then what was accepted and why.

    What a rule leaves open for one reason at several places is listed once. The numbers are those of the
    review page.
    """
    numbered = sorted(findings.numbered.items(), key=lambda each: not each[1].open)
    for alike in _alike(numbered):
        (first, each), (last, _) = alike[0], alike[-1]
        numbers = f"{first}" if first == last else f"{first}-{last}"
        yield f"  {numbers}. {_state(each)}  {each.rule} {rule(each.rule).label}"
        yield f"     {each.place}" + (f" 等 {len(alike)} 处" if len(alike) > 1 else "")
        yield f"     {each.message}"
        if each.quote:
            yield f"     原文：{quoted(each.quote)}"
        if each.repairs:
            yield f"     {sentence(each.repairs)}"
        if each.accepted:
            yield f"     认可的理由：{each.accepted}" + (f"（{each.settled_by}）" if each.settled_by else "")


def _state(finding: Finding) -> str:
    if finding.settled_by:
        return f"本级认可（{finding.kind}）"
    return "已认可" if finding.accepted else finding.kind


def _alike(numbered: Iterable[tuple[int, Finding]]) -> Iterator[list[tuple[int, Finding]]]:
    """Yield findings one by one, together those that follow each other and say the same of a blank."""
    alike: list[tuple[int, Finding]] = []
    for number, each in numbered:
        if alike and not (number == alike[-1][0] + 1 and _says_the_same(alike[-1][1], each)):
            yield alike
            alike = []
        alike.append((number, each))
    if alike:
        yield alike


def _says_the_same(one: Finding, other: Finding) -> bool:
    blank = one.status is other.status is Status.UNKNOWN
    return blank and (one.rule, one.message, one.open) == (other.rule, other.message, other.open)


def finding_object(file: str, finding: Finding) -> dict[str, Any]:
    """Return a finding as a JSON object.

    `quote`, `accepted`, `settled_by`, `repairs` and `rests` are there only when they say something; N-parts
    adds `stated` and `parts`, N-percent `stated` and `recomputed`, all numbers.
    """
    told = {"quote": finding.quote, "accepted": finding.accepted, "settled_by": finding.settled_by}
    repairs = [[asdict(change) for change in repair] for repair in finding.repairs]
    return {
        "file": file,
        "rule": finding.rule,
        "severity": finding.severity,
        "status": finding.status,
        "place": finding.place,
        "cells": finding.cells,
        "left": _side(finding.left),
        "right": _side(finding.right),
        "message": finding.message,
        **{name: text for name, text in told.items() if text},
        **({"repairs": repairs} if repairs else {}),
        **({"rests": True} if finding.rests else {}),
        **{name: _json_number(value) for name, value in finding.details.items()},
    }


def problem_object(problem: Problem) -> dict[str, Any]:
    """Return what is wrong with an input file as a finding of the rule it breaks, else of D-file."""
    broken = rule(problem.rule or "D-file")
    finding = broken.finding(Status.FAIL, problem.place, f"{problem.what}。{problem.remedy}")
    return finding_object(problem.file, finding) | {"line": problem.line}


def unplaced_object(file: str, unplaced: Unplaced) -> dict[str, Any]:
    """Return what a published file prints and no certain place was found for: of no rule, `quote` and why.

    `cells` are the addresses that it may belong to.
    """
    told = {"cells": unplaced.addresses, "message": unplaced.reason, "quote": unplaced.text}
    return _of_no_rule(file, "unplaced", unplaced.place) | told


def unread_object(file: str, unread: Unread) -> dict[str, Any]:
    """Return what a published file shows and is not read: of no rule."""
    return _of_no_rule(file, "unread", unread.place) | {"message": unread.what}


def _of_no_rule(file: str, status: str, place: str) -> dict[str, Any]:
    empty = {"rule": None, "severity": None, "left": None, "right": None, "cells": ()}
    return {"file": file, "status": status, "place": place, **empty}


def _json_number(value: object) -> object:
    """Return a number or a list of numbers as JSON has them; what the words print has few decimals."""
    if isinstance(value, list):
        return [_json_number(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value


def _side(value: object) -> object:
    # Money stays text: a JSON number would be read as binary floating point.
    return value if value is None or isinstance(value, int) else str(value)
