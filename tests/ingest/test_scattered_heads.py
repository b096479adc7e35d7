"""Headers in pieces, as a PDF without rulings copies narrow columns: whole and in order, or not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.account import Ingested
from tests.ingest.flat_report import ingested, requests

FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"
VALUES = tuple(range(11, 26))
RUN = " ".join(map(str, VALUES)) + "\n"
APPEALS = {
    "halves": """行政复议 行政诉讼
未经复议直接起诉 复议后起诉
结果 结果 其他 尚未 总
维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总
维持 纠正 结果 审结 计 维持 纠正 结果 审结 计
""",
    "single characters": """行政复议 行政诉讼
未经复议直接起诉 复议后起诉
结 结 其 尚
结 结 其 尚 结 结 其 尚
果 果 他 未
总计 果 果 他 未 总 果 果 他 未 总
维 纠 结 审
维 纠 结 审 计 维 纠 结 审 计
持 正 果 结
持 正 果 结 持 正 果 结
""",
    "columns of several widths": """行政复议 行政诉讼
其 尚 未经复议直接起诉 复议后起诉
结果 结果 他 未 总
维持 纠正 结 审 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总
果 结 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计
""",
}
HALVES = APPEALS["halves"]
CHANGED = {
    "a piece too few": HALVES.replace("未经复议直接起诉", "未经复议直接"),
    "a piece too many": HALVES.replace("审结 计 结果", "审结 计 备注 结果"),
    "another label": HALVES.replace("尚未", "尚无"),
    "two columns the other way round": HALVES.replace("结果 其他 尚未 总\n", "其他 结果 尚未 总\n").replace(
        "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计\n", "维持 结果 纠正 审结 计 维持 结果 纠正 审结 计\n"
    ),
    "the groups the other way round": HALVES.replace("行政复议 行政诉讼", "行政诉讼 行政复议"),
    "below another first": HALVES.replace(
        "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n", "未经复议直接起诉 复议后起诉\n行政复议 行政诉讼\n"
    ),
}
THREE = "三、收到和处理政府信息公开申请情况\n"
REQUESTS = """申请人情况
法人或其他组织
（本列数据的勾稽关系为：第一项加第二项之
自然 社会 法律 总
和，等于第三项加第四项之和） 商业 科研 其
人 公益 服务 计
企业 机构 他
组织 机构
"""
ROW = (74, 83, 69, 89, 84, 95, 494)
NUMBERS = " ".join(map(str, ROW))


def appeals(found: Ingested) -> list[object]:
    """Return what is read of table four, in the form's order."""
    return [value for place, value in found.cells().items() if place.startswith("appeals.")]


@pytest.mark.parametrize("what", APPEALS)
def test_pieces_of_a_whole_header_are_the_header(tmp_path: Path, what: str) -> None:
    """However narrow its columns were; none of its words becomes a section's."""
    found = ingested(tmp_path, FOUR + APPEALS[what] + RUN)
    assert appeals(found) == list(VALUES)
    assert found.account.unplaced == ()
    assert not found.parameters["narrative"].get("appeals")


@pytest.mark.parametrize("what", CHANGED)
def test_what_is_not_the_whole_header_in_its_order_heads_nothing(tmp_path: Path, what: str) -> None:
    """The numbers are named, and none is read."""
    assert CHANGED[what] != HALVES
    found = ingested(tmp_path, FOUR + CHANGED[what] + RUN)
    assert appeals(found) == []
    assert any(RUN.strip() in each.text for each in found.account.unplaced)


def test_a_number_too_few_below_a_scattered_header_is_refused(tmp_path: Path) -> None:
    """Which column is blank is not told."""
    found = ingested(tmp_path, FOUR + HALVES + RUN.replace("11 ", ""))
    assert appeals(found) == []
    assert any("12 13" in each.text for each in found.account.unplaced)


def test_a_scattered_header_has_its_corner_among_its_lines(tmp_path: Path) -> None:
    """The corner is broken over lines, too, beside the columns' labels."""
    found = ingested(tmp_path, f"{THREE}{REQUESTS}一、本年新收政府信息公开申请数量 {NUMBERS}\n")
    assert found.cells() == requests("received", *ROW)


def test_a_label_that_stands_alone_may_be_any_columns(tmp_path: Path) -> None:
    """A line each tells no order from the left to the right."""
    lines = REQUESTS.replace(" ", "\n")
    found = ingested(tmp_path, f"{THREE}{lines}一、本年新收政府信息公开申请数量 {NUMBERS}\n")
    assert found.cells() == {}


