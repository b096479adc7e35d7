"""What a cell shows while it runs, in the order in which it shows it, as a notebook keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import TextIOBase
from typing import Any

from ipykernel.jsonutil import encode_images
from jupyter_client.jsonutil import json_default
from nbformat import NotebookNode


class Record:
    """Writes what is shown to the `outputs` of the cell that runs, and updates displays by their id."""

    def __init__(self) -> None:
        self.outputs: list[NotebookNode] = []
        self._displays: dict[str, list[NotebookNode]] = {}
        self._clear_before_next = False

    def begin(self, outputs: list[NotebookNode]) -> None:
        """Send what follows to the outputs of another cell."""
        self.outputs, self._clear_before_next = outputs, False

    def stream(self, name: str, text: str) -> None:
        """Show text of standard output or error; what follows itself is one output."""
        if not self._clear_before_next and self.outputs and self.outputs[-1].get("name") == name:
            self.outputs[-1].text += text
        elif text:
            self._append("stream", name=name, text=text)

    def display(self, data: Mapping[str, Any], metadata: Mapping[str, Any], display_id: str = "") -> None:
        """Show a MIME bundle."""
        shown = self._append("display_data", data=_plain(data), metadata=_plain(metadata))
        if display_id:
            self._displays.setdefault(display_id, []).append(shown)

    def update(self, data: Mapping[str, Any], metadata: Mapping[str, Any], display_id: str) -> None:
        """Replace what was shown under a display id, in whichever cell."""
        for shown in self._displays.get(display_id, ()):
            shown.data, shown.metadata = _plain(data), _plain(metadata)

    def result(self, data: Mapping[str, Any], metadata: Mapping[str, Any], count: int) -> None:
        """Show the value of a cell's last expression."""
        self._append("execute_result", data=_plain(data), metadata=_plain(metadata), execution_count=count)

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """Show an exception."""
        self._append("error", ename=name, evalue=value, traceback=traceback)

    def clear(self, *, wait: bool) -> None:
        """Drop what the cell has shown, now or as soon as it shows something else."""
        if not wait:
            self.outputs.clear()
        self._clear_before_next = wait

    def _append(self, kind: str, **content: Any) -> NotebookNode:
        if self._clear_before_next:
            self.clear(wait=False)
        self.outputs.append(NotebookNode(output_type=kind, **content))
        return self.outputs[-1]


class Stream(TextIOBase):
    """Stands for standard output or error while a cell runs."""

    encoding = "utf-8"

    def __init__(self, name: str, record: Record) -> None:
        self._name, self._record = name, record

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Show the text."""
        self._record.stream(self._name, text)
        return len(text)


def _plain(content: Mapping[str, Any]) -> NotebookNode:
    """Return a MIME bundle as a kernel's messages would bring it: JSON, images in base64."""
    text = json.dumps(encode_images(dict(content)), default=json_default, ensure_ascii=False)
    return NotebookNode(json.loads(text, object_hook=NotebookNode))
