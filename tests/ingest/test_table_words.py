"""What a table prints besides its figures is no word of the section that it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.ingest.source.printed import PrintedLine
from kit.ingest.tables.placing import NO_ROW
from kit.ingest.tables.table_words import Left, told_apart
from tests.ingest.flat_report import ingested, numbers, page
from tests.ingest.html_tables import table
from tests.ingest.shapes.judge import read

FORM = editions()["2021"]
PART = Left("requests")
"""A part of the table itself."""


def words(*left: str | Left, section: str = "requests", parted: bool = True) -> list[str]:
    """Return which of some lines of a section are a person's words; a Left is taken as it is."""
    given = [Left(section, PrintedLine(each, "")) if isinstance(each, str) else each for each in left]
    kept, own = told_apart(given, FORM, {section} if parted else set())
    assert len(kept) + len(own) == sum(isinstance(each, str) for each in left)
    return [each.text for each in kept]


@pytest.mark.parametrize("line", [
    "续表", "（续表）", "等于第三项加第四项之和）", "（七）总计", "自然\t社会 法律\t总", "法提供\t行制作", "5.属于三类内部事务信息",
    "（本列数据的勾稽关系为：第一项加第自然人 商业企业",
])  # fmt: skip
def test_what_a_parted_table_leaves_is_no_word(line: str) -> None:
    """Pieces of its labels, several in a line, two that ran together, its notes."""
    assert words(line) == []
    assert words(line, section="problems") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "没有",
        "无",
        "本年度没有收到申请。",
        "本年度无政府信息公开申请",
        "续表 12",
        "5.属于三类内部事务信息 7",
        "无 无",
    ],
)
def test_what_may_be_an_answer_a_sentence_or_a_figure_stays(line: str) -> None:
    """Behind the table as well as alone."""
    assert words(line) == [line]
    assert words(PART, line) == [line]


def test_what_is_short_is_no_word_between_parts_of_the_table() -> None:
    """A label set from top to bottom has a character a line; in another section nothing is between."""
    assert words(PART, "无", "法", "提", "供", PART) == []
    assert words("申请人情况", "自", "然", "人", PART) == []
    assert words(PART, "无", "本年度没有收到申请。", PART) == ["无", "本年度没有收到申请。"]
    elsewhere = Left("appeals")
    assert words(elsewhere, "无", PART) == ["无"]
    assert words(PART, "无", elsewhere) == ["无"]


def test_the_end_of_a_label_that_a_page_parts_is_no_word(tmp_path: Path) -> None:
    """It stands in a frame of its own on the next page, behind the rest of its row; an answer has none."""
    row = [("四、结转下年度继续办", 3, 1), *numbers(*[0] * 7)]
    end = "<table border='1'><tr><td colspan=3>理</td><td></td></tr></table>"
    found = ingested(tmp_path, page([row]) + end, suffix="html")
    assert "requests" not in found.parameters["narrative"]
    assert "理" in found.account.dropped
    found = ingested(tmp_path, page([row]) + "<p>理</p>", suffix="html")
    assert found.parameters["narrative"]["requests"] == "理\n"


def test_where_tables_have_their_frames_a_label_among_the_words_is_a_persons() -> None:
    """There the table's own text is in its cells; what says that a table goes on, or was torn, is passed over."""
    assert words("（七）总计", PART, parted=False) == ["（七）总计"]
    assert words("续表", "等于第三项加第四项之和）", parted=False) == []


def test_pieces_of_labels_as_far_apart_as_columns_are_torn_out_of_a_table() -> None:
    """A page's end cuts a head so: the lower halves of its labels stand between the parts of the table."""
    assert words(PART, "人\t计", PART, parted=False) == []
    assert words(PART, "人 计", PART, parted=False) == ["人 计"]
    assert words(PART, "无\t没有", parted=False) == ["无\t没有"]


def test_the_title_of_a_table_without_frames_is_no_word_though_it_stands_first(tmp_path: Path) -> None:
    """That the table is parted is known by the rows behind."""
    found = ingested(tmp_path, "二、主动公开政府信息情况\n第二十条第（一）项\n规章\t1\t2\t3\n")
    assert "disclosure" not in found.parameters["narrative"]
    assert "第二十条第（一）项" in found.account.dropped


def test_the_heads_of_a_table_that_is_none_of_the_forms_go_with_its_numbers(tmp_path: Path) -> None:
    """Words beside the table stay words."""
    own = table(["公开渠道", "上年", "今年"], ["网站", "501", "502"])
    said = "<p>一、总体情况</p><p>情况如下。</p>"
    found = ingested(tmp_path, said + own, suffix="html")
    assert [(each.text, each.reason) for each in found.account.unplaced] == [
        ("公开渠道 上年 今年", NO_ROW), ("网站 501 502", NO_ROW),
    ]  # fmt: skip
    assert "渠道" not in str(found.parameters["narrative"])
    assert "情况如下。" in str(found.parameters["narrative"])


