"""Web pages: hidden words, the numbers of lists, and what a page shows that is not in its text."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.source.flaws import CONTROL, DISTORTED, GLOSS, OBJECT, PICTURE, SHUT
from kit.ingest.source.printed import Source
from tests.ingest.source.sources import lines, read, tables
from tests.processor_time import at_most

REPORT = "<p>一、总体情况</p><p>共3条。</p>{}<p>二、主动公开</p><table><tr><td>甲<td>1</table>"


def named(source: Source) -> list[str]:
    """Return what a page shows and is not read."""
    return [each.what for each in source.unread]


@pytest.mark.parametrize(("style", "content", "expected"), [
    (".t{display:none}", "<p>甲</p><p class=t>内部</p>", ["甲"]), (".t{visibility:hidden}", "<p>甲<span class=t>内部</span>乙</p>", ["甲 乙"]),
    (".t{color:#fff}", "<p>甲<span class=t>内部</span>乙</p>", ["甲乙"]), (".t{position:absolute;left:-9999px}", "<p>甲<span class=t>内部</span>乙</p>", ["甲乙"]),
    (".t{text-decoration:line-through}", "<p>甲<span class=t>旧</span>乙</p>", ["甲乙"]), ("section{opacity:0}", "<p>甲</p><section><p>内部</p></section>", ["甲"]),
    ("@media print{.t{display:none}}", "<p>甲<span class=t>乙</span></p>", ["甲乙"]), (".t{color:#777}", "<p>甲<span class=t>乙</span></p>", ["甲乙"]),
    ("body{background:#036;color:#fff}", "<p>甲</p>", ["甲"]), ("", "<body bgcolor=black text=white><p>甲</p><font color=#000000>内部</font>", ["甲"]),
    (".t::before{content:'关于'}", "<p class=t>甲</p>", ["关于甲"]), (".t::after{content:'»'}", "<p class=t>甲</p>", ["甲"]),
    ("q{quotes:none}q::before{content:open-quote '甲'}", "<p><q>乙</q></p>", ["“甲乙"]),
])  # fmt: skip
def test_words_are_read_as_they_are_seen(
    tmp_path: Path, style: str, content: str, expected: list[str]
) -> None:
    """What nobody sees is not published."""
    assert lines(read(tmp_path, f"<html><style>{style}</style>{content}")) == expected


@pytest.mark.parametrize(("listed", "expected"), [
    ("<ol><li>甲<li>乙</ol>按第2项", ["1.甲", "2.乙", "按第2项"]), ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"]),
    ("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"]), ("<ol type=a><li>甲<li>乙</ol>", ["a.甲", "b.乙"]), ("<ol type=I><li>甲<li>乙</ol>", ["I.甲", "II.乙"]),
    ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]), ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
    ("<style>ol{list-style:lower-roman inside}</style><ol><li>甲<li>乙</ol>", ["i.甲", "ii.乙"]), ("<ul><li>甲</ul>", ["甲"]), ("<ol><li><p>甲</p><p>乙</p></ol>", ["1.甲", "乙"]),
    ("<ol><li>甲<ol><li>乙</ol><li>丙</ol>", ["1.甲", "1.乙", "2.丙"]), ("<ol><li>甲<li hidden>乙<li>丙</ol>", ["1.甲", "2.丙"]), ("<style>li{display:block}</style><ol><li>甲</ol>", ["甲"]),
    ("<ul style='list-style-type:decimal'><li>甲</ul>", ["1.甲"]), ("<ol><li>3件</ol>", ["1. 3件"]), ("<ol><li></li><li>甲</ol>", ["2.甲"]), ("<ol style=\"list-style-type:'（一）'\"><li>甲</ol>", ["（一）甲"]),
])  # fmt: skip
def test_lists_keep_their_numbers(tmp_path: Path, listed: str, expected: list[str]) -> None:
    """As a browser counts them, in the way that the list or its style asks for."""
    assert lines(read(tmp_path, f"<body>{listed}")) == expected


def test_sections_that_a_list_numbers_are_found(tmp_path: Path) -> None:
    """What stands behind the report is dropped, as where their numbers are typed."""
    body = "<ol style='list-style-type:cjk-ideographic'><li>总体情况<p>共3条。</p><li>主动公开</ol>"
    assert lines(read(tmp_path, f"<p>首页</p><div>{body}</div><p>页脚</p>")) == [
        "一、总体情况",
        "共3条。",
        "二、主动公开",
    ]


@pytest.mark.parametrize(("shown", "expected"), [
    ("<img src=a.png>", ["图片"]), ("<p><img src=a.png width=600></p>", ["图片"]), ("<table><tr><td><img src=a.png><td><img src=b.png></table>", ["图片", "图片"]), ("<canvas></canvas>", ["图片"]),
    ("<svg><text>3</text></svg>", ["图片"]), ("<video src=a.mp4></video>", ["视频"]), ("<iframe src=/a/P020250120.pdf></iframe>", ["内容在嵌入的 P020250120.pdf 里，请下载它"]),
    ("<embed src=a.pdf>", ["内容在嵌入的 a.pdf 里，请下载它"]), ("<object data=a.pdf></object>", ["内容在嵌入的 a.pdf 里，请下载它"]), ("<iframe src='/v.html?file=%2F%E8%A1%A8.pdf&x=1'></iframe>", ["内容在嵌入的 表.pdf 里，请下载它"]),
    ("<iframe srcdoc='甲'></iframe>", ["嵌入的网页或文件"]), ("<details><summary>表</summary><p>3</p></details>", ["收起来的内容，点开才看得到"]), ("<input value=3>", ["输入框或下拉框里的内容"]),
    ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", ["公式"]), ("<style>b::after{content:'3'}</style><b></b>", ["网页样式画出来的数字"]), ("<dialog open>甲</dialog>", ["弹出框里的内容"]),
    ("<table><tr hidden><td>乙<td>3<tr><td>丙<td>4</table>", ["表里隐藏的一行"]), ("<div><template shadowrootmode=open>甲</template></div>", ["网页组件里的内容"]),
    ("<img src=s.gif width=1 height=1>", []), ("<img src=i.png style='width:16px'>", []), ("<img src=a.png hidden>", []), ("<svg><path d='M0 0'/></svg>", []), ("<iframe src=a.html width=0 height=0></iframe>", []),
    ("<details open><summary>表</summary><p>3</p></details>", []), ("<input type=hidden value=3><input type=button value=打印><input type=text>", []), ("<a href=a.docx>附件</a>", []),
    ("<table><tr hidden><td>表头<td>表头<tr><td>丙<td>4</table>", []), ("<style>.t{display:none}</style><div class=t><img src=a.png></div>", []), ("<table><tr><td>丙<td><img src=a.png></table>", []),
])  # fmt: skip
def test_what_a_report_shows_and_is_not_read_is_named(
    tmp_path: Path, shown: str, expected: list[str]
) -> None:
    """Each with its place; signs, spacers and what is hidden are nothing; what stands in a cell is that cell's flaw."""
    source = read(
        tmp_path,
        f"<div><img src=logo.png></div><div>{REPORT.format(shown)}</div><iframe src=a.html></iframe>",
    )
    assert named(source) == expected
    assert all(each.place.startswith("第 ") for each in source.unread)


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>附件：<a href=/a/P0.docx>石桥镇年报.docx</a></p>", "报告可能在附件“石桥镇年报.docx” P0.docx 里，请下载它"), ("<iframe src=P0.pdf></iframe>", "报告在嵌入的 P0.pdf 里，请下载它"),
    ("<a href='/d?id=3'>年报.pdf</a>", "报告可能在附件“年报.pdf” 年报.pdf 里，请下载它"), ("<a href='a.xlsx?v=1'>下载</a>", "报告可能在附件“下载” a.xlsx 里，请下载它"),
])  # fmt: skip
def test_a_page_without_a_report_tells_where_it_is(tmp_path: Path, body: str, expected: str) -> None:
    """In a frame, or in a document that it links."""
    assert named(read(tmp_path, f"<h1>某镇2024年年报</h1>{body}")) == [expected]


