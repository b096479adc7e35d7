"""What a county's notebook is given: the county and the year among its names, nothing of an earlier run."""

from __future__ import annotations

import inspect
from collections.abc import MutableMapping
from typing import Any

from kit.county.county_year import load_county
from kit.report.notebook_input import take_away, taken

VIEW = "view"
"""What the notebook calls the county's year that its pieces show."""


def county_given(namespace: MutableMapping[str, Any]) -> dict[str, Any]:
    """Return what `load_county` takes among a notebook's names; the view of before is taken away first."""
    return taken(namespace, VIEW, _names())


def clear_county(namespace: MutableMapping[str, Any]) -> None:
    """Take the view and all parameters of an earlier run away."""
    take_away(namespace, VIEW, _names())


def _names() -> list[str]:
    return list(inspect.signature(load_county).parameters)
