"""What the words state of a row or column by calling it by its own label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kit.checks.lexicon import LAST, any_of, has, shared
from kit.checks.words.statements.clause import Statement
from kit.checks.words.statements.court_outcomes import court_outcomes
from kit.checks.words.statements.denials import Said
from kit.checks.words.statements.labelled_cells import Target
from kit.checks.words.statements.plain_denials import is_of_all
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import (
    APPLICATION,
    Time,
    before,
    is_about,
    sentence,
    sorts_documents,
    topic,
)
from kit.form.stated_cells import LabelKind

_MARKS = re.compile(r"[,;。:!?()\n]")
_BEHIND = 12
"""Words longer than this between a label and the end of its count speak of something else."""


def labelled_counts(pieces: Sequence[Said], target: Target) -> Iterator[Statement]:
    """Yield the counts that the words call by the label of `target`."""
    for said in pieces:
        yield from _STATED[target.kind](said, target)


def _labelled(said: Said, name: str) -> Iterator[Statement]:
    """Yield the counts of this year and of the township whose clause holds the label."""
    book = role_book()
    for statement in said.counts:
        if name not in statement.plain or statement.time is Time.OTHER:
            continue
        before_it, _, behind = statement.plain.partition(name)
        if before_it.endswith("未") or (before_it and statement.plain.startswith(book.nothing)):
            continue  # 未予以公开1件, 没有一件不予公开
        near = len(behind) <= statement.end - statement.start + _BEHIND
        if not near or has(statement.plain, book.elsewhere):
            continue
        if LAST not in statement.plain:
            yield statement
        elif has(before_it, shared("carried_in")):  # 上年结转申请予以公开1件
            yield replace(statement, partial=True)


def _result(said: Said, target: Target) -> Iterator[Statement]:
    """Yield counts of applications that came to a result, or all of those counted before."""
    for statement in _labelled(said, target.name):
        if _is_of_applications(statement):
            yield replace(statement, partial=True) if _of_this_year(statement) else statement
    yield from _all_called(said, target.name)
    for statement in said.denials:
        if _denies(statement, target.name) and _is_of_applications(statement):
            yield replace(statement, partial=not is_of_all(statement, *role_book().results))


def _of_this_year(statement: Statement) -> bool:
    """Whether a result is one of this year's applications, behind words on what was carried over."""
    read, start = statement.read, statement.start
    if not (statement.inside and has(before(read, start), role_book().of_this_year)):
        return False
    return has(read.passage.source.text[:start], shared("carrying"))


def _all_called(said: Said, name: str) -> Iterator[Statement]:
    """Yield what was counted before where all of it is called by the label alone."""
    for statement in said.all_of_them:
        if name in statement.clause and not has(statement.clause, role_book().joined):
            yield replace(statement, firm=True)


def _denies(statement: Statement, name: str) -> bool:
    """Whether a clause says that there was none of what has the label, which may itself begin with 无.

    未 right before it denies that it was done, perhaps of one thing: 未予以公开的1件.
    """
    clause = statement.clause
    nothing = max((word for word in role_book().nothing if clause.startswith(word)), key=len)
    called = clause.removeprefix(nothing)
    return name in called and not (nothing.endswith("未") and called.startswith(name))


def _applicant(said: Said, target: Target) -> Iterator[Statement]:
    """Yield counts of an applicant's kind among the applications received."""
    for statement in _labelled(said, target.name):
        received = not has(statement.clause, role_book().results)
        if received and _is_of_applications(statement) and not _parts_of_a_result(statement):
            yield statement
    for statement in _all_called(said, target.name):
        words = before(statement.read, statement.start)
        if not has(_MARKS.split(words)[-1], role_book().results):
            yield statement


def _is_of_applications(statement: Statement) -> bool:
    read, bounds = statement.read, (statement.start, statement.end)
    about = topic(read, statement.start, statement.clause)
    return about == APPLICATION and is_about(read, *bounds, about) and not sorts_documents(read, *bounds)


def _parts_of_a_result(statement: Statement) -> bool:
    """Whether the last count before that is no applicant's is one of results: 办结15件，其中自然人12件."""
    book = role_book()
    words = before(statement.read, statement.start)
    results = [found.start() for found in _counting(book.results).finditer(words)]
    received = [found.start() for found in _counting(book.reception).finditer(words)]
    return bool(results) and max(results) > max(received, default=-1)


@cache
def _counting(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words)})[^,;。:\d]{{0,24}}\d")


def _decision(said: Said, target: Target) -> Iterator[Statement]:
    """Yield counts of decisions; of a label and count alone it is open whether decisions are meant."""
    book, read = role_book(), said.read
    words, things = book.decisions, (target.name, *book.decisions.taken, *book.objects["other"])
    for statement in _labelled(said, target.name):
        clause = statement.clause
        if has(clause, words.without):
            continue
        published = has(sentence(read, statement.start, statement.end), words.without)
        alone = _this_year().sub("", clause).startswith(target.name)
        if has(clause, words.taken) or (alone and _counts_cases(statement) and not published):
            yield statement
        elif alone:
            yield replace(statement, open=True)
    for statement in said.denials:
        if target.name in statement.clause and not has(statement.clause, (*words.without, *words.but)):
            yield replace(statement, partial=not is_of_all(statement, *things))


@cache
def _this_year() -> re.Pattern[str]:
    return re.compile(rf"^(?:20\d\d年|{any_of(role_book().times.this)})度?,?(?:共|累计)?")


def _counts_cases(statement: Statement) -> bool:
    return statement.read.passage.source.text.endswith(("件", "宗", "起"), 0, statement.end)


_STATED: Mapping[LabelKind, Callable[[Said, Target], Iterator[Statement]]] = {
    "result": _result,
    "applicant": _applicant,
    "decision": _decision,
    "outcome": court_outcomes,
}
