"""Ledgers as offices keep them are read without anybody writing Python, and refused by row and column."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from kit.base.errors import InputError
from kit.cases.ledger_findings import ledger_findings
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.reading.own_names import own_names
from kit.cases.tally import tally_cases
from tests.cases.ledgers import HEADS, row, write_ledger
from tests.processor_time import at_most

# Four cases, the same in each layout: granted; carried in and partial; not held after a correction and with a
# third party, then a reconsideration; undecided.
RIGHT = {
    "requests.received.natural": 1,
    "requests.received.business": 2,
    "requests.carried_in.natural": 1,
    "requests.granted.natural": 1,
    "requests.partial.natural": 1,
    "requests.not_held.business": 1,
    "requests.carried_out.business": 1,
    "appeals.reconsideration.upheld": 1,
}


def figures(path: Path, own: Path | None = None) -> dict[str, int]:
    """Return the cells of 2025 that are not zero."""
    ledger = read_ledger(path, own_names(own) if own else None)
    return {cell: count for cell, count in tally_cases(ledger.cases, 2025).figures.items() if count}


def test_wide_with_personal_columns_and_a_total_row(tmp_path: Path) -> None:
    """A title, 26 columns with those of the persons among them, dates as Excel's, a total row at the end."""
    heads = [
        "序号", "登记号", "申请人姓名", "身份证号", "联系电话", "通信地址", "申请人类别", "申请渠道", "收件日期", "双方确认日期",
        "申请公开的内容", "补正通知日期", "收到补正日期", "征求第三方意见日期", "第三方意见回复日期", "会商日期", "会商回复日期",
        "延期通知日期", "办结日期", "答复类型", "文号", "收费（元）", "行政复议申请日期", "行政复议决定日期", "行政复议结果",
        "诉讼类型", "起诉日期", "判决日期", "判决结果", "备注",
    ]  # fmt: skip
    common = {
        "申请人姓名": "某某",
        "身份证号": "1",
        "联系电话": "2",
        "申请公开的内容": "某事",
        "备注": "某话",
    }
    rows = [
        common | {"序号": 1, "登记号": "2025-1", "申请人类别": "公民", "申请渠道": "现场", "收件日期": date(2025, 3, 3),
                  "办结日期": date(2025, 3, 20), "答复类型": "予以公开"},
        common | {"序号": 2, "登记号": "2024-9", "申请人类别": "个人", "申请渠道": "EMS", "收件日期": date(2024, 12, 20),
                  "办结日期": datetime(2025, 1, 10, 9, 30), "答复类型": "区分处理"},
        common | {"序号": 3, "登记号": "2025-2", "申请人类别": "企业", "申请渠道": "网站", "收件日期": date(2025, 4, 1),
                  "双方确认日期": date(2025, 4, 2), "补正通知日期": date(2025, 4, 8), "收到补正日期": date(2025, 4, 15),
                  "征求第三方意见日期": date(2025, 4, 16), "第三方意见回复日期": date(2025, 4, 20),
                  "办结日期": date(2025, 5, 6), "答复类型": "信息不存在",
                  "行政复议申请日期": date(2025, 5, 20), "行政复议决定日期": date(2025, 7, 1), "行政复议结果": "维持"},
        common | {"序号": 4, "登记号": "2025-3", "申请人类别": "公司", "申请渠道": "邮件", "收件日期": date(2025, 12, 30)},
        {"序号": "合计", "登记号": 4},
    ]  # fmt: skip
    path = write_ledger(tmp_path / "台账.xlsx", rows, heads, title="2025年政府信息公开申请台账")
    assert figures(path) == RIGHT
    assert [note for note in read_ledger(path).notes if "合计" in note] == [
        "工作表“Sheet”第 7 行是合计行，没有读。"
    ]


