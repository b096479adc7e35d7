"""The reading of made-up and published files against what is known to be right, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.ingest import score_reading
from tests.ingest.score_reading import Scored


@pytest.mark.parametrize(
    ("read", "most"), [(score_reading.reading, 50), (score_reading.files, 1500), (score_reading.tables, 20)]
)
def test_nothing_is_read_wrong_or_lost(shared: Path, read: Callable[[], Iterable[Scored]], most: int) -> None:
    """No labelled cell is read otherwise than printed, none is passed over in silence, and few are refused."""
    assert shared
    scores = list(read())
    assert len(scores) > 20
    assert {each.name: each.wrong for each in scores if each.wrong} == {}
    assert {each.name: each.lost for each in scores if each.lost} == {}
    assert sum(each.refused for each in scores) <= most
