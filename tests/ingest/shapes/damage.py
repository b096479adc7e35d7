"""Damage to printed tables, as strategies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tests.ingest.shapes.document import Piece
from tests.ingest.shapes.sheet import Block, Line, Sheet, Spot

Draw = Callable[[st.SearchStrategy[Any]], Any]


@dataclass(frozen=True, slots=True)
class At:
    """Where a cell stands in a table."""

    block: int
    row: int
    place: int


def spots(sheet: Sheet, *, labels: bool) -> list[At]:
    """Return the places of a table's labels, or of its figures."""
    return [
        At(number, down, across)
        for number, block in enumerate(sheet.blocks)
        for down, row in enumerate(block.rows)
        for across, spot in enumerate(row)
        if bool(spot.address) != labels and spot.text
    ]


def spot(sheet: Sheet, at: At) -> Spot:
    """Return the cell at a place."""
    return sheet.blocks[at.block].rows[at.row][at.place]


def put(sheet: Sheet, at: At, *cells: Spot) -> Sheet:
    """Return the table with the cell at a place replaced by others, by none to delete it."""
    row = sheet.blocks[at.block].rows[at.row]
    return put_rows(sheet, at, ((*row[: at.place], *cells, *row[at.place + 1 :]),))


def put_rows(sheet: Sheet, at: At, rows: Sequence[Line]) -> Sheet:
    """Return the table with the row at a place replaced by others, by none to delete it."""
    block = sheet.blocks[at.block]
    header = block.header + (len(rows) - 1 if at.row < block.header else 0)
    changed = Block((*block.rows[: at.row], *rows, *block.rows[at.row + 1 :]), header)
    return replace(sheet, blocks=(*sheet.blocks[: at.block], changed, *sheet.blocks[at.block + 1 :]))


# Characters of the labels themselves, which make one label look like another, and some that are in none.
LOOKALIKE = "一二三四五六七八总计其他行政处罚强制许可复议诉讼公开信息本年上结转件数申请新收增减废止制发现有效"
FOREIGN = "㙟鑫淼龘哈口日曰己已巳"


def _deleted(draw: Draw, sheet: Sheet) -> Sheet:
    """Lose 1 to 3 characters of a label."""
    at = draw(st.sampled_from(spots(sheet, labels=True)))
    text = spot(sheet, at).text
    for _ in range(draw(st.integers(1, 3))):
        lost = draw(st.integers(0, max(len(text) - 1, 0)))
        text = text[:lost] + text[lost + 1 :]
    return put(sheet, at, replace(spot(sheet, at), text=text))


def _misread(draw: Draw, sheet: Sheet) -> Sheet:
    """Replace 1 to 3 characters of a label by others."""
    at = draw(st.sampled_from(spots(sheet, labels=True)))
    text = spot(sheet, at).text
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text) - 1))
        text = text[:place] + draw(st.sampled_from(LOOKALIKE + FOREIGN)) + text[place + 1 :]
    return put(sheet, at, replace(spot(sheet, at), text=text))


def _emptied(draw: Draw, sheet: Sheet) -> Sheet:
    """Lose a whole label, its cell left."""
    at = draw(st.sampled_from(spots(sheet, labels=True)))
    return put(sheet, at, replace(spot(sheet, at), text=""))


def _swapped(draw: Draw, sheet: Sheet) -> Sheet:
    """Print two labels in each other's place, often those of one group."""
    one = draw(st.sampled_from(spots(sheet, labels=True)))
    beside = [
        at for at in spots(sheet, labels=True) if spot(sheet, at).names[:-1] == spot(sheet, one).names[:-1]
    ]
    other = draw(st.sampled_from(beside if draw(st.booleans()) else spots(sheet, labels=True)))
    texts = spot(sheet, one).text, spot(sheet, other).text
    sheet = put(sheet, one, replace(spot(sheet, one), text=texts[1]))
    return put(sheet, other, replace(spot(sheet, other), text=texts[0]))


def _over_neighbour(draw: Draw, sheet: Sheet) -> Sheet:
    """Print a label over the next one as well."""
    places = spots(sheet, labels=True)
    first = draw(st.integers(0, len(places) - 2))
    text = spot(sheet, places[first]).text
    return put(sheet, places[first + 1], replace(spot(sheet, places[first + 1]), text=text))


def _row_lost(draw: Draw, sheet: Sheet) -> Sheet:
    """Lose a row."""
    return put_rows(sheet, draw(st.sampled_from(spots(sheet, labels=False))), ())


def _header_lost(draw: Draw, sheet: Sheet) -> Sheet:
    """Lose a row of a header or a row of labels alone."""
    return put_rows(sheet, draw(st.sampled_from(spots(sheet, labels=True))), ())


