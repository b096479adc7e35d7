"""A percentage as it is printed, the numbers that it is of, and whether it is theirs (N-percent)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.base.numerals import to_places
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim, Token

_TOLERATED = Decimal("0.1")
"""In points: truncation and shares forced to add up to 100 stay within it."""
_SEVERAL, _TRIED = 2, 200
"""So many shares may be wrong by chance; so many numbers are tried as what all are of."""


@dataclass(frozen=True, slots=True)
class Share:
    """A printed percentage, the count whose words name it, and the numbers: so much of a total.

    `quoted` is the count from whose words on it is quoted. `whole` is what it is of instead, 0 where that is
    not known: the one number that this and the shares beside it are all of. `wider`: its words name a whole
    that the total may be but a part of, the county's.
    """

    token: Token
    quoted: Claim
    value: Decimal
    total: Decimal
    whole: int = 0
    wider: bool = False

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
        doubtful = Status.NOT_ASSESSABLE if self.wider or not is_exact(self.token) else Status.FAIL
        status = Status.PASS if is_close(printed, exact) else doubtful
        if self.whole:
            status, message = Status.NOT_ASSESSABLE, f"{message}，几处占比都像是按 {self.whole} 算的"
        elif self.wider and status is doubtful:
            message += "，说的可能是更大范围的占比"
        quote = read.quote(self.quoted.start - len(self.quoted.lead), self.token.end)
        return quote.finding(
            "N-percent", status, message,
            left=str(printed), right=str(shown), details={"stated": printed, "recomputed": shown},
        )  # fmt: skip


def of_their_whole(shares: Sequence[Share]) -> Sequence[Share]:
    """Return shares of one total; where they are not, but all of one other number, with that number.

    A report that received 163 and had 7 from last year gives the shares of what was handled of 170.
    """
    wrong = [share for share in shares if not is_close(share.printed, share.recomputed)]
    if len(wrong) < _SEVERAL or len(shares) <= _SEVERAL:
        return shares
    widest = max(shares, key=lambda share: share.printed)
    least = int(widest.value * 100 / (widest.printed + _unit(widest.printed)))
    for whole in range(max(1, least), least + _TRIED):
        if all(is_close(share.printed, share.value * 100 / whole) for share in shares):
            return [replace(share, whole=whole) for share in shares]
    return shares


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
