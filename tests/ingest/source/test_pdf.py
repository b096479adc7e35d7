"""PDF files, drawn by hand: tables by their rulings, what is seen of the text, what is not certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.source.flaws import ASKEW, CROSSING, OPEN, STACKED, STRUCK
from tests.ingest.source.drawn_pdf import GRID, filled, text
from tests.ingest.source.sources import boxes, flaws, lines, pdf, read, rows, tables


@pytest.mark.parametrize("drawn", [
    GRID,
    "".join(f"{x} 500 0.5 60 re f " for x in (100, 200, 300, 400)) + "".join(f"100 {y} 300 .5 re f " for y in (500, 530, 560)),
    "".join(f"{x} {y} m {x + 100} {y} l {x + 100} {y + 30} l {x} {y + 30} l h S " for x in (100, 200, 300) for y in (500, 530)),
    "[2 1] 0 d " + GRID,
    "".join(f"{x} {500 + 1.5 * step} .75 .75 re f " for x in (100, 200, 300, 400) for step in range(41))
    + "".join(f"{100 + 1.5 * step} {y} .75 .75 re f " for y in (500, 530, 560) for step in range(201)),
    "200 500 m 200 560 l S 300 500 m 300 560 l S " + "".join(f"100 {y} m 400 {y} l S " for y in (500, 530, 560)),
    GRID + "98 498 304 64 re S ",
    "0.9 g 100 530 300 30 re f 0 g " + GRID,
], ids=["lines", "thin areas", "a frame for each cell", "dashed", "dotted", "open sides", "double frame", "shaded head"])  # fmt: skip
def test_a_table_is_what_its_rulings_draw(tmp_path: Path, drawn: str) -> None:
    """However they are drawn; a table without lines at its sides is closed there."""
    source = read(tmp_path, pdf(drawn + filled()))
    assert [rows(table) for table in tables(source)] == [[["a", "b", "c"], ["1", "2", "3"]]]
    assert flaws(source) == {}
    assert lines(source) == []


def test_a_merged_cell_is_one_cell(tmp_path: Path) -> None:
    """It spans the rows and columns that other cells have beside it."""
    drawn = "100 500 300 60 re S 200 500 m 200 560 l S 300 500 m 300 530 l S 200 530 m 400 530 l S "
    placed = text((110, 525, "tall"), (250, 540, "wide"), (210, 510, "1"), (310, 510, "2"))
    (found,) = tables(read(tmp_path, pdf(drawn + placed)))
    assert boxes(found) == {"tall": (0, 0, 2, 1), "wide": (0, 1, 1, 2), "1": (1, 1, 1, 1), "2": (1, 2, 1, 1)}


def test_words_and_tables_stand_in_the_order_of_the_page(tmp_path: Path) -> None:
    """Whatever the order in the file."""
    above, below = text((100, 600, "above")), text((100, 450, "below"))
    source = read(tmp_path, pdf(below + filled() + GRID + above))
    assert [getattr(piece, "text", "table") for piece in source.pieces] == ["above", "table", "below"]
    assert source.pieces[1].place == "第 1 页的第 1 张表"


@pytest.mark.parametrize(
    ("page", "turned"), [("/Rotate 90", "0 1 -1 0 842 0 cm "), ("/CropBox[50 400 550 700]", "")]
)
def test_a_page_is_read_as_it_is_shown(tmp_path: Path, page: str, turned: str) -> None:
    """Turned, or cut."""
    box = "/MediaBox[0 0 842 595]" if turned else ""
    source = read(tmp_path, pdf(turned + GRID + filled(), page=page + box))
    assert rows(tables(source)[0]) == [["a", "b", "c"], ["1", "2", "3"]]


def test_a_table_inside_a_form_is_read(tmp_path: Path) -> None:
    """Some programs put a whole page into one."""
    content = GRID + filled()
    form = (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 0 -100]/Resources<</Font<</F 5 0 R>>>>"
        f"/Length {len(content)}>>stream\n{content}\nendstream"
    )
    source = read(tmp_path, pdf("/X Do", objects=[form], resources="/XObject<</X 6 0 R>>"))
    assert rows(tables(source)[0]) == [["a", "b", "c"], ["1", "2", "3"]]


@pytest.mark.parametrize("unseen", [
    text((215, 510, "9"), more="3 Tr"), text((215, 510, "9"), size=1), text((215, -20, "9")),
    text((150, 480, "9"), size=120), "BT /F 40 Tf .7 .7 -.7 .7 210 500 Tm (9) Tj ET ",
], ids=["not painted", "too small", "off the page", "watermark", "watermark askew"])  # fmt: skip
def test_what_nobody_reads_is_not_read(tmp_path: Path, unseen: str) -> None:
    """A scanner's own reading under its picture, a stamp over the page."""
    source = read(tmp_path, pdf(GRID + filled() + unseen))
    assert rows(tables(source)[0])[1] == ["1", "2", "3"]
    assert flaws(source) == {}


