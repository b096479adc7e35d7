"""Bare page numbers among cells that were copied a line each: taken out where the row's sum tells them alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kit.ingest.account import Ingested
from kit.ingest.tables.lines.page_numbers import SEVERAL
from kit.ingest.tables.placing import STRAYED
from tests.ingest.flat_report import HEADER, ingested, requests

THREE = "三、收到和处理政府信息公开申请情况\n"
RECEIVED, CARRIED, GRANTED = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
)
Numbers = Sequence[int]
WHOLE = (36, 49, 26, 65, 50, 39, 265)


def of_lines(folder: Path, *rows: tuple[str, Numbers]) -> Ingested:
    """Return the reading of table three, a cell a line."""
    heads = [text for line in HEADER for text in line.split("\t")]
    cells = [text for label, numbers in rows for text in (label, *map(str, numbers))]
    return ingested(folder, THREE + "\n".join((*heads, *cells)) + "\n")


@pytest.mark.parametrize(("one", "other", "left"), [
    ((0, 0, 0, 1, 1, 0, 3, 4), (0, 9, 5, 6, 4, 8, 32, 2), (0, 9, 5, 6, 4, 8, 32)),
    ((0, 0, 0, 1, 0, 3, 4, 1), (0, 2, 9, 5, 6, 4, 8, 32), (0, 9, 5, 6, 4, 8, 32)),
    ((0, 0, 0, 1, 0, 3, 4), (7, 0, 9, 5, 6, 4, 8, 32), (0, 9, 5, 6, 4, 8, 32)),
], ids=["the same beside it", "before and behind", "one alone"])  # fmt: skip
def test_a_pages_number_is_no_cell(tmp_path: Path, one: Numbers, other: Numbers, left: Numbers) -> None:
    """The rows are read without it, and it is told among what is none of the report's."""
    found = of_lines(tmp_path, (RECEIVED, WHOLE), (CARRIED, one), (GRANTED, other))
    expected = requests("received", *WHOLE) | requests("carried_in", 0, 0, 0, 1, 0, 3, 4)
    assert found.cells() == expected | requests("granted", *left)
    assert len(found.account.dropped) >= 1
    assert found.account.unplaced == ()


def test_one_of_two_equal_numbers_is_not_told_apart(tmp_path: Path) -> None:
    """Where others stand between them: that row is refused by name, and the others are read."""
    found = of_lines(tmp_path, (RECEIVED, WHOLE), (GRANTED, (4, 0, 3, 0, 3, 6, 4, 16)))
    assert found.cells() == requests("received", *WHOLE)
    (refused,) = found.account.unplaced
    assert refused.reason == SEVERAL
    assert "requests.granted.natural" in refused.addresses


@pytest.mark.parametrize(("one", "other"), [
    ((0, 0, 0, 1, 1, 0, 3, 4), (0, 9, 5, 6, 4, 8, 32, 1)),
    ((0, 0, 0, 1, 1, 0, 3, 4), (0, 9, 5, 6, 4, 8, 3, 32)),
    ((0, 0, 0, 1, 1, 0, 3, 4), (0, 9, 5, 6, 4, 8, 33, 2)),
    ((0, 0, 0, 1, 1, 0, 3, 4, 9), (0, 9, 5, 6, 4, 8, 32, 2)),
], ids=["not counting on", "two pages on", "no sum", "two too many"])  # fmt: skip
def test_numbers_that_do_not_count_pages_leave_none_certain(
    tmp_path: Path, one: Numbers, other: Numbers
) -> None:
    """Cells may have strayed from row to row."""
    found = of_lines(tmp_path, (RECEIVED, WHOLE), (CARRIED, one), (GRANTED, other))
    assert found.cells() == {}
    assert {each.reason for each in found.account.unplaced} == {STRAYED}


def test_a_row_that_lost_a_cell_leaves_no_pages_number(tmp_path: Path) -> None:
    """What is too much in one may be what is lacking in another."""
    lost = (0, 0, 9, 0, 0, 9)
    found = of_lines(tmp_path, (RECEIVED, lost), (CARRIED, (0, 0, 0, 1, 1, 0, 3, 4)), (GRANTED, WHOLE))
    assert not [place for place in found.cells() if place.startswith("requests.carried_in.")]
