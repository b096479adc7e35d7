"""What the workbook imports is declared, and what it needs is pinned."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from tests.conftest import ROOT

PROJECT = "township-disclosure-workbook"
OFFERED = ("", "lab", "cluster", "parquet")


def imported() -> set[str]:
    """Return the top-level packages of others that the modules of `kit` import, at whatever place."""
    names: set[str] = set()
    for path in (ROOT / "kit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"kit"}


def needs(name: str, *extras: str) -> Iterator[Requirement]:
    """Yield what an installed distribution needs here, by itself (`""`) or for its extras."""
    for line in requires(name) or ():
        need = Requirement(line)
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras):
            yield need


def closure(*extras: str) -> set[NormalizedName]:
    """Return the names of all that the workbook with some extras leads to, as installed here."""
    queue: list[tuple[str, frozenset[str]]] = [(PROJECT, frozenset(extras))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while queue:
        if (each := queue.pop()) not in seen:
            seen.add(each)
            queue += ((need.name, frozenset({"", *need.extras})) for need in needs(each[0], *each[1]))
    return {canonicalize_name(name) for name, _ in seen} - {canonicalize_name(PROJECT)}


def test_what_is_imported_is_declared() -> None:
    """No module leans on a package that is only there because another one needs it."""
    declared = {canonicalize_name(need.name) for need in needs(PROJECT, *OFFERED)}
    homes = packages_distributions()
    undeclared = {
        name
        for name in imported()
        if not declared & {canonicalize_name(home) for home in homes.get(name, ())}
    }
    assert not undeclared


def test_all_that_is_needed_is_pinned() -> None:
    """Each package of a developer's environment, and so of an analyst's, has one line in constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [canonicalize_name(line.split("==")[0]) for line in lines]
    assert len(pinned) == len(set(pinned))
    assert closure("", "dev") <= set(pinned)


def test_the_measured_rivals_come_only_with_their_extra() -> None:
    """Whoever makes or tests reports gets no ploomber-engine, nor the telemetry that it brings."""
    assert not closure("", "dev") & {"ploomber-engine", "posthog"}
