"""N-agree: the words hold against themselves, wherever they speak of the same thing."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text


def agreements(on_request: str, later: str) -> list[Finding]:
    """Return what N-agree says of two places of a report on 2023."""
    text = (
        f"一、总体情况\n(一)主动公开\n发布信息9条。\n(二)依申请公开\n{on_request}\n"
        f"三、收到和处理政府信息公开申请情况\n{later}\n四、政府信息公开行政复议、行政诉讼情况\n"
    )
    return [each for each in confront_text(sort_text(text, 2023, editions())) if each.rule == "N-agree"]


def verdicts(on_request: str, later: str = "") -> list[str]:
    """Return what is decided of two places."""
    return [each.status.value for each in agreements(on_request, later) if each.quote]


@pytest.mark.parametrize(("here", "there"), [
    ("本年收到政府信息公开申请4件。", "本机关没有收到政府信息公开申请。"),
    ("未收到信息公开申请。", "本年新收申请2件,上年结转1件。"),
    ("未收到信息公开申请。", "收到申请0件。本年新收申请2件。"),
    ("收到信息公开申请4件。", "全年收到信息公开申请6件。"),
    ("本年没有结转下年度的申请。", "结转下年度继续办理1件。"),
    ("上年结转2件。", "上年结转的申请3件。"),
    ("未发生因政府信息公开引起的行政复议。", "因政府信息公开引起的行政复议1件。"),
    ("因政府信息公开被提起行政诉讼2件。", "政府信息公开行政诉讼3件。"),
    ("未制发规范性文件。", "本年制定行政规范性文件2件。"),
])  # fmt: skip
def test_two_places_that_exclude_each_other_fail(here: str, there: str) -> None:
    """A number beside its denial, or beside another number of the same."""
    assert verdicts(here, there) == ["fail"]


@pytest.mark.parametrize(("here", "there"), [
    ("收到信息公开申请4件。", "本年收到信息公开申请4件。"),
    ("收到信息公开申请4件。", "新收信息公开申请4件,受理申请6件。"),
])  # fmt: skip
def test_two_places_that_say_the_same_pass(here: str, there: str) -> None:
    """Only where they count the same: what was accepted may hold what was carried in."""
    assert verdicts(here, there) == ["pass"]


@pytest.mark.parametrize(("here", "there"), [
    ("收到信息公开申请4件。", "受理信息公开申请6件。"),
    ("收到信息公开申请4件。", "2022年未收到信息公开申请。"),
    ("收到信息公开申请4件。", "网上收到信息公开申请3件。"),
    ("收到信息公开申请4件。", "收到法人申请1件,未收到其他组织的申请。"),
    ("收到信息公开申请4件。", "未收到企业、科研机构的申请。"),
    ("收到信息公开申请4件。", "没有收到自然人的申请。"),
    ("收到信息公开申请4件。", "除此之外未收到其他申请。"),
    ("收到信息公开申请5件。", "新收申请3件。另有新收申请2件。"),
    ("收到申请5件,收到申请4件。", ""),
    ("收到申请约5件。", "新收申请4件。"),
    ("答复申请3件。", "答复申请2件。"),
    ("收到信息公开申请4件。", ""),
])  # fmt: skip
def test_places_that_need_not_be_of_the_same_are_left_alone(here: str, there: str) -> None:
    """Other years, other ways, other applicants, parts that add up, about so many."""
    assert "fail" not in verdicts(here, there)


def test_a_denial_of_all_applicants_is_one_of_applications() -> None:
    """Whoever they are: citizens, bodies and other organisations are all there are."""
    assert verdicts("收到申请3件。", "没有收到公民、法人和其他组织提出的申请。") == ["fail"]


@pytest.mark.parametrize(("here", "there", "comes"), [
    ("对1名申请人收取信息处理费300元。", "本年未收取信息处理费。", ["fail"]),
    ("本年未收取信息处理费。", "收取信息处理费300元。", ["fail"]),
    ("收取信息处理费300元。", "信息处理费共300元。", []),
    ("收取信息处理费300元。", "收取服务费100元。", []),
    ("未收取信息处理费。", "没有收取任何费用。", []),
])  # fmt: skip
def test_a_fee_charged_and_denied_fails(here: str, there: str, comes: list[str]) -> None:
    """Only where one place is of none: several amounts may be of several people."""
    assert verdicts(here, there) == comes


def test_the_later_place_is_quoted_and_the_earlier_one_named() -> None:
    """So that both can be found: the numbers stand in the message, what was said first on the right."""
    (found,) = agreements("收到信息公开申请4件。", "本机关未收到信息公开申请。")
    assert (found.quote, found.left, found.right) == ("未收到信息公开申请", 0, 4)
    assert found.message == "“一、总体情况 · （二）依申请公开”里说的是 4，这里说的是 没有"


def test_what_is_said_once_cannot_be_held_against_anything() -> None:
    """No pass is earned where nothing is said twice."""
    (found,) = agreements("收到信息公开申请4件。", "")
    assert (found.status, found.quote) == (Status.NOT_ASSESSABLE, "")
