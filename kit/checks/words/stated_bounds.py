"""Whether what the words count can be at all: cases are whole, and townships make no regulations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import LAST, any_of, has, plain_years
from kit.checks.needed_words import RarePattern
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.form.stated_cells import Role

_WHOLE: Mapping[str, tuple[Role, ...]] = {
    "T3-count": ("received", "received_or_carried", "carried_in", "answered", "carried_out", "in_hand"),
    "T4-count": ("review", "lawsuit"),
    "T2-count": ("documents_before", "documents_made", "documents_abolished", "documents_in_force"),
}
_FAR = 40
_CLAUSE_END = re.compile(r"[,;:。!?()\n]")


def check_whole(found: Statements) -> Iterator[Finding]:
    """Yield a failure for each count of cases or documents with a fraction (T2-count, T3-count, T4-count)."""
    for rule, roles in _WHOLE.items():
        seen = set()
        for each in (statement for role in roles for statement in found[role]):
            if each.value % 1 and each.exact and each.end not in seen:
                seen.add(each.end)
                message = f"件数只能是整数，这里写的是 {plain_number(each.value)}"
                yield each.quote.finding(rule, Status.FAIL, message, left=plain_number(each.value))


def check_regulations(kind: str, reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield a failure where the words of a township tell of regulations that it made (T2-rules).

    `kind` is how its name ends, "" when the agency is none or nobody knows.
    """
    for read in reads if kind else ():
        text = read.passage.source.text
        for found in _made().finditer(text):
            before = _CLAUSE_END.split(text[max(0, found.start() - _FAR) : found.start()])[-1]
            words = plain_years(before, read.prose.year)
            others = (*role_book().lawmakers, *role_book().roles["documents_made"].without, LAST)
            number = int(found["number"])
            if number and not has(words, others):
                quote = read.quote(found.start() - len(before), found.end())
                message = f"写的是 {number}，应当是 0，多出 {number}"
                yield quote.finding("T2-rules", Status.FAIL, message, left=number, right=0)


@cache
def _made() -> RarePattern:
    verbs = any_of(role_book().roles["documents_made"].any)
    return RarePattern(
        re.compile(rf"(?:{verbs})了?(?:的)?(?:地方)?(?:政府)?规章共?(?P<number>\d{{1,4}})[件部项个]")
    )
