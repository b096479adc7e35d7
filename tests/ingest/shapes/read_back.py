"""Pieces of a report of 2024, written in a shape and read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kit.form.official_form import Form
from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.document import Piece, title_of


def read_back(folder: Path, name: str, report: Sequence[Piece], form: Form) -> Ingested:
    """Write pieces in the shape of a name and read the one report in the file."""
    shape = SHAPES[name]
    path = folder / f"report{shape.suffix}"
    path.write_bytes(shape.write(report, title_of(form, 2024)))
    (found,) = read_reports(path)
    assert isinstance(found, Ingested), found
    return found
