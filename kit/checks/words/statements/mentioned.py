"""Whether the words speak of applications, reviews or lawsuits at all, where they do not say how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.checks.lexicon import has
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.statements.court_outcomes import named_courts, outcomes
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import APPLICATION, at_home, may_be_about_disclosure
from kit.form.stated_cells import Role

_SENTENCE = re.compile(r"[^。!?;\n]{1,600}")
_CLAUSE = re.compile(r"[,、:()]")
_NUMBER = re.compile(r"\d{1,4}[件起宗例次]")


def mentioned(reads: Sequence[ParsedWords], role: Role) -> bool:
    """Whether the words speak of applications that came in (`received`), or of a court's cases."""
    tells = _received if role == "received" else _cases
    return any(
        tells(read, found, role) for read in reads for found in _SENTENCE.finditer(read.passage.source.text)
    )


def _received(read: ParsedWords, found: re.Match[str], _: Role) -> bool:
    book = role_book()
    named = has(found[0], book.about) or (
        at_home(read, found.start()) and has(found[0], book.objects[APPLICATION])
    )
    return named and has(found[0], book.happened)


def _cases(read: ParsedWords, found: re.Match[str], role: Role) -> bool:
    """Whether a sentence tells of a court's cases: so many, or in words about disclosure or the overview."""
    meant = may_be_about_disclosure(read, *found.span()) or has(found[0], role_book().courts_about)
    return any(
        role in named_courts(clause)
        and (meant or _NUMBER.search(clause))
        and not _tells_of_none(clause, role)
        for clause in _CLAUSE.split(found[0])
    )


def _tells_of_none(clause: str, role: Role) -> bool:
    """Whether a clause denies that there was a case, as 未经复议 does not, or is about others: 学习案例."""
    book = role_book()
    others = [word for word in book.roles[role].without if not named_courts(word)]
    return has(outcomes().sub("", clause).replace("未经", ""), (*book.nothing, *others))
