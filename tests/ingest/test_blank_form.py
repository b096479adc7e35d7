"""The Word form that townships type into: every way of typing a number is read, every odd value named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.form.official_form import Cell
from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from tests.ingest.filled_form import BLANK, WAYS, Typed, filled, in_pieces, plainly
from tests.ingest.shapes.document import title_of
from tests.ingest.shapes.figures import distinct, with_gaps
from tests.ingest.shapes.judge import judge
from tests.ingest.shapes.sheet import Figures, Plain, printed
from tests.office.soffice import converted

FORM = editions()["2021"]
LONG = distinct(FORM)
SHORT: Figures = {
    place: int(value) - 1200 if isinstance(value, int) else str(value)[1:] for place, value in LONG.items()
}
"""As many digits as a township's figures have, so that none is broken over lines where a table is printed."""
ONE = "requests.third_party.business"
"""The cell into which odd things are typed."""


def typed(blank: bytes, folder: Path, figures: Figures, how: Typed = plainly) -> Path:
    """Return the form with figures typed in."""
    texts = {place: printed(FORM.cells[place], value) for place, value in figures.items()}
    return written(folder, filled(blank, texts, FORM, title_of(FORM, 2024), how))


def written(folder: Path, content: bytes) -> Path:
    """Write the form and return where."""
    path = folder / "form.docx"
    path.write_bytes(content)
    return path


def read(path: Path) -> Ingested:
    """Return the one report of a file."""
    (found,) = read_reports(path)
    assert isinstance(found, Ingested)
    return found


def assert_all_right(path: Path, figures: Figures) -> None:
    """All cells are read as typed and the account has nothing to tell of them."""
    found = read(path)
    verdict = judge(figures, found)
    assert len(verdict.right) == len(FORM.cells) == 200
    assert (found.account.unplaced, found.account.unread, found.account.remarks) == ((), (), ())


@pytest.fixture(scope="session")
def blank(shared: Path) -> bytes:
    """The blank form."""
    return (shared / BLANK).read_bytes()


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_typing_numbers_is_read(blank: bytes, tmp_path: Path, way: str) -> None:
    """200 of 200 cells, whatever the runs, spaces, widths, paragraphs and changes around the digits."""
    assert_all_right(typed(blank, tmp_path, LONG, WAYS[way]), LONG)


def _zero(cell: Cell) -> Plain:
    return "0" if cell.column.units else 0


GAPS: Mapping[str, Figures] = {
    "all zeros": {place: _zero(cell) for place, cell in FORM.cells.items()},
    "all blank": dict.fromkeys(FORM.cells),
    "blanks, zeros and marks": with_gaps(FORM, LONG, 7),
    "zeros and blanks by turns": {
        place: None if number % 2 else _zero(cell) for number, (place, cell) in enumerate(FORM.cells.items())
    },
}


@pytest.mark.parametrize("what", GAPS)
def test_zeros_blanks_and_marks_stay_what_they_are(blank: bytes, tmp_path: Path, what: str) -> None:
    """A 0 is a zero, nothing is a blank, and 无, / and — are marks."""
    assert_all_right(typed(blank, tmp_path, GAPS[what]), GAPS[what])


SAVED = {
    "docx": ("docx",),
    "doc and back": ("doc", "docx"),
    "odt and back": ("odt", "docx"),
    "rtf and back": ("rtf", "docx"),
    "web page": ("html",),
    "printed": ("pdf",),
}


@pytest.mark.slow
@pytest.mark.parametrize("as_", SAVED)
def test_a_form_that_another_program_saved_is_read(blank: bytes, tmp_path: Path, as_: str) -> None:
    """200 of 200 cells after LibreOffice wrote the file anew, once or twice, or printed it."""
    path = typed(blank, tmp_path, SHORT, in_pieces)
    for to in SAVED[as_]:
        path = converted(path, to)
    assert_all_right(path, SHORT)


ODD = ["12.5", "约3", "3 5", "l0", "O", "1O", "3-5", "?", "待定", "3（含2件转办）", "2024年", "-3", "1,2", "2+1", "3%",
       "1 234", "3\t5", "无此项", "3、5"]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_an_odd_value_is_refused_by_name_and_place(blank: bytes, tmp_path: Path, text: str) -> None:
    """What is not for certain one number is quoted with its cell, and the other 199 are read."""
    texts = {place: printed(FORM.cells[place], value) for place, value in LONG.items()} | {ONE: text}
    found = read(written(tmp_path, filled(blank, texts, FORM, title_of(FORM, 2024))))
    (refused,) = found.account.unplaced
    assert (refused.text, refused.addresses) == (text, (ONE,))
    assert refused.place.startswith("第 2 张表第")
    assert FORM.cells[ONE].label in refused.place
    assert judge(LONG, found).right == FORM.cells.keys() - {ONE}


@pytest.mark.parametrize(
    ("text", "number"), [("１２", 12), ("十二", 12), ("1，234", 1234), ("12 件", 12), ("3.0", 3)]
)
def test_another_writing_of_a_number_is_read(blank: bytes, tmp_path: Path, text: str, number: int) -> None:
    """Where a careful person has no doubt, neither has the reading."""
    texts = {place: printed(FORM.cells[place], value) for place, value in LONG.items()} | {ONE: text}
    found = read(written(tmp_path, filled(blank, texts, FORM, title_of(FORM, 2024))))
    assert judge(LONG | {ONE: number}, found).right == FORM.cells.keys()


def test_odd_values_in_all_cells_of_table_four_are_named_each(blank: bytes, tmp_path: Path) -> None:
    """Its one row has no label: what is no number for certain is no words of the section all the same."""
    texts = {place: printed(FORM.cells[place], value) for place, value in LONG.items()}
    odd = {place: f"共{text}件" for place, text in texts.items() if place.startswith("appeals.")}
    found = read(written(tmp_path, filled(blank, texts | odd, FORM, title_of(FORM, 2024))))
    assert found.refused == odd.keys()
    assert len(found.cells()) == len(FORM.cells) - len(odd)
    assert not found.parameters["narrative"].get("appeals")
