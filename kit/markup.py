"""HTML of a report's pieces: escaped, with real headers for every cell, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from kit.form import Cell
from kit.grid import Grid, GridBlock, Head
from kit.highlight import Mark, Piece, printed_lines
from kit.tree import Node
from kit.value import Value, show

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


def table(grid: Grid, caption: str, figures: Mapping[str, Value], links: Links) -> str:
    """Return a statutory table; cells in `links` are marked and link to their findings."""
    parts = _Parts(grid.section, figures, links)
    single = len(grid.blocks) == 1
    body = "".join(parts.block(block, grid.width, single) for block in grid.blocks)
    name = escape(caption)
    return (
        f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n'
        f'<table class="{grid.section}">\n<caption>{name}</caption>\n{body}</table>\n</div>\n'
    )


class _Parts:
    """Writes the blocks of one table, numbering its header cells so that body cells can name them."""

    def __init__(self, section_id: str, figures: Mapping[str, Value], links: Links) -> None:
        self.section, self.figures, self.links = section_id, figures, links
        self.heads = 0

    def _id(self) -> str:
        self.heads += 1
        return f"{self.section}-{self.heads}"

    def block(self, block: GridBlock, width: int, single: bool) -> str:
        ids: dict[tuple[str, ...], str] = {}
        above = ""
        rows = []
        if block.title:
            above = self._id()
            rows.append(
                f'<tr><th id="{above}" scope="col"{_spans(width, 1)}>{escape(block.title)}</th></tr>\n'
            )
        for level, heads in enumerate(block.header):
            corner = self._corner(block.corner) if level == 0 and block.corner else ""
            rows.append(f"<tr>{corner}{''.join(self._head(head, ids, 'col') for head in heads)}</tr>\n")
        header = "".join(rows)
        body = "".join(self._line(line.stubs, line.cells, block, ids, above) for line in block.body)
        if single:
            return f"<thead>\n{header}</thead>\n<tbody>\n{body}</tbody>\n"
        return f"<tbody>\n{header}{body}</tbody>\n"

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
        block: GridBlock,
        ids: dict[tuple[str, ...], str],
        above: str,
    ) -> str:
        line = "".join(self._head(stub, ids, "row") for stub in stubs)
        for index, cell in enumerate(cells):
            span = block.last_span if index == len(cells) - 1 else 1
            rows: Sequence[Node] = cell.rows
            columns: Sequence[Node] = cell.columns
            if not block.corner:  # side by side: the columns hang below the rows in one header
                rows, columns = (), (*rows, *columns)
            headers = [above, *_ancestry("row", rows, ids), *_ancestry("col", columns, ids)]
            line += self._cell(cell, span, " ".join(filter(None, headers)))
        return f"<tr>{line}</tr>\n"

    def _cell(self, cell: Cell, span: int, headers: str) -> str:
        address = cell.address
        marked = ""
        links = ""
        if (numbers := self.links.get(address)) is not None:
            marked = f' id="cell-{address}" class="marked"'
            links = _to_findings(numbers)
        printed = escape(show(self.figures[address], cell.column.kind))
        return f'<td{marked} headers="{headers}"{_spans(span, 1)}>{printed}{links}</td>'


def _ancestry(axis: str, path: Sequence[Node], ids: Mapping[tuple[str, ...], str]) -> list[str]:
    return [ids[_key(axis, path[: level + 1])] for level in range(len(path))]


def _key(axis: str, path: Sequence[Node]) -> tuple[str, ...]:
    return (axis, *(node.id for node in path))


def _spans(colspan: int, rowspan: int) -> str:
    return (f' colspan="{colspan}"' if colspan > 1 else "") + (f' rowspan="{rowspan}"' if rowspan > 1 else "")