def merged_heads(path: Path) -> Path:
    """Write a ledger whose head has two rows: groups merged over their columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["依申请公开办理情况登记表"])
    top = [
        "编号",
        "申请人",
        "",
        "申请",
        "",
        "确认日期",
        "补正",
        "",
        "征求第三方意见",
        "",
        "征求其他机关意见",
        "",
        "延期",
        "答复",
        "",
    ]
    below = [
        "",
        "姓名",
        "类型",
        "方式",
        "收到日期",
        "",
        "告知日期",
        "收到日期",
        "征求日期",
        "回复日期",
        "征求日期",
        "回复日期",
        "告知日期",
        "答复日期",
        "处理结果",
    ]
    top += ["行政复议", "", "", "行政诉讼", "", "", ""]
    below += ["申请日期", "决定日期", "结果", "类型", "立案日期", "判决日期", "结果"]
    sheet.append(top)
    sheet.append(below)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(top))
    for column, label in enumerate(top, 1):
        if not below[column - 1]:
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
        elif label:
            width = next((at for at, more in enumerate(top[column:]) if more), len(top) - column)
            sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=column + width)
    blank = [None] * 22
    for number, told in enumerate(
        [
            {0: "2025-1", 1: "某某", 2: "自然人", 3: "当面", 4: "2025年3月3日", 13: "2025年3月20日", 14: "（一）予以公开"},
            {0: "2024-9", 1: "某某", 2: "自然人", 3: "挂号信", 4: "2024.12.20", 13: "2025.1.10",
             14: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
            {0: "2025-2", 1: "某某", 2: "商业企业", 3: "网络", 4: "2025/4/1", 5: "2025/4/2", 6: "2025/4/8",
             7: "2025/4/15", 8: "2025/4/16", 9: "2025/4/20", 13: "2025/5/6", 14: "1.本机关不掌握相关政府信息",
             15: "2025-05-20", 16: "2025-07-01", 17: "维持"},
            {0: "2025-3", 1: "某某", 2: "商业企业", 3: "电子邮件", 4: "20251230"},
        ]
    ):  # fmt: skip
        sheet.append([told.get(column, blank[column]) for column in range(22)])
        assert sheet.max_row == number + 4
    book.save(path)
    return path


def test_heads_of_two_rows_with_merged_groups(tmp_path: Path) -> None:
    """补正 over 告知日期 and 收到日期, 行政复议 over 结果: each column is told by its group, dates as text."""
    assert figures(merged_heads(tmp_path / "合并.xlsx")) == RIGHT


def test_by_quarters_on_sheets(tmp_path: Path) -> None:
    """Four sheets of one head and one for notes; what stands on none of them is no ledger and is told."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    rows = {
        "一季度": [
            row("2025-1", date(2025, 3, 3), date(2025, 3, 20), "予以公开"),
            row("2024-9", date(2024, 12, 20), date(2025, 1, 10), "部分公开"),
        ],
        "二季度": [
            row("2025-2", date(2025, 4, 1), date(2025, 5, 6), "本机关不掌握相关政府信息", 申请人类型="商业企业",
                复议提起日期=date(2025, 5, 20), 复议结案日期=date(2025, 7, 1), 复议结果="结果维持"),
        ],
        "三季度": [],
        "四季度": [row("2025-3", date(2025, 12, 30), 申请人类型="商业企业")],
    }  # fmt: skip
    for name, told in rows.items():
        sheet = book.create_sheet(name)
        sheet.append(HEADS)
        for each in told:
            sheet.append([each.get(head) for head in HEADS])
    book.create_sheet("填表说明").append(["一件一行"])
    book.save(tmp_path / "分季.xlsx")
    assert figures(tmp_path / "分季.xlsx") == RIGHT
    assert read_ledger(tmp_path / "分季.xlsx").notes == ("工作表“填表说明”没有台账的表头，没有读。",)


