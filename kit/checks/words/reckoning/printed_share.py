"""A percentage as it is printed, the numbers that it is of, and whether it is theirs (N-percent)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.base.numerals import to_places
from kit.checks.words.grammar.counts import Claim, Token, spoken
from kit.checks.words.grammar.parsed_words import ParsedWords

_TOLERATED = Decimal("0.1")
"""In points: truncation and shares forced to add up to 100 stay within it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A printed percentage, the count whose words name it, and the numbers: so much of a total.

    `quoted` is the count from whose words on it is quoted.
    """

    token: Token
    quoted: Claim
    value: Decimal
    total: Decimal

    @property
    def printed(self) -> Decimal:
        """The percentage, as a number."""
        return Decimal(re.sub(r"[^\d.]", "", self.token.text))

    @property
    def recomputed(self) -> Decimal:
        """What it comes to, in percent."""
        return self.value * 100 / self.total

    def finding(self, read: ParsedWords) -> Finding:
        """Return whether what is printed is what it comes to; not assessable where it is about so much."""
        printed, exact = self.printed, self.recomputed
        shown = to_places(exact, max(2, -int(printed.as_tuple().exponent)))
        message = f"{spoken(self.value)} 占 {spoken(self.total)} 的 {shown}%，正文写 {printed}%"
        failed = Status.FAIL if is_exact(self.token) else Status.NOT_ASSESSABLE
        status = Status.PASS if is_close(printed, exact) else failed
        quote = read.quote(self.quoted.start - len(self.quoted.lead), self.token.end)
        return quote.finding(
            "N-percent", status, message,
            left=str(printed), right=str(shown), details={"stated": printed, "recomputed": shown},
        )  # fmt: skip


def is_exact(percentage: Token) -> bool:
    """Whether a percentage is printed as it is: 18.5%, but not 约20%, 20%左右 or 2个百分点."""
    return percentage.text[0].isdigit() and percentage.text.endswith("%")


def is_close(printed: Decimal, exact: Decimal) -> bool:
    """Whether a percentage is the exact one, rounded or cut off to as many decimals as it is printed with."""
    gap = abs(printed - exact)
    return gap <= _TOLERATED or gap < _unit(printed)


def _unit(printed: Decimal) -> Decimal:
    """Return one in the last place of a number."""
    return Decimal(1).scaleb(int(printed.as_tuple().exponent))
