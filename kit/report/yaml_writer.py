"""How a parameters file is written for people: figures row by row with the form's labels, words as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from kit.base.keyboard_slips import slip_in_item
from kit.form.cell_value import Value, plain
from kit.form.equation import address
from kit.form.official_form import Form
from kit.form.table import Block
from kit.form.tree import leaves

INDENT = "  "
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What a block of YAML cannot hold as it is: control characters, other line ends."""


def scalar(value: object) -> str:
    """Return a value as YAML writes it inside a line, quoted where another reading were possible."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(name)}: {scalar(part)}' for name, part in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_item, value))}]"
    text: str = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=1_000_000)
    return text.strip()[1:-1]


def _item(value: object) -> str:
    """Return an item of a list; quoted where its commas could be taken for those between items."""
    if isinstance(value, str) and slip_in_item(value):
        text: str = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=1_000_000)
        return text.strip()
    return scalar(value)


def cell_text(value: Value) -> str:
    """Return a cell as a file holds it; a blank as nothing."""
    return "" if value is None else scalar(plain(value))


def figure_lines(
    form: Form, cells: Mapping[str, str], notes: Mapping[str, Sequence[str]] | None = None
) -> Iterator[str]:
    """Yield the lines of `figures`: the cells by address as a file holds them, each row with its label.

    A cell that `cells` lacks is left out. `notes` are remarks on cells, printed below their row.
    """
    for section in form.sections:
        if section.table:
            yield f"{INDENT}# {section.heading}"
            yield f"{INDENT}{section.id}:"
            for block in section.table.blocks:
                yield from _block(section.id, block, cells, notes or {})


def _block(
    section: str, block: Block, cells: Mapping[str, str], notes: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    columns = [path[-1] for path in leaves(block.columns)]
    legend = "，".join(f"{column.id} {column.label}" for column in columns)
    yield f"{INDENT * 2}# {'；'.join(filter(None, (block.title, legend)))}"
    for path in leaves(block.rows):
        row, label = path[-1].id, " · ".join(node.label for node in path[-2:])
        places = {column.id: address(section, row, column.id) for column in columns}
        filled = ", ".join(f"{name}: {cells[place]}" for name, place in places.items() if place in cells)
        line = f"{row}: {{{filled}}}  # {label}" if filled else f"# {row}: {label}，可不写"
        yield f"{INDENT * 2}{line}"
        for place in places.values():
            yield from (f"{INDENT * 2}#   {note}" for note in notes.get(place, ()))


def unread_notes(unread: Iterable[str]) -> dict[str, str]:
    """Return a remark for each row with cells (in order) that were not read, by the last of them."""
    rows: dict[str, list[str]] = {}
    for place in unread:
        row, _, column = place.rpartition(".")
        rows.setdefault(row, []).append(column)
    return {
        f"{row}.{columns[-1]}": f"{row} 的 {'、'.join(columns)} 没有读准，请对照原文"
        for row, columns in rows.items()
    }


def fits_block(text: str) -> bool:
    """Whether a block of YAML can hold these words as they are."""
    return bool(text.strip()) and not _UNFIT.search(text)


def words_lines(name: str, text: str, level: int) -> Iterator[str]:
    """Yield a key and its words as YAML reads them back exactly: as a block where a block can hold them."""
    if not fits_block(text):
        yield f"{INDENT * level}{name}: {scalar(text)}"
        return
    body = text.removesuffix("\n")
    keep = "-" if body == text else "+" if body.endswith("\n") else ""
    deep = str(len(INDENT)) if body[0].isspace() else ""
    yield f"{INDENT * level}{name}: |{deep}{keep}"
    for line in body.split("\n"):
        yield f"{INDENT * (level + 1)}{line}" if line else ""
