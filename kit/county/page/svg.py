"""Inline SVG in a figure: named and described for a screen reader, with the data in a table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil
from unicodedata import east_asian_width

EM, LINE = 13.0, 16.0
"""The size of letters and the height of a line of text, in the units of a picture's view box."""
WIDTH = 400.0
"""The least width of a picture: as wide as a phone when its letters are as small as can be read."""
_NOT_FIRST, _NOT_LAST = "，。、；：！？）》〉」』】”’…·", "（《〈「『【“‘"


def length(value: float) -> str:
    """Return a coordinate as it is written, with one decimal at most: the same bytes every time."""
    return f"{value:.1f}".removesuffix(".0")


def text(words: str, x: float, y: float, kind: str = "") -> str:
    """Return words at a place; `kind` is the class that the style sheet aligns them by."""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{length(x)}" y="{length(y)}"{named}>{escape(words)}</text>'


def room(words: str) -> float:
    """Return how much room words take in a line, on the safe side: no font is at hand to measure them."""
    return EM * sum(1 if east_asian_width(c) in "WFA" else 0.8 if c.isupper() else 0.58 for c in words)


def wrapped(words: str, most: int, lines: int = 2) -> list[str]:
    """Return words in lines of so many full characters, about as long as one another, the rest cut off.

    No line begins with a closing mark or ends with an opening one.
    """
    fewest = max(ceil(room(words) / EM / most), 1)
    for each in range(ceil(room(words) / EM / fewest), most + 1):
        parts = _filled(words, each * EM)
        if len(parts) <= min(fewest, lines):
            return parts
    parts = _filled(words, most * EM)
    return parts if len(parts) <= lines else [*parts[: lines - 1], f"{parts[lines - 1][:-1]}…"]


def _filled(words: str, most: float) -> list[str]:
    parts = [""]
    for letter in words:
        if parts[-1] and room(parts[-1] + letter) > most:
            carried = letter in _NOT_FIRST or parts[-1][-1] in _NOT_LAST
            last = parts[-1][-1] if carried and len(parts[-1]) > 1 else ""
            parts[-1] = parts[-1].removesuffix(last)
            parts.append(last)
        parts[-1] += letter
    return parts


def figure(
    id_: str,
    title: str,
    about: str,
    size: tuple[float, float],
    drawn: Sequence[str],
    table: str,
    unit: str = "",
) -> str:
    """Return a picture in its frame: caption, SVG with title and description, and the table behind it."""
    name, box = escape(title), f"0 0 {length(size[0])} {length(size[1])}"
    measure = f'<span class="measure">单位：{escape(unit)}</span>' if unit else ""
    return (
        f'<figure id="{id_}" class="picture" style="--w:{ceil(size[0])}">\n'
        f"<figcaption>{name}{measure}</figcaption>\n"
        f'<div class="frame" role="region" aria-label="{name}（图示）" tabindex="0">'
        f'<svg viewBox="{box}" role="img" aria-labelledby="{id_}-title {id_}-desc">'
        f'<title id="{id_}-title">{name}</title><desc id="{id_}-desc">{escape(about)}</desc>'
        f"{''.join(drawn)}</svg></div>\n"
        f'<details><summary>数据表<span class="of">：{name}</span></summary>\n{table}</details>\n</figure>\n'
    )


def data_table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the table of a picture's data; the first cell of a row heads it."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    return (
        f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{''.join(map(_row, rows))}</tbody>\n</table>\n"
    )


def _row(cells: Sequence[str]) -> str:
    first, *rest = map(escape, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{each}</td>" for each in rest)}</tr>\n'
