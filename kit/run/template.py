"""The notebooks that pages are made from: the packaged templates, or one that somebody edited on purpose."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.base.errors import InputError, Problem
from kit.base.files import read_file

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOK, COUNTY_NOTEBOOK = FOLDER / "annual_report.ipynb", FOLDER / "county.ipynb"
"""The packaged templates of a report's notebook and of a county-year's; nobody opens them."""

EXPLORE_NOTEBOOK = FOLDER / "explore.ipynb"
"""The packaged notebook with an analyst's usual questions, from which no page is made."""

SOURCE = Path("notebooks", NOTEBOOK.name)
"""Where a checkout has the template's source, which stock papermill runs and somebody may have opened."""

_KEPT = ("tags", "jupyter")


def bare(text: str, name: str = "") -> dict[str, Any]:
    """Return a notebook without all that running and saving it leaves behind.

    Raises InputError, with the file's `name`, for what is no notebook.
    """
    try:
        nb = json.loads(text)
        cells = [_bare_cell(cell) for cell in nb["cells"]]
        return {
            "cells": cells,
            "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(Problem(name, "", "这不是笔记本文件（.ipynb）", "请核对路径")) from None


_HARMLESS = (
    *(ast.Module, ast.Assign, ast.Expr, ast.ImportFrom, ast.alias),
    *(ast.Call, ast.keyword, ast.Name, ast.Constant, ast.Load, ast.Store),
)
"""What a notebook may consist of that only calls the kit's own verbs."""


@lru_cache(maxsize=4)
def is_harmless(text: str) -> bool:
    """Whether all that a notebook's cells do is to call verbs of the kit, by their syntax tree.

    `text` is the notebook, "" for the packaged template. Then running it leaves nothing behind in a process.
    """
    notebook = json.loads(text or NOTEBOOK.read_text(encoding="utf-8"))
    cells = (cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code")
    try:
        nodes = [node for cell in cells for node in ast.walk(ast.parse("".join(cell)))]
    except SyntaxError:  # a magic, say
        return False
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    if any(node.module != "kit" or node.level for node in imports):
        return False
    verbs = {"globals", *(each.name for node in imports for each in node.names)}
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    known = all(isinstance(each, ast.Name) and each.id in verbs for each in called)
    return known and all(isinstance(node, _HARMLESS) for node in nodes)


def edited(path: Path) -> str:
    """Return a notebook to make reports from as a template, "" when it is the packaged one in substance.

    Raises InputError when it is none.
    """
    theirs = bare(read_file(path).text(), str(path))
    return "" if theirs == bare(NOTEBOOK.read_text(encoding="utf-8")) else json.dumps(theirs)


def unused_edits() -> str:
    """Return a sentence on the cells in which the working folder's template was edited, "" if in none."""
    if not SOURCE.is_file():
        return ""
    try:
        theirs = bare(read_file(SOURCE).text(), str(SOURCE))["cells"]
    except InputError as error:
        return f"{error}没有用它：用的是程序自带的模板。"
    ours = bare(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    if theirs == ours:
        return ""
    longest = max(len(theirs), len(ours))
    cells = [str(n + 1) for n in range(longest) if theirs[n : n + 1] != ours[n : n + 1]]
    where = f"第 {'、'.join(cells[:5])} 格{'等' if len(cells) > 5 else ''}"
    return f"{SOURCE} 改过（{where}），没有用它：用的是程序自带的模板。确实要用，请加 --template {SOURCE}。"


def _bare_cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    source = cell["source"]
    kept = {
        "cell_type": str(cell["cell_type"]),
        "id": str(cell.get("id", "")),
        "metadata": {name: cell["metadata"][name] for name in _KEPT if name in cell["metadata"]},
        "source": source if isinstance(source, str) else "".join(source),
    }
    return kept | ({"execution_count": None, "outputs": []} if kept["cell_type"] == "code" else {})
