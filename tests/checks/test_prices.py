"""N-agree: an amount of money is what its sentence's price and number make."""

from __future__ import annotations

import pytest

from kit.checks.words.reckoning.price_products import check_products
from tests.checks.readings import anywhere, parsed
from tests.processor_time import grows_in_proportion


def outcomes(text: str) -> list[str]:
    """Return what comes of the amounts of a text, wherever it stands."""
    return anywhere(_outcomes, text)


def _outcomes(text: str) -> list[str]:
    return [each.status.value for read in parsed(text) for each in check_products(read)]


@pytest.mark.parametrize(("text", "comes"), [
    ("收取工本费8600万元，共172户，每户50元。", "fail"),
    ("收取工本费8600元，共172户，每户50元。", "pass"),
    ("收取工本费0.86万元，共172户，每户收取50元。", "pass"),
    ("收取工本费0.86元，共172户，每户50元。", "fail"),
    ("发证172户，每户50元，共收取8500元。", "fail"),
    ("发放补贴46户，每户300元，合计支出1.83万元。", "fail"),
    ("发放补贴46户，每户300元，共发放13.8万元。", "fail"),
    ("发放补贴46户，每户300元，总计发放13800元。", "pass"),
    ("发放补贴46户，每户300元，已发放1.38万元。", "pass"),
    ("发放补贴172户，每户补贴500元，共8.6万元。", "pass"),
    ("发证172户，50元/户，共收取8600元。", "pass"),
    ("规范办证。172户，每户50元，共收取8600元。", "pass"),
    ("照料3户，每日每户10元，共发放11010元。", "fail"),
    ("照料3户，每日每户10元，共发放3655元。", "fail"),
    ("照料3户，每日每户10元，共发放20元。", "fail"),
    ("发证172户，50元/户，共收取8500元。", "fail"),
    ("修缮公开栏收取600元，共5处，每处1200000元。", "fail"),
    ("172户，每户50元，共收取8500元。", "fail"),
    ("每户50元，今年发证172户，共收取8500元。", "fail"),
    ("全年发放补贴30人，每人200元，共6000元。", "pass"), ("照料3户，每户10元，共发放30元，按季公示。", "pass"),
    ("规范办证，方便群众，发证172户，每户50元，共收取8500元，全部公示，接受监督。", "fail"),
    ("发证三户，每户50元，共收取180元。", "fail"), ("共收取180元，每户50元，发证三户。", "fail"),
])  # fmt: skip
def test_an_amount_is_the_price_times_the_number(text: str, comes: str) -> None:
    """In whichever order, and whatever the units."""
    assert outcomes(text) == [comes]


@pytest.mark.parametrize("text", [
    "收取工本费8500元，共172户，每户最高50元。",
    "收取工本费8500元，共172户，每户50元以下。",
    "收取工本费8500元，共172户，其中2户免收，每户50元。",
    "收取工本费约8500元，共172户，每户50元。",
    "发放低保金172户，每户每月50元，共10320元。",
    "发放低保金172户，每人50元，共10320元。",
    "发放补助30人，每人200元，全年共7.2万元。",
    "发放补贴172户，每户500至800元，共10.3万元。",
    "发放补贴172户，每户500元，共10万元，结余2万元。",
    "发放补贴172户，今年新增3户，每户500元，共10万元。",
    "发放补贴170余户，每户500元，共10万元。",
    "收取工本费8500元。共172户，每户50元。",
    "收取工本费8500元，共172户，每户50元。",
    "收取信息处理费600元（5件，100元/件）。",
    "同一人当月提出16件，自第11件起每件100元，共收取600元。",
    "按件计费，当月16件，每件100元，共收取600元。",
    "改厕30户，每户补助1200元，年内已拨付2万元。",
    "改厕30户，每户补助1200元，首批拨付1.5万元。",
    "改厕30户，每户补助1200元，村集体共承担1.8万元。",
    "慰问30户，每户现金300元及米油一份，合计支出1.2万元。",
    "慰问30户，每户慰问品300元，总价值1.2万元。",
    "为9个村印制手册，每村300册，每册2元，共5400元。",
    "为9个村印制手册，户均3册，每册2元，共5400元。",
    "摸排60户，经逐户核实，每户300元，共发放1.5万元。",
    "慰问30户，每季每户300元，共发放3.6万元。",
    "照料3户，每日每户10元，共发放10980元。",
    "发证172户，50元/年，共收取8500元。",
    "已共收取8500元，发证172户，每户50元。",
    "发证172户，每户50元，共收取8500元/年。",
    "发证172户，50元/本，共收取8500元。",
    "发证0户，每户50元，共收取100元。",
    "收取押金600元、工本费50元，证照12。",
    "共收取8500元，主要用于购置公开栏，发证172户，每户50元。",
    "发证172户，每户50元，主要用于购置公开栏，共收取8500元。",
    "发证户数比上年增加172户，每户50元，共收取8500元。",
    "发放补贴30人，每人200元，全年共1.2万元。",
])  # fmt: skip
def test_what_may_have_been_paid_otherwise_is_left_alone(text: str) -> None:
    """At other prices, by some only, by the month, or told in another sentence."""
    assert outcomes(text) == []


@pytest.mark.parametrize("piece", ["每户50元，", "3户50元。每", "元", "每"])
def test_many_amounts_take_time_in_proportion(piece: str) -> None:
    """However many stand in a line."""
    grows_in_proportion(lambda size: outcomes("3户" + piece * (size // len(piece))), (2_000, 20_000))


def test_a_slip_of_the_unit_is_called_one() -> None:
    """元 for 万元, or the other way round."""
    (found,) = check_products(parsed("收取工本费8600万元，共172户，每户50元。")[0])
    assert (
        found.message == "172户、每户 50 元，共 8600 元，正文写 86000000 元，差一万倍，多半是把元和万元写错了"
    )
    assert (found.rule, found.quote) == ("N-agree", "8600万元，共172户，每户50元")


def test_another_amount_is_told_with_what_it_comes_to() -> None:
    """And quoted from the first of the three numbers to the last, whatever their order."""
    (found,) = check_products(parsed("今年发证172户，每户50元，共收取8500元。")[0])
    assert found.message == "172户、每户 50 元，共 8600 元，正文写 8500 元"
    assert (found.left, found.right, found.quote) == (8500, 8600, "172户，每户50元，共收取8500元")
    (found,) = check_products(parsed("共收取8600元，每户50元，发证172户。")[0])
    assert found.quote == "8600元，每户50元，发证172户"
