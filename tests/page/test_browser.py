"""A real browser: offline, accessible, on paper, on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from kit.base.strings import fold
from tests.conftest import SEED, run_kit

pytestmark = pytest.mark.browser

MM = 72 / 25.4
WRONG = SEED.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 1")


@pytest.fixture(scope="module")
def pages(made: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The seed's two pages, and those of a draft with findings."""
    folder = tmp_path_factory.mktemp("draft")
    (folder / "x.yaml").write_text(WRONG, encoding="utf-8")
    assert run_kit("run", "x.yaml", "-o", "out", cwd=folder).returncode == 1
    return {
        "public": made / "angao.html",
        "review": made / "angao.review.html",
        "draft": folder / "out" / "x.html",
        "draft review": folder / "out" / "x.review.html",
    }


NAMES = ["public", "review", "draft", "draft review"]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_the_network_for_nothing(browser: Any, pages: dict[str, Path], name: str) -> None:
    """Opened from a file, offline, the page requests itself and nothing else, and runs no script."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    requested: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(pages[name].as_uri())
    page.wait_for_load_state("networkidle")
    assert requested == [pages[name].as_uri()]
    assert complaints == []
    context.close()


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(browser: Any, pages: dict[str, Path], name: str, width: int) -> None:
    """axe-core's whole rule set passes at desktop and phone width."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(pages[name].as_uri())
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_on_a_phone_only_tables_scroll_sideways(browser: Any, pages: dict[str, Path], name: str) -> None:
    """At 390 px the page itself has no horizontal scroll; table four scrolls in its own frame, three shows all its columns."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(
        "(f => f.scrollWidth > f.clientWidth)(document.querySelector('table.appeals').parentElement)"
    )
    last = page.locator("table.requests tbody tr").first.locator("td").last.bounding_box()
    assert last is not None
    assert last["x"] + last["width"] <= 390
    page.close()


@pytest.mark.parametrize("width", [1200, 390])
def test_a_reviewer_gets_about_by_keyboard(browser: Any, pages: dict[str, Path], width: int) -> None:
    """Tab reaches the overview first; Enter leads to the finding, on to its place, and back; focus shows."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(pages["draft review"].as_uri())
    focused = "document.activeElement.getAttribute('href')"
    trail = []
    for key in ("Tab", "Enter", "Tab", "Tab", "Enter", "Tab"):
        page.keyboard.press(key)
        trail.append((page.evaluate(focused), page.evaluate("location.hash")))
    # the first finding: out of the overview, past its way back, to the cell, whose link leads back
    assert trail[0] == ("#finding-1", "")
    assert trail[1][1] == "#finding-1"
    assert trail[2][0] == "#review"
    assert re.match(r"#\w+\.\w+\.\w+$", trail[3][0])
    assert trail[4][1] == trail[3][0]
    assert trail[5][0].startswith("#finding-")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(focused))
    assert None in seen, "Tab never leaves the links: a trap"
    page.close()


def test_on_paper_the_overview_and_the_findings_stay_whole(
    browser: Any, pages: dict[str, Path], tmp_path: Path
) -> None:
    """The overview stands on the first sheet, the findings begin a sheet of their own; the public has none."""
    sheets = print_pdf(browser, pages["draft review"], tmp_path / "x.pdf")
    assert "核对概览" in sheets[0]
    first = next(sheet for sheet in sheets if "依据:" in sheet)
    assert "核对结果" in first
    assert "收取信息处理费" not in first
    assert not any("核对" in sheet for sheet in print_pdf(browser, pages["draft"], tmp_path / "y.pdf"))


def test_a_linked_figure_is_seen_on_a_screen_alone(browser: Any, pages: dict[str, Path]) -> None:
    """The cell that a link names is in view and tinted; on paper it is like any other."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{pages['public'].as_uri()}#requests.carried_out.total")
    tint = "getComputedStyle(document.querySelector('td:target')).backgroundColor"
    other = "getComputedStyle(document.getElementById('requests.carried_out.other')).backgroundColor"
    assert page.evaluate(tint) != page.evaluate(other)
    box = page.locator("td:target").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 390
    assert 0 <= box["y"] <= 844
    assert Axe().run(page).violations_count == 0
    page.emulate_media(media="print")
    assert page.evaluate(tint) == page.evaluate(other)
    page.close()


def print_pdf(browser: Any, source: Path, target: Path, style: str = "") -> list[str]:
    """Print a page to PDF; return the text of each sheet, folded (PDF fonts use look-alike radicals)."""
    page = browser.new_page()
    page.goto(source.as_uri())
    if style:
        page.add_style_tag(content=style)
    page.pdf(path=target, prefer_css_page_size=True)
    page.close()
    return [fold(sheet.extract_text()) for sheet in PdfReader(target).pages]


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_on_a4_with_no_column_cut(
    browser: Any, pages: dict[str, Path], name: str, tmp_path: Path
) -> None:
    """Every sheet is A4 and numbered, and no table is wider than the text."""
    sheets = print_pdf(browser, pages[name], tmp_path / "x.pdf")
    for number, sheet in enumerate(PdfReader(tmp_path / "x.pdf").pages, 1):
        assert [round(float(side) / MM) for side in sheet.mediabox[2:]] == [210, 297]
        assert f"—{number}—" in sheets[number - 1]
    page = browser.new_page(viewport={"width": round(156 / 25.4 * 96), "height": 900})  # A4 less its margins
    page.goto(pages[name].as_uri())
    page.emulate_media(media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('table')].every(t => t.scrollWidth <= document.body.clientWidth)"
    )
    page.close()


def test_table_heads_repeat_on_every_sheet(browser: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    """A table that does not fit one sheet shows its head again on the next."""
    sheets = print_pdf(browser, pages["public"], tmp_path / "x.pdf", "@page { size: 210mm 160mm }")
    with_rows = [
        sheet for sheet in sheets if re.search("科研机构|要求提供公开出版物|结转下年度继续办理", sheet)
    ]
    assert len(with_rows) >= 2
    assert all("法律服务机构" in sheet for sheet in with_rows)


@pytest.mark.parametrize("name", ["draft", "draft review"])
def test_a_draft_says_so_on_every_sheet(
    browser: Any, pages: dict[str, Path], name: str, tmp_path: Path
) -> None:
    """草稿 stands on each printed sheet of both pages, and on none of a clean report."""
    assert all("草稿" in sheet for sheet in print_pdf(browser, pages[name], tmp_path / "x.pdf"))
    clean = print_pdf(browser, pages["public"], tmp_path / "y.pdf")
    assert not any("草稿" in sheet for sheet in clean)
