"""How far from a number the words are looked for that tell of it: one character nearer, and one too far."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.checks.on_words import years
from tests.checks.readings import roles, section_changes, shares, sums

FILLING = "各村认真落实责任不断改进工作方式持续提升服务质量" * 20


def dated(text: str) -> list[str]:
    """Return what comes of the years of a text."""
    return [each.status.value for each in years(text)]


@pytest.mark.parametrize(("say", "words", "most", "near", "far"), [
    (sums, "全年公开信息50条，其中政策30条、动态30条，{}部分信息在多个栏目重复计算。", 52,
     ["not assessable 50 = 30 + 30"], ["fail 50 = 30 + 30"]),
    (sums, "全年公开信息90条，其中政策10条、动态20条，{}此外再无其他。", 53,
     ["fail 90 = 10 + 20"], ["not assessable 90 = 10 + 20"]),
    (sums, "全年公开信息100条，其中政策40条、动态35条，{}并公开农业、卫生等信息。", 190,
     ["not assessable 100 = 40 + 35"], ["fail 100 = 40 + 35"]),
    (sums, "上年末公开信息{}50条，新增公开40条，合计公开100条。", 13, [], ["fail 100 = 50 + 40"]),
    (section_changes, "公开信息180条,{}较2022年的150条增长30%。", 26, ["fail"], []),
    (shares, "月均推送17期，{}全年共推送180期。", 33, "N-percent fail", ""),
    (shares, "收到48件，办结46件，办结率92%，{}核实50件。", 56, "", "N-percent fail"),
    (shares, "收到12件，办结11件，办结率100%，{}其余1件未到期。", 52, "", "N-percent fail"),
    (dated, "按照《关于做好2023年政府信息公开工作年度报告的通知》{}要求，按时完成年报编制。", 110,
     ["not assessable"], ["fail"]),
    (roles, "收到申请5件，{}均已答复。", 5, "answered 5 least; received 5", "received 5"),
    (roles, "收到申请5件，工作有序，{}，均已答复。", 191, "answered 5 least; received 5", "received 5"),
])  # fmt: skip
def test_words_are_looked_for_so_far(
    say: Callable[[str], object], words: str, most: int, near: object, far: object
) -> None:
    """Nothing is said of a number by what stands far from it."""
    assert say(words.format(FILLING[:most])) == near
    assert say(words.format(FILLING[: most + 1])) == far


@pytest.mark.parametrize(("say", "words", "between", "most", "near", "far"), [
    (sums, "全年公开信息50条，{}其中政策20条、动态25条。", "召开会议1次，", 11, ["fail 50 = 20 + 25"], []),
    (sums, "全年公开信息50条，{}其中政策20条、动态25条。", "有序，", 58, ["fail 50 = 20 + 25"], []),
    (sums, "全年公开信息90条：{}政策50条、动态35条。", "有序，", 24, ["fail 90 = 50 + 35"], []),
    (sums, "全年公开信息90条。{}\n主要类别：政策50条，动态35条。", "有序，", 158, ["not assessable 90 = 50 + 35"], []),
    (sums, "全年公开信息90条。{}\n主要类别：政策50条，动态35条。", "召开会议1次。", 78,
     ["not assessable 90 = 50 + 35"], []),
    (shares, "收到申请48件，{}办结46件，办结率92%。", "有序，", 12, "N-percent fail", ""),
    (sums, "全年公开信息100条，其中{}图解1条（占1%）。", "公示1条、", 77,
     ["fail 100 = " + "1 + " * 77 + "1"], ["not assessable 100 = " + "1 + " * 78 + "1"]),
    (sums, "全年公开信息100条，其中{}图解1条。", "公示1条、", 79,
     ["fail 100 = " + "1 + " * 79 + "1"], ["not assessable 100 = " + "1 + " * 79 + "1"]),
    (sums, "全年公开信息50条，其中{}公开栏5条。", "网站2条，其中动态1条、公示1条；", 7,
     ["fail 50 = " + "2 + " * 7 + "5", *["pass 2 = 1 + 1"] * 7],
     ["not assessable 50 = " + "2 + " * 8 + "5", *["pass 2 = 1 + 1"] * 8]),
    (sums, "{}合计公开28条。", "公示1条，", 28, ["pass 28 = " + " + ".join("1" * 28)], []),
])  # fmt: skip
def test_so_much_may_be_told_between_a_number_and_what_it_is_of(
    say: Callable[[str], object], words: str, between: str, most: int, near: object, far: object
) -> None:
    """Further back nobody reads on to what a list or a rate is of."""
    assert say(words.format(between * most)) == near
    assert say(words.format(between * (most + 1))) == far
