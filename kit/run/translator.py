"""A papermill translator that injects parameters as people can read them: Chinese kept, one key a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from papermill.translators import PythonTranslator, papermill_translators

WIDTH = 110


class ReadableTranslator(PythonTranslator):
    """Writes parameters as Python literals; papermill's own escapes every Chinese character."""

    @classmethod
    def codify(cls, parameters: Mapping[str, Any], comment: str = "Parameters") -> str:
        """Return the source of the injected cell."""
        lines = [f"{name} = {_literal(value)}" for name, value in parameters.items()]
        return "\n".join((cls.comment(comment), *lines, ""))


def register() -> None:
    """Make papermill use this translator for Python notebooks, in this process."""
    papermill_translators.register("python", ReadableTranslator)


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
