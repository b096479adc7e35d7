"""Labels with a character wrong: which are taken for the form's, and which may be several of its."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.tables.placing import NO_ROW
from tests.ingest.flat_report import HEADER, ingested, requests
from tests.ingest.text_tables import SIX, TWO, told

THREE = "三、收到和处理政府信息公开申请情况\n" + "\n".join(HEADER) + "\n"


@pytest.mark.parametrize(
    "rows", ["行政处制\t9\n", "行政处罚\t5\n行政处制\t9\n", "行政处制\t9\n行政强制\t5\n"]
)
def test_a_label_as_near_to_two_rows_is_neithers(tmp_path: Path, rows: str) -> None:
    """Though only one of them is missing; its number is named."""
    found = ingested(tmp_path, TWO + SIX + rows)
    assert 9 not in found.cells().values()
    assert told(found) == [("行政处制 9", NO_ROW)]


def test_a_year_written_out_beside_the_word_for_it_is_no_damage(tmp_path: Path) -> None:
    """Nor is one alone: no remark."""
    rows = "一、2024年本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n"
    rows += "二、2023年上年结转政府信息公开申请数量\t1\t0\t3\t4\t5\t6\t19\n"
    found = ingested(tmp_path, THREE + rows)
    expected = requests("received", 1, 2, 3, 4, 5, 6, 21) | requests("carried_in", 1, 0, 3, 4, 5, 6, 19)
    assert expected.items() <= found.cells().items()
    assert found.account.remarks == ()


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_two_rows_labels_in_one_row_name_neither(tmp_path: Path, mark: str) -> None:
    """Though one is the total of the other: which row's numbers stand there is not told."""
    row = "（一）予以公开\t（七）总计\t1\t2\t3\t4\t5\t6\t21\n".replace("\t", mark)
    found = ingested(tmp_path, THREE + row)
    assert not any(place.startswith("requests.") for place in found.cells())
    assert any("1 2 3 4 5 6 21" in each.text for each in found.account.unplaced)