BROKEN = {
    "a line before and one behind": f"2.其他法律行政法规禁\n{NUMBERS}\n止公开\n",
    "two lines each": f"1.申请人无正当理由逾\n期不补正、行政机关不\n{NUMBERS}\n再处理其政府信息公开\n申请\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_numbers_beside_the_middle_of_a_label_are_its_rows(tmp_path: Path, what: str) -> None:
    """A label of several lines has them at half its height."""
    found = ingested(tmp_path, f"{THREE}{REQUESTS}{BROKEN[what]}")
    row = "forbidden" if "法律行政" in BROKEN[what] else "not_corrected"
    assert found.cells() == requests(row, *ROW)


def test_numbers_between_two_labels_are_the_firsts(tmp_path: Path) -> None:
    """A label that is whole before them has its numbers, whatever follows."""
    second = (4, 3, 0, 3, 3, 1, 14)
    rows = f"1.属于国\n家秘密\n{NUMBERS}\n2.其他法律行政法规禁\n止公开\n{' '.join(map(str, second))}\n"
    found = ingested(tmp_path, THREE + REQUESTS + rows)
    assert found.cells() == requests("state_secret", *ROW) | requests("forbidden", *second)


def test_a_header_of_two_or_three_columns_in_pieces_is_one(tmp_path: Path) -> None:
    """Beside its corner."""
    three = "信息内容 本年制 本年废 现行有\n发件数 止件数 效件数\n规章 7 0 4\n"
    cells = ingested(tmp_path, f"二、主动公开政府信息情况\n{three}").cells()
    assert [cells.get(f"disclosure.rules.{each}") for each in ("made", "abolished", "in_force")] == [7, 0, 4]
    two = "信息内容 采购项 采购总\n目数量 金额\n政府集中采购 3 8.60万元\n"
    cells = ingested(tmp_path, f"二、主动公开政府信息情况\n第二十条第（九）项\n{two}", year=2020).cells()
    assert cells.get("disclosure.procurement.items") == 3
    assert cells.get("disclosure.procurement.spending") == "8.60万元"


ALONE = {
    "of a label that begins among others": """（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况
自然 法人或其他组织 总计
人
商业 科研 社会 法律 其他
企业 机构 公益 服务
组织 机构
""",
    "and a corner half-way down": """申请人情况
法人或其他组织
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
自然
人
总计
商业
企业
科研
机构
社会
公益
组织
法律
服务
机构
其他
""",
}
UNTOLD = ALONE["and a corner half-way down"].replace("自然\n人\n总计\n商业", "自然\n总计\n人\n商业")
SWAPPED = ALONE["and a corner half-way down"].replace(
    "科研\n机构\n社会\n公益\n组织", "社会\n公益\n组织\n科研\n机构"
)


@pytest.mark.parametrize("what", ALONE)
def test_a_piece_that_stands_alone_ends_the_label_that_was_begun(tmp_path: Path, what: str) -> None:
    """Where it began, the columns' order is told: beside others, or each label whole before the next."""
    found = ingested(tmp_path, f"{THREE}{ALONE[what]}一、本年新收政府信息公开申请数量 {NUMBERS}\n")
    assert found.cells() == requests("received", *ROW)
    assert not found.parameters["narrative"].get("requests")


def test_pieces_of_labels_that_stand_alone_by_turns_head_nothing(tmp_path: Path) -> None:
    """The row is named."""
    found = ingested(tmp_path, f"{THREE}{UNTOLD}一、本年新收政府信息公开申请数量 {NUMBERS}\n")
    assert found.cells() == {}
    assert any(NUMBERS in each.text for each in found.account.unplaced)


def test_two_columns_that_changed_places_are_not_read(tmp_path: Path) -> None:
    """Either number is named."""
    found = ingested(tmp_path, f"{THREE}{SWAPPED}一、本年新收政府信息公开申请数量 {NUMBERS}\n")
    assert {"requests.received.research", "requests.received.public_interest"} == found.refused


def test_the_last_label_on_a_line_may_go_on_below(tmp_path: Path) -> None:
    """As a PDF's raw text has it, where a line of labels ends in a narrow column."""
    ten = "结果维\n持\n结果纠\n正\n其他结\n果\n尚未审\n结\n总计"
    heads = f"行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n{ten}\n{ten} {ten}\n"
    found = ingested(tmp_path, FOUR + heads + RUN)
    assert appeals(found) == list(VALUES)
    assert found.account.unplaced == ()
