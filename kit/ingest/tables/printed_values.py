"""Reads a printed cell as the value that a parameters file holds, or refuses it.

0, a blank and a mark stay different things; money stays exact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kit.base.folded_text import squeeze
from kit.base.numerals import HAN, read_number
from kit.base.strings import narrow, quoted
from kit.form.cell_value import Kind, UnreadableError, masked, plain, read_value
from kit.form.official_form import Cell, Form

Plain = int | str | None
"""A value as a parameters file holds it."""

_DIGITS = r"\d{1,3}(?:,\d{3}){1,5}|\d{1,16}"  # one more than any count has, so that it is told as too large
_MEASURES = "件个项条次宗份人起"
_COUNT = re.compile(rf"(?P<sign>[+-]?)(?:0+(?=[1-9]))?(?P<digits>{_DIGITS})(?:\.00?)?[{_MEASURES}]?")
_CHANGE = re.compile(r"(?:(?P<less>减少?|下降)|增加?|上升)(?=\d)")
_WRITTEN = re.compile(rf"(?P<number>[{HAN}]{{1,20}})[{_MEASURES}]?")
_MONEY = re.compile(rf"(?P<amount>(?:{_DIGITS})(?:\.\d+)?)(?P<unit>\D*)")
_APART = re.compile(rf"[\d,.](?:[{_MEASURES}%]|万?元)?\s+(?:[+\-]|减少?|增加?|下降|上升)?[\d,.]")
_DASHES = "-‐‑–—―─－"
_LIKE = re.compile(rf"[+-]?[\d*][\d*,.]*(?:[{_MEASURES}%]|万?元|万)?|[{HAN}]{{1,6}}[{_MEASURES}]?")
_ENDED = re.compile(
    rf"(?P<number>[+-]?[\d.,]*\d)(?:\((?P<enclosed>[{_MEASURES}]|万?元)\)|(?P<bare>[{_MEASURES}]|万?元)?)。?"
)
"""A number with its measure in brackets or without, and a full stop typed behind."""
_SMALL = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
_MARK = re.compile(
    rf"(?<=\d)(?:[(（⁽]?注?{_SMALL}[)）⁾]?|[①-⑳]|[\[〔【]注?(?:\d{{1,2}}|{_SMALL})[\]〕】]|[(（]注\d{{0,2}}[)）])"
)
"""The mark of a note behind a number: raised, or enclosed so that it is no part of the number."""
_STARRED = re.compile(r"[+-]?\d[\d,.]*\*")
_POINT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)\.00?")
_NOTE = re.compile(r"\(([^()]*)\)?")


@lru_cache(maxsize=4096)  # files hold the same few numbers again and again
def is_value(text: str) -> bool:
    """Whether a cell's text looks like what stands in a number cell rather than like a label.

    A number that a narrow column broke over two lines still does.
    """
    read = _CHANGE.sub("", _plainly(squeeze(parted(text)[0]).text.replace("\n", "")))
    return bool(_LIKE.fullmatch(read)) or _is_dash(read) or read in ("/", "\\", "无", "O", "o")


def read_cell(text: str, cell: Cell, form: Form, header: str) -> Plain:
    """Return what a number cell of the form holds; `header` is the label printed above it.

    Raises UnreadableError for whatever is not for certain one value of the cell's kind.
    """
    text = parted(text)[0]
    read = squeeze(text).text.replace("\n", "")
    read = _plainly(read)
    if not read:
        return None
    if mark := _mark(read, form):
        return mark
    if _STARRED.fullmatch(read):
        raise UnreadableError("后面的星号可能是注号，也可能遮去了数字，分不清", "请查原件")
    if "*" in read:
        raise UnreadableError(*masked(text))
    if are_heaped(text):
        raise UnreadableError(f"{quoted(text)}中间断开，可能是两个数", "请查原件")
    if cell.column.kind is Kind.SIGNED:
        read = _CHANGE.sub(lambda found: "-" if found["less"] else "+", read)
    raw = _money(read, cell, form, header) if cell.column.kind is Kind.MONEY else _count(read)
    return plain(read_value(raw, cell.column.kind, form.units_of(cell.column), form.marks))


def parted(text: str) -> tuple[str, str]:
    """Return a number without the mark of a note behind it, and the mark, "" where none is."""
    found = _MARK.search(text)
    if found and found.end() == len(text.rstrip()):
        return text[: found.start()], found[0]
    return text, ""


def heeded(text: str, cell: Cell) -> str:
    """Return what is worth a remark about how a value is written that was read, "" when nothing is."""
    if mark := parted(text)[1]:
        return f"后面有注号{quoted(mark)}，读的是前面的数"
    if are_heaped(text):
        return "中间断开，按这一行和这一列的合计是一个数"
    is_count = cell.column.kind is not Kind.MONEY
    return "写成了小数，读作整数" if is_count and _POINT.fullmatch(squeeze(text).text) else ""


def are_heaped(text: str) -> bool:
    """Whether a cell holds numbers apart, which may be those of the blank cells beside it."""
    return bool(_APART.search(narrow(text)))


def _plainly(read: str) -> str:
    """Return a number with its measure directly behind it, and nothing else; other texts as they are."""
    found = _ENDED.fullmatch(read)
    return f"{found['number']}{found['enclosed'] or found['bare'] or ''}" if found else read


def _is_dash(text: str) -> bool:
    return 0 < len(text) <= 2 and not text.strip(_DASHES)


def _mark(text: str, form: Form) -> str:
    """Return the form's mark that a text prints, "" when it prints none."""
    if text in ("/", "\\"):
        text = "/"
    for mark in form.marks:
        if text == mark or (_is_dash(text) and _is_dash(mark)):
            return mark
    return ""


def _count(text: str) -> int | str:
    """Return a count, `+19` and 汉字 numerals included, or the text itself when it is none."""
    if text == "一":
        raise UnreadableError(f"{quoted(text)}可能是数字，也可能是横线", "请查原件")
    if written := _WRITTEN.fullmatch(text):
        number = read_number(written["number"])
        return text if number is None else int(number)
    found = _COUNT.fullmatch(text)
    if found is None:
        return text
    digits = found["digits"].replace(",", "")
    if re.match(r"0\d", digits):
        return text
    return f"+{digits}" if found["sign"] == "+" else int(found["sign"] + digits)


def _money(text: str, cell: Cell, form: Form, header: str) -> str:
    """Return an amount in the unit that a file asks for; the cell's own counts before the header's."""
    found = _MONEY.fullmatch(text)
    if found is None or re.match(r"0\d", text):
        raise UnreadableError(f"{quoted(text)}不是金额", "请查原件")
    amount = Decimal(found["amount"].replace(",", ""))
    named = {found["unit"]} if found["unit"] else _units_in(header, form)
    if amount and len(named) > 1:
        raise UnreadableError(f"表头写了不止一个单位，不知道{quoted(text)}是哪一个", "请查原件")
    unit = named.pop() if len(named) == 1 else ""
    units = form.units_of(cell.column)
    if len(units) > 1 or unit not in form.units:
        return f"{amount:f}{unit}"
    ((wanted, factor),) = units.items()
    return f"{amount if unit == wanted else amount * form.units[unit] / factor:f}"


def _units_in(header: str, form: Form) -> set[str]:
    """Return the units that a header's notes name."""
    known = "|".join(sorted(form.units, key=len, reverse=True))
    return set(re.findall(known, " ".join(_NOTE.findall(squeeze(header).text))))
