"""Translators of parameters into the source of a papermill cell: one that lets in no code, one to be read.

Papermill writes a name into the cell as it stands, so that a key of a YAML file could be any code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from keyword import iskeyword
from typing import Any

from click import ClickException
from papermill.translators import PythonTranslator, papermill_translators

from kit.base.errors import KitError
from kit.base.strings import quoted

WIDTH = 110


class ParameterNameError(KitError, ClickException):
    """A parameter whose name is no Python name; papermill's command line tells it in one sentence."""


class GuardedTranslator(PythonTranslator):
    """papermill's own translator for Python, less the names that are no names."""

    @classmethod
    def codify(cls, parameters: Mapping[str, Any], comment: str = "Parameters") -> str:
        """Return the source of the injected cell. Raises ParameterNameError for a name that is none."""
        _refuse_code(parameters)
        return str(super().codify(parameters, comment))


class ReadableTranslator(GuardedTranslator):
    """Writes parameters as Python literals; papermill's own escapes every Chinese character."""

    @classmethod
    def codify(cls, parameters: Mapping[str, Any], comment: str = "Parameters") -> str:
        """Return the source of the injected cell. Raises ParameterNameError for a name that is none."""
        _refuse_code(parameters)
        lines = [f"{name} = {_literal(value)}" for name, value in parameters.items()]
        return "\n".join((cls.comment(comment), *lines, ""))


def guard() -> None:
    """Make papermill refuse names that are no names for Python notebooks, in this process."""
    papermill_translators.register("python", GuardedTranslator)


def register() -> None:
    """Make papermill use the readable translator for Python notebooks, in this process."""
    papermill_translators.register("python", ReadableTranslator)


def _refuse_code(names: Iterable[object]) -> None:
    for name in names:
        if not (isinstance(name, str) and name.isidentifier()) or iskeyword(name):
            what = f"参数名{quoted(name)}不是名称，可能藏着程序，没有运行"
            raise ParameterNameError(f"{what}。请核对数据文件里的键。")


def _literal(value: object, indent: int = 0) -> str:
    """Return a value as Python writes it, what is longer than a line with one part a line."""
    line = repr(value)
    if len(line) + indent <= WIDTH or not isinstance(value, dict | list):
        return line
    deeper = indent + 4
    if isinstance(value, dict):
        parts = [f"{key!r}: {_literal(part, deeper)}" for key, part in value.items()]
    else:
        parts = [_literal(part, deeper) for part in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join((opening, *(f"{' ' * deeper}{part}," for part in parts), f"{' ' * indent}{closing}"))
