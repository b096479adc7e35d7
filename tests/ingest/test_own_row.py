"""A row below table four's header that another unit, or another time, stands before is not the report's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.flat_report import ingested

FOUR = "四、政府信息公开行政复议、行政诉讼情况"
KINDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
VALUES = tuple(range(11, 26))
OTHERS = (
    "丙河镇",
    "县公安局",
    "丁村",
    "2023年",
    "第一季度",
    "3月",
    "上年同期",
    "全县",
    "其中：网上申请",
    "1.丙河镇",
)
OWN = (
    "件数", "数量（件）", "2024年", "2024年度案件数", "本年度", "乙山镇", "乙山镇人民政府",
    "甲水县乙山镇人民政府", "本机关", "全镇合计", "本苏木合计",
)  # fmt: skip
CORNERS = ("单位", "")


def page(corner: str, *rows: tuple[str, ...]) -> str:
    """Return table four as a page prints it, with a column of words before the form's."""
    first = f'<td rowspan="3">{corner}</td><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td>'
    second = "".join(f'<td rowspan="2">{each}</td>' for each in KINDS)
    second += '<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td>'
    third = "".join(f"<td>{each}</td>" for each in KINDS * 2)
    body = ("".join(f"<td>{each}</td>" for each in row) for row in rows)
    lines = "".join(f"<tr>{row}</tr>" for row in (first, second, third, *body))
    return f"<p>{FOUR}</p><table border='1'>{lines}</table>"


def tabbed(corner: str, *rows: tuple[str, ...]) -> str:
    """Return the same between tabs."""
    heads = (("行政复议", "行政诉讼"), (*KINDS, "未经复议直接起诉", "复议后起诉"), KINDS * 2)
    lines = ((corner, *heads[0]) if corner else heads[0], *heads[1:], *rows)
    return "\n".join((FOUR, *map("\t".join, lines))) + "\n"


def a_cell_a_line(corner: str, *rows: tuple[str, ...]) -> str:
    """Return the same with each cell on a line."""
    return tabbed(corner, *rows).replace("\t", "\n")


PRINTS = {"page": (page, "html"), "tabs": (tabbed, "txt"), "lines": (a_cell_a_line, "txt")}


def line(words: str, first: int = 11) -> tuple[str, ...]:
    """Return a row of fifteen numbers behind words."""
    return (words, *map(str, range(first, first + 15)))


def appeals(folder: Path, how: str, corner: str, *rows: tuple[str, ...]) -> tuple[list[object], str, bool]:
    """Return what is read of table four, what is told of the rest, and whether all its cells are named."""
    printed, suffix = PRINTS[how]
    found = ingested(folder, printed(corner, *rows), suffix=suffix)
    told = " ".join(each.text for each in found.account.unplaced)
    read: list[object] = [value for place, value in found.cells().items() if place.startswith("appeals.")]
    named = len([place for place in found.refused if place.startswith("appeals.")]) == len(VALUES)
    return read, told, named


@pytest.mark.parametrize("how", PRINTS)
@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("words", OTHERS)
def test_another_units_or_times_row_is_named_and_not_read(
    tmp_path: Path, how: str, corner: str, words: str
) -> None:
    """One alone, as much as the first of a list."""
    read, told, named = appeals(tmp_path, how, corner, line(words))
    assert read == []
    assert words in told
    assert named
    read, told, named = appeals(tmp_path, how, corner, line(words), line("戊水乡", 31), line("合计", 51))
    assert read == []
    assert all(each in told for each in (words, "戊水乡", "合计"))


@pytest.mark.parametrize("how", PRINTS)
@pytest.mark.parametrize("words", OWN)
def test_a_measure_the_year_or_the_agency_is_the_reports_own(tmp_path: Path, how: str, words: str) -> None:
    """Whatever follows below it."""
    assert appeals(tmp_path, how, "", line(words))[0] == list(VALUES)
    assert appeals(tmp_path, how, "", line(words), line("丙河镇", 31))[0] == list(VALUES)
