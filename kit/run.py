"""Makes one report: validates the parameters, executes the notebook, exports both pages."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from kit.check import confront
from kit.errors import NotebookError
from kit.export import GATE_ERROR, PublicPage, ReviewPage
from kit.files import write_whole
from kit.finding import Findings
from kit.kernel import last_words, settings
from kit.outputs import output_of
from kit.parameters import read_report
from kit.report import Report
from kit.translator import register

# What papermill and nbclient would log of a failure is in the sentence that we raise for it.
logging.getLogger("papermill").addHandler(logging.NullHandler())

_PACKAGED = Path(__file__).parent / "notebooks" / "annual_report.ipynb"
_CHECKOUT = Path(__file__).parents[1] / "notebooks" / "annual_report.ipynb"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a report's public page, review page and executed notebook go."""

    page: Path
    review: Path
    notebook: Path


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: what the check found, and where its files lie."""

    findings: Findings
    places: Places


def run_report(parameters_file: Path, outputs: Path) -> Made:
    """Make the report of a parameters file: `<township>.html`, `.review.html` and `.ipynb`.

    The page is made, marked as a draft, even while an error-severity finding stands.
    Raises InputError for unusable parameters, NotebookError when the notebook breaks, OutputError when
    a place cannot be written. Before everything is made, no place is touched.
    """
    report = read_report(parameters_file)
    findings = confront(report)
    try:
        executed = tidy(_execute(_parameters(report)))
        public, _ = PublicPage().from_notebook_node(executed)
        review, _ = ReviewPage().from_notebook_node(executed)
    except NotebookError as error:
        raise NotebookError(f"{parameters_file}：{error}") from None
    places = places_of(parameters_file, outputs)
    write_whole(
        {places.notebook: nbformat.writes(executed) + "\n", places.review: review, places.page: public}
    )
    return Made(findings, places)


def places_of(parameters_file: Path, outputs: Path) -> Places:
    """Return where a report's files go."""
    return Places(
        *(output_of(parameters_file, outputs, kind) for kind in (".html", ".review.html", ".ipynb"))
    )


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
    template = nbformat.read(_PACKAGED if _PACKAGED.exists() else _CHECKOUT, as_version=4)
    with TemporaryDirectory(prefix="kit-", ignore_cleanup_errors=True) as folder:
        executed = Path(folder) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                template,
                str(executed).replace("{", "{{").replace("}", "}}"),  # papermill formats the path
                parameters=parameters,
                progress_bar=False,
                config=settings(Path(folder)),
            )
        except PapermillExecutionError as error:
            if error.ename != GATE_ERROR:
                place = f"笔记本第 {error.cell_index + 1} 格出错"
                raise NotebookError(f"{place}：{error.ename}：{error.evalue}") from None
        except Exception as error:  # whatever keeps a kernel from running: dead, missing, no room for it
            said = last_words(Path(folder)) or str(error)
            raise NotebookError(f"笔记本运行不起来：{type(error).__name__}：{said}") from error
        return nbformat.read(executed, as_version=4)
