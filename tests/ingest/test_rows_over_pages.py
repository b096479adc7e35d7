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
