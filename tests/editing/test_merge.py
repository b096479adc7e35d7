"""`kit.editing.merge`: of each leaf, whether the source's, the person's, or nobody's word holds."""

from __future__ import annotations

import pytest

from kit.editing.leaves import Leaf, Leaves, Place
from kit.editing.merge import Mine, merge

PLACE: Place = ("narrative", "problems")


def fate(base: Leaf, mine: Leaf, theirs: Leaf, *, known: bool = True) -> tuple[str, Leaf]:
    """Return what becomes of one leaf, and the source's value where it is told."""
    trees: list[Leaves] = [{} if value is None else {PLACE: value} for value in (base, mine, theirs)]
    found = merge(trees[0] if known else None, Mine(trees[1]), trees[2])
    told = [(name, each.theirs) for name in ("taken", "kept", "open") for each in getattr(found, name)]
    assert len(told) <= 1
    return told[0] if told else ("same", theirs)


@pytest.mark.parametrize(("base", "mine", "theirs", "expected"), [
    (1, 1, 1, ("same", 1)),
    (1, 2, 2, ("same", 2)),
    (1, 1, 2, ("taken", 2)),
    (1, 1, None, ("taken", None)),
    (None, None, 3, ("taken", 3)),
    (1, 2, 1, ("kept", 1)),
    (1, None, 1, ("kept", 1)),
    (None, 2, None, ("kept", None)),
    (1, 2, None, ("kept", None)),
    (1, 2, 3, ("open", 3)),
    (None, 2, 3, ("open", 3)),
    (1, None, 3, ("open", 3)),
])  # fmt: skip
def test_what_one_side_changed_is_its(
    base: Leaf, mine: Leaf, theirs: Leaf, expected: tuple[str, Leaf]
) -> None:
    """What both changed is open; a blank of the source says nothing against what a person wrote."""
    assert fate(base, mine, theirs) == expected


@pytest.mark.parametrize(("mine", "theirs", "expected"), [
    (1, 1, "same"), (None, 3, "taken"), (2, None, "kept"), (2, 3, "open"),
])  # fmt: skip
def test_without_a_known_reading_every_difference_may_be_the_persons(
    mine: Leaf, theirs: Leaf, expected: str
) -> None:
    """Only blanks are filled."""
    assert fate(9, mine, theirs, known=False)[0] == expected


@pytest.mark.parametrize(("mine", "theirs", "expected"), [
    ("甲二\n乙", "甲\n乙二", ("taken", "甲二\n乙二")),
    ("甲二\n乙", "甲三\n乙二", ("open", "甲三\n乙二")),
    ("甲二\n乙", "甲二\n乙二", ("taken", "甲二\n乙二")),
    ("甲二\n乙\n丙", "甲\n乙二", ("open", "甲\n乙二")),
])  # fmt: skip
def test_a_passage_is_merged_by_paragraphs(mine: str, theirs: str, expected: tuple[str, Leaf]) -> None:
    """While both sides have as many; a paragraph that both changed leaves the whole passage open."""
    assert fate("甲\n乙", mine, theirs) == expected


def test_what_is_open_can_be_settled_either_way() -> None:
    """By the source, or by the file; nothing is open then."""
    found = merge({PLACE: 1}, Mine({PLACE: 2}), {PLACE: 3})
    assert (found.settled(True).values(), found.settled(True).open) == ({PLACE: 3}, ())
    assert (found.settled(False).values(), found.settled(False).open) == ({}, ())
    assert len(found.settled(False).kept) == 1
