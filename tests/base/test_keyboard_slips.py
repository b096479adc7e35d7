"""A parameters file typed with a Chinese keyboard: the complaint names the sign and its own line."""

from __future__ import annotations

import pytest

from kit.base.errors import InputError
from kit.base.files import File
from kit.base.strict_yaml import parse_yaml
from kit.report.parameters import report_of
from tests.conftest import SEED

FILE = """township: 乙山镇
year: 2024
figures:
  rules: {made: 1, abolished: 0}
narrative:
  problems: |
    一是公开：不及时，其他尚可。
  other: 无
"""


@pytest.mark.parametrize(("right", "typed", "line", "said"), [
    ("township: ", "township：", 1, "全角冒号"),
    ("year: ", "year：", 2, "全角冒号"),
    ("  other: 无", "  other：无", 8, "全角冒号"),
    ("1, abolished", "1， abolished", 4, "全角逗号"),
    ("{made: 1, abolished: 0}", "｛made: 1, abolished: 0｝", 4, "全角括号"),
    ("  problems: |", "\tproblems: |", 6, "制表符"),
    ("year: 2024", "year:\u00a02024", 2, "空格"),
    ("  problems: |", "  problems: |\u3000", 6, "空格"),
    ("  problems: |", "  problems：|", 6, "全角冒号"),
])  # fmt: skip
def test_the_sign_and_its_line_are_named(right: str, typed: str, line: int, said: str) -> None:
    """Not the line after it, where a parser stops, and not a list of what it might be."""
    assert right in FILE
    with pytest.raises(InputError) as refused:
        parse_yaml(FILE.replace(right, typed, 1), "2024.yaml")
    assert str(refused.value).startswith(f"2024.yaml 第 {line} 行")
    assert said in str(refused.value)


def test_full_width_signs_in_words_are_no_slip() -> None:
    """A broken line among sentences with 全角 signs is not blamed on them."""
    with pytest.raises(InputError) as refused:
        parse_yaml(FILE.replace("  other: 无", '  other: "无'), "2024.yaml")
    assert "全角" not in str(refused.value)
    assert parse_yaml(FILE, "2024.yaml").value["narrative"]["problems"] == "一是公开：不及时，其他尚可。\n"


@pytest.mark.parametrize(("typed", "said"), [
    ("{made：3}", "全角冒号"),
    ("{made：3，abolished：0}", "全角冒号"),
    ("{made:3}", "冒号后面少了空格"),
])  # fmt: skip
def test_a_colon_within_braces_is_named(typed: str, said: str) -> None:
    """YAML takes name and value for one long name there: not that name is wrong, but the sign in it."""
    text = SEED.read_text(encoding="utf-8")
    row = next(line for line in text.split("\n") if line.strip().startswith("normative:"))
    with pytest.raises(InputError) as refused:
        report_of(File("2024.yaml", text.replace(row, f"    normative: {typed}").encode()))
    assert said in str(refused.value.problems[0])
