"""Confronts a report with the form, with its own words and with last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kit.base.finding import Finding, Findings, Status
from kit.checks.acceptance import settle
from kit.checks.repair.likely_cell import with_repairs
from kit.checks.tables.bounds import check_bounds
from kit.checks.tables.completeness import check_filled
from kit.checks.tables.identities import check_identities
from kit.checks.tables.plausibility import check_clues
from kit.checks.text.document_rules import check_conventions, check_deadline, check_edition
from kit.checks.words.comparison import compare
from kit.checks.words.copied_words import check_copying
from kit.checks.words.fee_rules import check_fees
from kit.checks.words.grammar.parsed_words import Read, read_prose
from kit.checks.words.named_lists import check_lists
from kit.checks.words.parts import check_parts
from kit.checks.words.percentages import check_percentages
from kit.checks.words.statements.statements import Statements, statements
from kit.checks.words.year_on_year import check_yearly
from kit.form.editions import editions
from kit.form.rule_book import RuleBook, rule_book
from kit.report.narrative import render
from kit.report.prose import Prose, prose_of
from kit.report.report import Report

N_BLANK, Y_UNIT = "N-blank", "Y-unit"
NOT_OF_TEXTS = ("D-file", "D-accepted", "R-sum", "R-fee")
"""Rules about parameters files and about a county's units, which say nothing of a text."""


@lru_cache(maxsize=4)  # the notebook's cells ask for the same report again and again
def confront(report: Report) -> Findings:
    """Return the outcome of every rule on `report`, across years where its `last` is known.

    Raises InputError when the words hold a look-up that names nothing, FormError when the kit's own
    form or rule book is damaged.
    """
    rules = rule_book()
    prose = prose_of(report)
    reads = read_prose(prose)
    stated = statements(reads)
    found = (
        check_edition(report.year, report.form.edition, report.governing, rules),
        *check_filled(report, rules),
        *_same_unit(report, rules),
        *check_identities(report, rules),
        *check_bounds(report, rules),
        *check_clues(report, rules),
        *check_fees(report, rules),
        *_words(report, rules),
        *_claims(prose, reads, stated, rules),
        *compare(report, prose, reads, stated, rules),
        *check_conventions(prose, rules),
        check_deadline(report.deadline, report.submitted, rules),
    )
    return settle(report, with_repairs(report, found))


def confront_text(prose: Prose) -> Findings:
    """Return the outcome of every rule on a published text; those over figures are not assessable."""
    rules = rule_book()
    reads = read_prose(prose)
    governing = editions().governing(prose.year)
    found = [
        check_edition(prose.year, prose.edition, governing, rules),
        *_claims(prose, reads, statements(reads), rules),
        *check_conventions(prose, rules),
    ]
    assessed = {each.rule for each in found}
    found += [
        Finding(name, rule.severity, Status.NOT_ASSESSABLE, prose.title, "这份文字里没有可供核对的数")
        for name, rule in rules.items()
        if name not in assessed and name not in NOT_OF_TEXTS
    ]
    return Findings(found)


def _claims(prose: Prose, reads: Sequence[Read], stated: Statements, rules: RuleBook) -> Iterator[Finding]:
    """Yield what the words say in numbers, held against one another and against last year's words."""
    yield from check_parts(reads, stated, rules)
    yield from check_percentages(reads, rules)
    yield from check_yearly(prose, reads, rules)
    yield from check_lists(prose, reads, rules)
    yield from check_copying(prose, rules)


def _same_unit(report: Report, rules: RuleBook) -> Iterator[Finding]:
    """Yield whether last year's report is of the same township, which the rules across years rest on."""
    if report.last is None:
        return
    severity, place = rules[Y_UNIT].severity, f"{report.last.year} 年度报告"
    this, last = report.township, report.last.township
    if this == last:
        yield Finding(Y_UNIT, severity, Status.PASS, place, f"上年报告也是{this}的", (), this, last)
    else:
        message = f"本年是{this}，上年文件是{last}；如果不是更名，上年的文件放错了"
        yield Finding(Y_UNIT, severity, Status.FAIL, place, message, (), this, last)


def _words(report: Report, rules: RuleBook) -> Iterator[Finding]:
    """Yield what is blank in the prose: look-ups that read a blank, and sections without a word."""
    severity = rules[N_BLANK].severity
    form, rendered = report.form, render(report)
    blank = [
        (form.place(words.section, words.subsection), f"引用的 {name} 还空着，请填上", f"{{{{ {name} }}}}")
        for words in rendered
        for name in words.blanks
    ]
    written = {words.section for words in rendered if words.text.strip()}
    unwritten = [section for section in form.sections if not section.table and section.id not in written]
    blank += [(section.heading, "这一节还没有写", "") for section in unwritten]
    for place, message, quote in blank:
        yield Finding(N_BLANK, severity, Status.UNKNOWN, place, message, quote=quote)
    if not blank:
        yield Finding(N_BLANK, severity, Status.PASS, report.title, "各节都有文字，引用的数和事实都已填写")
