"""Pictures of a county's figures in the manner of a statistical yearbook: black on white, no colour needed.

What is not known is drawn as such, never as zero. The pictures know nothing of the form or of reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kit.county.page.svg import LINE, WIDTH, data_table, figure, length, room, text, wrapped

Number = int | Decimal
UNKNOWN = "未齐"
"""What stands for a number that is not known."""

_LABEL, _LABEL_LINES = 10, 3
"""Characters in a line of a bar's label, and how many lines of them."""
_THICK, _SHORTEST, _BOX = 12.0, 100.0, 36.0
"""How thick a bar is, how long at least the longest, and the box in place of one that is not known."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label and its number, None when that is not known."""

    label: str
    value: Number | None


@dataclass(frozen=True, slots=True)
class Series:
    """A line over the years: its name and a number for each, None where that is not known."""

    name: str
    values: tuple[Number | None, ...]


def bars(id_: str, title: str, about: str, unit: str, lines: Sequence[Bar]) -> str:
    """Return bars below one another, each with its number behind it.

    Raises ValueError for a negative number: there is no bar for it.
    """
    most = _most([line.value for line in lines])
    labels = [wrapped(line.label, _LABEL, _LABEL_LINES) for line in lines]
    left = max((room(part) for parts in labels for part in parts), default=0) + 8
    right = max((room(_said(line.value)) for line in lines), default=0) + 8
    longest = max(WIDTH - left - right, _SHORTEST)
    drawn, y = [""], 0.0
    for line, parts in zip(lines, labels, strict=True):
        height = len(parts) * LINE + 8
        drawn += _label(parts, left - 8, y + height / 2)
        drawn.append(_bar(line, most, left, longest, y + height / 2))
        y += height
    drawn[0] = f'<path class="axis" d="M{length(left)} 0V{length(y)}"/>'
    rows = [(line.label, _said(line.value)) for line in lines]
    said = "；".join(" ".join(row) for row in rows)
    table = data_table(f"{title}（{unit}）", ("项目", unit), rows)
    size = (left + longest + right, max(y, LINE))
    return figure(id_, title, f"{about}，单位：{unit}。{said}。", size, drawn, table, unit)


def _label(parts: Sequence[str], x: float, middle: float) -> Iterator[str]:
    first = middle - (len(parts) - 1) / 2 * LINE
    return (text(part, x, first + index * LINE, "label") for index, part in enumerate(parts))


def _bar(line: Bar, most: Number, left: float, longest: float, middle: float) -> str:
    known = line.value is not None
    wide = _share(line.value, most) * longest if line.value is not None else _BOX
    kind, end = ("bar" if known else "unknown"), text(_said(line.value), left + wide + 6, middle)
    at = f'x="{length(left)}" y="{length(middle - _THICK / 2)}"'
    box = f'<rect class="{kind}" {at} width="{length(wide)}" height="{length(_THICK)}"/>'
    return box + end if line.value or not known else end


