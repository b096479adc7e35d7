"""What the rules about form and text say of a township's words."""

from __future__ import annotations

from typing import Any

from kit.base.finding import Finding, Status
from kit.checks.rule_groups import TEXT
from kit.checks.subject import Subject
from kit.form.editions import editions
from kit.report.narrative import Words
from kit.report.prose import Prose
from tests.checks.readings import anywhere


def prose(text: str, year: int = 2024, **others: Any) -> Prose:
    """Return a township's words, all of them in one place."""
    form = editions().governing(year) or editions()["2019"]
    given = {"title": "", "headings": (), "township": "安皋镇"} | others
    return Prose(form=form, year=year, words=(Words("overview", "", text, ()),), **given)


def findings_on(prose: Prose) -> list[Finding]:
    """Return what the rules about form and text say of words."""
    subject = Subject(prose)
    return [finding for group in TEXT for finding in group.check(subject)]


def found(prose: Prose, rule: str, status: Status = Status.FAIL) -> list[Finding]:
    """Return what one rule says with one status."""
    return [each for each in findings_on(prose) if (each.rule, each.status) == (rule, status)]


def failing(published: dict[str, Prose], rule: str) -> set[str]:
    """Return the ids of the published excerpts on which a rule fails."""
    return {id_ for id_, words in published.items() if found(words, rule)}


def lost(text: str, township: str = "云县松岭镇", agency: str = "松岭镇人民政府") -> list[str]:
    """Return what D-lost quotes of words, in the order of the text, wherever that stands."""
    return anywhere(lambda words: _lost(words, township, agency), text, amid=False)


def _lost(text: str, township: str = "云县松岭镇", agency: str = "松岭镇人民政府") -> list[str]:
    findings = found(prose(text, township=township, agency=agency), "D-lost")
    return [each.quote for each in sorted(findings, key=lambda each: each.span.start if each.span else 0)]


def years(text: str) -> list[Finding]:
    """Return what D-year says of words, each passage in the section on disclosure, wherever they stand."""

    def say(words: str) -> list[tuple[Status, str, str, object, object]]:
        return [(each.status, each.message, each.quote, each.left, each.right) for each in _years(words)]

    anywhere(say, text, amid=False)
    return _years(text)


def _years(text: str) -> list[Finding]:
    return [each for each in findings_on(prose(text)) if each.rule == "D-year"]
