"""PDF files as browsers and office programs print them: the same pieces as the page they were printed from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kit.base.strings import fold
from kit.ingest.source.kinds import read_source
from kit.ingest.source.printed import PrintedTable, Source
from tests.conftest import SEED, run_kit
from tests.ingest.source.sources import boxes, flaws, lines, read, rows, tables

pytestmark = pytest.mark.browser

WORDS = "我镇认真落实条例要求，主动公开各类政府信息，及时更新公开指南和公开目录。" * 6


def printed(browser: Any, page: Path | str) -> bytes:
    """Return a page, or its markup, printed to PDF."""
    tab = browser.new_page()
    if isinstance(page, Path):
        tab.goto(page.as_uri())
    else:
        tab.set_content(page)
    made = tab.pdf(prefer_css_page_size=True, print_background=True)
    tab.close()
    return bytes(made)


def cells(table: PrintedTable) -> list[tuple[str, int, int, int, int]]:
    """Return a table's cells without their white space."""
    return [(fold(c.text), c.row, c.column, c.rowspan, c.colspan) for c in table.cells]


def words(source: Source) -> list[str]:
    """Return the words of a source without its tables and white space; the title may be on two lines."""
    found = [fold(line) for line in lines(source)]
    title = next(index for index, line in enumerate(found) if line.endswith("年度报告"))
    return ["".join(found[: title + 1]), *found[title + 1 :]]


def test_the_seeds_page_and_its_print_are_read_alike(browser: Any, made: Path, tmp_path: Path) -> None:
    """Every paragraph in one piece, no page number, every cell with its spans."""
    page = read_source(made / "angao.html")
    paper = read(tmp_path, printed(browser, made / "angao.html"))
    assert words(paper) == words(page)
    assert [cells(table) for table in tables(paper)] == [cells(table) for table in tables(page)]
    assert flaws(paper) == {}


def test_the_mark_across_a_draft_is_not_read(browser: Any, tmp_path: Path) -> None:
    """It lies over words and numbers on every sheet."""
    path = tmp_path / "x.yaml"
    path.write_text(
        SEED.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 12345678"),
        encoding="utf-8",
    )
    assert run_kit("run", "x.yaml", "-o", "out", cwd=tmp_path).returncode == 1
    source = read(tmp_path, printed(browser, tmp_path / "out" / "x.html"))
    assert "草稿" not in "".join(lines(source))
    assert rows(tables(source)[1])[3][1:3] == ["12345678", "0"]
    assert flaws(source) == {}


@pytest.mark.parametrize("landscape", [False, True])
def test_what_a_browser_prints_above_and_below_a_page_is_no_word(
    browser: Any, made: Path, tmp_path: Path, landscape: bool
) -> None:
    """The time and the title, the address and the page's number, with any margins."""
    tab = browser.new_page()
    tab.goto((made / "angao.html").as_uri())
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
    paper = tab.pdf(display_header_footer=True, margin=margin, landscape=landscape)
    tab.close()
    assert words(read(tmp_path, bytes(paper))) == words(read_source(made / "angao.html"))


def page(body: str, style: str = "") -> str:
    """Return a page with 16 point type on narrow sheets."""
    return f"""<meta charset=utf-8><style>@page {{ size: A5; margin: 20mm;
      @bottom-center {{ content: "— " counter(page) " —" }} @top-left {{ content: "甲县政府 " counter(page) }} }}
      body {{ font: 14pt serif; margin: 0 }} p {{ margin: 0; text-indent: 2em }} {style}
      table {{ border-collapse: collapse }} td {{ border: 1px solid }}</style>{body}"""


def test_paragraphs_run_over_sheets(browser: Any, tmp_path: Path) -> None:
    """Their lines are joined; running heads and page numbers do not part them, and are named."""
    body = "".join(f"<p>第{index}段：{WORDS}</p>" for index in "甲乙丙丁")
    source = read(tmp_path, printed(browser, page(body)))
    assert [fold(line) for line in lines(source)] == [fold(f"第{index}段：{WORDS}") for index in "甲乙丙丁"]
    assert {"甲县政府1", "—1—"} <= {"".join(line.split()) for line in source.around}


