"""What the words state of the tables without a number: that there was none, that all were of a kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kit.checks.lexicon import LAST, any_of, has, plain_years, shared
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim, TokenKind
from kit.checks.words.statements.clause import Statement, counted
from kit.checks.words.statements.plain_denials import is_of_all
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import (
    APPLICATION,
    COURT,
    Time,
    before,
    is_about,
    may_be_about_disclosure,
    time_of,
    topic,
)
from kit.form.stated_cells import Role

_MARKS = re.compile(r"[,;。:!?()|\n]")
_FAR = 200
"""Characters before 均 within which its count stands."""
_YEAR = 10
"""Characters before a denial within which the year stands that nothing was carried from: 上年度也没有结转."""
_LEAD = 5
"""Characters of a clause before 均 that leave it to what the sentence counted before."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a piece of a report's words states, of whatever: counts, zeros, and counts of all there were."""

    read: ParsedWords
    counts: tuple[Statement, ...]
    denials: tuple[Statement, ...]
    all_of_them: tuple[Statement, ...]


def said(read: ParsedWords) -> Said:
    """Return what a piece states, read once for all roles and labels that its statements may be of."""
    return Said(read, tuple(counted(read)), tuple(denials(read)), tuple(all_of_them(read)))


def denials(read: ParsedWords) -> Iterator[Statement]:
    """Yield a zero for each clause that says that there was none of something."""
    text = read.passage.source.text
    for found in _denial().finditer(text):
        stop = _MARKS.search(text, found.end())
        if text[found.end() : found.end() + 1].isdigit() or (stop and stop.start() != found.end()):
            continue
        start, words = _with_year(read, found)
        clause = plain_years(words, read.prose.year)
        if time_of(read, start, found.end()) is not Time.OTHER:
            yield Statement(read, start, found.end(), clause, Decimal(0), denied=True)


def _with_year(read: ParsedWords, found: re.Match[str]) -> tuple[int, str]:
    """Return where a denial begins, and its words: 上年没有结转 as 没有上年结转, which says the same."""
    if has(found[0], (*shared("carrying"), *shared("left_over"))):
        text = read.passage.source.text
        year = _year_before().search(text, max(0, found.start() - _YEAR), found.start())
        if year:
            return year.start(), found["nothing"] + year["year"] + found[0].removeprefix(found["nothing"])
    return found.start(), found[0]


@cache
def _year_before() -> re.Pattern[str]:
    tails = any_of(shared("year_tails"))
    return re.compile(
        rf"(?P<year>(?:20\d\d年|{any_of(shared('last_year'))}|{any_of(shared('next_year'))})(?:{tails})?)[也亦均并]?\Z"
    )


@cache
def _denial() -> re.Pattern[str]:
    words = r"(?:[^,;。:!?()|\n\d]|20\d\d年){1,60}"
    return re.compile(rf"(?P<nothing>{any_of(role_book().nothing)}){words}")


def denied(said: Said) -> Iterator[tuple[Role, Statement]]:
    """Yield a zero for each role of which a clause says that there was none, `partial` where of some."""
    book, read = role_book(), said.read
    for statement in said.denials:
        clause = statement.clause
        if has(clause, book.but):
            continue
        named = {kind.lastgroup for kind in book.object_pattern.finditer(clause)}
        about = topic(read, statement.start, clause)
        told = replace(statement, partial=not is_of_all(statement))
        if about == APPLICATION and _leaves_none(statement):
            yield "carried_out", told
        for name, role in book.roles.items():
            courts = role.of == COURT
            if courts and has(clause, book.anew):
                continue  # an older one may go on
            of = role.of in named if courts or _together(clause, role.of) else role.of == about
            of = of and (role.of in named or not has(clause, book.caused))
            fits = of and has(clause, role.nil) and (courts or not has(clause, role.without))
            carried = name == "carried_in" or LAST not in clause
            if fits and carried and _is_meant(statement, role.of):
                yield name, told


