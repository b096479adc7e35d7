"""The figures of a city's published report as parameters: 200 cells that are not zero, and add up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kit.base.strings import fold
from kit.form.editions import editions
from kit.form.table import Block
from kit.form.tree import leaves


def suqian(shared: Path, year: int) -> dict[str, Any]:
    """Return the parameters of 宿迁市's report of 2023 or 2024: identity and figures, no words."""
    path = shared / "published" / "full" / f"suqian_{year}.json"
    published = json.loads(path.read_text(encoding="utf-8"))
    form = editions()[published["edition"]]
    (requests,) = form.tables["requests"].blocks
    (appeals,) = form.tables["appeals"].blocks
    disclosure: dict[str, Any] = {}
    for block in form.tables["disclosure"].blocks:
        disclosure |= _disclosed(block, published["table2"])
    return {
        "township": "宿迁市",
        "agency": "宿迁市人民政府",
        "year": year,
        "edition": form.edition,
        "figures": {
            "disclosure": disclosure,
            "requests": _by_label(requests, published["table3"]),
            "appeals": {
                row[-1].id: dict(
                    zip(_columns(appeals).values(), published["table4"][row[-1].label], strict=True)
                )
                for row in leaves(appeals.rows)
            },
        },
    }


def _columns(block: Block) -> dict[str, str]:
    """Return the ids of a block's columns by label."""
    return {path[-1].label: path[-1].id for path in leaves(block.columns)}


def _disclosed(block: Block, table: dict[str, Any]) -> dict[str, dict[str, int | str]]:
    """Return the rows of a block of table two, which the source names by label, the unit in brackets."""
    values = {label.split("(")[0]: value for label, value in table.items()}
    rows: dict[str, dict[str, int | str]] = {}
    for path in leaves(block.rows):
        value = values[path[-1].label]
        if isinstance(value, dict):
            rows[path[-1].id] = {id_: value[label] for label, id_ in _columns(block).items()}
        else:
            ((_, column),) = _columns(block).items()
            rows[path[-1].id] = {column: value if "." in value else int(value)}
    return rows


def _by_label(block: Block, table: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Return the rows of table three, which the source has in the form's order under shortened labels."""
    rows: dict[str, dict[str, int]] = {}
    for path, (label, values) in zip(leaves(block.rows), table.items(), strict=True):
        assert fold(label).startswith(fold(path[-2].label if len(path) > 2 else path[-1].label)[:3])
        rows[path[-1].id] = {id_: values[name] for name, id_ in _columns(block).items()}
    return rows
