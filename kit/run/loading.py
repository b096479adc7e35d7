"""Loads what makes reports: papermill, nbformat and all that they bring, which takes a second or more."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kit.run.job import Job, Made


def load_maker() -> Callable[[Job], Made]:
    """Return `make_report.make`, loaded only when a report is to be made."""
    # nbformat loads jsonschema; where JupyterLab is installed, that compiles a grammar of internationalised
    # addresses (2 s at every start) for a format that no notebook's schema has.
    with _without("rfc3987_syntax"):
        from kit.run.make_report import make
    return make


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Let imports of a module fail, as they do where it is not installed."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment] # Python's own way to say that it is not there
    try:
        yield
    finally:
        del sys.modules[name]
