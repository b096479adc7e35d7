"""Labels of a header that are broken over two rows of the table: put together where all are the form's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.flat_report import ingested
from tests.ingest.html_tables import TWO, rules, table

UPPER = ["信息内容", "本年制", "本年废", "现行有"]
LOWER = ["", "发件数", "止件数", "效件数"]
ROW = ["规章", "7", "", "4"]


def test_labels_broken_over_two_rows_are_the_columns(tmp_path: Path) -> None:
    """The corner, and a label that is whole, have nothing below."""
    assert rules(tmp_path, UPPER, LOWER, ROW) == [7, None, 4]
    whole = ["信息内容", "本年制", "本年废止件数", "现行有"]
    assert rules(tmp_path, whole, ["", "发件数", "", "效件数"], ROW) == [7, None, 4]


def test_broken_labels_in_another_order_are_columns_in_it(tmp_path: Path) -> None:
    """Each end belongs to the label above it, not to the form's next."""
    upper, lower = ["信息内容", "现行有", "本年制", "本年废"], ["", "效件数", "发件数", "止件数"]
    assert rules(tmp_path, upper, lower, ["规章", "4", "7", ""]) == [7, None, 4]


LOWEST = {
    "one too few": ["", "发件数", "止件数", ""],
    "one that ends no label": ["", "发件数", "止件数", "效的"],
    "two the other way round": ["", "止件数", "发件数", "效件数"],
    "a character wrong": ["", "发件数", "止件数", "效件教"],
    "one too many": ["数", "发件数", "止件数", "效件数"],
}


@pytest.mark.parametrize("what", LOWEST)
def test_ends_that_do_not_make_labels_leave_the_row_unread(tmp_path: Path, what: str) -> None:
    """Its numbers are named."""
    found = ingested(tmp_path, TWO + table(UPPER, LOWEST[what], ROW), suffix="html")
    assert not any(place.startswith("disclosure.rules.") for place in found.cells())
    assert any("7 4" in each.text for each in found.account.unplaced)


def test_labels_that_begin_alike_are_not_put_together(tmp_path: Path) -> None:
    """Which end is whose would rest on their order alone."""
    upper, lower = ["信息内容", "本年", "本年", "现行有"], ["", "制发件数", "废止件数", "效件数"]
    assert rules(tmp_path, upper, lower, ROW) == ["unread"] * 3
