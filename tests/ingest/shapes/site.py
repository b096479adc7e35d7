"""Reports on county sites: chrome around, layout tables, tables split over pages, labels written over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from tests.ingest.shapes.document import Piece, year_of
from tests.ingest.shapes.sheet import Sheet, Spot
from tests.ingest.shapes.tags import body, spans, table, td
from tests.ingest.shapes.tags import page as bare

LINKS = ("政务公开", "办事服务", "互动交流", "走进乙山", "政府信息公开指南", "政府信息公开年报", "依申请公开")


def page(pieces: Sequence[Piece], title: str) -> bytes:
    """Render a report as a site shows it: bars, lists and a layout table, a table of links beside it."""
    year = year_of(title)
    links = "".join(f'<li><a href="/{n}/">{link}</a></li>' for n, link in enumerate(LINKS))
    beside = "".join(
        f'<tr><td><a href="/{y}.html">乙山镇{y}年政府信息公开工作年度报告</a></td><td>{y + 1}-01-2{y % 9}</td></tr>'
        for y in range(year - 4, year)
    )
    content = body(pieces, lambda sheet: table(sheet.rows, _styled))
    about = (
        "<table class=xxgk><tr><td>索 引 号</td><td>00341-2-2024-00017</td><td>发布机构</td><td>乙山镇</td></tr>"
        f"<tr><td>名 称</td><td>{title}</td><td>文 号</td><td></td></tr></table>"
    )
    whole = f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}_甲水县人民政府</title>
<style>.nav li{{float:left}}</style><script>var total = 3525; document.write("<td>9</td>");</script></head>
<body><div class="top"><a href="/ga">关怀版</a> 语音朗读 <span>今天是2026年3月9日</span></div>
<ul class="nav">{links}</ul>
<div class="crumb">您所在的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政府信息公开年报</a> &gt; {title}</div>
<table width="1200" class="layout"><tr><td width="260" valign="top"><h3>历年年报</h3><table>{beside}</table>
<ul>{links}</ul></td>
<td valign="top">{about}
<h2 class="title">{title}</h2>
<div class="info">来源：乙山镇人民政府 发布时间：{year + 1}-01-19 16:40 浏览次数：<span>218</span>
字号：[<a>大</a> <a>中</a> <a>小</a>] <a>打印</a> <a>分享</a></div>
<div class="TRS_Editor">{content}</div>
<div class="page">上一篇：<a href="a.html">乙山镇{year - 1}年政府信息公开工作年度报告</a>
下一篇：<a href="b.html">关于开展春季造林的通知</a></div></td></tr></table>
<div class="foot">版权所有：甲水县人民政府 主办单位：甲水县人民政府办公室 网站标识码4100000001
ICP备案：豫ICP备05000001号 联系电话：0377-60000000</div></body></html>
"""
    return whole.encode()


def _styled(spot: Spot) -> str:
    inner = f'<p style="text-align: center;">{escape(spot.text)}</p>' if spot.text else "<p>&nbsp;</p>"
    return f'<td style="border: 1px solid;"{spans(spot)} valign="middle">{inner}</td>'


def split(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with every block of table two a table of its own, table three cut in two without a header."""

    def show(sheet: Sheet) -> str:
        if len(sheet.blocks) > 1:
            return "".join(table(block.rows) for block in sheet.blocks)
        return _cut(sheet, repeat=False) if sheet.section == "requests" else table(sheet.rows)

    return bare(title, body(pieces, show))


def header_repeated(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with table three cut in two, its header printed again over the second part."""

    def show(sheet: Sheet) -> str:
        return _cut(sheet, repeat=True) if sheet.section == "requests" else table(sheet.rows)

    return bare(title, body(pieces, show))


CUT = 9  # rows of table three that fit on the first page, as the seed's text has it


def _cut(sheet: Sheet, *, repeat: bool) -> str:
    """Return a table in two, groups that the cut goes through continued by an empty cell, as Word does."""
    (block,) = sheet.blocks
    first, second = cut_rows(block.rows, block.header + CUT)
    header = block.rows[: block.header] if repeat else ()
    return f"{table(first)}<p><br></p>\n{table((*header, *second))}"


def cut_rows(
    rows: tuple[tuple[Spot, ...], ...], at: int
) -> tuple[tuple[tuple[Spot, ...], ...], tuple[tuple[Spot, ...], ...]]:
    """Return the rows above and below a cut; cells that reach over it begin again, empty, below."""
    above, over = [], []
    for index, row in enumerate(rows[:at]):
        kept = []
        for spot in row:
            left = index + spot.rowspan - at
            if left > 0:
                over.append(Spot("", spot.colspan, left))
                spot = replace(spot, rowspan=spot.rowspan - left)
            kept.append(spot)
        above.append(tuple(kept))
    return tuple(above), ((*over, *rows[at]), *rows[at + 1 :])


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def written_over(pieces: Sequence[Piece], title: str) -> bytes:
    """Render with labels broken over lines, years and filling notes in them, numbers grouped or full width."""
    year = year_of(title)
    return bare(title, body(pieces, lambda sheet: table(sheet.rows, lambda spot: _over(spot, year))))


def _over(spot: Spot, year: int) -> str:
    text = spot.text
    if spot.address:
        return td(replace(spot, text=_number(spot)))
    if text.startswith("本年") and "（" not in text:
        text = f"本年（{year}）{text[2:]}"
    elif "许可" in text or text.endswith("规章"):
        text = f"{text}（没有发生的填0，不要空着）"
    elif len(text) > 6 and not text.startswith("（"):
        text = f"{text[:3]}\n{text[3:]}"
    return f"<td{spans(spot)}>{'<br/>'.join(map(escape, text.split(chr(10))))}</td>"


def _number(spot: Spot) -> str:
    """Return every second number in full width, the others with thousands separators."""
    found = re.fullmatch(r"([0-9]+)(\.[0-9]+)?(\D*)", spot.text)
    if not found:
        return spot.text
    if len(spot.address) % 2:
        return spot.text.translate(WIDE)
    return f"{int(found[1]):,}{found[2] or ''}{found[3]}"
