"""Prints a number or a text as an Excel format does, and tells whether that is what is stored."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from kit.ingest.source.flaws import DASHED

GENERAL = "General"
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    **dict.fromkeys((5, 6), '"¥"#,##0;"¥"-#,##0'), **dict.fromkeys((7, 8), '"¥"#,##0.00;"¥"-#,##0.00'),
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    **dict.fromkeys((37, 38), "#,##0_);(#,##0)"), **dict.fromkeys((39, 40), "#,##0.00_);(#,##0.00)"),
    **dict.fromkeys((41, 42), '#,##0_ ;-#,##0_ ;"-"_ ;_ @_ '),
    **dict.fromkeys((43, 44), '#,##0.00_ ;-#,##0.00_ ;"-"??_ ;_ @_ '),
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number alone."""
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<pad>_.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<power>[Ee][+-])|(?P<share>/)|(?P<text>@)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|[^;"\\])*', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*([+-]?\d{1,15}(?:\.\d{1,15})?)")
_TIME = re.compile(r"[dmhysDMHYS]")
_ELAPSED = re.compile("[hms]+", re.IGNORECASE)
_TIME_WORDS = re.compile("[年月日]")
_COMPARED = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq,
    ">": operator.gt, ">=": operator.ge, "<>": operator.ne,
}  # fmt: skip
_PRINTS = ("quoted", "pad", "percent", "point", "text", "general")
"""The tokens that print something of their own, or all of a text."""
_NUMBER = re.compile(r"[0-9,]*\.?[0-9]*")
_DASHES = ("-", "－", "–", "—")
"""How accounts print nothing, whatever stands in the place of the digits that are none."""
_WIDE = Context(prec=600)
DATE = "是日期，不是数"
PERCENT = "是百分数"
SCALED = "单元格格式把数缩小了显示"
CHANGED = "单元格格式会改变显示的数"
UNSEEN = "单元格格式不显示这个数"


