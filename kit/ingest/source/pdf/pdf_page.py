"""What stands on the pages of a PDF, as the process that takes it apart tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.ingest.source.refusal import RefusedError

_BACKGROUND = 0.5
_MOST_OWN = 255
"""Above it are the codes with which Windows ends a process that broke down."""
_DOT, _DOT_GAP, _ASIDE = 2.0, 2.0, 0.05
"""Points: how large a dot of a dotted line is, how far from the next, how far aside it may stand."""
_LEAST_DOTS = 4
_PATIENCE = 90
"""Seconds. A report takes one or two; a busy machine may need more."""
_AGAIN = "请重新导出 PDF，或换用原来的 Word 文件"
_REFUSALS = {
    "password": ("文件加了密码", "请去掉密码后再试"),
    "damaged": ("文件损坏，打不开", "请换一份完好的文件，或重新导出 PDF"),
    "memory": ("内容大得内存放不下", _AGAIN),
    "large": ("页数或内容多得不像一份报告", "请只留下报告的内容"),
}
_OUT_OF_TIME = ("内容太复杂，读了很久还没有读完", f"{_AGAIN}；电脑正忙时过一会儿再试")
_STOPPED = ("读到一半，读 PDF 的程序停了，多半是文件有损坏，或内容大得内存放不下", _AGAIN)
_FAULT = ("读 PDF 的程序出错，读不下去", f"请把这个文件交给维护的人看；也可以{_AGAIN.removeprefix('请')}")


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
    content. `numbers` counts it among the file's pages, from 1: all of those that stand side by side.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    pictures: tuple[Shape, ...]
    sketches: tuple[Shape, ...]
    strays: tuple[Shape, ...]
    written_over: bool
    numbers: tuple[int, ...]

    @property
    def place(self) -> str:
        """Which page of the file it is, in a person's words."""
        return f"第 {'、'.join(map(str, self.numbers))} 页"

    @property
    def has_text(self) -> bool:
        """Whether a glyph shows on the page."""
        return any(not glyph.char.isspace() for glyph in self.glyphs)

    def is_background(self, picture: Shape) -> bool:
        """Whether a picture covers so much of the page that it is the page's ground, or a scan."""
        wide, high = picture.size
        return wide * high > _BACKGROUND * self.width * self.height


@dataclass(frozen=True, slots=True)
class Taken:
    """A PDF taken apart: its pages, the names of the files that it carries, what it says that it is called.

    `carried` is what those of its files hold that are called as a report's own data in a PDF of this kit.
    """

    pages: list[Page]
    attached: list[str]
    carried: list[str]
    title: str


def opened(data: bytes) -> Taken:
    """Return what a PDF holds.

    Raises RefusedError when it cannot be taken apart.
    """
    answer = _answer(data)
    if refused := answer.get("refused"):
        raise RefusedError(*_REFUSALS[refused])
    pages = [_page(*each) for each in enumerate(answer["pages"], 1)]
    return Taken(pages, answer["attached"], answer["carried"], answer["title"])


def _answer(data: bytes) -> dict[str, Any]:
    """Return what the process tells. Raises RefusedError, saying why it tells nothing."""
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
    except subprocess.TimeoutExpired:
        raise RefusedError(*_OUT_OF_TIME) from None
    if done.returncode:
        raise RefusedError(*_given_up(done.returncode))
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _given_up(code: int) -> tuple[str, str]:
    """Return why the process ended without an answer, and what to do: it was stopped, or failed of itself."""
    if -code == getattr(signal, "SIGXCPU", None):
        return _OUT_OF_TIME
    return _STOPPED if code < 0 or code > _MOST_OWN else _FAULT


def _page(number: int, told: dict[str, Any]) -> Page:
    marks = [(Shape(*box), doubt) for *box, doubt in told["marks"]]
    glyphs = (Glyph(*glyph) for glyph in told["glyphs"])
    return Page(
        told["width"],
        told["height"],
        tuple(_marked(glyph, marks) for glyph in glyphs) if marks else tuple(glyphs),
        tuple(_with_dots_joined([Ruling(*ruling) for ruling in told["rulings"]])),
        tuple(Shape(*box) for box in told["pictures"]),
        tuple(Shape(*box) for box in told["sketches"]),
        tuple(Shape(*box) for box in told["strays"]),
        told["written_over"],
        (number,),
    )


def _with_dots_joined(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """Yield rulings, those that are a row of dots as one line."""
    dots = [each for each in rulings if max(each.size) <= _DOT]
    joined: set[Ruling] = set()
    lines: list[Ruling] = []
    for across in (0, 1):
        ordered = sorted(dots, key=lambda each: (each.middle[1 - across], each.middle[across]))
        for row in _rows(ordered, across):
            if len(row) >= _LEAST_DOTS:
                joined.update(row)
                lines.append(Ruling(row[0].left, row[0].top, row[-1].right, row[-1].bottom))
    yield from (each for each in rulings if each not in joined)
    yield from lines


def _rows(dots: Sequence[Ruling], across: int) -> Iterator[list[Ruling]]:
    """Yield dots that stand in a row, level (0) or upright (1), each no further from the next than a gap."""
    row: list[Ruling] = []
    for dot in dots:
        if row:
            aside = abs(dot.middle[1 - across] - row[0].middle[1 - across])
            apart = dot.middle[across] - row[-1].middle[across]
            if aside > _ASIDE or not 0 < apart <= _DOT + _DOT_GAP:
                yield row
                row = []
        row.append(dot)
    if row:
        yield row


def _marked(glyph: Glyph, marks: Sequence[tuple[Shape, str]]) -> Glyph:
    """Return a glyph with the doubt that a reader's mark over it gives."""
    doubt = next((doubt for shape, doubt in marks if shape.holds(*glyph.middle)), "")
    return replace(glyph, doubt=doubt) if doubt else glyph
