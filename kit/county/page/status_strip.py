"""All units of a county side by side, each with a band that tells how it stands in black and white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.county.page.svg import EM, LINE, data_table, figure, length, text, wrapped

_LETTERS = 6
"""Characters in a line of a unit's name, of which there are two at most."""
_GAP, _BAND, _KEY = 4.0, 14.0, 14.0
_WIDE = _BAND + _LETTERS * EM + 5
_FEW = 48
"""So many tiles stand four in a row, which a phone shows whole; more of them six, which fits on paper."""
_HATCHES = (
    '<path d="M0 0h6v6h-6z"/>',
    '<path d="M0 0h6v2h-6zM0 0h2v6h-2z"/>',
    '<path d="M0 0h6v2.5h-6z"/>',
    '<path d="M0 0h1v6h-1z"/>',
    '<circle cx="3" cy="3" r="1"/>',
)
"""Ever lighter, and no two of one direction as dense."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit, and the word for how it stands."""

    label: str
    standing: str


def strip(id_: str, title: str, about: str, standings: Sequence[str], tiles: Sequence[Tile]) -> str:
    """Return the tiles in the order given. `standings` are all the words there are, the most urgent first.

    The more urgent, the darker the band at a tile's side, white for the last; the word stands on it all the
    same. There are no links: a picture is one thing to a screen reader, and none in it could be reached.
    Raises ValueError for a tile whose standing is not among them.
    """
    names = [wrapped(tile.label, _LETTERS) for tile in tiles]
    ranks = [standings.index(tile.standing) for tile in tiles]
    high = (max(map(len, names), default=1) + 1) * LINE + 6
    across = 4 if len(tiles) <= _FEW else 6
    counts = {rank: ranks.count(rank) for rank in sorted(set(ranks))}
    kinds = (_kind(f"{id_}-{rank}", _hatch(rank, len(standings)), high) for rank in counts)
    drawn = [f"<defs>{''.join(kinds)}</defs>"]
    for index, (rank, count) in enumerate(counts.items()):
        drawn += _legend(f"{id_}-{rank}", f"{standings[rank]} {count}", *_place(index, across, _KEY))
    top = _height(len(counts), across, _KEY) + _GAP + 2
    for index, (rank, name) in enumerate(zip(ranks, names, strict=True)):
        x, y = _place(index, across, high)
        drawn += _tile(f"{id_}-{rank}", [*name, standings[rank]], x, top + y, high)
    size = ((_WIDE + _GAP) * across - _GAP + 1, top + _height(len(tiles), across, high))
    table = data_table(title, ("单位", "情况"), [(tile.label, tile.standing) for tile in tiles])
    said = "，".join(f"{standings[rank]} {count} 个" for rank, count in counts.items())
    return figure(id_, title, f"{about}。{said}。", size, drawn, table)


def _place(index: int, across: int, high: float) -> tuple[float, float]:
    # Half a unit off, so that thin borders lie on whole ones.
    return (_WIDE + _GAP) * (index % across) + 0.5, (high + _GAP) * (index // across) + 0.5


def _height(count: int, across: int, high: float) -> float:
    return (high + _GAP) * -(-count // across)


def _hatch(rank: int, of: int) -> str:
    return "" if rank == of - 1 else _HATCHES[min(rank, len(_HATCHES) - 1)]


def _kind(kind: str, hatch: str, high: float) -> str:
    """Return what all tiles of a standing have in common; a style sheet does not reach where it is used."""
    box = '<path fill="{}" stroke="#767676" d="M0 0h{}v{}h-{}z"/>'.format
    tall, wide, band = length(high), length(_WIDE), length(_BAND)
    return (
        f'<pattern id="{kind}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)">{hatch}</pattern>'
        f'<g id="{kind}">{box("#fff", wide, tall, wide)}{box(f"url(#{kind}-hatch)", band, tall, band)}</g>'
    )


def _legend(kind: str, words: str, x: float, y: float) -> Iterator[str]:
    at, size = f'x="{length(x)}" y="{length(y + 2)}"', f'width="{length(_BAND)}" height="{length(_KEY)}"'
    yield f'<rect class="key" {at} {size} fill="url(#{kind}-hatch)"/>'
    yield text(words, x + _BAND + 4, y + 2 + _KEY / 2, "small")


def _tile(kind: str, words: Sequence[str], x: float, y: float, high: float) -> Iterator[str]:
    yield f'<use href="#{kind}" x="{length(x)}" y="{length(y)}"/>'
    first = y + (high - (len(words) - 1) * LINE) / 2
    for index, part in enumerate(words):
        last = index == len(words) - 1
        yield text(part, x + _BAND + 4, first + index * LINE, "small" if last else "")
