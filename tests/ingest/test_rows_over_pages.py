"""A row that a page's end parts over two tables: what its two parts say together, or that they do not fit."""

from __future__ import annotations

from pathlib import Path

from kit.ingest.source.flaws import STRUCK
from tests.ingest.flat_report import ingested, numbers, page, requests

FIRST = (74, 83, 69, 89, 84, 95, 494)
RECEIVED = ("一、本年新收政府信息公开申请数量", 3, 1)


def below(*cells: str) -> str:
    """Return the rest of table three's last row as a table of its own: an empty stub and cells."""
    return f'<table border="1"><tr><td colspan="3"></td>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr></table>'


def test_a_number_that_is_struck_below_the_pages_end_stays_struck(tmp_path: Path) -> None:
    """What is left of it is no figure of the row above either; its neighbours are."""
    cut = page([[RECEIVED, *numbers(*[""] * 7)]])
    rest = below("7<s>4</s>", *map(str, FIRST[1:]))
    found = ingested(tmp_path, f"{cut}{rest}", suffix="html")
    read = {place: value for place, value in found.cells().items() if place.startswith("requests.received.")}
    right = requests("received", *FIRST)
    del right["requests.received.natural"]
    assert read == right
    assert [(each.reason, each.addresses) for each in found.account.unplaced] == [
        (STRUCK, ("requests.received.natural",))
    ]


def test_the_rest_below_several_rows_is_the_last_ones(tmp_path: Path) -> None:
    """Those above it keep their own numbers."""
    carried = ("二、上年结转政府信息公开申请数量", 3, 1)
    cut = page([[RECEIVED, *numbers(*FIRST)], [carried, *numbers(*[""] * 7)]])
    found = ingested(tmp_path, f"{cut}{below(*'4303313')}", suffix="html")
    assert found.cells() == requests("received", *FIRST) | requests("carried_in", 4, 3, 0, 3, 3, 1, 3)
    assert found.account.unplaced == ()


HEAD_ABOVE = "<tr><td>（本列数据的勾稽关系为：第一项加第二项之和，等<td>{}</tr>"
HEAD_BELOW = (
    "<tr><td rowspan=2>{}<td rowspan=2>自然人<td colspan=5>法人或其他组织<td rowspan=2>总计</tr>"
    "<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他</tr>"
)


def parted_head(above: str, corner: str) -> str:
    """Return table three with the first row of its head on the page before."""
    row = "".join(f"<td>{each}" for each in (RECEIVED[0], *FIRST))
    return (
        f"<p>三、收到和处理政府信息公开申请情况</p><table border=1>{HEAD_ABOVE.format(above)}</table>"
        f"<table border=1>{HEAD_BELOW.format(corner)}<tr>{row}</tr></table>"
    )


def test_a_head_may_begin_on_the_page_before(tmp_path: Path) -> None:
    """The groups above it and the begin of its corner stand there, the columns' own labels all below."""
    found = ingested(tmp_path, parted_head("申请人情况", "于第三项加第四项之和）"), suffix="html")
    assert found.cells() == requests("received", *FIRST)
    assert found.account.unplaced == ()


def test_a_head_below_what_is_none_is_not_trusted(tmp_path: Path) -> None:
    """What stands above it is no group of the form, and may be of another table."""
    found = ingested(tmp_path, parted_head("申请渠道", "于第三项加第四项之和）"), suffix="html")
    assert found.cells() == {}
    assert any("74" in each.text for each in found.account.unplaced)
