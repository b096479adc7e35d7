"""Confronts a report with the form, with its own words and with last year's report."""

from __future__ import annotations

from functools import lru_cache

from kit.base.finding import Findings, Status
from kit.checks.acceptance import settle
from kit.checks.repair.likely_cell import with_repairs
from kit.checks.rule_groups import ELSEWHERE, GROUPS
from kit.checks.subject import Subject
from kit.form.rule_book import rule_book
from kit.report.prose import Prose, prose_of
from kit.report.report import Report


@lru_cache(maxsize=4)  # the notebook's cells ask for the same report again and again
def confront(report: Report) -> Findings:
    """Return the outcome of every rule on `report`, across years where its `last` is known.

    Raises InputError when the words hold a look-up that names nothing, FormError when the kit's own
    form or rule book is damaged.
    """
    subject = Subject(prose_of(report), report)
    found = (finding for group in GROUPS for finding in group.check(subject))
    return settle(report, with_repairs(report, found))


def confront_text(prose: Prose) -> Findings:
    """Return the outcome of every rule on a published text; those over figures are not assessable."""
    subject = Subject(prose)
    found = [finding for group in GROUPS if group.of_texts for finding in group.check(subject)]
    assessed = {each.rule for each in found} | ELSEWHERE.keys()
    found += [
        rule.finding(Status.NOT_ASSESSABLE, prose.title, "这份文字里没有可供核对的数")
        for name, rule in rule_book().items()
        if name not in assessed
    ]
    return Findings(found)
