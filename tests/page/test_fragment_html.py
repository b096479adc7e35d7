"""The fragment for a site's editor: the page's words and tables, nothing to load, every style on its element."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kit.page import verbs as page
from kit.page.fragment_html import fragment_html
from kit.report.parameters import report_from
from kit.report.report import Report
from tests.spans import html_cells
from tests.suqian import suqian

EVIL = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "'--><!--"]


def soup(html: str) -> BeautifulSoup:
    """Parse HTML."""
    return BeautifulSoup(html, "html.parser")


def public(report: Report) -> BeautifulSoup:
    """Return the public page's body."""
    sections = (page.section(report, section.id) for section in report.form.sections)
    return soup("".join(piece.public for piece in (page.heading(report), *sections)))


@pytest.fixture
def full(seed: Report, shared: Path) -> Report:
    """A report with words in every kind of place and 200 figures."""
    words = {"preamble": "一段。\n二段。", "requests": "表后。", "problems": "甲。\n\n乙。"}
    return report_from(suqian(shared, 2024) | {"narrative": words})


def test_it_has_the_pages_words_in_the_pages_order(seed: Report, full: Report) -> None:
    """Headings, paragraphs and cells are the page's, its captions and the mark of a draft aside."""
    for report in (seed, full):
        expected = public(report)
        for aside in expected.select("caption, .stamp"):
            aside.decompose()
        assert list(soup(fragment_html(report)).stripped_strings) == list(expected.stripped_strings)


def test_its_tables_are_merged_as_on_the_page(full: Report) -> None:
    """Every cell begins and spans where the page's does."""
    pasted, printed = soup(fragment_html(full)).select("table"), public(full).select("table")
    assert [html_cells(table) for table in pasted] == [html_cells(table) for table in printed]


def test_headings_begin_below_the_sites_own(seed: Report) -> None:
    """The site's page has an h1; the title is an h2, sections h3, subsections h4."""
    html = soup(fragment_html(seed))
    assert not html.select("h1")
    assert [heading.get_text() for heading in html.select("h2")] == [seed.title]
    assert [heading.get_text() for heading in html.select("h3")] == [
        section.heading for section in seed.form.sections
    ]
    assert len(html.select("h4")) == 5


def test_every_style_is_on_its_element(seed: Report) -> None:
    """No class, id, script, style element or address; borders, fonts and indents inline."""
    html = soup(fragment_html(seed))
    assert {tag.name for tag in html.find_all(True)} == {
        "h2", "h3", "h4", "span", "p", "table", "tr", "th", "td",
    }  # fmt: skip
    for tag in html.find_all(True):
        assert set(tag.attrs) <= {"style", "colspan", "rowspan", "scope", "border", "cellspacing"}
        assert tag.name == "tr" or tag["style"]
    assert all("border:1px solid" in str(cell["style"]) for cell in html.select("td, th"))
    assert all("text-indent:2em" in str(words["style"]) for words in html.select("p"))
    assert not re.search(r"url|https?:|//", fragment_html(seed))


@pytest.mark.parametrize("evil", EVIL)
def test_strings_stay_strings(changed: Callable[..., Report], evil: str) -> None:
    """Whatever a parameters file says is text."""
    report = changed(
        {
            "agency": evil,
            "narrative": {"problems": evil, "other_matters": "{{ facts.x }}"},
            "facts": {"x": evil},
        }
    )
    html = soup(fragment_html(report))
    assert not html.select("script, img, b")
    assert html.get_text().count(evil) == 3


def test_a_blank_prints_nothing_and_a_mark_itself(changed: Callable[..., Report]) -> None:
    """Blank, 0 and / stay different."""
    report = changed({"figures.requests.received": {"natural": None, "business": "/", "research": 0,
                      "public_interest": 0, "legal_service": 0, "other": 0, "total": None}})  # fmt: skip
    row = soup(fragment_html(report)).find("th", string=re.compile("^一、本年新收"))
    assert row is not None
    assert [cell.get_text() for cell in row.find_next_siblings("td")] == ["", "/", "0", "0", "0", "0", ""]


def test_the_same_report_gives_the_same_text(seed: Report) -> None:
    """Nothing in it is of the moment."""
    assert fragment_html(seed) == fragment_html(seed)
