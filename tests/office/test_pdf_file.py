"""The PDF: an official document for the archive and for screen readers, which carries its data and reads back."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from kit.base.errors import InputError
from kit.ingest.account import Ingested
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from kit.office.pdf.pdf_content import tables_of
from kit.office.pdf.pdf_file import write_pdf
from kit.office.pdf.table_heads import with_heads
from kit.page import verbs as page
from kit.report.blank_report import blank_report
from kit.report.notebook_input import load_report
from kit.report.parameters import read_report, report_from
from kit.report.report import Report
from tests.conftest import ROOT, SEED, call_kit
from tests.ingest.roundtrip import HOSTILE, public_page
from tests.made_up import write_counties
from tests.office.pdf_structure import Cell, catalogue, elements, read_out, tables
from tests.suqian import suqian

ZERO = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
OLD = {"township": "甲镇", "agency": "甲县甲镇人民政府", "year": 2020, "figures": ZERO}
LONG = {"natural": 123456, "business": 1234567, "research": 12345678, "public_interest": 123456789,
        "legal_service": 0, "other": 0, "total": 137040690}  # fmt: skip
POINT = 25.4 / 72


@pytest.fixture(params=["seed", "suqian", "old"])
def report(request: pytest.FixtureRequest) -> Report:
    """The seed's report, one with 200 figures that are not zero, and one under the older form."""
    if request.param == "seed":
        seed: Report = request.getfixturevalue("seed")
        return seed
    if request.param == "old":
        return report_from(OLD)
    return report_from(suqian(request.getfixturevalue("shared"), 2024))


@pytest.fixture(scope="module")
def written(seed: Report) -> bytes:
    """The seed's PDF."""
    return write_pdf(seed)


def shown(report: Report) -> BeautifulSoup:
    """Return the report's page, without its mark and the captions that repeat a heading."""
    parts = [page.heading(report), *(page.section(report, each.id) for each in report.form.sections)]
    soup = BeautifulSoup("".join(str(part.public) for part in parts), "html.parser")
    for each in soup.select(".stamp, caption"):
        each.decompose()
    return soup


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def page_cells(table: Tag) -> list[Cell]:
    """Return the cells of a table of the page, as `tables` returns a PDF's."""
    found = table.find_all(["td", "th"])
    ids = {str(cell["id"]): number for number, cell in enumerate(found) if cell.has_attr("id")}
    return [
        Cell(
            cell.name.upper(),
            int(str(cell.get("rowspan", "1"))),
            int(str(cell.get("colspan", "1"))),
            {"col": "Column", "row": "Row"}.get(str(cell.get("scope", "")), ""),
            frozenset(ids[name] for name in cell.get_attribute_list("headers") if name),
        )
        for cell in found
    ]


def lines_of(pdf: bytes, number: int) -> list[list[tuple[str, float, float]]]:
    """Return the printed lines of a page: each character with where it begins and ends, in points."""
    sheet = pypdfium2.PdfDocument(pdf)[number]
    text = sheet.get_textpage()
    rows: dict[int, list[tuple[str, float, float]]] = {}
    for index, char in enumerate(text.get_text_range()):
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if not char.isspace():
            rows.setdefault(round((bottom + top) / 2), []).append((char, left, right))
    return [rows[height] for height in sorted(rows, reverse=True)]


def read_back(pdf: bytes, folder: Path) -> Ingested:
    """Return what `kit ingest` makes of a PDF."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    return ingest(read_source(path))


def with_data(pdf: bytes, data: object) -> bytes:
    """Return a PDF that carries other data."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    root: Any = writer.root_object
    (_, file) = root["/Names"]["/EmbeddedFiles"]["/Names"]
    file.get_object()["/EF"]["/F"].get_object().set_data(json.dumps(data).encode())
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def test_it_reads_out_what_the_page_says(report: Report) -> None:
    """The structure gives the title, words and tables in the page's order; page numbers and marks are silent."""
    assert read_out(write_pdf(report)) == squeezed(shown(report).get_text())


