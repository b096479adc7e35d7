"""PDF files of a sheet too wide for its paper: what stands on two pages is read as the sheet has it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from kit.ingest.source.printed import Source
from tests.ingest.source.drawn_pdf import text
from tests.ingest.source.sources import lines, pdf, read, rows, tables

LABELS = text(*((60, 700 - 20 * row, f"{row}.row") for row in range(1, 5)))
LEFT = LABELS + text(*((300, 700 - 20 * row, f"{row}1") for row in range(1, 5)))
RIGHT = text((60, 700, "total"), *((60, 700 - 20 * row, f"{row}2") for row in range(1, 5)))
HEAD = text((300, 700, "own"))
WIDE = [f"{row}.row\t{row}1\t{row}2" for row in range(1, 5)]


def printed(folder: Path, pages: Sequence[str]) -> Source:
    """Return what is read of a PDF with a page for each content."""
    joined = pypdfium2.PdfDocument.new()
    for page in pages:
        joined.import_pages(pypdfium2.PdfDocument(pdf(page)))
    written = BytesIO()
    joined.save(written)
    return read(folder, written.getvalue())


@pytest.mark.parametrize(("pages", "order"), [
    ([LEFT + HEAD, RIGHT], "one sheet"),
    ([LEFT + HEAD, LEFT + HEAD, RIGHT, RIGHT], "down, then over"),
    ([LEFT + HEAD, RIGHT, LEFT + HEAD, RIGHT], "over, then down"),
    ([LEFT + HEAD + text((300, 30, "1")), LEFT + HEAD + text((300, 30, "2")), RIGHT + text((300, 30, "3")), RIGHT + text((300, 30, "4"))], "numbered"),
])  # fmt: skip
def test_columns_on_a_page_of_their_own_stand_beside_their_rows(
    tmp_path: Path, pages: Sequence[str], order: str
) -> None:
    """In either order in which a spreadsheet prints its pages."""
    assert lines(printed(tmp_path, pages)) == ["own\ttotal", *WIDE] * max(len(pages) // 2, 1), order


def column(x: float, *words: str) -> str:
    """Return texts below one another."""
    return text(*((x, 570 - 30 * row, each) for row, each in enumerate(words)))


def test_columns_of_a_third_page_follow(tmp_path: Path) -> None:
    """However wide the sheet is."""
    last = text(*((60, 700 - 20 * row, f"{row}3") for row in range(1, 5)))
    assert lines(printed(tmp_path, [LEFT, RIGHT.replace("(total) Tj", "() Tj"), last])) == [
        f"{line}\t{index}3" for index, line in enumerate(WIDE, 1)
    ]


def test_heads_may_stand_at_other_heights_and_pages_be_blank(tmp_path: Path) -> None:
    """A label over two lines stands beside one over one; where nothing is on a page of a sheet it is blank."""
    left, heads = LEFT + text((300, 707, "own"), (300, 693, "head")), text((60, 700, "total"))
    last = text((60, 699, "rest"), *((60, 700 - 20 * row, f"{row}3") for row in range(1, 5)))
    pages = [left, LABELS, RIGHT.replace("(total) Tj", "() Tj") + heads, RIGHT, last, ""]
    source = printed(tmp_path, pages)
    assert [line for line in lines(source) if line[0].isdigit()] == [
        *(f"{line}\t{row}3" for row, line in enumerate(WIDE, 1)),
        *(f"{row}.row\t{row}2" for row in range(1, 5)),
    ]


def test_a_tables_columns_on_the_next_page_are_its_own(tmp_path: Path) -> None:
    """Where its rulings end at the paper's edge and go on behind it."""
    grid = "{0} 500 200 90 re S {1} 500 m {1} 590 l S {0} 530 m {2} 530 l S {0} 560 m {2} 560 l S "
    left = grid.format(300, 400, 500) + column(310, "1.a", "2.b", "3.c") + column(410, "7", "8", "9")
    right = grid.format(60, 160, 260) + column(70, "11", "12", "13") + column(170, "14", "15", "16")
    (found,) = tables(printed(tmp_path, [left, right]))
    assert rows(found) == [["1.a", "7", "11", "14"], ["2.b", "8", "12", "15"], ["3.c", "9", "13", "16"]]


def test_words_run_on_over_the_edge(tmp_path: Path) -> None:
    """The character that the edge cuts is printed on both pages, and is one."""
    left = text((60, 600, "wordswithoutablank" * 3 + "x"))
    source = printed(tmp_path, [LEFT + HEAD + left, RIGHT + text((58, 600, "xandbeyond"))])
    assert lines(source)[-1] == "wordswithoutablank" * 3 + "xandbeyond"


@pytest.mark.parametrize("other", [
    LEFT,
    RIGHT.replace("4.", "") + text((60, 600, "5.row")),
    RIGHT + text((60, 433, "77")),
    RIGHT + text((60, 600, "and"), (60, 580, "these"), (60, 560, "are"), (60, 540, "words")),
    text((60, 680, "12")),
], ids=["the next report", "rows of its own", "between the lines", "mostly words", "a single number"])  # fmt: skip
def test_a_page_that_goes_on_below_is_not_put_beside(tmp_path: Path, other: str) -> None:
    """It has labels, stands at other heights, or tells no more than where it is."""
    alone = lines(printed(tmp_path, [other]))
    assert lines(printed(tmp_path, [LEFT, other])) == [*lines(printed(tmp_path, [LEFT])), *alone]


def numbers(*numbers: str) -> list[str]:
    """Return a left and a right page, then as many again, with these at their ends."""
    return [
        side + text((300, 30, each)) for side, each in zip([LEFT + HEAD, RIGHT] * 2, numbers, strict=False)
    ]


@pytest.mark.parametrize("numbering", [
    ("1", "2"), ("1", "2", "3", "4"), ("- 5 -", "- 6 -"), ("Page 1 of 2", "Page 2 of 2"),
])  # fmt: skip
def test_what_counts_the_pages_is_no_line_of_the_sheet(tmp_path: Path, numbering: Sequence[str]) -> None:
    """It is named as a line around the report, however it is printed."""
    source = printed(tmp_path, numbers(*numbering))
    assert lines(source) == ["own\ttotal", *WIDE] * (len(numbering) // 2)
    assert source.around == tuple(each.replace(" ", "") for each in numbering)


@pytest.mark.parametrize("ends", [("3", "5"), ("3", "4"), ("12", "13"), ("1", "1")])
def test_numbers_that_end_a_table_are_its_own(tmp_path: Path, ends: Sequence[str]) -> None:
    """Neither is dropped, though each stands alone on its page: their label may be printed higher."""
    source = printed(tmp_path, numbers(*ends))
    assert lines(source)[-1] == "\t".join(ends)
    assert source.around == ()


def test_a_number_beside_a_number_is_read_wherever_it_stands(tmp_path: Path) -> None:
    """A label over two lines stands neither on the one nor on the other's height."""
    high, low = text((60, 608, "5.a"), (60, 592, "label"), (300, 600, "1")), text((60, 600, "2"))
    source = printed(
        tmp_path, [LEFT + HEAD + high + text((300, 30, "1")), RIGHT + low + text((300, 30, "2"))]
    )
    assert "1\t2" in lines(source)
    assert source.around == ("1", "2")


def test_a_place_tells_the_pages_of_the_file(tmp_path: Path) -> None:
    """Not the sheets, of which nobody knows the numbers."""
    source = printed(tmp_path, [LEFT + HEAD, LEFT + HEAD, RIGHT, RIGHT])
    assert {piece.place for piece in source.pieces} == {"第 1、3 页", "第 2、4 页"}