def test_the_first_of_two_cells_heads_the_second(tmp_path: Path) -> None:
    """Words in the second that look like a heading are words, and so are those of a row of one cell."""
    rows = [["（一）主动公开", "甲。"], ["（二）依申请公开", "（三）政府信息管理"], ["（四）平台建设"]]
    found = ingested(tmp_path, table(*rows), suffix="html")
    overview = found.parameters["narrative"]["overview"]
    assert isinstance(overview, dict)
    assert list(overview.values())[-1] == "（三）政府信息管理\n（四）平台建设\n"


@pytest.mark.parametrize("row", [
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形），0，0，1，0，0，0，1", "（一）予以公开：5，0，0，0，0，0，5",
])  # fmt: skip
def test_a_label_with_numbers_behind_commas_is_named(tmp_path: Path, row: str) -> None:
    """Commas within the label hide nothing: the line is no word, and has no place."""
    found = ingested(tmp_path, f"三、收到和处理政府信息公开申请情况\n{row}\n")
    assert [each.text for each in found.account.unplaced] == [row]
    assert "requests" not in found.parameters["narrative"]


@pytest.mark.parametrize(("text", "is_named"), [
    ("行政许可：797件", True), ("行政事业性收费：3.5万元", True), ("行政许可 26", True), ("办理行政许可情况见县政府网站", False),
])  # fmt: skip
def test_a_label_and_its_number_in_one_cell_are_named(tmp_path: Path, text: str, is_named: bool) -> None:
    """A cell over the whole row is no word of the section where it holds a row's label and number."""
    table = f"<table border='1'><tr><td>信息内容<td>本年处理决定数量<tr><td colspan=2>{text}</table>"
    found = ingested(tmp_path, f"<p>二、主动公开政府信息情况</p>{table}", suffix="html")
    assert ([each.text for each in found.account.unplaced] == [text]) == is_named
    assert (text in found.parameters["narrative"].get("disclosure", "")) != is_named


def test_of_two_cells_in_a_row_only_the_first_is_a_heading(tmp_path: Path) -> None:
    """A section laid out as a table: what the second cell says is words, a heading's own words too."""
    rows = [
        ("（一）主动公开", "公开5条。"),
        ("（二）依申请公开", "（三）政府信息管理"),
        ("（三）政府信息管理", "专人负责。"),
    ]
    body = "".join(f"<tr><td>{first}</td><td>{second}</td></tr>" for first, second in rows)
    title = "<h1>甲水县乙山镇2024年政府信息公开工作年度报告</h1><p>一、总体情况</p>"
    found = read(tmp_path / "report.html", f"<html><body>{title}<table border='1'>{body}</table>", 2024)
    assert found.parameters["narrative"]["overview"] == {
        "proactive": "公开5条。\n",
        "on_request": "（三）政府信息管理\n",
        "management": "专人负责。\n",
    }


def test_short_words_with_numbers_in_a_table_of_their_own_are_words(tmp_path: Path) -> None:
    """Among no rows of the form's tables they are what a person says, laid out in cells."""
    cells = "<table border='1'><tr><td>公开公告5条</td><td>公开动态8条</td></tr></table>"
    title = "<h1>甲水县乙山镇2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年如下。</p>"
    found = read(tmp_path / "report.html", f"<html><body>{title}{cells}", 2024)
    assert found.parameters["narrative"]["overview"] == "全年如下。\n公开公告5条\n公开动态8条\n"
    assert found.account.unplaced == ()


def test_a_mark_that_may_be_a_value_is_no_number_among_words(tmp_path: Path) -> None:
    """无 and a dash answer a question that is laid out in cells."""
    rows = "".join(
        f"<tr><td>{what}</td><td>{said}</td></tr>" for what, said in (("收费", "无"), ("培训", "—"))
    )
    title = "<h1>甲水县乙山镇2024年政府信息公开工作年度报告</h1><p>六、其他需要报告的事项</p>"
    found = read(tmp_path / "report.html", f"<html><body>{title}<table border='1'>{rows}</table>", 2024)
    assert found.parameters["narrative"]["other_matters"].split() == ["收费", "无", "培训", "—"]
    assert found.account.unplaced == ()


def test_one_cell_above_numbers_without_a_place_is_words(tmp_path: Path) -> None:
    """Two cells or more there are their heads, and are refused with them."""
    title = "<h1>甲水县乙山镇2024年政府信息公开工作年度报告</h1><p>六、其他需要报告的事项</p>"
    for above, words in (
        ("<td colspan='2'>全年培训</td>", "全年培训\n"),
        ("<td>场次</td><td>人次</td>", None),
    ):
        rows = f"<tr>{above}</tr><tr><td>71</td><td>82</td></tr>"
        found = read(tmp_path / "report.html", f"<html><body>{title}<table border='1'>{rows}</table>", 2024)
        assert found.parameters["narrative"].get("other_matters") == words
        refused = " ".join(each.text for each in found.account.unplaced)
        assert "71 82" in refused
        assert ("场次" in refused) is (words is None)
