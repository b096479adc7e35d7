"""Sheets that print blanks for the rest of merged cells: how far from the left a row's own label may stand."""

from __future__ import annotations

from pathlib import Path

from kit.ingest.tables.column_cells import MISCOUNTED
from tests.ingest.flat_report import ingested, requests
from tests.ingest.text_tables import GRID


def test_a_sheet_with_one_column_for_labels_has_rows_of_groups_there(tmp_path: Path) -> None:
    """Where no columns are left for the groups, a label stands before the numbers at whatever level."""
    narrow = GRID.replace("\t\t\t申", "\t申").replace("\t\t\t自", "\t自").replace("\t\t\t\t商", "\t\t商")
    rows = "（一）予以公开\t1\t\t3\t\t\t\t4\n1.属于国家秘密\t\t\t\t5\t\t\t5\n"
    found = ingested(tmp_path, narrow + rows)
    expected = requests("granted", 1, None, 3, None, None, None, 4)
    expected |= requests("state_secret", None, None, None, 5, None, None, 5)
    assert expected.items() <= found.cells().items()
    assert found.account.unplaced == ()


def test_a_number_below_the_blank_rest_of_a_columns_label_is_refused(tmp_path: Path) -> None:
    """The label is printed above the first of its columns, and so would the number be."""
    wide = (
        GRID.replace("情况\t\t\t\t\t\t总", "情况\t\t\t\t\t\t\t总")
        .replace("自然人\t", "自然人\t\t")
        .replace("\t商", "\t\t商")
    )
    row = "三、本年度办理结果\t（一）予以公开\t\t{}\t\t3\t\t\t\t4\n"
    found = ingested(tmp_path, wide + row.format("1\t"))
    assert found.cells() == requests("granted", 1, None, 3, None, None, None, 4)
    found = ingested(tmp_path, wide + row.format("\t1"))
    assert not found.cells()
    assert [each.reason for each in found.account.unplaced] == [MISCOUNTED]
