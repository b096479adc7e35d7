"""How boxes are marked, and what is told at them, without a word to the boxes themselves.

Whatever a box is sent, the browser writes its value into it anew, as the kernel last knew it: what a person
was typing just then would be gone. So the marks are a style sheet of its own beside the boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import ipywidgets as widgets

ERROR, WARNING, REFUSED = "error", "warning", "refused"
_STYLES = {
    WARNING: "--kit-ring: var(--jp-warn-color1, #a65f00)",
    ERROR: "--kit-ring: var(--jp-error-color1, #b00020); --kit-weight: 700",
    REFUSED: "--kit-ring: var(--jp-error-color1, #b00020); --kit-line: line-through",
}


def box_class(address: str) -> str:
    """Return the class of a cell's box."""
    return f"kit-at-{address.replace('.', '-')}"


class BoxMarks:
    """The marks of a form's boxes: `widget` belongs beside them."""

    def __init__(self) -> None:
        self.widget = widgets.HTML()
        self.marks: Mapping[str, Set[str]] = {}
        self.told: Mapping[str, Sequence[str]] = {}

    def show(self, marks: Mapping[str, Set[str]], told: Mapping[str, Sequence[str]]) -> None:
        """Mark the boxes by address, and tell at each, when it is pointed at, what is `told` of it."""
        self.marks, self.told = marks, told
        rules = [
            f".{box_class(address)} {{ {style} }}"
            for address, names in marks.items()
            for name, style in _STYLES.items()
            if name in names
        ]
        rules += [
            f".{box_class(address)}:hover::after {{ content: {_string(lines)} }}"
            for address, lines in told.items()
        ]
        self.widget.value = f"<style>{''.join(rules)}</style>"


def _string(lines: Sequence[str]) -> str:
    """Return lines as a string of CSS, in which no sign can end it."""
    text = "\n".join(lines)
    return '"' + "".join(each if each.isalnum() else f"\\{ord(each):x} " for each in text) + '"'
