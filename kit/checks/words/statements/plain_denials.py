"""Whether a denial is of all there might have been: 未收到申请 is, 未收到来自外地的申请 may not be."""

from __future__ import annotations

import re
from functools import cache

from kit.checks.lexicon import LAST, NEXT, Words, any_of, has, shared
from kit.checks.words.statements.clause import Statement, is_partial, of_some
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import APPLICATION, before

_MARKS = re.compile(r"([,;:()!?])")
_OWN_CLAUSE = re.compile(
    r"\d[条件篇份期次个]|均|全部|已|(?:未|没有|无)(?:收到|接到|接收|发生|出现|涉及|收取)"
)
"""A clause with one of these tells something of its own: 通过网站公开9条，未收到申请."""
_DATE = r"(?:20\d\d年?)?(?:1月1日|12月31日|12月底|1月?[-—~至到]+12月份?)|(?:截[至止])?目前"
_OWN_NAME = 3
"""So many characters of a name's end name it: 石桥镇."""
_OTHERS = re.compile("其[他它]组织")
"""One of the sorts of applicants, which sets none apart."""


def is_of_all(statement: Statement, *also: str) -> bool:
    """Whether a denial, of what is `also` called so, leaves nothing out.

    Nothing is left of its clause but the thing and plain words, and before it stand the year and the maker
    alone: 答复后未收到申请, 各村未收到, 前八个月未收到 and 除此之外，未收到 deny some only.
    """
    if of_some(statement.clause) or _left(_without_own_name(statement, statement.clause), also):
        return False
    pieces = ["", ",", *_MARKS.split(before(statement.read, statement.start))]
    earlier, mark, lead = pieces[-3:]
    earlier = "" if mark == ";" else earlier
    lead, book = _without_own_name(statement, lead), role_book()
    if _narrows(earlier) and not _OWN_CLAUSE.search(earlier):
        return False
    if is_partial(lead) and has(lead, book.every_way) and not has(lead, book.passed_on):
        return not has(_dates().sub("", earlier), book.set_apart)
    lead = _every_channel().sub("", lead)
    around = _OTHERS.sub("", _dates().sub("", f"{earlier},{lead}"))
    return not has(around, book.set_apart) and bool(_leading().fullmatch(lead))


def _narrows(clause: str) -> bool:
    """Whether a clause before a denial names some kind of what is denied, or who: 征地方面, 来自法人的."""
    book = role_book()
    narrows = clause.endswith(book.narrowing) or has(clause, book.narrowed_by)
    named = has(clause, (*book.applicants.people, *book.applicants.bodies))
    return narrows and bool(named or _left(clause, ()))


def _left(words: str, also: Words) -> str:
    """Return what is left of words without the things that may be denied, and all plain words."""
    for word in also:
        words = words.replace(word, "")
    return _plain().sub("", words)


def _without_own_name(statement: Statement, words: str) -> str:
    """Return words without the report's own name, with its county or without."""
    for name in filter(None, (statement.read.prose.agency, statement.read.prose.township)):
        ends = (name[-size:] for size in range(len(name), _OWN_NAME - 1, -1))
        words = words.replace(next((end for end in ends if end in words), name), "")
    return words


@cache
def _plain() -> re.Pattern[str]:
    book = role_book()
    things = [word for kind, words in book.objects.items() if kind != "other" for word in words]
    verbs = [word for role in book.roles.values() for word in role.nil]
    years = (*shared("carrying"), *shared("this_year"), LAST, NEXT, "年")
    plainly = (*book.plainly, *book.applicants.people)
    return re.compile(any_of((*book.nothing, *things, *verbs, *plainly, *years)))


@cache
def _every_channel() -> re.Pattern[str]:
    """Return what leaves no way out: 各渠道, 线上、线下."""
    book = role_book()
    every = rf"(?:{any_of(book.every_way)})[个类种]?(?:受理|申请|公开)?(?:{any_of(book.ways)})"
    return re.compile(rf"(?:通过|经)?{every}|线上[、和及与]?线下|线下[、和及与]?线上")


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(_DATE)


@cache
def _leading() -> re.Pattern[str]:
    """Return what may stand before a denial of all: the year, the maker, a number, words that come and go."""
    book = role_book()
    maker = rf"[^,。\n\d年月、]{{0,8}}(?:{any_of(book.places)})(?:{any_of(book.seats)})?"
    year = any_of((*book.times.this, *book.times.until))
    passing = any_of((*book.selves, *book.coming, *book.seats, *book.objects[APPLICATION]))
    return re.compile(rf"(?>{_DATE}|20\d\d年?|{year}|{passing}|{maker}|[一二三四五六七1-7][、.])*+")
