"""An analyst's own copies of the templates, in a folder of hers: what she opens, chooses in and adds to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from kit.base.errors import InputError
from kit.base.files import read_file, write_whole
from kit.run.template import COUNTY_NOTEBOOK, EXPLORE_NOTEBOOK, NOTEBOOK, bare

FOLDER = "我的笔记本"
REPORT, COUNTY, EXPLORE = "年报.ipynb", "县级总览.ipynb", "自己分析.ipynb"
TEMPLATES: Mapping[str, Path] = {REPORT: NOTEBOOK, COUNTY: COUNTY_NOTEBOOK, EXPLORE: EXPLORE_NOTEBOOK}

_CHOICE = "parameters"
"""The tag of the cell in which an analyst chooses: what she writes there is no change of the notebook."""
_OURS = "workbook"
"""Where a copy's metadata keep the digest of the template that it was made from."""


class Fate(Enum):
    """What became of a copy: made, up to date already, brought up to date, or changed by her and left."""

    MADE = "made"
    CURRENT = "current"
    RENEWED = "renewed"
    HERS = "hers"


def prepare(folder: Path) -> dict[Path, Fate]:
    """Make the copies that are missing in a folder, and bring those up to date that she did not change.

    What she chose stays chosen. Raises OutputError when one cannot be written.
    """
    return {folder / name: _prepare(folder / name, template) for name, template in TEMPLATES.items()}


def new_copies() -> dict[str, str]:
    """Return what new copies hold, by their names."""
    return {name: _marked(_bare_template(template)) for name, template in TEMPLATES.items()}


def prepare_chosen(own: Path, choice: str) -> Fate:
    """Make a report's notebook with the line `choice` in it, or bring it up to date as `prepare` does.

    What she chose in it since stays chosen. Raises OutputError when it cannot be written.
    """
    if own.exists():
        return _prepare(own, NOTEBOOK)
    write_whole({own: _marked(_with_choice(_bare_template(NOTEBOOK), choice))})
    return Fate.MADE


def _bare_template(template: Path) -> dict[str, Any]:
    return bare(template.read_text(encoding="utf-8"))


def _prepare(own: Path, template: Path) -> Fate:
    wanted = _bare_template(template)
    if not own.exists():
        write_whole({own: _marked(wanted)})
        return Fate.MADE
    try:
        text = read_file(own).text()
        hers = bare(text, str(own))
    except InputError:  # too long for a copy of ours, or something else in its place
        return Fate.HERS
    made_from = _made_from(json.loads(text))
    if made_from == _digest(wanted):
        return Fate.CURRENT
    if made_from != _digest(hers):
        return Fate.HERS
    write_whole({own: _marked(_choosing(wanted, hers))})
    return Fate.RENEWED


def _made_from(notebook: Mapping[str, Any]) -> str:
    kept = notebook.get("metadata", {})
    told = kept.get(_OURS) if isinstance(kept, dict) else None
    return str(told.get("template")) if isinstance(told, dict) else ""


def _marked(notebook: dict[str, Any]) -> str:
    """Return the file of a copy, which tells the template that it was made from."""
    metadata = notebook["metadata"] | {_OURS: {"template": _digest(notebook)}}
    return json.dumps(notebook | {"metadata": metadata}, ensure_ascii=False, indent=1) + "\n"


def _digest(notebook: Mapping[str, Any]) -> str:
    """Return by what a notebook is known again, whatever is chosen in it."""
    cells = [[cell["cell_type"], cell["id"], cell["metadata"].get("tags", []),
              "" if _chooses(cell) else cell["source"]] for cell in notebook["cells"]]  # fmt: skip
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _choosing(template: dict[str, Any], hers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the template with what she chose in her copy."""
    chosen = next((cell["source"] for cell in hers["cells"] if _chooses(cell)), None)
    return template if chosen is None else _with_choice(template, chosen)


def _with_choice(template: dict[str, Any], choice: str) -> dict[str, Any]:
    cells = [cell | {"source": choice} if _chooses(cell) else cell for cell in template["cells"]]
    return template | {"cells": cells}


def _chooses(cell: Mapping[str, Any]) -> bool:
    return _CHOICE in cell["metadata"].get("tags", [])
