"""Tables whose caption names another unit, or what was corrected since: none of their numbers is the report's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kit.form.editions import editions
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.document import Paragraph, Piece, document
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import judge
from tests.ingest.shapes.read_back import read_back
from tests.ingest.shapes.sheet import Figures, Sheet

FORM = editions()["2021"]
FIGURES = distinct(FORM)
OTHER: Figures = {
    place: value + 5000 if isinstance(value, int) else f"9{value}" for place, value in FIGURES.items()
}
OTHERS = (
    "其中：丙河镇收到和处理政府信息公开申请情况", "丙河镇人民政府2024年收到和处理政府信息公开申请情况", "（一）丙河镇数据：",
    "附件2：戊水街道办事处情况统计表", "丙河镇", "全县收到和处理申请情况", "更正前：", "修改前的数据",
)  # fmt: skip
OWN = (
    "乙山镇收到和处理政府信息公开申请情况", "甲水县乙山镇2024年数据", "全镇收到和处理申请情况", "本镇情况统计表", "更正后：",
    "各乡镇协助办理，详见下表", "政府信息公开申请情况", "丙河镇的申请已转送县政府办公室",
)  # fmt: skip


def with_table(caption: str, tables: Sequence[Piece]) -> list[Piece]:
    """Return a report with a line above the tables that stand in section three."""
    report = list(document(FIGURES, FORM, 2024))
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][1]
    report[at : at + 1] = [Paragraph(caption), *tables]
    return report


def third(figures: Figures) -> Sheet:
    """Return table three with some figures."""
    return [piece for piece in document(figures, FORM, 2024) if isinstance(piece, Sheet)][1]


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "text with tabs"])
@pytest.mark.parametrize("caption", OTHERS)
def test_a_table_under_anothers_caption_is_not_read(tmp_path: Path, name: str, caption: str) -> None:
    """Its cells are named with the reason, and the other tables are read."""
    if caption == "丙河镇" and name == "text with tabs":
        pytest.skip("a name alone above lines may be the label of a row")
    found = read_back(tmp_path, name, with_table(caption, [third(OTHER)]), FORM)
    assert not [place for place in found.cells() if place.startswith("requests.")]
    assert any(each.reason.startswith("表的标题写的是") for each in found.account.unplaced)
    assert {place for place in FIGURES if place.startswith("requests.")} <= found.refused
    assert {"disclosure.rules.made", "appeals.direct.upheld"} <= found.cells().keys()


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "text, a cell a line"])
@pytest.mark.parametrize("caption", OWN)
def test_the_reports_own_name_takes_no_table_away(tmp_path: Path, name: str, caption: str) -> None:
    """Nor do a sentence and words that name nobody."""
    found = read_back(tmp_path, name, with_table(caption, [third(FIGURES)]), FORM)
    assert found.cells()["requests.granted.natural"] == FIGURES["requests.granted.natural"]
    assert not [each for each in found.account.unplaced if each.reason.startswith("表的标题写的是")]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(("first", "second"), [("更正前：", "更正后："), ("其中：丙河镇情况", "乙山镇情况")])
def test_of_two_tables_the_own_one_is_read(tmp_path: Path, name: str, first: str, second: str) -> None:
    """In every shape, whole."""
    plain = read_back(tmp_path, name, with_table(second, [third(FIGURES)]), FORM)
    both = with_table(first, [third(OTHER), Paragraph(second), third(FIGURES)])
    found = read_back(tmp_path, name, both, FORM)
    assert judge(FIGURES, found).wrong == {}
    assert found.cells() == plain.cells()


@pytest.mark.parametrize("name", ["site page", "word, numbered headings"])
def test_last_years_table_stays_last_years_below_the_own_name(tmp_path: Path, name: str) -> None:
    """The name between the caption and the table tells no year."""
    named: list[Piece] = [Paragraph("乙山镇收到和处理申请情况"), third(OTHER)]
    found = read_back(tmp_path, name, with_table("附：上年同期数据", named), FORM)
    assert not [place for place in found.cells() if place.startswith("requests.")]
