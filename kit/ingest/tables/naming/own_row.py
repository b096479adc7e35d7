"""Tells whether the words before a line of numbers say that they are the report's own, no other unit's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.base.folded_text import squeeze
from kit.base.strings import quoted
from kit.ingest.identity.township_of_agency import names_in

_OTHERS = "行名{}没有说是本机关本年的，不能确定是谁的数"
_THIS = r"(?:本年度?|今年|全年|本机关|本单位|本级|本(?:镇|乡|街道|苏木|办|局|委)|全(?:镇|乡|街道|苏木))?的?"
_MEASURE = (
    r"(?:受理|收到|发生|办理|办结|审结)?(?:的?(?:案件|案|文件|件))?"
    r"(?:数量?|件数|[案宗次]数|数目|数据|数值|情况|结果|统计)?(?:合计|共计|总[计数]|小计)?"
)
_UNIT = r"(?:\((?:单位:?)?[件宗起次个]\))?"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """The report that is read: its year, and its agency's name, "" where none is told."""

    year: int
    agency: str = ""

    def doubt(self, words: str) -> str:
        """Return why numbers may be another's, "" where no words stand before them or these say enough.

        That is a measure (件数, 合计), this year, or the agency itself. Of others nothing tells that the
        numbers are the report's: a list has a row a township, a month, a year.
        """
        text = squeeze(words).text.replace("\n", "").rstrip(":")
        whole = rf"(?:{self.year}年?度?)?{_THIS}{_MEASURE}{_UNIT}"
        is_own = not text or re.fullmatch(whole, text) or self._is_agency(text)
        return "" if is_own else _OTHERS.format(quoted(words))

    def _is_agency(self, text: str) -> bool:
        county, unit = names_in(self.agency)
        told, name = names_in(text)
        return bool(unit) and name == unit and told in ("", county)
