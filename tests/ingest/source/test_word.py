"""Word files: paragraphs and tables as they print, tracked changes and hidden text left aside."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from kit.ingest.source.flaws import CONTROL, PICTURE, REPLACED, SYMBOL
from tests.ingest.source.sources import (
    boxes,
    docx,
    flaws,
    lines,
    paragraph,
    read,
    rows,
    tables,
    word_cell,
    word_table,
)


def test_a_file_of_word_itself_is_read(tmp_path: Path) -> None:
    """Headings, paragraphs and tables in their order, merged cells as one."""
    document = Document()
    document.add_heading("一、总体情况", level=1)
    document.add_paragraph("共3条。")
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "宽"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "高"
    document.add_paragraph("完")
    written = BytesIO()
    document.save(written)
    source = read(tmp_path, written.getvalue(), name="报告.doc")
    assert lines(source) == ["一、总体情况", "共3条。", "完"]
    assert boxes(tables(source)[0]) == {
        "00": (0, 0, 1, 1), "宽": (0, 1, 1, 2), "高": (1, 0, 2, 1), "11": (1, 1, 1, 1),
        "12": (1, 2, 1, 1), "21": (2, 1, 1, 1), "22": (2, 2, 1, 1),
    }  # fmt: skip
    assert [piece.place for piece in source.pieces] == ["第 1 段", "第 2 段", "第 1 张表", "第 3 段"]


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


RAISED, SHOWN = "<w:vertAlign w:val='superscript'/>", "<w:vanish w:val='0'/>"
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


@pytest.mark.parametrize(("runs", "expected"), [
    (f"<w:ins>{run('甲')}</w:ins><w:del>{run('乙')}</w:del>", "甲"),
    (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", "乙"),
    (f"{run('甲', '<w:vanish/>')}{run('乙', SHOWN)}", "乙"),
    (f"<w:hyperlink>{run('甲')}</w:hyperlink><w:smartTag>{run('乙')}</w:smartTag>", "甲乙"),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
    (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('请填写')}</w:sdtContent></w:sdt>", ""),
    (f"{FIELD.format('begin')}<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>{run('x')}"
     f"{FIELD.format('separate')}{run('7')}{FIELD.format('end')}{run('件')}", "7件"),
    ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>8</w:t><w:softHyphen/></w:r>", "甲\t乙-8"),
    (f"{run('m')}{run('2', RAISED)}", "m²"),
    (f"{run('旧', '<w:strike/>')}{run('新')}", "新"),
    (f"<w:r><w:ruby><w:rt>{run('zhèn')}</w:rt><w:rubyBase>{run('镇')}</w:rubyBase></w:ruby></w:r>", "镇"),
    (f"<mc:AlternateContent><mc:Choice>{run('甲')}</mc:Choice><mc:Fallback>{run('乙')}</mc:Fallback>"
     "</mc:AlternateContent>", "甲"),
], ids=["inserted", "moved", "hidden", "link", "control", "placeholder", "field", "marks", "raised", "struck", "ruby", "fallback"])  # fmt: skip
def test_a_paragraph_is_what_it_prints(tmp_path: Path, runs: str, expected: str) -> None:
    """Of a field its result, of a tracked change its outcome."""
    assert lines(read(tmp_path, docx(f"<w:p>{runs}</w:p>"))) == ([expected] if expected else [])


def test_text_hidden_by_its_style_is_not_read(tmp_path: Path) -> None:
    """By the paragraph's, by the one that rests on, and by a run's."""
    styles = (
        "<w:style w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='i'><w:basedOn w:val='h'/></w:style>"
    )
    body = (
        paragraph("甲", "<w:pStyle w:val='i'/>")
        + paragraph("乙", run="<w:rStyle w:val='h'/>")
        + paragraph("丙")
    )
    assert lines(read(tmp_path, docx(body, styles=styles))) == ["丙"]


def test_lines_within_a_paragraph_are_lines(tmp_path: Path) -> None:
    """Shift and Enter ends one."""
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    assert lines(read(tmp_path, docx(body))) == ["甲", "乙"]


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    """Word writes it twice, for old readers again."""
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    runs = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert lines(read(tmp_path, docx(f"<w:p>{run('段')}{runs}</w:p>"))) == ["段", "框"]


def test_merges_of_old_and_new_kind(tmp_path: Path) -> None:
    """gridSpan, vMerge, hMerge, columns left free before a row."""
    wide = word_cell("宽", "<w:gridSpan w:val='2'/>")
    tall, rest = word_cell("高", "<w:vMerge w:val='restart'/>"), word_cell("盖住的字", "<w:vMerge/>")
    old, more = word_cell("旧", "<w:hMerge w:val='restart'/>"), word_cell("", "<w:hMerge/>")
    shifted = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{word_cell('后')}</w:tr>"
    body = word_table((tall, wide), (rest, "甲", "乙"), (old, more, "丙")).replace(
        "</w:tbl>", f"{shifted}</w:tbl>"
    )
    assert boxes(tables(read(tmp_path, docx(body)))[0]) == {
        "高": (0, 0, 2, 1), "宽": (0, 1, 1, 2), "甲": (1, 1, 1, 1), "乙": (1, 2, 1, 1),
        "旧": (2, 0, 1, 2), "丙": (2, 2, 1, 1), "后": (3, 1, 1, 1),
    }  # fmt: skip


@pytest.mark.parametrize("wrapped", [
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>", "<w:ins>{}</w:ins>",
])  # fmt: skip
def test_rows_cells_and_tables_may_be_wrapped(tmp_path: Path, wrapped: str) -> None:
    """Forms put content controls around anything."""
    cells = wrapped.format(word_cell("1")) + word_cell("2")
    table = wrapped.format(f"<w:tbl>{wrapped.format(f'<w:tr>{cells}</w:tr>')}</w:tbl>")
    assert rows(tables(read(tmp_path, docx(table)))[0]) == [["1", "2"]]


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:hidden/>"])
def test_a_row_that_is_deleted_or_hidden_is_not_there(tmp_path: Path, mark: str) -> None:
    """Other rows stay."""
    row = f"<w:tr><w:trPr>{mark}</w:trPr>{word_cell('9')}{word_cell('9')}</w:tr>"
    body = word_table(("1", "2")).replace("</w:tbl>", f"{row}</w:tbl>")
    assert rows(tables(read(tmp_path, docx(body)))[0]) == [["1", "2"]]


def test_a_table_around_tables_is_read_through(tmp_path: Path) -> None:
    """As on web pages."""
    body = word_table((word_cell(paragraph("一、甲") + word_table(("1", "2")) + paragraph("尾")), "边"))
    source = read(tmp_path, docx(body))
    assert rows(tables(source)[0]) == [["1", "2"]]
    assert lines(source) == ["一、甲", "尾", "边"]


@pytest.mark.parametrize(("runs", "text", "flaw"), [
    (run("5", "<w:strike/>") + run("6"), "6", REPLACED),
    ("<w:r><w:drawing/></w:r>", "", PICTURE),
    ("<w:r><w:sym w:font='Wingdings' w:char='F06C'/></w:r>", "", SYMBOL),
    ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>", "", CONTROL),
])  # fmt: skip
def test_what_cannot_be_read_off_a_cell_is_its_flaw(tmp_path: Path, runs: str, text: str, flaw: str) -> None:
    """A number that the text alone would get wrong."""
    source = read(tmp_path, docx(word_table(("甲", f"<w:p>{runs}</w:p>"))))
    assert flaws(source) == {text: flaw}


def test_headers_notes_and_comments_are_not_read(tmp_path: Path) -> None:
    """They are parts of their own; a reference to one prints no digit."""
    runs = f"{run('6')}<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:commentReference w:id='1'/></w:r>"
    note = {"word/footnotes.xml": b"<w:footnotes/>"}
    source = read(tmp_path, docx(word_table(("甲", f"<w:p>{runs}</w:p>")), extra=note))
    assert rows(tables(source)[0]) == [["甲", "6"]]


def test_a_column_a_hair_wide_is_none(tmp_path: Path) -> None:
    """Two rows whose cells do not quite meet have the columns that anybody sees; without widths all count."""
    wide = "<w:gridSpan w:val='2'/>"
    body = word_table((word_cell("甲", wide), "乙"), ("1", word_cell("2", wide)))
    grid = (
        "<w:tblGrid>" + "".join(f"<w:gridCol w:w='{width}'/>" for width in (4000, 9, 4000)) + "</w:tblGrid>"
    )
    (found,) = tables(read(tmp_path, docx(body.replace("<w:tbl>", f"<w:tbl>{grid}"))))
    assert {text: (column, span) for text, (_, column, _, span) in boxes(found).items()} == {
        "甲": (0, 1), "乙": (1, 1), "1": (0, 1), "2": (1, 1),
    }  # fmt: skip
    (plain,) = tables(read(tmp_path, docx(body)))
    assert boxes(plain)["甲"] == (0, 0, 1, 2)
    own = word_table(("甲", "9", "乙")).replace("<w:tbl>", f"<w:tbl>{grid}")
    assert rows(tables(read(tmp_path, docx(own)))[0]) == [["甲", "9", "乙"]]
