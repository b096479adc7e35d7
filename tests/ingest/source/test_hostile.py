"""Hostile and damaged files: one sentence or a source, never a hang, never another exception."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.base.errors import InputError
from kit.ingest.source.printed import Source
from tests.ingest.source.sources import docx, paragraph, pdf, read, rows, tables, word_table, xlsx, zipped
from tests.processor_time import at_most, grows_in_proportion

MANY = 100_000
LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
TEXT = "BT /F 12 Tf 100 700 Td (2024) Tj ET"
FORM = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>/Length 60>>stream\n{}\nendstream"


def refusal(folder: Path, content: str | bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(InputError) as refused:
        read(folder, content)
    return str(refused.value)


def with_part(made: bytes, part: str, content: str | bytes) -> bytes:
    """Return a zip with one part replaced."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, part: content})


@pytest.mark.parametrize("markup", [
    "<div>" * MANY, "<div>" * MANY + "甲" + "</div>" * MANY, "<table><tr><td>" * MANY, "<span>" * MANY,
    "".join(f"<p><b id={number}>甲" for number in range(MANY)), "<i><em><b>" * MANY + "<div>" * MANY + "</i></b>" * MANY,
    "<p " + " ".join(f"a{number}" for number in range(MANY)) + ">", "<p x='>' " + "a b " * MANY + ">",
    "<table><tr>" + "<td rowspan=60000>1" * 5000 + "<tr><td>1" * 5000 + "</table>",
], ids=["deep", "deep and closed", "tables", "inline", "repeated", "adoption", "attributes", "quoted", "spans"])  # fmt: skip
def test_a_page_that_would_grow_without_end_is_refused(tmp_path: Path, markup: str) -> None:
    """Before it is parsed, in a moment."""
    with at_most(20):
        assert str(tmp_path) in refusal(tmp_path, markup)


@pytest.mark.parametrize("piece", [
    "<p>甲", "<", "&", "<!--", "<td>1", "<script>", "<tr>甲", "<p><font color=red>甲</p>", "<p><span>甲", "<li><p>甲",
    "<a name=x>甲", "</b></div>", "<td>1<td>2</tr>", "<dd><p>甲", "一、甲<br>",
])  # fmt: skip
def test_a_long_untidy_page_is_read(tmp_path: Path, piece: str) -> None:
    """Tags left open as people leave them."""
    assert isinstance(read(tmp_path, f"<body><p>年报<table>{piece * 20_000}"), Source)


