"""What names and words look like to a terminal."""

from __future__ import annotations

import json
import os

import pytest

from kit.base.errors import InputError, KitError, Problem
from kit.base.guard import guard
from kit.base.strings import shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("安皋镇　２０２４", "安皋镇　２０２４"),
        ("a\tb\nc", "a\tb\nc"),
        ("x\x1b]0;pwn\x07", "x\\u001b]0;pwn\\u0007"),
        ("\x9b2J", "\\u009b2J"),
        ("\u202egnp", "\\u202egnp"),
        ("\ufeff乙镇", "\\ufeff乙镇"),
        ("\U000e0041", "\\udb40\\udc41"),
        (os.fsdecode("甲".encode("gbk")), "\\udcbc\\udcd7"),
    ],
)
def test_what_steers_or_hides_is_escaped(text: str, seen: str) -> None:
    """And the rest of a text stays as it is; inside JSON it still means the same."""
    assert shown(text) == seen
    assert json.loads(shown(json.dumps(text, ensure_ascii=False))) == text


def test_a_sentence_can_be_shown_anywhere() -> None:
    """Whatever name a complaint is about."""
    assert str(KitError("x\x1b[2J：没有。")) == "x\\u001b[2J：没有。"
    assert str(InputError(Problem("\udcbc镇", "", "读不出来", "请核对"))) == "\\udcbc镇：读不出来。请核对。"


def test_what_nobody_foresaw_is_that_units_trouble() -> None:
    """It is told by the unit's name; what was foreseen keeps its own sentence."""
    with (
        pytest.raises(InputError, match="甲镇：处理到一半，程序自己出了错（ZeroDivisionError）"),
        guard("甲镇"),
    ):
        1 / 0  # noqa: B018
    with pytest.raises(KitError, match=r"^没有县。$"), guard("甲镇"):
        raise KitError("没有县。")


def test_what_breaks_while_a_file_is_read_is_no_damage_of_the_file() -> None:
    """The sentence says whose error it is, where it stands, and to whom to give both."""
    with (
        pytest.raises(
            InputError, match=r"甲\.docx：本程序读这个文件时出错（IndexError，test_shown 第 \d+ 行）.*维护"
        ),
        guard("甲.docx", reading=True),
    ):
        [][0]