@pytest.mark.parametrize(("cells", "more", "expected"), [
    ({"d": "12345678901234567890"}, "", {"12345678901234": CROSSING, "5678902": CROSSING}),
    ({}, text((392, 510, "99")), {"39": CROSSING}),
    ({}, "208 514 m 220 514 l S ", {"2": STRUCK}),
    ({}, text((211, 510, "7")), {"27": STACKED}),
    ({}, "BT /F 12 Tf 0 1 -1 0 230 508 Tm (9) Tj ET ", {"2\t9": ASKEW}),
], ids=["over a line", "over the edge", "struck", "stacked", "askew"])  # fmt: skip
def test_a_number_that_is_not_certain_is_flawed(
    tmp_path: Path, cells: dict[str, str], more: str, expected: dict[str, str]
) -> None:
    """It runs over a line, is struck out, or stands over another."""
    found = flaws(read(tmp_path, pdf(GRID + filled(**cells) + more)))
    assert set(found.values()) == set(expected.values())
    assert not {text for text in found if text.isdigit() and len(text) == 1} - set(expected)


AT_FOOT = (
    "".join(f"{x} 60 m {x} 120 l S " for x in (100, 200, 300, 400))
    + "100 120 m 400 120 l S 100 90 m 400 90 l S "
)
CUT = AT_FOOT + "200 60 m 300 60 l S "
"""Two rows at the foot of a page; below the second only the middle cell has a line."""


def labels(*more: tuple[float, float, str]) -> str:
    """Return texts in the rows at a page's foot, and more."""
    upper = ((110 + 100 * index, 104, letter) for index, letter in enumerate("abc"))
    return text(*upper, (110, 66, "La"), (210, 66, "2"), (310, 66, "To"), *more)


def test_a_label_that_a_pages_end_cuts_off_is_whole(tmp_path: Path) -> None:
    """Its next lines stand below the ends of the cell's sides: they are the cell's, and no words of a section."""
    below = ((110, 50, "bel"), (310, 50, "tal"), (110, 34, "end"))
    source = read(tmp_path, pdf(CUT + labels(*below)))
    assert [rows(table) for table in tables(source)] == [[["a", "b", "c"], ["La\nbel\nend", "2", "To\ntal"]]]
    assert lines(source) == []


@pytest.mark.parametrize(("drawn", "below"), [
    (AT_FOOT + "100 60 m 400 60 l S ", (110, 50, "words")), (CUT, (210, 50, "words")), (CUT, (160, 50, "long words")),
    (CUT, (110, 30, "words")), (CUT, (310, 50, "12")),
], ids=["a line below all", "a line below it", "over an edge", "further below", "a page's number"])  # fmt: skip
def test_what_stands_below_a_table_is_no_cells(
    tmp_path: Path, drawn: str, below: tuple[float, float, str]
) -> None:
    """Only a label that goes on directly below where its cell is open is cut off."""
    source = read(tmp_path, pdf(drawn + labels(below)))
    assert rows(tables(source)[0])[1] == ["La", "2", "To"]
    assert lines(source) == [below[2]]


