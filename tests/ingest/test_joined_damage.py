"""Two reports in one file, their tables damaged: no number is read in the other report or as another cell's."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from kit.base.errors import InputError
from kit.ingest.account import Ingested
from tests.ingest.damaged_files import FUZZ, QUICK, WRITTEN, kinds, show, told
from tests.ingest.reports_in_a_row import FIRST, FORM, OTHER, SECOND, pieces, read_all, said
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.damage import damaged
from tests.ingest.shapes.document import Piece
from tests.ingest.shapes.judge import placed, same, tokens
from tests.ingest.shapes.meaning import allowed
from tests.ingest.shapes.sheet import Sheet

NAMES = ("乙山镇", "丙河乡")


def examine_both(data: st.DataObject, folder: Path, name: str) -> None:
    """Damage a table of each of two reports, write one below the other and hold either against what it prints."""
    both = [damaged(data.draw, pieces(figures), kinds(name), 1) for figures in (FIRST, SECOND)]
    note(show([*both[0], *both[1]]))
    found = read_all(folder, name, [*both[0], *said(OTHER), *both[1]])
    if any(isinstance(each, InputError) for each in found):
        return
    read = {each.parameters["township"]: each for each in found if isinstance(each, Ingested)}
    assert set(read) == set(NAMES)
    named = {str(value) for each in read.values() for value in placed(each).values()}
    named |= tokens(FORM, [text for each in read.values() for text in told(each)]).keys()
    for township, own, figures in zip(NAMES, both, (FIRST, SECOND), strict=True):
        may = allowed(FORM, figures, own)
        wrong = {
            place: value
            for place, value in placed(read[township]).items()
            if not any(same(FORM, place, each, value) for each in may[place])
        }
        assert wrong == {}
        unsaid = set(numbers(own, placed(read[township])))
        assert not {text for text in unsaid if text.strip("+-") not in named and text not in named}


def numbers(report: list[Piece], read: Container[str]) -> list[str]:
    """Return the numbers that a report's tables print in cells other than those that were `read`."""
    rows = [row for piece in report if isinstance(piece, Sheet) for row in piece.rows]
    return [
        text
        for row in rows
        for spot in row
        if spot.address and spot.address not in read
        for text in spot.text.split()
    ]


@pytest.mark.parametrize("name", WRITTEN)
@settings(QUICK, max_examples=10)
@given(data=st.data())
def test_no_number_leaves_its_report(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """One damage in each of two reports: two may make up for each other where nothing tells the columns."""
    examine_both(data, tmp_path, name)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("name", sorted(SHAPES))
@settings(FUZZ, max_examples=12)
@given(data=st.data())
def test_no_number_leaves_its_report_in_any_shape(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """The same in every shape."""
    examine_both(data, tmp_path, name)
