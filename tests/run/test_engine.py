"""The engine that executes in this process makes the pages that the stock kernel makes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from kit.base.files import File
from kit.form.editions import editions
from kit.report.beside import ALONE, Beside
from kit.report.draft import draft
from kit.report.parameters import read_report
from kit.run.job import Engine, Job
from kit.run.make_report import make
from tests.conftest import SEED

TEXT = SEED.read_text(encoding="utf-8")
REPORTS = {
    "seed": (TEXT, None),
    "an error": (TEXT.replace("received: {natural: 0", "received: {natural: 1"), None),
    "last year's file": (TEXT, TEXT.replace("year: 2024", "year: 2023").replace("carried_out: {natural: 0", "carried_out: {natural: 2")),
    **{
        f"an empty one of {edition}": (draft(form, form.first_year, read_report(SEED)), None)
        for edition, form in editions().items()
    },
}  # fmt: skip


def job(name: str, engine: Engine) -> Job:
    """Return a report of REPORTS to make."""
    this, last = REPORTS[name]
    beside = Beside((File("上年", last.encode()),)) if last else ALONE
    return Job(File("这一份", this.encode()), beside, engine)


@pytest.mark.parametrize("name", REPORTS)
def test_pages_and_notebook_are_the_stock_kernels(name: str) -> None:
    """Byte for byte, in both editions, with errors and without."""
    ours, stock = make(job(name, "inprocess")), make(job(name, "kernel"))
    assert ours.contents == stock.contents
    assert ours.outcome == stock.outcome


def execute(engine: str, folder: Path, cells: list[NotebookNode]) -> NotebookNode:
    """Execute cells with papermill's command line and an engine; return the executed notebook."""
    nb = new_notebook(cells=cells)
    nb.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    nbformat.write(nb, folder / "in.ipynb")
    command = [sys.executable, "-m", "papermill", "in.ipynb", "out.ipynb", "--engine", engine]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return nbformat.read(folder / "out.ipynb", as_version=4)


def shown(cell: NotebookNode) -> list[dict[str, object]]:
    """Return what a cell shows, less what the process is called in: tracebacks."""
    for output in cell.outputs:
        output.pop("traceback", None)
        if output.get("ename") == "SyntaxError":
            output.evalue = output.evalue.partition(" (")[0]  # the name of the cell follows
    return [dict(output) for output in cell.outputs]


CELLS = {
    "streams": "import sys\nfrom IPython.display import HTML, display\nprint('a')\ndisplay(HTML('<b>b</b>'))\nprint('c')\n'd'",
    "metadata": "display({'text/plain': 'x'}, raw=True, metadata={'a': 1})",
    "displayed": "handle = display('first', display_id=True)",
    "updated": "handle.update('second')",
    "cleared": "from IPython.display import clear_output\nprint('a')\nclear_output()\nprint('b')",
    "cleared-late": "print('a')\nclear_output(wait=True)\nprint('b')",
    "frame": "import pandas as pd\npd.DataFrame({'甲': [1, None]}, dtype='Int64')",
    "image": "from IPython.display import Image\nImage(data=b'\\x89PNG\\r\\n\\x1a\\n' + b'0' * 40, format='png')",
    "exception": "1 / 0",
    "syntax-error": "def",
    "input": "input('?')",
    "magic": "%precision 3\n!echo hello",
    "await": "import asyncio\nawait asyncio.sleep(0)\n'woken'",
    "name": "__name__",
    "empty": " ",
}  # fmt: skip


@pytest.mark.slow
def test_what_cells_show_is_what_the_stock_kernel_shows(tmp_path: Path) -> None:
    """`papermill --engine inprocess` gives the outputs of the stock engine, in the same order."""
    cells = [new_code_cell(source, id=name) for name, source in CELLS.items()]
    for cell in cells:
        cell.metadata.tags = ["raises-exception"]
    ours, stock = (
        {
            cell.id: (cell.execution_count, shown(cell))
            for cell in execute(engine, tmp_path, cells).cells
            if cell.cell_type == "code"  # papermill puts a note before what failed
        }
        for engine in ("inprocess", "nbclient")
    )
    assert ours == stock
    assert all(outputs for name, (_, outputs) in ours.items() if name not in ("updated", "empty"))


@pytest.mark.slow
@pytest.mark.parametrize("source", ["1 / 0", "import sys\nsys.exit(0)"])
def test_nothing_runs_after_a_cell_that_fails_or_leaves(tmp_path: Path, source: str) -> None:
    """As with the stock engine; papermill takes `sys.exit(0)` for a clean end all the same."""
    nb = execute("inprocess", tmp_path, [new_code_cell(source), new_code_cell("print('not reached')")])
    assert nb.cells[-1].execution_count is None
    assert nb.cells[-1].outputs == []


def test_a_notebook_inside_a_notebook_leaves_the_outer_one_alone() -> None:
    """Executed from a running shell, the engine gives the shell back, and standard output with it."""
    from kit.run.shell import notebook_shell

    with notebook_shell(own_modules=True) as outer:
        nb = new_notebook(cells=[new_code_cell("print('inner')")])
        nb.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python 3"}
        cell = new_code_cell(
            "papermill.execute_notebook(nb, None, engine_name='inprocess', progress_bar=False)\nprint('outer')"
        )
        outer.push({"papermill": papermill, "nb": nb})
        assert outer.run(cell)
        assert cell.outputs[-1].text == "outer\n"
    assert sys.stdout.__class__.__module__ != "kit.run.cell_record"


def test_executing_starts_no_thread_and_opens_no_history() -> None:
    """Neither may be there when a process forks."""
    code = (
        "import threading; from kit.run.loading import load_maker; from kit.run.job import Job; from kit.base.files import File\n"
        f"load_maker()(Job(File('', {TEXT.encode()!r})))\nprint(threading.active_count())"
    )
    home = {"IPYTHONDIR": os.devnull}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | home
    )
    assert done.stdout == "1\n"
