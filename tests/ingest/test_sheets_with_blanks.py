"""Sheets that print blanks for the rest of merged cells: how far from the left a row's own label may stand."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.flat_report import ingested, requests
from tests.ingest.test_placing import GRID


def test_a_sheet_with_one_column_for_labels_has_rows_of_groups_there(tmp_path: Path) -> None:
    """Where no columns are left for the groups, a label stands before the numbers at whatever level."""
    narrow = GRID.replace("\t\t\t申", "\t申").replace("\t\t\t自", "\t自").replace("\t\t\t\t商", "\t\t商")
    rows = "（一）予以公开\t1\t\t3\t\t\t\t4\n1.属于国家秘密\t\t\t\t5\t\t\t5\n"
    found = ingested(tmp_path, narrow + rows)
    expected = requests("granted", 1, None, 3, None, None, None, 4)
    expected |= requests("state_secret", None, None, None, 5, None, None, 5)
    assert expected.items() <= found.cells().items()
    assert found.account.unplaced == ()
