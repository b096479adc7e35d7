"""Holds what the words state against the tables (X rules), role by role and label by label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kit.base.finding import Finding, Status
from kit.checks.lexicon import any_of, has
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement, of_some
from kit.checks.words.statements.labelled_cells import Target, targets
from kit.checks.words.statements.labelled_counts import labelled_counts
from kit.checks.words.statements.mentioned import mentioned
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.checks.words.statements.told_cells import BOTH, Option, of_what_was_handled, option_of
from kit.form.official_form import Form
from kit.form.rule_book import rule
from kit.form.stated_cells import Role
from kit.report.prose import Prose
from kit.report.report import Report

_SILENT: Mapping[Role, tuple[Role, ...]] = {
    "received": ("received", BOTH, "answered"),
    "review": ("review",),
    "lawsuit": ("lawsuit",),
}
"""What the tables say happened, and the statements that tell of it."""
_PARTS = 40


def check_against_tables(
    report: Report, prose: Prose, reads: Sequence[ParsedWords], found: Statements
) -> Iterator[Finding]:
    """Yield, for each count that the words state of the tables, whether the tables say the same (X rules).

    Both 一 and 一 + 二 are accepted for 受理 and 办理; the message says which.
    """
    roles = report.form.roles
    for name, cells in roles.items():
        if stated := found[name]:
            options = [option_of(report, cells)]
            more = of_what_was_handled(report) if name == "received" else []
            told = [_of_applicants(each) if name == "received" else each for each in stated]
            beside = _carried_and_answered(found) if name == "answered" else []
            yield from _judged(role_book().roles[name].rule, told, options, more, beside)
    for target in targets(report.form):
        yield from _called(report, target, list(labelled_counts(found.said, target)))
    yield from _silent(report, prose, found, reads)


def _carried_and_answered(found: Statements) -> list[Statement]:
    """Return what was carried in and is told as answered beside the rest: 办结4件，另办结上年结转1件."""
    return [each for each in found["carried_in"] if each.partial and not each.inside]


def _of_applicants(received: Statement) -> Statement:
    """Return what was received as a part where some applicants' are told: 收到自然人申请2件，法人申请1件."""
    return replace(received, partial=True) if of_some(received.clause) else received


def _called(report: Report, target: Target, named: Sequence[Statement]) -> Iterator[Finding]:
    """Yield a finding for each count that is called by a label, or by several at once, whose sum it is."""
    alone: list[Statement] = []
    for statement in named:
        several = _several(report.form, target.rule, statement.plain)
        if target not in several:
            alone.append(statement)
        elif target is several[0]:
            cells = [cell for each in several for cell in each.cells]
            yield from _judged(target.rule, [statement], [option_of(report, cells)], [])
    if alone:
        options = [option_of(report, target.cells)]
        more = [option_of(report, (*target.cells, *target.also))] if target.also else []
        yield from _judged(target.rule, alone, options + more, [])


def _several(form: Form, rule_id: str, words: str) -> list[Target]:
    """Return what is called by labels side by side, none by a single one: 予以公开和部分公开共14件."""
    known = {target.name: target for target in targets(form) if target.rule == rule_id}
    if not (run := _side_by_side(tuple(known)).search(words)):
        return []
    return [known[name] for name in re.findall(any_of(tuple(known)), run[0])]


@cache
def _side_by_side(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(names)})(?:[、和及与](?:{any_of(names)}))+")


@cache
def _parts_carried() -> re.Pattern[str]:
    """Return what stands behind a count whose parts begin with what was carried over (其中上年结转1件)."""
    openers = any_of(vocabulary().openers)
    return re.compile(rf"[^,;。()\d]{{0,8}}[,(]?(?:{openers}|含)[^;。]{{0,24}}?结转")


def _judged(
    rule_id: str, found: Sequence[Statement], options: Sequence[Option], more: Sequence[Option],
    beside: Sequence[Statement] = (),
) -> Iterator[Finding]:  # fmt: skip
    """Yield a finding for each statement; `more` counts where the words may include what was carried over.

    What stands `beside` may be added to them.
    """
    several = [each for each in (*found, *beside) if _counts(each)]
    values = {each.value for each in several}
    whole = [each for each in several if not each.partial and not each.inside]
    sums = {sum(each.value for each in some) for some in (several, whole) if len(some) > 1}
    for statement in found:
        wider = more if _handled_together(statement) else ()
        admitted = [*options, *(each for each in wider if each.called in statement.clause)]
        status, option, why = _outcome(statement, admitted)
        if status in (Status.FAIL, Status.NOT_ASSESSABLE) and _counts(statement):
            matched = any(each.value in values for each in admitted)
            if sums & {each.value for each in admitted}:
                status, why = Status.PASS, "，几处合计"
            elif matched and statement.value < (option.value or 0):
                status, why = Status.NOT_ASSESSABLE, "，可能只说了一部分"
        if statement.least and status is Status.NOT_ASSESSABLE:
            continue
        yield statement.quote.finding(
            rule_id, status, _message(rule_id, statement, option, why),
            cells=option.cells, right=_plain(option.value),
            left=None if statement.least and option.value is None else _plain(statement.value),
        )  # fmt: skip


