"""Sets a report's data into a packaged template; what Typst refuses is told in this project's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category

from typst import Compiler, TypstError

from kit.base.errors import InputError, KitError, Problem
from kit.base.strings import quoted
from kit.form.cell_value import show
from kit.office.pdf.pdf_fonts import installed
from kit.report.narrative import render
from kit.report.report import Report

_TOLD = re.compile(r'`"((?:[^"\\]|\\.)+)"`')
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_RARE = "生僻字可用花园明朝，Debian、Ubuntu 上是 fonts-hanazono"
_MOST, _AROUND = 10, 5
"""So many signs without a glyph are told at once, each with so many characters before and behind it."""
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(report: Report, template: Path, inputs: Mapping[str, str]) -> bytes:
    """Return the PDF for the archive that a template makes of `inputs`.

    Raises InputError for a character that no font of this machine has, or that no PDF for the archive may
    hold, naming it and where it stands; KitError for whatever else is refused.
    """
    return _compiled(report, template, inputs, "这份 PDF", format="pdf", pdf_standards=["a-3a", "ua-1"])


def pictured(report: Report, template: Path, inputs: Mapping[str, str], width: int, points: float) -> bytes:
    """Return the PNG, `width` pixels wide, that a template of one page `points` wide makes of `inputs`.

    Raises errors as `typeset` does: where it would be a picture with an empty box, there is none.
    """
    # Only of a PDF for the archive it is told when a character has no glyph.
    _compiled(report, template, inputs, "这张图片", format="pdf", pdf_standards="a-2b", pdf_tags=False)
    return _compiled(report, template, inputs, "这张图片", format="png", ppi=72 * width / points)


def _compiled(report: Report, template: Path, inputs: Mapping[str, str], made: str, **how: Any) -> bytes:
    def compiled(told: Mapping[str, str]) -> bytes:
        written = _compiler(template.parent).compile(template.read_bytes(), sys_inputs=dict(told), **how)
        if not isinstance(written, bytes):
            raise TypeError(f"{template.name} makes one file")
        return written

    try:
        return compiled(inputs)
    except TypstError as error:
        refused = error
    missing: list[str] = []
    while (sign := _sign(report, refused)) and sign not in missing and len(missing) < _MOST:
        missing.append(sign)
        inputs = {name: text.replace(sign, "") for name, text in inputs.items()}
        try:
            compiled(inputs)  # of several signs it tells one
            break
        except TypstError as error:
            refused = error
    if missing:
        raise InputError(*(_problem(report, sign, made) for sign in missing))
    raise KitError(f"{report.title}：没有做成{made}（{refused.message}）。请告诉维护人员。")


@cache
def _compiler(root: Path) -> Compiler:
    return Compiler(root=root, font_paths=installed())


def _sign(report: Report, error: TypstError) -> str:
    """Return the sign of the report that has no glyph, as Typst tells it, "" for another error."""
    told = (_CODE.sub(lambda code: chr(int(code[1], 16)), each) for each in _TOLD.findall(error.message))
    return next((sign for sign in told if any(sign in text for _, text in _places(report))), "")


def _problem(report: Report, sign: str, made: str) -> Problem:
    place, text = next((place, text) for place, text in _places(report) if sign in text)
    before, _, after = next(line for line in text.splitlines() if sign in line).partition(sign)
    around = f"{before[-_AROUND:]}{sign}{after[:_AROUND]}"
    what = f"{quoted(sign)}（{_code(sign)}，在{quoted(around)}里）没有字体能显示，做不成{made}"
    return Problem(report.file, place, what, _remedy(sign))


def _remedy(sign: str) -> str:
    if any(category(char) == "Co" for char in sign):
        return "这是自造的字，换一台电脑就不是它了，请换成标准的字"
    if _HAN.search(sign):
        return f"请装上有这个字的字体（{_RARE}），或者换一个字"
    return "请装上有这个字的字体，或者换一个字"


def _code(sign: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in sign)


def _places(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every text of a report with where it stands, in a person's words."""
    yield "标题", report.title
    for words in render(report):
        yield report.form.place(words.section, words.subsection), words.text
    for address, cell in report.form.cells.items():
        yield cell.label, show(report.figures[address], cell.column.kind)
