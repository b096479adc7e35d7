"""A picture in a notebook: drawn apart from whatever else matplotlib draws there, with its numbers."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.analysis.pictures.cjk_font import font_families
from kit.base.errors import KitError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, _SHARP = 8.0, 2
"""How many inches wide a picture is, and how many of its dots a screen's dot gets."""
_DOTS = 80


class Picture:
    """A picture: its title, what it is drawn from as a table, and a note on what is not in it."""

    def __init__(
        self, title: str, table: pd.DataFrame, draw: Callable[[Axes], None], height: float, note: str = ""
    ) -> None:
        if find_spec("matplotlib") is None:
            raise KitError('没有装 matplotlib。请运行 pip install "township-disclosure-workbook[lab]"。')
        self.title, self.table, self.note = title, table, note
        self._draw, self._height = draw, height

    def __repr__(self) -> str:
        return f"{self.title}{f'（{self.note}）' if self.note else ''}\n{self.table}"

    def save(self, path: str) -> None:
        """Write it as a file of the kind that the name says: .png, .svg, .pdf."""
        self._written(path)

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        content = BytesIO()
        wide, high = self._written(content, "png")
        return content.getvalue(), {"width": wide, "height": high}

    def _written(self, target: Any, kind: str | None = None) -> tuple[int, int]:
        """Write the picture, and return its size on a screen."""
        import matplotlib as mpl
        from matplotlib.figure import Figure

        families = list(font_families())
        with mpl.rc_context(mpl.rcParamsDefault | {"font.family": families, "svg.hashsalt": self.title}):
            figure = Figure(figsize=(WIDTH, self._height), dpi=_DOTS * _SHARP, layout="constrained")
            axes = figure.add_subplot()
            axes.set_title(self.title, loc="left", fontsize=12)
            self._draw(axes)
            if self.note:
                figure.supxlabel(self.note, x=0.02, ha="left", fontsize=9, color="#444")
            with warnings.catch_warnings():  # for each character; that there is no font was said
                warnings.filterwarnings("ignore", "Glyph")
                figure.savefig(target, format=kind, pad_inches=0.1)
        return round(WIDTH * _DOTS), round(self._height * _DOTS)
