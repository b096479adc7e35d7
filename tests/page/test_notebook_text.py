"""Notebooks are written as nbformat writes them, byte for byte, and are not changed by it."""

from __future__ import annotations

import copy
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from kit.page.notebook_text import notebook_text
from tests.conftest import ROOT

TEXTS = st.text() | st.text(st.sampled_from('a\n\r\x0b\x0c\x1c\x85\u2028"\\/\x00\x1b\x7f\ud800😀字'))
NUMBERS = st.integers() | st.integers(2**63, 2**80) | st.floats()
KNOWN = ("tags", "name", "format", "kernelspec", "language_info", "jupyter", "authors", "title")
VALUES = st.recursive(
    TEXTS | NUMBERS | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
MIMES = st.sampled_from(["text/plain", "text/html", "image/png", "image/svg+xml", "application/javascript"])
DATA = st.dictionaries(MIMES, TEXTS) | st.dictionaries(st.just("application/json"), VALUES)
METADATA = st.dictionaries(TEXTS.filter(lambda text: text not in KNOWN), VALUES)
TRANSIENT = st.sampled_from([{}, {"orig_nbformat": 3, "signature": "一"}])


@st.composite
def outputs(draw: st.DrawFn) -> NotebookNode:
    """Return an output of any kind."""
    kind = draw(st.sampled_from(["display_data", "execute_result", "stream", "error"]))
    if kind == "stream":
        return new_output(kind, text=draw(TEXTS))
    if kind == "error":
        return new_output(kind, ename=draw(TEXTS), evalue=draw(TEXTS), traceback=draw(st.lists(TEXTS)))
    return new_output(kind, data=draw(DATA), metadata=draw(METADATA))


@st.composite
def notebooks(draw: st.DrawFn) -> NotebookNode:
    """Return a notebook with cells of every kind."""
    cells: list[Any] = [
        new_code_cell(
            draw(TEXTS),
            outputs=draw(st.lists(outputs(), max_size=3)),
            metadata=draw(METADATA) | {"trusted": True},
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    cells += [new_raw_cell(draw(TEXTS)), new_markdown_cell(draw(TEXTS), metadata=draw(METADATA))]
    cells[-1].attachments = NotebookNode(draw(st.dictionaries(TEXTS, DATA, max_size=2)))
    return new_notebook(cells=cells, metadata=draw(METADATA) | draw(TRANSIENT))


@given(notebooks())
def test_any_notebook_is_written_as_nbformat_writes_it(nb: NotebookNode) -> None:
    """Whatever its strings, numbers and nesting."""
    before = copy.deepcopy(nb)
    assert notebook_text(nb) == nbformat.writes(nb)
    assert repr(nb) == repr(before)


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_our_notebooks_are_written_as_they_stand(path: Any) -> None:
    """Read and written again they are the same bytes."""
    text = path.read_text(encoding="utf-8")
    nb = nbformat.reads(text, as_version=4)
    assert notebook_text(nb) == nbformat.writes(nb)


def test_another_version_is_left_to_nbformat() -> None:
    """It has other parts."""
    old = nbformat.v3.new_notebook(worksheets=[nbformat.v3.new_worksheet()])
    assert notebook_text(old) == nbformat.writes(old)
