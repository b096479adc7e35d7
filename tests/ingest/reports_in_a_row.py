"""Two reports in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kit.base.errors import InputError
from kit.form.editions import editions
from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.document import AGENCY, Paragraph, Piece, document, title_of
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.sheet import Figures, Plain

FORM = editions()["2021"]
FIRST = distinct(FORM)
TITLE = title_of(FORM, 2024)
OTHER = TITLE.replace(AGENCY, "甲水县丙河乡人民政府")


def _shifted(value: Plain) -> Plain:
    return value + 5000 if isinstance(value, int) else f"9{value}"


SECOND = {place: _shifted(value) for place, value in FIRST.items()}


def pieces(figures: Figures, year: int = 2024) -> list[Piece]:
    """Return a report's pieces below its title."""
    return list(document(figures, FORM, year))


def said(text: str) -> list[Piece]:
    """Return a paragraph as pieces."""
    return [Paragraph(text)]


def read_all(folder: Path, name: str, report: Sequence[Piece]) -> list[Ingested | InputError]:
    """Write pieces in a shape and read every report in the file."""
    shape = SHAPES[name]
    path = folder / f"report{shape.suffix}"
    path.write_bytes(shape.write(report, TITLE))
    return list(read_reports(path))
