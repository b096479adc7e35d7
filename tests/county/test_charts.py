"""Pictures tell the numbers, all of them and nothing else: as shapes, as text, to a screen reader, in a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree, html
from pypdf import PdfReader

from kit.base.strings import fold
from kit.county.page.charts import UNKNOWN, Bar, Number, Series, bars, trend
from kit.page.templating import style_sheet

LINES = [
    Bar("自然人", 40),
    Bar("企业", 10),
    Bar("机构", 0),
    Bar("名称很长、" * 8, None),
]


def bar_chart(lines: list[Bar]) -> str:
    """Return a bar chart."""
    return bars("x", "题目", "某县2024年", "件", lines)


def trend_chart(*series: Series, years: tuple[int, ...] = (2022, 2023, 2024)) -> str:
    """Return a chart over the years."""
    return trend("x", "题目", "某县", "件", years, series)


def svg(figure: str) -> etree._Element:
    """Return the SVG of a figure, read as strict XML."""
    found = re.search(r"<svg.*</svg>", figure, flags=re.DOTALL)
    assert found
    return etree.fromstring(found[0])


def rows(figure: str) -> list[list[str]]:
    """Return the data table behind a figure."""
    return [["".join(cell.itertext()) for cell in row] for row in html.fromstring(figure).iter("tr")]


def texts(figure: str) -> list[str]:
    """Return what a picture prints."""
    return ["".join(each.itertext()) for each in svg(figure).iter("text")]


def ends(figure: str) -> list[etree._Element]:
    """Return the names at the ends of a trend's lines."""
    return [each for each in svg(figure).iter("text") if each.get("class") == "end"]


def test_bars_are_as_long_as_their_numbers() -> None:
    """40 is four times 10; zero has no bar and its number all the same; each number is behind its bar."""
    found = [each for each in svg(bar_chart(LINES)).iter("rect") if each.get("class") == "bar"]
    wide = [float(each.get("width", "")) for each in found]
    assert len(wide) == 2
    assert wide[0] == pytest.approx(4 * wide[1], rel=0.01)
    assert {"40", "10", "0"} <= set(texts(bar_chart(LINES)))
    places = {each.text: float(each.get("x", "")) for each in svg(bar_chart(LINES)).iter("text")}
    assert [places[number] for number in ("40", "10")] == [
        pytest.approx(float(each.get("x", "")) + width + 6, abs=0.1)
        for each, width in zip(found, wide, strict=True)
    ]


def test_what_is_not_known_is_never_zero() -> None:
    """A dashed box and a word in the picture, the word in the table; in a trend a gap, and no name at the axis."""
    chart = bar_chart(LINES)
    assert [each.get("class") for each in svg(chart).iter("rect")].count("unknown") == 1
    assert UNKNOWN in texts(chart)
    assert rows(chart)[-1] == [LINES[-1].label, UNKNOWN]
    gap = trend_chart(Series("新收", (1, None, 3)), Series("不详", (None, None, None)))
    assert len([each for each in svg(gap).iter("path") if each.get("class") == "line"]) == 2  # the samples
    assert rows(gap)[2] == ["2023", UNKNOWN, UNKNOWN]
    assert texts(gap).count(UNKNOWN) == 4
    assert [each.text for each in ends(gap)] == ["新收"]


@pytest.mark.parametrize("lines", [[], [Bar("无", 0)], [Bar("无", None)], [Bar("一", 10**15), Bar("二", 1)]])
def test_empty_zero_and_huge_are_drawn(lines: list[Bar]) -> None:
    """Nothing to show, all zeros, a number that dwarfs the others: well-formed, with every number printed."""
    chart = bar_chart(lines)
    svg(chart)
    assert len(rows(chart)) == len(lines) + 1


def test_money_is_printed_exactly() -> None:
    """No float passes through what is read; thousands are set off."""
    assert "1,904,573.79" in texts(bar_chart([Bar("收费", Decimal("1904573.79"))]))


def test_a_long_label_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    """It has lines as long as one another, none begun by a closing mark; what there is no room for is in the table."""
    printed = texts(bar_chart(LINES))
    assert any(each.endswith("…") for each in printed)
    assert not [each for each in printed if each[0] in "，、。）"]
    assert LINES[-1].label in [row[0] for row in rows(bar_chart(LINES))]
    assert texts(bar_chart([Bar("其他法律行政法规禁止公开", 1)]))[:2] == ["其他法律行政", "法规禁止公开"]


