"""Rows below a header: whose numbers alone are, what the rest of a row may hold, and rows with none above."""

from __future__ import annotations

from pathlib import Path

from kit.ingest.tables.placing import NO_ROW
from kit.ingest.tables.table_rows import ALL_ALIKE, NO_HEAD
from tests.ingest.flat_report import HEADER, ingested, numbers, page, requests
from tests.ingest.text_tables import FOUR, TWO, VALUES, four, told

FIRST = (74, 83, 69, 89, 84, 95, 494)


def test_numbers_alone_below_table_threes_header_are_no_cells_of_table_four(tmp_path: Path) -> None:
    """They have lost their label; no cell of another table is said to be among them."""
    head = "\n".join(HEADER)
    found = ingested(tmp_path, f"三、收到和处理政府信息公开申请情况\n{head}\n1\t2\t3\t4\t5\t6\t21\n")
    assert [(each.reason, each.addresses) for each in found.account.unplaced] == [(NO_ROW, ())]
    assert not found.cells()


def test_a_vague_number_below_the_pages_end_leaves_the_rest_its_columns(tmp_path: Path) -> None:
    """The row above is not blank; the one cell is refused."""
    cut = page([[("一、本年新收政府信息公开申请数量", 3, 1), *numbers(*[""] * 7)]])
    rest = "".join(f"<td>{text}</td>" for text in ("约5", *FIRST[1:]))
    table = f"<table border='1'><tr><td colspan='3'></td>{rest}</tr></table>"
    found = ingested(tmp_path, f"{cut}{table}", suffix="html")
    right = requests("received", *FIRST)
    del right["requests.received.natural"]
    assert found.cells() == right
    assert [(each.text, each.addresses) for each in found.account.unplaced] == [
        ("约5", ("requests.received.natural",))
    ]


def test_two_columns_alike_need_no_header(tmp_path: Path) -> None:
    """Whichever is which, both hold the same; a remark tells of the row."""
    found = ingested(tmp_path, f"{TWO}第二十条第（九）项\n政府集中采购\t0\t0\n", year=2020)
    assert found.cells() == {"disclosure.procurement.items": 0, "disclosure.procurement.spending": "0"}
    assert [(each.text, each.what) for each in found.account.remarks] == [("政府集中采购", ALL_ALIKE)]
    found = ingested(tmp_path, f"{TWO}第二十条第（九）项\n政府集中采购\t0\t1\n", year=2020)
    assert not found.cells()


def test_the_remark_on_a_block_without_its_header_names_the_row(tmp_path: Path) -> None:
    """Its label, not its number, is what a person looks for in the report."""
    rows = "<tr><td colspan='2'>第二十条第（五）项</td></tr><tr><td>行政许可</td><td>228</td></tr>"
    found = ingested(tmp_path, f"<p>{TWO}</p><table border='1'>{rows}</table>", suffix="html")
    assert found.cells() == {"disclosure.licence.decisions": 228}
    assert [(each.text, each.what) for each in found.account.remarks] == [("行政许可", NO_HEAD)]


def test_strange_words_directly_below_a_title_are_no_header(tmp_path: Path) -> None:
    """Rows below them have none, and their numbers are named."""
    found = ingested(tmp_path, f"{TWO}第二十条第（一）项\n某某事项\t某某说明\n规章\t1\t2\t3\n")
    assert not found.cells()
    assert told(found)[0][0] == "规章 1 2 3"


def test_a_second_row_of_table_fours_numbers_is_no_first(tmp_path: Path) -> None:
    """Whose it is nobody knows: last year's, or a sum; the row below the header keeps its numbers."""
    more = [str(int(value) + 20) for value in VALUES]
    corner = "<tr><td rowspan=3></td><td colspan=5>"
    table = four([["本镇", *VALUES], ["上年", *more]]).replace("<tr><td colspan=5>", corner)
    found = ingested(tmp_path, table, suffix="html")
    assert list(found.cells().values()) == list(map(int, VALUES))
    assert told(found) == [(" ".join(["上年", *more]), NO_ROW)]


def test_a_columns_label_with_a_number_begins_no_header(tmp_path: Path) -> None:
    """It is named; the rows below it stand under the header above."""
    row = "\t".join(map(str, FIRST))
    rows = [
        f"一、本年新收政府信息公开申请数量\t{row}",
        "自然人\t5",
        f"二、上年结转政府信息公开申请数量\t{row}",
    ]
    text = "\n".join(["三、收到和处理政府信息公开申请情况", *HEADER, *rows, ""])
    found = ingested(tmp_path, text)
    assert found.cells() == requests("received", *FIRST) | requests("carried_in", *FIRST)
    assert told(found) == [("自然人 5", NO_ROW)]


def test_a_header_has_no_numbers_in_the_next_section(tmp_path: Path) -> None:
    """As many numbers as it has columns may be anything there."""
    row = "\t".join(VALUES) + "\n"
    assert list(ingested(tmp_path, FOUR + row).cells().values()) == list(map(int, VALUES))
    found = ingested(tmp_path, f"{FOUR}五、存在的主要问题及改进情况\n{row}")
    assert not found.cells()
    assert told(found) == [(" ".join(VALUES), NO_ROW)]
