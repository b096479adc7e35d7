"""The Word file: an official document, its tables merged as on the page, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from bs4 import BeautifulSoup
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from kit.form.editions import editions
from kit.office.word.word_file import write_docx
from kit.page import verbs as page
from kit.report.blank_report import blank_report
from kit.report.notebook_input import load_report
from kit.report.parameters import report_from
from kit.report.report import Report
from tests.office.soffice import converted
from tests.spans import Spanned, html_cells
from tests.suqian import suqian

ZERO = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
OLD = {"township": "甲镇", "agency": "甲县甲镇人民政府", "year": 2020, "figures": ZERO}

# The order that the schema (ECMA-376, wml.xsd) asks for; Word calls a file with another one damaged.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl snapToGrid spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "tcW gridSpan vMerge tcMar vAlign",
    "tcMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "sectPr": "headerReference type pgSz pgMar cols titlePg docGrid",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang"
    " decimalSymbol listSeparator",
}


def opened(report: Report) -> Document:
    """Write a report and read the file."""
    return docx.Document(BytesIO(write_docx(report)))


def pieces(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the style and text of each paragraph, and each table as one of style `table`."""
    for piece in document.iter_inner_content():
        if isinstance(piece, Paragraph):
            assert piece.style is not None
            yield piece.style.name or "", piece.text
        else:
            yield "table", ""


def cells(table: Table) -> set[Spanned]:
    """Return a table's cells, each merged one once."""
    grid = [
        [table.cell(row, column) for column in range(len(table.columns))] for row in range(len(table.rows))
    ]
    places: dict[Any, list[tuple[int, int]]] = {}
    for row, line in enumerate(grid):
        for column, cell in enumerate(line):
            places.setdefault(cell._tc, []).append((row, column))
    found = set()
    for element, at in places.items():
        (top, left), (bottom, right) = min(at), max(at)
        assert len(at) == (bottom - top + 1) * (right - left + 1)
        text = "\n".join(Paragraph(each, None).text for each in element.p_lst)  # type: ignore[arg-type]
        found.add(Spanned(top, left, bottom - top + 1, right - left + 1, text))
    return found


@pytest.fixture(params=["seed", "suqian", "old"])
def report(request: pytest.FixtureRequest) -> Report:
    """The seed's report, one with 200 figures that are not zero, and one under the older form."""
    if request.param == "seed":
        seed: Report = request.getfixturevalue("seed")
        return seed
    if request.param == "old":
        return report_from(OLD)
    return report_from(suqian(request.getfixturevalue("shared"), 2024))


def test_tables_are_merged_as_on_the_page(report: Report) -> None:
    """Every cell of every table begins, spans and says what the page's does."""
    sections = [section.id for section in report.form.sections if section.table]
    printed = [BeautifulSoup(page.section(report, id_).public, "html.parser").table for id_ in sections]
    assert [cells(table) for table in opened(report).tables] == [
        html_cells(table) for table in printed if table
    ]


def test_the_words_stand_in_the_pages_order(seed: Report) -> None:
    """Title, headings in real styles, paragraphs, each table below its heading, its words below it."""
    words = seed.public() | {"narrative": {
        "preamble": "期限。", "overview": {"lead": "总说。", "proactive": "{{ year }}年，<b>\n\n  二段。"},
        "requests": "表后。", "problems": "=1+1"}}  # fmt: skip
    first, *rest = pieces(opened(report_from(words)))
    assert first == ("Title", "卧龙区安皋镇人民政府\n2024年政府信息公开工作年度报告")
    headings = [section.heading for section in seed.form.sections]
    subheadings = [f"{part.heading}：" for part in seed.form.sections[0].subsections]
    assert rest == [
        ("Body Text", "期限。"),
        ("Heading 1", headings[0]), ("Body Text", "总说。"),
        ("Heading 2", subheadings[0]), ("Body Text", "2024年，<b>"), ("Body Text", "二段。"),
        *(("Heading 2", each) for each in subheadings[1:]),
        ("Heading 1", headings[1]), ("table", ""),
        ("Heading 1", headings[2]), ("table", ""), ("Body Text", "表后。"),
        ("Heading 1", headings[3]), ("table", ""),
        ("Heading 1", headings[4]), ("Body Text", "=1+1"),
        ("Heading 1", headings[5]),
    ]  # fmt: skip


def test_a_short_title_stays_in_one_line() -> None:
    """The title is broken only where a line cannot hold it, and then between agency and year."""
    assert (
        next(pieces(opened(report_from(OLD | {"agency": "甲镇"}))))[1] == "甲镇2020年政府信息公开工作年度报告"
    )


