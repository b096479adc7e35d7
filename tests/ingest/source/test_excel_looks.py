"""How cells look: letters that nobody sees on their ground, struck and raised ones, conditional formats."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as OtherBook
from openpyxl.styles import Font, NamedStyle, PatternFill
from openpyxl.styles.colors import Color
from xlsxwriter import Workbook

from kit.base.errors import InputError
from kit.ingest.source.excel import excel_formats as formats
from kit.ingest.source.excel.excel_conditions import DOUBTED
from kit.ingest.source.flaws import DASHED, REPEATED, SLASHED, STRUCK, SYMBOL, UNSEEN_TEXT
from kit.ingest.source.printed import Source
from tests.ingest.source.sources import flaws, read, rows, tables, xlsx
from tests.processor_time import at_most

THEMED = (
    "<cellXfs><xf fontId='1' fillId='2'/></cellXfs>"
    "<fonts><font/><font><color {font}/></font></fonts>"
    "<fills><fill/><fill/><fill><patternFill patternType='{pattern}'>{fill}</patternFill></fill></fills>"
)


def made(folder: Path, value: object, look: Mapping[str, Any]) -> Source:
    """Return what is read of a sheet with a cell of a look."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, value, book.add_format(dict(look)))
        sheet.write(0, 1, "甲乙丙")
    return read(folder, written.getvalue())


@pytest.mark.parametrize("look", [
    {"font_color": "#FFFFFF"}, {"font_color": "#FEFEFE"}, {"font_color": "#F8F8F8"}, {"font_color": "#FFFF99"},
    {"bg_color": "#000000"}, {"font_color": "#1F497D", "bg_color": "#1F497D"}, {"font_size": 1},
    {"font_color": "#FFFFFF", "pattern": 4, "bg_color": "#FFFFFF", "fg_color": "#FFFFFF"},
])  # fmt: skip
def test_a_number_that_nobody_can_see_is_told(tmp_path: Path, look: Mapping[str, Any]) -> None:
    """White on white, black on black, a point high."""
    assert flaws(made(tmp_path, 5, look)) == {"5": UNSEEN_TEXT}
    assert flaws(made(tmp_path, "5件", look)) == {"5件": UNSEEN_TEXT}


@pytest.mark.parametrize("look", [
    {}, {"font_color": "#808080"}, {"font_color": "#BFBFBF"}, {"font_color": "#E8E8E8"}, {"font_color": "#FF0000"}, {"font_size": 6},
    {"font_color": "#FFFFFF", "bg_color": "#000080"}, {"bold": True}, {"bg_color": "#FFFF00"},
    {"font_color": "#FFFF00"}, {"font_color": "#FFFFFF", "pattern": 9, "fg_color": "#000000"}, {"underline": 1},
    {"font_script": 0, "italic": True}, {"border": 1}, {"align": "center"},
])  # fmt: skip
def test_a_number_that_is_only_coloured_is_read(tmp_path: Path, look: Mapping[str, Any]) -> None:
    """Grey, red, white on a dark ground, small, bold."""
    source = made(tmp_path, 5, look)
    assert rows(tables(source)[0]) == [["5", "甲乙丙"]]
    assert flaws(source) == {}
    assert source.unread == ()


