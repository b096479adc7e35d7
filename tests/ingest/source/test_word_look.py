"""What an eye sees of the text of a Word file, by all that decides how text looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.source.flaws import (
    FADED,
    FAINT,
    LIFTED,
    REPLACED,
    RESIZED,
    STACKED,
    STRUCK,
    SYMBOL,
    TINY,
    TURNED,
)
from tests.ingest.source.sources import paragraph, word_table
from tests.ingest.source.word_files import cell_of, run, table_of, words_of

WHITE, BLACK = "<w:color w:val='FFFFFF'/>", "<w:shd w:val='clear' w:fill='000000'/>"
THEME = (
    "<a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1>"
    "<a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1><a:dk2><a:srgbClr val='1F497D'/></a:dk2>"
    "<a:lt2><a:srgbClr val='EEECE1'/></a:lt2></a:clrScheme></a:themeElements>"
)


def style(name: str, run_properties: str, kind: str = "character", based_on: str = "") -> str:
    """Return a style."""
    parent = f"<w:basedOn w:val='{based_on}'/>" if based_on else ""
    return f"<w:style w:type='{kind}' w:styleId='{name}'>{parent}<w:rPr>{run_properties}</w:rPr></w:style>"


def by_style(name: str) -> str:
    """Return what puts a run into a style."""
    return f"<w:rStyle w:val='{name}'/>"


@pytest.mark.parametrize(("runs", "styles"), [
    (run("17") + run("1", "<w:vertAlign w:val='superscript'/>"), ""),
    (run("17") + run("1", by_style("s")), style("s", "<w:vertAlign w:val='superscript'/>")),
    (run("17") + run("1", by_style("t")), style("s", "<w:vertAlign w:val='superscript'/>") + style("t", "", based_on="s")),
    (run("17") + run("1", "<w:sz w:val='11'/><w:vertAlign w:val='superscript'/>"), ""),
    (run("17", "<w:vertAlign w:val='baseline'/>") + run("1"), "<w:docDefaults><w:rPrDefault><w:rPr>"
     "<w:vertAlign w:val='superscript'/></w:rPr></w:rPrDefault></w:docDefaults>"),
], ids=["own", "style", "style's style", "small", "defaults"])  # fmt: skip
def test_a_raised_mark_is_no_part_of_the_number(tmp_path: Path, runs: str, styles: str) -> None:
    """However it came to be raised."""
    assert cell_of(tmp_path, runs, styles=styles) == ("17¹", "")


@pytest.mark.parametrize(("runs", "styles"), [
    (run("17", "<w:position w:val='8'/>"), ""),
    (run("1", "<w:position w:val='2'/>") + run("7"), ""),
    (run("1", by_style("s") + "<w:vertAlign w:val='baseline'/>") + run("7"), style("s", "<w:vertAlign w:val='superscript'/>")),
    (run("1", by_style("s")) + run("7"), style("s", "<w:b/><w:color w:val='C00000'/><w:sz w:val='32'/>")),
    (run("17", by_style("missing")), style("s", "<w:vanish/>")),
    (run("17", by_style("p")), style("p", "<w:vanish/>", "paragraph")),
], ids=["all lifted", "a hair", "set back", "bold red", "no such style", "a paragraph's style"])  # fmt: skip
def test_a_number_on_its_line_is_a_number(tmp_path: Path, runs: str, styles: str) -> None:
    """Whatever else its style says."""
    assert cell_of(tmp_path, runs, styles=styles) == ("17", "")


@pytest.mark.parametrize(("properties", "styles"), [
    ("<w:position w:val='8'/>", ""), (by_style("s"), style("s", "<w:position w:val='-8'/>")),
])  # fmt: skip
def test_what_leaves_its_line_by_a_measure_is_doubted(tmp_path: Path, properties: str, styles: str) -> None:
    """It may be a mark, or a digit of the number."""
    assert cell_of(tmp_path, run("17") + run("1", properties), styles=styles) == ("17¹", LIFTED)


@pytest.mark.parametrize(("runs", "styles", "text", "flaw"), [
    (run("2", by_style("s")) + run("17"), style("s", "<w:strike/>"), "17", REPLACED),
    (run("71", by_style("s")), style("s", "<w:dstrike/>"), "", STRUCK),
    (run("71", by_style("t")), style("s", "<w:strike/>") + style("t", "<w:b/>", based_on="s"), "", STRUCK),
    (run("71", by_style("t")), style("s", "<w:strike/>") + style("t", "<w:strike w:val='0'/>", based_on="s"), "71", ""),
    (run("71", by_style("s") + "<w:strike w:val='false'/>"), style("s", "<w:strike/>"), "71", ""),
], ids=["before", "alone", "style's style", "set back in a style", "set back"])  # fmt: skip
def test_struck_by_style_is_struck(tmp_path: Path, runs: str, styles: str, text: str, flaw: str) -> None:
    """The nearest word counts."""
    assert cell_of(tmp_path, runs, styles=styles) == (text, flaw)


@pytest.mark.parametrize(("properties", "styles"), [
    ("<w:vanish/>", ""), (by_style("s"), style("s", "<w:vanish/>")), (WHITE, ""), (by_style("s"), style("s", WHITE)),
    ("<w:color w:val='FEFEFE'/>", ""), ("<w:color w:val='123456' w:themeColor='background1'/>", ""),
    ("<w:sz w:val='2'/>", ""), ("<w:w w:val='1'/>", ""),
    ("<w14:textFill><w14:noFill/></w14:textFill>", ""),
    ("<w14:textFill><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill></w14:textFill>", ""),
    ("<w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha w14:val='100000'/></w14:srgbClr>"
     "</w14:solidFill></w14:textFill>", ""),
], ids=["hidden", "hidden by style", "white", "white by style", "nearly white", "the theme's", "no size", "no width", "no fill", "white fill", "clear fill"])  # fmt: skip
def test_what_nobody_sees_is_not_read(tmp_path: Path, properties: str, styles: str) -> None:
    """In cells, and in sentences, of which nothing is named either: they are not shown."""
    assert cell_of(tmp_path, run("17") + run("0", properties), styles=styles, theme=THEME) == ("17", "")
    body = f"<w:p>{run('甲。')}{run('乙。', properties)}</w:p>"
    assert words_of(tmp_path, body, styles=styles, theme=THEME) == (["甲。"], [])


@pytest.mark.parametrize(("properties", "cell"), [
    ("<w:color w:val='808080'/>", ""), ("<w:color w:val='E8E8E8'/>", ""), ("<w:color w:val='FFFF00'/>", ""), ("<w:color w:val='auto'/>", BLACK),
    (WHITE, BLACK), (WHITE + "<w:shd w:val='clear' w:fill='C00000'/>", ""), (WHITE + "<w:highlight w:val='darkBlue'/>", ""),
    (WHITE, "<w:shd w:val='clear' w:fill='FFFFFF' w:themeFill='text2'/>"), (WHITE, "<w:shd w:val='pct50' w:color='000000'/>"),
    (WHITE, "<w:shd w:val='diagStripe' w:fill='000000'/>"), ("<w:color w:val='FFFFFF' w:themeColor='text1'/>", ""),
    ("<w:color w:val='000000' w:themeColor='background1' w:themeShade='80'/>", ""),
    ("<w:vanish w:val='0'/>", ""), ("<w:webHidden/>", ""), ("<w:sz w:val='13'/>", ""), ("<w:w w:val='66'/>", ""),
    ("<w:spacing w:val='-20'/>", ""), ("<w14:textFill><w14:gradFill/></w14:textFill>" + WHITE, ""),
], ids=["grey", "light grey", "yellow", "auto on black", "white on black", "white on red", "white on blue mark", "white on theme",
        "white on grey", "white on stripes", "theme's black", "theme's grey", "shown", "web", "small", "narrow", "close",
        "run of colours"])  # fmt: skip
def test_what_is_seen_is_read(tmp_path: Path, properties: str, cell: str) -> None:
    """White stands out from a dark ground, grey from paper."""
    assert cell_of(tmp_path, run("17", properties), cell=cell, theme=THEME) == ("17", "")


@pytest.mark.parametrize(("runs", "text", "flaw"), [
    (run("17", "<w:color w:val='F2F2F2'/>"), "17", FAINT),
    (run("17", "<w:color w:val='FFFF99'/>"), "17", FAINT),
    (run("17", "<w:color w:val='FFFFFF' w:themeColor='background1' w:themeShade='F2'/>"), "17", FAINT),
    (run("17", "<w:color w:val='000000'/><w:highlight w:val='black'/>"), "", FADED),
    (run("17", "<w:color w:val='FF0000'/><w:shd w:val='clear' w:fill='FF0000'/>"), "", FADED),
    (run("17", "<w:color w:val='000000'/><w:shd w:val='solid' w:color='000000' w:fill='FFFFFF'/>"), "", FADED),
    (run("17", "<w:sz w:val='5'/>"), "17", TINY),
    (run("17", "<w:w w:val='10'/>"), "17", TINY),
    (run("17", "<w:spacing w:val='-120'/>"), "17", STACKED),
    (run("17", "<w:eastAsianLayout w:combine='1'/>"), "17", STACKED),
    (run("17") + run("1", "<w:sz w:val='10'/>"), "171", RESIZED),
    (run("17", "<w:rFonts w:ascii='Wingdings'/>"), "17", SYMBOL),
    (run("17", by_style("w") + "<w:rFonts w:eastAsia='宋体'/>"), "17", SYMBOL),
    (run("\uf081"), "\uf081", SYMBOL),
    (f"<w:bdo w:val='rtl'>{run('71')}</w:bdo>", "71", TURNED),
], ids=["faint", "pale", "theme's faint", "marked over", "shaded over", "solid", "tiny", "thin", "piled", "combined", "sizes", "signs", "signs by style", "private", "turned"])  # fmt: skip
def test_what_an_eye_cannot_be_sure_of_is_a_flaw(tmp_path: Path, runs: str, text: str, flaw: str) -> None:
    """And is named where it stands in words."""
    styles = style("w", "<w:rFonts w:ascii='Wingdings'/>")
    assert cell_of(tmp_path, runs, theme=THEME, styles=styles) == (text, flaw)
    _, named = words_of(tmp_path, f"<w:p>{run('共')}{runs}</w:p>", theme=THEME, styles=styles)
    assert flaw == RESIZED or named == [flaw]


def test_two_styles_that_hide_show_together(tmp_path: Path) -> None:
    """Hiding is a switch that styles turn, as the standard has it; a mark of the run's own settles it."""
    styles = style("p", "<w:vanish/>", "paragraph") + style("c", "<w:vanish/>")
    runs = run("甲") + run("乙", by_style("c")) + run("丙", "<w:vanish w:val='0'/>")
    body = f"<w:p><w:pPr><w:pStyle w:val='p'/></w:pPr>{runs}</w:p>"
    assert words_of(tmp_path, body, styles=styles) == (["乙丙"], [])