@pytest.mark.parametrize("make", [
    lambda size: "<p>一、甲</p><table><tr><td>1<td>2</table>" * (size // 50),
    lambda size: "甲\t1\t2\n一、乙\n" * (size // 20),
    lambda size: "甲镇公开信息，乙镇公开信息，丙镇公开信息，丁镇公开信息\n" * (size // 30),
], ids=["page", "text", "text broken to a width"])  # fmt: skip
def test_time_grows_with_size(tmp_path: Path, make: Callable[[int], str]) -> None:
    """Ten times the size takes about ten times as long."""
    content = {size: make(size) for size in (50_000, 500_000)}
    grows_in_proportion(lambda size: read(tmp_path, content[size]), tuple(content))


def test_a_zip_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    """By what it declares, for one part and for all together, and by the number of its parts."""
    assert "展开后大得不可能" in refusal(
        tmp_path, with_part(docx("<w:p/>"), "word/document.xml", bytes(30_000_000))
    )
    assert "展开后大得不可能" in refusal(
        tmp_path, with_part(docx("<w:p/>"), "word/document.xml", bytes(3_000_000))
    )
    several = {f"x{number}": bytes(25_000_000) for number in range(9)}
    assert "展开后大得不可能" in refusal(tmp_path, zipped(several))
    assert "展开后大得不可能" in refusal(tmp_path, zipped({f"x{number}": b"" for number in range(3000)}))


def test_a_zip_with_two_parts_of_a_name_is_refused(tmp_path: Path) -> None:
    """Programs differ in which one they read."""
    packed = BytesIO(docx("<w:p/>"))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/Document.xml", "<x/>")
    assert "同名的部件" in refusal(tmp_path, packed.getvalue())


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_definitions_is_refused(tmp_path: Path, part: str, encoding: str) -> None:
    """A billion laughs, or a file of the machine."""
    xml = (
        f"<!DOCTYPE x [<!ENTITY l0 'lol'>{LAUGHS}<!ENTITY f SYSTEM 'file:///etc/passwd'>]><x a='&l1;'>&f;</x>"
    )
    said = refusal(tmp_path, with_part(docx("<w:p/>"), part, xml.encode(encoding)))
    assert "DTD" in said


def test_links_to_the_outside_are_not_followed(tmp_path: Path) -> None:
    """A part that is elsewhere is no part."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="s" Type="x/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        '<Relationship Id="n" Type="x/numbering" Target="../../../etc/passwd"/></Relationships>'
    )
    made = with_part(docx(paragraph("甲")), "word/_rels/document.xml.rels", relations)
    assert len(read(tmp_path, made).pieces) == 1


def test_a_deep_word_file_is_refused(tmp_path: Path) -> None:
    """Controls in controls, tables in tables."""
    assert "损坏" in refusal(
        tmp_path, docx("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000)
    )


def test_tables_within_tables_are_read_as_far_as_xml_goes(tmp_path: Path) -> None:
    """Sixty deep."""
    body = word_table(("1", "2"))
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert rows(tables(read(tmp_path, docx(body)))[0]) == [["1", "2"]]


@pytest.mark.parametrize("sheet", [
    "<dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    "<row r='1'><c r='A1'><v>2</v></c></row></sheetData>",
    "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>",
    "<cols><col min='5' max='999999999' hidden='1'/></cols><sheetData><row><c><v>1</v></c></row></sheetData>",
    "<sheetData><row r='x'><c r='??'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1'/></mergeCells>",
])  # fmt: skip
def test_a_sheet_that_says_it_is_huge_is_read_by_what_it_holds(tmp_path: Path, sheet: str) -> None:
    """A million rows, an area of all cells, columns without end."""
    with at_most(5):
        (found,) = tables(read(tmp_path, xlsx(sheet)))
    assert len(found.cells) <= 4


def test_a_sheet_that_is_huge_is_refused(tmp_path: Path) -> None:
    """Also one whose merged areas lie over one another."""
    diagonal = "".join(
        f"<row r='{n}'><c r='{'ABCDEFGHIJ'[n % 10]}{n}'><v>1</v></c></row>" for n in range(1, 30_000)
    )
    assert "多得不像" in refusal(tmp_path, xlsx(f"<sheetData>{diagonal}</sheetData>"))
    areas = "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='B1:C2'/></mergeCells>"
    cells = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
    assert "重叠" in refusal(tmp_path, xlsx(cells + areas))


ENDLESS: dict[str, Callable[[], str | bytes]] = {
    "pipes": lambda: "|1|2|3|\n" * 30_000,
    "columns of pipes": lambda: ("|1" * MANY + "|\n") * 2,
    "tabs": lambda: "规章\t1\n" * 60_000,
    "lines": lambda: "1\n" * 200_000,
    "commas": lambda: "甲,1,2\n" * MANY,
    "columns of commas": lambda: "1," * 60_000 + "1\n" + "1,1,1\n" * 3,
    "page rows": lambda: "<table>" + "<tr><td>规章<td>1" * 60_000 + "</table>",
    "page columns": lambda: "<table><tr>" + "<td>1" * 120_000 + "</table>",
    "page paragraphs": lambda: "<p>甲" * 120_000,
    "page tags": lambda: "<p>甲" + "<i></i>" * 300_000,
    "Word rows": lambda: unpacked(docx(f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 110_000}</w:tbl>")),
    "Word columns": lambda: unpacked(docx(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 110_000}</w:tr></w:tbl>")),
    "Word tags": lambda: unpacked(docx("<w:p/>" * 1_000_000)),
    "Excel rows": lambda: unpacked(xlsx(f"<sheetData>{'<row><c><v>1</v></c><c><v>2</v></c></row>' * 60_000}</sheetData>")),
    "Excel columns": lambda: unpacked(xlsx(f"<sheetData><row>{'<c><v>1</v></c>' * 16_000}</row>{'<row><c><v>1</v></c></row>' * 10}</sheetData>")),
    "Excel tags": lambda: unpacked(xlsx(f"<sheetData>{'<row><c/></row>' * 400_000}</sheetData>")),
}  # fmt: skip
"""A million rows or columns of each kind of file, or as many as are needed to be too many."""


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_file_with_lines_and_cells_without_end_is_refused(tmp_path: Path, kind: str) -> None:
    """By how much there is, in every kind of file: no report has as much, and no one reads it."""
    content = ENDLESS[kind]()
    with at_most(15):
        assert "多得不像报告" in refusal(tmp_path, content)


def unpacked(made: bytes) -> bytes:
    """Return a zip with its parts as they are, so that none is suspected for being packed too small."""
    stored = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as packed, zipfile.ZipFile(stored, "w") as archive:
        for name in packed.namelist():
            archive.writestr(name, packed.read(name))
    return stored.getvalue()


def hidden_columns(count: int) -> bytes:
    """Return a workbook that hides its columns over and over."""
    told = "".join(
        f"<col min='{at % 16_000 + 1}' max='16384' hidden='1' width='{at}'/>" for at in range(count)
    )
    return unpacked(xlsx(f"<cols>{told}</cols><sheetData><row><c><v>1</v></c></row></sheetData>"))


def chained_styles(count: int) -> bytes:
    """Return a Word file with a table whose style rests on so many others, each with a region of its own."""
    chain = "".join(
        f"<w:style w:type='table' w:styleId='L{at}'><w:basedOn w:val='L{at + 1}'/>"
        f"<w:tblStylePr w:type='r{at}'><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"
        for at in range(count)
    )
    table = "<w:tbl><w:tblPr><w:tblStyle w:val='L0'/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    return unpacked(docx(paragraph("甲") + table, styles=chain))


@pytest.mark.parametrize("make", [hidden_columns, chained_styles])
def test_hidden_columns_and_chained_styles_take_time_in_proportion(
    tmp_path: Path, make: Callable[[int], bytes]
) -> None:
    """Neither is looked through once for each of the others."""
    made = {size: make(size) for size in (1_500, 15_000)}
    grows_in_proportion(lambda size: read(tmp_path, made[size]), tuple(made))


@pytest.mark.slow
def test_forms_that_draw_forms_without_end_end_only_their_own_process(tmp_path: Path) -> None:
    """Ten to the ninth times the same text, in two kilobytes."""
    forms = [FORM.format(7 + number, "/X Do " * 10) for number in range(9)] + [FORM.format(6, TEXT)]
    assert "读 PDF 的程序停了" in refusal(
        tmp_path, pdf("/X Do", objects=forms, resources="/XObject<</X 6 0 R>>")
    )


ENDS = {
    "kill -XCPU $$": "读了很久还没有读完",
    "kill -ABRT $$": "读 PDF 的程序停了",
    "kill -KILL $$": "读 PDF 的程序停了",
    "exit 1": "读 PDF 的程序出错",
    'echo \'{"refused": "memory"}\'': "内存放不下",
    'echo \'{"refused": "damaged"}\'': "文件损坏",
}


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process as Unix does")
@pytest.mark.parametrize("end", ENDS)
def test_why_a_pdf_was_not_taken_apart_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Out of time, broken down, failed, out of memory, damaged: a sentence each, and what to do."""
    stand_in = tmp_path / "python"
    stand_in.write_text(f"#!/bin/sh\ncat > /dev/null\n{end}\n")
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    said = refusal(tmp_path, pdf(TEXT))
    assert ENDS[end] in said
    assert said.count("。") == 2


@pytest.mark.parametrize("content", [
    "q " * 3_000_000,
    "BT /F 1 Tf 9 9 Td " + f"({'2024' * 100}) Tj 0 2 Td " * 1100 + "ET",
    "1 1 m 9 9 l S " * 200_000,
], ids=["nothing", "text", "lines"])  # fmt: skip
def test_a_pdf_that_unfolds_to_nothing_or_too_much_is_refused(tmp_path: Path, content: str) -> None:
    """Whatever it packs."""
    assert str(tmp_path) in refusal(tmp_path, pdf(content))


SAMPLES = {
    "text": "一、总体情况\n规章\t0\t6\n| 甲 | 乙 |\n".encode(),
    "page": "<title>年报</title><p>一、甲</p><table><tr><td rowspan=2>1<td>2<tr><td>3</table><p>二、乙</p>".encode("gb18030"),
    "Word": docx(paragraph("甲") + word_table(("1", "2"), ("3", "4"))),
    "Excel": xlsx("<sheetData><row><c r='A1'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"),
    "PDF": pdf(f"100 500 300 60 re S 200 500 m 200 560 l S {TEXT}"),
    "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
}  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, sample: bytes) -> bytes:
    """Draw a sample cut short, with bytes replaced, or with others behind its first ones."""
    end = draw(st.integers(0, len(sample)))
    changed = bytearray(sample[: end or len(sample)])
    for place in draw(st.lists(st.integers(0, len(changed) - 1), max_size=6)):
        changed[place] = draw(st.integers(0, 255))
    return bytes(changed) if draw(st.booleans()) else sample[:8] + draw(st.binary(max_size=200))


@pytest.mark.parametrize("kind", SAMPLES)
def test_whatever_happened_to_a_file_it_is_read_or_refused(kind: str) -> None:
    """Truncated, overwritten, another kind's bytes behind its mark."""

    @settings(max_examples=25 if kind == "PDF" else 150)
    @given(damaged(SAMPLES[kind]))
    def read_or_refuse(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder, suppress(InputError):
            assert isinstance(read(Path(folder), content), Source)

    read_or_refuse()
