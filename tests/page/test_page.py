"""The page: the seed's words and cells, escaped, readable without sight, the same bytes every time."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from tempfile import gettempdir

import pytest
from bs4 import BeautifulSoup, Tag

from kit.base.errors import OpenFindingsError
from kit.base.files import File
from kit.base.strings import fold
from kit.form.cell_value import show
from kit.form.editions import editions
from kit.page import verbs as page
from kit.page.cell_output import ABOUT
from kit.report.draft import draft
from kit.report.notebook_input import load_report
from kit.report.parameters import report_from, report_of
from kit.report.report import Report
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "golden"


def soup(path: Path) -> BeautifulSoup:
    """Parse a page."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def pieces(report: Report) -> str:
    """Return the public page's pieces of a report."""
    return page.heading(report).public + page.sections(report).public


def test_the_page_is_the_golden_one(made: Path) -> None:
    """The seed's public page is the committed page, byte for byte; a new one is to be looked at first.

    But for the record of form, rules and version: what these change otherwise is seen on the page.
    """
    golden = GOLDEN / "angao.html"
    produced = (made / "angao.html").read_bytes()
    produced, digests = re.subn(rb'(?<=id="made">){[^<]*}', b"{}", produced)
    assert digests == 1
    if not golden.exists():
        golden.write_bytes(produced)
        pytest.fail(f"{golden} was missing and has been written: please verify it")
    assert golden.read_bytes() == produced


def seed_text(shared: Path) -> Iterator[tuple[bool, str]]:
    """Yield the source report's lines: whether it is a table row, and the text."""
    for line in (shared / "seed" / "angao-2024.md").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield "\t" in line, line.lstrip("# ")


def test_the_page_holds_the_seeds_text(made: Path, shared: Path) -> None:
    """Every line of the source stands on the page in its order, white space and width aside."""
    text = fold(soup(made / "angao.html").body.get_text())  # type: ignore[union-attr]
    at = 0
    for is_row, line in seed_text(shared):
        if not is_row:
            assert fold(line) in text[at:], line
            at = text.index(fold(line), at) + len(fold(line))


def test_the_page_holds_exactly_the_seeds_table_cells(made: Path, shared: Path) -> None:
    """The page's tables have the source's cells, in the same order, no more and no fewer."""
    printed = [fold(cell.get_text()) for cell in soup(made / "angao.html").select("th, td")]
    rows = [line for is_row, line in seed_text(shared) if is_row]
    expected = [fold(cell) for line in rows for cell in line.split("\t") if fold(cell)]
    assert printed == expected


@pytest.mark.parametrize(("table", "cells"), [("disclosure", 10), ("requests", 175), ("appeals", 15)])
def test_every_number_cell_names_its_headers(made: Path, table: str, cells: int) -> None:
    """Each number cell points at header cells that exist, its row's and its column's."""
    html = soup(made / "angao.html")
    numbers = html.select(f"table.{table} td[headers]")
    assert len(numbers) == cells
    for number in numbers:
        heads = [html.find(id=head) for head in number["headers"]]
        assert all(isinstance(head, Tag) and head.name == "th" for head in heads)
    assert all(head["scope"] for head in html.select("th"))
    assert html.select_one(f"table.{table} caption")


def test_the_page_is_one_small_document(made: Path) -> None:
    """lang, one h1, no script that runs, nothing a browser would fetch, under 60 KB."""
    path = made / "angao.html"
    html, text = soup(path), path.read_text(encoding="utf-8")
    assert path.stat().st_size < 60_000
    assert html.html is not None
    assert html.html["lang"] == "zh-CN"
    assert len(html.select("h1")) == 1
    assert [script["type"] for script in html.select("script")] == [
        "application/ld+json",
        "application/json",
        "application/json",
    ]
    assert not html.select("[src], link, iframe, object, img, [style*=url]")
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).replace("</", "")
    # the name of the dataset's vocabulary, in a block that no browser reads, is no place to fetch from
    bare = bare.replace('{"@context":"https://schema.org"', "", 1)
    assert not re.search(r"https?://|//|@import|url\(", bare)