def test_each_cell_is_headed_as_on_the_page(report: Report) -> None:
    """A number names the heads of its row and column, those of its groups included; a note heads nothing."""
    expected = [page_cells(table) for table in shown(report).find_all("table")]
    found = tables(write_pdf(report))
    for mine, pages in zip(found, expected, strict=True):
        numbers = [(cell, theirs) for cell, theirs in zip(mine, pages, strict=True) if theirs.kind == "TD"]
        assert [cell for cell, _ in numbers] == [theirs for _, theirs in numbers]
        for cell, theirs in zip(mine, pages, strict=True):
            plain = (cell.kind, cell.rowspan, cell.colspan, cell.scope)
            assert plain == (theirs.kind, theirs.rowspan, theirs.colspan, theirs.scope)


def test_tables_have_names_for_screen_readers(seed: Report, written: bytes) -> None:
    """A table's summary is its section's title."""
    found = [element["/A"][0]["/Summary"] for kind, element in elements(written) if kind == "Table"]
    assert found == [section.title for section in seed.form.sections if section.table]


def test_it_says_what_it_is(seed: Report, written: bytes) -> None:
    """Title, author, language, both standards, tagged, colours told, nothing that runs."""
    about, root = PdfReader(BytesIO(written)).metadata, catalogue(written)
    assert about
    assert (about.title, about.author) == (seed.title, seed.agency)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("zh-CN", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    told = root["/Metadata"].get_data().decode()
    for standard in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert standard in told
    assert [each.get_object()["/S"] for each in root["/OutputIntents"]] == ["/GTS_PDFA1"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert b"/JavaScript" not in written


KNOWN = (
    "expected 'B'",  # it judges level B alone, of which level A asks all and more
    "XMP namespace", "XMP property",  # it knows no schemas that a file describes itself, as PDF/UA-1 has to be told
    "xmpMM:History",  # it does not look into it
    "FontMatrix is not supported",  # fonts with a matrix in each part it does not judge
    "is not valid under any of the given schemas",  # a bookmark's place by reference, which ISO 32000 allows
)  # fmt: skip
"""What the second judge says of any file that Typst makes: it allows only what it knows."""


def test_a_second_judge_knows_nothing_against_it(report: Report) -> None:
    """PDF/A-3 by pikepdf's own list of what is allowed, beside the typesetter's; one that breaks it is found."""
    pdfa = pytest.importorskip("pikepdf.pdfa")
    pdf = write_pdf(report)

    def against(content: bytes) -> list[str]:
        found = pdfa.validate_written(BytesIO(content), "3b").findings
        return [each.message for each in found if not any(known in each.message for known in KNOWN)]

    assert against(pdf) == []
    broken = PdfWriter(clone_from=BytesIO(pdf))
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    broken.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    held = BytesIO()
    broken.write(held)
    assert against(held.getvalue())


@pytest.mark.parametrize(("submitted", "day"), [(None, "D:20250101"), ("2025-01-20", "D:20250120")])
def test_it_is_from_the_day_on_which_it_was_handed_in(
    changed: Callable[..., Report], submitted: str | None, day: str
) -> None:
    """Or from the first on which it can be made: an archive sorts by it, and the clock would change the bytes."""
    written = PdfReader(BytesIO(write_pdf(changed({"submitted": submitted}))))
    assert written.metadata is not None
    assert str(written.metadata["/CreationDate"]).startswith(day)
    assert written.xmp_metadata is not None
    assert f"{written.xmp_metadata.xmp_create_date:D:%Y%m%d}" == day


def test_a_stream_ends_where_it_says_for_every_reader(seed: Report, written: bytes) -> None:
    """One whose last byte is a carriage return has a whole line's end behind it, which is none of its bytes."""
    end = written.index(b"\nendstream")
    given = written[: end - 1] + b"\r" + written[end:]
    again = with_heads(given, tables_of(seed))
    assert b"\r\r\nendstream" in again
    assert not re.search(rb"[^\r]\r\nendstream", again)
    assert len(PdfReader(BytesIO(again), strict=True).pages) == len(PdfReader(BytesIO(written)).pages)


def test_every_font_is_in_it(written: bytes) -> None:
    """Whoever opens it needs none of them, and each character has its meaning."""
    for sheet in PdfReader(BytesIO(written)).pages:
        for font in sheet["/Resources"]["/Font"].values():  # type: ignore[index]
            within = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(within)
            assert "/ToUnicode" in font.get_object()


def test_its_bookmarks_are_the_headings(seed: Report, written: bytes) -> None:
    """Sections, and below them the subsections."""

    def flat(outline: Any) -> list[str]:
        return [
            title for each in outline for title in (flat(each) if isinstance(each, list) else [each.title])
        ]

    assert flat(PdfReader(BytesIO(written)).outline) == [
        heading.get_text() for heading in shown(seed).find_all(["h2", "h3"])
    ]


def test_the_sheet_is_that_of_an_official_document(changed: Callable[..., Report]) -> None:
    """A4 with the margins of GB/T 9704, filled with 22 lines of 28 characters; — 2 — at the outer corner."""
    pdf = write_pdf(changed({"narrative.overview": "甲" * 28 * 60}))
    width, height = pypdfium2.PdfDocument(pdf)[1].get_size()
    assert (round(width * POINT), round(height * POINT)) == (210, 297)
    *lines, number = [line for line in lines_of(pdf, 1) if line[0][0] != "草"]
    assert [len(line) for line in lines] == [28] * 22
    edges = [(line[0][1] * POINT, 210 - line[-1][2] * POINT) for line in lines]
    assert all(abs(left - 28) < 0.5 and abs(right - 26) < 0.5 for left, right in edges)
    assert "".join(char for char, _, _ in number) == "—2—"
    assert number[0][1] * POINT < 35
    assert lines_of(pdf, 2)[-1][-1][2] * POINT > 175


@pytest.mark.parametrize(("lines", "first", "second"), [
    (6, "第二十条第（八）项", "第二十条第（九）项"),
    (10, "第二十条第（五）项", "第二十条第（六）项"),
    (12, "第二十条第（五）项", "第二十条第（五）项"),
])  # fmt: skip
def test_a_table_of_parts_goes_on_overleaf_and_leaves_no_sheet_empty(
    tmp_path: Path, lines: int, first: str, second: str
) -> None:
    """As in Word it ends between its parts; one that is parted itself has its heads again, for eyes alone."""
    report = report_from(OLD | {"narrative": {"overview": "\n".join(["好。"] * lines)}})
    pdf = write_pdf(report)
    here, overleaf = (sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages[:2])
    heads = [re.findall("第二十条第（.）项", text) for text in (here, overleaf)]
    assert (heads[0][-1], heads[1][0]) == (first, second)
    assert read_out(pdf) == squeezed(shown(report).get_text())
    ingested = read_back(pdf, tmp_path)
    assert (dict(ingested.parameters), ingested.account.whole) == (report.public(), True)
    by_eye = read_back(with_data(pdf, {}), tmp_path)
    assert (by_eye.cells().keys(), by_eye.account.unplaced) == (ingested.cells().keys(), ())


def test_a_draft_is_marked_on_every_sheet(changed: Callable[..., Report], written: bytes) -> None:
    """With an open error, or for the example, each sheet and the title say so."""
    for marked, sign in (
        (changed({"figures.requests.received.natural": 1}), "草稿"),
        (load_report(), "样例"),
    ):
        reader = PdfReader(BytesIO(write_pdf(marked)))
        assert all(sign in sheet.extract_text() for sheet in reader.pages)
        assert reader.metadata
        assert str(reader.metadata.title).endswith(f"（{sign}）")
    assert not any("草稿" in sheet.extract_text() for sheet in PdfReader(BytesIO(written)).pages)


def test_words_stay_words(changed: Callable[..., Report]) -> None:
    """Whatever the typesetter, a spreadsheet or a browser would take for code is printed as it is."""
    code = [
        '#panic("x")', '#read("/etc/passwd")', "$x^2$ *a* _b_ `c` @d <e>", "= 标题", "- 甲", "/ 乙: 丙", "#let x = 1",
        r"\u{6c49} \ # ~ -- --- ...", "// 无 /* 有 */", "[x](y)", '"#sys.inputs"',
    ]  # fmt: skip
    report = changed({"narrative": {"overview": "\n".join([*HOSTILE, *code])}})
    assert read_out(write_pdf(report)) == squeezed(shown(report).get_text())


@pytest.mark.parametrize(("place", "text", "where"), [
    ("narrative.overview.proactive", "开设\u2fff个", "（一）主动公开：“?”（U+2FFF，在“开设?个”里）"),
    ("narrative.overview", "用\ue000字", "一、总体情况：“?”（U+E000，在“用?字”里）"),
    ("agency", "甲县\U000323b0镇人民政府", "标题：“?”（U+323B0，在“甲县?镇人民政府”里）"),
])  # fmt: skip
def test_a_character_without_a_glyph_is_named(
    changed: Callable[..., Report], place: str, text: str, where: str
) -> None:
    """It is an error, with the place where it stands, and never an empty box."""
    with pytest.raises(InputError, match=re.escape(where)):
        write_pdf(changed({place: text}))


def test_every_character_without_a_glyph_is_named_at_once(changed: Callable[..., Report]) -> None:
    """With what to do about it: a font for a rare character, another character for one of somebody's own."""
    words = {
        "overview": {"proactive": "下设\U000323b0村。\n开设\u2fff个"},
        "problems": "用\ue000字，\U000323b0。",
    }
    with pytest.raises(InputError) as error:
        write_pdf(changed({"narrative": words}))
    told = [str(each) for each in error.value.problems]
    assert [each.partition("“")[2].partition("，在")[0] for each in told] == [
        "?”（U+323B0", "?”（U+2FFF", "?”（U+E000",
    ]  # fmt: skip
    assert ("花园明朝" in told[0], "在“开设?个”里" in told[1], "换成标准的字" in told[2]) == (
        True,
        True,
        True,
    )


def test_without_a_font_for_chinese_it_says_what_to_install(tmp_path: Path) -> None:
    """One sentence, and no file; nothing is fetched."""
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}/none</dir></fontconfig>", encoding="utf-8"
    )
    bare = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)}
    for command in (["export", SEED, "--to", "pdf"], ["batch", SEED.parents[2], "--pdf"]):
        done = subprocess.run(
            [sys.executable, "-m", "kit", *map(str, command), "-o", str(tmp_path / "out")],
            cwd=ROOT, env=bare, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, "")
        assert "fonts-noto-cjk" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "out").exists()


