"""`kit explain`: a sheet in plain words, of which every number and quotation is the report's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from pypdf import PdfReader

from kit.base.files import File
from kit.explain.explained_page import sheet
from kit.explain.sentences import Sentence, sentences
from kit.form.cell_value import show
from kit.form.editions import editions
from kit.page.about.seal import record_of
from kit.report.draft import draft
from kit.report.parameters import report_from, report_of
from kit.report.report import Report
from tests.conftest import SEED, run_kit
from tests.suqian import suqian


def visible(page: str) -> str:
    """Return the text of a sheet, its picture's included."""
    html = BeautifulSoup(page, "html.parser")
    for unseen in html.select("style, script"):
        unseen.decompose()
    return html.get_text("\n")


def printed(report: Report) -> set[str]:
    """Return every figure of a report as its tables print it."""
    return {show(value, report.form.cells[address].column.kind) for address, value in report.figures.items()}


def said(report: Report) -> list[str]:
    """Return the five sentences of a report."""
    return [each.text for each in sentences(report)]


@pytest.fixture(scope="module")
def city(shared: Path) -> Report:
    """A report with no cell that is zero by chance, and last year's."""
    return report_from(suqian(shared, 2024), suqian(shared, 2023))


def test_every_number_is_the_reports(city: Report) -> None:
    """On the whole sheet: a figure of this report or of last year's, the year, or the one difference told."""
    assert city.last is not None
    cell = "requests.received.total"
    this, last = city.figures[cell], city.last.figures[cell]
    assert isinstance(this, int)
    assert isinstance(last, int)
    known = printed(city) | printed(city.last) | {str(city.year), str(abs(this - last))}
    numbers = re.findall(r"\d[\d,.]*", visible(sheet(city)))
    assert len(numbers) > 20
    assert {each.replace(",", "") for each in numbers} <= known


def test_the_five_sentences(city: Report) -> None:
    """Received and carried in, answered and left, each answer under its group, the change, what is planned."""
    received, answered, outcomes, change, planned = said(city)
    assert (
        received
        == "2024年，宿迁市人民政府新收到政府信息公开申请3525件，另有上年没有办完、转到本年接着办的121件。"
    )
    assert answered == "办完了3521件，还有125件没有办完，转到下年接着办。"
    assert outcomes.startswith("按答复的结果分：予以公开1431件，部分公开471件；不予公开：属于国家秘密2件、")
    counts = [int(number) for number in re.findall(r"(\d+)件", outcomes)]
    assert sum(counts) == 3521
    assert change == "新收到的申请比上年多14件（上年3511件）。"
    assert planned == "年报没有写。"


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        (5, 8, "新收到的申请比上年少3件（上年8件）。"),
        (5, 5, "新收到的申请和上年一样多，都是5件。"),
        (5, 0, "上年没有收到新的申请，本年多5件。"),
        (0, 5, "新收到的申请比上年少5件（上年5件）。"),
        (0, 0, "和上年一样，没有收到新的申请。"),
        (None, 5, "本年或上年收到多少件没有填，不作比较。"),
        (5, "/", "本年或上年收到多少件没有填，不作比较。"),
    ],
)
def test_the_change_is_told_only_where_both_are_known(
    changed: Callable[..., Report], now: object, then: object, told: str
) -> None:
    """More, fewer, as many, none; a blank or a mark on either side is no zero."""
    cell = "figures.requests.received.total"
    assert said(changed({cell: now}, {cell: then}))[3] == told


def test_nothing_happened_is_said_in_words(seed: Report) -> None:
    """A township without applications: no zeros to read, no empty picture."""
    assert said(seed)[:4] == [
        "2024年，卧龙区安皋镇人民政府没有收到政府信息公开申请。",
        "没有申请要办。",
        "没有作出答复。",
        "没有上年的数，不作比较。",
    ]
    assert "<svg" not in sheet(seed)


@pytest.mark.parametrize("edition", sorted(editions()))
def test_what_is_blank_is_said_to_be_so(edition: str, seed: Report) -> None:
    """Of an empty report of either edition nothing is claimed, and no picture drawn."""
    form = editions()[edition]
    empty = report_of(File("", draft(form, form.first_year, seed).encode()))
    received, answered, outcomes, change, _ = said(empty)
    assert "年报没有填" in received
    assert "没有收到" not in received
    assert "年报没有填" in answered
    assert "没有填全" in outcomes
    assert "不作比较" in change
    assert "<svg" not in sheet(empty)
    assert not set(re.findall(r"\d+", "".join(said(empty)))) - {str(empty.year)}


def test_one_blank_outcome_keeps_the_others_from_being_told(city: Report) -> None:
    """A part of the answers would look like all of them; what else is known is told."""
    parameters = city.public()
    parameters["figures"]["requests"]["granted"]["total"] = None
    blank = report_from(parameters)
    assert said(blank)[2] == "各种答复各有多少件，年报没有填全。"
    assert "3521" in said(blank)[1]


