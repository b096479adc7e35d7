"""PDF pages as the eye sees them: what hides is no number, what shows in part is refused, the rest is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from kit.base.errors import InputError
from kit.ingest.source.flaws import DRAWN, LIFTED, LYING, MARKED, PICTURE, STACKED, STRUCK, UNEVEN, VEILED
from tests.ingest.source.drawn_pdf import GRID, filled, text
from tests.ingest.source.sources import flaws, lines, pdf, read, rows, tables

NINE = text((217, 510, "9"))
"""Right behind the 2 of the middle cell, which then reads 29."""
LAYER = "<</Type/OCG/Name(a)>>"
SEES = "/ExtGState<</G 6 0 R>>"
PIXEL = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    "stream\n{}\nendstream"
)
CHECKS = (
    "<</Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    "/Filter/ASCIIHexDecode/Length 5>>stream\n00FF>\nendstream"
)


def layer(state: str) -> dict[str, str]:
    """Return what of a file puts the layer L in a state."""
    return {
        "resources": "/Properties<</L 6 0 R>>",
        "catalog": f"/OCProperties<</OCGs[6 0 R]/D<</{state}[6 0 R]>>>>",
    }


def middle(folder: Path, drawn: str, **made: str) -> tuple[str, str]:
    """Return the middle cell of the table with something drawn over it: its text, its flaw."""
    source = read(folder, pdf(drawn, objects=[made.pop("thing", LAYER)], **made))
    (found,) = tables(source)
    cell = next(cell for cell in found.cells if (cell.row, cell.column) == (1, 1))
    return cell.text, cell.flaw


@pytest.mark.parametrize(("drawn", "made"), [
    ("1 g " + NINE + "0 g ", {}),
    (".98 .98 1 rg " + NINE + "0 g ", {}),
    (NINE + "1 g 216 505 10 20 re f 0 g ", {}),
    (NINE + "q 12 0 0 20 216 505 cm /X Do Q ", {"thing": PIXEL.format("\xff"), "resources": "/XObject<</X 6 0 R>>"}),
    ("/OC /L BDC " + NINE + "EMC ", layer("OFF")),
    ("q 300 505 20 20 re W n " + NINE + "Q ", {}),
    ("q /G gs " + NINE + "Q ", {"thing": "<</ca 0/CA 0>>", "resources": SEES}),
    (text((217, 510, "9"), more="3 Tr"), {}),
    (text((217, 510, "9"), more="7 Tr"), {}),
    (".3 .3 .8 rg " + NINE + "1 g 216 505 10 20 re f 0 g ", {}),
], ids=["white", "nearly white", "white box", "white picture", "layer off", "clipped", "transparent", "mode 3", "mode 7", "coloured under a box"])  # fmt: skip
def test_what_shows_no_ink_is_not_read(tmp_path: Path, drawn: str, made: dict[str, str]) -> None:
    """However it hides: the number is the one that is printed, without a doubt."""
    assert middle(tmp_path, GRID + filled() + drawn, **made) == ("2", "")


@pytest.mark.parametrize(("drawn", "made"), [
    ("0.6 g " + NINE + "0 g ", {}),
    ("1 0 0 rg " + NINE + "0 g ", {}),
    ("0 g 216 505 10 20 re f 1 g " + NINE + "0 g ", {}),
    ("1 1 0 rg 216 505 10 20 re f 0 g " + NINE, {}),
    ("/OC /L BDC " + NINE + "EMC ", layer("ON")),
    ("q 200 500 100 30 re W n " + NINE + "Q ", {}),
    ("q /G gs " + NINE + "Q ", {"thing": "<</ca .87>>", "resources": SEES}),
    (NINE + "q /G gs 1 1 0 rg 216 505 10 20 re f Q ", {"thing": "<</ca .4>>", "resources": SEES}),
    (NINE + "q /G gs 1 1 0 rg 216 505 10 20 re f Q ", {"thing": "<</BM/Multiply>>", "resources": SEES}),
    (text((217, 510, "9"), more="2 Tr"), {}),
    (NINE + text((217, 510, "9")), {}),
    ("1 g 216 505 10 20 re f 0 g " + NINE, {}),
], ids=["grey", "red", "white on black", "on yellow", "layer on", "clip around", "nearly opaque", "under glass", "marked yellow", "outlined", "twice", "over a white box"])  # fmt: skip
def test_what_shows_is_read(tmp_path: Path, drawn: str, made: dict[str, str]) -> None:
    """Whatever its colour and its ground."""
    assert middle(tmp_path, GRID + filled() + drawn, **made) == ("29", "")


@pytest.mark.parametrize(("drawn", "expected"), [
    ("238", ""), ("8 8", ""), ("1", "")])  # fmt: skip
def test_a_number_typed_over_a_white_box_is_the_one_that_is_read(
    tmp_path: Path, drawn: str, expected: str
) -> None:
    """The old one lies under the box, in the same place."""
    cells = filled(e="238") + "1 g 205 505 40 20 re f 0 g " + text((210, 510, drawn))
    assert middle(tmp_path, GRID + cells) == (drawn, expected)


@pytest.mark.parametrize("drawn", [
    NINE + "1 g 216 514 10 20 re f 0 g ",
    NINE + "1 g 220 505 10 20 re f 0 g ",
    NINE + "0 g 216 505 10 20 re f ",
    NINE + ".4 g 216 505 10 20 re f 0 g ",
    "q 200 500 100 14 re W n " + NINE + "Q ",
    ".85 g " + NINE + "0 g ",
    ".3 g 216 505 10 20 re f .32 g " + NINE + "0 g ",
], ids=["half under a box", "its right under a box", "blacked out", "greyed out", "cut", "pale", "dark on dark"])  # fmt: skip
def test_what_shows_in_part_is_refused(tmp_path: Path, drawn: str) -> None:
    """Half an 8 is a 3, and a black box is no blank."""
    assert middle(tmp_path, GRID + filled() + drawn)[1] == VEILED


def test_two_numbers_that_show_in_one_place_are_refused(tmp_path: Path) -> None:
    """Nothing hides the first one."""
    assert middle(tmp_path, GRID + filled(e="238") + text((210, 510, "283")))[1] == STACKED


@pytest.mark.parametrize(("lies", "drawn", "expected"), [
    ("<37> <0031>", "1 7 0", {"a": LYING}), ("<37> <0037>", "1 7 0", {}), ("<30> <0038>", "8 0 0", {"a": LYING}),
    ("<33> <0035>", "3 5 5", {"a": LYING}),
], ids=["seven is one", "honest", "nought is eight", "three is five"])  # fmt: skip
def test_a_font_that_tells_another_digit_than_it_draws_is_not_believed(
    tmp_path: Path, lies: str, drawn: str, expected: dict[str, str]
) -> None:
    """Found where the file has the other digit too: one digit then has two outlines."""
    mapped = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfchar {lies} endbfchar endcmap end"
    )
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    stream = f"<</Length {len(mapped)}>>stream\n{mapped}\nendstream"
    content = GRID + text((110, 540, "a")) + f"BT /G 12 Tf 110 510 Td ({drawn}) Tj ET "
    fonts = "/Font<</F 5 0 R/G 6 0 R>>"
    made = pdf(content, objects=[font, stream], resources=fonts).replace(b"/Font<</F 5 0 R>>/", b"/")
    (found,) = tables(read(tmp_path, made))
    assert {cell.flaw for cell in found.cells if cell.flaw} == set(expected.values())


def test_hidden_sentences_are_no_words(tmp_path: Path) -> None:
    """White, or under a box; a line through words is told."""
    drawn = text((100, 700, "seen")) + "1 g " + text((100, 680, "white")) + "0 g " + text((100, 660, "boxed"))
    source = read(tmp_path, pdf(drawn + "1 g 90 655 200 16 re f 0 g "))
    assert lines(source) == ["seen"]
    struck = read(tmp_path, pdf(text((100, 700, "seen")) + "98 704 m 140 704 l S "))
    assert lines(struck) == []
    assert [each.what for each in struck.unread] == [STRUCK]
    under = read(tmp_path, pdf(text((100, 700, "seen")) + "98 698 m 140 698 l S "))
    assert [getattr(piece, "flaw", "") for piece in under.pieces] == [""]


@pytest.mark.parametrize(("x", "y", "size", "expected"), [
    (117, 514, 7, ("1¹", LIFTED)), (117, 514, 12, ("1¹", LIFTED)), (117, 513, 10, ("1¹", LIFTED)), (117, 510, 7, ("11", UNEVEN)),
    (117, 508, 7, ("11", UNEVEN)), (117, 511.5, 12, ("11", UNEVEN)), (117, 510, 11.5, ("11", "")), (117, 510, 12, ("11", "")),
])  # fmt: skip
def test_a_notes_number_is_no_digit_of_the_number_before_it(
    tmp_path: Path, x: float, y: float, size: float, expected: tuple[str, str]
) -> None:
    """It is raised; what is merely smaller or lower may be one."""
    (found,) = tables(read(tmp_path, pdf(GRID + filled() + text((x, y, "1"), size=size))))
    cell = next(cell for cell in found.cells if (cell.row, cell.column) == (1, 0))
    assert (cell.text, cell.flaw) == expected


@pytest.mark.parametrize(("drawn", "made", "expected"), [
    ("210 505 m 290 525 l S ", {}, DRAWN),
    ("200 500 m 300 530 l S ", {}, DRAWN),
    ("215 510 m 215 525 225 525 225 510 c f ", {}, DRAWN),
    ("q 20 0 0 20 220 505 cm /X Do Q ", {"thing": CHECKS, "resources": "/XObject<</X 6 0 R>>"}, PICTURE),
    ("q 80 0 0 80 205 480 cm /X Do Q ", {"thing": CHECKS, "resources": "/XObject<</X 6 0 R>>"}, PICTURE),
    ("q 20 0 0 20 220 505 cm /X Do Q ", {"thing": PIXEL.format("\xff"), "resources": "/XObject<</X 6 0 R>>"}, ""),
    (".9 g 200 500 100 30 re f 0 g ", {}, ""),
    ("206 500 m 294 500 l 300 500 300 506 300 506 c 300 524 l 300 530 294 530 294 530 c 206 530 l h S ", {}, ""),
], ids=["slash", "from corner to corner", "outline", "picture", "picture over it", "white picture", "shading", "round frame"])  # fmt: skip
def test_a_cell_without_text_is_blank_only_where_it_shows_nothing(
    tmp_path: Path, drawn: str, made: dict[str, str], expected: str
) -> None:
    """A number drawn as a shape or a picture is no blank."""
    assert middle(tmp_path, drawn + GRID + filled(e=" "), **made) == ("", expected)


@pytest.mark.parametrize(("kind", "expected"), [
    ("StrikeOut", STRUCK), ("Stamp", MARKED), ("Ink", MARKED), ("Line", MARKED), ("Highlight", ""), ("Link", ""),
    ("Stamp/F 2", ""),
])  # fmt: skip
def test_a_readers_mark_over_a_number_is_a_doubt(tmp_path: Path, kind: str, expected: str) -> None:
    """Unless it hides nothing, or is hidden itself."""
    page = f"/Annots[<</Type/Annot/Subtype/{kind}/Rect[205 505 230 525]/C[1 0 0]>>]"
    assert middle(tmp_path, GRID + filled(), page=page) == ("2", expected)


@pytest.mark.parametrize("turned", ["0 1 -1 0 842 0 cm ", "0 -1 1 0 0 842 cm ", "-1 0 0 -1 595 842 cm "])
def test_a_page_on_its_side_is_read_as_it_is_turned_to_be_read(tmp_path: Path, turned: str) -> None:
    """Left, right or upside down; the page says nothing of it."""
    box = "" if turned.startswith("-1") else "/MediaBox[0 0 842 842]"
    source = read(tmp_path, pdf(turned + GRID + filled() + text((100, 600, "above")), page=box))
    assert rows(tables(source)[0]) == [["a", "b", "c"], ["1", "2", "3"]]
    assert lines(source) == ["above"]
    assert flaws(source) == {}


def test_what_is_shown_and_not_read_is_named(tmp_path: Path) -> None:
    """Pictures with their page, words drawn as shapes, files that the PDF carries; nothing else."""
    drawn = text((100, 700, "a")) + "q 90 0 0 90 100 300 cm /X Do Q "
    source = read(tmp_path, pdf(drawn, objects=[CHECKS], resources="/XObject<</X 6 0 R>>"))
    assert [(each.what, each.place) for each in source.unread] == [("图片", "第 1 页")]
    outlines = "".join(f"{x} 300 m {x} 310 {x + 8} 310 {x + 8} 300 c f " for x in range(100, 300, 10))
    source = read(tmp_path, pdf(text((100, 700, "a")) + outlines))
    assert [each.what for each in source.unread] == ["画成图形的字"]
    file = "<</Type/Filespec/F(b.xlsx)/UF(b.xlsx)/EF<</F 7 0 R>>>>"
    made = pdf(
        text((100, 700, "a")),
        objects=[file, "<</Type/EmbeddedFile/Length 1>>stream\na\nendstream"],
        catalog="/Names<</EmbeddedFiles<</Names[(b.xlsx) 6 0 R]>>>>",
    )
    assert [each.what for each in read(tmp_path, made).unread] == ["附件“b.xlsx”"]
    assert read(tmp_path, pdf(GRID + filled() + "0.9 g 50 50 99 99 re f ")).unread == ()


def test_a_page_that_is_a_picture_is_named(tmp_path: Path) -> None:
    """With its number, whatever a scanner read of it; a file of such pages alone is refused."""
    scanned = "q 595 0 0 842 0 0 cm /X Do Q " + text((100, 700, "scanned"), more="3 Tr")
    scan = pdf(scanned, objects=[CHECKS], resources="/XObject<</X 6 0 R>>")
    bound = PdfWriter()
    for each in (pdf(text((100, 700, "a"))), scan):
        bound.append(BytesIO(each))
    made = BytesIO()
    bound.write(made)
    source = read(tmp_path, made.getvalue())
    assert lines(source) == ["a"]
    assert [(each.what, each.place) for each in source.unread] == [("整页是图片，没有读", "第 2 页")]
    with pytest.raises(InputError, match="没有文字层"):
        read(tmp_path, scan)


def test_a_line_that_parts_blank_cells_alone_parts_nothing(tmp_path: Path) -> None:
    """A browser ends a merged cell on the next sheet anywhere in its rows; a blank row stays a row."""
    drawn = "100 480 300 80 re S 200 480 m 200 560 l S 300 480 m 300 560 l S 200 520 m 400 520 l S "
    cells = text((210, 540, "x"), (310, 540, "1"), (210, 500, "y"), (310, 500, "2"))
    (merged,) = tables(read(tmp_path, pdf(drawn + "100 505 m 200 505 l S " + cells)))
    assert rows(merged) == [["", "x", "1"], ["y", "2"]]
    assert flaws(read(tmp_path, pdf(drawn + "100 505 m 200 505 l S " + cells))) == {}
    (blank,) = tables(read(tmp_path, pdf(GRID + filled(d=" ", e=" ", f=" "))))
    assert rows(blank) == [["a", "b", "c"], ["", "", ""]]


def test_a_thin_stroke_may_be_a_dot_broader(tmp_path: Path) -> None:
    """The stem of an 8 point 1 is painted one dot wide or two, as it lies: the font does not lie."""
    drawn = "".join(text((110 + each / 8, 700 - 12 * each, "1"), size=8) for each in range(9))
    source = read(tmp_path, pdf(drawn))
    assert lines(source) == ["1"] * 9
    assert {getattr(piece, "flaw", "") for piece in source.pieces} == {""}


@pytest.mark.parametrize(("glyph", "drawn", "expected"), [
    ("Z", "0123456789", ""), ("Z", "123", LYING), ("seven", "0123456789", LYING), ("zero", "12", LYING),
], ids=["like a two", "like a two among three", "another digit", "a digit that is not there"])  # fmt: skip
def test_a_digit_drawn_in_two_ways_is_one_where_all_ten_are_there(
    tmp_path: Path, glyph: str, drawn: str, expected: str
) -> None:
    """And both look less like any other: then none is told for another one."""
    mapped = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "1 beginbfchar <61> <0032> endbfchar endcmap end"
    )
    own = f"/Encoding<</Differences[97/{glyph}]>>"
    font = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{own}/ToUnicode 7 0 R>>"
    stream = f"<</Length {len(mapped)}>>stream\n{mapped}\nendstream"
    content = GRID + f"BT /G 12 Tf 110 510 Td (3a1) Tj ET BT /G 12 Tf 110 300 Td ({drawn}) Tj ET "
    fonts = "/Font<</F 5 0 R/G 6 0 R>>"
    made = pdf(content, objects=[font, stream], resources=fonts).replace(b"/Font<</F 5 0 R>>/", b"/")
    assert [each for each in flaws(read(tmp_path, made)).items() if each[0] == "321"] == (
        [("321", expected)] if expected else []
    )