def test_a_report_without_tables_names_its_attachments(tmp_path: Path) -> None:
    """The tables may be there."""
    source = read(tmp_path, "<div><p>一、甲</p><p>二、乙</p></div><p><a href=b.xls>附表</a></p>")
    assert named(source) == ["内容在附件“附表” b.xls 里，请下载它"]


def test_a_caption_stands_before_its_table(tmp_path: Path) -> None:
    """It may tell of which year the table is; one that only programs read is none."""
    source = read(tmp_path, "<table><caption>2023年</caption><tr><td>甲<td>1</table>")
    assert lines(source) == ["2023年"]
    assert len(tables(source)) == 1
    hidden = "<style>caption{position:absolute;width:1px;height:1px;overflow:hidden}</style>"
    assert lines(read(tmp_path, f"{hidden}<table><caption>2023年</caption><tr><td>甲<td>1</table>")) == []


def test_an_article_that_its_publisher_hides_until_it_has_loaded_is_read(tmp_path: Path) -> None:
    """As 微信公众号 sends it."""
    body = f"<div id=js_content style='visibility: hidden; opacity: 0; '>{REPORT.format('')}</div>"
    assert "共3条。" in lines(read(tmp_path, body))


@pytest.mark.parametrize(
    "hide",
    [
        "display:none",
        "visibility:hidden",
        "opacity:0",
        "position:absolute;left:-9999px",
        "height:0;overflow:hidden",
    ],
)
def test_a_page_whose_report_is_hidden_is_refused(tmp_path: Path, hide: str) -> None:
    """Its script would show it."""
    with pytest.raises(InputError, match="正文在文件里是隐藏的"):
        read(tmp_path, f"<h1>年报</h1><div style='{hide}'>{REPORT.format('')}</div>")