def test_the_page_carries_its_parameters(made: Path, seed: Report) -> None:
    """The embedded data read back as the same report, words with their look-ups included."""
    script = soup(made / "angao.html").find("script", id="report")
    assert script is not None
    assert report_from(json.loads(script.get_text())).public() == seed.public()


def test_the_pages_hold_no_time_version_or_path(made: Path) -> None:
    """Neither page nor the executed notebook tells when or where it was made, or with which libraries."""
    for path in made.iterdir():
        text = path.read_text(encoding="utf-8")
        places = "|".join(map(re.escape, (str(Path.home()), gettempdir(), str(ROOT), sys.prefix)))
        assert not re.search(rf"{places}|site-packages|papermill|ipykernel \d|T\d\d:\d\d", text), path.name


EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><b>",
    "&lt;b&gt;",
    "'--><!--",
    "{year}",
]


class _Tags(HTMLParser):
    """Collects the start tags of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a start tag and any event handler."""
        self.tags.add(tag)
        self.tags |= {name for name, _ in attrs if name.startswith("on")}


@pytest.mark.parametrize("evil", EVIL)
def test_strings_stay_strings(changed: Callable[..., Report], evil: str) -> None:
    """Whatever a parameters file says is shown as text, in every place that shows it."""
    report = changed(
        {
            "agency": evil,
            "facts": {"x": evil},
            "narrative": {"problems": f"{evil}", "other_matters": "{{ facts.x }}"},
        }
    )
    html = pieces(report)
    tags = _Tags()
    tags.feed(html)
    assert tags.tags <= {
        "h1",
        "h2",
        "h3",
        "p",
        "section",
        "div",
        "span",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert BeautifulSoup(html, "html.parser").get_text().count(evil) == 3


def test_a_draft_is_marked_on_the_page_and_in_its_title(changed: Callable[..., Report]) -> None:
    """While an error stands the heading says 草稿, and the gate stops the run."""
    report = changed({"figures.requests.received.natural": 1})
    shown = page.heading(report)
    assert "草稿" in shown.public
    assert "草稿" in shown.about["title"]
    with pytest.raises(OpenFindingsError, match="2 处错误"):
        page.gate(report)


def test_a_clean_report_is_not_marked(seed: Report) -> None:
    """The seed's page carries no mark and its gate lets it pass."""
    assert "stamp" not in page.heading(seed).public
    page.gate(seed)


def test_marks_are_on_the_review_page_alone(changed: Callable[..., Report]) -> None:
    """A wrong cell is marked and linked for the analyst; the published table shows nothing of it."""
    report = changed({"figures.requests.received.natural": 1})
    shown = page.section(report, "requests")
    html = BeautifulSoup(shown.review, "html.parser")
    marked = {cell["id"] for cell in html.select("td.marked")}
    assert {"requests.received.natural", "requests.received.total"} <= marked
    assert "marked" not in shown.public
    assert "finding" not in shown.public
    listed = BeautifulSoup(page.findings(report).review, "html.parser")
    about_cells = {item["id"] for item in listed.select("ol li") if item.select('a[href^="#requests."]')}
    assert about_cells == {link["href"][1:] for link in html.select("td.marked a")}
    assert {link["href"][1:] for link in listed.select('li a[href^="#requests."]')} <= marked


@pytest.mark.parametrize("edition", sorted(editions()))
def test_every_figure_has_an_address_of_its_own(edition: str, seed: Report) -> None:
    """Each number cell is found by its address in the parameters file, on both pages, and no id stands twice."""
    form = editions()[edition]
    report = report_of(File("", draft(form, form.first_year, seed).encode()))
    shown = [page.heading(report), page.sections(report), page.findings(report)]
    for html in ("".join(piece.public for piece in shown[:2]), "".join(piece.review for piece in shown)):
        ids = [tag["id"] for tag in BeautifulSoup(html, "html.parser").select("[id]")]
        assert len(ids) == len(set(ids))
        assert [each for each in ids if each in form.cells] == list(form.cells)
        assert all(re.fullmatch(r"[a-z_0-9.-]+", str(each)) for each in ids)


def test_a_figures_cell_shows_its_own_value(made: Path, seed: Report) -> None:
    """What stands at an address is the figure that the parameters file has there."""
    html = soup(made / "angao.html")
    for address, cell in seed.form.cells.items():
        shown = html.find(id=address)
        assert shown is not None
        assert shown.get_text() == show(seed.figures[address], cell.column.kind)


def test_a_link_to_a_figure_outlives_the_edition() -> None:
    """What both editions ask for has one address and the same labels, but for a word; the rest are other cells."""
    old, new = (editions()[edition].cells for edition in ("2019", "2021"))
    shared = old.keys() & new.keys()
    assert len(shared) == 172
    other = {
        address
        for address in shared
        if old[address].label.replace("本年", "") != new[address].label.replace("本年", "")
    }
    assert other == set()
    gone = Counter(address.rpartition(".")[0] for address in old.keys() - new.keys())
    come = Counter(address.rpartition(".")[0] for address in new.keys() - old.keys())
    # 2021 splits other handling into three, and asks for stocks and amounts where 2019 asked for changes.
    assert gone == {
        "requests.otherwise": 7, "disclosure.rules": 3, "disclosure.normative": 3, "disclosure.licence": 2,
        "disclosure.services": 3, "disclosure.penalty": 2, "disclosure.coercion": 2, "disclosure.charges": 2,
        "disclosure.procurement": 2,
    }  # fmt: skip
    assert come == {
        "requests.not_corrected": 7, "requests.fee_unpaid": 7, "requests.other_handling": 7, "disclosure.rules": 3,
        "disclosure.normative": 3, "disclosure.charges": 1,
    }  # fmt: skip


def test_blank_sections_stay_blank() -> None:
    """Without facts and narrative the page has headings and tables, and no word of the example."""
    figures = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    html = pieces(
        report_from({"township": "甲镇", "agency": "甲镇人民政府", "year": 2024, "figures": figures})
    )
    example = load_report()
    assert example.example
    assert "样例" not in html
    for words in ("公开前先审查", "每季度", "工作清单"):
        assert words in pieces(example)
        assert words not in html
    assert BeautifulSoup(html, "html.parser").select("section p") == []


def test_a_section_written_whole_has_no_empty_subheadings(changed: Callable[..., Report]) -> None:
    """Prose that the township did not split is shown without the form's subheadings."""
    html = BeautifulSoup(pieces(changed({"narrative": {"overview": "甲。\n\n乙。"}})), "html.parser")
    assert [words.get_text() for words in html.select("#overview p")] == ["甲。", "乙。"]
    assert not html.select("h3")


def test_words_without_a_heading_stand_under_the_title_and_above_the_subsections(
    changed: Callable[..., Report],
) -> None:
    """The preamble follows the title on both pages; a section's lead stands before its first subheading."""
    report = changed({"narrative.preamble": "期限<b>。", "narrative.overview.lead": "总说。"})
    for shown in (page.heading(report).public, page.heading(report).review):
        assert shown.index("</h1>") < shown.index("<p>期限&lt;b&gt;。</p>")
    html = pieces(report)
    assert html.index("overview-title") < html.index("<p>总说。</p>") < html.index("<h3>")
    assert html.count("<h3>") == 5


def test_the_example_says_that_it_is_one() -> None:
    """The example is marked on every page and has no error of its own."""
    example = load_report()
    assert "样例" in page.heading(example).about["title"]
    assert "样例" in page.heading(example).public
    page.gate(example)


def test_pieces_tell_one_report_from_another(seed: Report, changed: Callable[..., Report]) -> None:
    """Every piece carries the digest of what it was made from, last year's report included."""
    other, carried = changed({"facts.hotline.cases": 384}), changed({}, {})
    accepted = changed({"accepted": [{"rule": "N-parts", "quote": "甲", "reason": "乙"}]})
    reports = (seed, other, carried, accepted)
    assert len({page.section(report, "problems").about["digest"] for report in reports}) == 4
    assert page.section(seed, "appeals").about["digest"] == page.heading(seed).about["digest"]


def test_a_piece_shows_in_the_notebook_as_html(seed: Report) -> None:
    """Jupyter gets HTML to show and the exporter's facts beside it, all of it JSON."""
    bundle = page.heading(seed)._repr_mimebundle_()
    assert bundle["text/html"].count("<h1>") == 1
    assert json.loads(json.dumps(bundle[ABOUT]))["sections"][0] == "overview"
