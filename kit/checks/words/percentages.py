"""Recomputes the shares that the words print beside their counts (N-percent)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.checks.words.grammar.breakdown import Breakdown
from kit.checks.words.grammar.counts import Claim, Token, TokenKind, spoken
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.sum_reading import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary

TOLERATED = Decimal("0.1")
"""In points: truncation and shares forced to add up to 100 stay within it."""
_BEHIND = 24


@dataclass(frozen=True, slots=True)
class _Share:
    """A printed percentage, the part it follows and the total of the breakdown that the part is in."""

    token: Token
    part: Claim
    total: Decimal

    @property
    def printed(self) -> Decimal:
        return Decimal(re.sub(r"[^\d.]", "", self.token.text))

    @property
    def exact(self) -> bool:
        """Whether it is printed without 约 or 左右."""
        return is_exact(self.token)

    @property
    def recomputed(self) -> Decimal:
        return self.part.value * 100 / self.total


def is_exact(percentage: Token) -> bool:
    """Whether a percentage is printed as it is: 18.5%, but not 约20% or 20%左右."""
    return percentage.text[0].isdigit() and percentage.text.endswith(("%", "点"))


def check_percentages(reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield whether each share printed behind a part of a breakdown is that part of the total."""
    for read in reads:
        seen: set[int] = set()
        for breakdown, verdicts in read.judged:
            for share in _shares(read, breakdown, verdicts):
                if share.token.start not in seen:
                    seen.add(share.token.start)
                    yield _finding(read, share)


def _shares(read: ParsedWords, breakdown: Breakdown, verdicts: Sequence[Verdict]) -> Iterator[_Share]:
    """Yield the shares behind the parts: 工作动态43条，占信息公开总量的75.44%."""
    tokens, text = read.passage.tokens, read.passage.source.text
    for verdict in verdicts:
        total = verdict.total.value
        parts = {part.start for part in verdict.parts}
        for item in breakdown.items:
            if item.claim.start not in parts or not total:
                continue
            behind = tokens[item.index + 1 : item.index + 4]
            between = [
                token
                for token in behind
                if token.kind in (TokenKind.COMMA, TokenKind.OPEN, TokenKind.PERCENT)
            ]
            share = next((token for token in between if token.kind is TokenKind.PERCENT), None)
            if share and share.start - item.claim.end <= _BEHIND and _is_share(text, item.claim, share):
                yield _Share(share, item.claim, total)


def _is_share(text: str, part: Claim, share: Token) -> bool:
    """Whether the words between a part and a percentage say that it is the part's share, or brackets do."""
    between = text[part.end : share.start]
    if between == "(" and text.startswith(")", share.end):
        return True
    return not any(char.isdigit() for char in between) and any(
        word in between for word in vocabulary().shares
    )


def _finding(read: ParsedWords, share: _Share) -> Finding:
    printed, exact = share.printed, share.recomputed
    exponent = printed.as_tuple().exponent
    unit = Decimal(1).scaleb(int(exponent))
    gap = abs(printed - exact)
    close = gap <= TOLERATED or gap < unit
    shown = exact.quantize(min(unit, Decimal("0.01")))
    message = f"{spoken(share.part.value)} 占 {spoken(share.total)} 的 {shown}%，正文写 {printed}%"
    status = Status.PASS if close else Status.FAIL if share.exact else Status.NOT_ASSESSABLE
    quote = read.quote(share.part.start - len(share.part.lead), share.token.end)
    return quote.finding(
        "N-percent", status, message,
        left=str(printed), right=str(shown), details={"stated": printed, "recomputed": shown},
    )  # fmt: skip
