"""What a Chinese keyboard, a web page or an editor leaves in a YAML file that is no YAML, by line."""

from __future__ import annotations

import re

from kit.base.strings import quoted

_BEFORE = 2
"""How many lines above the one that a parser names its cause may stand."""
_SLIPS = (
    (re.compile(r"^[ \t]*[A-Za-z_][A-Za-z0-9_.]*："), "用了全角冒号“：”", "请写成半角冒号加空格“: ”"),
    (re.compile(r"\{[^{}'\"]*，[^{}'\"]*"), "花括号里用了全角逗号“，”", "请写成半角逗号加空格“, ”"),
    (re.compile(r"｛|｝|［|］"), "用了全角括号", "请写成半角的 { } 或 [ ]"),
    (re.compile(r"^ *\t"), "缩进用了制表符（Tab）", "请改用空格"),
    (
        re.compile(r":\u00a0|^[ ]*\u00a0|[|>][\u3000\u00a0]+$|^[ ]*\u3000"),
        "用了全角空格或网页里的空格",
        "请改成普通空格",
    ),
)
"""Patterns over a line, what is wrong with it, and what to write."""
_WITHIN_MARKS = re.compile("《[^《》]*》|“[^“”]*”|「[^「」]*」|（[^（）]*）")
_COMMA = re.compile("[，、；]")


def slip_near(text: str, line: int) -> tuple[int, str, str] | None:
    """Return line, slip and remedy of what is wrong nearest above `line` (from 1) of a YAML text, or None."""
    lines = text.splitlines()
    for number in range(min(line, len(lines)), max(line - _BEFORE - 1, 0), -1):
        for pattern, what, remedy in _SLIPS:
            if pattern.search(lines[number - 1]):
                return number, what, remedy
    return None


def slip_in_name(name: str) -> tuple[str, str] | None:
    """Return what is wrong with a name that took its value in (`made：3`, `made:3`) and the remedy."""
    if "：" in name:
        return f"{quoted(name)}里用了全角冒号“：”", "请写成半角冒号加空格“: ”，各项之间写半角逗号加空格“, ”"
    if re.match(r"[A-Za-z_]\w*:\S", name):
        return f"{quoted(name)}的冒号后面少了空格", "请写成半角冒号加空格“: ”"
    return None


def slip_in_item(text: str) -> tuple[str, str] | None:
    """Return what is wrong with an item of a list that may be several (`[甲，乙]`) and the remedy, or None.

    Commas within marks (《甲、乙》) part nothing.
    """
    comma = _COMMA.search(_WITHIN_MARKS.sub("", text))
    if comma is None:
        return None
    remedy = "要分成几项的，请写半角逗号加空格“, ”；确是一项的，请给它加引号"
    return f"方括号里的{quoted(text)}只算一项，里面是全角的“{comma[0]}”", remedy