def test_a_number_beside_a_label_that_runs_over_its_line_is_read(tmp_path: Path) -> None:
    """The label's last character stands on the line, and no number runs on into it."""
    label = text((191.5, 510, "W"))
    assert flaws(read(tmp_path, pdf(GRID + filled(d="") + label))) == {"W": CROSSING}
    near = text((193, 510, "W"), (204.6, 510, "4"))
    assert CROSSING in flaws(read(tmp_path, pdf(GRID + filled(d="", e="") + near))).values()
    blank = flaws(read(tmp_path, pdf(GRID + filled(d="", e="") + label)))
    assert blank == {"W": CROSSING, "": CROSSING}


def test_lines_missing_within_a_table_are_told(tmp_path: Path) -> None:
    """Where cells would make no rectangle, what stands there is no cell's for certain."""
    drawn = GRID.replace("100 530 m 400 530 l S ", "100 530 m 200 530 l S 300 530 m 400 530 l S ").replace(
        "200 500 m 200 560 l S", "200 530 m 200 560 l S"
    )
    assert set(flaws(read(tmp_path, pdf(drawn + filled()))).values()) == {OPEN}


def test_a_character_printed_twice_to_look_bold_is_one(tmp_path: Path) -> None:
    """Two that stand side by side are two."""
    source = read(tmp_path, pdf(GRID + filled(d="1", e="22") + text((110.4, 510, "1"))))
    assert rows(tables(source)[0])[1] == ["1", "22", "3"]


def test_a_number_set_a_little_higher_in_the_next_column_is_not_raised(tmp_path: Path) -> None:
    """Apart and as large, it is another cell's; close by, or smaller, it numbers a note."""
    label = text((100, 500, "label"))
    assert lines(read(tmp_path, pdf(label + text((200, 504, "12"))))) == ["label\t12"]
    assert lines(read(tmp_path, pdf(label + text((130, 504, "1"))))) == ["label\u00b9"]
    assert lines(read(tmp_path, pdf(label + text((200, 504, "1"), size=7)))) == ["label\t\u00b9"]


def test_a_title_in_the_largest_type_is_read_above_the_smallest(tmp_path: Path) -> None:
    """A watermark is larger than any title."""
    small = text(*((100, 500 - 10 * line, "small text of a report") for line in range(9)), size=5)
    page = small + text((100, 600, "TITLE"), size=42) + text((100, 300, "DRAFT"), size=90)
    assert lines(read(tmp_path, pdf(page)))[0] == "TITLE"
    assert "DRAFT" not in "".join(lines(read(tmp_path, pdf(page))))


def test_a_raised_digit_is_no_part_of_a_number(tmp_path: Path) -> None:
    """It numbers a note."""
    source = read(tmp_path, pdf(GRID + filled() + text((117, 514, "1"), size=7)))
    assert rows(tables(source)[0])[1] == ["1¹", "2", "3"]


@pytest.mark.parametrize(("first", "second", "expected"), [
    ("123456", "78", "12345678"), ("12", "34", "12\n34"), ("12345", "6", "12345\n6"), ("abcdef", "7", "abcdef\n7"),
])  # fmt: skip
def test_a_number_goes_on_in_the_next_line_only_where_it_had_no_room(
    tmp_path: Path, first: str, second: str, expected: str
) -> None:
    """A cell 44 points wide holds six digits of twelve points; two numbers below one another stay two."""
    drawn = "100 500 144 40 re S 144 500 m 144 540 l S "
    source = read(tmp_path, pdf(drawn + text((101, 525, first), (101, 510, second), (150, 510, "x"))))
    assert rows(tables(source)[0]) == [[expected, "x"]]


def test_level_lines_alone_make_lines_with_tabs(tmp_path: Path) -> None:
    """Nothing parts the columns; a row with its number is no cell of words."""
    levels = "".join(f"100 {y} m 400 {y} l S " for y in (500, 530, 560))
    ends = "100 500 m 100 560 l S 400 500 m 400 560 l S "
    for drawn in (levels, levels + ends):
        source = read(tmp_path, pdf(drawn + filled()))
        assert tables(source) == []
        assert lines(source) == ["a\tb\tc", "1\t2\t3"]


