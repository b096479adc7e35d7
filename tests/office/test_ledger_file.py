"""The empty ledger: what is chosen from, what a spreadsheet program reckons in it, and that it is read back."""

from __future__ import annotations

import random
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kit.base.errors import KitError
from kit.cases.clocks import clock_of
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.working_days import working_days
from kit.form.case_ledger import case_ledger
from kit.office.excel.ledger_file import FIRST, write_ledger_xlsx
from tests.cases.ledgers import row
from tests.office.soffice import converted


@pytest.fixture(scope="module")
def blank() -> bytes:
    """An empty ledger of 2025."""
    return write_ledger_xlsx("甲乡2025年政府信息公开申请台账", 2025)


def filled(blank: bytes, rows: list[dict[str, object]], path: Path) -> Path:
    """Fill rows into an empty ledger as a person would."""
    book = openpyxl.load_workbook(BytesIO(blank))
    sheet = book["台账"]
    columns = {cell.value: cell.column for cell in sheet[FIRST - 1]}
    for number, told in enumerate(rows, FIRST):
        for head, value in told.items():
            if value not in (None, ""):
                sheet.cell(number, columns[head], value)
    book.save(path)
    return path


def test_the_same_ledger_is_the_same_file(blank: bytes) -> None:
    """Nothing of when or where it was written is in it."""
    assert write_ledger_xlsx("甲乡2025年政府信息公开申请台账", 2025) == blank


def test_what_is_chosen_from_is_what_is_read(blank: bytes) -> None:
    """Each list has the labels of the ledger as data; the columns that do not count are marked by their grey heads."""
    book = openpyxl.load_workbook(BytesIO(blank))
    heads = {cell.value: cell for cell in book["台账"][FIRST - 1]}
    options = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["选项"].columns
    }
    assert options["选项：处理结果"] == [each.label for each in case_ledger().outcomes]
    assert len(book["台账"].data_validations.dataValidation) == sum(
        each.kind in ("choice", "date") for each in case_ledger().columns
    )
    grey = {head for head, cell in heads.items() if cell.fill.fgColor.rgb == "FFEDEDED"}
    assert grey == {each.label for each in case_ledger().columns if not each.is_read} | {
        "答复期限",
        "办理状态",
    }


def test_an_empty_ledger_has_no_case_and_a_filled_one_those_filled_in(blank: bytes, tmp_path: Path) -> None:
    """Rows that hold formulas alone are no cases; what is typed reads back without any mapping."""
    (tmp_path / "空.xlsx").write_bytes(blank)
    assert read_ledger(tmp_path / "空.xlsx").cases == ()
    rows = [row("1", date(2025, 3, 3), date(2025, 3, 20), "予以公开", 申请人="某某", 备注="某话")]
    (case,) = read_ledger(filled(blank, rows, tmp_path / "台账.xlsx")).cases
    assert (case.number, case.outcome, case.sure_clock) == ("1", "granted", True)


def random_row(number: int, chance: random.Random) -> dict[str, object]:
    """Return a case with corrections, askings and extensions in any order that a ledger may have."""
    came = date(2025, 1, 2) + timedelta(days=chance.randrange(200))

    def later(start: date, most: int) -> date:
        return start + timedelta(days=chance.randrange(most))

    told = row(str(number), came, 申请方式=chance.choice(["当面", "网络", "EMS", "平信"]))
    received = came
    if told["申请方式"] in ("网络", "平信") and chance.random() < 0.8:
        told["确认日期"] = received = later(came, 5)
    if chance.random() < 0.4:
        told["补正告知日期"] = notice = later(received, 10)
        if chance.random() < 0.8:
            told["补正收到日期"] = later(notice, 30)
    for asked, replied in (("征求第三方日期", "第三方回复日期"), ("征求机关日期", "机关回复日期")):
        if chance.random() < 0.5:
            told[asked] = day = later(received, 50)
            if chance.random() < 0.7:
                told[replied] = later(day, 40)
    if chance.random() < 0.4:
        told["延期告知日期"] = later(received, 60)
    if told["申请方式"] == "EMS":
        told["申请方式"] = "挂号信"
    return told


# Received on 3 March 2025: due on the 31st.
STATES = [
    row("a-1", date(2025, 3, 3), date(2025, 3, 31), "予以公开"),
    row("b-1", date(2025, 3, 3), date(2025, 4, 1), "予以公开"),
    row("c-1", date(2025, 3, 3), date(2025, 4, 1), "予以公开", 申请方式="网络"),
    row("d-1", date(2025, 3, 3), 补正告知日期=date(2025, 3, 5)),
    row("e-1", date(2025, 3, 3), date(2025, 6, 3), "其他", 补正告知日期=date(2025, 3, 5)),
    row("f-1", date(2025, 3, 3)),
    row("g-1", date(2025, 3, 3), 并入编号="f-1"),
]


def test_the_live_deadline_is_the_clocks_own(blank: bytes, tmp_path: Path) -> None:
    """A spreadsheet program reckons of 250 cases, each with whatever can move it, the day that the clocks give."""
    chance = random.Random(20)  # noqa: S311 - the same cases each run
    rows = [random_row(number, chance) for number in range(1, 251)] + STATES
    path = filled(blank, rows, tmp_path / "台账.xlsx")
    cases = read_ledger(path).cases
    reckoned = openpyxl.load_workbook(converted(path, "xlsx"), data_only=True)["台账"]
    column = next(cell.column for cell in reckoned[FIRST - 1] if cell.value == "答复期限")
    shown = [reckoned.cell(number, column).value for number in range(FIRST, FIRST + len(cases))]
    states = [reckoned.cell(FIRST + 250 + number, column + 1).value for number in range(len(STATES))]
    assert states == ["按时", "逾期", "请填确认日期", "等补正", "已答复", "逾期", None]
    expected = [None if case.merged_into else clock_of(case).due for case in cases]
    assert [value.date() if value else None for value in shown] == expected
    assert len(set(expected)) > 60
    assert None in expected


def test_a_year_without_a_holiday_notice_is_refused() -> None:
    """There is no ledger with guessed deadlines."""
    with pytest.raises(KitError, match="更新 chinesecalendar"):
        write_ledger_xlsx("甲乡", working_days().last + 1)