def test_a_trend_tells_its_lines_apart_without_colour() -> None:
    """By dash, by mark, and by the name at its end; all numbers are printed below, where paper keeps them."""
    series = [
        Series(name, (number, number + 1, number + 2)) for number, name in enumerate(("甲", "乙", "丙", "丁"))
    ]
    chart = trend_chart(*series)
    lines = [each for each in svg(chart).iter("path") if each.get("class") == "line"]
    assert len({each.get("stroke-dasharray") for each in lines}) == 4
    marks = [each for each in svg(chart).iter("path") if each.get("class") in ("open", "full")]
    assert len({re.sub(r"^M\S+ -?[\d.]+", "", each.get("d", "")) for each in marks}) == 4
    assert [each.text for each in ends(chart)] == ["甲", "乙", "丙", "丁"]
    printed = texts(chart)
    for each in series:
        at = len(printed) - 1 - printed[::-1].index(each.name)
        assert printed[at - 3 : at] == list(map(str, each.values))
    assert rows(chart) == [
        ["年度", "甲", "乙", "丙", "丁"],
        *([str(2022 + n), *map(str, range(n, n + 4))] for n in range(3)),
    ]


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    """Four dashes and marks, four lines."""
    with pytest.raises(ValueError, match="told apart"):
        trend_chart(*(Series(str(n), (1, 2, 3)) for n in range(5)))


@pytest.mark.parametrize("values", [(5, 5, 5, 5), (0, 0, 0, 0), (100, 99, 98, 0), (1, 100, 100, 100)])
def test_the_names_at_the_lines_ends_do_not_lie_over_one_another(values: tuple[int, ...]) -> None:
    """However near the last numbers are; and all of them lie in the picture."""
    chart = trend_chart(
        *(Series(f"第{n}条", (n, value)) for n, value in enumerate(values)), years=(2023, 2024)
    )
    ys = sorted(float(each.get("y", "")) for each in ends(chart))
    assert len(ys) == 4
    assert all(below - above >= 15.9 for above, below in pairwise(ys))
    height = float(svg(chart).get("viewBox", "").split()[3])
    assert 0 < ys[0] < ys[-1] < height


def test_the_points_lie_where_their_numbers_are() -> None:
    """Half of the most is half way up."""
    (path,) = re.findall(r'class="line" d="(M[^h"]+)"', trend_chart(Series("甲", (10, 5, 0))))
    top, middle, bottom = (float(y) for y in re.findall(r" ([\d.]+)", path))
    assert middle == pytest.approx((top + bottom) / 2, abs=0.1)
    assert top < bottom


@pytest.mark.parametrize("years", [(), (2024,), tuple(range(2019, 2025))])
@pytest.mark.parametrize("value", [0, 10**15, None])
def test_any_number_of_years_is_drawn(years: tuple[int, ...], value: Number | None) -> None:
    """None, one, six; zeros, huge numbers, none known: well-formed, no number wider than its column."""
    chart = trend_chart(Series("甲", (value,) * len(years)), years=years)
    svg(chart)
    assert len(rows(chart)) == len(years) + 1
    xs = [float(each.get("x", "")) for each in svg(chart).iter("text") if each.text in map(str, years)]
    assert all(right - left > 7 * len(f"{value or 0:,}") for left, right in pairwise(xs))


MAKERS: list[Callable[[str], str]] = [
    lambda words: bars("x", words, words, "件", [Bar(words, 1)]),
    lambda words: trend("x", words, words, "件", [2023, 2024], [Series(words, (1, 2))]),
]


@pytest.mark.parametrize("make", MAKERS)
def test_strangers_words_stay_words(make: Callable[[str], str]) -> None:
    """Labels come from parameters files: nothing in them becomes markup."""
    words = "<script>\"&'</script>"
    figure = make(words)
    assert "<script" not in figure
    assert svg(figure).findtext("title").startswith(words)
    assert rows(figure)[-1][0] in (words, "2024")


@pytest.mark.parametrize("make", MAKERS)
def test_a_picture_is_named_described_and_has_a_table(make: Callable[[str], str]) -> None:
    """`role=img` with title and description by unique ids, a caption, a table behind it; the same bytes every time."""
    figure = make("甲")
    drawn = svg(figure)
    assert drawn.get("role") == "img"
    ids = re.findall(r' id="([^"]+)"', figure)
    assert len(ids) == len(set(ids))
    assert set(drawn.get("aria-labelledby", "").split()) <= set(ids)
    assert drawn.findtext("title")
    assert drawn.findtext("desc", "").startswith("甲")
    assert html.fromstring(figure).findtext(".//details/summary")
    assert not html.fromstring(figure).xpath(".//th[not(@scope)]")
    assert figure == make("甲")


