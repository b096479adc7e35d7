"""How bars, lines over the years and leaps are drawn; what is not known is said, never drawn as zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Number = int | Decimal
UNKNOWN = "未齐"
"""What stands for a number that is not known."""

_BLUE, _GREY, _RED = "#2f6db5", "#8a8a8a", "#b00020"
_LINES = (("-", "o"), ("--", "s"), (":", "^"), ("-.", "D"))
_ROOM = 0.34
"""Inches for a line of text."""


def height_of(lines: int) -> float:
    """Return how high a picture with so many bars is, in inches."""
    return max(1.6, _ROOM * lines + 1.0)


def bars(axes: Axes, names: Sequence[str], parts: Sequence[tuple[str, Sequence[Number | None]]]) -> None:
    """Draw bars below one another, each of some parts by name, with its numbers behind it."""
    colours = [_RED, "#e0a030"] if len(parts) > 1 else [_BLUE]
    ends = [0.0] * len(names)
    for (name, values), colour in zip(parts, colours, strict=True):
        wide = [float(value or 0) for value in values]
        axes.barh(range(len(names)), wide, left=ends, color=colour, height=0.6, label=name)
        ends = [end + more for end, more in zip(ends, wide, strict=True)]
    most = max(ends, default=0.0) or 1.0
    for at, end in enumerate(ends):
        told = [UNKNOWN if values[at] is None else f"{values[at]}" for _, values in parts]
        axes.text(end + most * 0.01, at, " + ".join(told), va="center", fontsize=10)
    axes.set_xlim(0, most * 1.12)
    _by_name(axes, names)
    axes.get_xaxis().set_visible(False)
    if len(parts) > 1:
        axes.legend(loc="lower right", frameon=False)


def trend(axes: Axes, years: Sequence[int], lines: Sequence[tuple[str, Sequence[Number | None]]]) -> None:
    """Draw lines over the years, told apart by dash and mark as well; a year not known leaves a gap."""
    for (name, values), (dash, mark) in zip(lines, _LINES, strict=False):
        heights = [float("nan") if value is None else float(value) for value in values]
        axes.plot(list(years), heights, linestyle=dash, marker=mark, label=name)
        for year, value in zip(years, values, strict=True):
            if value is not None:
                axes.annotate(
                    f"{value}", (year, float(value)), (0, 6), textcoords="offset points", ha="center"
                )
    axes.set_xticks(list(years), [f"{year}" for year in years])
    most = max((float(value) for _, values in lines for value in values if value is not None), default=1.0)
    axes.set_ylim(0, most * 1.2 or 1.0)
    axes.margins(x=0.1)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)


def leaps(axes: Axes, names: Sequence[str], pairs: Sequence[tuple[Number, Number]]) -> None:
    """Draw from last year's number to this year's, on a scale on which tens and thousands both show."""
    for at, (last, this) in enumerate(pairs):
        axes.plot([float(last), float(this)], [at, at], color=_GREY, zorder=1)
        axes.text(max(float(last), float(this)), at, f"   {last} → {this}", va="center", fontsize=10)
    axes.scatter(
        [float(last) for last, _ in pairs], range(len(pairs)), c="#fff", ec=_GREY, label="上年", zorder=2
    )
    axes.scatter([float(this) for _, this in pairs], range(len(pairs)), c=_BLUE, label="本年", zorder=2)
    axes.set_xscale("symlog", linthresh=10)
    most = max((float(max(pair)) for pair in pairs), default=1.0)
    axes.set_xlim(-1, max(most, 10.0) ** 1.25 + 5)
    _by_name(axes, names)
    axes.get_xaxis().set_visible(False)
    axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2)


def _by_name(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [_plain(name) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.spines[["top", "right", "bottom"]].set_visible(False)


def _plain(name: str) -> str:
    r"""Return a name in which nothing is a formula: matplotlib reads what stands between two `$` as one."""
    return name.replace("$", r"\$")