def test_a_section_written_whole_has_no_empty_subheadings(changed: Callable[..., Report]) -> None:
    """As on the page."""
    found = list(pieces(opened(changed({"narrative": {"overview": "甲。"}}))))
    assert "Heading 2" not in {style for style, _ in found}
    assert ("Body Text", "甲。") in found


def test_the_paper_is_that_of_an_official_document(seed: Report) -> None:
    """A4 with the margins of GB/T 9704: 37 and 35, 28 and 26 mm."""
    (section,) = opened(seed).sections
    mm = (section.page_width, section.page_height, section.top_margin, section.bottom_margin,
          section.left_margin, section.right_margin)  # fmt: skip
    assert [round(length.mm) for length in mm if length] == [210, 297, 37, 35, 28, 26]


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体", 16),
        ("Body Text", "仿宋", 16),
        ("Table Text", "宋体", 10.5),
        ("Table Text Small", "宋体", 9),
    ],
)
def test_each_style_has_its_font(seed: Report, name: str, font: str, size: float) -> None:
    """Fonts are set for Chinese text too, in the sizes the standard names."""
    document = opened(seed)
    fonts, sizes = [], []
    style: Any = document.styles[name]
    while style is not None:
        properties = style.element.rPr
        if properties is not None:
            fonts += [each.get(qn("w:eastAsia")) for each in properties.findall(qn("w:rFonts"))]
            sizes += [style.font.size] if style.font.size else []
        style = style.base_style
    (defaults,) = document.styles.element.iter(qn("w:rPrDefault"))
    fonts += [each.get(qn("w:eastAsia")) for each in defaults.iter(qn("w:rFonts"))]
    sizes += [Pt(int(each.get(qn("w:val"))) / 2) for each in defaults.iter(qn("w:sz"))]
    assert (fonts[0], sizes[0]) == (font, Pt(size))


def test_lines_and_indents_are_the_standards(seed: Report) -> None:
    """28 points a line exactly, first lines in by two characters, headings kept with what follows."""
    styles: Any = opened(seed).styles
    assert styles["Normal"].paragraph_format.line_spacing == Pt(28)
    for name in ("Body Text", "Heading 1", "Heading 2"):
        indent = styles[name].element.pPr.find(qn("w:ind"))
        assert indent.get(qn("w:firstLineChars")) == "200"
    assert styles["Heading 1"].paragraph_format.keep_with_next
    assert styles["Heading 2"].paragraph_format.keep_with_next
    assert str(styles["Title"].paragraph_format.alignment).startswith("CENTER")


def test_rows_are_never_split_and_heads_repeat(report: Report) -> None:
    """Each row stays on one page; the head of a table is repeated where it heads all of it."""
    disclosure, *others = opened(report).tables
    for table in (disclosure, *others):
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    heads = [[row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] for table in others]
    assert [sum(each) for each in heads] == [3, 3]
    assert all(each == sorted(each, reverse=True) for each in heads)
    assert not list(disclosure._tbl.iter(qn("w:tblHeader")))


def test_columns_fit_in_the_text(report: Report) -> None:
    """Fixed widths that fill 156 mm, six digits of 9 points in the narrowest."""
    for table in opened(report).tables:
        widths = [column.width for column in table.columns]
        assert all(widths)
        assert sum(width.twips for width in widths if width) == pytest.approx(Mm(156).twips, abs=1)
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        margins = sum(
            int(side.get(qn("w:w")))
            for side in table._tbl.tblPr.find(qn("w:tblCellMar"))
            if side.tag in (qn("w:left"), qn("w:right"))
        )
        assert min(width.pt for width in widths if width) - margins / 20 >= 6 * 9 / 2


def test_tables_have_names_for_screen_readers(seed: Report) -> None:
    """A table's alternative text is its section's title."""
    names = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in opened(seed).tables]
    assert names == [section.title for section in seed.form.sections if section.table]


def test_pages_are_numbered(seed: Report) -> None:
    """— 1 — as a field, on the right of odd pages and on the left of even ones."""
    document = opened(seed)
    (section,) = document.sections
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        (number,) = footer.paragraphs
        assert number.text == "— 1 —"
        assert [each.text for each in number._p.iter(qn("w:instrText"))] == [" PAGE "]
        assert str(number.alignment).startswith(side)
    assert document.settings.odd_and_even_pages_header_footer


def test_a_draft_is_marked_on_every_page(changed: Callable[..., Report], seed: Report) -> None:
    """With an open error, or for the example, the header says so; of a clean report it is empty."""
    for marked, expected in (
        (changed({"figures.requests.received.natural": 1}), "草稿"),
        (load_report(), "样例"),
    ):
        (section,) = opened(marked).sections
        assert [section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text] == [
            expected
        ] * 2
    (clean,) = opened(seed).sections
    assert clean.header.is_linked_to_previous
    assert clean.even_page_header.is_linked_to_previous


