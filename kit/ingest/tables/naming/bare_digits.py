"""The digits of a text that may be figures: not those that number a heading or a label, nor a year's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kit.base.strings import narrow

_NUMBERING = r"(?<![\d.,])(?:\d{1,2}[.、,]|\(\d{1,2}\)[.、]?)(?=[*#\s]*[\u4e00-\u9fff“《])"
_YEAR = r"(?:19|20)\d{2}\s*年|\((?:19|20)\d{2}\)"
_NO_FIGURE = re.compile(f"{_NUMBERING}|{_YEAR}")
_DIGIT = re.compile("[0-9]+")


def bare_digits(texts: Iterable[str]) -> Counter[str]:
    """Return how often each digit stands in some texts, numbering and years aside."""
    whole = "\n".join(texts)
    if not (whole.isascii() and whole.isdecimal()):
        whole = "".join(_DIGIT.findall(_NO_FIGURE.sub(" ", narrow(whole))))
    return Counter(whole)
