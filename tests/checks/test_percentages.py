"""N-percent: shares behind the parts of a total, and rates behind two counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kit.checks.words.percentages import check_percentages
from tests.checks import readings
from tests.checks.readings import anywhere, parsed


def shares(text: str) -> str:
    """Return what comes of the shares, wherever the text stands."""
    return anywhere(readings.shares, text)


FILLING = "持续规范办理流程，压实各方责任，加强跟踪督办，" * 3


@pytest.mark.parametrize(("text", "comes"), [
    ("信息400条：政策100条（25%）、动态300条（75%）。", "N-percent pass; N-percent pass"),
    ("信息400条，其中政策100条（占25%），动态300条（78%）。", "N-percent pass; N-percent fail"),
    ("信息400条，其中政策100条（约30%），动态300条（75.0%）。", "N-percent not assessable; N-percent pass"),
    ("信息400条，其中政策100条（增长30%），动态300条（75%，较多）。", ""),
    ("信息400条，动态300条（78%）。", ""),
    ("信息400条，其中政策100条，占25%。余下300条为动态，占85%。", "N-percent pass; N-percent fail"),
    ("信息400条，其中政策100条，动态200条。其余100条为公告，占25%。", "N-percent pass"),
    ("收到申请163件，其中公开96件，占56.47%，无法提供40件，占23.53%，其他21件，占12.35%。",
     "N-percent not assessable; N-percent not assessable; N-percent not assessable"),
    ("收到申请163件，其中公开96件，占56.47%，无法提供40件，占23.53%，其他21件，占12.88%。",
     "N-percent fail; N-percent fail; N-percent pass"),
    ("动态20条，占总体比例的50%；政策2条，占总体比例的5%；规划1条，占总体比例的3%；财政1条，占总体比例的3%。", ""),
    ("信息400条，其中政策100条，占比提高5%，动态300条。", ""),
    ("信息400条，其中政策100条，占比5%，动态300条。", "N-percent fail"),
    ("公开信息200条，其中公告80条，占40%，政策60条、占30%。", "N-percent pass; N-percent pass"),
    ("信息400条，其中政策50条（占12.4%），动态350条（88%）。", "N-percent pass; N-percent pass"),
    ("信息400条，其中政策50条（占12.3%），动态350条（89%）。", "N-percent fail; N-percent fail"),
    ("信息400条，其中网站300条，占网站总量的70%，公众号100条，占比25%。", "N-percent fail; N-percent pass"),
    ("信息400条，其中政策100条，占全县政策信息的3%，动态300条，占75%。",
     "N-percent not assessable; N-percent pass"),
    ("信息400条，其中政策100条，占全市政策信息的25%，动态300条，占全镇公开总量的70%。",
     "N-percent pass; N-percent fail"),
    ("信息400条，其中政策100条，占各乡镇总量的8%。", "N-percent not assessable"),
    ("信息50条，其中政策0条，占0%，动态50条，占100%。", "N-percent pass; N-percent pass"),
    ("收到申请463件，其中公开266件，占56.6%，无法提供110件，占23.4%，其他61件，占12.98%。",
     "N-percent not assessable; N-percent not assessable; N-percent not assessable"),
    ("满意率101.2%，满意度达到100.5%。", "N-percent fail; N-percent fail"),
    ("满意率高达120%，公开率由96%提高到101.5%。", "N-percent fail; N-percent fail"),
    ("满意率100%，完成率147.5%，办结率120%，覆盖率约101%，满意率提高105%。", ""),
])  # fmt: skip
def test_a_percentage_alone_in_brackets_is_the_parts_share(text: str, comes: str) -> None:
    """Of a total that is broken down; with other words in the brackets it may be anything."""
    assert shares(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("承办建议25件，按期答复24件，按期答复率96%。", "pass"),
    ("承办建议25件，按期答复24件，按期答复率98%。", "fail"),
    ("收到48件，已办结46件，办结率达97.8%。", "fail"),
    ("收到48件，我镇已办结46件，办结率均为95.8%。", "pass"),
    ("辖区18个村中已有15个完成提档，完成率为75%。", "fail"),
    ("辖区18个村中15个完成提档，占比83.3%。", "pass"),
    ("全镇20个村中18个已达标，占总数的80%。", "fail"),
    ("开展自查。发现问题14个，整改12个，整改率95.7%。", "fail"),
    ("收到12件，办结11件，办结率100%。", "fail"),
    ("1件未到期。收到12件，办结11件，办结率100%。", "fail"), ("收到20件，办结18件，办结率95%，2件未到期。", "fail"),
    ("收到12件，办结12件，办结率100%，无结转。", "pass"),
    ("收到48件，办结46件，办结率92%。现场核实50件。", "fail"),
    (f"收到48件，办结46件，办结率92%，{FILLING}核实50件。", "fail"),
])  # fmt: skip
def test_a_rate_is_that_of_the_two_counts_before_it(text: str, comes: str) -> None:
    """It is named by what was done with the second, or 中 makes that a part of the first."""
    assert shares(text) == f"N-percent {comes}"


@pytest.mark.parametrize(("text", "comes"), [
    ("承接工单640件，按期办结608件，逾期办结32件，按期办结率为95%。", "pass"),
    ("承接工单640件，按期办结608件，逾期办结32件，按期办结率为98%。", "fail"),
    ("收到意见48条、采纳36条，采纳率85%。", "fail"),
    ("收到意见48条，其中采纳36条，采纳率75%。", "pass"),
    ("开展活动30件，收到意见20件，其中采纳15件，采纳率50%。", "fail"),
    ("抽查公文60件，发现不合格3件，合格率95%。", "pass"),
    ("抽查公文60件，不合格3件，合格率98%。", "fail"),
    ("收到申请20件，未办结2件，办结率90%。", "pass"), ("收到申请20件，未办结2件，办结率95%。", "fail"),
    ("发现问题20个，整改到位18个，整改率90%。", "pass"),
    ("承接工单640件，按期办结608件，逾期32件，工单按期办结率98%。", "fail"),
    ("发放问卷500份，收回475份，回收率98%。", "fail"),
    ("发放问卷500份，满意475份，满意度95%。", "pass"),
    ("应公示事项50项，实际公示48项，公示率98%。", "fail"),
    ("收到申请12件，均已按期答复，按期答复率98%。", "fail"),
    ("收到申请12件，全部办结，办结率100%。", "pass"),
    ("辖区18个村中已有15个建成公开栏，覆盖率达90%。", "fail"),
    ("受理诉求40件，其中办结36件，满意33件，满意率91.67%。", "pass"),
    ("受理诉求20件，其中办结20件，满意18件，满意率95%。", "fail"),
    ("受理诉求40件，其中办结36件，满意33件，满意率95%。", "fail"),
    ("辖区16个村，其中建成12个，达标9个，达标率75%。", "pass"),
    ("收到意见建议40条，采纳36条，未采纳4条，意见建议采纳率95%。", "fail"),
    ("收到申请40件，其中36件办结、未办结4件，办结率95%。", "fail"),
    ("收到申请40件，撤回4件，未办结6件，答复30件，办结率94.4%。", "fail"),
    ("收到申请12件，办结10件，办结率95%，超期0件。", "fail"),
    ("收到48件，办结46件，办结率92%，走访50户。", "fail"),
    ("发放问卷300份，满意270份，满意率95%。剔除旧问卷20份。", "fail"),
    ("全镇20个村中18个已达标，占90%（含基本达标）。", "pass"),
])  # fmt: skip
def test_what_is_left_or_was_not_done_tells_a_rate_too(text: str, comes: str) -> None:
    """The other counts make up the rest; 其中 says of what; 不合格 leaves what is; 均 and 全部 leave nothing."""
    assert [each.rpartition(" ")[2] for each in shares(text).split("; ")][-1] == comes


@pytest.mark.parametrize("text", [
    "承接工单640件，按期办结600件，逾期办结32件，按期办结率为98%。",
    "收到申请12件，均已按期答复，满意率98%。",
    "收到申请12件，未全部办结，办结率95%。",
    "承办建议25件，按期答复约24件，按期答复率98%。",
    "收到建议12件，均已采纳或部分采纳，采纳率83%。",
    "18个村中16个已建成公开栏，覆盖率100%，其余2个正在建设。",
    "收到申请12件，办结11件，逾期1件，办结率100%。",
    "收到申请12件，办结11件，在办1件，办结率100%。",
    "收到12345热线工单30件，来电人撤回4件，办结26件，办结率100%。",
    "收到工单30件，退回4件，办结26件，办结率100%。",
    "发放问卷300份，满意270份，满意率98%（含基本满意）。",
    "收到工单30件，办结26件，办结率92.9%（剔除退单2件）。",
    "收到工单30件，转送外单位4件，办结26件，办结率100%。",
    "收到工单30件，不属于本镇职责4件，办结26件，办结率100%。",
    "收到工单30件，重复件4件，办结26件，办结率100%。",
    "收到工单30件，办结26件，办结率100%，其余4件为重复件。",
    "抽查事项40项，其中合格38项，整改2项，整改率100%。",
    "发放问卷300份，满意270份，满意率96.4%（有效问卷280份）。",
    "收到申请20件，办结19件，其余1件正在办理，办结率100%。",
    "辖区18个村中15个建成公开栏，信息覆盖率90%。",
    "收到意见48条，采纳36条、部分采纳6条，采纳率87.5%。",
    "收到意见48条，均认真研究，采纳率87.5%。",
    "收到12件，办结11件，办结率100%，当月应办11件。",
    "收到2件，办结1件，办结率100%，当月应办1件。",
    "收到意见48条，采纳36条、部分采纳12条，采纳率87.5%。",
    "收到48件，办结46件，办结率92%，现场核实50件。",
    "收到48件，包括办结46件，办结率92%。",
    "18个村，15个公开，占比20%，工作中还有不足。",
    "信访办理规范有序。承接工单640件，按期办结608件，逾期办结32件，信访按期办结率98%。",
    "应办结申请20件，已有15件到期，办结率80%。",
    "全镇20个村中18个已达标，覆盖率较上年提高80%。",
    "收到工单40件，撤回10件，办结15件，在办15件，办结率50%。",
    f"{FILLING[:-1]}。收到12件，办结11件，办结率100%，当月应办11件。",
    "发放问卷300份，剔除无效问卷，满意270份，满意率95%。",
    "推送信息153条，占公开总数246条的比例上升12.5%。",
    "推送类信息占比过半，占全年公开总数246条的62.2%。",
    "推送信息153，占全年公开总数246的58.2%。",
])  # fmt: skip
def test_a_rate_whose_numbers_are_not_certain_is_left_alone(text: str) -> None:
    """Some are told nowhere, are not due, or may count too; what covers a village is not told."""
    assert shares(text) == ""


def test_shares_that_are_all_of_another_number_tell_of_which() -> None:
    """Of all that was in hand, perhaps, and not of what was received."""
    text = "收到申请163件，其中公开96件，占56.47%，无法提供40件，占23.53%，其他21件，占12.35%。"
    found = [each.message.rpartition("，")[2] for each in check_percentages(parsed(text))]
    assert found == ["几处占比都像是按 170 算的"] * 3


@pytest.mark.parametrize(("text", "comes"), [
    ("收到申请25件，已全部办结，按时办结率100%。", ""),
    ("收到申请25件，办结24件，1件未到期，办结率100%。", ""),
    ("共承办建议18件，其中面商15件，面商率83.3%。", "N-percent pass"),
    ("排查问题40个，已整改38个，整改率达到95%。", "N-percent pass"),
    ("排查问题40个，整改率达到95%。", ""),
    ("发放问卷200份，收回180份，其中满意171份，满意率95%。", "N-percent pass"),
    ("发放问卷200份，收回180份，回收率90%，满意171份，满意率95%。", "N-percent pass"),
    ("发放问卷200份，收回180份，回收率85%，满意171份，满意率95%。", "N-percent fail"),
    ("公开信息120条，其中政策30条，占25.0%；动态90条，占75.1%。", "N-percent pass; N-percent pass"),
    ("公开信息120条，其中政策30条，占公开总数的四分之一，动态90条。", ""),
    ("公开信息120条，其中网站90条，占比75%，同比提高3个百分点。", "N-percent pass"),
    ("公开信息120条，其中网站90条，占全县的5%。", "N-percent not assessable"),
    ("全镇18个村，16个村建成公开栏，建成率88.9%。", ""),
    ("18个村中16个建成公开栏，占88.9%。", "N-percent pass"),
    ("18个村中16个建成公开栏，占比85%。", "N-percent fail"),
    ("全年公开信息365条，日均1条。", "N-percent pass"),
    ("全年公开信息365条，平均每天2条。", "N-percent pass"),
    ("全年召开例会24次，平均每月2次。", "N-percent pass"),
    ("全年走访12个村，发放手册1200册，平均每村100册。", "N-percent pass"),
    ("全年走访12个村，发放手册1200册，平均每村120册。", "N-percent fail"),
    ("公开信息450条，是上年300条的1.5倍，月均37.5条。", "N-percent pass"),
])  # fmt: skip
def test_shares_rates_and_averages_are_told_in_many_turns(text: str, comes: str) -> None:
    """Of a total, of what was handled, of days and villages; what names no number is none."""
    assert shares(text) == comes


def test_a_share_beyond_measure_is_reckoned_too() -> None:
    """However many digits what it comes to has."""
    assert shares("公开999999999999999亿条，占全年公开总数0.000001条的62.2%。") == "N-percent fail"


@pytest.mark.parametrize(("behind", "comes"), [
    ("专职人员占20%", "pass"), ("兼职占比最高，达80%", "pass"), ("兼职占比最高，达70%", "fail"),
    ("上述专职人员占20%", "pass"), ("我镇专职人员占20%", "pass"), ("专职人员占30%", "fail"), ("兼职人员占80%", "pass"), ("占比80%", "pass"),
])  # fmt: skip
def test_a_share_is_of_the_part_that_its_clause_names(behind: str, comes: str) -> None:
    """Not of the number right before it; of several together nothing is said."""
    assert shares(f"工作人员5名，其中专职1名、兼职4名，{behind}。") == f"N-percent {comes}"
    assert shares("公开100条，其中政策17条、公告20条、动态63条，前两类占37%。") == ""
    assert shares("工作人员6名，其中专职干部1名、兼职干部2名、村级3名，干部占50%。") == ""


@pytest.mark.parametrize("text", [
    "收到12件，办结11件，按期办结率100%。",
    "收到12件，现场办结11件，办结率100%。",
    "收到12件，办结11件，满意率98%。",
    "收到12件，办结11件，办结率100%，其余1件未到期。",
    "收到12件，办结11件，办结率、满意率均达100%。",
    "收到12件，办结11件，办结率约95%。",
    "收到12件，约办结11件，办结率95%。",
    "收到5件，结转1件，办结6件，办结率100%。",
    "召开会议3次，收到12件，办结11件，办结率95%。",
    "收到12件，办结14件，办结率100%。",
    "收到12条，办结11人，办结率95%。",
    "比去年增加12件，办结11件，办结率95%。",
    "收到12件。办结11件，办结率95%。",
    "收到12件（办结11件，办结率95%）。",
    "18个村中15个公开，占全县的20%。",
    "18个村，15个公开，占比20%。",
    "18个村设专人15个答复信息，答复率20%。",
    "收到12件，办结11件办结率95%。",
    "收到12，办结11，办结率95%。",
    "18个村中15个完成提档，满意率为75%。",
    "收到48件，目前46件，办结率80%。",
    "收到0件，办结0件，办结率100%。",
    "收到12件，办结0件，办结率5%。",
])  # fmt: skip
def test_a_rate_of_something_else_is_left_alone(text: str) -> None:
    """Of those due, of what was done in one way, of people; with a third count, a growth, a bracket."""
    assert shares(text) == ""


@pytest.mark.parametrize(("behind", "comes"), [
    ("，占33%", "N-percent fail"),
    ("，占34.0%", "N-percent pass"),
    ("，占公开总量的34%", "N-percent pass"),
    ("，所占比例为36%", "N-percent fail"),
    ("，更新及时，内容规范，格式统一，占比36%", "N-percent fail"),
    ("，占新增信息的34%", "N-percent pass"),
    ("，同比增长10%", ""),
    ("（比上年增长20%）", ""),
    ("，比去年有较大提高，群众满意率98%", ""),
    ("，占比较大，满意率98%", ""),
    ("，总体满意率98%", ""),
    ("，占比较上年提高了2个百分点", ""),
    ("，占比较上年下降2%", ""),
    ("，占2022年总数的98%", ""),
    ("，占全县1200条的1.4%", "N-percent pass"),
    ("；占比36%", ""),
    ("，为上年总量的80%", ""),
    ("，占去年总数的80%", ""),
    ("，完成年度目标总量的80%", ""),
    ("，合计占总数的80%", ""),
    ("，两项占总数的80%", ""),
    ("，两项共占总数的80%", ""),
    ("，在总数中占30%", "N-percent fail"),
    ("达34%", ""),
])  # fmt: skip
def test_a_percentage_behind_a_part_is_its_share_where_its_own_clause_says_so(
    behind: str, comes: str
) -> None:
    """A growth, a rate, a share of something else is none, whatever stands in the clauses between."""
    assert shares(f"公开信息50条，其中政策17条{behind}；动态33条。") == comes


def test_a_share_of_things_among_others_is_put_in_many_ways() -> None:
    """占, 占比达, 占总数的; 覆盖率 where all are to have it."""
    ways = [
        "占",
        "占比",
        "占总数",
        "占总量",
        "占总数的",
        "占比达",
        "占比达到",
        "占比为",
        "占比是",
        "覆盖率",
        "覆盖率达到",
    ]
    assert {shares(f"全镇20个村中18个已达标，{way}90%。") for way in ways} == {"N-percent pass"}
    assert {shares(f"全镇20个村中18个已达标，{way}80%。") for way in ways} == {"N-percent fail"}


@pytest.mark.parametrize("said", ["办结率", "办结率达", "办结率达到", "办结率为", "办结率是", "办结率均为"])
def test_a_rate_is_put_in_many_ways(said: str) -> None:
    """Whatever links it to its percentage."""
    assert shares(f"收到48件，办结36件，{said}75%。") == "N-percent pass"
    assert shares(f"收到48件，办结36件，{said}85%。") == "N-percent fail"


@pytest.mark.parametrize(("text", "comes"), [
    ("推送信息153条，占全年公开总数246条的62.2%。", "N-percent pass"),
    ("推送信息153条，占全年公开总数246条的58.2%。", "N-percent fail"),
    ("推送信息153条，占全年公开总数约246条的58.2%。", ""),
    ("推送信息约153条，占全年公开总数246条的58.2%。", ""),
    ("推送信息153篇，占全年公开总数246条的62.2%。", ""),
    ("推送信息153条，占全县12个镇的8.3%。", ""),
    ("推送信息153条，较全年公开总数246条的58.2%。", ""),
    ("完善机制。推送信息153条，占全年公开总数246条的58.2%。", "N-percent fail"),
    ("按照要求，推送信息153条，占全年公开总数246条的58.2%。", "N-percent fail"),
    ("推送信息153条，占全年公开总数0条的62.2%。", ""),
    ("通过网站公开90条，微信公开63条，占全年公开总数246条的62.2%。", ""),
    ("通过网站公开90条，微信公开153条，占全年公开总数246条的62.2%。", "N-percent pass"),
    ("公开153条，比上年的90条多，占全年公开总数246条的52.2%。", ""),
])  # fmt: skip
def test_a_share_of_a_whole_that_stands_before_it_is_of_that(text: str, comes: str) -> None:
    """占…246条的62.2%: both numbers are exact and of a kind."""
    assert shares(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息200条，其中政策60条、动态60条，占总数的60%，公告80条。", ""),
    ("公开信息200条，其中公告80条，政策60条、动态60条，占总数的60%。", ""),
    ("公开信息200条，其中公告80条，政策60条、动态60条，占总数的61%。", "N-percent fail"),
    ("公开信息200条，其中公告80条，占40%，政策60条、动态60条，占30%。", "N-percent pass; N-percent pass"),
])  # fmt: skip
def test_a_share_may_be_that_of_parts_side_by_side(text: str, comes: str) -> None:
    """政策60条、动态60条，占60%: of both; where it is that of neither one nor all, it is wrong."""
    assert shares(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息15条。公开业务类信息11条。在公开的信息中，安全类1条，占总体的6.67%；机构类7条，占总体的46.67%；其他7条，占总体的46.67%。", 3 * ["pass"]),
    ("公开信息15条。公开业务类信息11条。在公开的信息中，安全类1条，占总体的9%；机构类5条，占总体的40%；其他3条，占总体的30%。", []),
    ("公开信息15条。在公开的信息中，安全类1条，占总体的9%；机构类5条，占总体的40%。", 2 * ["fail"]),
])  # fmt: skip
def test_shares_tell_of_which_total_they_are(text: str, comes: list[str]) -> None:
    """Where several stand before, and those of none are left alone."""
    assert shares(text) == "; ".join(f"N-percent {each}" for each in comes)


@pytest.mark.parametrize(("behind", "comes"), [
    ("占比分别为25%、45%、30%", "pass pass pass"),
    ("分别占总数的25%、50%、30%", "pass fail pass"),
    ("占比分别为25%、45%", ""),
    ("分别增长25%、45%、30%", ""),
    ("占比分别为25%、45%、30%，更新及时", "pass pass pass"),
])  # fmt: skip
def test_shares_behind_all_parts_are_theirs_in_turn(behind: str, comes: str) -> None:
    """One for each, where they are told to be shares of each."""
    told = shares(f"公开信息200条，其中财政类50条、民生类90条、其他60条，{behind}。")
    assert told.replace("N-percent ", "").replace(";", "") == comes


def test_a_share_may_be_the_last_that_is_said() -> None:
    """With a full stop behind it or without."""
    text = "公开信息200条，其中财政类50条、民生类90条、其他60条，占比分别为25%、45%、30%"
    assert shares(text) == "; ".join(["N-percent pass"] * 3)


def test_a_share_of_another_part_is_no_share_of_the_total() -> None:
    """占网站信息的50% is held against no total that it does not name."""
    text = "公开信息300条，其中网站120条，占40%，网站信息中动态类60条，占网站信息的50%。"
    assert shares(text) == "N-percent pass"


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息100条，其中网站50条（其中政策20条、动态30条），占比50%；公众号50条，占比50%。", "N-percent pass"),
    ("公开信息100条，其中政策（50条），占50%；动态（50条），占51%。", "N-percent pass; N-percent fail"),
])  # fmt: skip
def test_behind_brackets_a_percentage_is_not_that_of_the_last_part_in_them(text: str, comes: str) -> None:
    """Unless they hold that part's count and nothing else."""
    assert shares(text) == comes