def test_a_table_without_upright_lines_is_lines_with_tabs(tmp_path: Path) -> None:
    """What its columns are cannot be told from gaps."""
    drawn = "100 560 m 400 560 l S 100 500 m 400 500 l S "
    assert lines(read(tmp_path, pdf(drawn + filled()))) == ["a\tb\tc", "1\t2\t3"]


def test_a_fonts_unknown_characters_are_no_text(tmp_path: Path) -> None:
    """A file of them is refused; see the sentence."""
    font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    described = "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>"
    content = "BT /G 12 Tf 100 700 Td <004100420043> Tj ET"
    made = pdf(content, objects=[font, described], resources="/Font<</G 6 0 R>>").replace(
        b"/Font<</F 5 0 R>>", b""
    )
    with pytest.raises(InputError, match="认不出"):
        read(tmp_path, made)


def test_a_seals_field_lies_over_nothing(tmp_path: Path) -> None:
    """Published PDF files bear one; a field or a note with words of its own makes the page unreadable."""
    seal = "/Annots[<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 9 9]>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]"
    assert lines(read(tmp_path, pdf(text((100, 700, "2024")), page=seal))) == ["2024"]
    for own in ("Widget/FT/Tx/V(5)", "Widget/Parent 6 0 R", "FreeText/Contents(5)"):
        note = f"/Annots[<</Type/Annot/Subtype/{own}/Rect[0 0 9 9]>>]"
        with pytest.raises(InputError, match="表单或批注"):
            read(tmp_path, pdf(text((100, 700, "2024")), page=note))


MENU, WORDS = (
    ("ourtown", "allnews", "openfiles", "forms", "contact"),
    "words that the report prints on this line",
)


def columns(menu: float, words: float, *, higher: float = 0.7, said: str = WORDS) -> str:
    """Return a menu and the report's words beside it, which begin so far from the left."""
    beside = ((words, 600 - 16 * row + higher, said) for row in range(5))
    return text(
        *((menu, 600 - 16 * row, each) for row, each in enumerate(MENU)),
        *beside,
        (60, 700, f"{WORDS} and above"),
    )


@pytest.mark.parametrize(("menu", "words"), [(60, 160), (400, 60)], ids=["left", "right"])
def test_a_menu_beside_the_text_is_none_of_its_lines(tmp_path: Path, menu: float, words: float) -> None:
    """As web pages are printed; it is told as standing around the report."""
    source = read(tmp_path, pdf(columns(menu, words)))
    assert lines(source) == [f"{WORDS} and above", *[WORDS] * 5]
    assert source.around == MENU


def test_menus_on_both_sides_are_none_of_the_lines_and_a_pages_foot_is_none_of_theirs(tmp_path: Path) -> None:
    """What stands far below a menu belongs to the page."""
    words = "between the menus of a page"
    both = columns(60, 160, said=words) + text(
        *((400, 600 - 16 * row, each) for row, each in enumerate(MENU))
    )
    source = read(tmp_path, pdf(both + text((400, 100, "the foot"), (60, 60, "page 1"))))
    assert lines(source)[1:] == [*[words] * 5, "the foot", "page 1"]
    assert source.around == MENU * 2


@pytest.mark.parametrize("columned", [
    columns(60, 160, higher=0), columns(60, 160, said="1 2 3"), columns(60, 160, said="others"),
    columns(60, 90), columns(60, 160) + text((60, 568, "a line over both of the columns")),
], ids=["one height", "numbers", "no wider", "over the words", "a line across"])  # fmt: skip
def test_what_stands_in_one_line_is_one_line(tmp_path: Path, columned: str) -> None:
    """Nothing is left out of a table without rulings, or of columns that cannot be told apart."""
    assert read(tmp_path, pdf(columned)).around == ()