def test_as_wps_keeps_it(tmp_path: Path) -> None:
    """Blank rows between, a filter that hides rows, 否 and / for nothing, full width, a signature at the foot."""
    path = tmp_path / "wps.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    heads = ["受理编号", "类别", "来件方式", "收到时间", "确认时间", "补正告知时间", "补正收到时间", "征求第三方时间",
             "第三方回复时间", "征求机关时间", "机关回复时间", "是否延期", "延期告知时间", "答复时间", "办理结果",
             "复议申请日期", "复议决定日期", "复议结果", "诉讼类型", "诉讼立案日期", "裁判日期", "裁判结果", "应答复日期"]  # fmt: skip
    sheet.append(["２０２５年度台账"])
    sheet.append([])
    sheet.append(heads)
    nothing = dict.fromkeys(heads, "/")
    for told in (
        {"受理编号": "２０２５－１", "类别": "自 然 人", "来件方式": "当面提交", "收到时间": "2025-3-3 9:05", "答复时间": "2025-3-20",
         "办理结果": "公开", "是否延期": "否"},
        None,
        {"受理编号": "2024-9", "类别": "自然人", "来件方式": "特快专递", "收到时间": "2024-12-20", "答复时间": "2025-1-10",
         "办理结果": "部分公开"},
        {"受理编号": "2025-2", "类别": "商业企业", "来件方式": "网上申请", "收到时间": "2025-4-1", "答复时间": "2025-5-6",
         "办理结果": "不存在", "复议申请日期": "2025-5-20", "复议决定日期": "2025-7-1", "复议结果": "维持"},
        {"受理编号": "2025-3", "类别": "商业企业", "来件方式": "邮箱", "收到时间": "2025-12-30", "办理结果": "—"},
    ):  # fmt: skip
        sheet.append([(nothing | told)[head] for head in heads] if told else [])
    sheet.append([])
    sheet.append(["填表人：某某　　审核人：某某"])
    sheet.row_dimensions[6].hidden = True
    book.save(path)
    assert figures(path) == RIGHT
    notes = read_ledger(path).notes
    assert [note.partition("”")[2] for note in notes] == [
        "有 1 行被隐藏或筛去，也算在内。",
        "第 10 行不是申请（表下的说明或签字），没有读。",
    ]


OWN = """\
columns: {编号: 流水, 申请人类型: 身份, 答复日期: 盖章那天}
unread: [领导]
personal: [谁]
values:
  处理结果: {给了: 予以公开, 给了一部分: 部分公开, 没这东西: 本机关不掌握相关政府信息}
"""


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig"])
def test_a_text_with_commas_in_the_offices_own_words(tmp_path: Path, encoding: str) -> None:
    """CSV as Excel saves it in GBK; what the office calls its columns and answers stands in its ledger.yaml."""
    text = (
        "流水,谁,身份,申请方式,收到日期,盖章那天,处理结果,领导,复议提起日期,复议结案日期,复议结果,诉讼类型,诉讼提起日期,诉讼结案日期,诉讼结果\r\n"
        "2025-1,某某,自然人,当面,2025/3/3,2025/3/20,给了,甲,,,,,,,\r\n"
        "2024-9,某某,自然人,挂号信,2024/12/20,2025/1/10,给了一部分,甲,,,,,,,\r\n"
        "2025-2,某某,商业企业,网络,2025/4/1,2025/5/6,没这东西,甲,2025/5/20,2025/7/1,维持,,,,\r\n"
        "2025-3,某某,商业企业,电子邮件,2025/12/30,,,乙,,,,,,,\r\n"
    )
    path = tmp_path / "台账.csv"
    path.write_bytes(text.encode(encoding))
    unit = tmp_path / "parameters" / "wolong" / "angao"
    unit.mkdir(parents=True)
    (unit / "ledger.yaml").write_text(OWN, encoding="utf-8")
    assert figures(path, unit) == RIGHT
    (note,) = read_ledger(path, own_names(unit)).notes
    assert note.startswith("没有这些列，超过一般期限的不能断定逾期：")
    with pytest.raises(InputError) as refused:
        read_ledger(path)
    assert [str(each.what) for each in refused.value.problems] == [
        "没有“编号”这一列",
        "没有“申请人类型”这一列",
        "没有“答复日期”这一列",
        *(f"不认得“{name}”这一列" for name in ("流水", "谁", "身份", "盖章那天", "领导")),
    ]


