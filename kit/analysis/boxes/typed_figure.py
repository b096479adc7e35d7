"""What a person typed into a box of a statutory table, as a parameters file holds it."""

from __future__ import annotations

import re

from kit.form.cell_value import Kind, plain, read_value
from kit.form.official_form import Cell, Form

_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
"""The full-width digits and signs of a Chinese keyboard."""
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")


def typed(text: str, cell: Cell, form: Form) -> int | str | None:
    """Return what was typed: None for an emptied box, a mark as it is, a count, money as exact text.

    Raises UnreadableError for what is no figure of this cell.
    """
    written = text.strip()
    if not written:
        return None
    if written not in form.marks:
        written = written.translate(_WIDE).strip()
    counts = cell.column.kind is not Kind.MONEY
    raw = int(written) if counts and _WHOLE.fullmatch(written) else written
    return plain(read_value(raw, cell.column.kind, form.units_of(cell.column), form.marks))
