"""Damaged tables: whatever happened to labels, rows, cells and spans, no number is read as another cell's.

Every cell prints a number of its own, so that any misplacement shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from kit.form.official_form import Form
from tests.ingest.damaged_files import (
    FORMS,
    FUZZ,
    LABELS_ALONE,
    MADE,
    QUICK,
    WRITTEN,
    bare,
    faults,
    kinds,
    show,
    survives,
    undamaged,
)
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.damage import DAMAGES, damaged
from tests.ingest.shapes.document import Piece

TEXTS = ["text with tabs", "text with pipes", "text, a cell a line"]
CUTTABLE = [*TEXTS, "site page", "sloppy html", "a paragraph a cell", "word saved as filtered html"]


def examine(folder: Path, name: str, form: Form, pieces: Sequence[Piece]) -> None:
    """Write damaged pieces in a shape, read the file, and hold what was read against what is printed."""
    note(show(pieces))
    assert faults(folder, name, form, pieces) == ({}, {})


@pytest.mark.parametrize("name", WRITTEN)
@settings(QUICK)
@given(data=st.data())
def test_no_number_is_read_as_another_cells(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """One damage: a cell holds the number that its labels name, or none; and no number goes unmentioned."""
    form = data.draw(st.sampled_from(FORMS))
    examine(tmp_path, name, form, damaged(data.draw, MADE[form.edition], kinds(name), 1))


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("name", sorted(SHAPES))
@settings(FUZZ)
@given(data=st.data())
def test_labels_damaged_all_over(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Up to twelve labels damaged or lost, every shape."""
    form = data.draw(st.sampled_from(FORMS))
    examine(tmp_path, name, form, damaged(data.draw, MADE[form.edition], LABELS_ALONE, 12))


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("name", sorted(SHAPES))
@settings(FUZZ, max_examples=12)
@given(data=st.data())
def test_every_damage_in_every_shape(tmp_path: Path, name: str, kind: str, data: st.DataObject) -> None:
    """One damage of each kind in each shape."""
    if kind not in kinds(name):
        pytest.skip("the file does not show this damage")
    form = data.draw(st.sampled_from(FORMS))
    examine(tmp_path, name, form, damaged(data.draw, MADE[form.edition], [kind], 1))


def cut_anywhere(data: st.DataObject, folder: Path, name: str) -> None:
    """Cut a file at any byte; the number that the cut goes through may be read as far as it is there."""
    form = data.draw(st.sampled_from(FORMS))
    whole = undamaged(name, form.edition)
    content = whole[: data.draw(st.integers(0, len(whole) - 1))]
    printed = {address: {number} for address, number in bare(form).items()}
    end = re.search(rb"-?([0-9]{1,4}(?:\.[0-9]?)?)[^0-9]{0,6}$", re.sub(rb"<[^>]*>?", b"", content[-4000:]))
    part = end[1].decode().rstrip(".") if end else "none"
    for numbers in printed.values():
        if any(number.lstrip("-").startswith(part) for number in numbers):
            numbers |= {part, f"-{part}"}
    survives(folder, name, form, content, printed)


@pytest.mark.parametrize("name", CUTTABLE)
@settings(QUICK)
@given(data=st.data())
def test_a_file_cut_off_misleads_nobody(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """What stands above the cut is read right or refused, whatever byte the cut goes through."""
    cut_anywhere(data, tmp_path, name)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("name", [*CUTTABLE, "word, numbered headings", "workbook laid out by hand"])
@settings(FUZZ)
@given(data=st.data())
def test_a_file_cut_off_anywhere(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """The same at many more bytes; a Word file or workbook that was cut is refused."""
    cut_anywhere(data, tmp_path, name)


def merge_lines(data: st.DataObject, folder: Path, name: str, most: int) -> None:
    """Join lines of a text with the next ones; numbers that grew together belong to no cell."""
    form = data.draw(st.sampled_from(FORMS))
    whole = undamaged(name, form.edition).decode()
    lines = whole.split("\n")
    for _ in range(data.draw(st.integers(1, most))):
        at = data.draw(st.integers(0, len(lines) - 2))
        lines[at : at + 2] = [lines[at] + data.draw(st.sampled_from(["", " "])) + lines[at + 1]]
    content = "\n".join(lines)
    printed = {
        address: {number}
        for address, number in bare(form).items()
        if re.search(rf"(?<!\d){number}(?!\d)", content)
    }
    assume(content != whole)
    survives(folder, name, form, content.encode(), printed)


@pytest.mark.parametrize("name", TEXTS)
@settings(QUICK)
@given(data=st.data())
def test_lines_that_grew_together_mislead_nobody(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """A row joined with the next, a label with its number, two numbers made one: right or refused."""
    merge_lines(data, tmp_path, name, 1)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("name", TEXTS)
@settings(FUZZ)
@given(data=st.data())
def test_many_lines_that_grew_together(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """The same with up to six joints."""
    merge_lines(data, tmp_path, name, 6)
