"""Headers whose cells reach too far or stand twice: over the labels' column, over rows, a column's label again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.tables.column_cells import MISCOUNTED
from kit.ingest.tables.placing import NO_HEADER
from tests.ingest.flat_report import HEADER, ingested, numbers, page, requests
from tests.ingest.html_tables import TWO, three
from tests.ingest.text_tables import KINDS, VALUES

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


def test_a_header_row_that_begins_with_the_total_is_no_row_of_numbers(tmp_path: Path) -> None:
    """总计 and 其他 name a row and a column each; before other columns' names they are columns."""
    header = [
        [("", 3, 3), ("申请人情况", 7, 1)],
        [("总计", 1, 2), ("自然人", 1, 2), ("法人或其他组织", 5, 1)],
        [(text, 1, 1) for text in ("其他", "商业企业", "科研机构", "社会公益组织", "法律服务机构")],
        [("一、本年新收政府信息公开申请数量", 3, 1), *numbers(494, 74, 95, 83, 69, 89, 84)],
    ]
    rows = "".join(
        "<tr>" + "".join(f'<td colspan="{a}" rowspan="{d}">{text}</td>' for text, a, d in row) + "</tr>"
        for row in header
    )
    text = f"<p>三、收到和处理政府信息公开申请情况</p><table border='1'>{rows}</table>"
    found = ingested(tmp_path, text, suffix="html")
    assert found.cells() == requests("received", 74, 83, 69, 89, 84, 95, 494)
    assert found.account.unplaced == ()


def test_a_damaged_label_that_no_other_is_heads_its_column(tmp_path: Path) -> None:
    """A row with a blank is read by it, too."""
    kinds = "".join(f"<td>{text}</td>" for text in HEADER[2].replace("商业企业", "商业企亚").split("\t"))
    heads = (
        "<td rowspan='3'></td><td colspan='7'>申请人情况</td>",
        "<td rowspan='2'>自然人</td><td colspan='5'>法人或其他组织</td><td rowspan='2'>总计</td>",
        kinds,
    )
    found = ingested(tmp_path, three(*heads).replace(">69<", "><"), suffix="html")
    assert found.cells() == requests("received", 74, 83, None, 89, 84, 95, 494)


def test_a_header_printed_again_directly_below_itself_is_one(tmp_path: Path) -> None:
    """A page that ends below the header repeats it."""
    head = "\n".join(HEADER)
    row = "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n"
    found = ingested(tmp_path, f"三、收到和处理政府信息公开申请情况\n{head}\n{head}\n{row}")
    assert found.cells() == requests("received", 1, 2, 3, 4, 5, 6, 21)


def test_a_number_partly_below_no_label_leaves_a_row_with_blanks_unread(tmp_path: Path) -> None:
    """A cell wider than its column has pushed another aside, or not: which, nobody can tell."""
    whole = [("一、本年新收政府信息公开申请数量", 3, 1), *numbers(74, 83, 69, 89, 84, 95, 494), ("", 1, 1)]
    wide = [("二、上年结转政府信息公开申请数量", 3, 1), *numbers(4, 3, "", 3, 3, 1), ("14", 2, 1)]
    head, *body = page([whole, wide]).split("</tr>")
    heads = [f"{row}<td></td>" for row in (head, *body[:2])]
    found = ingested(tmp_path, "</tr>".join([*heads, *body[2:]]), suffix="html")
    assert requests("received", 74, 83, 69, 89, 84, 95, 494).items() <= found.cells().items()
    assert not any(place.startswith("requests.carried_in.") for place in found.cells())
    assert [each.reason for each in found.account.unplaced] == [MISCOUNTED]
