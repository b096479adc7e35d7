"""Makes one report: validates the parameters, executes the notebook, exports both pages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from kit.check import confront
from kit.errors import NotebookError
from kit.export import GATE_ERROR, PublicPage, ReviewPage
from kit.files import write_whole
from kit.finding import Findings
from kit.parameters import read_report
from kit.report import Report
from kit.translator import register

PARAMETERS = "parameters"
"""The folder whose inner folders tell a report's county and township."""

_PACKAGED = Path(__file__).parent / "notebooks" / "annual_report.ipynb"
_CHECKOUT = Path(__file__).parents[1] / "notebooks" / "annual_report.ipynb"


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: its findings, and where its pages and executed notebook lie."""

    findings: Findings
    page: Path
    review: Path
    notebook: Path


def run_report(parameters_file: Path, outputs: Path) -> Made:
    """Make the report of a parameters file: `<township>.html`, `.review.html` and `.ipynb`.

    The page is made, marked as a draft, even while an error-severity finding stands.
    Raises InputError for unusable parameters, NotebookError when the notebook breaks, OutputError when
    a place cannot be written. Nothing is written unless everything could be made.
    """
    report = read_report(parameters_file)
    findings = confront(report)
    executed = tidy(_execute(_parameters(report)))
    public, _ = PublicPage().from_notebook_node(executed)
    review, _ = ReviewPage().from_notebook_node(executed)
    stem = output_stem(parameters_file, outputs)
    made = Made(
        findings, *(stem.with_name(stem.name + suffix) for suffix in (".html", ".review.html", ".ipynb"))
    )
    write_whole(made.notebook, nbformat.writes(executed) + "\n")
    write_whole(made.review, review)
    write_whole(made.page, public)
    return made


def output_stem(parameters_file: Path, outputs: Path) -> Path:
    """Return where a report's outputs go, less the suffix.

    `parameters/<county>/<township>/<year>.yaml` lands in `<outputs>/<county>/<year>/<township>`; a file
    that lies elsewhere lands in `<outputs>` by its stem.
    """
    parts = parameters_file.resolve().parts
    if len(parts) >= 4 and parts[-4] == PARAMETERS:
        return outputs / parts[-3] / parameters_file.stem / parts[-2]
    return outputs / parameters_file.stem


def tidy(nb: NotebookNode) -> NotebookNode:
    """Take times, paths, versions and random ids out of an executed notebook, in place, and return it."""
    nb.cells = [cell for cell in nb.cells if "papermill-error-cell-tag" not in cell.metadata.get("tags", [])]
    nb.metadata.pop("papermill", None)
    nb.metadata.language_info = {"name": "python"}
    for cell in nb.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return nb


def _parameters(report: Report) -> dict[str, Any]:
    """Return the file's own values by name, and last year's as `previous`."""
    given = {name: value for name, value in report.document.value.items() if value is not None}
    return given | ({"previous": report.last.document.value} if report.last else {})


def _execute(parameters: Mapping[str, Any]) -> NotebookNode:
    register()
    with TemporaryDirectory(prefix="kit-") as folder:
        executed = Path(folder) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                _PACKAGED if _PACKAGED.exists() else _CHECKOUT,
                executed,
                parameters=parameters,
                progress_bar=False,
                config=_transport(folder),
            )
        except PapermillExecutionError as error:
            if error.ename != GATE_ERROR:
                raise NotebookError(
                    f"笔记本第 {error.cell_index + 1} 格出错：{error.ename}：{error.evalue}"
                ) from None
        return nbformat.read(executed, as_version=4)


def _transport(folder: str) -> Config:
    # Sockets in a folder of our own: no TCP port can be taken by another kernel or listened in on.
    return (
        Config() if os.name == "nt" else Config(KernelManager={"transport": "ipc", "ip": f"{folder}/kernel"})
    )
