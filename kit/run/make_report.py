"""Makes one report: validates the parameters, executes the notebook, exports both pages."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from kit.base.errors import KitError, NotebookError
from kit.checks.report_outcome import Outcome
from kit.page.exporters import GATE_ERROR, PublicPage, ReviewPage, outcome_in
from kit.page.notebook_text import notebook_text
from kit.report.narrative import render
from kit.report.notebook_input import SETTLED
from kit.report.parameters import report_of
from kit.report.report import Report
from kit.run.engine import register_engine
from kit.run.job import PDF, SUFFIXES, Engine, Job, Made
from kit.run.kernel import last_words, settings
from kit.run.template import NOTEBOOK
from kit.run.translator import register

# What papermill and nbclient would log of a failure is in the sentence that we raise for it.
logging.getLogger("papermill").addHandler(logging.NullHandler())


def make(job: Job) -> Made:
    """Make a report.

    The pages are made, marked as a draft, even while an error-severity finding stands, and when a PDF that is
    asked for cannot be.
    Raises InputError for unusable parameters, NotebookError when the notebook breaks.
    """
    report = report_of(job.this, job.beside)
    render(report)  # raises for a look-up that names nothing, while file and line are known
    try:
        template = nbformat.reads(job.template, as_version=4) if job.template else NOTEBOOK
        nb = executed(template, _parameters(report, job.site), job.engine)
        pages = [exporter.from_notebook_node(nb)[0] for exporter in _exporters()]
        told = outcome_in(nb)
    except NotebookError as error:
        raise NotebookError(f"{job.this.name}：{error}") from None
    texts = (*pages, notebook_text(nb) + "\n")
    contents = {suffix: text.encode() for suffix, text in zip(SUFFIXES, texts, strict=True)}
    without_pdf = ""
    if job.pdf:
        from kit.office.pdf.pdf_file import write_pdf  # most reports are made without

        try:
            contents[PDF] = write_pdf(report)
        except KitError as error:
            without_pdf = str(error)
    return Made(Outcome.from_json(told), contents, without_pdf=without_pdf)


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


@cache
def _exporters() -> tuple[PublicPage, ReviewPage]:
    """Return the exporters, whose templates are compiled once."""
    return PublicPage(), ReviewPage()


def _parameters(report: Report, site: str) -> dict[str, Any]:
    """Return the file's own values by name, last year's, the county's word."""
    given = {name: value for name, value in report.document.value.items() if value is not None}
    given |= {"previous": report.last.document.value} if report.last else {}
    given |= {SETTLED: [asdict(each) for each in report.settled]} if report.settled else {}
    return given | ({"site": json.loads(site)} if site else {})


def executed(notebook: Path | NotebookNode, parameters: Mapping[str, Any], engine: Engine) -> NotebookNode:
    """Return a notebook executed by papermill, without what differs from one run to another.

    In the steps of its `execute_notebook`, which gives none when a cell fails and writes it on the way.
    Raises NotebookError when it breaks anywhere but at its gate.
    """
    register()
    if engine == "inprocess":
        return tidy(_executed(notebook, parameters, register_engine(), None))
    with TemporaryDirectory(prefix="kit-", ignore_cleanup_errors=True) as folder:
        return tidy(_executed(notebook, parameters, None, Path(folder)))


def _executed(
    notebook: Path | NotebookNode, parameters: Mapping[str, Any], engine: str | None, folder: Path | None
) -> NotebookNode:
    """Return a notebook executed by an engine; a kernel keeps its sockets and log in a folder."""
    try:
        source = str(notebook) if isinstance(notebook, Path) else notebook
        nb = parameterize_notebook(load_notebook_node(source), parameters, engine_name=engine)
        papermill_engines.execute_notebook_with_engine(
            engine,
            nb,
            papermill_engines.nb_kernel_name(engine, nb),
            progress_bar=False,
            **({"config": settings(folder)} if folder else {}),
        )
        raise_for_execution_errors(nb, None)
    except PapermillExecutionError as error:
        if error.ename != GATE_ERROR:
            place = f"笔记本第 {error.cell_index + 1} 格出错"
            raise NotebookError(f"{place}：{error.ename}：{error.evalue}") from None
    except Exception as error:  # whatever keeps a kernel from running: dead, missing, no room for it
        said = (last_words(folder) if folder else "") or str(error)
        raise NotebookError(f"笔记本运行不起来：{type(error).__name__}：{said}") from error
    return nb