def test_the_countys_words_hold_for_a_unit_that_has_none(tmp_path: Path) -> None:
    """The county's ledger.yaml is used where the unit has none of its own; a word of ours that is none is named."""
    county = tmp_path / "wolong" / "county"
    county.mkdir(parents=True)
    (county / "ledger.yaml").write_text(OWN, encoding="utf-8")
    assert own_names(tmp_path / "wolong" / "angao").unread == ("领导",)
    (county / "ledger.yaml").write_text(
        "columns: {编码: 流水}\nvalues: {处理结果: {给了: 公开了}}\n", encoding="utf-8"
    )
    with pytest.raises(InputError) as refused:
        own_names(tmp_path / "wolong" / "angao")
    assert [(each.place, each.line, each.what) for each in refused.value.problems] == [
        ("columns.编码", 1, "台账没有“编码”这一列"),
        ("values.处理结果.给了", 2, "没有“公开了”这一项"),
    ]


REFUSED = {
    "收到日期：没有写年份": row("1", "3月5日"),
    "收到日期：没有这一天": row("1", "2025-02-30"),
    "收到日期：不是日期": row("1", "上个月"),
    "收到日期：年份不对": row("1", "1025-03-05"),
    "收到日期：没有填": row("1", None),
    "编号：没有填": row("", "2025-03-05"),
    "编号：不是编号": row("某某", "2025-03-05"),
    "编号：像证件号或手机号，不能作编号": row("411303198001011234", "2025-03-05"),
    "申请方式：没有填": row("1", "2025-03-05", 申请方式=""),
    "申请方式：不认得写的是哪一项": row("1", "2025-03-05", 申请方式="托人带来"),
    "处理结果：不认得写的是哪一项": row("1", "2025-03-05", "2025-03-06", "不予公开"),
    "答复日期：早于收到日期": row("1", "2025-03-05", "2025-03-04", "予以公开"),
    "诉讼类型：没有填": row("1", "2025-03-05", 诉讼提起日期="2025-04-01"),
    "复议提起日期：没有填": row("1", "2025-03-05", 复议结果="维持"),
}


@pytest.mark.parametrize("told", REFUSED)
def test_what_is_not_certain_is_refused_by_row_and_column(tmp_path: Path, told: str) -> None:
    """The sentence names row and column, never what stands there; nothing of the ledger is read."""
    wrong = REFUSED[told]
    path = write_ledger(tmp_path / "台账.xlsx", [row("9", "2025-01-06"), wrong])
    with pytest.raises(InputError) as refused:
        read_ledger(path)
    (problem,) = refused.value.problems
    assert f"{problem.place}：{problem.what}" == f"工作表“Sheet”第 3 行 {told}"
    assert not [value for value in wrong.values() if len(str(value)) > 3 and str(value) in str(problem.what)]


def test_two_columns_of_one_meaning_are_refused(tmp_path: Path) -> None:
    """答复日期 and 办结日期 side by side: the office says which one counts; a weaker name beside a better is not read."""
    heads = ["编号", "申请人类型", "申请方式", "登记日期", "收到日期", "答复日期", "办结日期", "处理结果"]
    path = write_ledger(tmp_path / "台账.xlsx", [], heads)
    with pytest.raises(InputError, match="第 1 行 G 列：“办结日期”和前面一列意思一样"):
        read_ledger(path)


def test_what_is_no_workbook_is_refused_by_name(tmp_path: Path) -> None:
    """An .xls, a web page that a system calls .xls, a file without a head: each says what to do."""
    files = {
        b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"): "旧版的 .xls 文件.*另存为 .xlsx",
        b"<html><table></table></html>": "是网页",
        "甲,乙\n1,2\n".encode(): "找不到表头",
    }
    for data, told in files.items():
        path = tmp_path / "台账.xls"
        path.write_bytes(data)
        with pytest.raises(InputError, match=told):
            read_ledger(path)


def test_a_hidden_sheet_with_a_ledger_is_refused(tmp_path: Path) -> None:
    """Whether last year's sheet counts, hidden as it is, nobody can tell."""
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("上年")):
        sheet.append(HEADS)
    book["上年"].sheet_state = "hidden"
    book.save(tmp_path / "台账.xlsx")
    with pytest.raises(InputError, match="隐藏的工作表“上年”也有台账的表头"):
        read_ledger(tmp_path / "台账.xlsx")


