"""What stands on the pages of a PDF, as the process that takes it apart tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.ingest.source.refusal import RefusedError

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
    the character is not certain: `turned` out of the line, or `unknown` to its font.
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
class Ruling:
    """A straight line, upright or level."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether the line runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, its glyphs and rulings, the share of it that one picture covers.

    `written_over` tells that something prints on it which is no part of its content.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    pictured: float
    written_over: bool


def pages(data: bytes) -> list[Page]:
    """Return the pages of a PDF. Raises RefusedError when it cannot be taken apart."""
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
    return [_page(each) for each in answer["pages"]]


def _page(told: dict[str, Any]) -> Page:
    glyphs = tuple(Glyph(*glyph) for glyph in told["glyphs"])
    rulings = tuple(Ruling(*ruling) for ruling in told["rulings"])
    return Page(told["width"], told["height"], glyphs, rulings, told["pictured"], told["written_over"])
