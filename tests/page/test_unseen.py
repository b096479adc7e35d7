"""What a browser shows like a plain number is a plain number, or it is refused: no mark without room parts one."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

import pytest

from kit.base.strings import hidden, marked_digit

ROOMLESS = ("Cc", "Cf", "Cn", "Mn", "Me")
"""The kinds of characters that may take no room on a line, unassigned ones among them."""
PLANES = (*range(0x80, 0x20000), *range(0xE0000, 0xE1000))
WIDER = """characters => {
    const shown = document.getElementById('shown');
    const width = text => { shown.textContent = text; return shown.getBoundingClientRect().width; };
    const plain = width('917件');
    return characters.filter(one => Math.abs(width('9' + one + '17件') - plain) < 1);
}"""


@pytest.mark.slow
def test_whatever_takes_no_room_in_a_number_is_refused(browser: Any) -> None:
    """Each character of Unicode that could, as Chromium sets it on this machine."""
    tried = [
        chr(code) for code in PLANES if unicodedata.category(chr(code)) in ROOMLESS and code < sys.maxunicode
    ]
    page = browser.new_page()
    page.set_content("<meta charset=utf-8><span id=shown style='font: 32px serif; white-space: pre'></span>")
    alike = page.evaluate(WIDER, tried)
    page.close()
    assert len(alike) > 300
    assert [
        hex(ord(one)) for one in alike if not (hidden(f"9{one}17件") or marked_digit(f"9{one}17件"))
    ] == []


@pytest.mark.parametrize("one", "\u0483\u0591\u05b0\u064b\u1dc0\u20dd\u2065\ufff0\ufe20\u302a\U0001d165")
def test_a_mark_on_a_digit_is_found(one: str) -> None:
    """Of whatever script it is."""
    assert hidden(f"9{one}17件") or marked_digit(f"9{one}17件") == one


@pytest.mark.parametrize(
    "text", ["917件", "第9条", "9、", "9ａ", "9°C", "9½", "9％", "9→10", "9㎡", "e\u0301 9", "９月"]
)
def test_a_number_beside_other_signs_is_no_marked_one(text: str) -> None:
    """Units, brackets and accents elsewhere are none."""
    assert marked_digit(text) == ""
