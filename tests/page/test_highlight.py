"""Marks in words printed line by line: each character once, in order, under the marks that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.page.highlight import Mark, Piece, printed_lines, visible

TEXTS = st.text("甲乙。 \t\n\r　\u2028", max_size=30)
MARKS = st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33)), max_size=5).map(
    lambda spans: [Mark(number, *span) for number, span in enumerate(spans, 1)]
)


def test_offsets_count_in_the_whole_words_while_lines_are_trimmed() -> None:
    """A mark in the second paragraph falls on its words there, the first line's white space included."""
    text = "  第一段。 \n\n　第二段说共5条。\n"
    start = text.index("共5条")
    assert list(printed_lines(text, [Mark(7, start, start + 3)])) == [
        [Piece("第一段。")],
        [Piece("第二段说"), Piece("共5条", True, (7,), (7,)), Piece("。")],
    ]


def test_overlapping_marks_share_the_piece_they_both_cover() -> None:
    """Each mark begins in one piece and ends in one, wherever the other lies."""
    assert list(printed_lines("甲乙丙丁", [Mark(1, 0, 3), Mark(2, 1, 4), Mark(3, 1, 3)])) == [
        [Piece("甲", True, (1,), ()), Piece("乙丙", True, (2, 3), (1, 3)), Piece("丁", True, (), (2,))]
    ]


def test_a_mark_over_two_lines_begins_in_the_first_and_ends_in_the_second() -> None:
    """Its pieces in both lines are covered."""
    assert list(printed_lines("甲乙\n丙丁", [Mark(1, 1, 4)])) == [
        [Piece("甲"), Piece("乙", True, (1,), ())],
        [Piece("丙", True, (), (1,)), Piece("丁")],
    ]


@given(text=TEXTS, marks=MARKS)
def test_every_printed_character_stands_once_and_every_visible_mark_has_two_ends(
    text: str, marks: list[Mark]
) -> None:
    """Whatever the marks, the lines are those without marks; marks off the words or on white space vanish."""
    lines = list(printed_lines(text, marks))
    assert ["".join(piece.text for piece in line) for line in lines] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]
    pieces = [piece for line in lines for piece in line]
    shown = sorted(mark.number for mark in marks if visible(text, mark))
    assert sorted(number for piece in pieces for number in piece.begins) == shown
    assert sorted(number for piece in pieces for number in piece.ends) == shown


@given(text=TEXTS, mark=st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_the_covered_pieces_are_the_marked_words(text: str, mark: tuple[int, int]) -> None:
    """White space aside, what is covered is `text[start:end]`."""
    pieces = [piece for line in printed_lines(text, [Mark(1, *mark)]) for piece in line]
    covered = "".join(piece.text for piece in pieces if piece.covered)
    assert "".join(covered.split()) == "".join(text[slice(*mark)].split())
