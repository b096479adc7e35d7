"""What the words state of the results of reviews and lawsuits: 7件中维持6件、纠正1件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kit.base.numerals import HAN
from kit.checks.lexicon import any_of, has
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement
from kit.checks.words.statements.denials import Said
from kit.checks.words.statements.labelled_cells import Target
from kit.checks.words.statements.roles import COURTS, role_book
from kit.checks.words.statements.topic import COURT, Time, before, is_about, may_be_about_disclosure
from kit.form.stated_cells import Role

_OTHERWISE: Mapping[Role, Role] = {"review": "review_otherwise", "lawsuit": "lawsuit_otherwise"}
_BEHIND = 80
"""Characters behind what came of all cases within which more of them are told of."""
_JOINED = re.compile(r"[、或和及与]")


def upheld(read: ParsedWords) -> Iterator[tuple[Role, Statement]]:
    """Yield a zero for every other outcome where a sentence says that the counted were upheld."""
    text = read.passage.source.text
    for found in _upheld().finditer(text):
        previous = before(read, found.start())
        courts = [name for name in COURTS if name in _last_named(previous)]
        nearest = sorted(courts, key=lambda name: _last(previous, name))[-1:]
        parted = any(_of_a_part(previous, name) for name in nearest)
        if (parted and not found["each"]) or _more_behind(text, found.end()):
            continue
        for name in courts if found["each"] and not parted else nearest:
            zero = Statement(read, found.start(), found.end(), found[0], Decimal(0), denied=True)
            yield _OTHERWISE[name], zero


def _of_a_part(previous: str, name: Role) -> bool:
    """Whether some of the cases are told of: 诉讼3件，其中直接起诉1件（维持）."""
    return has(previous[_last(previous, name) :], vocabulary().openers)


def _more_behind(text: str, end: int) -> bool:
    """Whether the sentence goes on with cases that came to nothing yet, or with more: 均维持；另有1件在审."""
    return has(text[end : end + _BEHIND].partition("。")[0], role_book().more_cases)


def _last(text: str, name: Role) -> int:
    return max(text.rfind(word) for word in role_book().roles[name].nil)


@cache
def _upheld() -> re.Pattern[str]:
    words = any_of(role_book().upheld)
    return re.compile(
        rf"(?P<each>均)[^,;。\n\d]{{0,8}}(?:{words})"
        rf"|(?<=[件起宗例案])(?:,(?:[^,;:。()\n\d均未]{{1,8}},)?|,?\()[^,;:。()\n\d均未]{{0,8}}(?:{words})(?=[,;。)]|$)"
    )


def court_outcomes(said: Said, target: Target) -> Iterator[Statement]:
    """Yield the counts of cases that came to the target's result, and a zero where the words deny it.

    The cases are those of the court that the target's rule is of. Nothing is said where a sentence counts
    cases of both before it tells what came of some.
    """
    words, none = role_book().came_of[target.name], role_book().came_to_none.get(target.name, ())
    if not has(said.read.passage.source.text, (*words, *none)):
        return
    name = next(name for name in COURTS if role_book().roles[name].rule == target.rule)
    for statement in said.counts:
        if _counts(statement, words) and _courts(statement) == {name}:
            yield from _meant(statement)
    for statement in said.denials:
        if name in _denied(statement, words):
            yield from _meant(statement)
    for statement in _all_otherwise(said.read, none):
        if name in _last_named(before(said.read, statement.start)):
            yield from _meant(statement)


def _all_otherwise(read: ParsedWords, words: tuple[str, ...]) -> Iterator[Statement]:
    """Yield a zero where a sentence says of all its cases that none came to a result: 均已审结."""
    text = read.passage.source.text
    for found in re.finditer(any_of(words), text) if words else ():
        previous = before(read, found.start())
        parted = any(_of_a_part(previous, name) for name in COURTS)
        if not parted and not _more_behind(text, found.end()):
            yield Statement(read, found.start(), found.end(), found[0], Decimal(0), denied=True)


def _meant(statement: Statement) -> Iterator[Statement]:
    """Yield a statement that is, or may be, about disclosure."""
    at = statement.read, statement.start, statement.end
    if is_about(*at, COURT):
        yield statement
    elif may_be_about_disclosure(*at):
        yield replace(statement, wide=True)


def _counts(statement: Statement, words: tuple[str, ...]) -> bool:
    """Whether a count of this year stands right beside this result: 维持6件, 8件复议被纠正."""
    text, start, end = statement.read.passage.source.text, statement.start, statement.end
    if statement.time is not Time.THIS or not has(statement.clause, words):
        return False
    return bool(_before_count(words).search(text, start, end) or _behind_count(words).match(text, end))


@cache
def _before_count(words: tuple[str, ...]) -> re.Pattern[str]:
    links = "的|有|为|是|共|了|案件?|原?决定"
    number = rf"(?:[\d,]{{1,9}}|[{HAN}]{{1,5}})"
    return re.compile(
        rf"(?<![未无没])(?<![未无没].)(?:{any_of(words)})(?:{links}){{0,2}}{number}[件起宗例个]\Z"
    )


@cache
def _behind_count(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[^,;:。、()\d未无没]{{0,12}}?(?:{any_of(words)})(?!率)")


def shares_an_outcome(statement: Statement) -> bool:
    """Whether what came of cases is told behind the next court's: 1件复议、2件诉讼获维持."""
    return bool(_shared_outcome().match(statement.read.passage.source.text, statement.end))


@cache
def _shared_outcome() -> re.Pattern[str]:
    review, lawsuit = vocabulary().courts
    court = rf"(?:行政)?(?:{review}|{lawsuit})(?:案件?)?"
    came_of = any_of(role_book().outcomes)
    return re.compile(rf"{court}(?:、|和|及|与|以及)\d{{1,6}}[件起宗例]{court}[^,;。\d]{{0,6}}(?:{came_of})")


def _courts(statement: Statement) -> set[str]:
    """Return the courts whose cases a clause speaks of: its own, or those last named before it."""
    return named_courts(statement.clause) or _last_named(before(statement.read, statement.start))


def _denied(statement: Statement, words: tuple[str, ...]) -> set[str]:
    """Return the courts of which a clause denies a result: 未发生复议纠错、诉讼败诉情形."""
    nothing = max((word for word in role_book().nothing if statement.clause.startswith(word)), key=len)
    pieces = _JOINED.split(statement.clause.removeprefix(nothing))  # 尚未审结 denies nothing
    told = next((piece for piece in pieces if has(piece, words)), None)
    return set() if told is None else named_courts(told) or _courts(statement)


def _last_named(previous: str) -> set[str]:
    """Return the courts last named, up to a semicolon or what is told of their results before that."""
    named = map(named_courts, reversed(outcomes().split(previous)))
    return next((found for found in named if found), set())


def named_courts(words: str) -> set[str]:
    """Return the courts whose cases words name, by their roles."""
    return {found.lastgroup for found in _court().finditer(words) if found.lastgroup}


@cache
def _court() -> re.Pattern[str]:
    """Return what names a court; a lawsuit may be told of as one behind a review, or without it."""
    review, lawsuit = vocabulary().courts
    behind = rf"(?:未经|经过|经)(?:行政)?{review}|{review}后"
    return re.compile(rf"(?P<lawsuit>{lawsuit}|{behind}|起诉|败诉)|(?P<review>{review})")


@cache
def outcomes() -> re.Pattern[str]:
    """Return what tells of a result, or ends what is told of a court."""
    return re.compile(any_of((";", *(word for words in role_book().came_of.values() for word in words))))