def test_answers_are_told_in_the_order_of_the_form(seed: Report) -> None:
    """Also those of 2019's form, where one of no group stands behind the groups."""
    form = editions()["2019"]
    parameters = report_of(File("", draft(form, form.first_year, seed).encode())).public()
    parameters["figures"] = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    report = report_from(parameters)
    counts = {"granted": 1, "not_held": 2, "otherwise": 3, "handled": 6}
    cells = {f"requests.{row}.total": count for row, count in counts.items()}
    answered = replace(report, figures={**report.figures, **cells})
    assert said(answered)[2] == (
        "按答复的结果分：予以公开1件；无法提供：本机关不掌握相关政府信息2件；其他处理3件。"
    )


PLANS = "一是加强学习。二是完善目录，每月公开不少于3条。"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (f"存在的问题：更新不够及时。\n下一步，{PLANS}", (f"下一步，{PLANS}",)),
        (f"问题是力量不足。改进措施：{PLANS}", (f"改进措施：{PLANS}",)),
        ("人手不足。机制不全。", ("人手不足。机制不全。",)),
        (f"问题有二。\n今后我们{PLANS}\n三是开展培训。", (f"今后我们{PLANS}", "三是开展培训。")),
    ],
)
def test_what_is_planned_is_quoted_to_the_letter(
    changed: Callable[..., Report], words: str, quoted: tuple[str, ...]
) -> None:
    """From the sentence in which section five turns to it; the whole section where none does."""
    planned = sentences(changed({"narrative.problems": words}))[4]
    assert planned.quoted == quoted
    assert "节选" not in planned.text


def test_a_long_plan_is_cut_between_sentences_and_says_so(changed: Callable[..., Report]) -> None:
    """Whole sentences of the report, in its order."""
    words = "下一步，" + "".join(
        f"第{'一二三四五六七八九十'[n]}项工作要抓紧抓实抓出成效并按时公开结果，接受群众监督，每季度通报一次。"
        for n in range(10)
    )
    planned: Sentence = sentences(changed({"narrative.problems": words}))[4]
    assert "（节选）" in planned.text
    (quote,) = planned.quoted
    assert words.startswith(quote)
    assert quote.endswith("。")
    assert len(quote) < len(words)


def test_words_of_a_report_are_text_on_the_sheet(changed: Callable[..., Report]) -> None:
    """Markup in a name or in the words is shown, not obeyed."""
    evil = "</script><img src=x onerror=alert(1)>"
    html = BeautifulSoup(
        sheet(changed({"agency": evil, "narrative.problems": f"下一步{evil}。"})), "html.parser"
    )
    assert not html.select("img")
    assert len(html.select("script")) == 1
    assert html.get_text().count(evil) >= 3


def test_a_draft_is_marked(changed: Callable[..., Report]) -> None:
    """On the sheet and in its title; a clean report's is not."""
    html = BeautifulSoup(sheet(changed({"figures.requests.received.natural": 1})), "html.parser")
    assert [stamp.get_text() for stamp in html.select(".stamp")] == ["草稿"]
    assert html.title is not None
    assert "草稿" in html.title.get_text()


def test_the_command_writes_it_beside_the_page(tmp_path: Path, seed: Report) -> None:
    """The same bytes each time; proven by its record, changed is named; no reader takes it for a report."""
    done = run_kit("explain", SEED, "--no-png", "-o", tmp_path)
    path = tmp_path / "wolong" / "2024" / "angao.explained.html"
    assert (done.returncode, done.stderr) == (0, "")
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    page = path.read_text(encoding="utf-8")
    assert page == sheet(seed)
    record = record_of(page)
    assert record is not None
    assert record.intact
    assert run_kit("proof", tmp_path).returncode == 0
    path.write_text(page.replace("没有收到", "收到"), encoding="utf-8")
    assert run_kit("proof", tmp_path).returncode == 1
    checked = run_kit("check", tmp_path)
    assert "explained" not in checked.stdout
    assert run_kit("explain", tmp_path / "none.yaml", "-o", tmp_path).returncode == 2


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 390])
def test_it_is_clean_for_a_screen_reader(
    browser: Any, city: Report, seed: Report, tmp_path: Path, width: int
) -> None:
    """No violation at either width, nothing asked for, no scroll sideways; on paper one sheet."""
    for name, report in (("city", city), ("seed", seed)):
        path = tmp_path / f"{name}.html"
        path.write_text(sheet(report), encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900})
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(path.as_uri())
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert asked == [path.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.pdf(path=tmp_path / f"{name}.pdf", prefer_css_page_size=True)
        assert len(PdfReader(tmp_path / f"{name}.pdf").pages) == 1
        page.close()
