"""What an Excel cell's format does to a number: whether what is printed is the number that is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kit.ingest.source.flaws import STRUCK
from kit.ingest.source.xml_parts import Element, child, children, is_on, value, whole

_GENERAL = "General"
_BUILT_IN = {
    0: _GENERAL,
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    48: "##0.0E+0",
    49: "@",
}
"""The formats without a code of their own, as far as they are none of plain digits."""
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LONGEST = 255

_LITERAL = r'"([^"]*)"|\\(.)'
_DECORATION = re.compile(rf"{_LITERAL}|_.|\*.|\[(?![hms]+\])[^\]]*\]")
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')

DATE = "是日期，不是数"
PERCENT = "是百分数"
SCALED = "单元格格式把数缩小了显示"
CHANGED = "单元格格式会改变显示的数"
UNSEEN = "单元格格式不显示这个数"


@dataclass(frozen=True, slots=True)
class Format:
    """How a cell shows what it holds."""

    code: str = _GENERAL
    is_date: bool = False
    is_struck: bool = False
    is_raised: bool = False

    def flaw(self, number: Decimal) -> str:
        """Return why the number that is printed is not the one stored, "" when it is."""
        if self.is_date or self.is_struck:
            return DATE if self.is_date else STRUCK
        section, is_own = self._section(number)
        told = "".join("".join(found) for found in re.findall(_LITERAL, section))
        bare = _DECORATION.sub("", section)
        digits = bare.replace(_GENERAL, "0").replace("@", "0")
        if not (bare.strip() or told.strip()) or (number == 0 and "0" not in digits and "#" in digits):
            return UNSEEN
        if "%" in bare:
            return PERCENT
        if re.search(r"[0#?],+(?![0#?,])", digits):
            return SCALED
        loses_sign = number < 0 and is_own and not re.search(r"[-(]", section)
        if (
            loses_sign
            or re.search(r"[/Ee]", digits)
            or re.search(r"\d", told)
            or not re.search("[0#?]", digits)
        ):
            return CHANGED
        return ""

    def around(self, number: Decimal) -> tuple[str, str]:
        """Return the words that the format prints before a number and behind it, such as a unit."""
        section, _ = self._section(number)
        plain = re.sub(r"\[(?:\$([^\]-]*)[^\]]*|[^\]]*)\]|_.|\*.", r"\1", section)
        shown = re.sub(_LITERAL, lambda found: found[1] or found[2] or "", plain).replace(_GENERAL, "0")
        found = re.search(r"[0#?@]", shown)
        if found is None:
            return "", ""
        before, behind = shown[: found.start()], re.sub(r"^[0#?@.,]+", "", shown[found.start() :])
        return re.sub(r"[-+() ]", "", before), behind.strip(" )")

    def _section(self, number: Decimal) -> tuple[str, bool]:
        """Return the part of the code that shows a number, and whether it is for its sign alone."""
        parts = _sections(self.code)
        index = 1 if number < 0 else 2 if number == 0 else 0
        return (parts[index], True) if 0 < index < len(parts) else (parts[0], False)


def _sections(code: str) -> list[str]:
    """Return the parts of a code between semicolons, those in quotation marks apart."""
    parts, at = [], 0
    while at <= len(code):
        found = _SECTION.match(code, at)
        parts.append(found[0] if found else "")
        at += len(parts[-1]) + 1
    return parts


def formats(root: Element | None) -> list[Format]:
    """Return the formats of a workbook's cells, by the index that a cell names."""
    if root is None:
        return []
    codes = {
        whole(value(each, "numFmtId")): value(each, "formatCode")[:_LONGEST]
        for each in children(root, "numFmts")
    }
    fonts = list(children(root, "fonts"))
    return [_format(each, codes, fonts) for each in children(root, "cellXfs")]


def _format(each: Element, codes: dict[int, str], fonts: list[Element]) -> Format:
    number_id, font_id = whole(value(each, "numFmtId")), whole(value(each, "fontId"))
    font = fonts[font_id] if 0 <= font_id < len(fonts) else None
    code = codes.get(number_id) or _BUILT_IN.get(number_id, "0")
    plain = _DECORATION.sub("", code).replace(_GENERAL, "")
    dated = bool(re.search("[dmhysDMHYS年月日]", plain)) if number_id in codes else number_id in _DATES
    raised = value(child(font, "vertAlign")) in ("superscript", "subscript")
    return Format(code, dated, bool(is_on(font, "strike")), raised)
