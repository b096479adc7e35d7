"""Which cell of a row stands in which column: cells too many, labels over several columns, blanks of a sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.ingest.source.kinds import read_source
from kit.ingest.source.printed import PrintedTable
from kit.ingest.tables.column_cells import MISCOUNTED, TWO_VALUES
from kit.ingest.tables.figures import read_figures
from tests.ingest.flat_report import ingested
from tests.ingest.text_tables import KINDS, LAST, SECOND, THIRD, TWO, pages, told

COLUMNS = ("made", "abolished", "in_force")
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def rules(folder: Path, table: str, suffix: str) -> tuple[list[object], list[tuple[str, str]]]:
    """Return what was read of the row 规章, and what has no place."""
    found = ingested(folder, f"{TWO}\n{table}", suffix=suffix)
    return [found.cells().get(f"disclosure.rules.{each}", "unread") for each in COLUMNS], told(found)


def test_rows_of_the_next_page_with_a_cell_too_many_are_refused(tmp_path: Path) -> None:
    """All of them have one more than there are columns: any of their blanks may be no column's."""
    wider = [f"{row}<td>" for row in (SECOND, THIRD, LAST)]
    found = ingested(tmp_path, pages(list("1234560"), *wider), suffix="html")
    assert {place.split(".")[1] for place in found.cells() if place.startswith("requests.")} == {"received"}
    assert [reason for _, reason in told(found)] == [MISCOUNTED] * 3


def test_a_sheet_with_blanks_needs_no_label_before_table_fours_numbers(tmp_path: Path) -> None:
    """Its columns begin at the sheet's first; a merged cell is printed once, blanks for its rest."""
    top = ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9]
    middle = [*KINDS, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]
    values = ["1", "", "3", "", "4", *[""] * 5, "0", "", "", "2", "2"]
    lines = ["\t".join(row) for row in (top, middle, [*[""] * 5, *KINDS, *KINDS], values)]
    found = ingested(tmp_path, "四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join(lines) + "\n")
    assert list(found.cells().values()) == [int(value) if value else None for value in values]


@pytest.mark.parametrize("values", [["5", "", "0", "4"], ["", "5", "0", "4"]])
def test_a_number_below_one_of_two_like_labels_leaves_the_other_columns_read(
    tmp_path: Path, values: list[str]
) -> None:
    """The blank beside it may be a column's own; what stands under other labels is theirs."""
    rows = ([HEADS[0], HEADS[1], *HEADS[1:]], ["---"] * 5, ["规章", *values])
    read, refused = rules(tmp_path, "".join(f"| {' | '.join(row)} |\n" for row in rows), "md")
    assert read == ["unread", 0, 4]
    assert refused == [("规章 5", TWO_VALUES)]


@pytest.mark.parametrize(
    ("values", "made"),
    [(("5", "5", ""), "unread"), (("5", "", "5"), "unread"), (("5", "", ""), 5), (("5", "5", "5"), 5)],
)
def test_a_label_over_three_columns_has_one_number_or_the_same_in_each(
    tmp_path: Path, values: tuple[str, ...], made: object
) -> None:
    """Twice the same and a blank may be two columns' numbers."""
    heads = "".join(f"<td{' colspan=3' if at == 1 else ''}>{text}</td>" for at, text in enumerate(HEADS))
    row = "".join(f"<td>{text}</td>" for text in ("规章", *values, "1", "7"))
    read, refused = rules(tmp_path, f"<table border='1'><tr>{heads}</tr><tr>{row}</tr></table>", "html")
    assert read == [made, 1, 7]
    assert bool(refused) == (made == "unread")


def test_a_full_row_with_a_cell_more_tells_no_other_rows_columns(tmp_path: Path) -> None:
    """It is read in the header's order; the row below it has a blank, which may be any column's."""
    lines = ["\t".join(HEADS), "规章\t1\t2\t3\t", "行政规范性文件\t4\t\t6", ""]
    read, refused = rules(tmp_path, "\n".join(lines), "txt")
    assert read == [1, 2, 3]
    assert refused == [("行政规范性文件 4 6", MISCOUNTED)]


def test_rows_of_the_next_page_with_a_gap_between_their_cells_are_refused(tmp_path: Path) -> None:
    """A cell is lost there, though there are as many as columns: any of the others may have moved."""
    path = tmp_path / "report.html"
    path.write_text(f"<html><body>{pages(list('1234560'), SECOND, THIRD, LAST)}", encoding="utf-8")
    *upper, lower = read_source(path).pieces
    assert isinstance(lower, PrintedTable)
    gapped = (replace(cell, column=cell.column + (cell.column > 3)) for cell in lower.cells)
    whole, holed = (
        read_figures([*upper, table], 2024, editions())
        for table in (lower, replace(lower, cells=tuple(gapped)))
    )
    assert whole.values["requests.carried_in.natural"] == 1
    assert {place.split(".")[1] for place in holed.values} == {"received"}
    assert {each.reason for each in holed.unplaced} == {MISCOUNTED}
