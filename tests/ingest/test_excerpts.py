"""Published excerpts, labelled by hand: every number that their tables print is placed right or told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.form.editions import editions
from tests.ingest.score_ingest import FOLDER, LABELS, printed, records, scored

RECORDS = records() or sorted(LABELS)
"""All excerpts; without the shared material the labelled ones, whose tests then skip."""


def test_the_labels_are_cells_of_their_edition() -> None:
    """Every address of the labels is a cell of the edition that the excerpt's tables follow."""
    for record, label in LABELS.items():
        cells = {address for address in printed(record) if not address.startswith("elsewhere.")}
        assert cells <= set(editions()[label["edition"]].cells), record


@pytest.mark.parametrize("record", RECORDS)
def test_no_number_of_an_excerpt_is_misplaced_or_lost(shared: Path, record: str) -> None:
    """Each printed number is in its cell or in the account; nothing is placed that no table prints."""
    assert (FOLDER / f"{record}.json").is_relative_to(shared)
    found = scored(record)
    assert dict(found.verdict.wrong) == {}
    assert found.verdict.lost == set()


@pytest.mark.parametrize("record", sorted(LABELS))
def test_the_edition_is_the_one_the_tables_use(shared: Path, record: str) -> None:
    """A report on the wrong edition's tables is read by that edition, so that the checker can say so."""
    assert shared
    assert LABELS[record]["edition"] == scored(record).edition


@pytest.mark.parametrize("record", sorted(LABELS))
def test_no_excerpt_is_read_worse_than_it_was(shared: Path, record: str) -> None:
    """As many numbers are placed right as the label's `right` says."""
    assert shared
    assert scored(record).right >= LABELS[record].get("right", 0)
