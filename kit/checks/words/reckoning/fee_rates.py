"""What 信息处理费 comes to by piece (国办函〔2020〕109号): of one applicant in one month, or at most."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.tokens.counts import read_claims
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_FREE, _FIRST, _TIER, _RATE = 10, 30, 10, 100
_BY_PIECE = "按件"
_CASES, _MOST = "件", 10_000
_APPLICATION = "申请"
_ASKED = re.compile("[一-鿿]{0,8}?申请")
_ONE = re.compile(r"(?:同一|一|1)[名位个]?申请人")
_MONTH = re.compile(r"同一?个?(?:自然)?月|一个(?:自然)?月|当月|(?<!\d)(?:1[0-2]|[1-9])月")
_SOME_MONTHS = re.compile(
    r"\d[、和及与至到—–~-]{1,2}\d{1,2}月|月[至到—–~-]|月份?起|季度|半年|先后|陆续|分次|[两二三四五六七八九十几多\d]次"
)
"""With one of these the cases may be of several months."""
_SEVERAL = re.compile(
    r"各|均(?!为?由?(?:同一|一|1)[名位个]?申请人)|每(?=[名位个]?(?:申请人|人|户|月|季|批|次))|批|另"
    r"|(?:(?<!\d)(?:[2-9]|[1-9]\d{1,5})|[两二三四五六七八九十几多数])[名位个]?(?:申请人|人|群众|村民)"
)
"""With one of these the cases may be of several applicants, or of each of them."""


@dataclass(frozen=True, slots=True)
class ByPiece:
    """A fee told to be by piece; `cases` is how many were asked, None where words do not tell for certain.

    `together`: one applicant asked them all, and just one month is named.
    """

    cases: int | None
    together: bool

    def lawful(self, amount: int) -> tuple[int, str] | None:
        """Return the nearest lawful amount in 元 and why another is none; None where it may be lawful."""
        rule = f"按件计收的，一个月里前 {_FREE} 件不收，以后每件 {_RATE} 元起"
        if self.cases is not None:
            most = due(self.cases)
            if self.together and amount != most:
                return most, f"{rule}，{self.cases} 件是 {most} 元"
            if amount > most:
                return most, f"{rule}，{self.cases} 件最多 {most} 元"
        return (amount // _RATE * _RATE, f"{rule}，是 {_RATE} 元的整倍数") if amount % _RATE else None


def due(cases: int) -> int:
    """Return the fee in 元 for so many cases of one applicant in one month, by piece.

    Ten are free; from the 11th to the 30th each is 100 元, and for every ten more 100 元 more each.
    """
    second = max(0, min(cases, _FIRST) - _FREE) * _RATE
    later = range(_FIRST + 1, cases + 1)
    return second + sum(_RATE * (2 + (case - _FIRST - 1) // _TIER) for case in later)


def by_piece(text: str) -> ByPiece | None:
    """Return what words tell of a fee by piece, None unless they say that it is, and not by page too."""
    if _BY_PIECE not in text or has(text, reckoning_words().by_page):
        return None
    passage = read_claims(text)
    source = passage.source.text
    at = source.find(_BY_PIECE)
    start, end = passage.sentence(at, at)
    cases = [claim for claim in passage.between(start, end) if claim.measure == _CASES]
    said = source[start:end]
    together = bool(cases) and len(_ONE.findall(said)) == len(set(_MONTH.findall(said))) == 1
    together = together and not _SOME_MONTHS.search(said)
    cases = cases or [claim for claim in passage.claims if claim.measure == _CASES]
    others = (*shared("carrying"), *shared("last_year"))
    known = len(cases) == 1 and _is_asked(cases[0], source) and not has(source, others)
    if known:
        first, last = passage.sentence(cases[0].start, cases[0].end)
        known = not _SEVERAL.search(source[min(start, first) : max(end, last)])
    return ByPiece(int(cases[0].value) if known else None, together)


def _is_asked(claim: Claim, text: str) -> bool:
    named = _APPLICATION in claim.lead or bool(_ASKED.match(text, claim.end))
    return named and claim.value % 1 == 0 and claim.exact and not claim.difference and claim.value < _MOST
