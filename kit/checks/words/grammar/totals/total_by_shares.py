"""Tells which of several totals is meant by the shares of it that are printed behind the parts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kit.checks.words.grammar.breakdown import Item, Total
from kit.checks.words.grammar.tokens.passage import Passage, TokenKind

_NEAR = 4
"""Among so many tokens behind a part its share stands."""
_SEVERAL, _CLOSE = 2, Decimal("0.1")
"""So many shares tell which total is meant; the points that rounding moves a share."""


def by_shares(passage: Passage, totals: Sequence[Total], items: Sequence[Item]) -> tuple[Total, ...]:
    """Return the one of several totals of which the shares printed behind the parts are, () if none is.

    公开15条。其中业务类11条。…，安全类1条，占6.67%；机构类7条，占46.67%: of the 15.
    """
    printed = [(item.claim.value, share) for item in items if (share := _share_behind(passage, item.index))]
    if len(printed) < _SEVERAL:
        return ()
    fitting = {
        total.value: total
        for total in reversed(totals)
        if total.value and all(abs(part * 100 / total.value - share) <= _CLOSE for part, share in printed)
    }
    return tuple(fitting.values()) if len(fitting) == 1 else ()


def _share_behind(passage: Passage, index: int) -> Decimal | None:
    """Return the exact percentage that the clauses behind a part print as its share (占6.67%)."""
    part = passage.tokens[index]
    for token in passage.tokens[index + 1 : index + 1 + _NEAR]:
        if token.kind is TokenKind.PERCENT:
            told = "占" in passage.source.text[part.end : token.start] and token.text[0].isdigit()
            return Decimal(token.text.removesuffix("%")) if told and token.text[-1] == "%" else None
        if token.kind in (TokenKind.COUNT, TokenKind.STOP):
            break
    return None