def test_a_row_that_numbers_the_columns_is_no_case(tmp_path: Path) -> None:
    """1, 2, 3 … below the head, as printed forms have it, personal columns counted; the case below is read."""
    heads = ["编号", "申请人", *HEADS[1:]]
    numbers = {head: at for at, head in enumerate(heads, 1)}
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", [numbers, row("1", "2025年3月5号")], heads))
    assert [case.came for case in ledger.cases] == [date(2025, 3, 5)]
    assert ledger.notes == ("工作表“Sheet”第 2 行是栏次，没有读。",)


def test_a_word_for_no_result_yet_is_a_blank(tmp_path: Path) -> None:
    """在办 and 尚未审结 say that nothing is decided; beside a date they contradict it."""
    open_ = row("1", "2025-03-05", None, "在办", 复议提起日期="2025-04-01", 复议结果="尚未审结")
    (case,) = read_ledger(write_ledger(tmp_path / "台账.xlsx", [open_])).cases
    assert (case.outcome, case.appeals[0].result) == ("", "")
    wrong = open_ | {"复议结案日期": "2025-05-01"}
    with pytest.raises(InputError, match="复议结果：有复议结案日期"):
        read_ledger(write_ledger(tmp_path / "台账.xlsx", [wrong]))


def test_a_column_that_is_only_taken_for_another_is_told(tmp_path: Path) -> None:
    """Where there is no day of receipt the day of registration stands in for it, and the account says so."""
    heads = ["登记日期" if head == "收到日期" else head for head in HEADS]
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", None, 登记日期="2025-03-05")], heads))
    assert ledger.notes == ("工作表“Sheet”把“登记日期”当作“收到日期”。",)
    assert ledger.cases[0].came == date(2025, 3, 5)


def test_what_a_file_says_is_still_to_be_reckoned_is_refused(tmp_path: Path) -> None:
    """A day that a formula gives, in a file that says its results are outdated, is no day."""
    book = xlsxwriter.Workbook(str(tmp_path / "台账.xlsx"))
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, HEADS)
    told = row("1", None)
    for column, head in enumerate(HEADS):
        if told.get(head):
            sheet.write(1, column, told[head])
    look = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_formula(1, HEADS.index("收到日期"), "=DATE(2025,3,5)", look, 45721)
    book.close()
    with pytest.raises(InputError, match="第 2 行 收到日期：公式没有存下可靠的结果"):
        read_ledger(tmp_path / "台账.xlsx")


def test_ten_thousand_cases_are_quick(tmp_path: Path) -> None:
    """Read, counted and clocked in a few seconds of the processor's time."""
    days = [date(2024, 6, 3) + timedelta(days=number) for number in range(500)]
    rows = [
        row(f"2025-{number}", days[number % 500], days[number % 500] + timedelta(days=number % 60), "部分公开",
            申请人="某某", 征求第三方日期=days[number % 500], 申请内容="某事")
        for number in range(10_000)
    ]  # fmt: skip
    path = write_ledger(tmp_path / "台账.xlsx", rows, ["申请人", "申请内容", *HEADS])
    with at_most(6):
        counted = tally_cases(read_ledger(path).cases, 2025)
        found = ledger_findings(counted.cases, 2025, date(2026, 1, 10))
    assert len(found) == len(counted.cases) > 5_000


def test_without_the_columns_of_table_four_it_is_not_known(tmp_path: Path) -> None:
    """Missing columns are not zeros: the ledger says that it has no appeals to count, and which columns lack."""
    heads = [head for head in HEADS if "复议" not in head]
    ledger = read_ledger(write_ledger(tmp_path / "台账.xlsx", [row("1", "2025-03-05")], heads))
    assert not ledger.has_appeals
    assert "表四不由台账填：复议提起日期、复议结案日期、复议结果。" in ledger.notes[0]
