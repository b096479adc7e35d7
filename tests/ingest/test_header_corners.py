"""Headers whose cells reach too far or stand twice: over the labels' column, over rows, a column's label again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.tables.placing import NO_HEADER
from tests.ingest.flat_report import HEADER, ingested, requests
from tests.ingest.test_headers import TWO, three
from tests.ingest.test_placing import KINDS, VALUES

HEADS = "".join(f"<td>{text}</td>" for text in ("本年制发件数", "本年废止件数", "现行有效件数"))


def test_a_groups_label_over_the_labels_column_too_leaves_the_columns_below_it(tmp_path: Path) -> None:
    """The first cell below it is empty, and no column: a row with blanks is read."""
    upper = "<td></td><td rowspan='2'>自然人</td><td colspan='5'>法人或其他组织</td><td rowspan='2'>总计</td>"
    kinds = "".join(f"<td>{text}</td>" for text in HEADER[2].split("\t"))
    heads = ("<td colspan='8'>申请人情况</td>", upper, f"<td></td>{kinds}")
    page = three(*heads).replace(">83<", "><")
    found = ingested(tmp_path, page, suffix="html")
    assert found.cells() == requests("received", 74, None, 69, 89, 84, 95, 494)
    assert found.account.unplaced == ()


def test_a_corner_that_reaches_down_to_an_empty_row_heads_no_row_below_it(tmp_path: Path) -> None:
    """The row beside it is read; the one below the empty row has lost its header and is named."""
    rows = (
        f"<td rowspan='3'>信息内容</td><td></td>{HEADS}",
        "<td>规章</td><td>1</td><td>2</td><td>3</td>",
        "<td></td><td></td><td></td><td></td>",
        "<td></td><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td>",
    )
    page = TWO + "<table border='1'>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    found = ingested(tmp_path, page, suffix="html")
    assert [found.cells()[f"disclosure.rules.{each}"] for each in ("made", "abolished", "in_force")] == [
        1,
        2,
        3,
    ]
    assert [(each.text, each.reason) for each in found.account.unplaced] == [
        ("行政规范性文件 4 5 6", NO_HEADER)
    ]


def test_one_column_printed_twice_beside_others_is_one_where_its_numbers_agree(tmp_path: Path) -> None:
    """Text between pipes knows no merged cells; the other columns keep theirs."""
    heads = ["信息内容", "本年制发件数", "本年制发件数", "本年废止件数", "现行有效件数"]
    for values, right in ((["5", "5", "0", "4"], [5, 0, 4]), (["5", "6", "0", "4"], ["unread"] * 3)):
        text = "".join(f"| {' | '.join(row)} |\n" for row in (heads, ["---"] * 5, ["规章", *values]))
        cells = ingested(tmp_path, f"二、主动公开政府信息情况\n\n{text}", suffix="md").cells()
        read = [cells.get(f"disclosure.rules.{each}", "unread") for each in ("made", "abolished", "in_force")]
        assert read == right


@pytest.mark.parametrize("group", ["申请人情况", "法人或其他组织"])
def test_any_groups_label_may_stand_in_the_corner(tmp_path: Path, group: str) -> None:
    """Where each column's own label stands behind it."""
    heads = "".join(f"<td>{text}</td>" for text in (group, "自然人", *HEADER[2].split("\t"), "总计"))
    found = ingested(tmp_path, three(heads).replace(">83<", "><"), suffix="html")
    assert found.cells() == requests("received", 74, None, 69, 89, 84, 95, 494)


def test_a_header_a_label_a_line_may_name_each_group_with_its_columns(tmp_path: Path) -> None:
    """Group by group, or level by level."""
    direct, after = "未经复议直接起诉", "复议后起诉"
    nested = ["行政复议", *KINDS, "行政诉讼", direct, *KINDS, after, *KINDS]
    levels = ["行政复议", "行政诉讼", *KINDS, direct, after, *KINDS, *KINDS]
    for heads in (nested, levels):
        text = "\n".join(["四、政府信息公开行政复议、行政诉讼情况", *heads, *VALUES, ""])
        cells = ingested(tmp_path, text).cells()
        read = [value for place, value in cells.items() if place.startswith("appeals.")]
        assert read == list(range(1, 16))
