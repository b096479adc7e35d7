"""What a Word file draws, reckons or takes from elsewhere: fields, controls, equations, pictures, notes, changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from kit.ingest.source.flaws import (
    AUTO_NUMBER,
    BOUND,
    BOXED,
    CHART,
    CONTROL,
    EQUATION,
    FIELD,
    FLOATING,
    OBJECT,
    OFF_PAGE,
    PICTURE,
    STALE,
    STRANGE,
    TINY,
)
from tests.ingest.source.sources import (
    boxes,
    docx,
    flaws,
    lines,
    paragraph,
    read,
    tables,
    word_cell,
    word_table,
)
from tests.ingest.source.word_files import STORE, cell_of, run, table_of, word, words_of

SUM = "=SUM(LEFT)"
RENEWED = "<w:updateFields w:val='true'/>"


def field(instruction: str, result: str | None = "0", begin: str = "", properties: str = "") -> str:
    """Return a field of marks, with its result unless that is None."""
    parts = [f"<w:fldChar w:fldCharType='begin' {begin}/>", f"<w:instrText> {instruction} </w:instrText>"]
    shown = "" if result is None else f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run(result)}"
    codes = "".join(f"<w:r><w:rPr>{properties}</w:rPr>{part}</w:r>" for part in parts)
    return f"{codes}{shown}<w:r><w:fldChar w:fldCharType='end'/></w:r>"


def simple(instruction: str, attributes: str = "") -> str:
    """Return a field that is one element."""
    return f"<w:fldSimple w:instr='{instruction}' {attributes}>{run('0')}</w:fldSimple>"


DIRTY, LOCKED = "w:dirty='true'", "w:dirty='1' w:fldLock='1'"


@pytest.mark.parametrize(("runs", "settings", "flaw"), [
    (field(SUM, begin=DIRTY), "", STALE), (simple(SUM, DIRTY), "", STALE), (field("DOCVARIABLE n", begin=DIRTY), "", STALE),
    (field(SUM), RENEWED, STALE), (simple(SUM), RENEWED, STALE), (field("IF 1 = 1 0 2"), RENEWED, STALE),
    (field("MERGEFIELD n"), RENEWED, STALE), (field("DATE \\@ yyyy"), "", STALE), (field("REF b", begin=DIRTY), "", STALE),
    (field(SUM), "", ""), (simple(SUM), "", ""), (field(SUM, begin=LOCKED), "", ""), (simple(SUM, LOCKED), RENEWED, ""),
    (field(SUM), "<w:updateFields w:val='0'/>", ""), (field("HYPERLINK x", begin=DIRTY), RENEWED, ""), (field("SEQ 表"), RENEWED, ""),
    (field("FORMTEXT"), RENEWED, ""), (field("SAVEDATE"), "", ""),
])  # fmt: skip
def test_a_result_that_the_file_calls_stale_is_no_value(
    tmp_path: Path, runs: str, settings: str, flaw: str
) -> None:
    """A result is kept where nothing says that it will be made again, or where it is locked."""
    assert cell_of(tmp_path, runs, settings=settings) == ("0", flaw)


@pytest.mark.parametrize(("runs", "flaw"), [
    (field("eq \\o\\ac(○,17)", None), FIELD), (field("EQ \\f(2,9)", None), FIELD), (field("EQ \\f(2,9)", ""), FIELD),
    (field("SYMBOL 252 \\f Wingdings", None), FIELD), (field("AUTONUM", None), FIELD), (field(SUM, None), FIELD),
    (field("BARCODE 17", None), FIELD), (field("EQ \\s\\up5(1)", None).replace("end", "open"), FIELD),
    (field("XE 甲", None), ""), (field("TC 甲", None), ""), (field("HYPERLINK x", None), ""),
    (field("EQ 1", None, properties="<w:vanish/>").replace("<w:r><w:fldChar w:fldCharType='end'/></w:r>",
     "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='end'/></w:r>"), ""),
])  # fmt: skip
def test_what_is_drawn_from_an_instruction_is_named(tmp_path: Path, runs: str, flaw: str) -> None:
    """Marks of an index print nothing, nor what is hidden."""
    assert cell_of(tmp_path, runs) == ("", flaw)
    assert words_of(tmp_path, f"<w:p>{run('甲')}{runs}</w:p>") == (["甲"], [flaw] if flaw else [])


def test_an_instruction_within_an_instruction_prints_nothing(tmp_path: Path) -> None:
    """Only the outer result is seen."""
    inner = field("DATE", "9")
    runs = (
        f"<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>IF </w:instrText></w:r>{inner}"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('17')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    assert cell_of(tmp_path, runs) == ("17", "")


def control(shown: str, properties: str = "", path: str = "/d[1]/n[1]", store: str = STORE) -> str:
    """Return a content control that is bound to a place in the data."""
    bound = f"<w:dataBinding w:xpath='{path}' w:storeItemID='{store}'/>" if path else ""
    return f"<w:sdt><w:sdtPr>{bound}{properties}</w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"


LISTED = "<w:dropDownList><w:listItem w:displayText='5' w:value='n'/></w:dropDownList>"
PROMPT = "<w:showingPlcHdr/>"


@pytest.mark.parametrize(("runs", "data", "text", "flaw"), [
    (control("5"), "<d><n>17</n></d>", "5", BOUND),
    (control("5", path="/x:d/x:n", store=STORE.lower()), "<d xmlns='u'><n>17</n></d>", "5", BOUND),
    (control("5", path="/d/n/@a"), "<d><n a='17'/></d>", "5", BOUND),
    (control("5", path="//n[last()]"), "<d><n>5</n></d>", "5", BOUND),
    (control("5"), "<d><n></n></d>", "5", BOUND),
    (control("请填写", PROMPT), "<d><n>17</n></d>", "请填写", BOUND),
    (control("5", LISTED), "<d><n>5</n></d>", "5", ""),
    (control("5", LISTED), "<d><n>n</n></d>", "5", ""),
    (control("5"), "<d><n> 5 </n></d>", "5", ""),
    (control("5", path="/d[1]/gone[1]"), "<d><n>17</n></d>", "5", ""),
    (control("5", store="{0}"), "<d><n>17</n></d>", "5", ""),
    (control("2024年3月5日", "<w:date/>"), "<d><n>2024-03-05T00:00:00</n></d>", "2024年3月5日", ""),
    (control("2024年3月6日", "<w:date/>"), "<d><n>2024-03-05T00:00:00</n></d>", "2024年3月6日", BOUND),
    (control("请填写", PROMPT, path=""), "", "", ""),
    (control("17", PROMPT, path=""), "", "17", CONTROL),
])  # fmt: skip
def test_a_control_is_held_against_the_data_behind_it(
    tmp_path: Path, runs: str, data: str, text: str, flaw: str
) -> None:
    """Programs show the data, or what was stored; where these differ neither is certain."""
    assert cell_of(tmp_path, runs, data=data) == (text, flaw)


def test_a_control_around_a_cell_or_a_row_is_held_against_its_data(tmp_path: Path) -> None:
    """As well as one around words."""
    around = control("", path="/d[1]/n[1]").replace(run(""), word_cell("5"))
    body = f"<w:tbl><w:tr>{word_cell('甲')}{around}</w:tr></w:tbl>"
    assert flaws(read(tmp_path, word(body, data="<d><n>17</n></d>"))) == {"5": BOUND}
    assert flaws(read(tmp_path, word(body, data="<d><n>5</n></d>"))) == {}


def math(inner: str) -> str:
    """Return an equation."""
    return f"<m:oMath>{inner}</m:oMath>"


def letters(text: str) -> str:
    """Return a run of an equation."""
    return f"<m:r><m:rPr><m:nor/></m:rPr><w:rPr/><m:t>{text}</m:t></m:r>"


FRACTION = f"<m:f><m:num>{letters('2')}</m:num><m:den>{letters('9')}</m:den></m:f>"
POWER = f"<m:sSup><m:e>{letters('10')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>"


@pytest.mark.parametrize(("inner", "text", "flaw"), [
    (FRACTION, "", EQUATION), (POWER, "", EQUATION), (letters("1") + POWER, "", EQUATION),
    (f"<m:rad><m:e>{letters('9')}</m:e></m:rad>", "", EQUATION), (f"<m:d><m:e>{FRACTION}</m:e></m:d>", "", EQUATION),
    (letters("17"), "17", ""), (letters("1") + letters("7"), "17", ""), (f"<m:box><m:e>{letters('17')}</m:e></m:box>", "17", ""),
    (f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{letters('17')}</m:e></m:d>", "[17]", ""),
])  # fmt: skip
def test_an_equation_of_one_line_is_text_and_no_other(
    tmp_path: Path, inner: str, text: str, flaw: str
) -> None:
    """A fraction is never its digits in a row."""
    assert cell_of(tmp_path, math(inner)) == (text, flaw)
    assert words_of(tmp_path, f"<w:p>{run('共')}{math(inner)}</w:p>") == (
        [f"共{text}"],
        [flaw] if flaw else [],
    )


def drawn(inner: str, anchor: str = "inline", attributes: str = "") -> str:
    """Return a run with a drawing."""
    return f"<w:r><w:drawing><wp:{anchor} {attributes}>{inner}</wp:{anchor}></w:drawing></w:r>"


def shape(fill: str, inner: str = "", form: str = "rect") -> str:
    """Return a shape before the text."""
    geometry = f"<a:prstGeom prst='{form}'/>"
    return drawn(f"<wp:wrapNone/><wps:wsp><wps:spPr>{geometry}{fill}</wps:spPr>{inner}</wps:wsp>", "anchor")


SOLID = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
BLUE = "<a:solidFill><a:srgbClr val='1F497D'/></a:solidFill>"


def in_box(text: str, properties: str = "") -> str:
    """Return the content of a text box."""
    return f"<wps:txbx><w:txbxContent><w:p>{run(text, properties)}</w:p></w:txbxContent></wps:txbx>"


def test_a_number_alone_in_a_box_over_the_page_is_told_and_is_no_word(tmp_path: Path) -> None:
    """Nothing tells over which cell it floats; a box with words, and one in a cell, are read."""
    title, tail = "甲水县乙山镇2024年政府信息公开工作年度报告", "六、其他需要报告的事项"
    boxes = "".join(f"<w:p>{shape('<a:noFill/>', in_box(each))}</w:p>" for each in ("507", "另有3件"))
    content = word("".join(map(paragraph, (title, "一、总体情况", "正文。", tail, "无。"))) + boxes)
    (tmp_path / "a.docx").write_bytes(content)
    (found,) = read_reports(tmp_path / "a.docx")
    assert isinstance(found, Ingested)
    assert [(each.text, each.reason) for each in found.account.unplaced] == [("507", BOXED)]
    assert found.parameters["narrative"]["other_matters"] == "无。\n另有3件\n"


@pytest.mark.parametrize(("runs", "flaw"), [
    (drawn("<pic:pic/>"), PICTURE), ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", PICTURE),
    ("<w:r><w:pict><v:shape><v:textpath string='3'/></v:shape></w:pict></w:r>", PICTURE),
    (drawn("<c:chart/>"), CHART), ("<w:r><w:object><v:shape/><o:OLEObject/></w:object></w:r>", OBJECT),
    (shape(SOLID), FLOATING), (shape(SOLID, in_box("8")), FLOATING), ("<w:r><w:novelty/></w:r>", STRANGE),
    (shape("<a:noFill/>"), ""), (shape(BLUE, form="line"), ""), (drawn("<pic:pic/><wp:docPr hidden='1'/>"), ""),
    ("<w:r><w:pict><v:line from='0' to='9'/></w:pict></w:r>", ""), ("<w:proofErr/><w:bookmarkStart/>", ""),
    ("<w:r><w:lastRenderedPageBreak/><w:commentReference w:id='1'/></w:r>", ""),
])  # fmt: skip
def test_what_is_drawn_is_named_with_its_place(tmp_path: Path, runs: str, flaw: str) -> None:
    """Pictures, charts, objects, what covers; lines, frames and what is hidden say nothing."""
    source = read(tmp_path, word(paragraph("甲") + f"<w:p>{runs}</w:p>" + paragraph("乙")))
    assert lines(source) in (["甲", "乙"], ["甲", "8", "乙"])
    assert [(each.what, each.place) for each in source.unread] == ([(flaw, "第 1 段之后")] if flaw else [])
    assert cell_of(tmp_path, runs)[1] == flaw


def test_pictures_in_place_of_tables_are_named_each(tmp_path: Path) -> None:
    """Also those in a table that only lays out, and one beside the words of a cell."""
    picture = f"<w:p>{drawn('<pic:pic/>')}</w:p>"
    assert words_of(tmp_path, picture + paragraph("甲") + picture) == (["甲"], [PICTURE, PICTURE])
    assert words_of(tmp_path, word_table((word_cell(picture),))) == ([], [PICTURE])
    labelled = word_table((word_cell(f"<w:p>{run('甲')}{drawn('<pic:pic/>')}</w:p>"), "1"))
    source = read(tmp_path, word(labelled))
    assert [(each.what, each.place) for each in source.unread] == [(PICTURE, "第 1 张表")]


@pytest.mark.parametrize(("fill", "expected"), [(BLUE, ["甲", "白"]), (SOLID, ["甲"]), ("<a:noFill/>", ["甲"]), ("<a:gradFill/>", ["甲", "白"])])  # fmt: skip
def test_words_in_a_box_stand_on_its_fill(tmp_path: Path, fill: str, expected: list[str]) -> None:
    """White on blue is seen, white on white is not; on many colours it may be."""
    box = shape(fill, in_box("白", "<w:color w:val='FFFFFF'/>"))
    assert words_of(tmp_path, f"<w:p>{run('甲')}{box}</w:p>")[0] == expected


def test_the_choice_that_word_shows_is_read(tmp_path: Path) -> None:
    """What needs an addition that it does not know, it shows the other way."""
    both = "<mc:AlternateContent><mc:Choice Requires='{}'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    runs = both.format("wps", run("甲"), run("乙")) + both.format("zz", run("丙"), run("丁"))
    assert words_of(tmp_path, f"<w:p>{runs}</w:p>") == (["甲丁"], [])


NOTES = (
    "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    f"<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>{run('注文')}</w:p></w:footnote>"
)
MARK = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>"


def test_notes_are_read_behind_what_refers_to_them(tmp_path: Path) -> None:
    """Behind a paragraph; behind the table whose cell has the mark, which is no digit of it. Each once."""
    body = f"<w:p>{run('甲17')}{MARK}</w:p>" + paragraph("乙") + f"<w:p>{MARK}</w:p>"
    assert words_of(tmp_path, body, footnotes=NOTES) == (["甲17", "注文", "乙"], [])
    endnotes, mark = NOTES.replace("footnote", "endnote"), MARK.replace("footnote", "endnote")
    assert words_of(tmp_path, f"<w:p>{run('甲')}{mark}</w:p>{paragraph('乙')}", endnotes=endnotes)[0] == [
        "甲",
        "注文",
        "乙",
    ]
    table = word_table(("甲", f"<w:p>{run('17')}{MARK}</w:p>"))
    texts, source = table_of(tmp_path, table + paragraph("乙"), footnotes=NOTES)
    assert (texts, lines(source), flaws(source)) == ([["甲", "17"]], ["注文", "乙"], {})


def test_a_picture_or_a_note_in_white_is_still_there(tmp_path: Path) -> None:
    """The colour of letters is not theirs."""
    white = "<w:color w:val='FFFFFF'/>"
    picture = drawn("<pic:pic/>").replace("<w:r>", f"<w:r><w:rPr>{white}</w:rPr>")
    mark = MARK.replace("<w:rPr>", f"<w:rPr>{white}")
    assert words_of(tmp_path, f"<w:p>{run('甲')}{picture}{mark}</w:p>", footnotes=NOTES) == (
        ["甲", "注文"],
        [PICTURE],
    )


def test_a_mark_of_its_own_before_a_note_is_what_it_shows(tmp_path: Path) -> None:
    """Raised, it is no digit; a hidden or deleted mark has no note."""
    own = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/></w:r>" + run(
        "1", "<w:vertAlign w:val='superscript'/>"
    )
    assert words_of(tmp_path, f"<w:p>{run('17')}{own}</w:p>", footnotes=NOTES)[0] == ["17¹", "注文"]
    hidden = MARK.replace("<w:rPr>", "<w:rPr><w:vanish/>")
    for gone in (hidden, f"<w:del>{MARK}</w:del>"):
        assert words_of(tmp_path, f"<w:p>{run('17')}{gone}</w:p>", footnotes=NOTES)[0] == ["17"]


def test_a_cell_deleted_by_a_tracked_change_is_not_there(tmp_path: Path) -> None:
    """In a row, down a column, and all of a row; one that was put in is."""
    gone = word_cell("8", "<w:cellDel w:id='1'/>")
    put = word_cell("9", "<w:cellIns w:id='1'/>")
    body = word_table(("甲", "1", "2", gone), (gone, "乙", "3", put), (gone, gone))
    assert table_of(tmp_path, body)[0] == [["甲", "1", "2"], ["乙", "3", "9"]]


def test_a_merge_of_a_tracked_change_is_merged(tmp_path: Path) -> None:
    """The cell below is the rest of the one above."""
    first, rest = (
        word_cell("甲", "<w:cellMerge w:vMerge='rest'/>"),
        word_cell("", "<w:cellMerge w:vMerge='cont'/>"),
    )
    (table,) = tables(read(tmp_path, word(word_table((first, "1"), (rest, "2")))))
    assert boxes(table)["甲"] == (0, 0, 2, 1)


@pytest.mark.parametrize("mark", ["<w:del w:id='1'/>", "<w:moveFrom w:id='1'/>", "<w:vanish/>"])
def test_a_paragraph_whose_end_is_not_seen_goes_on_in_the_next(tmp_path: Path, mark: str) -> None:
    """A deleted or hidden end parts no line, in words or in a cell; the last of a cell ends with it."""
    first = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{run('1')}</w:p>"
    assert words_of(tmp_path, first + paragraph("7件") + first + word_table(("甲", "2"))) == (
        ["17件", "1"],
        [],
    )
    assert table_of(tmp_path, word_table((word_cell(first + paragraph("7")), word_cell(first))))[0] == [
        ["17", "1"]
    ]


def test_a_style_separator_parts_a_heading_from_its_words(tmp_path: Path) -> None:
    """Though both are printed in one line."""
    first = f"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{run('一、甲')}</w:p>"
    assert words_of(tmp_path, first + paragraph("乙"))[0] == ["一、甲", "乙"]


@pytest.mark.parametrize(("row", "expected"), [
    ("<w:trHeight w:val='20' w:hRule='exact'/>", {}), ("<w:trHeight w:val='100' w:hRule='exact'/>", {"8": TINY}),
    ("<w:trHeight w:val='20' w:hRule='atLeast'/>", {"8": ""}), ("<w:trHeight w:val='20'/>", {"8": ""}),
    ("<w:trHeight w:val='400' w:hRule='exact'/>", {"8": ""}),
])  # fmt: skip
def test_a_row_without_height_is_not_seen(tmp_path: Path, row: str, expected: dict[str, str]) -> None:
    """Only an exact height cuts words off."""
    extra = f"<w:tr><w:trPr>{row}</w:trPr>{word_cell('乙')}{word_cell('8')}</w:tr>"
    (table,) = tables(read(tmp_path, word(word_table(("甲", "1")).replace("</w:tbl>", f"{extra}</w:tbl>"))))
    assert {cell.text: cell.flaw for cell in table.cells if cell.text == "8"} == expected


def test_a_table_off_the_paper_is_not_certain(tmp_path: Path) -> None:
    """Nobody sees it where it is put."""
    assert cell_of(tmp_path, run("5"), table="<w:tblInd w:w='-30000' w:type='dxa'/>") == ("5", OFF_PAGE)
    assert cell_of(tmp_path, run("5"), table="<w:tblpPr w:tblpX='500' w:tblpY='900'/>") == ("5", "")


def test_a_numbered_cell_is_in_doubt_whatever_was_deleted(tmp_path: Path) -> None:
    """A paragraph that a tracked change took away counts for none."""
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    numbering = (
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    gone = f"<w:p><w:pPr>{numbered}<w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:del>{run('旧')}</w:del></w:p>"
    body = gone + paragraph("甲", numbered) + word_table(("乙", paragraph("5", numbered)))
    source = read(tmp_path, docx(body, numbering=numbering))
    assert lines(source) == ["1.甲"]
    assert flaws(source) == {"2. 5": AUTO_NUMBER}


def test_no_cell_is_blank_for_certain_below_a_number_that_floats(tmp_path: Path) -> None:
    """It may be printed over any of them: what has a number is read, and the blanks are told of with it."""
    title, two = "甲水县乙山镇2024年政府信息公开工作年度报告", "二、主动公开政府信息情况"
    heads = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    table = word_table(heads, ["规章", "7", "", "4"], ["行政规范性文件", "1", "2", ""])
    text = "".join(map(paragraph, (title, "一、总体情况", "正文。", two))) + table
    box = f"<w:p>{shape('<a:noFill/>', in_box('507'))}</w:p>"
    for floating in ("", box):
        (tmp_path / "a.docx").write_bytes(
            word(text + floating + paragraph("六、其他需要报告的事项") + paragraph("无。"))
        )
        (found,) = read_reports(tmp_path / "a.docx")
        assert isinstance(found, Ingested)
        blanks = ("disclosure.rules.abolished", "disclosure.normative.in_force")
        assert ("disclosure.rules.abolished" in found.cells()) is not bool(floating)
        assert found.cells()["disclosure.rules.in_force"] == 4
        assert tuple(each.addresses for each in found.account.unplaced) == ((blanks,) if floating else ())
