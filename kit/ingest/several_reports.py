"""Parts a file that holds several reports: a county's compilation, a sheet a township, last year's below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kit.base.errors import InputError, Problem
from kit.form.editions import Forms
from kit.form.official_form import Form
from kit.ingest.outline import section_of
from kit.ingest.report_title import agency_in, title_at, undated_at
from kit.ingest.report_year import years_in
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source
from kit.ingest.tables.printed_rows import rows_of

_SENTENCE = re.compile("[。；]")
_FIGURES = re.compile(r"(?:^|\s)\d[\d.,]*(?:\s+\d[\d.,]*)+\s*$|^\s*\d+\s*$")
"""A line that is a row of figures, or one figure of a table printed a cell a line."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line of a file or a row of its tables: the piece and row where it begins, its words.

    `begins` tells that nothing of its piece or row stands before it; `numbers` that it is a row of figures.
    """

    piece: int
    row: int
    text: str
    begins: bool = True
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a title or a first heading begins among the spots; a title's words, "" for a heading."""

    spot: int
    title: str = ""

    def is_another(self, other: _Mark) -> bool:
        """Whether two titles certainly are of different reports: of other agencies, or of other years."""
        pairs = (agency_in(self.title), agency_in(other.title)), (years_in(self.title), years_in(other.title))
        return any(one and two and one != two for one, two in pairs)


def reports_in(source: Source, forms: Forms) -> tuple[Source, ...]:
    """Return a source for each report of a file, in order; the file itself when it holds one.

    A report begins at the last title before its first section's heading, or at a title of another agency or
    year that figures or sentences of its own follow. Raises InputError, naming what was found, when there
    are several and one of them has no title that says whose it is.
    """
    if source.embedded is not None:
        return (source,)
    form = max(forms.values(), key=lambda each: each.first_year)
    spots = list(_spots(source.pieces))
    titles = list(_titles([spot.text for spot in spots]))
    starts = _starts(spots, titles, form)
    if len(starts) == 1:
        return (source,)
    bounds = list(zip(starts, [*starts[1:], len(spots)], strict=True))
    names = [_name(titles, *each) for each in bounds]
    if not all(agency_in(name) for name in names):
        listed = "、".join(
            name or f"第 {number} 份（没有写明单位的标题）" for number, name in enumerate(names, 1)
        )
        what = f"文件里有 {len(names)} 份报告：{listed}"
        raise InputError(Problem(source.name, "", what, "请分成单独的文件，每份开头写上带单位和年度的标题"))
    return tuple(
        replace(
            _part(source, spots, *each),
            name=f"{source.name}（第 {number} 份）",
            around=source.around if number == 1 else (),
        )
        for number, each in enumerate(bounds, 1)
    )


def _spots(pieces: Sequence[PrintedLine | PrintedTable]) -> Iterator[_Spot]:
    for index, piece in enumerate(pieces):
        if isinstance(piece, PrintedLine):
            for number, text in enumerate(piece.text.split("\n")):
                yield _Spot(index, 0, text, number == 0, bool(_FIGURES.search(text)))
            continue
        rows = sorted({cell.row for cell in piece.cells})
        for at, row in zip(rows, rows_of(piece), strict=True):
            text = row.text if len(row.texts) == 1 else ""
            yield _Spot(index, at, text, True, any(map(_FIGURES.search, row.texts)))


def _titles(lines: Sequence[str]) -> Iterator[_Mark]:
    """Yield the titles among lines; of one over several lines, the whole once."""
    after = 0
    for index in range(len(lines)):
        if index >= after and (found := title_at(lines, index) or undated_at(lines, index)):
            text, after = found
            yield _Mark(index, text)


def _starts(spots: Sequence[_Spot], titles: Sequence[_Mark], form: Form) -> list[int]:
    """Return where the reports begin: 0 first, and nowhere that no figures or sentences follow."""
    first = form.sections[0].id
    headings = [at for at, spot in enumerate(spots) if spot.begins and section_of(spot.text, form) == first]
    starts = [0]
    for before, here in pairwise(headings):
        between = [each.spot for each in titles if before < each.spot < here and spots[each.spot].begins]
        starts.append(between[-1] if between else here)
    starts = _with_content(starts, spots)
    own: _Mark | None = None
    for each in titles:
        if own is None or each.spot in starts or each.spot < min(headings, default=0):
            own = each
        elif each.is_another(own) and spots[each.spot].begins:
            end = min((start for start in starts if start > each.spot), default=len(spots))
            if any(spot.numbers for spot in spots[each.spot : end]):
                starts, own = sorted([*starts, each.spot]), each
    return _with_content(starts, spots)


def _with_content(starts: Sequence[int], spots: Sequence[_Spot]) -> list[int]:
    """Return starts without those of a table of contents: behind it, the next report's begin."""
    ends = [*starts[1:], len(spots)]
    whole = [start for start, end in zip(starts, ends, strict=True) if _has_content(spots[start:end])]
    return [0, *whole[1:]]


def _has_content(spots: Sequence[_Spot]) -> bool:
    return any(spot.numbers or _SENTENCE.search(spot.text) for spot in spots)


def _name(titles: Sequence[_Mark], start: int, end: int) -> str:
    """Return the title of the report between two spots, one that names an agency if there is any."""
    own = [each.title for each in titles if start <= each.spot < end]
    return next(filter(agency_in, own), own[0] if own else "")


def _part(source: Source, spots: Sequence[_Spot], start: int, end: int) -> Source:
    """Return the pieces of a file between two spots; of a table that holds several reports, their rows."""
    found: dict[int, set[int]] = {}
    for spot in spots[start:end]:
        found.setdefault(spot.piece, set()).add(spot.row)
    pieces = (_rows(source.pieces[index], rows) for index, rows in found.items())
    return replace(source, pieces=tuple(pieces))


def _rows(piece: PrintedLine | PrintedTable, rows: set[int]) -> PrintedLine | PrintedTable:
    if isinstance(piece, PrintedLine):
        return piece
    return replace(piece, cells=tuple(cell for cell in piece.cells if cell.row in rows))
