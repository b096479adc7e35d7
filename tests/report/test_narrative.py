"""The words of a report: look-ups only, an unknown name is an error, a blank is unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kit.base.errors import InputError
from kit.report.narrative import BLANK, render
from kit.report.report import Report
from tests.processor_time import grows_in_proportion

FACTS = {
    "accounts": ["甲号", "乙号"],
    "items": {"通知": 3, "动态": 4},
    "rate": "98.5%",
    "blank": None,
    "empty": [],
    "half": {"通知": 3, "动态": None},
    "mixed": {"通知": "三"},
    "gap": ["甲号", None],
    "nothing": {},
    "spaces": "  ",
}


@pytest.fixture
def rendered(changed: Callable[..., Report]) -> Callable[[str], str]:
    """Return a function that renders words as the report's section on problems."""

    def render_words(text: str) -> str:
        report = changed(
            {
                "facts": FACTS,
                "narrative": {"problems": text},
                "figures.requests.granted.legal_service": "无",
                "figures.requests.granted.other": None,
            }
        )
        return next(words.text for words in render(report) if words.section == "problems")

    return render_words


@pytest.mark.parametrize(("text", "printed"), [
    ("共{{ facts.accounts.count }}个：{{ facts.accounts }}", "共2个：甲号、乙号"),
    ("{{facts.items.total}}条，通知{{ facts.items.通知 }}条", "7条，通知3条"),
    ("{{ year }}年", "2024年"),
    ("办结率{{ facts.rate }}", "办结率98.5%"),
    ("新收{{ figures.requests.received.total }}件", "新收0件"),
    ("收费{{ figures.disclosure.charges.amount }}万元", "收费0万元"),
    (r"大括号 \{{ 和 \}} 和 \{%", "大括号 {{ 和 }} 和 {%"),
    ("一个 { 或 } 不算", "一个 { 或 } 不算"),
    ("没有引用", "没有引用"),
    ("{{ facts.blank }}件", f"{BLANK}件"),
    ("{{ facts.empty }}", BLANK),
    ("{{ facts.half.total }}", BLANK),
    ("{{ facts.gap.count }}", BLANK),
    ("{{ facts.gap }}", BLANK),
    ("{{ facts.nothing.total }}", BLANK),
    ("{{ facts.spaces }}", BLANK),
    ("{{ figures.requests.granted.legal_service }}", BLANK),
    ("{{ facts.half.动态 }}", BLANK),
    ("{{ figures.requests.granted.other }}", BLANK),
])  # fmt: skip
def test_look_ups_print_what_they_name(rendered: Callable[[str], str], text: str, printed: str) -> None:
    """A look-up prints the fact, its count or total, or the figure; a blank prints a plain placeholder."""
    assert rendered(text) == printed


@pytest.mark.parametrize("text", [
    "{{ facts.unknown }}", "{{ facts.items.unknown }}", "{{ facts.items }}", "{{ facts }}", "{{ figures.requests }}",
    "{{ figures.requests.received.unknown }}", "{{ township }}", "{{ year.real }}", "{{ facts.__class__ }}",
    "{{ facts.accounts.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ facts.items | length }}", "{{ 1 + 1 }}",
    "{{ facts.items() }}", "{{ facts.items['通知'] }}", "{% if year %}x{% endif %}", "{# 注 #}", "{{ facts.rate", "{{ }}",
    "facts.rate }}", "{{ facts.mixed.total }}", "{{ facts.rate.total }}", "{{ facts.rate\n }}", "｛｛ facts.rate ｝｝",
])  # fmt: skip
def test_anything_else_is_refused_by_name(rendered: Callable[[str], str], text: str) -> None:
    """Unknown names, attributes, calls, filters and block tags are refused; the sentence names the place."""
    with pytest.raises(InputError, match=r"narrative\.problems"):
        rendered(text)


def test_every_bad_look_up_is_reported(changed: Callable[..., Report]) -> None:
    """Two bad look-ups in two sections make two sentences."""
    report = changed({"narrative": {"overview": {"management": "{{ a }}"}, "problems": "{{ b }} {{ year }}"}})
    with pytest.raises(InputError) as refused:
        render(report)
    assert [problem.place for problem in refused.value.problems] == [
        "narrative.overview.management",
        "narrative.problems",
    ]


def test_words_without_a_heading_come_before_those_with_one(changed: Callable[..., Report]) -> None:
    """The preamble is rendered first, and a section's lead before its first subsection, look-ups included."""
    narrative = {
        "preamble": "统计期限为{{ year }}年。",
        "overview": {"proactive": "甲。", "lead": "{{ year }}年。"},
    }
    words = [each for each in render(changed({"narrative": narrative})) if each.text]
    assert [(each.section, each.subsection, each.text) for each in words] == [
        ("preamble", "", "统计期限为2024年。"), ("overview", "", "2024年。"), ("overview", "proactive", "甲。"),
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["preamble", "overview.lead"])
def test_a_bad_look_up_without_a_heading_is_reported_by_its_key(
    changed: Callable[..., Report], place: str
) -> None:
    """The sentence names narrative.preamble or the section's lead."""
    with pytest.raises(InputError, match=rf"narrative\.{place}："):
        render(changed({f"narrative.{place}": "{{ x }}"}))


def test_a_section_may_be_written_whole(changed: Callable[..., Report]) -> None:
    """Words need not be split by subsection."""
    words = render(changed({"narrative": {"overview": "全文。"}}))
    assert [(each.section, each.subsection) for each in words if each.text] == [("overview", "")]


def test_words_are_no_longer_than_a_report(rendered: Callable[[str], str]) -> None:
    """Neither as they are written nor as a fact that stands in them again and again makes them."""
    with pytest.raises(InputError, match="文字超过 20 万字"):
        rendered("我镇公开信息3条。" * 30_000)
    with pytest.raises(InputError, match="文字超过 20 万字"):
        rendered("{{ facts.accounts }}" * 50_000)


def test_a_fact_is_counted_once(changed: Callable[..., Report]) -> None:
    """However often words print its total: the time grows with the file, not with its square."""

    def report(count: int) -> Report:
        facts = {"items": {f"件{number}": 1 for number in range(count)}}
        return changed({"facts": facts, "narrative": {"problems": "{{ facts.items.total }}，" * count}})

    made = {count: report(count) for count in (1_000, 10_000)}
    grows_in_proportion(lambda count: render(made[count]), tuple(made))
