"""Whether a denial is of all there might have been: 未收到申请 is, 未收到来自外地的申请 may not be."""

from __future__ import annotations

import re
from functools import cache

from kit.checks.lexicon import LAST, NEXT, any_of, has, shared
from kit.checks.words.statements.clause import Statement, is_partial
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import before
from kit.form.stated_cells import Role

_MARKS = re.compile(r"[,;:()!?]")
_DATE = r"(?:20\d\d年)?(?:1月1日|12月31日|12月底)"


def is_of_all(statement: Statement, role: Role) -> bool:
    """Whether a denial of what has a role leaves nothing out.

    Nothing is left of its clause but the thing and plain words, and before it stand the year and the maker
    alone: 答复后未收到申请, 各村未收到, 前八个月未收到 and 除此之外，未收到 deny some only.
    """
    if _plain(role).sub("", statement.clause):
        return False
    earlier, lead = (["", *_MARKS.split(before(statement.read, statement.start))])[-2:]
    book = role_book()
    if earlier.endswith(book.narrowing) or has(earlier, book.narrowed_by):
        return False
    if is_partial(lead) and has(lead, book.every_way) and not has(lead, book.passed_on):
        return not has(_dates().sub("", earlier), book.set_apart)
    around = _dates().sub("", f"{earlier},{lead}")
    return not has(around, book.set_apart) and bool(_leading().fullmatch(lead))


@cache
def _plain(role: Role) -> re.Pattern[str]:
    book = role_book()
    things = [word for kind, words in book.objects.items() if kind != "other" for word in words]
    carried = (*shared("carrying"), LAST, NEXT, "年")
    return re.compile(any_of((*book.nothing, *things, *book.roles[role].nil, *book.plainly, *carried)))


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(_DATE)


@cache
def _leading() -> re.Pattern[str]:
    """Return what may stand before a denial of all: the year, the maker, a number, words that come and go."""
    book = role_book()
    maker = rf"[^,。\n\d年月、]{{0,8}}(?:{any_of(book.places)})(?:{any_of(book.seats)})?"
    year = any_of((*book.times.this, *book.times.until))
    passing = any_of((*book.selves, *book.coming))
    return re.compile(rf"(?>{_DATE}|20\d\d年|{year}|{passing}|{maker}|[一二三四五六七1-7][、.])*+")
