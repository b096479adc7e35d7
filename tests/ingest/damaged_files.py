"""Reports in every shape, damaged: what each cell prints, and what is read wrong or lost of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings

from kit.base.errors import InputError
from kit.form.editions import editions
from kit.form.official_form import Form
from tests.conftest import OWN_FOLDER
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.damage import DAMAGES
from tests.ingest.shapes.document import Piece, document, title_of
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import placed, read, same, tokens
from tests.ingest.shapes.meaning import allowed
from tests.ingest.shapes.sheet import Sheet

FORMS = [editions()["2021"], editions()["2019"]]
YEARS = {"2019": 2020, "2021": 2024}
MADE = {form.edition: list(document(distinct(form), form, YEARS[form.edition])) for form in FORMS}
WRITTEN = ["site page", "text with tabs", "text with pipes", "text, a cell a line", "word, numbered headings"]
"""The shapes that the quick suite damages: merged cells known, left empty, dropped, gone, and of Word."""
QUICK = settings(max_examples=30, suppress_health_check=OWN_FOLDER)
FUZZ = settings(settings.get_profile("fuzz"), max_examples=60, suppress_health_check=OWN_FOLDER)
LABELS_ALONE = ["characters lost", "characters misread", "a label lost"]
FIXED = "workbook laid out by hand"
"""There every cell says where it stands: a cell that moved is not damage that can be seen."""
IN_PLACE = [
    *LABELS_ALONE, "labels swapped", "a label over its neighbour", "a row merged", "a row merged away",
    "two rows merged",
]  # fmt: skip


def kinds(name: str) -> list[str]:
    """Return the kinds of damage that can be seen in a shape."""
    known = IN_PLACE if name == FIXED else sorted(DAMAGES)
    return [kind for kind in known if SHAPES[name].spans or kind != "a row merged away"]


def faults(
    folder: Path, name: str, form: Form, pieces: Sequence[Piece]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the cells of a damaged file that were read wrong, and those of which nothing was said."""
    content = SHAPES[name].write(pieces, title_of(form, YEARS[form.edition]))
    ingested = read_or_refused(folder / f"damaged{SHAPES[name].suffix}", content, YEARS[form.edition])
    if ingested is None:
        return {}, {}
    may = allowed(form, distinct(form), pieces)
    found = placed(ingested)
    wrong = {
        address: f"read {value!r}, may be {may.get(address)!r}"
        for address, value in found.items()
        if not any(same(form, address, each, value) for each in may.get(address, ()))
    }
    named = set(map(str, found.values())) | tokens(form, told(ingested)).keys()
    lost = {
        spot.address: spot.text
        for piece in pieces
        if isinstance(piece, Sheet)
        for row in piece.rows
        for spot in row
        if spot.address
        and spot.address not in found
        and any(
            not named & {number.removeprefix("+"), re.sub("[^0-9.]", "", number)}
            for number in spot.text.split()
        )
    }
    return wrong, lost


def told(ingested: Any) -> list[str]:
    """Return the texts that the account names."""
    return [each.text for each in ingested.account.unplaced]


def read_or_refused(path: Path, content: bytes, year: int) -> Any:
    """Return what was read, or None where the file was refused in a sentence."""
    try:
        return read(path, content, year)
    except InputError as error:
        refusal = str(error)
    assert path.name in refusal
    return None


def show(pieces: Sequence[Piece]) -> str:
    """Return the damaged tables for a failure's report."""
    sheets = [piece for piece in pieces if isinstance(piece, Sheet)]
    return "\n".join(
        " | ".join(f"{spot.text}<{spot.colspan}x{spot.rowspan}>" for spot in row)
        for sheet in sheets
        for row in sheet.rows
    )


def survives(folder: Path, name: str, form: Form, content: bytes, printed: dict[str, set[str]]) -> None:
    """Read a file whose bytes were changed; every placed cell holds what is still printed for it."""
    ingested = read_or_refused(folder / f"damaged{SHAPES[name].suffix}", content, YEARS[form.edition])
    if ingested is None:
        return
    wrong = {
        address: value
        for address, value in placed(ingested).items()
        if re.sub("[^0-9.-]", "", str(value)) not in printed.get(address, set())
    }
    assert wrong == {}


@cache
def undamaged(name: str, edition: str) -> bytes:
    """Return the file of a shape; the same bytes every time, which a zip that holds the hour is not."""
    return SHAPES[name].write(MADE[edition], title_of(editions()[edition], YEARS[edition]))


def bare(form: Form) -> dict[str, str]:
    """Return the digits that each cell prints."""
    return {address: re.sub("[^0-9.-]", "", str(value)) for address, value in distinct(form).items()}
