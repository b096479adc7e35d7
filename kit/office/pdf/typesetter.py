"""Sets a report's data into a packaged template; what Typst refuses is told in this project's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from typst import Compiler, TypstError

from kit.base.errors import InputError, KitError, Problem
from kit.base.strings import quoted
from kit.form.cell_value import show
from kit.office.pdf.pdf_fonts import installed
from kit.report.narrative import render
from kit.report.report import Report

_TOLD = re.compile(r'`"((?:[^"\\]|\\.)+)"`')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(report: Report, template: Path, inputs: Mapping[str, str]) -> bytes:
    """Return the PDF for the archive that a template makes of `inputs`.

    Raises InputError for a character that no font of this machine has, or that no PDF for the archive may
    hold, naming it and where it stands; KitError for whatever else is refused.
    """
    return _compiled(report, template, inputs, "PDF", format="pdf", pdf_standards=["a-3a", "ua-1"])


def pictured(report: Report, template: Path, inputs: Mapping[str, str], width: int, points: float) -> bytes:
    """Return the PNG, `width` pixels wide, that a template of one page `points` wide makes of `inputs`.

    Raises errors as `typeset` does: where it would be a picture with an empty box, there is none.
    """
    # Only of a PDF for the archive it is told when a character has no glyph.
    _compiled(report, template, inputs, "图片", format="pdf", pdf_standards="a-2b", pdf_tags=False)
    return _compiled(report, template, inputs, "图片", format="png", ppi=72 * width / points)


def _compiled(report: Report, template: Path, inputs: Mapping[str, str], made: str, **how: Any) -> bytes:
    try:
        written = _compiler(template.parent).compile(template.read_bytes(), sys_inputs=dict(inputs), **how)
    except TypstError as error:
        raise _refused(report, made, error) from None
    if not isinstance(written, bytes):
        raise TypeError(f"{template.name} makes one file")
    return written


@cache
def _compiler(root: Path) -> Compiler:
    return Compiler(root=root, font_paths=installed())


def _refused(report: Report, made: str, error: TypstError) -> KitError:
    for told in _TOLD.findall(error.message):
        sign = _CODE.sub(lambda code: chr(int(code[1], 16)), told)
        for place, text in _places(report):
            if sign in text:
                what = f"{quoted(sign)}（{_code(sign)}）没有字体能显示，{made} 做不了"
                remedy = "请装上有这个字的字体，或者换一个字"
                return InputError(Problem(report.file, place, what, remedy))
    return KitError(f"{report.title}：{made} 没有做成（{error.message}）。请告诉维护人员。")


def _code(sign: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in sign)


def _places(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every text of a report with where it stands, in a person's words."""
    yield "标题", report.title
    for words in render(report):
        yield report.form.place(words.section, words.subsection), words.text
    for address, cell in report.form.cells.items():
        yield cell.label, show(report.figures[address], cell.column.kind)