@pytest.mark.parametrize("value", [-1, Decimal("-0.5")])
def test_a_negative_number_is_refused(value: Number) -> None:
    """There is no bar for it."""
    with pytest.raises(ValueError, match="negative"):
        bar_chart([Bar("甲", value)])
    with pytest.raises(ValueError, match="negative"):
        trend_chart(Series("甲", (value,)), years=(2024,))


def test_picture_description_and_table_tell_the_same_numbers() -> None:
    """Whoever does not see the picture is told all of it."""
    chart = bar_chart(LINES)
    told = svg(chart).findtext("desc", "")
    for label, number in rows(chart)[1:]:
        assert f"{label} {number}" in told
        assert number in texts(chart)
    chart = trend_chart(Series("新收", (1, None, 3)))
    assert "新收：2022年 1，2023年 未齐，2024年 3" in svg(chart).findtext("desc", "")


def test_a_picture_is_small() -> None:
    """Twenty bars with their table below 8 KB."""
    assert len(bar_chart([Bar(f"第{n}类申请人的申请", n) for n in range(20)]).encode()) < 8_000


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of all kinds of pictures, with what is hard to fit."""
    letters = Bar("一个 Very Long NAME in Latin letters and more", 1)
    money = [Bar("收费（已经计入的各个单位）", Decimal("1904573.79")), Bar("退费", Decimal("0.00"))]
    names = ("很长的一条线的名称很长很长", "乙", "丙", "丁")
    close = [Series(name, (n, None, 5 * n, 1200 + n)) for n, name in enumerate(names)]
    drawn = (
        bars("a", "甲", "说明", "件", [*LINES, letters]),
        bars("b", "乙", "说明", "元", money),
        trend("c", "丙", "说明", "件", range(2021, 2025), close),
        trend("d", "丁", "说明", "件", [2023, 2024], [Series("甲", (1, 2))]),
    )
    styles = "".join(style_sheet(name) for name in ("page.css", "figures.css"))
    file = tmp_path_factory.mktemp("figures") / "x.html"
    file.write_text(
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>图</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{styles}</style></head><body><main><h1>图</h1>{''.join(drawn)}</main></body></html>",
        encoding="utf-8",
    )
    return file


OUTSIDE = """[...document.querySelectorAll('svg text')].filter(text => {
  const own = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect();
  return own.left < all.left - 1 || own.right > all.right + 1 || own.top < all.top - 1 || own.bottom > all.bottom + 1;
}).map(text => text.textContent)"""
SMALLEST = """Math.min(...[...document.querySelectorAll('svg text')].map(
  text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 390])
def test_in_a_browser_pictures_are_accessible_and_legible(browser: Any, page: Path, width: int) -> None:
    """No text leaves its picture or is below 10.7 px; axe finds nothing, tables shown; the page does not scroll sideways."""
    shown = browser.new_page(viewport={"width": width, "height": 900})
    shown.goto(page.as_uri())
    assert shown.evaluate(OUTSIDE) == []
    assert shown.evaluate(SMALLEST) >= 10.7
    shown.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    result = Axe().run(shown)
    assert result.violations_count == 0, result.generate_report()
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.close()


@pytest.mark.browser
def test_on_a_phone_a_picture_of_few_things_is_seen_whole(browser: Any, page: Path) -> None:
    """Bars and a short trend do not scroll sideways at 390 px."""
    shown = browser.new_page(viewport={"width": 390, "height": 844})
    shown.goto(page.as_uri())
    for each in ("a", "b", "d"):
        assert shown.evaluate(
            f"(f => f.scrollWidth <= f.clientWidth)(document.querySelector('#{each} .frame'))"
        )
    shown.close()


@pytest.mark.browser
def test_on_paper_a_picture_stays_whole_and_prints_its_numbers(
    browser: Any, page: Path, tmp_path: Path
) -> None:
    """The tables are not printed and no number is lost for it."""
    shown = browser.new_page()
    shown.goto(page.as_uri())
    shown.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    shown.close()
    sheets = [fold(sheet.extract_text()) for sheet in PdfReader(tmp_path / "x.pdf").pages]
    printed = "".join(sheets)
    assert "数据表" not in printed
    for number in ("40", "1,904,573.79", "0.00", "1,201", "15"):
        assert number in printed
    (whole,) = [sheet for sheet in sheets if fold("自然人") in sheet]
    assert "40" in whole
