"""Reading counts from words: what is counted, the number however it is written, and what counts nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.base.numerals import read_number
from kit.checks.words.grammar.tokens.counts import read_claims
from kit.checks.words.grammar.tokens.passage import Claim


def only(text: str) -> Claim:
    """Return the one count of a text."""
    (claim,) = read_claims(text).claims
    return claim


@pytest.mark.parametrize(("text", "value", "measure"), [
    ("公开信息21条", 21, "条"),
    ("公开信息２１条", 21, "条"),
    ("公开信息 21 条", 21, "条"),
    ("公开信息3,402条", 3402, "条"),
    ("办理三百五十件", 350, "件"),
    ("办理十二件", 12, "件"),
    ("发布两篇", 2, "篇"),
    ("培训372人次", 372, "人次"),
    ("收到0件次", 0, "件次"),
    ("出栏16.982万头只", Decimal("169820"), "头只"),
    ("公开1.2万条", 12000, "条"),
])  # fmt: skip
def test_a_number_is_read_however_it_is_written(text: str, value: Decimal, measure: str) -> None:
    """Digits of either width, separators, spaces, 汉字 and 万 give the exact number and the measure word."""
    claim = only(text)
    assert (claim.value, claim.measure, claim.exact) == (value, measure, True)


@pytest.mark.parametrize("text", [
    "公开约20条", "公开近20条", "公开超2800篇", "公开200余条", "公开300多条", "公开20条以上", "公开20条左右", "公开**条",
])  # fmt: skip
def test_a_number_that_is_not_exact_says_so(text: str) -> None:
    """About, more than, and covered digits, which count nothing."""
    assert not only(text).exact
    assert bool(only(text).value) is ("*" not in text)


@pytest.mark.parametrize("text", [
    "2024年12月31日", "2024-01-30 14:34", "国办公开办函〔2021〕30号", "第二十条第（一）项", "电话0537-6901006",
    "拨打12345热线", "http://www.a.gov.cn/col12596/index.html", "20个工作日内", "经费2万元", "统一份数、之一条、三公经费",
    "1.组织机构", "（2）工作动态", "办结率100%", "一次性告知", "全部一件化办理",
])  # fmt: skip
def test_what_counts_nothing_is_no_claim(text: str) -> None:
    """Dates, document numbers, articles, telephones, hotlines, addresses, spans of time, money, list numbers."""
    assert not [claim for claim in read_claims(text).claims if claim.measure]


def test_an_address_counts_nothing_at_all() -> None:
    """Not even what has no measure word."""
    assert read_claims("电子邮箱：slzzf@163.com").claims == ()


def test_a_claim_knows_its_label_before_or_after_the_number() -> None:
    """The words since the last mark, or those behind the number when none stand before it."""
    assert only("全年主动公开政府信息21条").label == "全年主动公开政府信息"
    assert only("其中，21条为工作动态").label == "为工作动态"


def test_a_growth_is_no_count_of_things() -> None:
    """增加2条 tells a difference; 新增2条 counts."""
    assert only("比去年增加2条").difference
    assert not only("新增2条").difference


def test_a_claim_knows_where_it_stands() -> None:
    """Its bounds, led back to the original words, and its sentence."""
    text = "　　第一句。全年　公开 ２１ 条。第三句。"
    passage = read_claims(text)
    (claim,) = passage.claims
    assert passage.quote(claim.start, claim.end) == "２１ 条"
    assert passage.quote(*passage.sentence(claim.start, claim.end)) == "全年　公开 ２１ 条。"


def test_a_sentence_that_begins_with_its_count_does_not_reach_back() -> None:
    """The stop right before the number ends the sentence before."""
    passage = read_claims("第一句。21条公开。第三句。")
    (claim,) = passage.claims
    assert passage.quote(*passage.sentence(claim.start, claim.end)) == "21条公开。"


@pytest.mark.parametrize(("text", "value"), [("公开的这20条", 20), ("另20条", 20), ("公开20条化解办法", 20)])
def test_digits_beside_a_character_are_a_number_all_the_same(text: str, value: int) -> None:
    """Only 汉字 are part of a word there (统一, 另一, 一体化)."""
    assert only(text).value == value


@pytest.mark.parametrize("text", ["公开信息，\n政策20条", "公开信息，\n\n政策20条", "公开信息：\n政策20条"])
def test_a_line_broken_within_a_sentence_is_no_part_of_a_label(text: str) -> None:
    """Nor is a blank line: what the next line counts is what its own words say."""
    assert only(text).lead == "政策"


@pytest.mark.parametrize("lead", ["去年", "较去年", "较上年的", "与2023年", "相较于2023年", "相较于上一年的"])
def test_a_number_behind_another_year_stands_aside(lead: str) -> None:
    """However long the words are that compare it with the report's own."""
    assert [each.aside for each in read_claims(f"公开信息9条，{lead}5条").claims] == [False, True]


@given(st.integers(0, 9999))
def test_numbers_written_out_are_read(number: int) -> None:
    """Every number below ten thousand in 汉字, with 零 for skipped places."""
    digits = "零一二三四五六七八九"
    written = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += digits[digit] + unit
        elif written and not written.endswith("零") and number % place:
            written += "零"
    written = written or "零"
    assert read_number(written) == number


def test_what_may_be_two_numbers_is_refused() -> None:
    """一百五 is 150 to some and 105 to others."""
    assert read_number("一百五") is None
    assert not list(read_claims("发布一百五条").claims)
    assert not list(read_claims("发布上百条").claims)
    assert only("在网站上20条").exact


WORDS = ["从来源看,", "按照类型分:", "以上", "在收到的申请中,", "其中", "分别为", "含3件", "一是", "其二是", "第12条", "①", "约5", "余条", "12345热线",
         "〔2021〕30号", "【2】", "⟦表⟧", "……", "**条", "万", "2024年5月", "www.a.cn", "http://a", "件", "公开", "、", ",", "(", ")", "7", "三十", "50%"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_nothing_is_passed_over_for_how_it_begins(words: list[str]) -> None:
    """A text is cut the same with an @ behind it, which any letter may lead to and so rules out no beginning."""
    text = "".join(words) + "。"
    assert [token.text for token in read_claims(text).tokens] == [
        token.text for token in read_claims(f"{text}@").tokens
    ]
