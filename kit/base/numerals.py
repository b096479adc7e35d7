"""Numbers as township reports write them: digits (in half width), thousands separators, 汉字, 万 and 亿."""

from __future__ import annotations

from decimal import Decimal

HAN_DIGITS = "零〇一二两三四五六七八九"
HAN = HAN_DIGITS + "十百千"
"""The characters of a number written out."""

_DIGIT = dict(zip(HAN_DIGITS, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_PLACE = {"十": 10, "百": 100, "千": 1000}
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?!,?\d)|\d{1,15}(?:\.\d{1,6})?)"
"""What digits write, thousands separators and all, as a pattern over half-width text."""
SCALE = {"": 1, "万": 10**4, "亿": 10**8}
"""What a number's 万 or 亿 stands for."""


def read_number(text: str) -> Decimal | None:
    """Return the number that digits (`3,402`, `16.982`) or 汉字 below ten thousand (三百五十) write.

    None for 汉字 that are no number (上百), or may be two (一百五 is 150 to some and 105 to others).
    """
    if text[0] in HAN:
        return _read_han(text)
    return Decimal(text.replace(",", ""))


def _read_han(text: str) -> Decimal | None:
    if not any(char in _PLACE for char in text):
        digits = "".join(str(_DIGIT[char]) for char in text)
        return Decimal(digits)
    if text[0] in "百千":
        return None
    total, digit, above = 0, None, 10_000
    for char in text:
        if char in _PLACE:
            place = _PLACE[char]
            if place >= above or digit == 0:
                return None
            total += (1 if digit is None else digit) * place
            digit, above = None, place
        else:
            if digit:
                return None
            digit = _DIGIT[char]
    if digit and above > 10 and text[-2] not in "零〇" and total:
        return None
    return Decimal(total + (digit or 0))


def to_places(value: Decimal, places: int) -> Decimal:
    """Return a number rounded to so many decimals, however many digits stand before them."""
    return Decimal(f"{value:.{places}f}")


def plain_number(value: Decimal) -> int | Decimal:
    """Return a whole number as an int, anything else as it is."""
    return int(value) if value == value.to_integral_value() else value
