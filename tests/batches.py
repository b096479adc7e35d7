"""Folders to batch-run: townships that differ in name only, and a notebook that misbehaves for some of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import nbformat

from tests.conftest import ROOT, SEED, run_kit

TEXT = SEED.read_text(encoding="utf-8").replace("安皋镇", "TOWNSHIP")
NOTEBOOK = ROOT / "notebooks" / "annual_report.ipynb"
SUFFIXES = (".html", ".review.html", ".ipynb")


def write_report(root: Path, township: str, year: int = 2024, text: str = TEXT) -> Path:
    """Write a township's parameters file below `root`/parameters/jia, and return its path."""
    path = root / "parameters" / "jia" / township / f"{year}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        text.replace("TOWNSHIP", township).replace("year: 2024", f"year: {year}"), encoding="utf-8"
    )
    return path


def batch(root: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """Run `kit batch` in a folder until it ends."""
    return run_kit("batch", *options, cwd=root)


def outputs(root: Path) -> dict[str, bytes]:
    """Return every file in the outputs folder by its path there, but for the ledger."""
    folder = root / "outputs"
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".ledger"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def times(root: Path) -> dict[str, int]:
    """Return when each page and notebook was written."""
    found = (
        path
        for path in (root / "outputs").rglob("*")
        if path.name.endswith(SUFFIXES) and path.stem != "index"
    )
    return {path.name: path.stat().st_mtime_ns for path in found}


def changed(root: Path, *options: object) -> set[str]:
    """Run the batch again; return what was written anew, by county-year and township."""
    before = {path: path.stat().st_mtime_ns for path in (root / "outputs").rglob("*.ipynb")}
    assert batch(root, *options).returncode in (0, 1)
    return {
        f"{path.stem} {path.parent.name}"
        for path in (root / "outputs").rglob("*.ipynb")
        if before.get(path) != path.stat().st_mtime_ns
    }


def misbehave(root: Path, cases: Mapping[str, Iterable[str]]) -> None:
    """Give a folder a copy of the project whose notebook runs lines of Python for the townships named."""
    shutil.copytree(ROOT / "kit", root / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    nb = nbformat.read(NOTEBOOK, as_version=4)
    cell = next(cell for cell in nb.cells if cell.id == "sections")
    lines = ["import os, sys, time"]
    for township, code in cases.items():
        lines += [f"if report.township == {township!r}:", *(f"    {line}" for line in code)]
    cell.source = "\n".join((*lines, cell.source))
    nbformat.write(nb, root / "kit" / "notebooks" / NOTEBOOK.name)