def _row_doubled(draw: Draw, sheet: Sheet) -> Sheet:
    """Print a row twice."""
    at = draw(st.sampled_from(spots(sheet, labels=draw(st.booleans()))))
    row = sheet.blocks[at.block].rows[at.row]
    return put_rows(sheet, at, (row, row))


def _cell_lost(draw: Draw, sheet: Sheet) -> Sheet:
    """Lose a cell, the rest of its row moving up."""
    return put(sheet, draw(st.sampled_from(spots(sheet, labels=draw(st.booleans())))))


def _cell_doubled(draw: Draw, sheet: Sheet) -> Sheet:
    """Print a cell twice."""
    at = draw(st.sampled_from(spots(sheet, labels=draw(st.booleans()))))
    return put(sheet, at, spot(sheet, at), spot(sheet, at))


def _misspanned(draw: Draw, sheet: Sheet) -> Sheet:
    """Drop a span, or make one wider or taller than it is."""
    at = draw(st.sampled_from(spots(sheet, labels=draw(st.booleans()))))
    old = spot(sheet, at)
    spans = st.fixed_dictionaries({"colspan": st.integers(1, 4), "rowspan": st.integers(1, 4)})
    new = draw(spans)
    kept = draw(st.sampled_from(["colspan", "rowspan"]))
    return put(sheet, at, replace(old, **new | {kept: getattr(old, kept)}))


def _row_merged(draw: Draw, sheet: Sheet) -> Sheet:
    """Merge the figures of a row into one cell that holds them all."""
    return _one_cell(sheet, draw(st.sampled_from(spots(sheet, labels=False))), draw(st.sampled_from("\n ")))


def _row_merged_away(draw: Draw, sheet: Sheet) -> Sheet:
    """Merge the figures of a row as a workbook does: the first is left."""
    return _one_cell(sheet, draw(st.sampled_from(spots(sheet, labels=False))), None)


def _one_cell(sheet: Sheet, at: At, between: str | None) -> Sheet:
    row = sheet.blocks[at.block].rows[at.row]
    labels, values = [each for each in row if not each.address], [each for each in row if each.address]
    texts = [each.text for each in values]
    text = texts[0] if between is None else between.join(texts)
    wide = sum(each.colspan for each in values)
    return put_rows(sheet, at, ((*labels, replace(values[0], text=text, colspan=wide)),))


def _rows_merged(draw: Draw, sheet: Sheet) -> Sheet:
    """Merge each figure of a row with the one below it, both in one cell."""
    at = draw(st.sampled_from(spots(sheet, labels=False)))
    rows = sheet.blocks[at.block].rows
    below = rows[at.row + 1] if at.row + 1 < len(rows) else ()
    own, others = ([each for each in row if each.address] for row in (rows[at.row], below))
    if len(own) != len(others):
        return sheet
    pairs = zip(own, others, strict=True)
    both = [replace(one, text=f"{one.text}\n{other.text}", rowspan=2) for one, other in pairs]
    upper = (*(each for each in rows[at.row] if not each.address), *both)
    sheet = put_rows(sheet, At(at.block, at.row + 1, 0), (tuple(each for each in below if not each.address),))
    return put_rows(sheet, at, (upper,))


DAMAGES: dict[str, Callable[[Draw, Sheet], Sheet]] = {
    "characters lost": _deleted,
    "characters misread": _misread,
    "a label lost": _emptied,
    "labels swapped": _swapped,
    "a label over its neighbour": _over_neighbour,
    "a row lost": _row_lost,
    "a row of labels lost": _header_lost,
    "a row doubled": _row_doubled,
    "a cell lost": _cell_lost,
    "a cell doubled": _cell_doubled,
    "a wrong span": _misspanned,
    "a row merged": _row_merged,
    "a row merged away": _row_merged_away,
    "two rows merged": _rows_merged,
}


def damaged(draw: Draw, pieces: Sequence[Piece], kinds: Sequence[str], most: int) -> list[Piece]:
    """Return the pieces with 1 to `most` damages of the given kinds in their tables."""
    done = list(pieces)
    tables = [place for place, piece in enumerate(done) if isinstance(piece, Sheet)]
    for _ in range(draw(st.integers(1, most))):
        place = draw(st.sampled_from(tables))
        sheet = done[place]
        assert isinstance(sheet, Sheet)
        if len(spots(sheet, labels=True)) > 1 and spots(sheet, labels=False):
            done[place] = DAMAGES[draw(st.sampled_from(kinds))](draw, sheet)
    return done