TABLE_STYLE = (
    "<w:style w:type='table' w:styleId='t'><w:rPr><w:color w:val='333333'/></w:rPr>"
    "<w:tblStylePr w:type='firstRow'><w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
    "<w:tcPr><w:shd w:val='clear' w:fill='1F497D'/></w:tcPr></w:tblStylePr>"
    "<w:tblStylePr w:type='lastRow'><w:rPr><w:vanish/></w:rPr></w:tblStylePr>"
    "<w:tblStylePr w:type='lastCol'><w:rPr><w:vanish/></w:rPr></w:tblStylePr>"
    "<w:tblStylePr w:type='band2Horz'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:tblStylePr></w:style>"
)


@pytest.mark.parametrize(("look", "expected"), [
    ("w:firstRow='1' w:lastColumn='0' w:noHBand='1'", [["头", "一"], ["1", "2"], ["3", "4"]]),
    ("w:firstRow='0' w:lastColumn='1' w:noHBand='1'", [["头", ""], ["1", ""], ["3", ""]]),
    ("w:firstRow='1' w:lastColumn='0' w:noHBand='0'", [["头", "一"], ["1", "2"], ["", ""]]),
    ("w:lastRow='1' w:noHBand='1'", [["头", "一"], ["1", "2"], ["", ""]]),
    ("w:val='0620'", [["头", "一"], ["1", "2"], ["3", "4"]]),
], ids=["white head on blue", "hidden column", "white band", "hidden row", "in bits"])  # fmt: skip
def test_the_regions_of_a_table_style_count_as_the_table_asks(
    tmp_path: Path, look: str, expected: list[list[str]]
) -> None:
    """A dark first row with white words is seen; a white band is not."""
    body = word_table(("头", "一"), ("1", "2"), ("3", "4")).replace(
        "<w:tbl>", f"<w:tbl><w:tblPr><w:tblStyle w:val='t'/><w:tblLook {look}/></w:tblPr>"
    )
    assert table_of(tmp_path, body, styles=TABLE_STYLE)[0] == expected


