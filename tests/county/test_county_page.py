"""The county's page: every fault is found and no other, the office head's questions answered, one file to share."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from kit.base.errors import KitError
from kit.county.county_year import load_county
from kit.county.standing import Standing
from tests.batches import TEXT, write_report
from tests.conftest import ROOT, run_kit
from tests.made_up.office import YEARS, Office, open_office

MOST_BYTES = 200_000


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A made-up county of 30 townships over three years with known faults, its pages made."""
    return open_office(tmp_path_factory.mktemp("office"))


def answers(page: Path) -> dict[str, str]:
    """Return what is answered first, by question."""
    found = html.parse(page).xpath("//dl[@class='answers']/div")
    return {each.findtext("dt"): each.findtext("dd") for each in found}


def rows(page: Path, table: str, section: str = "") -> list[list[str]]:
    """Return the body of a table as texts."""
    within = f"//section[@id='{section}']" if section else ""
    found = html.parse(page).xpath(f"{within}//table[@class='{table}']/tbody/tr")
    return [["".join(cell.itertext()).strip() for cell in row] for row in found]


@pytest.mark.parametrize("year", YEARS)
def test_every_fault_is_found_and_no_other_is_reported(office: Office, year: int) -> None:
    """Each township stands on the page as its own faults make it stand, and all others are without a problem."""
    assert office.shown(year) == office.expected(year)
    assert len(office.shown(year)) == 30


def test_the_faults_are_of_all_years_and_both_severities(office: Office) -> None:
    """So that the pages have something to find: missing, errors, warnings."""
    stood = [standing for year in YEARS for standing in office.expected(year).values()]
    assert {standing: stood.count(standing) for standing in set(stood)}.keys() == {
        Standing.MISSING, Standing.DRAFT, Standing.WARNED, Standing.READY,
    }  # fmt: skip
    assert {file.stem for file in office.faults} == set(map(str, YEARS))


def test_who_needs_attention_stands_first(office: Office) -> None:
    """Missing before errors before warnings before the rest."""
    order = list(Standing)
    shown = [order.index(standing) for standing in office.shown(2024).values()]
    assert shown == sorted(shown)


def test_the_head_of_the_office_finds_the_answers_first(office: Office) -> None:
    """How many are in and who is missing, who is late, who has errors, what changed most: named, not counted only."""
    told = answers(office.page(2024))
    expected = office.expected(2024)
    assert list(told) == ["报送", "迟报", "错误", "汇总", "变化最大", "雷同"]
    assert told["报送"] == f"应报 30 个单位，已报 29 个，缺报 1 个：{office.missing}"
    wrong = [name for name, standing in expected.items() if standing is Standing.DRAFT]
    named = re.search(rf"有错误 {len(wrong)} 个：([^；]*)", told["错误"])
    assert named
    assert set(named[1].split("、")) == set(wrong)
    assert told["汇总"].startswith(f"待定：已计入 {29 - len(wrong)} 个，{1 + len(wrong)} 个不能计入")
    assert "→" in told["变化最大"]


def test_a_late_report_is_named(office: Office) -> None:
    """By its own dates: submitted after its deadline."""
    (late,) = [(file, fault) for file, fault in office.faults.items() if fault.kind == "late"]
    year = int(late[0].stem)
    found = [(row[0], row[5]) for row in rows(office.page(year), "units") if row[5].startswith("迟报")]
    assert len(found) == 1
    ((*names, days),) = found
    assert re.fullmatch(r"迟报 [1-9]\d* 天", days)
    assert f"迟报 1 个：{names[0]}" in answers(office.page(year))["迟报"]


def test_each_unit_links_to_its_page_and_review(office: Office) -> None:
    """The links lead to files beside the page; a unit without a report has none."""
    page = office.page(2024)
    links = html.parse(page).xpath("//table[@class='units']//a/@href")
    assert len(links) == 2 * 29
    assert all((page.parent / unquote(link)).is_file() for link in links)


