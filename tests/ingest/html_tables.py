"""Tables of web pages without merged cells, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.flat_report import ingested

TWO = "<p>二、主动公开政府信息情况</p>"
COLUMNS = ("made", "abolished", "in_force")


def table(*rows: list[str]) -> str:
    """Return a table without merged cells."""
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return "<table border='1'>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def rules(folder: Path, *rows: list[str]) -> list[object]:
    """Return what is read of 规章, "unread" for what is not."""
    cells = ingested(folder, TWO + table(*rows), suffix="html").cells()
    return [cells.get(f"disclosure.rules.{column}", "unread") for column in COLUMNS]


def three(*heads: str) -> str:
    """Return table three as a page prints it below rows of a header, one row of numbers."""
    row = "".join(f"<td>{value}</td>" for value in (74, 83, 69, 89, 84, 95, 494))
    top = "".join(f"<tr>{cells}</tr>" for cells in heads)
    label = "<td>一、本年新收政府信息公开申请数量</td>"
    return f"<p>三、收到和处理政府信息公开申请情况</p><table border='1'>{top}<tr>{label}{row}</tr></table>"