@pytest.mark.parametrize(("font", "pattern", "fill", "seen"), [
    ("theme='0'", "none", "", False), ("theme='1'", "none", "", True), ("theme='0' tint='-0.05'", "none", "", False),
    ("theme='0' tint='-0.5'", "none", "", True), ("theme='1' tint='0.99'", "none", "", False),
    ("indexed='9'", "none", "", False), ("indexed='1'", "none", "", False), ("indexed='8'", "none", "", True),
    ("indexed='65'", "none", "", False), ("auto='1'", "none", "", True), ("rgb='00FFFFFF'", "none", "", False),
    ("theme='0'", "solid", "<fgColor theme='1'/>", True), ("theme='4'", "solid", "<fgColor theme='4'/>", False),
    ("theme='4'", "solid", "<fgColor theme='4' tint='0.8'/>", True), ("indexed='64'", "solid", "<fgColor indexed='8'/>", False),
    ("rgb='FFFFFFFF'", "gray125", "", True), ("rgb='nonsense'", "none", "", True), ("theme='99'", "none", "", True),
    ("rgb='FFFFFFFF'", "solid", "<fgColor theme='99'/>", True),
])  # fmt: skip
def test_a_colour_is_known_by_whatever_name(
    tmp_path: Path, font: str, pattern: str, fill: str, seen: bool
) -> None:
    """Of the theme with its tints, of the palette, automatic; of one that nobody knows nothing is said."""
    styles = THEMED.format(font=font, pattern=pattern, fill=fill)
    source = read(tmp_path, xlsx("<sheetData><row><c s='0'><v>5</v></c></row></sheetData>", styles=styles))
    assert flaws(source) == ({} if seen else {"5": UNSEEN_TEXT})


def test_a_palette_of_its_own_counts(tmp_path: Path) -> None:
    """A workbook may call white what number it likes."""
    own = "<colors><indexedColors><rgbColor rgb='00FFFFFF'/></indexedColors></colors>"
    styles = THEMED.format(font="indexed='0'", pattern="none", fill="") + own
    source = read(tmp_path, xlsx("<sheetData><row><c s='0'><v>5</v></c></row></sheetData>", styles=styles))
    assert flaws(source) == {"5": UNSEEN_TEXT}


@pytest.mark.parametrize(
    "look", [{"font_color": "#FFFFFF"}, {"num_format": ";;;"}, {"font_size": 1}, {"font_strikeout": True}]
)
def test_words_that_nobody_can_see_are_not_read(tmp_path: Path, look: Mapping[str, Any]) -> None:
    """They are no words of the report, and neither are struck ones; the account tells of them."""
    source = made(tmp_path, "本机关全年收到申请。", look)
    assert rows(tables(source)[0]) == [["甲乙丙"]]
    struck = "font_strikeout" in look
    assert [(each.what, each.place, each.hidden) for each in source.unread] == [
        (STRUCK if struck else UNSEEN_TEXT, "工作表“Sheet1”A1", not struck)
    ]


def test_a_part_of_a_text_that_nobody_can_see_is_not_read(tmp_path: Path) -> None:
    """In a number it makes the rest unreliable, among words it is left out."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        white, black = book.add_format({"font_color": "white"}), book.add_format({"font_color": "black"})
        raised = book.add_format({"font_script": 1})
        sheet.write_rich_string(0, 0, black, "1", white, "7")
        sheet.write_rich_string(0, 1, black, "公开信息", white, "九条", black, "八条")
        sheet.write_rich_string(0, 2, black, "17", raised, "1")
        sheet.write_rich_string(0, 3, black, "3", black, "4")
    source = read(tmp_path, written.getvalue())
    assert rows(tables(source)[0]) == [["1", "公开信息八条", "17¹", "34"]]
    assert flaws(source) == {"1": UNSEEN_TEXT}
    assert [each.place for each in source.unread] == ["工作表“Sheet1”B1"]


@pytest.mark.parametrize(("look", "flaw"), [
    ({"font_strikeout": True}, STRUCK), ({"diag_type": 1}, SLASHED), ({"diag_type": 2, "diag_border": 3}, SLASHED),
    ({"align": "fill"}, REPEATED), ({"font_name": "Wingdings"}, SYMBOL), ({"font_name": "Webdings"}, SYMBOL),
])  # fmt: skip
def test_a_number_that_the_cell_crosses_out_or_repeats_is_told(
    tmp_path: Path, look: Mapping[str, Any], flaw: str
) -> None:
    """By its font, by a line through it, by its alignment."""
    assert flaws(made(tmp_path, 5, look)) == {"5": flaw}


def test_a_slash_through_a_heading_is_none(tmp_path: Path) -> None:
    """The corner of a table has one; a blank cell with one is no blank."""
    source = made(tmp_path, "信息内容", {"diag_type": 2})
    assert rows(tables(source)[0]) == [["信息内容", "甲乙丙"]]
    assert source.unread == ()
    assert flaws(made(tmp_path, None, {"diag_type": 1})) == {"": SLASHED}
    assert flaws(made(tmp_path, None, {"align": "fill"})) == {}


def test_a_named_style_counts(tmp_path: Path) -> None:
    """As a cell's own look does."""
    book = OtherBook()
    book.add_named_style(NamedStyle("作废", font=Font(strike=True)))
    book.add_named_style(NamedStyle("隐", font=Font(color=Color(theme=0)), fill=PatternFill("none")))
    book.add_named_style(NamedStyle("醒目", font=Font(bold=True, color="FF0000")))
    for column, name in enumerate(("作废", "隐", "醒目"), 1):
        book.active.cell(1, column, column + 3).style = name
    written = BytesIO()
    book.save(written)
    assert flaws(read(tmp_path, written.getvalue())) == {"4": STRUCK, "5": UNSEEN_TEXT}


