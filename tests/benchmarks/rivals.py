"""The other ways to make the same pages from the same files, each as users of the stock tools write it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.conftest import ROOT

NOTEBOOK = ROOT / "notebooks" / "annual_report.ipynb"


def commands(files: Sequence[Path], folder: Path) -> None:
    """(a) The papermill and nbconvert commands, one after the other for each file."""
    for number, file in enumerate(files):
        executed = folder / f"{number}.ipynb"
        _run("papermill", "--no-progress-bar", NOTEBOOK, executed, "-f", file)
        _run("nbconvert", "--to", "html", executed)


def stock(files: Sequence[Path], folder: Path, engine: str | None = None) -> None:
    """(b) papermill's and nbconvert's Python interfaces in one process; (c) with another engine."""
    import papermill
    from nbconvert.exporters import HTMLExporter
    from papermill.iorw import read_yaml_file

    for file in files:
        nb = papermill.execute_notebook(
            str(NOTEBOOK),
            str(folder / f"{file.parent.name}-{file.stem}.ipynb"),
            parameters=read_yaml_file(str(file)),
            engine_name=engine,
            progress_bar=False,
        )
        html, _ = HTMLExporter().from_notebook_node(nb)
        (folder / f"{file.parent.name}-{file.stem}.html").write_text(html, encoding="utf-8")


def embedded(files: Sequence[Path], folder: Path) -> None:
    """(c) ploomber-engine, which executes in the process, and nbconvert's HTML exporter."""
    stock(files, folder, "embedded")


def two_processes(files: Sequence[Path], folder: Path) -> None:
    """(d) (b) in two processes."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(stock, (files[0::2], files[1::2]), (folder, folder)))


def ours(files: Sequence[Path], folder: Path) -> None:
    """`kit batch` of the folder that the files are in, from a cold start."""
    _run("kit", "batch", files[0].parents[2], "-o", folder)


def _run(*command: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