def _counts(statement: Statement) -> bool:
    """Whether a statement is a count of its own, which others may add to."""
    return statement.exact and not statement.least and not statement.denied


def _handled_together(statement: Statement) -> bool:
    """Whether a count may hold what was carried over: by its verb, or because its parts name that."""
    behind = statement.read.passage.source.text[statement.end : statement.end + _PARTS]
    carried = _parts_carried().match(behind)
    return has(statement.clause, role_book().handled_together) or statement.open or bool(carried)


def _outcome(statement: Statement, options: Sequence[Option]) -> tuple[Status, Option, str]:
    """Return the outcome for one statement alone, the option it was held against, and what to add."""
    for option in options:
        if statement.exact and option.value == statement.value:
            return Status.PASS, option, ""
    if blank := next((option for option in options if option.value is None), None):
        return Status.UNKNOWN, blank, ""
    why = _doubt(statement, max(option.value or Decimal() for option in options))
    return (Status.NOT_ASSESSABLE if why else Status.FAIL), options[0], why


def _doubt(statement: Statement, most: Decimal) -> str:
    """Return why a statement that differs from the tables need not be wrong, "" when it is."""
    if not statement.exact:
        return "，正文是约数"
    if statement.open:
        return "，正文可能还含别的年份"
    if statement.wide and statement.value >= most:
        return "，正文没有说是不是都因信息公开"
    if statement.partial and statement.value <= most:
        return "，正文只说了一部分"
    if statement.least and (statement.value <= most or not statement.firm):
        return "，正文没有说件数"
    return ""


_OF_PARTS = ("X-group", "X-applicant", "X-documents")
"""Rules whose labels name no single thing of which words may say that there was none."""


def _message(rule_id: str, statement: Statement, option: Option, why: str) -> str:
    named = option.is_whole and rule_id not in _OF_PARTS
    what = rule(rule_id).label.partition("：")[2] if named else ""
    said = f"没有{what}" if statement.denied else f" {spoken(statement.value)}"
    said = "“全部”" if statement.least and not statement.denied and option.value is None else said
    if option.value is None:
        return f"正文写{said}，{option.label}还空着，无法核对"
    gap = ""
    if not why and option.value != statement.value:
        gap = f"，相差 {spoken(abs(option.value - statement.value))}"
    return f"正文写{said}，{option.label}是 {spoken(option.value)}{gap}{why}"


def _plain(value: Decimal | None) -> int | Decimal | None:
    return int(value) if value is not None and value == int(value) else value


def _tells(statement: Statement) -> bool:
    """Whether a statement is more than a denial of some (未收到涉及土地的申请)."""
    return not (statement.denied and statement.partial)


def _silent(
    report: Report, prose: Prose, found: Statements, reads: Sequence[ParsedWords]
) -> Iterator[Finding]:
    """Yield whether the words mention what the tables say happened (X-silent)."""
    silent = rule("X-silent")
    for name, telling in _SILENT.items():
        option = option_of(report, report.form.roles[name])
        place = report.form.cells[option.cells[0]].section.heading
        stands = f"{option.label}是 {spoken(option.value)}" if option.value is not None else ""
        if option.value is None:
            status, message = Status.UNKNOWN, f"{option.label}还空着，无法核对"
        elif not option.value or any(_tells(each) for role in telling for each in found[role]):
            status, message = Status.PASS, f"{stands}，正文没有遗漏"
        elif not prose.words:
            status, message = Status.NOT_ASSESSABLE, "正文还没有写"
        elif mentioned(reads, name):
            status, message = Status.NOT_ASSESSABLE, f"{stands}，正文说到了，但没有说清本年的件数"
        else:
            status, message = Status.FAIL, f"{stands}，正文没有提到"
        yield silent.finding(status, place, message, option.cells, _plain(option.value))