@pytest.mark.parametrize(("code", "seen"), [
    ("[White]0", False), ("0;-0;[White]0", True), ("[白色]0", False), ("[Color2]0", False), ("[Red]0", True),
])  # fmt: skip
def test_a_format_may_print_in_white(tmp_path: Path, code: str, seen: bool) -> None:
    """For all numbers or for some."""
    assert flaws(made(tmp_path, 5, {"num_format": code})) == ({} if seen else {"5": UNSEEN_TEXT})


@pytest.mark.parametrize(("code", "value", "text", "flaw"), [
    ("0\\.0000", 123456, "12.3456", formats.CHANGED), ('0"."0000', 123456, "12.3456", formats.CHANGED),
    ("0!.0000", 123456, "123456!.0000", formats.CHANGED), ('0"万"0000', 123456, "12万3456", formats.CHANGED),
    ("0.0000", 12.3456, "12.3456", ""), ("0.00", 12.3456, "12.35", formats.CHANGED), ("0", 3.4, "3", formats.CHANGED),
    ("0.0,", 5400, "5.4", formats.SCALED), ('0.00,,"万"', 5400000, "5.40万", formats.SCALED),
    ('[>100]"多";0', 17, "17", ""), ('[<100]"不足"0;0', 17, "不足17", ""), ('[>=10]"1"0;0', 17, "117", formats.CHANGED),
    ('[=0]"/";0', 0, "/", formats.CHANGED), ("00-00", 1234, "12-34", formats.CHANGED), ("000", 7, "7", ""),
    ("#,##0.00", 1234567, "1234567", ""), ('#,##0_ ;-#,##0_ ;"-"_ ', 0, "0", DASHED), ("#.##", 0, "0", formats.UNSEEN),
    ('_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', 0, "0", DASHED), ('_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_)', 0, "0", DASHED),
    ('#,##0_ ;-#,##0_ ;"-"_ ', 7, "7", ""), ('0;-0;"--"', 0, "--", formats.CHANGED), ('0;-0;"无"', 0, "无", formats.CHANGED),
    ('"-";0', 3, "-", formats.CHANGED),
    ("0.0.0", 5, "5.0.0", formats.CHANGED), ("**0", 5, "*5", ""), ("*00", 5, "05", formats.CHANGED), ("0%", 0.5, "50%", formats.PERCENT),
    ("G/通用格式", 5, "5", ""), ('G/通用格式"件"', 5, "5件", ""), ("0日", 5, "5日", ""), ('@"件"', "5", "5件", ""),
    ('"1"@', "5", "15", ""), ('0;0;0;"已填"', "5", "已填", formats.CHANGED), ("0;0;0;", "5", "5", formats.UNSEEN), (";;", "5", "5", ""),
])  # fmt: skip
def test_what_a_format_prints_is_read_back(
    tmp_path: Path, code: str, value: object, text: str, flaw: str
) -> None:
    """What is printed of a number has to be that number; of a text it is what is seen."""
    written = BytesIO()
    with Workbook(written) as book:
        book.add_worksheet().write(0, 0, value, book.add_format({"num_format": code}))
    assert [(each.text, each.flaw) for each in tables(read(tmp_path, written.getvalue()))[0].cells] == [
        (text, flaw)
    ]


