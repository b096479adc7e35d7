"""The cells of an Excel sheet: the text that each shows, and why it cannot be relied on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from kit.ingest.source.excel.excel_formats import DATE, UNSEEN, plain
from kit.ingest.source.excel.excel_looks import Font, Look, Looks
from kit.ingest.source.flaws import PICTURE, SLASHED, SYMBOL, UNSEEN_TEXT, gravest
from kit.ingest.source.seen.characters import raised
from kit.ingest.source.xml_parts import Element, child, local, whole

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{0,40})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PICTURE = re.compile(r"=?\s*(?:_xlfn\.|_xludf\.)*(?:DISPIMG|IMAGE)\s*\(", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_COUNTED = re.compile(r"[0-9０-９.,，．*+/%％〇零一二两三四五六七八九十百千万亿元件个项条次宗份人起无\s-]+")
_DIGITS = 15
"""The digits that Excel keeps of a number; what a file holds beyond them nobody typed."""

NO_RESULT = "公式没有存下可靠的结果，请用 Excel 打开并保存后再读"
OUTDATED = "存下的结果和公式算出来的不一样，请用 Excel 打开并保存后再读"
NO_NUMBER = "不是数"
TOO_LONG = "位数太多，Excel 存不准"


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text; `font` is None where it is the cell's own."""

    text: str
    font: Font | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell holds: a number, or a text, and why that is none that counts, "" when it is."""

    number: Decimal | None = None
    runs: Sequence[Run] = ()
    flaw: str = ""

    @property
    def text(self) -> str:
        """The text that the cell holds, seen or not."""
        return "".join(run.text for run in self.runs) if self.number is None else plain(self.number)

    @property
    def is_words(self) -> bool:
        """Whether the cell holds words rather than a number or a mark."""
        return self.number is None and bool(_HAN.search(self.text)) and not _COUNTED.fullmatch(self.text)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows; `passed` is why words of it are not read: nobody sees them, or they are struck."""

    text: str = ""
    flaw: str = ""
    passed: str = ""


NOTHING = Held()


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share: its strings, its looks, the day its dates count from.

    `stale` tells that the file itself says its formulas are still to be reckoned.
    """

    strings: Sequence[Sequence[Run]]
    looks: Looks
    epoch: datetime
    stale: bool = False


def strings(root: Element | None, looks: Looks) -> list[Sequence[Run]]:
    """Return the shared strings of a workbook."""
    return [] if root is None else [_runs(each, looks) for each in root if local(each) == "si"]


def _runs(element: Element, looks: Looks) -> Sequence[Run]:
    """Return the runs of a text; how to pronounce it is not shown."""
    found = []
    for each in element:
        name = local(each)
        if name == "t":
            found.append(Run(_unescaped(each.text or "")))
        elif name == "r":
            text = "".join(part.text or "" for part in each if local(part) == "t")
            own = child(each, "rPr")
            found.append(Run(_unescaped(text), None if own is None else looks.font(own)))
    return tuple(found)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def held(cell: Element, book: Book, formula: Element | None) -> Held:
    """Return what a cell holds: of its formula the result that is stored."""
    kind = cell.get("t", "n")
    stored = child(cell, "v")
    written = "" if stored is None else stored.text or ""
    if _is_picture(cell, formula, written, kind):
        return Held(flaw=PICTURE)
    if kind == "inlineStr":
        inline = child(cell, "is")
        return NOTHING if inline is None else Held(runs=_runs(inline, book.looks))
    if not written:
        unreckoned = formula is not None and (stored is None or kind != "str")
        return Held(flaw=NO_RESULT) if unreckoned else NOTHING
    if kind == "n":
        return _number(written.strip())
    return _text(kind, written, book)


def _is_picture(cell: Element, formula: Element | None, written: str, kind: str) -> bool:
    """Whether a cell shows a picture: by a formula that fetches one, or as its rich value."""
    if formula is not None and _PICTURE.match(formula.text or ""):
        return True
    return bool(_PICTURE.match(written)) if kind == "str" else kind == "e" and bool(cell.get("vm", ""))


def _text(kind: str, written: str, book: Book) -> Held:
    if kind == "s":
        index = whole(written)
        known = written.isdigit() and index < len(book.strings)
        return Held(runs=book.strings[index]) if known else Held(runs=(Run(written),), flaw=NO_NUMBER)
    if kind == "str":
        return Held(runs=(Run(_unescaped(written)),))
    if kind == "b":
        written = "TRUE" if written == "1" else "FALSE"
    return Held(runs=(Run(written),), flaw=NO_NUMBER)


@lru_cache(maxsize=4096)  # files hold the same few numbers again and again
def _number(written: str) -> Held:
    if not _NUMBER.fullmatch(written):
        return Held(runs=(Run(written),), flaw=NO_NUMBER)
    number = Decimal(f"{float(written):.{_DIGITS}g}")
    if not number.is_finite() or abs(number) >= Decimal(10) ** _DIGITS:
        return Held(runs=(Run(written),), flaw=TOO_LONG)
    return Held(number)


def shown(content: Held, look: Look, book: Book, *, hides_zero: bool = False) -> Shown:
    """Return what a cell with a look shows of what it holds."""
    if content.number is not None:
        return _shown_number(content.number, look, book.epoch, hides_zero=hides_zero)
    if not content.runs:
        return Shown(flaw=content.flaw or (look.mark if look.mark == SLASHED else ""))
    seen, flaw = _seen(content.runs, look)
    printed = look.format.words(seen)
    flaw = flaw or printed.flaw
    if content.is_words:
        passed = {UNSEEN: UNSEEN_TEXT, SYMBOL: ""}.get(flaw, flaw)
        hidden = printed.flaw or not seen.strip()
        return Shown("" if hidden else printed.text, content.flaw, passed)
    return Shown(printed.text or content.text, content.flaw or flaw or look.mark)


def _seen(runs: Sequence[Run], look: Look) -> tuple[str, str]:
    """Return what a person reads of a text, and why that is not all of it, or not for certain."""
    seen = doubt = ""
    for run in runs:
        font = run.font or look.font
        flaw = "" if not run.text.strip() else look.own_flaw if run.font is None else look.flaw(font)
        if flaw and flaw != look.mark:
            doubt = doubt or flaw
            if flaw != SYMBOL:
                continue
        seen += raised(run.text) if font.is_raised else run.text
    return seen, doubt


def _shown_number(number: Decimal, look: Look, epoch: datetime, *, hides_zero: bool) -> Shown:
    if look.format.is_date:
        return Shown(_date(number, epoch), look.own_flaw or DATE)
    printed = look.format.number(number)
    seen = look.flaw(look.font, printed.colour) if printed.colour else look.own_flaw
    text = raised(printed.text) if look.font.is_raised else printed.text
    return Shown(text, gravest((printed.flaw, seen, UNSEEN if hides_zero and number == 0 else "")))


def _date(number: Decimal, epoch: datetime) -> str:
    try:
        day = epoch + timedelta(days=float(number))
    except OverflowError:
        return plain(number)
    return f"{day.year}年{day.month}月{day.day}日"
