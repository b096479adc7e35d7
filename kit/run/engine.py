"""A papermill engine that executes a notebook in this process, without a kernel: `--engine inprocess`.

Both pages come out as the stock engine makes them. What a notebook changes in the process (environment,
options of libraries) stays changed: who runs several gives each a process of its own.

papermill loads this module when it starts, wherever the kit is installed: from then on it refuses parameter
names that are code, whichever engine is asked for.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from kit.run.shell import NotebookShell, notebook_shell
from kit.run.translator import guard

REPORTS = "reports"
"""The name under which the kit's own process knows the engine for its templates."""

guard()


class InProcessEngine(Engine):
    """Executes the cells in a fresh IPython shell, up to the first that fails.

    As in a kernel, an analyst's notebook imports what lies beside it.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any
    ) -> None:
        """Execute the notebook that `nb_man` holds, in place."""
        with notebook_shell(own_modules=True) as shell:
            for index, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, index)
                done = _run(shell, cell)
                if not done:
                    nb_man.cell_exception(cell, index)
                nb_man.cell_complete(cell, index)
                if not done:
                    break


class ReportEngine(Engine):
    """Executes the kit's own templates, which import from the installation alone; no times are recorded."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **kwargs: Any) -> NotebookNode:
        """Execute a notebook in place and return it."""
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        for cell in code:
            cell.execution_count, cell.outputs = None, []
        with notebook_shell(own_modules=False) as shell:
            for cell in code:
                if not _run(shell, cell):
                    cell.metadata.papermill = {"exception": True}  # as papermill's own engines tell it
                    break
        return nb


def register_engine() -> str:
    """Make papermill know the engine of reports in this process; return its name."""
    papermill_engines.register(REPORTS, ReportEngine)
    return REPORTS


def _run(shell: NotebookShell, cell: NotebookNode) -> bool:
    """Run a cell as the stock engine would; return whether the next one may run."""
    tags = cell.metadata.get("tags", [])
    if cell.cell_type != "code" or not cell.source.strip() or "skip-execution" in tags:
        return True
    return shell.run(cell) or "raises-exception" in tags
