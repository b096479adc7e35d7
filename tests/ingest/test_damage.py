"""Damaged tables: whatever happened to labels, rows, cells and spans, no number is read as another cell's.

Every cell prints a number of its own, so that any misplacement shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from kit.base.errors import InputError
from kit.form.editions import editions
from kit.form.official_form import Form
from tests.conftest import OWN_FOLDER
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.damage import DAMAGES, damaged
from tests.ingest.shapes.document import Piece, document, title_of
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import placed, read, same, tokens
from tests.ingest.shapes.meaning import allowed
from tests.ingest.shapes.sheet import Sheet

FORMS = [editions()["2021"], editions()["2019"]]
YEARS = {"2019": 2020, "2021": 2024}
MADE = {form.edition: list(document(distinct(form), form, YEARS[form.edition])) for form in FORMS}

WRITTEN = ["site page", "text with tabs", "text with pipes", "text, a cell a line", "word, numbered headings"]
"""The shapes that the quick suite damages: merged cells known, left empty, dropped, gone, and of Word."""
TEXTS = ["text with tabs", "text with pipes", "text, a cell a line"]
CUTTABLE = [*TEXTS, "site page", "sloppy html", "a paragraph a cell", "word saved as filtered html"]

QUICK = settings(max_examples=30, suppress_health_check=OWN_FOLDER)
FUZZ = settings(settings.get_profile("fuzz"), max_examples=60, suppress_health_check=OWN_FOLDER)
LABELS_ALONE = ["characters lost", "characters misread", "a label lost"]
FIXED = "workbook laid out by hand"
"""There every cell says where it stands: a cell that moved is not damage that can be seen."""
IN_PLACE = [
    *LABELS_ALONE, "labels swapped", "a label over its neighbour", "a row merged", "a row merged away",
    "two rows merged",
]  # fmt: skip


def kinds(name: str) -> list[str]:
    """Return the kinds of damage that can be seen in a shape."""
    known = IN_PLACE if name == FIXED else sorted(DAMAGES)
    return [kind for kind in known if SHAPES[name].spans or kind != "a row merged away"]


def examine(folder: Path, name: str, form: Form, pieces: Sequence[Piece]) -> None:
    """Write damaged pieces in a shape, read the file, and hold what was read against what is printed."""
    note(show(pieces))
    assert faults(folder, name, form, pieces) == ({}, {})


def faults(
    folder: Path, name: str, form: Form, pieces: Sequence[Piece]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the cells of a damaged file that were read wrong, and those of which nothing was said."""
    content = SHAPES[name].write(pieces, title_of(form, YEARS[form.edition]))
    ingested = read_or_refused(folder / f"damaged{SHAPES[name].suffix}", content, YEARS[form.edition])
    if ingested is None:
        return {}, {}
    may = allowed(form, distinct(form), pieces)
    found = placed(ingested)
    wrong = {
        address: f"read {value!r}, may be {may.get(address)!r}"
        for address, value in found.items()
        if not any(same(form, address, each, value) for each in may.get(address, ()))
    }
    named = set(map(str, found.values())) | tokens(form, told(ingested)).keys()
    lost = {
        spot.address: spot.text
        for piece in pieces
        if isinstance(piece, Sheet)
        for row in piece.rows
        for spot in row
        if spot.address
        and spot.address not in found
        and any(
            not named & {number.removeprefix("+"), re.sub("[^0-9.]", "", number)}
            for number in spot.text.split()
        )
    }
    return wrong, lost


def told(ingested: Any) -> list[str]:
    """Return the texts that the account names."""
    return [each.text for each in ingested.account.unplaced]


def read_or_refused(path: Path, content: bytes, year: int) -> Any:
    """Return what was read, or None where the file was refused in a sentence."""
    try:
        return read(path, content, year)
    except InputError as error:
        refusal = str(error)
    assert path.name in refusal
    return None


def show(pieces: Sequence[Piece]) -> str:
    """Return the damaged tables for a failure's report."""
    sheets = [piece for piece in pieces if isinstance(piece, Sheet)]
    return "\n".join(
        " | ".join(f"{spot.text}<{spot.colspan}x{spot.rowspan}>" for spot in row)
        for sheet in sheets
        for row in sheet.rows
    )


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


def survives(folder: Path, name: str, form: Form, content: bytes, printed: dict[str, set[str]]) -> None:
    """Read a file whose bytes were changed; every placed cell holds what is still printed for it."""
    ingested = read_or_refused(folder / f"damaged{SHAPES[name].suffix}", content, YEARS[form.edition])
    if ingested is None:
        return
    wrong = {
        address: value
        for address, value in placed(ingested).items()
        if re.sub("[^0-9.-]", "", str(value)) not in printed.get(address, set())
    }
    assert wrong == {}


@cache
def undamaged(name: str, edition: str) -> bytes:
    """Return the file of a shape; the same bytes every time, which a zip that holds the hour is not."""
    return SHAPES[name].write(MADE[edition], title_of(editions()[edition], YEARS[edition]))


def bare(form: Form) -> dict[str, str]:
    """Return the digits that each cell prints."""
    return {address: re.sub("[^0-9.-]", "", str(value)) for address, value in distinct(form).items()}


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
