"""Tells a line that is left of a table's own text, its notes and labels, from a section's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kit.base.folded_text import squeeze
from kit.form.official_form import Form

_GOES_ON = re.compile(r"\(?[续接]上?表[一二三四\d]?\)?")
"""What stands above the rest of a table that is parted."""
_SHORTEST = 4
"""Fewer characters of a label may be an answer (没有)."""


def is_table_text(line: str, section: str, form: Form, *, parted: bool) -> bool:
    """Whether all of a line in a section with a table is a piece of what the form prints in that table.

    That is so where the file has `parted` the table from its cells' frames; else a person wrote it. A line
    with digits never is: it may hold figures.
    """
    read = squeeze(line).text
    if section not in form.tables or re.search(r"\d", read):
        return False
    if _GOES_ON.fullmatch(read):
        return True
    return parted and len(read) >= _SHORTEST and any(read in text for text in _texts(form, section))


@cache
def _texts(form: Form, section: str) -> tuple[str, ...]:
    return tuple(squeeze(text).text for text in _strings(form.tables[section].model_dump()))


def _strings(held: object) -> Iterator[str]:
    """Yield the Chinese texts of a table as the form's file holds it."""
    if isinstance(held, str):
        if re.search("[\u4e00-\u9fff]", held):
            yield held
    elif isinstance(held, dict):
        for each in held.values():
            yield from _strings(each)
    elif isinstance(held, list | tuple):
        for each in held:
            yield from _strings(each)