@pytest.mark.parametrize(
    "body",
    [
        "<div id=app></div><script>load(1)</script>",
        "<noscript>请打开脚本</noscript>",
        "<img src=a.png>",
        "<iframe src=a.pdf></iframe>",
        "<frameset><frame src=a.html></frameset>",
        "",
    ],
)
def test_a_page_without_words_is_refused(tmp_path: Path, body: str) -> None:
    """And told what it shows instead."""
    with pytest.raises(InputError, match="网页里没有正文的文字") as refused:
        read(tmp_path, f"<!doctype html><html><head><title>某镇2024年年报</title></head>{body}</html>")
    assert ("a.pdf" in str(refused.value)) == ("a.pdf" in body)
    assert ("图片" in str(refused.value)) == ("img" in body)


@pytest.mark.parametrize("style", [
    "p{color:red}" * 100_000, ":is(" * 50_000, "@media all{" * 50_000, "a{" * 50_000, "div:has(div:has(div:has(b))){color:red}", "* " * 300 + "b{color:red}",
    "p:nth-child(2n+1){color:red}" * 40, ":root{--a0:x;" + "".join(f"--a{n + 1}:var(--a{n})var(--a{n});" for n in range(60)) + "}p{color:var(--a60)}",
], ids=["rules", "functions", "media", "nested", "has", "descendants", "siblings", "variables"])  # fmt: skip
def test_a_style_sheet_without_end_ends(tmp_path: Path, style: str) -> None:
    """In a moment: it is read, or refused by name."""
    page = f"<html><style>{style}</style>" + "<p>甲</p>" * 3000 + "<div>" * 400 + "乙"
    with at_most(20), suppress(InputError):
        assert lines(read(tmp_path, page))[-1] == "乙"


PRINTED = (
    "a abbr acronym address article aside b bdi big blockquote button center cite code data dd "
    "dfn div dl dt em fieldset figcaption figure font footer form h1 header hgroup i ins kbd label legend li main "
    "map mark marquee menu nav nobr ol output p picture pre q rb ruby samp search section slot small "
    "span strong summary time tt u ul var x-unknown xmp"
)
UNPRINTED = "datalist noembed noframes noscript rp script style template dialog annotation"
UNREADABLE = {
    CONTROL: "select option optgroup textarea meter progress input",
    GLOSS: "rt rtc",
    OBJECT: "iframe object video audio",
    PICTURE: "canvas",
    SHUT: "details",
}


def _in_a_cell(folder: Path, content: str) -> tuple[str, str]:
    (table,) = tables(read(folder, f"<table><tr><td>甲<td>{content}<tr><td>乙<td>3</table>"))
    found = next(cell for cell in table.cells if (cell.row, cell.column) == (0, 1))
    return found.text, found.flaw


@pytest.mark.parametrize("name", PRINTED.split())
def test_an_element_that_browsers_print_is_read(tmp_path: Path, name: str) -> None:
    """In a cell also what is there to be operated, switched off or not, and what nobody knows."""
    assert _in_a_cell(tmp_path, f"<{name}>17</{name}>") == ("17", "")
    assert _in_a_cell(tmp_path, f"<{name} disabled>17</{name}>") == ("17", "")


@pytest.mark.parametrize("name", UNPRINTED.split())
def test_an_element_that_browsers_do_not_print_is_nothing(tmp_path: Path, name: str) -> None:
    """What is for scripts, for older browsers, or offered while somebody types."""
    assert _in_a_cell(tmp_path, f"17<{name}>9</{name}>") == ("17", "")


@pytest.mark.parametrize(("flaw", "name"), [(flaw, name) for flaw, names in UNREADABLE.items() for name in names.split()])  # fmt: skip
def test_an_element_that_shows_something_else_is_doubted(tmp_path: Path, flaw: str, name: str) -> None:
    """What is chosen, drawn, played, embedded, written above the line or folded away."""
    assert _in_a_cell(tmp_path, f"17<{name}>9</{name}>")[1] == flaw


def test_a_box_that_covers_the_page_is_doubted(tmp_path: Path) -> None:
    """An open dialog stands over what is beside it."""
    assert _in_a_cell(tmp_path, "17<dialog open>9</dialog>")[1] == DISTORTED


def test_numbers_and_headings_in_buttons_are_read_outside_tables(tmp_path: Path) -> None:
    """A row of buttons may be how a page opens its sections; other buttons are there to be pressed."""
    body = "<button>一、总体情况</button><p>共3条。</p><button>打印</button><p><button>12</button></p>"
    assert lines(read(tmp_path, f"<body>{body}")) == ["一、总体情况", "共3条。", "12"]