_TOP, _HEIGHT, _ROW = 12.0, 170.0, 20.0
"""Where a trend's highest point lies, how high above its axis that is, and a row of numbers below it."""
_SAMPLE, _COLUMN, _NAME = 40.0, 45.0, 12
"""A sample of a line, the least width of a year, and the characters of a name."""
_DASHES = ("", "7 4", "2 3", "9 3 2 3")
_MARKS = ("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "m-4-4h8v8h-8z", "m0-5l5 9h-10z", "m0-6l6 6l-6 6l-6-6z")


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the years stand, what is drawn highest, and where the names begin."""

    xs: tuple[float, ...]
    most: Number
    left: float
    right: float

    bottom = _TOP + _HEIGHT

    def points(self, series: Series) -> list[tuple[float, float] | None]:
        return [
            None if value is None else (x, self.bottom - _HEIGHT * _share(value, self.most))
            for x, value in zip(self.xs, series.values, strict=True)
        ]


def trend(id_: str, title: str, about: str, unit: str, years: Sequence[int], series: Sequence[Series]) -> str:
    """Return lines over the years, told apart by dash, mark and the name at their end, over their numbers.

    A year that is not known leaves a gap. Raises ValueError for more than four series, which nobody could
    tell apart in black and white, and for a negative number.
    """
    if len(series) > len(_DASHES):
        raise ValueError(f"a trend of {len(series)} lines: {len(_DASHES)} can be told apart")
    names = [wrapped(each.name, _NAME, 1)[0] for each in series]
    plot = _plot([value for each in series for value in each.values], len(years), names)
    size = (plot.right + max(map(room, names), default=0) + 18, plot.bottom + 34 + _ROW * len(series))
    drawn = [*_frame(plot, years), *_names(plot, series, names)]
    for number, each in enumerate(series):
        drawn += [*_line(plot, each, number), *_numbers(plot, each, number, names[number])]
    said = [[_said(value) for value in each.values] for each in series]
    rows = [(str(year), *numbers) for year, *numbers in zip(years, *said, strict=True)]
    told = "；".join(
        f"{each.name}：{'，'.join(f'{year}年 {number}' for year, number in zip(years, numbers, strict=True))}"
        for each, numbers in zip(series, said, strict=True)
    )
    table = data_table(f"{title}（{unit}）", ("年度", *(each.name for each in series)), rows)
    return figure(id_, title, f"{about}，单位：{unit}。{told}。", size, drawn, table, unit)


def _plot(values: Sequence[Number | None], years: int, names: Sequence[str]) -> _Plot:
    most = _most(values)
    left = max(_SAMPLE, room(_said(most)) + 8)
    least = max(_COLUMN, max((room(_said(value)) for value in values), default=0) + 8)
    free = WIDTH - left - max(map(room, names), default=0) - 24
    column = max(free / max(years, 1), least)
    xs = tuple(left + column * (index + 0.5) for index in range(years))
    return _Plot(xs, most, left, left + column * years + 6)


def _frame(plot: _Plot, years: Sequence[int]) -> Iterator[str]:
    across = f"{length(plot.left)} {{}}H{length(plot.right - 6)}"
    yield f'<path class="axis" d="M{across.format(length(plot.bottom))}"/>'
    yield text("0", plot.left - 6, plot.bottom, "label")
    if plot.most:
        yield f'<path class="rule" d="M{across.format(length(_TOP))}"/>'
        yield text(_said(plot.most), plot.left - 6, _TOP, "label")
    yield from (text(str(year), x, plot.bottom + 14, "mid") for year, x in zip(years, plot.xs, strict=True))
    yield f'<path class="rule" d="M0 {length(plot.bottom + 26)}H{length(plot.right - 6)}"/>'


def _line(plot: _Plot, series: Series, number: int) -> Iterator[str]:
    """Yield a series' line between years that follow one another, and a mark for each year."""
    points = plot.points(series)
    path = "".join(
        f"{'L' if before else 'M'}{length(x)} {length(y)}"
        for before, (x, y) in ((before, point) for before, point in pairwise([None, *points]) if point)
    )
    if "L" in path:
        yield _stroke(path, number)
    yield from (_mark(*point, number) for point in points if point)


def _names(plot: _Plot, series: Sequence[Series], names: Sequence[str]) -> Iterator[str]:
    """Yield the mark and the name at the end of each line, with a thin line to it from the last year."""
    points = [plot.points(each) for each in series]
    lasts = [
        (index, [point for point in each if point][-1]) for index, each in enumerate(points) if any(each)
    ]
    places = _apart([y for _, (_, y) in lasts], plot.bottom)
    for (index, (x, y)), place in zip(lasts, places, strict=True):
        if points[index][-1]:
            led = f"M{length(x + 8)} {length(y)}L{length(plot.right)} {length(place)}"
            yield f'<path class="rule" d="{led}"/>'
        yield _mark(plot.right + 7, place, index)
        yield text(names[index], plot.right + 16, place, "end")


def _numbers(plot: _Plot, series: Series, number: int, name: str) -> Iterator[str]:
    """Yield a row below the years: a sample of the line, its numbers, and its name."""
    y = plot.bottom + 38 + _ROW * number
    yield _stroke(f"M2 {length(y)}h{length(_SAMPLE - 10)}", number)
    yield _mark(_SAMPLE / 2 - 3, y, number)
    for x, value in zip(plot.xs, series.values, strict=True):
        yield text(_said(value), x, y, "mid")
    yield text(name, plot.right, y)


def _stroke(path: str, number: int) -> str:
    dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
    return f'<path class="line"{dash} d="{path}"/>'


def _mark(x: float, y: float, number: int) -> str:
    kind = "open" if number % 2 else "full"
    return f'<path class="{kind}" d="M{length(x)} {length(y)}{_MARKS[number]}"/>'


def _apart(ys: Sequence[float], bottom: float) -> list[float]:
    """Return the places of labels, moved so that no two lie over one another, nor below the picture."""
    order = sorted(range(len(ys)), key=lambda index: ys[index])
    places = list(ys)
    for before, index in pairwise(order):
        places[index] = max(places[index], places[before] + LINE)
    floor = bottom
    for index in reversed(order):
        places[index] = min(places[index], floor)
        floor = places[index] - LINE
    return places


def _most(values: Sequence[Number | None]) -> Number:
    known = [value for value in values if value is not None]
    if any(value < 0 for value in known):
        raise ValueError("a picture has no place for a negative number")
    return max(known, default=0)


def _share(value: Number, most: Number) -> float:
    return float(value / most) if most else 0.0


def _said(value: Number | None) -> str:
    return UNKNOWN if value is None else f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