def test_a_cell_within_a_dark_table_is_dark(tmp_path: Path) -> None:
    """Ground goes from the outside in: page, table, cell, paragraph, run; each may set its own."""
    white = run("17", WHITE)
    dark = "<w:shd w:val='clear' w:fill='101010'/>"
    assert cell_of(tmp_path, white, table=dark) == ("17", "")
    assert cell_of(tmp_path, white, table=dark, cell="<w:shd w:val='clear' w:fill='FFFFFF'/>") == ("", "")
    assert cell_of(tmp_path, f"<w:pPr>{dark}</w:pPr>{white}") == ("17", "")


@pytest.mark.parametrize(("settings", "expected"), [("<w:displayBackgroundShape/>", ["白"]), ("", [])])
def test_the_page_has_a_colour_where_word_shows_it(
    tmp_path: Path, settings: str, expected: list[str]
) -> None:
    """Else it is paper."""
    background = "<w:background w:color='203040'/>"
    assert (
        words_of(tmp_path, paragraph("白", run=WHITE), background=background, settings=settings)[0]
        == expected
    )


@pytest.mark.parametrize(("properties", "text", "flaw"), [
    ("<w:spacing w:line='20' w:lineRule='exact'/>", "17", TINY),
    ("<w:spacing w:line='360' w:lineRule='auto'/>", "17", ""),
    ("<w:spacing w:line='20' w:lineRule='atLeast'/>", "17", ""),
    ("<w:ind w:left='200'/>", "17", ""),
])  # fmt: skip
def test_a_line_without_height_cannot_be_read(tmp_path: Path, properties: str, text: str, flaw: str) -> None:
    """Lines of a usual height can."""
    assert cell_of(tmp_path, f"<w:pPr>{properties}</w:pPr>{run('17')}") == (text, flaw)


def test_many_styles_on_one_another_cost_no_more_than_their_number(tmp_path: Path) -> None:
    """A chain of 3,000 styles that rest on one another, even in a ring, and a paragraph of each."""
    styles = "".join(style(f"s{at}", "", "paragraph", f"s{(at + 1) % 3000}") for at in range(3000))
    body = "".join(paragraph("甲", f"<w:pStyle w:val='s{at}'/>") for at in range(3000))
    assert len(words_of(tmp_path, body, styles=styles)[0]) == 3000
