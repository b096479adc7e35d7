"""The township disclosure-report workbook: the verbs that its notebooks use, loaded when first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_VERBS = {
    "load_report": "kit.workbook",
    "summary": "kit.page",
    "heading": "kit.page",
    "section": "kit.page",
    "table": "kit.page",
    "findings": "kit.page",
    "gate": "kit.page",
    "frames": "kit.tables",
    "read_report": "kit.parameters",
    "confront": "kit.check",
    "load": "kit.explore",
    "load_county": "kit.county",
}

__all__ = sorted(_VERBS)


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        return getattr(import_module(_VERBS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
