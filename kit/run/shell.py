"""A fresh IPython shell in this process that runs a notebook's cells and records what they show.

execnb's CaptureShell does much the same, but runs cells in a thread of its own, which no process may
have that forks, and gives what a cell prints, displays and returns apart from one another, their order lost.
"""

from __future__ import annotations

import ast
import builtins
import getpass
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.getipython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from traitlets import Type
from traitlets.config import Config

from kit.run.cell_record import Record, Stream

# History is a SQLite file and a thread that writes it: neither may be open when a process forks.
_SETTINGS = Config(HistoryManager={"enabled": False})


class _Publisher(DisplayPublisher):
    def publish(
        self,
        data: Mapping[str, Any],
        metadata: Mapping[str, Any] | None = None,
        *args: object,
        transient: Mapping[str, Any] | None = None,
        update: bool = False,
        **kwargs: object,
    ) -> None:
        show = self.shell.record.update if update else self.shell.record.display
        show(data, metadata or {}, (transient or {}).get("display_id", ""))

    def clear_output(self, wait: bool = False) -> None:
        self.shell.record.clear(wait=wait)


class _Results(DisplayHook):
    def write_output_prompt(self) -> None:
        """Print none: the notebook has it."""

    def write_format_data(
        self, format_dict: Mapping[str, Any], md_dict: Mapping[str, Any] | None = None
    ) -> None:
        self.shell.record.result(format_dict, md_dict or {}, self.prompt_count)

    def log_output(self, format_dict: Mapping[str, Any]) -> None:
        """Log none: there is no history."""

    def finish_displayhook(self) -> None:
        """Print no blank line after it."""


class _Compiler(CachingCompiler):
    """Takes a cell apart once, though IPython asks for it again after the shell has looked for magics."""

    def __init__(self) -> None:
        super().__init__()
        self._parsed: dict[str, ast.Module] = {}

    def keep(self, source: str) -> None:
        """Take a cell apart for `ast_parse`. Raises SyntaxError, ValueError."""
        self._parsed = {source: ast.parse(source)}

    def ast_parse(self, source: str, filename: str = "<unknown>", symbol: str = "exec") -> ast.AST:
        return self._parsed.pop(source, None) or super().ast_parse(source, filename, symbol)


class NotebookShell(InteractiveShell):
    """Runs cells as Jupyter's kernel does; what they show goes to a Record."""

    compiler_class = Type(_Compiler)
    displayhook_class = Type(_Results)
    display_pub_class = Type(_Publisher)

    def __init__(self, **settings: Any) -> None:
        self.record = Record()
        super().__init__(**settings)

    def run(self, cell: NotebookNode) -> bool:
        """Run a code cell, filling in its outputs and number; return whether it ran without an exception.

        Raises KeyboardInterrupt when somebody interrupts it.
        """
        cell.outputs = []
        self.record.begin(cell.outputs)
        cell.execution_count = self.execution_count
        result = self.run_cell(cell.source, store_history=True)
        failed = result.error_before_exec or result.error_in_exec
        if isinstance(failed, KeyboardInterrupt):
            raise failed
        return failed is None

    def transform_cell(self, raw_cell: str) -> str:
        """Return a cell as Python. Lines that are Python as they stand hold no magic to translate.

        IPython would take every line apart several times; a single one may still be a magic by its name.
        """
        if "\n" in raw_cell:
            whole = raw_cell if raw_cell.endswith("\n") else f"{raw_cell}\n"
            with suppress(SyntaxError, ValueError):
                self.compile.keep(whole)
                return whole
        return str(super().transform_cell(raw_cell))

    def should_run_async(self, raw_cell: str, *, transformed_cell: str, **settings: Any) -> bool:
        """Return whether a cell awaits something. To see it IPython compiles the cell, whatever it says."""
        may = "await" in transformed_cell or "async" in transformed_cell
        return may and super().should_run_async(raw_cell, transformed_cell=transformed_cell, **settings)

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.record.error(etype.__name__, str(evalue), stb)


_ready: list[NotebookShell] = []


def prepare_shell() -> None:
    """Build the shell of the next notebook now, for a process that is about to fork."""
    _ready.append(NotebookShell(config=_SETTINGS))


def _make_current(shell: InteractiveShell) -> None:
    """Make a shell the one that `get_ipython` and `display` find."""
    type(shell).clear_instance()
    for each in type(shell)._walk_mro():
        each._instance = shell


@contextmanager
def notebook_shell(*, own_modules: bool) -> Iterator[NotebookShell]:
    """Give a fresh shell while standard output and error are its own and nobody can be asked for input.

    With `own_modules` it imports from the working folder before anything else, as a kernel does.
    """
    outer = get_ipython()
    kept = sys.stdout, sys.stderr, builtins.input, getpass.getpass, sys.path.copy()
    shell = _ready.pop() if _ready else NotebookShell(config=_SETTINGS)
    _make_current(shell)
    try:
        sys.stdout, sys.stderr = Stream("stdout", shell.record), Stream("stderr", shell.record)
        builtins.input = getpass.getpass = _refuse_input
        if own_modules:
            sys.path.insert(0, "")
        yield shell
    finally:
        sys.stdout, sys.stderr, builtins.input, getpass.getpass, sys.path[:] = kept
        shell.restore_sys_module_state()
        NotebookShell.clear_instance()
        if outer is not None:
            _make_current(outer)


def _refuse_input(*args: object, **kwargs: object) -> NoReturn:
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")
