"""The words that a pattern needs: told of the pattern alone, and never more than it does need."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kit.checks.needed_words import RarePattern, needs
from kit.checks.text.wording.phrasing import phrasing


def rare(of: object) -> Iterator[RarePattern]:
    """Yield the rare patterns of a data file."""
    if isinstance(of, RarePattern):
        yield of
    elif isinstance(of, BaseModel):
        yield from rare(tuple(dict(of).values()))
    elif isinstance(of, dict):
        yield from rare(tuple(of.values()))
    elif isinstance(of, tuple):
        for each in of:
            yield from rare(each)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("空着的文号", (("空着的文号",),)),
        ("(?:网址|邮箱):", ((":",), ("网址:", "邮箱:"))),
        ("[甲乙]镇", (("镇",), ("乙镇", "甲镇"))),
        ("[2-4]月", (("月",), ("2月", "3月", "4月"))),
        (r"\(请\)", (("(请)",),)),
        (r"\A文\n$", (("文\n",),)),
        (r"[\-\]]条", (("条",), ("-条", "]条"))),
        (r"[!-\]]条", (("条",),)),
        ("(?P<name>甲)(?>乙)(丙)", (("甲乙丙",),)),
        # What may be missing, once or more often, is not needed; what is there at least once is.
        ("县?乡?", ()),
        ("县?乡镇", (("乡镇",),)),
        ("条{0,3}件", (("件",),)),
        ("条*件+", (("件",),)),
        ("条{1,3}件", (("条件",),)),
        ("甲{2}乙{3,}", (("甲乙",),)),
        ("甲(?:乙丙)??丁", (("甲",), ("甲丁", "甲乙丙丁"))),
        # What may be anything parts the words.
        (r"收到.申请\d件", (("收到",), ("申请",), ("件",))),
        ("收到[^,。]{0,9}申请", (("收到",), ("申请",))),
        ("收到[一-鿿]{1,9}申请", (("收到",), ("申请",))),
        (r"(?:甲\d|乙\d)(?P<x>\d)(?P=x)", (("乙", "甲"),)),
        (r"(?:年报.|.报告)后", (("后",), ("报",), ("年报", "报告"))),
        (r"甲(?:\d|乙)丙", (("丙",), ("甲",))),
        # What must follow is needed, what must not, or stands before, is none of the match.
        ("年(?=度|报)", (("年",), ("年度", "年报"))),
        ("(?<=政府)(?<!市)信息(?!公开)", (("信息",),)),
        # A list that is very long is not looked for.
        ("[一-鿿]", ()),
        (f"(?:{'|'.join(chr(0x4E00 + at) for at in range(41))})条", (("条",),)),
        # Of many ways to match, one word of each is.
        (f"{'甲?|'.join('一二三四五六七八九十百千万')}", (tuple(sorted("一二三四五六七八九十百千万")),)),
        # What is not read here needs nothing for certain.
        ("(?i:pdf)", ()),
        ("(?i)pdf", ()),
        ("(甲)?(?(1)乙|丙)丁", ()),
        (r"\u4e00四", ()),
        (r"(甲)\1", ()),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: tuple[tuple[str, ...], ...]) -> None:
    """The plain text that every match holds, each list of words that one another does not imply."""
    assert sorted(needs(pattern)) == sorted(needed)


def test_the_shortest_list_is_looked_for_first() -> None:
    """And of lists alike the longest words, as the rarest; a list as a whole after what its words have in common."""
    assert needs("(?:收到|受理).申请公开.件") == (("申请公开",), ("件",), ("受理", "收到"))
    assert needs("统计(?:期限|时限)") == (("统计",), ("统计时限", "统计期限"))


PATTERNS = list(rare(phrasing()))


@pytest.mark.parametrize("pattern", PATTERNS, ids=[each.pattern.pattern[:40] for each in PATTERNS])
@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_has_its_words(pattern: RarePattern, data: st.DataObject) -> None:
    """So that no text is passed over in which it would be found."""
    looser = pattern.pattern.pattern.replace(r"(?=\d)", "")  # which a made-up text seldom meets by chance
    text = data.draw(st.from_regex(looser).filter(pattern.pattern.search))
    assert pattern.may_match(text)
    assert [found.span() for found in pattern.finditer(text)] == [
        found.span() for found in pattern.pattern.finditer(text)
    ]


def test_a_text_without_the_words_is_not_tried() -> None:
    """And one with them is searched as by the pattern alone."""
    pattern = RarePattern(re.compile("空着的[一-鿿]号"))
    assert not pattern.may_match("空着的栏目")
    assert pattern.search("空着的栏目") is None
    assert [found[0] for found in pattern.finditer("空着的文号，空着的")] == ["空着的文号"]
