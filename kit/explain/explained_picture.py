"""The sheet as a picture, for where pages are not taken: a message, a notice board."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from kit.explain.explained_content import SUBTITLE, explained, made_from
from kit.office.pdf.pdf_fonts import faces
from kit.office.pdf.typesetter import pictured
from kit.page.about.making import content_digest
from kit.page.about.picture_seal import sealed_picture
from kit.report.report import Report

_TEMPLATE = Path(__file__).with_name("explained_sheet.typ")
FONTS = "fonts"
"""What the record of a picture calls the digest of the names of the fonts that it was set in."""
_PIXELS, _POINTS = 1080, 400
"""How wide the picture is, and its template's page."""


def picture(report: Report) -> bytes:
    """Return the sheet that explains a report as a PNG, the same bytes each time with the same fonts.

    Raises InputError as `explained` does and for a character that no font of this machine has, FontError
    when there is none for Chinese.
    """
    content = explained(report)
    bars = [{"name": name, "count": count, "said": f"{count:,}"} for name, count in content.bars]
    told = {**asdict(content), "bars": bars, "subtitle": SUBTITLE, "fonts": faces()}
    inputs = {"sheet": json.dumps(told, ensure_ascii=False)}
    drawn = pictured(report, _TEMPLATE, inputs, _PIXELS, _POINTS)
    return sealed_picture(drawn, {**made_from(report), FONTS: fonts_digest()})


def fonts_digest() -> str:
    """Return the digest of the names of the fonts that a picture is set in here. Raises FontError."""
    return content_digest(faces())