def test_the_same_report_gives_the_same_bytes(written: bytes, tmp_path: Path) -> None:
    """Here, again here, and in another process."""
    assert write_pdf(read_report(SEED)) == written
    call_kit("export", SEED, "--to", "pdf", "-o", tmp_path)
    assert (tmp_path / "wolong" / "2024" / "angao.pdf").read_bytes() == written


def test_it_carries_the_pages_data(seed: Report, written: bytes) -> None:
    """The data block of the page to the byte, as the one file that belongs to the document."""
    reader = PdfReader(BytesIO(written))
    block = BeautifulSoup(public_page(seed), "html.parser").find("script", id="report")
    assert isinstance(block, Tag)
    assert dict(reader.attachments) == {"report.json": [block.get_text().encode()]}
    (file,) = catalogue(written)["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Data"


def test_a_form_to_be_filled_in_carries_none(seed: Report) -> None:
    """What it will hold is not known; each sheet says that it is to be filled in."""
    reader = PdfReader(BytesIO(write_pdf(blank_report(seed.form, 2025, seed))))
    assert not reader.attachments
    assert all("填报表" in sheet.extract_text() for sheet in reader.pages)


def test_it_reads_back_as_its_parameters(report: Report, tmp_path: Path) -> None:
    """Facts, look-ups and totals come back as they were written; nothing is told as unread."""
    ingested = read_back(write_pdf(report), tmp_path)
    assert dict(ingested.parameters) == report.public()
    assert ingested.account.whole
    assert ingested.dated == ""


def test_a_number_changed_on_paper_or_within_is_refused(
    seed: Report, changed: Callable[..., Report], tmp_path: Path
) -> None:
    """What it shows and what it carries differ: neither is certain, and the rest is."""
    place = "disclosure.charges.amount"
    pdf = with_data(write_pdf(changed({f"figures.{place}": "7"})), seed.public())
    ingested = read_back(pdf, tmp_path)
    assert [each.addresses for each in ingested.account.unplaced] == [(place,)]
    assert (ingested.account.unplaced[0].text, place in ingested.cells()) == ("7", False)
    assert len(ingested.account.placed) == 199


def test_words_changed_on_paper_or_within_are_told(
    seed: Report, changed: Callable[..., Report], tmp_path: Path
) -> None:
    """As a number is."""
    pdf = with_data(write_pdf(changed({"narrative.other_matters": "收取信息处理费5元。"})), seed.public())
    (told,) = read_back(pdf, tmp_path).account.unplaced
    assert ("六、" in told.place, "有人改过其中一处" in told.reason) == (True, True)


def test_a_number_that_it_does_not_show_is_refused(written: bytes, tmp_path: Path) -> None:
    """Whoever takes a sheet away, or hides a report's data in another file, gets no figure of it read."""
    writer = PdfWriter(clone_from=BytesIO(written))
    for number in (3, 2):
        writer.remove_page(number)
    held = BytesIO()
    writer.write(held)
    ingested = read_back(held.getvalue(), tmp_path)
    lost = {place for each in ingested.account.unplaced for place in each.addresses}
    assert {place.partition(".")[0] for place in lost} == {"requests", "appeals"}
    assert not lost & set(ingested.cells())


def test_its_data_damaged_it_is_read_by_what_is_seen(seed: Report, written: bytes, tmp_path: Path) -> None:
    """Data that is not a valid report is no data."""
    ingested = read_back(with_data(written, {"figures": {}}), tmp_path)
    assert "facts" not in ingested.parameters
    assert (ingested.parameters["township"], len(ingested.account.placed)) == ("安皋镇", 200)


def longer(digits: int) -> dict[str, int]:
    """Return a row of numbers, the first with so many digits."""
    first = int("123456789012345678"[:digits])
    return {**LONG, "natural": first, "total": LONG["total"] - LONG["natural"] + first}


@pytest.mark.parametrize("digits", [6, 9, 11, 12, 15])
def test_a_number_wider_than_its_column_stays_in_it(
    changed: Callable[..., Report], tmp_path: Path, digits: int
) -> None:
    """It is set smaller, whole in one line, so that no digit of it stands in the next cell or in another line."""
    report = changed({"figures.requests.received": longer(digits)})
    ingested = read_back(write_pdf(report), tmp_path)
    assert dict(ingested.parameters) == report.public()
    assert ingested.account.whole


def test_what_has_no_place_to_break_stays_on_the_sheet(changed: Callable[..., Report]) -> None:
    """A number, an address, a row of dots or dashes longer than a line goes on in the next, complete."""
    words = ["7" * 200, "见www.example.gov.cn/" + "a1" * 60, "好" + "…" * 90, "—" * 90, "好" + "-" * 200]
    pdf = write_pdf(changed({"narrative.overview": "\n".join(words)}))
    assert squeezed("".join(words)) in read_out(pdf)
    for line in lines_of(pdf, 0):
        assert line[0][1] * POINT > 27.5
        assert line[-1][2] * POINT < 210 - 25.5
        assert all(left < after for (_, left, _), (_, after, _) in pairwise(line))


def test_a_digit_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    """The faint edge of an 8 shows at one place between dots and not at another: no font is told a liar for it."""
    figures = report_from(OLD).public()["figures"]
    figures["disclosure"]["normative"] = {"newly_made": 2, "newly_published": 2, "published": 8}
    figures["disclosure"]["procurement"] = {"items": 4, "spending": "1568380元"}
    report = report_from(OLD | {"figures": figures})
    ingested = read_back(write_pdf(report), tmp_path)
    assert dict(ingested.parameters) == report.public()
    assert ingested.account.whole


def test_rare_characters_read_back(changed: Callable[..., Report], tmp_path: Path) -> None:
    """Those beyond the first 65,536, which names of places have, are one character each like any other."""
    report = changed({"narrative.overview": "㙟𠮷镕村、𡐓𡎚里各公开𠀋件。\n𠮷"})
    ingested = read_back(write_pdf(report), tmp_path)
    assert dict(ingested.parameters) == report.public()
    assert ingested.account.whole


@pytest.mark.parametrize("words", [
    "开设wifi账号，office file flow affluent各一处。",
    "好\ufb04字a\ufb01n，\ufb00与\ufb03，\ufb02oor。",
])  # fmt: skip
def test_letters_that_fonts_join_read_back(
    changed: Callable[..., Report], tmp_path: Path, words: str
) -> None:
    """ff, fi, fl and ffi are letters on the page and in what is read, so that no word seems altered.

    So are those that a person typed as one character.
    """
    report = changed({"narrative.overview": words})
    ingested = read_back(write_pdf(report), tmp_path)
    assert dict(ingested.parameters) == report.public()
    assert ingested.account.whole


LEFTWARDS = (
    "村名قارا كۆل，办结 12 件。\nשלום (abc) עולם好\n"
    "قاراقاش ناھىيەسى يېزىلىق ھۆكۈمەت 2024-يىللىق ئۇچۇرلىرىنى ئاشكارىلاش خىزمىتى دوكلاتى، جەمئىي 125 پارچە。لا全年1234条。"
)


def test_words_that_run_from_right_to_left_read_back(changed: Callable[..., Report], tmp_path: Path) -> None:
    """Uighur or Hebrew within Chinese, over several lines too, is not told as changed: it is not."""
    report = changed({"narrative.overview": LEFTWARDS})
    ingested = read_back(write_pdf(report), tmp_path)
    assert dict(ingested.parameters) == report.public()
    assert ingested.account.whole


@pytest.mark.parametrize(("old", "new"), [
    ("125", "152"), ("12 件", "13 件"), ("كۆل", "كۆڭ"), ("办结", "结办"), ("abc", "acb"), ("12 件", "件"),
])  # fmt: skip
def test_a_change_among_words_from_right_to_left_is_told(
    changed: Callable[..., Report], tmp_path: Path, old: str, new: str
) -> None:
    """A number, a letter, the order of Chinese or Latin words: what paper shows is still held against the data."""
    shown = changed({"narrative.overview": LEFTWARDS})
    carried = changed({"narrative.overview": LEFTWARDS.replace(old, new)})
    (told,) = read_back(with_data(write_pdf(shown), carried.public()), tmp_path).account.unplaced
    assert "有人改过其中一处" in told.reason


@pytest.mark.slow
def test_made_up_reports_of_both_editions_keep_all_this(tmp_path: Path) -> None:
    """A hundred of them: the page's words in the page's order, the same bytes, the same parameters."""
    write_counties(tmp_path / "parameters", townships=25, years=(2019, 2020, 2022, 2024), seed=11)
    files = [path for path in sorted(tmp_path.rglob("*.yaml")) if path.stem.isdigit()]
    assert len(files) == 100
    for file in files:
        report = read_report(file)
        pdf = write_pdf(report)
        assert (file, read_out(pdf)) == (file, squeezed(shown(report).get_text()))
        assert write_pdf(read_report(file)) == pdf
        ingested = read_back(pdf, tmp_path)
        assert (file, dict(ingested.parameters), ingested.account.whole) == (file, report.public(), True)