def test_only_a_part_that_adds_up_with_the_others_has_a_share_of_the_total() -> None:
    """What stands behind the list is counted over again, or is another thing."""
    assert shares("公开信息50条，其中政策20条、动态30条，通过网站公开25条，占60%。") == ""


def test_a_share_is_quoted_from_its_parts_words_on() -> None:
    """Up to the percentage."""
    found = check_percentages(parsed("公开信息50条，其中政策文件17条，占33%；动态33条，占66%。"))
    assert [each.quote for each in found] == ["政策文件17条，占33%", "动态33条，占66%"]


@pytest.mark.parametrize(("printed", "shown"), [("60", "66.67"), ("66.123", "66.667")])
def test_a_share_is_told_with_what_it_comes_to(printed: str, shown: str) -> None:
    """To two places, or to as many as it is printed with; both stand in the details."""
    (found,) = check_percentages(parsed(f"公开信息9条，其中政策6条，占{printed}%；动态3条。"))
    assert found.message == f"6 占 9 的 {shown}%，正文写 {printed}%"
    assert (found.left, found.right) == (printed, shown)
    assert found.details == {"stated": Decimal(printed), "recomputed": Decimal(shown)}


def test_what_all_parts_share_names_none_of_them() -> None:
    """政策信息 and 动态信息 are told apart by the other word."""
    (found,) = check_percentages(parsed("公开100条，其中政策信息60条、动态信息40条，政策信息占比50%。"))
    assert found.message == "60 占 100 的 60.00%，正文写 50%"


def test_a_rate_is_read_however_much_stands_behind_it() -> None:
    """And however little before."""
    behind = "、".join("公开" * 9) + "。开展培训、宣传、检查，完善制度，强化审核，规范流程，提升质效。"
    assert shares(f"收到48件，已办结46件，办结率98%。{behind * 2}") == "N-percent fail"
