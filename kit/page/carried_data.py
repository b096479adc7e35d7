"""What a published report carries of itself for programs: on the page as a data block, in a PDF as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

DATA_FILE = "report.json"
"""What the file is called that a PDF carries."""


def carried_data(public: Mapping[str, Any]) -> str:
    """Return a report's public parameters as JSON, sorted as nbformat sorts what has been through a file.

    Nothing in it ends the element of a page that it stands in.
    """
    return json.dumps(public, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def parameters_in(carried: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the parameters that a published report carries, None when it carries none for certain."""
    if len(carried) != 1:
        return None
    try:
        found = json.loads(carried[0])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("figures"), dict) else None
