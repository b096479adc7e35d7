"""The ways in which a web team sets a report anew without changing what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape, unescape
from random import Random

import docx
from docx.shared import Pt
from opencc import OpenCC

from kit.office.word.word_file import write_docx
from kit.page.fragment_html import fragment_html
from kit.report.report import Report
from tests.ingest.roundtrip import public_page, without_data

_TEXT = re.compile(r">([^<>]+)<")
_STAMP = re.compile(r'<p class="stamp">.*?</p>')
_WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
_MARKS = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "“": '"', "”": '"'})

Restyle = Callable[[str, Random], str]


def _in_texts(markup: str, change: Callable[[str], str]) -> str:
    """Return a body's markup with each of its texts changed."""
    return _TEXT.sub(lambda found: f">{escape(change(unescape(found[1])), quote=False)}<", markup)


def fonts(markup: str, draw: Random) -> str:
    """Wrap texts in font tags and spans, some in two pieces."""

    def wrap(found: re.Match[str]) -> str:
        text = unescape(found[1])
        at = draw.randrange(len(text) + 1)
        parts = (escape(part, quote=False) for part in (text[:at], text[at:]))
        return (
            ">"
            + "".join(
                f'<font face="仿宋_GB2312"><span style="color:#333">{part}</span></font>' for part in parts
            )
            + "<"
        )

    return _TEXT.sub(wrap, markup)


def mirror(markup: str, draw: Random) -> str:
    """Turn it into traditional characters."""
    return _in_texts(markup, OpenCC("s2t").convert)


def widths(markup: str, draw: Random) -> str:
    """Write digits in full width, and marks in half width."""
    return _in_texts(markup, lambda text: text.translate(_WIDE))


def half_width(markup: str, draw: Random) -> str:
    """Write marks in half width."""
    return _in_texts(markup, lambda text: text.translate(_MARKS))


def spaced(markup: str, draw: Random) -> str:
    """Indent with wide spaces, break lines within texts, set room around numbers."""

    def room(text: str) -> str:
        text = re.sub(r"(\d[\d.]*%?)", r" \1 ", text) if len(text) > 10 else text
        at = draw.randrange(len(text) + 1)
        apart = not (text[at - 1 : at].isascii() or text[at : at + 1].isascii())
        return f"　　{text[:at]}\n{text[at:]}" if apart else f"　　{text}"

    return _in_texts(markup, room)


def breaks(markup: str, draw: Random) -> str:
    """Set paragraphs apart by br in one block."""
    return re.sub(r"</p>\s*<p[^>]*>", "<br>\n", markup)


def sentences_apart(markup: str, draw: Random) -> str:
    """Begin a paragraph with each sentence."""
    return re.sub(r"(<p[^>]*>)(.*?)</p>", _parted, markup, flags=re.DOTALL)


def _parted(found: re.Match[str]) -> str:
    parts = [part for part in re.split(r"(?<=。)", found[2]) if part]
    return "".join(f"{found[1]}{part}</p>" for part in parts) or found[0]


def bare(markup: str, draw: Random) -> str:
    """Take every style away."""
    return re.sub(r' style="[^"]*"', "", markup)


STYLES: tuple[Restyle, ...] = (mirror, widths, half_width, spaced, breaks, sentences_apart, bare, fonts)


def site(report: Report, body: str) -> str:
    """Return a body as a county's site shows it, with its bars and lists around."""
    older = "".join(
        f'<li><a href="/{year}.html">{report.township}{year}年政府信息公开工作年度报告</a> {year + 1}-01-20</li>'
        for year in range(report.year - 3, report.year)
    )
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{report.title}_{report.county}人民政府</title>
<style>.nav li{{float:left}}</style></head><body>
<div class="top">今天是2026年3月9日 <a href="/ga">关怀版</a> <a>繁體</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/nb">政府信息公开年报</a></li></ul>
<div class="crumb">您所在的位置：<a href="/">首页</a> &gt; <a href="/nb">政府信息公开年报</a></div>
<div class="left"><h3>历年年报</h3><ul>{older}</ul></div>
<div class="main"><div class="info">来源：{report.agency} 发布时间：{report.year + 1}-01-19 16:40 浏览次数：<span>218</span>
字号：[<a>大</a> <a>中</a> <a>小</a>] <a>打印</a></div>
<div class="TRS_Editor">{body}</div>
<div class="page">上一篇：<a href="a.html">{report.township}{report.year - 1}年政府信息公开工作年度报告</a></div></div>
<div class="foot">版权所有：{report.county}人民政府 网站标识码4100000001 豫ICP备05000001号 联系电话：0377-60000000</div>
</body></html>"""


def unmarked(page: str) -> str:
    """Return a page of this kit without the mark of a draft."""
    return _STAMP.sub("", page).replace("（草稿）</title>", "</title>")


def word(report: Report, draw: Random) -> bytes:
    """Return the Word file with other fonts, its runs in pieces, its paragraphs set tight."""
    document = docx.Document(io.BytesIO(write_docx(report)))
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) > 2 and "\n" not in text and draw.random() < 0.7:
            at = draw.randrange(1, len(text))
            paragraph.runs[0].text = text[:at]
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.add_run(text[at:]).font.size = Pt(14)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def published(report: Report, draw: Random) -> tuple[str, bytes]:
    """Return a report as some site has it: a suffix and the file's bytes."""
    kind = draw.choice(("site", "site", "site", "page", "bare page", "word"))
    if kind == "word":
        return ".docx", word(report, draw)
    if kind == "site":
        return ".html", site(report, restyled(fragment_html(report), draw)).encode()
    page = unmarked(public_page(report))
    return ".html", (page if kind == "page" else without_data(page)).encode()


def restyled(body: str, draw: Random) -> str:
    """Return a body's markup in some other styles."""
    for style in STYLES:
        if draw.random() < 0.4:
            body = style(body, draw)
    return body
