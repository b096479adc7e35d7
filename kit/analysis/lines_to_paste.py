"""Lines of Python to paste into a notebook: a name in them is a string, whatever stands in it."""

from __future__ import annotations

import json


def assigned(names: str, *values: str | int) -> str:
    """Return the line that gives `names` these values; what could end a string is escaped in it."""
    return f"{names} = {', '.join(_literal(value) for value in values)}"


def _literal(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=not value.isprintable())
