"""Tables as lines of text, their headers and rows, and what of them has no place."""

from __future__ import annotations

TWO = "二、主动公开政府信息情况\n"
SIX = "第二十条第（六）项\n信息内容\t本年处理决定数量\n"


def told(found: object) -> list[tuple[str, str]]:
    """Return what has no place, and why."""
    return [(each.text, each.reason) for each in found.account.unplaced]  # type: ignore[attr-defined]


KINDS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FOUR = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n"
    + "\t".join([*KINDS, "未经复议直接起诉", "复议后起诉"])
    + "\n"
    + "\t".join(KINDS * 2)
    + "\n"
)


def four(rows: list[list[str]]) -> str:
    """Return table four as a page prints it, with rows of fifteen cells."""
    heads = "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
    heads += "".join(f"<td rowspan=2>{kind}</td>" for kind in KINDS)
    heads += "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>"
    heads += "".join(f"<td>{kind}</td>" for kind in KINDS * 2) + "</tr>"
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table border='1'>{heads}{body}</table>"


VALUES = [str(value) for value in range(1, 16)]
GRID = (
    "三、收到和处理政府信息公开申请情况\n"
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t总计\n"
    "\t\t\t自然人\t法人或其他组织\t\t\t\t\t\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n"
)


def cells_of(*values: str) -> str:
    """Return cells with values."""
    return "".join(f"<td>{each}" for each in values)


SECOND = "<tr><td colspan=3>二、上年结转政府信息公开申请数量" + cells_of("1", "", "3", "", "", "", "4")
THIRD = "<tr><td rowspan=2>三、本年度办理结果<td colspan=2>（一）予以公开" + cells_of(
    "", "", "", "5", "", "1", "6"
)
LAST = "<tr><td>（三）不予公开<td>1.属于国家秘密" + cells_of("", "2", "", "", "", "", "2")


def pages(first: list[str], *behind: str) -> str:
    """Return table three on two pages: a header with narrow labels and a row, then a table without a header."""
    heads = "<tr><td rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）<td colspan=6>申请人情况<td rowspan=3>总计</tr>"
    heads += "<tr><td rowspan=2>自然人<td colspan=5>法人或其他组织</tr><tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他</tr>"
    row = "<tr><td>一、本年新收政府信息公开申请数量" + "".join(f"<td>{each}" for each in first)
    return f"<p>三、收到和处理政府信息公开申请情况</p><table border=1>{heads}{row}</table><table border=1>{''.join(behind)}</table>"
