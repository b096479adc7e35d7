"""Styles and hidden parts: what nobody sees is no number of the report, and takes no digit into one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.ingest.damaged_files import FORMS, FUZZ, bare, survives, undamaged
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.hiding import BESIDE, HIDDEN, Way, hidden_with, markup_of, with_markup

STYLED = [
    "site page", "one giant table", "spans lost, cells left empty", "sloppy html", "tables split without header",
    "word, numbered headings", "word, merges left empty, controls", "word, all in a layout table",
    "workbook laid out by hand",
]  # fmt: skip


def change(data: st.DataObject, folder: Path, name: str, ways: Mapping[str, Way], *, hides: bool) -> None:
    """Change the look of one to three numbers; each other cell holds what it holds, these what the eye sees."""
    form = data.draw(st.sampled_from(FORMS))
    suffix = SHAPES[name].suffix
    content = undamaged(name, form.edition)
    markup = markup_of(content, suffix)
    numbers = {place: text for place, text in bare(form).items() if markup.count(f">{text}<") == 1}
    printed = {place: {text} for place, text in bare(form).items()}
    changed = markup
    for place in data.draw(st.lists(st.sampled_from(sorted(numbers)), min_size=1, max_size=3, unique=True)):
        way = data.draw(st.sampled_from(sorted(ways)))
        note(f"{place}: {way}")
        if changed.count(f">{numbers[place]}<") == 1:
            changed = ways[way](changed, numbers[place])
            gone = hidden_with(markup, numbers, way, place) if hides else ()
            printed |= {each: {""} for each in gone}
    survives(folder, name, form, with_markup(content, suffix, changed), printed)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("name", STYLED)
@settings(FUZZ, max_examples=40)
@given(data=st.data())
def test_a_number_that_nobody_sees_is_not_read(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Hidden, white, of no size, struck through, in a hidden row or column: blank to the eye, or refused."""
    change(data, tmp_path, name, HIDDEN[SHAPES[name].suffix], hides=True)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("name", [name for name in STYLED if BESIDE[SHAPES[name].suffix]])
@settings(FUZZ, max_examples=40)
@given(data=st.data())
def test_a_digit_that_is_none_of_the_number_is_not_read(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    """Beside a number stand hidden, white, struck and raised digits; it stays what the eye sees, or is refused."""
    change(data, tmp_path, name, BESIDE[SHAPES[name].suffix], hides=False)
