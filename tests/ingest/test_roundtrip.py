"""Round trips: any valid report, published as a page, a Word file, a workbook or a PDF, reads back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kit.form.editions import editions
from kit.office.excel.excel_file import write_xlsx
from kit.office.word.word_file import write_docx
from kit.page.fragment_html import fragment_html
from kit.report.parameters import report_from
from kit.report.report import Report
from tests.conftest import OWN_FOLDER
from tests.ingest.roundtrip import printed_words, public_page, reports, same_figures, without_data
from tests.ingest.shapes.judge import read

# Shrinking a report of 200 cells takes minutes and says little more than the first failure does.
UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]
QUICK = settings(max_examples=15, phases=UNSHRUNK, suppress_health_check=OWN_FOLDER)
FUZZ = settings(
    settings.get_profile("fuzz"), max_examples=50, phases=UNSHRUNK, suppress_health_check=OWN_FOLDER
)
FEW = settings(QUICK, max_examples=3)

WRITERS: dict[str, tuple[str, Callable[[Report], str | bytes]]] = {
    "page": ("html", lambda report: without_data(public_page(report))),
    "fragment": ("html", fragment_html),
    "docx": ("docx", write_docx),
    "xlsx": ("xlsx", write_xlsx),
}
WITH_WORDS = ("page", "fragment", "docx")


def same_words(report: Report, ingested: Any) -> None:
    """The words come back in their places, white space aside, and so do agency and year."""
    back = report_from(ingested.parameters)
    assert printed_words(back) == printed_words(report)
    assert (back.agency, back.year, back.township) == (report.agency, report.year, report.township)


def trip(folder: Path, name: str, report: Report) -> None:
    """Publish a report, read it back, and compare."""
    suffix, write = WRITERS[name]
    ingested = read(folder / f"report.{suffix}", write(report), report.year)
    same_figures(report, ingested)
    if name in WITH_WORDS:
        same_words(report, ingested)


@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(QUICK)
@given(data=st.data())
def test_a_public_page_reads_back_exactly(tmp_path: Path, edition: str, data: st.DataObject) -> None:
    """With the data it carries, a page gives the parameters it was made from: look-ups, left-out totals and all."""
    report = data.draw(reports(editions()[edition]))
    ingested = read(tmp_path / "report.html", public_page(report))
    assert report_from(ingested.parameters).public() == report.public()
    assert list(ingested.account.unplaced) == []


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("name", WRITERS)
@settings(QUICK)
@given(data=st.data())
def test_what_is_printed_reads_back(tmp_path: Path, name: str, edition: str, data: st.DataObject) -> None:
    """From what is seen of it, every figure is read again, blanks and marks included, and the words."""
    trip(tmp_path, name, data.draw(reports(editions()[edition])))


def test_words_with_a_digit_in_our_own_workbook_are_words(
    tmp_path: Path, changed: Callable[..., Report]
) -> None:
    """Such as a formula that somebody wants to slip in."""
    report = changed({"narrative.problems": "+cmd|' /C calc'!A0", "narrative.other_matters": "=1+2"})
    trip(tmp_path, "xlsx", report)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("name", WRITERS)
@settings(FUZZ)
@given(data=st.data())
def test_very_many_read_back(tmp_path: Path, name: str, edition: str, data: st.DataObject) -> None:
    """The same with many more reports."""
    trip(tmp_path, name, data.draw(reports(editions()[edition])))


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(FEW)
@given(data=st.data())
def test_a_printed_page_reads_back(tmp_path: Path, browser: Any, edition: str, data: st.DataObject) -> None:
    """The PDF that a browser prints of the page gives the same figures."""
    report = data.draw(reports(editions()[edition]))
    window = browser.new_page()
    window.set_content(public_page(report))
    content = window.pdf(prefer_css_page_size=True, print_background=True)
    window.close()
    same_figures(report, read(tmp_path / "report.pdf", content, report.year))
