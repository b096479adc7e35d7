"""What stands on the pages of a PDF, as the process that takes it apart tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.ingest.source.refusal import RefusedError

_BACKGROUND = 0.5
_PATIENCE = 90
"""Seconds. A report takes one or two; a busy machine may need more."""
_REFUSALS = {
    "password": ("文件加了密码", "请去掉密码后再试"),
    "damaged": ("文件损坏，打不开", "请换一份完好的文件，或重新导出 PDF"),
    "large": ("页数或内容多得不像一份报告", "请只留下报告的内容"),
}
_GAVE_UP = ("文件损坏，或展开后大得不可能", "请重新导出 PDF，并核对文件的来源")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it is printed, in points from the page's top left corner.

    The pen goes from `x0` to `x1` on the `baseline`; the ink lies between `left` and `right`. `doubt` is why
    the character is not certain: `turned` out of the line, `unknown` to its font, `veiled` where it shows
    in part or faintly, `lying` where it looks like another digit, `struck` or `marked` by a reader's mark
    over it.
    """

    char: str
    x0: float
    x1: float
    left: float
    right: float
    baseline: float
    size: float
    doubt: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the character's square."""
        return (self.x0 + self.x1) / 2, self.baseline - 0.38 * self.size


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn on a page, by the box that holds it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the box is."""
        return self.right - self.left, self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Ruling(Shape):
    """A straight line, upright or level."""

    @property
    def is_level(self) -> bool:
        """Whether the line runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it stands upright: its size, the glyphs that show, its rulings, its pictures.

    `sketches` are the shapes on it that are drawn neither upright nor level, `strays` the ink of text of
    which nothing tells a character. `written_over` tells that words print on it which are no part of its
    content.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    pictures: tuple[Shape, ...]
    sketches: tuple[Shape, ...]
    strays: tuple[Shape, ...]
    written_over: bool

    @property
    def has_text(self) -> bool:
        """Whether a glyph shows on the page."""
        return any(not glyph.char.isspace() for glyph in self.glyphs)

    def is_background(self, picture: Shape) -> bool:
        """Whether a picture covers so much of the page that it is the page's ground, or a scan."""
        wide, high = picture.size
        return wide * high > _BACKGROUND * self.width * self.height


def opened(data: bytes) -> tuple[list[Page], list[str]]:
    """Return the pages of a PDF, and the names of the files it carries.

    Raises RefusedError when it cannot be taken apart.
    """
    known = [str(Path(__file__).parents[4]), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kit.ingest.source.pdf.pdf_worker"],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(known)},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise RefusedError(*_GAVE_UP) from None
    if refused := answer.get("refused"):
        raise RefusedError(*_REFUSALS[refused])
    return [_page(each) for each in answer["pages"]], answer["attached"]


def _page(told: dict[str, Any]) -> Page:
    marks = [(Shape(*box), doubt) for *box, doubt in told["marks"]]
    glyphs = (Glyph(*glyph) for glyph in told["glyphs"])
    return Page(
        told["width"],
        told["height"],
        tuple(_marked(glyph, marks) for glyph in glyphs) if marks else tuple(glyphs),
        tuple(Ruling(*ruling) for ruling in told["rulings"]),
        tuple(Shape(*box) for box in told["pictures"]),
        tuple(Shape(*box) for box in told["sketches"]),
        tuple(Shape(*box) for box in told["strays"]),
        told["written_over"],
    )


def _marked(glyph: Glyph, marks: Sequence[tuple[Shape, str]]) -> Glyph:
    """Return a glyph with the doubt that a reader's mark over it gives."""
    doubt = next((doubt for shape, doubt in marks if shape.holds(*glyph.middle)), "")
    return replace(glyph, doubt=doubt) if doubt else glyph
