"""Finds the normative documents that the words name as made this year, and what they call all in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from kit.checks.lexicon import LAST, any_of, has, plain_years
from kit.checks.needed_words import RarePattern
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.statements.clause import Statement
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import Time, time_of
from kit.form.stated_cells import Role

MADE: Role = "documents_made"
IN_FORCE = "现行有效"
_FAR = 40
"""The characters before a document's name in which its clause begins, and behind it in which it ends."""
_CLAUSE_END = re.compile(r"[,;:。!?()\n]")


def named_documents(read: ParsedWords) -> Iterator[Statement]:
    """Yield a statement of one document made for each that is named right behind the words of making it."""
    book, text = role_book(), read.passage.source.text
    without = (*book.roles[MADE].without, *book.nothing, LAST)
    for found in _named().finditer(text):
        before = _CLAUSE_END.split(text[max(0, found.start() - _FAR) : found.start()])[-1]
        behind = _CLAUSE_END.split(text[found.end() : found.end() + _FAR])[0]
        words = plain_years(before + behind, read.prose.year)
        other = has(words, without) or has(before, book.other_makers)
        start = found.start() - len(before)
        if not other and time_of(read, start, found.end()) is Time.THIS:
            yield Statement(read, start, found.end(), found[0], Decimal(1), partial=True, plain=words)


@cache
def _named() -> RarePattern:
    book = role_book()
    verbs, documents = any_of(book.roles[MADE].nil), any_of(book.objects[book.roles[MADE].of])
    return RarePattern(re.compile(rf"(?:{verbs})了?(?:行政)?(?:{documents})《[^《》\n]{{4,60}}》"))


def whole_stock(read: ParsedWords) -> Iterator[Statement]:
    """Yield a statement for each count of all the documents in force: 全部2件现行有效的文件."""
    for found in _stock().finditer(read.passage.source.text):
        yield Statement(read, *found.span(), found[0], Decimal(found["number"]))


@cache
def _stock() -> RarePattern:
    documents = any_of(role_book().objects[role_book().roles[MADE].of])
    return RarePattern(
        re.compile(rf"(?:全部|所有)的?(?P<number>\d{{1,4}})件{IN_FORCE}的?(?:行政)?(?:{documents})")
    )
