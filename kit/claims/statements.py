"""What the words state of the tables: applications received, answered, carried over, reviews, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kit.claims.bearing import (
    APPLICATION,
    Time,
    is_about,
    plain_years,
    sentence,
    sorts_documents,
    time_of,
    topic,
)
from kit.claims.reckoning import Read
from kit.claims.roles import COURTS, has, role_book
from kit.claims.stating import Statement, counted
from kit.claims.unsaid import all_of_them, denied, upheld
from kit.claims.vocabulary import any_of, vocabulary
from kit.numerals import HAN

Statements = Mapping[str, list[Statement]]
"""Statements by role."""

RECEIVED, IN, ANSWERED = "received", "carried_in", "answered"


def statements(reads: Sequence[Read]) -> Statements:
    """Return what the words state, by role."""
    found: dict[str, list[Statement]] = {role: [] for role in role_book().roles}
    for read in reads:
        for role, statement in (*_counted(read), *denied(read), *upheld(read), *_all_answered(read)):
            found[role].append(statement)
    return found


def _all_answered(read: Read) -> Iterator[tuple[str, Statement]]:
    for statement in all_of_them(read):
        if has(statement.clause, role_book().all_of.answered) and not statement.partial:
            yield ANSWERED, statement


def _counted(read: Read) -> Iterator[tuple[str, Statement]]:
    added: list[tuple[str, Statement]] = []
    for statement in counted(read):
        told = _roles(statement)
        if not told and added and _is_sum(statement):
            sure = sum(each.value for name, each in added if name == RECEIVED) == statement.value
            told = [(RECEIVED, replace(statement, open=not sure))]
        added = added + told if any(name in (RECEIVED, IN) for name, _ in told) else []
        yield from told


def _is_sum(statement: Statement) -> bool:
    """Whether a clause only adds up what its sentence counted before: 书面2件、网上1件，共3件."""
    return bool(_sum_lead().match(statement.clause))


@cache
def _sum_lead() -> re.Pattern[str]:
    this = any_of(role_book().times.this)
    return re.compile(rf"(?:{this})?度?(?:{any_of(vocabulary().sums)})(?=[\d{HAN}])")


def _roles(statement: Statement) -> list[tuple[str, Statement]]:
    """Return the roles of a count, with what it states in each."""
    book, read = role_book(), statement.read
    clause = plain_years(statement.clause, read.prose.year)
    about = topic(read, statement.start, clause)
    fitting = [name for name, role in book.roles.items() if role.fits(clause, about)]
    if _both_courts(clause) and statement.value == 0:
        fitting = list(COURTS)
    carrying = [name for name in fitting if name.startswith("carried")]
    other_year = time_of(read, statement.start, statement.end) is Time.OTHER
    if has(clause, book.last_year) or other_year:
        fitting = carrying
    denied_count = not carrying and has(clause, (*book.general, *book.nothing)) and statement.value
    if (
        denied_count
        or has(clause, book.elsewhere)
        or not is_about(read, statement.start, statement.end, about)
    ):
        return []
    if about == APPLICATION and sorts_documents(read, statement.start, statement.end):
        return []
    if fitting == list(COURTS):
        return [(name, statement) for name in fitting]
    return _first(fitting, statement, clause)


def _first(fitting: Sequence[str], statement: Statement, clause: str) -> list[tuple[str, Statement]]:
    """Return the first role that fits; 受理并答复3件 tells of some that were received, too."""
    if not fitting:
        return []
    name, book = fitting[0], role_book()
    if name == IN and has(clause, book.roles[ANSWERED].any):
        return [(name, replace(statement, partial=True))]
    if name == ANSWERED and has(clause, book.reception):
        return [(name, statement), (RECEIVED, replace(statement, partial=True))]
    around = sentence(statement.read, statement.start, statement.end)
    dropped = name == ANSWERED and has(around, book.dropped)
    outcome = name in COURTS and has(clause, book.outcomes)
    if dropped or outcome or (name == RECEIVED and statement.inside):
        return [(name, replace(statement, partial=True))]
    return [(name, statement)]


def _both_courts(clause: str) -> bool:
    roles = role_book().roles
    return all(has(clause, roles[name].nil) for name in COURTS)
