"""Ways of keeping a ledger that offices have of their own: what is certain is read, the rest named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kit.base.errors import InputError
from kit.cases.ledger_findings import ledger_findings
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.tally import tally_cases
from tests.cases.ledgers import HEADS, row, write_ledger


@pytest.mark.parametrize(("written", "day"), [
    ("二〇二五年三月五日", date(2025, 3, 5)),
    ("二○二五年十月十日", date(2025, 10, 10)),
    ("二零二五年十一月二十日", date(2025, 11, 20)),
    ("二〇二五年十二月三十一日", date(2025, 12, 31)),
])  # fmt: skip
def test_a_day_in_han_numerals_is_read(tmp_path: Path, written: str, day: date) -> None:
    """As official letters write it, with any of the three signs for nought."""
    (case,) = read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", written)])).cases
    assert case.came == day


@pytest.mark.parametrize(("written", "told"), [
    ("二〇二五年二月三十日", "没有这一天"),
    ("二〇二五年十三月一日", "没有这一天"),
    ("二〇二五年十十月一日", "不是日期"),
    (45721, "是一个数，不是日期"),
    ("45721", "是一个数，不是日期"),
])  # fmt: skip
def test_what_is_no_certain_day_is_refused(tmp_path: Path, written: object, told: str) -> None:
    """A bare number is none, though Excel may count days so: the sentence tells to format the column."""
    with pytest.raises(InputError, match=f"收到日期：{told}"):
        read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", written)]))


@pytest.mark.parametrize(("written", "place"), [
    ("不予公开（行政执法案卷）", "enforcement_file"),
    ("不予公开-属于国家秘密", "state_secret"),
    ("无法提供：信息不存在", "not_held"),
    ("不予处理（重复申请）", "repeated"),
    ("其他处理（撤回申请）", "other_handling"),
])  # fmt: skip
def test_an_outcome_behind_its_group_is_that_outcome(tmp_path: Path, written: str, place: str) -> None:
    """The form's group before the reason, however they are parted."""
    path = write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-03-05", "2025-03-06", written)])
    assert tally_cases(read_ledger(path).cases, 2025).figures[f"requests.{place}.natural"] == 1


@pytest.mark.parametrize(
    "written", ["不予公开（重复申请）", "不予公开（信息不存在）", "无法提供（国家秘密）"]
)
def test_an_outcome_behind_another_group_is_refused(tmp_path: Path, written: str) -> None:
    """Group and reason contradict each other: neither is believed."""
    with pytest.raises(InputError, match="处理结果：不认得写的是哪一项"):
        read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-03-05", "2025-03-06", written)]))


def test_a_row_of_signatures_is_no_case(tmp_path: Path) -> None:
    """Several labels side by side, names in them or beside them, below the totals."""
    signed = {"编号": "填表人：某某", "申请方式": "审核人：", "答复日期": "填报日期：2026年1月8日"}
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-03-05"), signed]))
    assert [case.number for case in ledger.cases] == ["1"]
    assert ledger.notes == ("工作表“Sheet”第 3 行不是申请（表下的说明或签字），没有读。",)


def test_a_row_that_tells_of_a_case_is_never_taken_for_signatures(tmp_path: Path) -> None:
    """A number with a colon in it is one, where type, channel and day stand beside it."""
    (case,) = read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("登记号：2025-1", "2025-03-05")])).cases
    assert case.came == date(2025, 3, 5)


def test_the_day_below_the_group_of_answers_is_the_answers(tmp_path: Path) -> None:
    """答复情况 over 日期 and 结果, as registers with two rows of heads have it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["编号", "申请人类型", "申请方式", "收到日期", "答复情况", None])
    sheet.append([None, None, None, None, "日期", "结果"])
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"):
        sheet.merge_cells(merged)
    sheet.append(["1", "自然人", "当面", date(2025, 3, 5), date(2025, 3, 6), "予以公开"])
    book.save(tmp_path / "台账.xlsx")
    (case,) = read_ledger(tmp_path / "台账.xlsx").cases
    assert (case.answered, case.outcome) == (date(2025, 3, 6), "granted")


def test_all_sheets_are_told_of_at_once(tmp_path: Path) -> None:
    """Each quarter's mistake is named in one go, whatever is wrong with the others."""
    book = openpyxl.Workbook()
    for title, came in (("一季度", "上个月"), ("二季度", "下个月")):
        sheet = book.create_sheet(title)
        sheet.append(HEADS)
        sheet.append([row(title[0] + "1", came).get(head) for head in HEADS])
    book.save(tmp_path / "台账.xlsx")
    with pytest.raises(InputError) as refused:
        read_ledger(tmp_path / "台账.xlsx")
    assert [each.place for each in refused.value.problems] == [
        "工作表“一季度”第 2 行 收到日期",
        "工作表“二季度”第 2 行 收到日期",
    ]


def test_a_result_whose_day_has_no_column_is_told_so(tmp_path: Path) -> None:
    """The column is what lacks, not what stands in it."""
    heads = [head for head in HEADS if head != "复议提起日期"]
    path = write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-03-05", 复议结果="维持")], heads)
    with pytest.raises(InputError, match="复议提起日期：台账没有这一列"):
        read_ledger(path)


def test_an_answer_on_a_day_off_after_the_last_day_is_late_by_days(tmp_path: Path) -> None:
    """No working day lies between: the delay is told in days, never as nought."""
    path = write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-09-15", "2025-10-18", "予以公开")])
    (finding,) = [
        each for each in ledger_findings(read_ledger(path).cases, 2025, date(2026, 1, 5)) if each.left
    ]
    assert finding.message == "应在 2025-10-17 前答复，2025-10-18 才答复，逾期 1 天"


def test_missing_columns_say_what_makes_lateness_certain(tmp_path: Path) -> None:
    """An office without extensions learns that the empty columns tell so."""
    heads = [head for head in HEADS if head != "延期告知日期"]
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-03-05")], heads))
    assert "延期告知日期。确实没有补正、征求意见、延期的，加上这几列、空着，就能断定。" in ledger.notes[0]


def test_a_case_open_at_the_years_end_is_late_unless_the_next_ledger_answers_it(tmp_path: Path) -> None:
    """After the year its ledger alone cannot tell: the sentence says which one does."""
    path = write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-12-15")])
    (finding,) = [
        each for each in ledger_findings(read_ledger(path).cases, 2025, date(2026, 2, 2)) if each.left
    ]
    assert "到 2026-02-02 还没有答复（下年的台账里有答复的，以那份为准），逾期" in finding.message
