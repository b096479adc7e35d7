"""The cells of an Excel sheet: the text that each prints, and why it cannot be relied on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from kit.ingest.source.characters import raised
from kit.ingest.source.excel.excel_formats import UNSEEN, Format
from kit.ingest.source.flaws import STRUCK
from kit.ingest.source.xml_parts import Element, child, is_on, local, value, whole

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{0,40})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = 15
"""The digits that Excel keeps of a number; what a file holds beyond them nobody typed."""

NO_RESULT = "公式没有存下结果，请用 Excel 打开并保存后再读"
NO_NUMBER = "不是数"
TOO_LONG = "位数太多，Excel 存不准"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows."""

    text: str = ""
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share: its strings, its formats, the day its dates count from."""

    strings: Sequence[Shown]
    formats: Sequence[Format]
    epoch: datetime


def strings(root: Element | None) -> list[Shown]:
    """Return the shared strings of a workbook."""
    return [] if root is None else [rich(each) for each in root if local(each) == "si"]


def rich(element: Element) -> Shown:
    """Return a text with its runs: how to pronounce it is not shown, a struck run makes it unreliable."""
    text = flaw = ""
    for each in element:
        name = local(each)
        if name == "t":
            text += each.text or ""
        elif name == "r":
            run = "".join(part.text or "" for part in each if local(part) == "t")
            look = child(each, "rPr")
            if is_on(look, "strike"):
                flaw = STRUCK
                continue
            lifted = value(child(look, "vertAlign")) in ("superscript", "subscript")
            text += raised(run) if lifted else run
    return Shown(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text), flaw)


def shown(cell: Element, book: Book, *, hides_zero: bool) -> Shown:
    """Return what a cell shows. Of a formula it is the result that was stored with it."""
    kind = value(cell, "t", "n")
    stored = child(cell, "v")
    written = "" if stored is None else stored.text or ""
    if kind == "inlineStr":
        held = child(cell, "is")
        return Shown() if held is None else rich(held)
    if not written:
        unreckoned = child(cell, "f") is not None and (stored is None or kind != "str")
        return Shown(flaw=NO_RESULT if unreckoned else "")
    index = whole(value(cell, "s", "0"))
    look = book.formats[index] if 0 <= index < len(book.formats) else Format()
    if kind == "n":
        return _number(written.strip(), look, book.epoch, hides_zero=hides_zero)
    found = _text(kind, written, book)
    struck = STRUCK if look.is_struck else ""
    return Shown(raised(found.text) if look.is_raised else found.text, found.flaw or struck)


def _text(kind: str, written: str, book: Book) -> Shown:
    if kind == "s":
        index = whole(written)
        known = written.isdigit() and index < len(book.strings)
        return book.strings[index] if known else Shown(written, NO_NUMBER)
    if kind == "str":
        return Shown(written)
    if kind == "b":
        return Shown("TRUE" if written == "1" else "FALSE", NO_NUMBER)
    return Shown(written, NO_NUMBER)


def _number(written: str, look: Format, epoch: datetime, *, hides_zero: bool) -> Shown:
    if not _NUMBER.fullmatch(written):
        return Shown(written, NO_NUMBER)
    number = Decimal(f"{float(written):.{_DIGITS}g}")
    if not number.is_finite() or abs(number) >= Decimal(10) ** _DIGITS:
        return Shown(written, TOO_LONG)
    flaw = look.flaw(number) or (UNSEEN if hides_zero and number == 0 else "")
    if look.is_date:
        return Shown(_date(number, epoch), flaw)
    before, behind = look.around(number)
    text = f"{before}{number.normalize():f}{behind}"
    return Shown(raised(text) if look.is_raised else text, flaw)


def _date(number: Decimal, epoch: datetime) -> str:
    try:
        day = epoch + timedelta(days=float(number))
    except OverflowError:
        return f"{number:f}"
    return f"{day.year}年{day.month}月{day.day}日"