def test_a_number_that_has_no_room_at_a_lines_end_goes_on_in_the_next(browser: Any, tmp_path: Path) -> None:
    """The line before it ends early, wherever it breaks: no part of 12.75% may stand apart, nor its mark."""
    said = [
        "我镇" + "公开" * before + f"信息比上年多{'了' * (before % 2)}12.75%，" + WORDS
        for before in range(14)
    ]
    source = read(tmp_path, printed(browser, page("".join(f"<p>{each}</p>" for each in said))))
    assert lines(source) == said


@pytest.mark.parametrize("ended", ["。", "；"])
def test_a_sentence_that_ends_before_the_margin_ends_its_paragraph(
    browser: Any, tmp_path: Path, ended: str
) -> None:
    """A number that the next begins with, not indented, says nothing of the room that was left."""
    said = [WORDS, WORDS[:16] + ended, "0791-1234567是我镇的电话。"]
    flush = "p { text-indent: 0 !important }"
    source = read(tmp_path, printed(browser, page("".join(f"<p>{each}</p>" for each in said), flush)))
    assert lines(source)[-3:] == said


def test_a_table_over_sheets_is_a_table_on_each(browser: Any, tmp_path: Path) -> None:
    """With its head where the head is repeated."""
    body = "".join(f"<tr><td>行{index}<td>{index}" for index in range(60))
    table = f"<table><thead><tr><td>标签<td>件数</thead><tbody>{body}</table>"
    found = tables(read(tmp_path, printed(browser, page(table))))
    assert len(found) > 1
    assert {tuple(rows(each)[0]) for each in found} == {("标签", "件数")}
    assert [row for each in found for row in rows(each)[1:]] == [
        [f"行{index}", str(index)] for index in range(60)
    ]


@pytest.mark.parametrize("number", ["12345678901234", "190.457379"])
def test_a_number_too_long_for_its_cell_is_whole(browser: Any, tmp_path: Path, number: str) -> None:
    """Broken by the browser for lack of room."""
    style = "table { table-layout: fixed; width: 200pt } td { overflow-wrap: anywhere; padding: 1pt; text-align: center }"
    row = "".join(f"<td>{value}" for value in ("甲", number, "0", "1<br>2", "0"))
    (found,) = tables(read(tmp_path, printed(browser, page(f"<table><tr>{row}</table>", style))))
    assert rows(found) == [["甲", number, "0", "1\n2", "0"]]


def test_spans_of_a_printed_table(browser: Any, tmp_path: Path) -> None:
    """From its lines alone."""
    table = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>1<td>2<td>3</table>"
    (found,) = tables(read(tmp_path, printed(browser, page(table))))
    assert boxes(found)["甲"] == (0, 0, 2, 1)
    assert boxes(found)["乙"] == (0, 1, 1, 2)


STYLES = {
    "small": "body {zoom: .5}",
    "grey": "td {color: #888}",
    "white on dark": "td {background: #333; color: #fff}",
    "hairlines": "td, th {border: .1pt solid #ccc}",
    "a watermark": "body::after {content: '草稿'; position: fixed; top: 20%; left: 10%; font-size: 150pt;"
    " color: rgba(0, 0, 0, .08); transform: rotate(-30deg)}",
}
NUMBERS = "<table border=1 style='border-collapse: collapse'><tr><td>283<td>1046<td>—<tr><td>7<td>0<td>15.2891</table>"


@pytest.mark.parametrize("name", STYLES)
def test_numbers_are_read_however_they_are_styled(browser: Any, tmp_path: Path, name: str) -> None:
    """Small, pale, on dark ground, between hairlines, under a watermark: as the eye reads them."""
    source = read(tmp_path, printed(browser, f"<style>{STYLES[name]}</style>{NUMBERS}"))
    assert rows(tables(source)[0]) == [["283", "1046", "—"], ["7", "0", "15.2891"]]
    assert flaws(source) == {}


@pytest.mark.parametrize(("style", "seen"), [
    ("color: #fff", False), ("opacity: 0", False), ("text-shadow: 1px 1px 1px #ccc", True),
])  # fmt: skip
def test_a_digit_is_read_only_if_it_shows(browser: Any, tmp_path: Path, style: str, seen: bool) -> None:
    """White ink is no digit; one that shows behind its own shadow is read or doubted, never a blank."""
    page = NUMBERS.replace("<td>283", f"<td><span style='{style}'>9</span>283")
    source = read(tmp_path, printed(browser, page))
    text = rows(tables(source)[0])[0][0]
    assert text == "283" if not seen else (text == "9283" or flaws(source))