def test_the_figures_of_the_units_stand_in_every_order(office: Office) -> None:
    """A head's link leads to the same table by its column, the greatest first and what is not known last."""
    tables = html.parse(office.page(2024)).xpath("//table[@class='ranking']")
    heads = tables[0].xpath("./thead//a")
    assert [each.text for each in heads][:2] == ["单位", "新收申请"]
    assert [each.text for each in heads][-2:] == ["错误", "提醒"]
    by_id = {f"#{table.get('id')}": table for table in tables}
    lines = []
    for column, head in enumerate(heads):
        table = by_id[head.get("href")]
        found = [[cell.text or "" for cell in row] for row in table.xpath("./tbody/tr")]
        lines.append(sorted(found))
        if column:
            values = [row[column].replace(",", "") for row in found]
            known = [int(value) for value in values if value]
            assert known == sorted(known, reverse=True)
            assert values[len(known) :] == [""] * (len(values) - len(known))
        else:
            assert [row[0] for row in found] == list(office.shown(2024))
    assert all(each == lines[0] for each in lines)
    assert [row[1:] for row in lines[0] if row[0] == office.missing] == [[""] * (len(heads) - 1)]


def test_copied_words_are_shown_side_by_side(office: Office) -> None:
    """The township that took another's words, and the one that repeats its own of last year; the passages marked."""
    pairs = html.parse(office.page(2024)).xpath("//article[@class='pair']")
    titles = ["".join(pair.find("h3").itertext()) for pair in pairs]
    (lent,) = [
        pair for pair, title in zip(pairs, titles, strict=True) if all(n in title for n in office.copied)
    ]
    marked = [[mark.text for mark in side.iter("mark")] for side in lent.xpath(".//div[@class='sides']/div")]
    assert marked[0] == marked[1]
    assert sum(map(len, marked[0])) > 40


def test_only_what_was_copied_is_shown_as_copied(office: Office) -> None:
    """Over three years: the pair that was lent words, and the township whose fault is to repeat last year's.

    Made-up reports have phrases in common by chance: such a pair is told to be possibly that.
    """
    (repeating,) = [file for file, fault in office.faults.items() if fault.kind == "copied"]
    for year in YEARS:
        pairs = html.parse(office.page(year)).xpath("//article[@class='pair']/h3")
        titles = ["".join(title.itertext()) for title in pairs]
        lent = [title for title in titles if all(name in title for name in office.copied)]
        assert bool(lent) == (year == 2024)
        others = [title for title in titles if title not in lent and "可能是碰巧" not in title]
        assert bool(others) == (repeating.stem == str(year)), others


def test_the_page_is_small_and_needs_nothing(office: Office) -> None:
    """One file below 200 KB for 30 units: no script, nothing from elsewhere."""
    text = office.page(2024).read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    assert "<script" not in text
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text)
    assert not re.search(r"url\((?!#)", text)


def test_the_same_county_gives_the_same_bytes(office: Office) -> None:
    """Made again, and with Jupyter's own kernel: page and executed notebook are the same."""
    folder = office.page(2024).parent
    before = {name: (folder / name).read_bytes() for name in ("overview.html", "overview.ipynb")}
    office.kit("county", office.county, 2024)
    assert before == {name: (folder / name).read_bytes() for name in before}
    office.kit("county", office.county, 2024, "--engine", "kernel")
    assert before == {name: (folder / name).read_bytes() for name in before}


@pytest.mark.slow
def test_the_stock_tools_make_the_same_page(office: Office, tmp_path: Path) -> None:
    """`papermill` and `jupyter nbconvert --to nianbao` in the county's folder."""
    executed = tmp_path / "x.ipynb"
    parameters = ("-p", "county", office.county, "-p", "year", "2024")
    for command in (
        ("papermill", ROOT / "notebooks" / "county.ipynb", executed, *parameters),
        ("jupyter", "nbconvert", "--to", "nianbao", executed),
    ):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        subprocess.run(
            list(map(str, command)),
            cwd=office.root,
            check=True,
            capture_output=True,
            env={**os.environ, "PATH": path},
        )
    assert executed.with_suffix(".html").read_bytes() == office.page(2024).read_bytes()


def test_the_countys_own_report_is_held_against_its_units(tmp_path: Path) -> None:
    """With `county/<year>.yaml` the page lists the cells that are not the sum."""
    write_report(tmp_path, "乙镇")
    write_report(tmp_path, "丙镇")
    own = TEXT.replace("coercion: {decisions: 0}", "coercion: {decisions: 2}")
    write_report(tmp_path, "county", text=own)
    assert run_kit("county", "jia", "2024", cwd=tmp_path).returncode == 0
    (gap,) = rows(tmp_path / "outputs" / "jia" / "2024" / "overview.html", "changes", "own")
    assert gap[1:3] == ["2", "0"]
    assert "行政强制" in gap[0]