def _is_meant(statement: Statement, of: str) -> bool:
    """Whether a denial is about disclosure, be it that it is of all reviews there might have been."""
    at = statement.read, statement.start, statement.end
    return is_about(*at, of) or (of == COURT and may_be_about_disclosure(*at))


def _leaves_none(statement: Statement) -> bool:
    """Whether a denial that names no year says that nothing is left of what was answered: 办结5件，无结转."""
    answered = role_book().roles["answered"].any
    read, start, clause = statement.read, statement.start, statement.clause
    bare = clause.endswith(shared("carrying")) and LAST not in clause
    return bare and has(before(read, start), answered) and is_about(read, start, statement.end, APPLICATION)


def _together(clause: str, kind: str) -> bool:
    """Whether a kind of thing is denied together with those named behind it: 申请及相关投诉."""
    return kind in role_book().objects and bool(_joined(kind).search(clause))


@cache
def _joined(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(role_book().objects[kind])})的?(?:以?及|和|、|与|或)")


def all_of_them(read: ParsedWords) -> Iterator[Statement]:
    """Yield the count before each clause that says that all were such (收到5件，均已答复).

    With what was carried in, where that is counted beside it: 收到5件，上年结转1件，均已答复.
    """
    text = read.passage.source.text
    for found in _all().finditer(text):
        counts = _counts_before(read, found.start())
        if not (counts and all(each.exact for each in counts)):
            continue
        first, clause = counts[-1].start, text[counts[0].end : found.end()]
        of_applications = topic(read, found.start(), "") == APPLICATION and len(found["lead"]) <= _LEAD
        if of_applications and time_of(read, counts[0].end, found.end()) is Time.THIS:
            yield Statement(
                read, first, found.end(), found[0], sum((each.value for each in counts), Decimal()),
                partial="率" in clause, least=True, firm=has(found[0], role_book().all_of.firm),
            )  # fmt: skip


@cache
def _all() -> re.Pattern[str]:
    words = any_of(role_book().all_of.words)
    return re.compile(
        rf"(?<=[,;:()])(?P<lead>[^,;:。()\n\d的]{{0,8}}?)(?:{words})(?!未|不[予属])[^,;:。()|\n\d]{{1,24}}(?=[,;。:()]|$)"
    )


def _counts_before(read: ParsedWords, start: int) -> list[Claim]:
    """Return the nearest count before a place in its sentence; of one carried in, with that which it adds to.

    What was carried in and is part of another count (含上年结转1件), or may be (受理6件), is left out.
    """
    counts = _nearest_counts(read, start)
    last, inside = next(counts, (None, False))
    if last is None or not has(_clause(read, last), shared("carried_in")):
        return [last] if last else []
    first, _ = next(counts, (None, False))
    if first is None or first.measure != last.measure:
        return [last]
    return [first] if inside or has(_clause(read, first), role_book().handled_together) else [last, first]


def _clause(read: ParsedWords, claim: Claim) -> str:
    """Return the words of a count's clause up to its end, the years beside the report's in plain words."""
    return plain_years(_MARKS.split(before(read, claim.end))[-1], read.prose.year)


def _nearest_counts(read: ParsedWords, start: int) -> Iterator[tuple[Claim, bool]]:
    """Yield the counts before a place in its sentence, the nearest first, and whether each is a part.

    None of those before a share.
    """
    first, _ = read.passage.sentence(start, start)
    tokens = read.passage.tokens
    for index in range(bisect_left(read.passage.starts, start) - 1, -1, -1):
        token = tokens[index]
        if token.start < max(first, start - _FAR) or token.kind is TokenKind.PERCENT:
            return
        if isinstance(token, Claim) and not token.difference:
            yield token, index > 0 and tokens[index - 1].kind in (TokenKind.OPENER, TokenKind.OPEN)
