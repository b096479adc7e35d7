"""Web pages: the report in the page, its lines as a browser shows them, what stands around it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kit.ingest.source.printed import PrintedLine, PrintedTable
from tests.ingest.source.sources import lines, read, rows, tables

REPORT = "<p>一、总体情况</p><p>共3条。</p><p>二、主动公开</p><table><tr><td>甲<td>1</table><p>三、申请</p>"
CHROME = "<title>某镇年报</title><div><p>首页</p><table><tr><td>搜索<td>登录</table></div>"


def test_the_report_is_in_the_smallest_element_that_holds_its_sections(tmp_path: Path) -> None:
    """The page's bars before it are around it, with the title; what stands behind it is dropped."""
    source = read(tmp_path, f"{CHROME}<div>前言</div><div><h1>年报</h1>{REPORT}</div><div>版权所有</div>")
    assert lines(source) == ["年报", "一、总体情况", "共3条。", "二、主动公开", "三、申请"]
    assert rows(tables(source)[0]) == [["甲", "1"]]
    assert source.around == ("某镇年报", "首页", "搜索", "登录", "前言")


def test_a_page_without_two_sections_is_read_whole(tmp_path: Path) -> None:
    """One numbered line tells nothing of where a report is."""
    source = read(tmp_path, "<div>导航</div><div><p>一、通知</p></div><div>页脚</div>")
    assert lines(source) == ["导航", "一、通知", "页脚"]


def test_rows_that_are_numbered_like_sections_are_no_sections(tmp_path: Path) -> None:
    """Table three numbers its rows 一、 to 四、; the report is more than that table."""
    table = "<table><tr><td>一、新收<td>1<tr><td>二、结转<td>0</table>"
    assert lines(read(tmp_path, f"<div><p>标题</p></div><div>{table}</div>")) == ["标题"]


def test_a_list_of_contents_is_not_the_report(tmp_path: Path) -> None:
    """Where the numbered lines hold no table, the element with the tables that follow is the report."""
    contents = "<ul><li>一、总体情况</li><li>二、主动公开</li></ul>"
    body = "<div><p>总体情况</p><table><tr><td>甲<td>1</table></div>"
    source = read(tmp_path, f"<div>首页</div><div>{contents}{body}</div><div>页脚</div>")
    assert lines(source) == ["一、总体情况", "二、主动公开", "总体情况"]
    assert source.around == ("首页",)


@pytest.mark.parametrize(("markup", "expected"), [
    ("<p>一<b>、</b>总<span>体</span></p>", ["一、总体"]),
    ("<p>甲<br>乙<br><br>丙</p>", ["甲", "乙", "丙"]),
    ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
    ("<p>共 \n  3&nbsp;条</p>", ["共 3 条"]),
    ("<p>政府信\n  息公开 12\n3 条</p>", ["政府信息公开 12 3 条"]),
    ("<p>　　缩进　中间　</p>", ["缩进　中间"]),
    ("<pre>甲\n乙</pre>", ["甲", "乙"]),
    ("<p>甲<ruby>镇<rp>(</rp><rt>zhèn</rt></ruby></p>", ["甲镇"]),
    ("<p>面积5km<sup>2</sup></p>", ["面积5km²"]),
    ("<p>作废的<del>旧话</del>新话</p>", ["作废的新话"]),
    ("<p>甲</p><!-- <p>乙</p> --><p>丙<p>丁", ["甲", "丙", "丁"]),
], ids=["inline", "br", "mixed", "spaces", "wrapped source", "wide space", "pre", "ruby", "raised", "deleted", "unclosed"])  # fmt: skip
def test_lines_are_those_a_browser_shows(tmp_path: Path, markup: str, expected: list[str]) -> None:
    """Blocks and breaks end a line, inline elements do not; white space collapses."""
    assert lines(read(tmp_path, f"<body>{markup}")) == expected


