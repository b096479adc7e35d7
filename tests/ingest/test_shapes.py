"""Published reports in the shapes they are met in: every cell is read right, or told of; none is misplaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.form.editions import editions
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.figures import distinct, with_gaps
from tests.ingest.shapes.judge import Verdict, judge, read
from tests.ingest.shapes.sheet import Figures, by_address
from tests.ingest.shapes.variants import VARIANTS, variant
from tests.suqian import suqian

YEARS = {"2019": 2020, "2021": 2024}
QUICK = (
    "site page",
    "text with tabs",
    "text, a cell a line",
    "word, numbered headings",
    "workbook laid out by hand",
)
"""The shapes that the quick suite prints changed forms in: merged cells known, empty or gone; Word; a workbook."""
SPANNING = [name for name, shape in SHAPES.items() if shape.spans]
FLATTENED = [name for name, shape in SHAPES.items() if not shape.spans]


def verdict(folder: Path, name: str, figures: Figures, edition: str, year: int, changed: str = "") -> Verdict:
    """Print figures in a shape, as a changed form where one is named, read the file, and judge."""
    form = variant(edition, changed) if changed else editions()[edition]
    shape = SHAPES[name]
    shown = {**distinct(form), **figures}
    content = shape.render(shown, form, year)
    ingested = read(folder / f"report{shape.suffix}", content, year)
    assert ingested.form.edition == edition
    return judge(shown, ingested)


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize("name", SHAPES)
def test_every_cell_of_a_city_is_read_right(tmp_path: Path, shared: Path, name: str, year: int) -> None:
    """All 200 cells, in every shape, both years."""
    figures = by_address(suqian(shared, year)["figures"])
    assert len(figures) == 200
    found = verdict(tmp_path, name, figures, "2021", year)
    assert found.wrong == {}
    assert found.right == set(editions()["2021"].cells)


@pytest.mark.parametrize("edition", YEARS)
@pytest.mark.parametrize("name", SHAPES)
def test_every_cell_is_read_where_all_are_different(tmp_path: Path, name: str, edition: str) -> None:
    """Each cell's own number, in both editions: signed ones and money in its unit included."""
    found = verdict(tmp_path, name, {}, edition, YEARS[edition])
    assert found.wrong == {}
    assert found.right == set(editions()[edition].cells)


@pytest.mark.parametrize("edition", YEARS)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", SPANNING)
def test_blanks_zeros_and_marks_stay_apart(tmp_path: Path, name: str, edition: str, seed: int) -> None:
    """Where the merged cells are known, a blank cell is read as blank, a zero as zero, a mark as that mark."""
    form = editions()[edition]
    found = verdict(tmp_path, name, with_gaps(form, distinct(form), seed), edition, YEARS[edition])
    assert found.wrong == {}
    assert found.right == set(form.cells)


@pytest.mark.parametrize("edition", YEARS)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", FLATTENED)
def test_blanks_in_a_flattened_table_mislead_nobody(
    tmp_path: Path, name: str, edition: str, seed: int
) -> None:
    """Where a blank may be the rest of a merged cell, no number slips into another cell and none is lost."""
    form = editions()[edition]
    found = verdict(tmp_path, name, with_gaps(form, distinct(form), seed), edition, YEARS[edition])
    assert found.wrong == {}
    assert found.lost == set()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in QUICK else pytest.mark.slow) for name in SHAPES]
)
@pytest.mark.parametrize("changed", VARIANTS)
@pytest.mark.parametrize("edition", [pytest.param("2019", marks=pytest.mark.slow), "2021"])
def test_another_order_misplaces_nothing(tmp_path: Path, name: str, changed: str, edition: str) -> None:
    """Rows and columns in another order, added or dropped: cells are placed by their labels, or told of."""
    found = verdict(tmp_path, name, {}, edition, YEARS[edition], changed)
    assert found.wrong == {}
    assert found.lost == set()


@pytest.mark.parametrize("changed", ["totals first", "columns turned round", "rows turned round"])
@pytest.mark.parametrize("name", SPANNING)
def test_another_order_is_read_by_its_labels(tmp_path: Path, name: str, changed: str) -> None:
    """With every label there and the merged cells known, the order of rows and columns does not matter."""
    found = verdict(tmp_path, name, {}, "2021", 2024, changed)
    assert found.wrong == {}
    assert found.right == set(editions()["2021"].cells)
