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


@pytest.mark.parametrize("comma", ["，", "、", "；"])
def test_a_comma_that_parts_nothing_in_a_list_is_named(comma: str) -> None:
    """One item would be counted and published as one; in a fact's list its line is told and what to write."""
    text = SEED.read_text(encoding="utf-8").replace(
        "facts:\n", f"facts:\n  外宣: [乙号{comma}丙号, 丁号]\n", 1
    )
    line = text[: text.index("外宣")].count("\n") + 1
    with pytest.raises(InputError) as refused:
        report_of(File("2024.yaml", text.encode()))
    assert str(refused.value) == (
        f"2024.yaml 第 {line} 行 facts.外宣：方括号里的“乙号{comma}丙号”只算一项，里面是全角的“{comma}”。"
        "要分成几项的，请写半角逗号加空格“, ”；确是一项的，请给它加引号。"
    )


@pytest.mark.parametrize(
    "items", ["['乙号，丙号', 丁号]", "[《乙、丙办法》, 丁号（旧、新）]", "\n  - 乙号、丙号\n  - 丁号"]
)
def test_an_item_may_hold_commas_of_its_own(items: str) -> None:
    """In quotes, within title marks or brackets, or on a line of its own it is one item, and counts as one."""
    text = SEED.read_text(encoding="utf-8").replace("facts:\n", f"facts:\n  外宣: {items}\n", 1)
    fact = report_of(File("2024.yaml", text.encode())).facts["外宣"]
    assert isinstance(fact, tuple)
    assert len(fact) == 2
