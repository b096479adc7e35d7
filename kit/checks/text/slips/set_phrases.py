"""D-lost: set phrases of which a character is lost, wrong, too many or out of its place: 知倩权、参与权."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.checks.text.wording.slip_words import slip_words

_LEAST, _LONG = 2, 7
"""So many characters of a phrase stand behind a slip and before it: of a long one one will do."""


@dataclass(frozen=True, slots=True)
class Slipped:
    """Where a phrase stands with a slip in it, and the phrase."""

    start: int
    end: int
    phrase: str


def slipped_phrases(text: str) -> Iterator[Slipped]:
    """Yield where set phrases stand in a half-width text with one slip within, the ends being right.

    One half of a phrase is as it ought to be, by which it is found.
    """
    turned = text[::-1]
    for phrase in slip_words().set_phrases:
        half = len(phrase) // 2
        before = _slips_behind(turned, phrase[::-1], len(phrase) - half)
        ahead = ((len(text) - end, len(text) - start) for start, end in before)
        for start, end in (*_slips_behind(text, phrase, half), *ahead):
            if text[start:end] not in slip_words().right_phrases:
                yield Slipped(start, end, phrase)


def _slips_behind(text: str, phrase: str, known: int) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands whose first `known` characters are right and one of the others is not."""
    head, rest = phrase[:known], phrase[known:]
    least = 1 if len(phrase) >= _LONG else _LEAST
    at = text.find(head)
    while at >= 0:
        begins = at + known
        found = text[begins : begins + len(rest) + 1]
        if not found.startswith(rest) and (length := _slip(found, rest, least)):
            yield at, begins + length
        at = text.find(head, at + 1)


def _slip(found: str, right: str, least: int) -> int:
    """Return how many characters of `found` are `right` but for one slip, 0 where they are not.

    So many characters at least have to stand behind it.
    """
    same = next((at for at, (one, other) in enumerate(zip(found, right, strict=False)) if one != other), 0)
    wrong, due, behind = found[same : same + 1], right[same : same + 1], right[same + 1 :]
    if found.startswith(behind[:1] + due + behind[1:], same):
        return len(right)
    if not _is_simplified(wrong) or not _is_simplified(due):
        return 0
    readings = {len(right) + 1: wrong + due + behind} if len(due + behind) >= least else {}
    if len(behind) >= least:
        readings |= {len(right) - 1: behind, len(right): wrong + behind}
    return next((length for length, reading in readings.items() if found.startswith(reading, same)), 0)


def _is_simplified(char: str) -> bool:
    """Whether a character is one of the simplified ones: a traditional one in its place is no slip."""
    return "一" <= char <= "鿿" and bool(char.encode("gb2312", "ignore"))
