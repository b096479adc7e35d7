"""Tables with rows and columns swapped: read as the form has them, with a remark."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.ingest.account import Ingested
from kit.ingest.tables.turned import TURNED
from tests.ingest.flat_report import requests
from tests.ingest.shapes.document import title_of
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import judge, read
from tests.ingest.shapes.sheet import Block, Line, Spot, filled, sheet

FORM = editions()["2021"]
FIGURES = distinct(FORM)
TABLES = {
    "requests": "三、收到和处理政府信息公开申请情况",
    "appeals": "四、政府信息公开行政复议、行政诉讼情况",
}


def swapped(rows: tuple[Line, ...], *, spans: bool) -> str:
    """Return a table of rows as a page prints it with rows and columns swapped, its cells merged or not."""
    grid = [list(line) for line in filled(rows)]
    printed = []
    for column in zip(*grid, strict=True):
        cells = [_cell(spot, text, spans=spans) for spot, text in column if spot is not None or not spans]
        printed.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border='1'>{''.join(printed)}</table>"


def _cell(spot: Spot | None, text: str, *, spans: bool) -> str:
    across = f" rowspan='{spot.colspan}' colspan='{spot.rowspan}'" if spot and spans else ""
    return f"<td{across}>{text}</td>"


def reading(folder: Path, tables: str) -> Ingested:
    """Return the reading of a report with these tables."""
    head = f"<h1>{title_of(FORM, 2024)}</h1><p>一、总体情况</p><p>正文。</p>"
    tail = "<p>五、存在的主要问题及改进情况</p><p>无。</p>"
    found: Ingested = read(folder / "report.html", f"<html><body>{head}{tables}{tail}", 2024)
    return found


@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize("section", TABLES)
def test_a_swapped_table_is_read_with_a_remark(tmp_path: Path, section: str, *, spans: bool) -> None:
    """Whether its cells are merged or left empty."""
    rows = sheet(FORM, section, FIGURES).rows
    found = reading(tmp_path, f"<p>{TABLES[section]}</p>{swapped(rows, spans=spans)}")
    printed = {place: value for place, value in FIGURES.items() if place.startswith(f"{section}.")}
    verdict = judge(printed, found)
    assert (len(verdict.right), dict(verdict.wrong)) == (len(printed), {})
    assert [remark.what for remark in found.account.remarks] == [TURNED]
    assert found.account.unplaced == ()


def test_a_groups_label_in_the_corner_of_a_swapped_table_is_no_column(tmp_path: Path) -> None:
    """申请人情况 stands over the applicants' labels; where one of these is missing, nothing is read."""
    applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    numbers = [[str(100 + 10 * row + column) for row in range(2)] for column in range(7)]
    top = ["申请人情况", "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"]

    def printed(names: list[str]) -> Ingested:
        rows = [top, *([name, *own] for name, own in zip(names, numbers, strict=True))]
        body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
        return reading(tmp_path, f"<p>{TABLES['requests']}</p><table border='1'>{body}</table>")

    found = printed(applicants)
    received, carried_in = (range(100 + row, 107 + row) for row in (0, 10))
    assert found.cells() == requests("received", *received) | requests("carried_in", *carried_in)
    assert printed(["某某", *applicants[1:]]).cells().get("requests.received.natural") is None


def test_the_small_tables_are_read_each(tmp_path: Path) -> None:
    """A table of one column and one row of numbers, too."""
    blocks: tuple[Block, ...] = sheet(FORM, "disclosure", FIGURES).blocks
    tables = "".join(swapped(block.rows, spans=True) for block in blocks)
    found = reading(tmp_path, f"<p>二、主动公开政府信息情况</p>{tables}")
    printed = {place: value for place, value in FIGURES.items() if place.startswith("disclosure.")}
    assert judge(printed, found).right == set(printed)
    assert len(found.account.remarks) == len(blocks)


def test_what_is_refused_in_a_swapped_table_stands_in_a_column(tmp_path: Path) -> None:
    """The account counts columns, which are what the page prints."""
    rows = swapped(sheet(FORM, "requests", FIGURES).rows, spans=True)
    number = str(FIGURES["requests.received.natural"])
    found = reading(tmp_path, f"<p>{TABLES['requests']}</p>{rows.replace(f'>{number}<', '>1*6<')}")
    (refused,) = found.account.unplaced
    assert (refused.text, refused.place.partition("，")[0]) == ("1*6", "第 1 张表第 4 列")


def test_a_row_that_lost_its_numbers_turns_no_table(tmp_path: Path) -> None:
    """A label above the numbers, alone in its row, is none of a column where names of rows stand at the left."""
    labels = ["1.信访举报投诉类申请", "2.重复申请", "3.其他", "（七）总计", "四、结转下年度继续办理"]
    body = "<tr><td colspan='8'></td><td>6.属于四类过程性信息</td></tr>"
    for at, label in enumerate(labels):
        numbers = "".join(f"<td>{100 * at + column}</td>" for column in range(7))
        body += f"<tr><td></td><td>{label}</td>{numbers}</tr>"
    found = reading(tmp_path, f"<p>{TABLES['requests']}</p><table border='1'>{body}</table>")
    assert not any(place.startswith("requests.deliberative") for place in found.cells())
    assert found.account.remarks == ()


@pytest.mark.parametrize(
    ("name", "is_read"),
    [("一、本年新收政府信息公开申请数量", True), ("一、本年新收政府信息公开申清数量", False)],
)
def test_only_names_as_the_form_has_them_turn_a_table(tmp_path: Path, name: str, is_read: bool) -> None:
    """Where all its rows' names are damaged no direction is certain, and the numbers are named."""
    applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [["", name], *([label, str(number)] for number, label in enumerate(applicants, 21))]
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    found = reading(tmp_path, f"<p>{TABLES['requests']}</p><table border='1'>{body}</table>")
    assert found.cells() == (requests("received", *range(21, 28)) if is_read else {})
    assert bool(found.account.unplaced) is not is_read
