"""Tables whose rows stand as lines within one row: read line by line where each cell has a line for each row."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.account import Ingested
from kit.ingest.tables.stacked import STACKED
from tests.ingest.flat_report import ingested
from tests.ingest.html_tables import TWO, table

HEADS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
MADE, ABOLISHED, IN_FORCE = ("made", "abolished", "in_force")


def stacked(folder: Path, *cells: str) -> Ingested:
    """Return the reading of a block whose two rows are one."""
    return ingested(folder, TWO + table(HEADS, list(cells)), suffix="html")


def test_lines_of_one_row_are_rows(tmp_path: Path) -> None:
    """With a remark."""
    found = stacked(tmp_path, "规章<br>行政规范性文件", "1<br>4", "2<br>5", "3<br>6")
    cells = found.cells()
    assert [cells[f"disclosure.rules.{column}"] for column in (MADE, ABOLISHED, IN_FORCE)] == [1, 2, 3]
    assert [cells[f"disclosure.normative.{column}"] for column in (MADE, ABOLISHED, IN_FORCE)] == [4, 5, 6]
    assert [each.what for each in found.account.remarks] == [STACKED]
    assert found.account.unplaced == ()


def test_rows_below_stacked_ones_keep_their_own(tmp_path: Path) -> None:
    """Those above, too."""
    rows = (
        ["规章<br>行政规范性文件", "1<br>4", "2<br>5", "3<br>6"],
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
    )
    more = ["行政处罚<br>行政强制", "7<br>8"]
    found = ingested(tmp_path, TWO + table(HEADS, *rows, more), suffix="html")
    assert found.cells()["disclosure.penalty.decisions"] == 7
    assert found.cells()["disclosure.coercion.decisions"] == 8
    assert found.account.unplaced == ()


@pytest.mark.parametrize(
    "cells",
    [
        ("规章<br>行政规范性文件", "1<br>4", "2", "3<br>6"),
        ("规章<br>行政规范性", "1<br>4", "2<br>5", "3<br>6"),
        ("规章", "1<br>4", "2<br>5", "3<br>6"),
        ("规章<br>行政规范性文件", "1<br>约四", "2<br>5", "3<br>6"),
        ("甲<br>乙", "1<br>4", "2<br>5", "3<br>6"),
    ],
    ids=["a line less", "a damaged label", "one label", "words", "no labels"],
)
def test_where_lines_do_not_match_no_number_is_read(tmp_path: Path, cells: tuple[str, ...]) -> None:
    """Each is named."""
    found = stacked(tmp_path, *cells)
    assert not any(str(value).isdecimal() for value in found.cells().values())
    told = " ".join(each.text for each in found.account.unplaced)
    assert all(number in told for cell in cells[1:] for number in cell.split("<br>"))
