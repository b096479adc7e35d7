"""HTML of a report's pieces: escaped, with real headers for every cell, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from kit.form.cell_value import Kind, Value, show
from kit.form.official_form import Cell
from kit.form.tree import Node
from kit.page.highlight import Mark, Piece, printed_lines
from kit.page.layout import Head, Layout, LayoutBlock

Links = Mapping[str, Sequence[int]]
"""For the address of each cell that findings concern, the numbers of those it links to."""


def paragraphs(text: str, marks: Sequence[Mark] = ()) -> str:
    """Return words as paragraphs, one for each line that is not empty; `marks` link to their findings."""
    return "".join(f"<p>{''.join(map(_marked, line))}</p>\n" for line in printed_lines(text, marks))


def _marked(piece: Piece) -> str:
    words = escape(piece.text)
    if not piece.covered:
        return words
    for number in piece.begins[1:]:
        words = f'<span id="quote-{number}">{words}</span>'
    own = f' id="quote-{piece.begins[0]}"' if piece.begins else ""
    return f"<mark{own}>{words}{_to_findings(piece.ends)}</mark>"


def _to_findings(numbers: Sequence[int]) -> str:
    return "".join(f' <a href="#finding-{n}" aria-label="见核对结果第 {n} 条">[{n}]</a>' for n in numbers)


def section(section_id: str, heading: str, body: str) -> str:
    """Return a section with its heading."""
    return (
        f'<section id="{section_id}" aria-labelledby="{section_id}-title">\n'
        f'<h2 id="{section_id}-title">{escape(heading)}</h2>\n{body}</section>\n'
    )


def table(layout: Layout, caption: str, figures: Mapping[str, Value], links: Links) -> str:
    """Return a statutory table; cells in `links` are marked and link to their findings.

    Each number cell has its address as its id, as a parameters file has it: an edition that keeps a cell
    keeps the link to it.
    """
    body = "".join(_written(_pieces(_Same(layout)), figures, links))
    name = escape(caption)
    return (
        f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n'
        f'<table class="{layout.section}">\n<caption>{name}</caption>\n{body}</table>\n</div>\n'
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a figure goes, and the attributes of its cell that no report changes."""

    address: str
    kind: Kind
    attributes: str


def _written(pieces: Sequence[str | _Slot], figures: Mapping[str, Value], links: Links) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        marked, linked = "", ""
        if (numbers := links.get(piece.address)) is not None:
            marked, linked = ' class="marked"', _to_findings(numbers)
        printed = escape(show(figures[piece.address], piece.kind))
        yield f'<td id="{piece.address}"{marked}{piece.attributes}>{printed}{linked}</td>'


class _Same:
    """A layout, equal to itself alone: to hash all that is in it takes longer than to write the table."""

    __slots__ = ("layout",)

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.layout is self.layout

    def __hash__(self) -> int:
        return id(self.layout)


@lru_cache(maxsize=16)
def _pieces(same: _Same) -> tuple[str | _Slot, ...]:
    """Return a table as its form alone writes it, with slots for the figures."""
    parts, layout = _Parts(same.layout.number), same.layout
    for block in layout.blocks:
        parts.block(block, layout.width, single=len(layout.blocks) == 1)
    return tuple(parts.pieces)


class _Parts:
    """Writes the blocks of one table, numbering its header cells so that body cells can name them."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.pieces: list[str | _Slot] = []
        self.heads = 0

    def _id(self) -> str:
        self.heads += 1
        return f"h{self.number}-{self.heads}"  # short: each cell of a table names several

    def block(self, block: LayoutBlock, width: int, *, single: bool) -> None:
        ids: dict[tuple[str, ...], str] = {}
        above = ""
        self.pieces.append("<thead>\n" if single else "<tbody>\n")
        if block.title:
            above = self._id()
            title = f'<th id="{above}" scope="col"{_spans(width, 1)}>{escape(block.title)}</th>'
            self.pieces.append(f"<tr>{title}</tr>\n")
        for level, heads in enumerate(block.header):
            corner = self._corner(block.corner) if level == 0 and block.corner else ""
            row = "".join(self._head(head, ids, "col") for head in heads)
            self.pieces.append(f"<tr>{corner}{row}</tr>\n")
        if single:
            self.pieces.append("</thead>\n<tbody>\n")
        for line in block.body:
            self._line(line.stubs, line.cells, block, ids, above)
        self.pieces.append("</tbody>\n")

    def _corner(self, corner: Head) -> str:
        # Over one header row the corner heads the stubs; over several it is a note, and heads nothing.
        tag, scope = ("th", ' scope="col"') if corner.rowspan == 1 else ("td", ' class="note"')
        return f"<{tag}{scope}{_spans(corner.colspan, corner.rowspan)}>{escape(corner.label)}</{tag}>"

    def _head(self, head: Head, ids: dict[tuple[str, ...], str], axis: str) -> str:
        own = ids[_key(axis, head.path)] = self._id()
        group = ' class="group"' if head.path[-1].children else ""
        spans = _spans(head.colspan, head.rowspan)
        return f'<th id="{own}" scope="{axis}"{group}{spans}>{escape(head.label)}</th>'

    def _line(
        self,
        stubs: Sequence[Head],
        cells: Sequence[Cell],
        block: LayoutBlock,
        ids: dict[tuple[str, ...], str],
        above: str,
    ) -> None:
        self.pieces.append("<tr>" + "".join(self._head(stub, ids, "row") for stub in stubs))
        for index, cell in enumerate(cells):
            span = block.last_span if index == len(cells) - 1 else 1
            rows: Sequence[Node] = cell.rows
            columns: Sequence[Node] = cell.columns
            if not block.corner:  # side by side: the columns hang below the rows in one header
                rows, columns = (), (*rows, *columns)
            heads = [above, *_ancestry("row", rows, ids), *_ancestry("col", columns, ids)]
            attributes = f' headers="{" ".join(filter(None, heads))}"{_spans(span, 1)}'
            self.pieces.append(_Slot(cell.address, cell.column.kind, attributes))
        self.pieces.append("</tr>\n")


def _ancestry(axis: str, path: Sequence[Node], ids: Mapping[tuple[str, ...], str]) -> list[str]:
    return [ids[_key(axis, path[: level + 1])] for level in range(len(path))]


def _key(axis: str, path: Sequence[Node]) -> tuple[str, ...]:
    return (axis, *(node.id for node in path))


def _spans(colspan: int, rowspan: int) -> str:
    return (f' colspan="{colspan}"' if colspan > 1 else "") + (f' rowspan="{rowspan}"' if rowspan > 1 else "")
