"""Names of columns that a program made unique are read as the form's; the numbers behind them are no figures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from kit.ingest.account import Ingested
from tests.ingest.flat_report import ingested
from tests.ingest.shapes.judge import read
from tests.ingest.text_tables import KINDS

VALUES = list(range(1, 16))
EXCEL = [f"{kind}{number}" for number in ("", "2", "3") for kind in KINDS]
PANDAS = [f"{kind}{number}" for number in ("", ".1", ".2") for kind in KINDS]
GROUPS = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def page(names: list[str], *, groups: bool = True) -> str:
    """Return table four as a page prints it, under groups or not."""
    above = "".join(f"<td colspan='5'>{group}</td>" for group in GROUPS)
    rows = [f"<tr>{above}</tr>"] * groups
    rows += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (names, VALUES)]
    return f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table border='1'>{''.join(rows)}</table>"


def appeals(found: Ingested) -> list[object]:
    """Return what is read of table four, in the form's order."""
    return [value for place, value in found.cells().items() if place.startswith("appeals.")]


@pytest.mark.parametrize("names", [EXCEL, PANDAS], ids=["Excel", "pandas"])
def test_equal_names_with_numbers_are_the_forms_columns(tmp_path: Path, names: list[str]) -> None:
    """Each below its group; the numbers behind the names are none of the report's."""
    found = ingested(tmp_path, page(names), suffix="html")
    assert appeals(found) == VALUES
    assert found.account.unplaced == ()


def test_a_table_of_a_workbook_is_read(tmp_path: Path) -> None:
    """Excel itself numbers the names of a table's columns."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        lines = [
            "甲水县乙山镇2024年政府信息公开工作年度报告",
            "一、总体情况",
            "正文。",
            "四、政府信息公开行政复议、行政诉讼情况",
        ]
        sheet.write_column(0, 0, lines)
        for at, group in enumerate(GROUPS):
            sheet.merge_range(4, 5 * at, 4, 5 * at + 4, group)
        columns = [{"header": name} for name in EXCEL]
        sheet.add_table(5, 0, 6, 14, {"columns": columns, "data": [VALUES]})
    found: Ingested = read(tmp_path / "report.xlsx", written.getvalue(), 2024)
    assert appeals(found) == VALUES


@pytest.mark.parametrize(
    "names",
    [
        EXCEL[:10] + PANDAS[5:10],
        [*EXCEL[:5], *EXCEL[10:], *EXCEL[5:10]],
        [name.replace("2", "4") for name in EXCEL],
    ],
    ids=["counted twice", "out of order", "a number left out"],
)
def test_numbers_that_do_not_count_the_names_leave_them_unknown(tmp_path: Path, names: list[str]) -> None:
    """Nothing is read below them, and it is told."""
    found = ingested(tmp_path, page(names), suffix="html")
    assert not set(appeals(found)) & set(VALUES[5:])
    assert found.account.unplaced


def test_without_their_groups_equal_names_are_nobodys(tmp_path: Path) -> None:
    """Three times the same names: which are whose is not told."""
    found = ingested(tmp_path, page(EXCEL, groups=False), suffix="html")
    assert appeals(found) == []
    assert found.account.unplaced