def test_strangers_words_stay_words(tmp_path: Path) -> None:
    """A unit's name is text on the page and in its links, whatever it holds."""
    name = "<b>乙</b>&镇"
    write_report(tmp_path, "x#y%", text=TEXT.replace("township: TOWNSHIP", f'township: "{name}"'))
    assert run_kit("batch", cwd=tmp_path).returncode == 0
    assert run_kit("county", "jia", "2024", cwd=tmp_path).returncode == 0
    page = tmp_path / "outputs" / "jia" / "2024" / "overview.html"
    assert rows(page, "units")[0][0] == name
    assert html.parse(page).xpath("//table[@class='units']//a/@href")[0] == "x%23y%25.html"
    assert not html.parse(page).xpath("//main//b")


def test_the_notebook_asks_for_what_it_cannot_guess(tmp_path: Path) -> None:
    """Of several counties it wants one named; of one without a report the year."""
    write_report(tmp_path, "乙镇")
    (tmp_path / "parameters" / "yi").mkdir()
    parameters = str(tmp_path / "parameters")
    assert load_county(parameters=parameters).year == 2024
    with pytest.raises(KitError, match="没有 yi 这个县"):
        load_county("yi", parameters=parameters)
    shutil.copytree(tmp_path / "parameters" / "jia" / "乙镇", tmp_path / "parameters" / "yi" / "丙镇")
    with pytest.raises(KitError, match="几个县（jia、yi）"):
        load_county(parameters=parameters)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere", "2024"), "没有 nowhere 这个县"),
        (("../parameters", "2024"), "这个县"),
        (("jia", "2012"), "没有统一格式可用"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(
    tmp_path: Path, arguments: Sequence[str], words: str
) -> None:
    """No such county, a way out of the folder, a year without a form."""
    write_report(tmp_path, "乙镇")
    done = run_kit("county", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_the_seeds_county_names_who_is_missing(tmp_path: Path) -> None:
    """卧龙区 2024: one unit in, fourteen missing by name, nothing known of the county, no number drawn for it."""
    assert run_kit("county", "wolong", "2024", "--outputs", tmp_path).returncode == 0
    page = tmp_path / "wolong" / "2024" / "overview.html"
    told = answers(page)
    assert told["报送"].startswith("应报 15 个单位，已报 1 个，缺报 14 个：")
    assert "潦河镇" in told["报送"]
    assert "安皋镇" not in told["报送"]
    assert told["汇总"] == "待定：已计入 1 个，14 个不能计入"
    assert "（已计入的 1 个单位）" in page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the made-up county, and that of the seed's, with most units missing."""
    folder = tmp_path_factory.mktemp("wolong")
    run_kit("county", "wolong", "2024", "--outputs", folder)
    return {"made-up": office.page(2024), "seed": folder / "wolong" / "2024" / "overview.html"}


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("name", ["made-up", "seed"])
def test_axe_finds_no_violation(browser: Any, pages: dict[str, Path], name: str, width: int) -> None:
    """axe-core's whole rule set passes at desktop and phone width, and the page does not scroll sideways."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(pages[name].as_uri())
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.browser
def test_one_order_is_seen_at_a_time(browser: Any, office: Office) -> None:
    """The urgent first until a head is clicked; then that column's order, without a script."""
    page = browser.new_page()
    page.goto(office.page(2024).as_uri())
    seen = "[...document.querySelectorAll('.ranking')].filter(t => t.offsetHeight).map(t => t.id)"
    assert page.evaluate(seen) == ["by-0"]
    page.click("#by-0 a[href='#by-4']")
    assert page.evaluate(seen) == ["by-4"]
    page.click("#by-4 a[href='#by-0']")
    assert page.evaluate(seen) == ["by-0"]
    page.close()


@pytest.mark.browser
def test_the_page_asks_the_network_for_nothing(browser: Any, office: Office) -> None:
    """Opened from a file, offline, it requests itself alone and complains of nothing."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    requested: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(office.page(2024).as_uri())
    page.wait_for_load_state("networkidle")
    assert (requested, complaints) == ([office.page(2024).as_uri()], [])
    context.close()