def conditional(folder: Path, values: list[object], *rules: Mapping[str, Any]) -> dict[str, str]:
    """Return the flaws of a row of cells with conditional formats over them."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, values)
        for rule in rules:
            look = rule.get("format")
            made = rule if look is None else {**rule, "format": book.add_format(look)}
            sheet.conditional_format(0, 0, 0, len(values) - 1, dict(made))
    return flaws(read(folder, written.getvalue()))


WHITE = {"font_color": "#FFFFFF"}


@pytest.mark.parametrize(("rule", "told"), [
    ({"type": "cell", "criteria": "==", "value": 0, "format": WHITE}, {"0": UNSEEN_TEXT}),
    ({"type": "cell", "criteria": "==", "value": 0, "format": {"num_format": ";;;"}}, {"0": formats.UNSEEN}),
    ({"type": "cell", "criteria": "<", "value": 5, "format": {"bg_color": "#000000"}}, {"0": UNSEEN_TEXT}),
    ({"type": "cell", "criteria": "between", "minimum": 6, "maximum": 8, "format": WHITE}, {"7": UNSEEN_TEXT}),
    ({"type": "cell", "criteria": "not between", "minimum": 0, "maximum": 6, "format": WHITE}, {"7": UNSEEN_TEXT}),
    ({"type": "cell", "criteria": ">", "value": 0, "format": {"font_strikeout": True}}, {"7": STRUCK}),
    ({"type": "cell", "criteria": ">", "value": 0, "format": {"num_format": "0.0,"}}, {"0.0": formats.SCALED}),
    ({"type": "formula", "criteria": "=A1=0", "format": WHITE}, {"0": UNSEEN_TEXT}),
    ({"type": "formula", "criteria": "=TRUE", "format": WHITE}, {"0": UNSEEN_TEXT, "7": UNSEEN_TEXT}),
    ({"type": "formula", "criteria": "=$A$1=0", "format": WHITE}, {"0": DOUBTED, "7": DOUBTED}),
    ({"type": "formula", "criteria": "=MOD(COLUMN(),2)=0", "format": WHITE}, {"0": DOUBTED, "7": DOUBTED}),
    ({"type": "duplicate", "format": WHITE}, {"0": DOUBTED, "7": DOUBTED}),
    ({"type": "no_blanks", "format": WHITE}, {"0": UNSEEN_TEXT, "7": UNSEEN_TEXT}),
    ({"type": "text", "criteria": "containing", "value": "7", "format": WHITE}, {"7": UNSEEN_TEXT}),
    ({"type": "icon_set", "icon_style": "3_arrows", "icons_only": True}, {"0": UNSEEN_TEXT, "7": UNSEEN_TEXT}),
    ({"type": "data_bar", "bar_only": True}, {"0": UNSEEN_TEXT, "7": UNSEEN_TEXT}),
    ({"type": "data_bar", "bar_only": True, "data_bar_2010": True}, {"0": UNSEEN_TEXT, "7": UNSEEN_TEXT}),
    # What only colours, or is met by no number, hides nothing.
    ({"type": "cell", "criteria": "==", "value": 0, "format": {"font_color": "#FF0000"}}, {}),
    ({"type": "cell", "criteria": "==", "value": 0, "format": {"bg_color": "#FFC7CE"}}, {}),
    ({"type": "cell", "criteria": "==", "value": 0, "format": {**WHITE, "bg_color": "#C00000"}}, {}),
    ({"type": "cell", "criteria": "==", "value": 3, "format": WHITE}, {}),
    ({"type": "formula", "criteria": "=MOD(COLUMN(),2)=0", "format": {"font_color": "#FF0000"}}, {}),
    ({"type": "blanks", "format": WHITE}, {}), ({"type": "errors", "format": WHITE}, {}), ({"type": "3_color_scale"}, {}),
    ({"type": "formula", "criteria": "=FALSE", "format": WHITE}, {}), ({"type": "icon_set", "icon_style": "3_arrows"}, {}),
    ({"type": "top", "value": 1, "format": {"bold": True}}, {}), ({"type": "data_bar"}, {}),
])  # fmt: skip
def test_a_conditional_format_may_hide_a_number(
    tmp_path: Path, rule: Mapping[str, Any], told: Mapping[str, str]
) -> None:
    """Where it is met; where that cannot be known and it would matter, the number is doubtful."""
    assert conditional(tmp_path, [0, 7, "甲乙"], rule) == told


def test_the_first_condition_counts(tmp_path: Path) -> None:
    """Before one that follows it, and alone where it stops the others."""
    white = {"type": "cell", "criteria": ">=", "value": 0, "format": WHITE}
    red = {"type": "cell", "criteria": "==", "value": 0, "format": {"font_color": "#FF0000"}}
    assert conditional(tmp_path, [0, 7], red, white) == {"7": UNSEEN_TEXT}
    assert conditional(tmp_path, [0, 7], white, red) == {"0": UNSEEN_TEXT, "7": UNSEEN_TEXT}
    stops = {"type": "cell", "criteria": "==", "value": 0, "stop_if_true": True, "format": {"bold": True}}
    assert conditional(tmp_path, [0, 7], stops, white) == {"7": UNSEEN_TEXT}


def test_a_condition_of_the_newer_kind_counts(tmp_path: Path) -> None:
    """It brings its look and its cells in elements of its own."""
    more = (
        "<extLst><ext><x14:conditionalFormattings xmlns:x14='x:14' xmlns:xm='x:m'><x14:conditionalFormatting>"
        "<x14:cfRule type='cellIs' operator='equal' priority='1'><xm:f>0</xm:f>"
        "<x14:dxf><font><color rgb='FFFFFFFF'/></font></x14:dxf></x14:cfRule><xm:sqref>A1:B1</xm:sqref>"
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    cells = "<sheetData><row><c r='A1'><v>0</v></c><c r='B1'><v>5</v></c></row></sheetData>"
    assert flaws(read(tmp_path, xlsx(cells + more))) == {"0": UNSEEN_TEXT}


def test_the_ground_that_a_table_style_gives_is_not_white(tmp_path: Path) -> None:
    """White heads on a style's colour are seen; below them paper is white, as everywhere."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.add_table(
            "A1:B3", {"style": "Table Style Medium 2", "columns": [{"header": "内容"}, {"header": "件数"}]}
        )
        white = book.add_format({"font_color": "white"})
        sheet.write_row(0, 0, ["内容", "件数"], white)
        sheet.write(1, 0, "规章")
        sheet.write(1, 1, 5, white)
    source = read(tmp_path, written.getvalue())
    assert rows(tables(source)[0])[0] == ["内容", "件数"]
    assert flaws(source) == {"5": UNSEEN_TEXT}


def test_conditions_without_end_do_not_hang(tmp_path: Path) -> None:
    """A sheet with more of them than anybody makes is refused."""
    rule = (
        "<conditionalFormatting sqref='A:XFD'><cfRule type='cellIs' priority='1' operator='equal' dxfId='0'>"
    )
    rule += "<formula>1</formula></cfRule></conditionalFormatting>"
    cells = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(2000))
    styles = "<dxfs><dxf><font><color rgb='FFFFFFFF'/></font></dxf></dxfs>"
    made = xlsx(f"<sheetData>{cells}</sheetData>" + rule * 4000, styles=styles)
    with at_most(10), pytest.raises(InputError, match="条件格式"):
        read(tmp_path, made)
