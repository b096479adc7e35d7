"""A papermill translator that injects parameters as people can read them: Chinese kept, one key a line."""

from __future__ import annotations

from collections.abc import Mapping
from pprint import pformat
from typing import Any

from papermill.translators import PythonTranslator, papermill_translators

WIDTH = 110


class ReadableTranslator(PythonTranslator):
    """Writes parameters as Python literals; papermill's own escapes every Chinese character."""

    @classmethod
    def codify(cls, parameters: Mapping[str, Any], comment: str = "Parameters") -> str:
        """Return the source of the injected cell."""
        lines = [
            f"{name} = {pformat(value, width=WIDTH, sort_dicts=False)}" for name, value in parameters.items()
        ]
        return "\n".join((cls.comment(comment), *lines, ""))


def register() -> None:
    """Make papermill use this translator for Python notebooks, in this process."""
    papermill_translators.register("python", ReadableTranslator)
