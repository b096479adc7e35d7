"""The township disclosure-report workbook: the verbs that its notebooks use, loaded when first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_VERBS = {
    "load_report": "kit.report.notebook_input",
    "given": "kit.report.notebook_input",
    "summary": "kit.page.verbs",
    "heading": "kit.page.verbs",
    "section": "kit.page.verbs",
    "sections": "kit.page.verbs",
    "findings": "kit.page.verbs",
    "gate": "kit.page.verbs",
    "frames": "kit.analysis.frames",
    "read_report": "kit.report.parameters",
    "confront": "kit.checks.confront",
    "load": "kit.analysis.explore",
    "start": "kit.analysis.choices",
    "open": "kit.analysis.at_work.opening:open_report",
    "load_county": "kit.county.county_year",
    "county_given": "kit.county.page.county_input",
    "start_county": "kit.analysis.county_choices",
    "unit_notebooks": "kit.analysis.unit_notebooks",
}
_MODULES = {"county_page": "kit.county.page.county_verbs", "plot": "kit.analysis.pictures.plot"}

__all__ = sorted((*_VERBS, *_MODULES))


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        module, _, function = _VERBS[name].partition(":")
        return getattr(import_module(module), function or name)
    if name in _MODULES:
        return import_module(_MODULES[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