@dataclass(frozen=True, slots=True)
class Printed:
    """What a format prints, why it is not what is stored, "" when it is, and the colour that it asks for."""

    text: str
    flaw: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format code; `is_date` tells that it shows a number as a day or a time."""

    code: str = GENERAL
    is_date: bool = False

    def number(self, number: Decimal) -> Printed:
        """Return a number as it is printed: in plain digits, the words of the format around it."""
        return Printed(plain(number)) if self.code == GENERAL else _printed(self.code, str(number))

    def words(self, text: str) -> Printed:
        """Return a text as it is printed."""
        if self.code in (GENERAL, "@"):
            return Printed(text)
        parts = _sections(self.code)
        own = [part for part in parts if any(kind == "text" for kind, _ in part)]
        if len(parts) < 4 and not own:
            return Printed(text)
        section = parts[3] if len(parts) > 3 else own[-1]
        colour = next((word for kind, word in section if kind == "colour"), "")
        if not any(kind in ("text", "general") for kind, _ in section):
            shown, _ = _filled(section, Decimal(0), signed=False)
            return Printed(shown.strip() or text, CHANGED if shown.strip() else UNSEEN, colour)
        printed = (text if kind in ("text", "general") else word for kind, word in section if kind in _PRINTS)
        return Printed("".join(printed), "", colour)


@lru_cache(maxsize=1024)  # a sheet prints the same few numbers again and again
def _printed(code: str, written: str) -> Printed:
    """Return how a code prints a number, which is told as it is written: 1.0 and 1 are not alike."""
    number = Decimal(written)
    section, is_own = _section(code, number)
    colour = next((word for kind, word in section if kind == "colour"), "")
    shown, literal = _filled(section, number, signed=number < 0 and not is_own)
    digits = [at for at, char in enumerate(shown) if char.isdecimal()]
    if not number and shown.strip() in _DASHES:
        return Printed(plain(number), DASHED, colour)
    if not digits:
        flaw = UNSEEN if not shown.strip(" .") else CHANGED
        return Printed(plain(number) if flaw == UNSEEN else shown.strip(), flaw, colour)
    first, last = digits[0], digits[-1] + 1
    if flaw := _flaw(section, number, shown[:first], shown[first:last], any(literal[first:last])):
        return Printed(shown.strip(), flaw, colour)
    before, behind = re.sub(r"[-+() ]", "", shown[:first]), shown[last:].strip(" .)")
    return Printed(f"{before}{plain(number)}{behind}", "", colour)


def number_format(number_id: int, code: str | None) -> NumberFormat:
    """Return the format of a number and, where the workbook spells it out, of a code."""
    if code is None:
        return NumberFormat(_BUILT_IN.get(number_id, GENERAL), number_id in _DATES)
    found = list(_TOKEN.finditer(code))
    written = "".join(each["other"] or "" for each in found)
    counts = any(each["digit"] or each["general"] or each["text"] for each in found)
    elapsed = any(_ELAPSED.fullmatch(each["bracket"] or "") for each in found)
    dated = _TIME.search(written) or (_TIME_WORDS.search(written) and not counts)
    return NumberFormat(code, bool(dated or elapsed))


def plain(number: Decimal) -> str:
    """Return a number in plain digits."""
    return f"{number.normalize():f}"


_Tokens = tuple[tuple[str, str], ...]


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Tokens, ...]:
    """Return the parts of a code between semicolons as tokens: a kind, and what it prints or asks for."""
    parts, at = [], 0
    while at <= len(code):
        found = _SECTION.match(code, at)
        written = found[0] if found else ""
        parts.append(tuple(_token(each) for each in _TOKEN.finditer(written)))
        at += len(written) + 1
    return tuple(parts)


def _token(found: re.Match[str]) -> tuple[str, str]:
    kind = found.lastgroup or "quoted"
    word = found[kind] or ""
    if kind == "bracket":
        if word.startswith("$"):
            return "quoted", word[1:].partition("-")[0]
        if _ELAPSED.fullmatch(word):
            return "elapsed", ""
        return ("condition" if _CONDITION.fullmatch(word) else "colour", word)
    if kind == "pad":
        return kind, " "
    return ("quoted" if kind in ("escaped", "fill", "other") else kind, word)


def _section(code: str, number: Decimal) -> tuple[_Tokens, bool]:
    """Return the part of the code that shows a number, and whether it is for numbers of its sign alone."""
    parts = _sections(code)
    asked = [next((word for kind, word in part if kind == "condition"), "") for part in parts[:2]]
    if not any(asked):
        index = 1 if number < 0 else 2 if number == 0 else 0
        return (parts[index], True) if 0 < index < min(len(parts), 3) else (parts[0], False)
    for index, condition in enumerate(asked):
        default = number > 0 if index == 0 else number < 0 and len(parts) > 2
        if _holds(condition, number) if condition else default:
            return parts[index], number < 0
    return parts[min(len(parts) - 1, 2)], number < 0


def _holds(condition: str, number: Decimal) -> bool:
    found = _CONDITION.fullmatch(condition)
    return found is not None and bool(_COMPARED[found[1]](number, Decimal(found[2])))


def _flaw(section: _Tokens, number: Decimal, before: str, digits: str, literal: bool) -> str:
    """Return why the digits that are printed are not the number: "" when they are, sign and all."""
    kinds = {kind for kind, _ in section}
    if "percent" in kinds:
        return PERCENT
    if _scale(section):
        return SCALED
    seen = bool(re.search(r"[-(]", before))
    same = _NUMBER.fullmatch(digits) and Decimal(digits.replace(",", "")) == abs(number)
    if literal or {"power", "share"} & kinds or not same or (number and seen != (number < 0)):
        return CHANGED
    return ""


def _scale(section: _Tokens) -> int:
    """Return how many times a number is divided by a thousand: by commas behind its digits, none between."""
    kinds = "".join({"digit": "0", "comma": ","}.get(kind, " ") for kind, _ in section)
    return sum(len(found[1]) for found in re.finditer(r"0(,+)(?![0,])", kinds))


def _filled(section: _Tokens, number: Decimal, *, signed: bool) -> tuple[str, list[bool]]:
    """Return what a section prints of a number, and of each character whether the format itself says it."""
    point = next((at for at, (kind, _) in enumerate(section) if kind == "point"), len(section))
    places = [at for at, (kind, _) in enumerate(section) if kind == "digit"]
    whole = [at for at in places if at < point]
    after = [at for at in places if at > point]
    percents = sum(kind == "percent" for kind, _ in section)
    value = abs(number).scaleb(2 * percents - 3 * _scale(section), _WIDE)
    rounded = value.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, _WIDE)
    ones, _, rest = f"{rounded:f}".partition(".")
    digits = _whole_digits(section, whole, ones) | _rest_digits(section, after, rest)
    shown, literal = "-" * signed, [False] * signed
    for at, (kind, word) in enumerate(section):
        text = word if kind in _PRINTS else digits.get(at, "")
        if kind in ("general", "text"):
            text = plain(abs(number))
        shown += text
        literal += [kind in ("quoted", "pad")] * len(text)
    return shown, literal


def _whole_digits(section: _Tokens, places: Sequence[int], ones: str) -> dict[int, str]:
    """Return which digits of the whole part each placeholder prints; the first takes what is left over."""
    ones = "" if ones == "0" else ones
    grouped = any(section[at + 1][0] == "comma" for at in places[:-1] if at + 1 < len(section))
    found: dict[int, str] = {}
    for count, at in enumerate(reversed(places), 1):
        char = ones[-1:] or {"0": "0", "?": " "}.get(section[at][1], "")
        ones = ones[:-1]
        if count == len(places):
            char = ones + char
        found[at] = char
    return _grouped(found, places) if grouped else found


def _grouped(found: dict[int, str], places: Sequence[int]) -> dict[int, str]:
    """Return digits with a comma before every third from the right."""
    behind = 0
    for at in reversed(places):
        text = ""
        for char in reversed(found[at]):
            text = char + ("," if behind and behind % 3 == 0 and char.isdigit() else "") + text
            behind += char.isdigit()
        found[at] = text
    return found


def _rest_digits(section: _Tokens, places: Sequence[int], rest: str) -> dict[int, str]:
    """Return which digit behind the point each placeholder prints; # prints no zero at the end."""
    found = dict(zip(places, rest, strict=False))
    for at in reversed(places):
        if found[at] != "0" or section[at][1] == "0":
            break
        found[at] = ""
    return found
