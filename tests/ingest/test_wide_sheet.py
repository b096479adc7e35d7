"""A sheet too wide for its paper, printed by LibreOffice: what stands on several pages is read as the sheet has it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from tests.office.soffice import converted

PERIOD = (
    "本报告依照有关规定编制，所列数据的统计期限自2024年1月1日起至2024年12月31日止，"
    + "欢迎查阅，" * 8
    + "电子版可以下载。"
)
WORDS = "我镇及时更新公开指南和公开目录，" + "主动回应群众关切，" * 7 + "做到应公开尽公开。"
HEADS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
ABOVE = [
    ["甲水县乙山镇2024年政府信息公开工作年度报告"],
    [PERIOD],
    ["一、总体情况"],
    [WORDS],
    ["二、主动公开政府信息情况"],
]
TABLE = [HEADS, ["规章", 14, 0, 32], ["行政规范性文件", 53, 21, 75]]
BELOW = [["五、存在的主要问题及改进情况"], ["还有不足。"], ["六、其他需要报告的事项"], ["无。"]]


def printed(folder: Path, *, width: float) -> Ingested:
    """Return what is read of a sheet whose columns are so wide, printed with frames around its cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*ABOVE, *TABLE, *BELOW):
        sheet.append(row)
    side = Side(style="thin")
    for cells in sheet.iter_rows(len(ABOVE) + 1, len(ABOVE) + len(TABLE)):
        for cell in cells:
            cell.border = Border(left=side, right=side, top=side, bottom=side)
    for column in "ABCD":
        sheet.column_dimensions[column].width = width
    path = folder / "wide.xlsx"
    book.save(path)
    (found,) = read_reports(converted(path, "pdf"), None)
    assert isinstance(found, Ingested)
    return found


@pytest.mark.parametrize("width", [18, 30, 45, 70])
def test_a_sheet_on_pages_side_by_side_is_read_whole(tmp_path: Path, width: float) -> None:
    """Its numbers stand in their rows, its words in their sentences, however many pages it is wide."""
    found = printed(tmp_path, width=width)
    rows = {"rules": (14, 0, 32), "normative": (53, 21, 75)}
    columns = ("made", "abolished", "in_force")
    assert found.cells() == {
        f"disclosure.{row}.{column}": value
        for row, values in rows.items()
        for column, value in zip(columns, values, strict=True)
    }
    assert found.account.unplaced == ()
    narrative = found.parameters["narrative"]
    assert (narrative["preamble"], narrative["overview"]) == (f"{PERIOD}\n", f"{WORDS}\n")