def test_blank_zero_and_marks_stay_different(changed: Callable[..., Report]) -> None:
    """A blank prints nothing, a mark itself, an increase its sign."""
    report = changed({"figures.requests.received": {"natural": None, "business": "/", "research": 0,
                      "public_interest": 0, "legal_service": 0, "other": 0, "total": None}})  # fmt: skip
    row = opened(report).tables[1].rows[3].cells
    assert [cell.text for cell in row[3:]] == ["", "/", "0", "0", "0", "0", ""]
    old = report_from(OLD).public()
    old["figures"]["disclosure"]["licence"] = {"last_year": 1, "change": 19, "decisions": None}
    old["figures"]["disclosure"]["procurement"] = {"items": 1, "spending": "152790元"}
    table = opened(report_from(old)).tables[0]
    assert [cell.text for cell in table.rows[6].cells] == ["行政许可", "1", "+19", ""]
    assert table.rows[-1].cells[-1].text == "152790元"


def test_an_empty_form_has_no_figure() -> None:
    """Of a report that is still to be written only the form is printed."""
    blank = blank_report(editions()["2021"], 2025, None)
    for table in opened(blank).tables:
        labels = {cell.text for row in table.rows for cell in row.cells} - {""}
        assert not [text for text in labels if re.fullmatch(r"[0-9]+", text)]


def test_elements_stand_in_the_schemas_order(report: Report, changed: Callable[..., Report]) -> None:
    """Word is strict about it where other programs are not."""
    for made in (report, changed({"figures.requests.received.natural": 1})):
        with ZipFile(BytesIO(write_docx(made))) as package:
            roots = [parse_xml(package.read(name)) for name in package.namelist() if name.startswith("word/")]
        elements = [element for root in roots for element in root.iter(*(qn(f"w:{name}") for name in ORDERS))]
        assert len(elements) > 1000
        for element in elements:
            order = ORDERS[element.tag.split("}")[1]].split()
            names = [child.tag.split("}")[1].replace("footerRef", "headerRef") for child in element]
            ranks = [order.index(name) for name in names]
            assert ranks == sorted(ranks)


def test_the_file_tells_no_time_and_no_machine(seed: Report) -> None:
    """Same report, same bytes: fixed dates in the zip and in the properties, no template's leftovers."""
    data = write_docx(seed)
    assert data == write_docx(seed)
    with ZipFile(BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name or "app.xml" in name]
        text = "".join(package.read(name).decode("utf-8") for name in package.namelist())
    assert "rsid" not in text
    assert "python-docx" not in text
    properties = opened(seed).core_properties
    assert (properties.title, properties.author, properties.language) == (seed.title, seed.agency, "zh-CN")
    assert properties.created == properties.modified


def test_a_name_of_any_length_is_written(changed: Callable[..., Report]) -> None:
    """A file's own title has a limit; the document's has none."""
    report = changed({"agency": "镇" * 300})
    assert opened(report).paragraphs[0].text.startswith("镇" * 300)


@pytest.mark.slow
def test_libreoffice_prints_it(report: Report, tmp_path: Path) -> None:
    """Few pages; table three, whose last row is 四, stands on one of them whole."""
    from pypdf import PdfReader

    path = tmp_path / "报告.docx"
    path.write_bytes(write_docx(report))
    pages = [each.extract_text() for each in PdfReader(converted(path, "pdf")).pages]
    assert len(pages) <= 4
    assert [number for number, text in enumerate(pages) if "四、结转下年度" in text] == [
        number for number, text in enumerate(pages) if "一、本年新收" in text
    ]


@pytest.mark.slow
def test_libreoffice_breaks_no_number_over_two_lines(changed: Callable[..., Report], tmp_path: Path) -> None:
    """Wherever in its line a number stands."""
    from pypdf import PdfReader

    counts = (f"{'公' * (n % 7)}开信息{1234 + 77 * n}条、收到{12 + n}件，" for n in range(40))
    path = tmp_path / "报告.docx"
    path.write_bytes(write_docx(changed({"narrative.preamble": "".join(counts) + "均已办结。"})))
    text = "\n".join(each.extract_text() for each in PdfReader(converted(path, "pdf")).pages)
    lines = text.partition("一、总体情况")[0].split("\n")
    broken = [
        one + other for one, other in pairwise(lines) if re.search(r"\d\s*$", one) and other[:1].isdigit()
    ]
    assert len(lines) > 25
    assert not broken