@pytest.mark.parametrize("hidden", [
    "<p hidden>甲</p>", "<p style='DISPLAY: none'>甲</p>", "<p style='font-size:0px'>甲</p>",
    "<p style='visibility:hidden'>甲</p>", "<span style='mso-hide:all'>甲</span>", "<script>甲</script>",
    "<style>甲</style>", "<noscript>甲</noscript>", "<template>甲</template>", "<nav>甲</nav>",
    "<select><option>甲</select>", "<button>甲</button>", "<textarea>甲</textarea>",
])  # fmt: skip
def test_what_a_page_hides_or_offers_to_click_is_not_read(tmp_path: Path, hidden: str) -> None:
    """Nor scripts, and what is shown only without them."""
    assert lines(read(tmp_path, f"<body><p>乙</p>{hidden}<p style='font-size:0.9em'>丙</p>")) == ["乙", "丙"]


@pytest.mark.parametrize(("encoding", "declared"), [
    ("utf-8", "gb2312"), ("gb18030", "utf-8"), ("gb18030", "gb2312"), ("utf-8-sig", "gbk"), ("utf-16", "utf-8"),
])  # fmt: skip
def test_the_bytes_tell_the_encoding(tmp_path: Path, encoding: str, declared: str) -> None:
    """Whatever the page declares."""
    page = f"<html><meta charset={declared}><p>规范性文件共３件，〇件废止</p></html>"
    assert lines(read(tmp_path, page.encode(encoding))) == ["规范性文件共３件，〇件废止"]


@pytest.mark.parametrize("content", [
    "<h2>一、总体情况</h2>", "  \n<section>甲</section>", "甲<br>乙</p>", "<?xml version='1.0'?><html>甲</html>",
])  # fmt: skip
def test_markup_is_told_by_what_it_is(tmp_path: Path, content: str) -> None:
    """A Word or Excel file's name does not make it one: many sites export HTML under one."""
    source = read(tmp_path, content, name="报告.xls")
    assert "<" not in "".join(lines(source))


def test_a_page_of_this_kit_brings_its_parameters(made: Path, tmp_path: Path) -> None:
    """And its visible tables as well: the rows and columns of the form."""
    source = read(tmp_path, (made / "angao.html").read_bytes())
    assert source.embedded is not None
    assert source.embedded["year"] == 2024
    two, three, four = tables(source)
    assert [len(rows(table)) for table in (two, three, four)] == [14, 28, 4]
    assert max(cell.column + cell.colspan for cell in three.cells) == 10
    assert max(cell.column + cell.colspan for cell in four.cells) == 15
    assert [piece.text for piece in source.pieces if isinstance(piece, PrintedLine)][1] == "一、总体情况"


@pytest.mark.parametrize(("block", "expected"), [
    ('{"figures": {}}', {"figures": {}}), ('{"figures": 1}', None), ("[1]", None), ("{", None),
    ("[" * 100_000, None), ('{"figures": {}}</script><script type="application/json" id="report">{}', None),
], ids=["parameters", "no figures", "list", "damaged", "deep", "twice"])  # fmt: skip
def test_a_damaged_block_brings_none(tmp_path: Path, block: str, expected: dict[str, Any] | None) -> None:
    """The page is read all the same."""
    source = read(tmp_path, f'<p>甲</p><script type="application/json" id="report">{block}</script>')
    assert source.embedded == expected
    assert lines(source) == ["甲"]


def test_words_that_look_like_markup_stay_words(tmp_path: Path) -> None:
    """Escaped text is text, and JSON in a page that is not the kit's is nothing."""
    data = json.dumps({"figures": {}})
    source = read(tmp_path, f"<p>&lt;b&gt;甲&lt;/b&gt;</p><script id='other'>{data}</script>")
    assert lines(source) == ["<b>甲</b>"]
    assert source.embedded is None


def test_pieces_stand_in_the_order_of_the_page(tmp_path: Path) -> None:
    """Places count lines and tables apart."""
    source = read(tmp_path, f"<body>{REPORT}")
    kinds = [type(piece) for piece in source.pieces]
    assert kinds == [PrintedLine, PrintedLine, PrintedLine, PrintedTable, PrintedLine]
    assert [piece.place for piece in source.pieces] == [
        "第 1 段",
        "第 2 段",
        "第 3 段",
        "第 1 张表",
        "第 4 段",
    ]
