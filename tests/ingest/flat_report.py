"""A small report as text, with tables as a test prints them: what was read, refused and remarked."""

from __future__ import annotations

from pathlib import Path

from kit.ingest.account import Ingested
from tests.ingest.shapes.judge import read

BLOCKS = """第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t3\t1\t18
"""
HEADER = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况",
    "自然人\t法人或其他组织\t总计",
    "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
)
ROWS = ("natural", "business", "research", "public_interest", "legal_service", "other", "total")


def ingested(folder: Path, tables: str, year: int = 2024, suffix: str = "txt") -> Ingested:
    """Return the reading of a report whose sections two to four print `tables`."""
    title = f"甲水县乙山镇{year}年政府信息公开工作年度报告"
    head, tail = f"{title}\n一、总体情况\n正文。\n", "\n五、存在的主要问题及改进情况\n无。\n"
    if suffix == "html":
        head, tail = (
            "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
            for text in (head, tail)
        )
    found: Ingested = read(folder / f"report.{suffix}", head + tables + tail, year)
    return found


def requests(row: str, *values: int | None) -> dict[str, int | None]:
    """Return a row of table three by address."""
    return {f"requests.{row}.{column}": value for column, value in zip(ROWS, values, strict=True)}


def page(rows: list[list[tuple[str, int, int]]]) -> str:
    """Return table three as a page prints it: a header, and rows of cells (text, colspan, rowspan)."""
    header = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 7, 1),
        ],
        [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)],
        [(text, 1, 1) for text in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    cells = [
        "".join(f'<td colspan="{across}" rowspan="{down}">{text}</td>' for text, across, down in row)
        for row in (*header, *rows)
    ]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<p>三、收到和处理政府信息公开申请情况</p><table border='1'>{body}</table>"


def numbers(*values: int | str) -> list[tuple[str, int, int]]:
    """Return cells with numbers."""
    return [(str(value), 1, 1) for value in values]
