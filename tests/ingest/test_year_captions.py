"""Tables under a caption of another year: none of their numbers is this year's, and the account says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.form.editions import editions
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.document import Paragraph, Piece, document
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import judge
from tests.ingest.shapes.read_back import read_back
from tests.ingest.shapes.sheet import Sheet

FORM = editions()["2021"]
FIGURES = distinct(FORM)
LAST = {place: value + 5000 if isinstance(value, int) else f"9{value}" for place, value in FIGURES.items()}
TABLES = {"disclosure.rules.made": 0, "requests.granted.natural": 1, "appeals.direct.upheld": 2}

OTHERS = (
    "2023年度主动公开情况", "附：2023年数据", "2023年：", "上年度数据：", "附：上年同期数据", "上年数据（供对照）：",
    "附：2023年度数据（上年数据，供对照）", "上年（2023年）有关情况，供对照", "附件2：2023年度数据", "表3 去年同期情况",
    "（2023年1月1日至2023年12月31日）", "乙山镇上年度的情况", "以下为上年数据，仅供参考：", "情况统计表（上年）",
)  # fmt: skip
OWN = (
    "2024年度收到和处理申请情况", "比2023年有所增加，详见下表", "截至2024年底（2023年为12件）", "与上年相比情况",
    "上年结转情况如下：", "上年数据见县政府网站", "上年共收到12件", "本年与上年情况", "较去年同期情况", "与2023年相比",
    "上年度问题整改情况", "上年结转，供参考", "上年情况没有变化", "附：本年度数据", "自上年结转的情况",
)  # fmt: skip


def captioned(caption: str, number: int, *more: Piece) -> list[Piece]:
    """Return a report with a line, and what else is given, above one of its tables."""
    report = list(document(FIGURES, FORM, 2024))
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][number]
    report[at:at] = [Paragraph(caption), *more]
    return report


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "tables split without header"])
@pytest.mark.parametrize("caption", OTHERS)
def test_a_table_under_another_years_caption_is_that_years(tmp_path: Path, name: str, caption: str) -> None:
    """None of its cells is read, and each is told as another year's; the other tables are read."""
    found = read_back(tmp_path, name, captioned(caption, 1), FORM)
    assert not [place for place in found.cells() if place.startswith("requests.")]
    (told,) = {each.reason for each in found.account.unplaced}
    assert "不是 2024 年" in told
    assert {place for place in FIGURES if place.startswith("requests.")} <= found.refused
    assert judge(FIGURES, found).wrong == {}
    assert {"disclosure.rules.made", "appeals.direct.upheld"} <= found.cells().keys()


@pytest.mark.parametrize("name", ["site page", "word, numbered headings"])
@pytest.mark.parametrize("last_first", [False, True], ids=["this year first", "last year first"])
@pytest.mark.parametrize("below", [False, True], ids=["above", "below"])
def test_captions_stand_below_where_the_first_table_has_none_above(
    tmp_path: Path, name: str, *, below: bool, last_first: bool
) -> None:
    """Two tables, each with its caption above, or each with it below: this year's is read, whichever is first."""
    report = list(document(FIGURES, FORM, 2024))
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][1]
    last = [piece for piece in document(LAST, FORM, 2024) if isinstance(piece, Sheet)][1]
    both = [(Paragraph("2024年数据"), report[at]), (Paragraph("2023年数据"), last)]
    both = both[::-1] if last_first else both
    report[at : at + 1] = [piece for pair in both for piece in (pair[::-1] if below else pair)]
    found = read_back(tmp_path, name, report, FORM)
    assert judge(FIGURES, found).wrong == {}
    assert found.cells()["requests.granted.natural"] == FIGURES["requests.granted.natural"]
    assert any("不是 2024 年" in each.reason for each in found.account.unplaced)


@pytest.mark.parametrize("caption", ["附：本年度数据", "2024年数据"])
def test_a_line_of_its_year_behind_a_table_takes_nothing(tmp_path: Path, caption: str) -> None:
    """One table and a line below it are no tables and captions in turn."""
    report = list(document(FIGURES, FORM, 2024))
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][1]
    report.insert(at + 1, Paragraph(caption))
    found = read_back(tmp_path, "site page", report, FORM)
    assert "requests.granted.natural" in found.cells()


@pytest.mark.parametrize(
    "name", ["site page", "word, numbered headings", "text, a cell a line", "one giant table"]
)
@pytest.mark.parametrize("caption", OWN)
def test_words_that_mention_last_year_take_no_table_away(tmp_path: Path, name: str, caption: str) -> None:
    """A comparison, what was carried over, what stands elsewhere: the table below is this year's."""
    found = read_back(tmp_path, name, captioned(caption, 1), FORM)
    assert not [each for each in found.account.unplaced if "不是 2024 年" in each.reason]
    assert found.cells()["requests.granted.natural"] == FIGURES["requests.granted.natural"]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(("place", "number"), TABLES.items())
def test_every_shape_tells_whose_a_table_is(tmp_path: Path, name: str, place: str, number: int) -> None:
    """In the rows of one big table and among the lines of a text a caption says it as well."""
    found = read_back(tmp_path, name, captioned("上年度数据：", number), FORM)
    own = place.partition(".")[0]
    assert [each for each in found.cells() if each.startswith(f"{own}.")] == []
    assert any("不是 2024 年" in each.reason for each in found.account.unplaced)
    assert not [each for each in found.account.missing if each.startswith(f"{own}.")]
    others = [each for each in TABLES if each != place]
    assert {each: found.cells().get(each) for each in others} == {each: FIGURES[each] for each in others}


@pytest.mark.parametrize("name", SHAPES)
def test_last_years_table_below_this_years_is_left_out(tmp_path: Path, name: str) -> None:
    """Both stand in one section: this year's is read, whole."""
    report = list(document(FIGURES, FORM, 2024))
    last = [piece for piece in document(LAST, FORM, 2023) if isinstance(piece, Sheet)]
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][1]
    report[at + 1 : at + 1] = [Paragraph("附：上年同期数据"), last[1]]
    plain = read_back(tmp_path, name, list(document(FIGURES, FORM, 2024)), FORM)
    found = read_back(tmp_path, name, report, FORM)
    assert judge(FIGURES, found).wrong == {}
    assert found.cells() == plain.cells()


@pytest.mark.parametrize("between", ["（单位：件）", "填报单位：乙山镇"])
def test_a_unit_between_caption_and_table_changes_nothing(tmp_path: Path, between: str) -> None:
    """The caption still speaks for the table; another line of words between them parts the two."""
    found = read_back(tmp_path, "site page", captioned("上年数据：", 1, Paragraph(between)), FORM)
    assert "requests.granted.natural" not in found.cells()
    found = read_back(
        tmp_path, "site page", captioned("上年数据：", 1, Paragraph("见县政府网站。本年的如下。")), FORM
    )
    assert "requests.granted.natural" in found.cells()


def test_lines_with_numbers_that_are_no_tables_stay(tmp_path: Path) -> None:
    """What a page prints below a link to last year's report names no row of the form: it stays words."""
    report = list(document(FIGURES, FORM, 2024))
    lines = ("2023年主动公开情况", "点击 12", "收藏 3", "转发 45", "浏览 678")
    found = read_back(tmp_path, "text with tabs", [*map(Paragraph, lines), *report], FORM)
    assert not [each for each in found.account.unplaced if "不是 2024 年" in each.reason]
    assert judge(FIGURES, found).wrong == {}
