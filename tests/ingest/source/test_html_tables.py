"""Tables of web pages: spans as browsers lay them out, layout tables, cells that cannot be relied on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.source.flaws import CONTROL, OVERLAP, PICTURE, REPLACED, STRUCK, TURNED
from tests.ingest.source.sources import boxes, flaws, lines, read, rows, tables


def test_spans_are_those_of_the_page(tmp_path: Path) -> None:
    """A merged cell is one cell."""
    table = "<table><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁<tr><td>1<td>2<td>3</table>"
    (found,) = tables(read(tmp_path, table))
    assert found.merges
    assert boxes(found) == {
        "甲": (0, 0, 2, 1), "乙": (0, 1, 1, 2), "丙": (1, 1, 1, 1), "丁": (1, 2, 1, 1),
        "1": (2, 0, 1, 1), "2": (2, 1, 1, 1), "3": (2, 2, 1, 1),
    }  # fmt: skip


@pytest.mark.parametrize(("span", "expected"), [
    ("colspan=1000000", 2), ("colspan=0", 1), ("colspan=-3", 1), ("colspan=' 2px'", 2), ("colspan=abc", 1),
])  # fmt: skip
def test_absurd_spans_are_taken_as_browsers_take_them(tmp_path: Path, span: str, expected: int) -> None:
    """And no wider than columns in which a cell begins."""
    (found,) = tables(read(tmp_path, f"<table><tr><td {span}>甲<tr><td>1<td>2</table>"))
    assert boxes(found)["甲"] == (0, 0, 1, expected)


@pytest.mark.parametrize("span", ["0", "99999999", "3"])
def test_a_rowspan_ends_with_its_row_group(tmp_path: Path, span: str) -> None:
    """Nothing of a head reaches into the body."""
    head = f"<thead><tr><td rowspan={span}>甲<td>乙<tr><td>丙</thead>"
    (found,) = tables(read(tmp_path, f"<table>{head}<tbody><tr><td>1<td>2</table>"))
    assert boxes(found)["甲"] == (0, 0, 2, 1)
    assert boxes(found)["1"] == (2, 0, 1, 1)


def test_ragged_rows_and_blank_cells_stay(tmp_path: Path) -> None:
    """A blank cell is a cell; a row that is short has no more cells than it has; an empty row is none."""
    (found,) = tables(read(tmp_path, "<table><tr><td>甲<td>乙<td>丙<tr></tr><tr><td>1<td>&nbsp;</table>"))
    assert rows(found) == [["甲", "乙", "丙"], ["1", ""]]


def test_blocks_in_a_cell_are_its_lines(tmp_path: Path) -> None:
    """Word writes every line of a cell as a paragraph; a caption is no cell."""
    cell = "<td><p class=MsoNormal>商业</p><p>企业</p>（家）<br>年<td>1"
    (found,) = tables(read(tmp_path, f"<table><caption>表</caption><tr>{cell}</table>"))
    assert rows(found) == [["商业\n企业\n（家）\n年", "1"]]


@pytest.mark.parametrize("layout", [
    "<table><tr><td>边<td>{}</table>",
    "<table><tr><td>{}<tr><td>脚</table>",
    "<table><tr><td>边<td><table><tr><td>{}</table></table>",
], ids=["around a table", "one column", "nested twice"])  # fmt: skip
def test_a_table_for_layout_is_read_through(tmp_path: Path, layout: str) -> None:
    """It holds another table, or no two cells stand side by side; its cells are read in order."""
    source = read(tmp_path, layout.format("<p>一、甲</p><table><tr><td>1<td>2</table><p>二、乙</p>"))
    assert [rows(table) for table in tables(source)] == [[["1", "2"]]]
    assert lines(source)[-2:] in (["一、甲", "二、乙"], ["二、乙", "脚"])


@pytest.mark.parametrize("cell", ["<p>一、甲</p><p>二、乙</p>", "<p>一、甲</p><p>我镇公开3条。</p>"])
def test_running_text_in_a_cell_makes_layout(tmp_path: Path, cell: str) -> None:
    """Headings of two sections in one cell, or a heading and a sentence."""
    source = read(tmp_path, f"<table><tr><td>边<td>{cell}</table>")
    assert tables(source) == []
    assert "一、甲" in lines(source)


def test_a_label_broken_over_lines_is_no_heading(tmp_path: Path) -> None:
    """The rows of table three are numbered like sections."""
    label = "<td>三、本年度<br>办理结果<td>0<tr><td><p>四、结转</p><p>下年度</p><td>0"
    (found,) = tables(read(tmp_path, f"<table><tr>{label}</table>"))
    assert rows(found) == [["三、本年度\n办理结果", "0"], ["四、结转\n下年度", "0"]]


@pytest.mark.parametrize(("cell", "text", "flaw"), [
    ("<s>5</s>6", "6", REPLACED),
    ("<span style='text-decoration: line-through'>5</span>", "", STRUCK),
    ("<img src=5.gif>", "", PICTURE),
    ("<input value=5>", "", CONTROL),
    ("<select><option>5</select>", "", CONTROL),
    ("&#x202e;51", "\u202e51", TURNED),
    ("<input type=hidden value=5>6", "6", ""),
])  # fmt: skip
def test_what_cannot_be_read_off_a_cell_is_its_flaw(tmp_path: Path, cell: str, text: str, flaw: str) -> None:
    """A number of which the page's text tells less than its look."""
    source = read(tmp_path, f"<table><tr><td>甲<td>{cell}</table>")
    assert [row[1] for row in rows(tables(source)[0])] == [text]
    assert flaws(source) == ({text: flaw} if flaw else {})


def test_a_raised_digit_is_no_part_of_a_number(tmp_path: Path) -> None:
    """It numbers a note."""
    (found,) = tables(read(tmp_path, "<table><tr><td>甲<td>6<sup>1</sup></table>"))
    assert rows(found) == [["甲", "6¹"]]


def test_cells_laid_over_one_another_are_flawed(tmp_path: Path) -> None:
    """A cell whose columns another holds from above."""
    source = read(tmp_path, "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙</table>")
    assert flaws(source) == {"丙": OVERLAP}


def test_a_cell_that_is_not_displayed_is_not_there_and_a_blank_one_is(tmp_path: Path) -> None:
    """`visibility: hidden` keeps the cell's room."""
    row = "<td>甲<td style='display:none'>乙<td style='visibility:hidden'>丙<td>丁"
    (found,) = tables(read(tmp_path, f"<table><tr>{row}</table>"))
    assert rows(found) == [["甲", "", "丁"]]
