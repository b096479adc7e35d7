"""Forms that pages print in place of the official one: another order, local rows and columns, rows dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

from kit.form.editions import FORMS
from kit.form.official_form import Form

Raw = dict[str, Any]


@cache
def variant(edition: str, name: str) -> Form:
    """Return an edition as a page prints it that does what `name` says."""
    raw: Raw = yaml.safe_load((FORMS / f"{edition}.yaml").read_text(encoding="utf-8"))
    VARIANTS[name](raw)
    for checked in ("roles", "labelled", "clues", "fees", "pictures"):  # a page prints none of it
        raw.pop(checked, None)
    for section in raw["sections"]:
        for block in section.get("table", {}).get("blocks", ()):
            block.pop("equations", None)
    return Form.model_validate(raw)


def _block(raw: Raw, section: str, index: int = 0) -> Raw:
    (found,) = [each for each in raw["sections"] if each["id"] == section]
    block: Raw = found["table"]["blocks"][index]
    return block


def _find(nodes: list[Raw], name: str, below: str) -> tuple[list[Raw], int]:
    """Return the list that holds the node called `name`, and its place there."""
    for index, node in enumerate(nodes):
        if node["id"] == name:
            return nodes, index
        if below in node and (found := _find(node[below], name, below))[1] >= 0:
            return found
    return nodes, -1


def _totals_first(raw: Raw) -> None:
    for section in ("requests", "appeals"):
        columns = _block(raw, section)["columns"]
        columns.insert(0, columns.pop())
    columns = _block(raw, "disclosure")["columns"]
    columns.insert(0, columns.pop())


def _columns_turned(raw: Raw) -> None:
    organisations, at = _find(_block(raw, "requests")["columns"], "organisations", "columns")
    organisations[at]["columns"].reverse()
    _block(raw, "disclosure")["columns"].reverse()
    _block(raw, "appeals")["columns"].reverse()


def _rows_turned(raw: Raw) -> None:
    rows = _block(raw, "requests")["rows"]
    rows[0], rows[1] = rows[1], rows[0]
    refused, at = _find(rows, "refused", "rows")
    refused[at]["rows"].reverse()
    _block(raw, "disclosure")["rows"].reverse()
    _block(raw, "disclosure", 2)["rows"].reverse()
    _block(raw, "appeals")["rows"].reverse()


def _local_row_and_column(raw: Raw) -> None:
    _block(raw, "disclosure")["rows"].append({"id": "local_row", "label": "本地其他文件"})
    _block(raw, "requests")["rows"].insert(2, {"id": "local_row", "label": "其中：网上申请数量"})
    organisations, at = _find(_block(raw, "requests")["columns"], "organisations", "columns")
    organisations[at]["columns"].insert(4, {"id": "local_column", "label": "境外组织"})


def _drop(section: str, name: str) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        nodes, at = _find(_block(raw, section)["rows"], name, "rows")
        nodes.pop(at)

    return change


def _group_dropped(raw: Raw) -> None:
    rows = _block(raw, "requests")["rows"]
    results, at = _find(rows, "unavailable", "rows")
    group = results.pop(at)
    (handled,) = [row for row in results if row["id"] == "handled"]
    handled["equals"].remove(group["id"])


def _column_dropped(raw: Raw) -> None:
    organisations, at = _find(_block(raw, "requests")["columns"], "organisations", "columns")
    organisations[at]["columns"].pop(1)


def _block_dropped(raw: Raw) -> None:
    """Take out the block of 行政处罚 and 行政强制, whose column is called as the one above it."""
    (found,) = [each for each in raw["sections"] if each["id"] == "disclosure"]
    found["table"]["blocks"].pop(2)


VARIANTS: dict[str, Callable[[Raw], None]] = {
    "totals first": _totals_first,
    "columns turned round": _columns_turned,
    "rows turned round": _rows_turned,
    "a local row and column more": _local_row_and_column,
    "a numbered row dropped": _drop("requests", "security"),
    "the last row dropped": _drop("requests", "carried_out"),
    "the first row dropped": _drop("requests", "received"),
    "a row of two dropped": _drop("disclosure", "rules"),
    "a group of rows dropped": _group_dropped,
    "a column dropped": _column_dropped,
    "a block dropped": _block_dropped,
}
