"""Writes a counter as Word numbers its paragraphs: 1, 一, ①, 甲, I."""

from __future__ import annotations

from collections.abc import Callable

from kit.base.numerals import HAN_DIGITS

_ONES = HAN_DIGITS.replace("两", "").replace("〇", "")
_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip
_MOST = 32_767  # Word counts no further
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RANGES = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}
"""For formats of single characters: the first character, and how many there are."""


def written(number: int, style: str) -> str:
    """Return a counter in one of Word's formats; in digits when the format has no such number."""
    if not 0 < number <= _MOST:
        return str(number)
    if style in _RANGES:
        first, count = _RANGES[style]
        return chr(first + number - 1) if number <= count else str(number)
    return _WRITERS.get(style, str)(number)


def _picked(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _digits(number: int) -> str:
    return "".join("〇" if digit == "0" else _ONES[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    return _ALPHABET[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _counted(number: int) -> str:
    """Return a number in 汉字: 十一, 二十, 一百零五."""
    text = _placed(number, _ONES, "十百千")
    return text[1:] if 10 <= number < 20 else text


def _formal(number: int) -> str:
    return _placed(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def _placed(number: int, ones: str, places: str) -> str:
    if number >= 10_000:
        return str(number)
    text = ""
    gap = False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (ones[0] if gap and text else "") + ones[digit] + (places[power - 1] if power else "")
        gap = not digit
    return text


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "ideographTraditional": _picked("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _picked("子丑寅卯辰巳午未申酉戌亥"),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
}
