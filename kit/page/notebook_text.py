"""Writes a notebook as nbformat does, byte for byte, in less time.

Python's writer of indented JSON goes through every value in steps of its own, and nbformat copies the whole
notebook first. Here only what nbformat changes is copied, and strings are joined as they are.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient

_VERSION = 4
_of_other = json.JSONEncoder(ensure_ascii=False).encode


def notebook_text(nb: NotebookNode) -> str:
    """Return what `nbformat.writes` returns for a notebook of version 4; of another it is asked itself."""
    if nb.get("nbformat") != _VERSION:
        return str(nbformat.writes(nb))
    return _written(strip_transient(split_lines(_copied(nb))), "\n")


def _copied(nb: NotebookNode) -> NotebookNode:
    """Return a copy, as deep as nbformat changes it for writing."""
    copied = NotebookNode(nb)
    copied.metadata = NotebookNode(nb.metadata)
    copied.cells = [_cell(cell) for cell in nb.cells]
    return copied


def _cell(cell: NotebookNode) -> NotebookNode:
    copied = NotebookNode(cell)
    copied.metadata = NotebookNode(cell.metadata)
    if "attachments" in cell:
        copied.attachments = NotebookNode({k: NotebookNode(each) for k, each in cell.attachments.items()})
    if "outputs" in cell:
        copied.outputs = [_output(each) for each in cell.outputs]
    return copied


def _output(output: NotebookNode) -> NotebookNode:
    copied = NotebookNode(output)
    if "data" in output:
        copied.data = NotebookNode(output.data)
    return copied


def _written(value: Any, end: str) -> str:
    """Return a value as JSON; `end` is the line end before its closing bracket, with the indent there."""
    if isinstance(value, str):
        return encode_basestring(value)
    line = f"{end} "
    if value and isinstance(value, dict):
        items = [f"{encode_basestring(name)}: {_written(each, line)}" for name, each in sorted(value.items())]
        return f"{{{line}{f',{line}'.join(items)}{end}}}"
    if value and isinstance(value, list | tuple):
        parts = [encode_basestring(each) if isinstance(each, str) else _written(each, line) for each in value]
        return f"[{line}{f',{line}'.join(parts)}{end}]"
    return _of_other(value)  # a number, True, None, or empty
