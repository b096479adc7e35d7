"""Parts a file that holds several reports: a county's compilation, a sheet a township, last year's below."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kit.base.errors import InputError, Problem
from kit.form.editions import Forms
from kit.form.official_form import Form
from kit.ingest.heading_lines import section_of
from kit.ingest.identity.report_title import agency_in, title_at, undated_at
from kit.ingest.identity.report_year import years_in
from kit.ingest.identity.township_of_agency import names_in
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source
from kit.ingest.tables.printed_rows import rows_of
from kit.ingest.title_and_words import title_of

_MOST_REPORTS, _MOST_NAMED = 300, 10
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
    """Where a report may begin among the spots: at a title, or "" at a first section's heading without one.

    `headed` tells that a first section follows.
    """

    spot: int
    title: str = ""
    headed: bool = False

    def is_another(self, title: str) -> bool:
        """Whether its title is another report's than `title`: of another agency or year, or none is known."""
        if not (self.title and title):
            return bool(self.title)
        years, others = years_in(self.title), years_in(title)
        return _are_two(agency_in(self.title), agency_in(title)) or bool(years and others and years != others)


def _are_two(agency: str, other: str) -> bool:
    """Whether two names are of two agencies, and not one longer and one shorter of the same (乙山镇)."""
    (_, unit), (_, second) = names_in(agency), names_in(other)
    return bool(unit and second) and unit not in other and second not in agency


def reports_in(source: Source, forms: Forms) -> tuple[Source, ...]:
    """Return a source for each report of a file, in order; the file itself when it holds one.

    A report begins at the last title before its first section's heading, or at a title of another agency or
    year that figures or sentences of its own follow. Raises InputError, naming what was found, when there
    are several and one of them has no title that says whose it is, or when there are too many.
    """
    if source.embedded is not None:
        return (source,)
    form = max(forms.values(), key=lambda each: each.first_year)
    spots = list(_spots(source.pieces))
    titles = list(_titles([spot.text for spot in spots]))
    headings = _first_headings(spots, form)
    first = headings[0] if headings else min((each.spot + 1 for each in titles), default=0)
    above = [*_titles(source.around), *(each for each in titles if each.spot < first)]
    own = above[-1].title if above else ""
    starts = _starts(spots, list(_marks(spots, titles, headings, first)), own)
    if len(starts) == 1:
        return (source,)
    if len(starts) > _MOST_REPORTS:
        what = f"文件里有 {len(starts)} 份报告，一次读不了这么多"
        raise InputError(Problem(source.name, "", what, f"请分成几个文件，每个不超过 {_MOST_REPORTS} 份"))
    bounds = zip(starts, [*starts[1:], len(spots)], strict=True)
    parts = [_part(source, spots, *each, number) for number, each in enumerate(bounds, 1)]
    found = [title_of(part, forms) for part in parts]
    if not all(title.agency for title in found):
        named = [title.text or f"第 {at} 份（标题没有写明单位）" for at, title in enumerate(found, 1)]
        more = " 等" * (len(named) > _MOST_NAMED)
        what = f"文件里有 {len(parts)} 份报告：{'、'.join(named[:_MOST_NAMED])}{more}"
        raise InputError(Problem(source.name, "", what, "请分成单独的文件，每份开头写上带单位和年度的标题"))
    return tuple(parts)


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


def _first_headings(spots: Sequence[_Spot], form: Form) -> list[int]:
    first = form.sections[0].id
    return [at for at, spot in enumerate(spots) if spot.begins and section_of(spot.text, form) == first]


def _marks(
    spots: Sequence[_Spot], titles: Sequence[_Mark], headings: Sequence[int], first: int
) -> Iterator[_Mark]:
    """Yield where reports may begin from `first` on: the last title before a first section is headed."""
    below = [each for each in titles if each.spot >= first and spots[each.spot].begins]
    at = [each.spot for each in below]
    for before, here in pairwise(headings):
        between = below[bisect_right(at, before) : bisect_left(at, here)] or [_Mark(here)]
        yield from between[:-1]
        yield replace(between[-1], headed=True)
    yield from (each for each in below if each.spot > max(headings, default=-1))


def _starts(spots: Sequence[_Spot], marks: Sequence[_Mark], own: str) -> list[int]:
    """Return where the reports begin: at 0, and at each mark that is no part of the report before it.

    A first section begins another report behind figures, or under another title; a title alone does when it
    is another and figures follow. `own` is the first report's title. So neither a list of contents nor a
    link to last year's report begins one.
    """
    starts = [0]
    figures = list(accumulate((int(spot.numbers) for spot in spots), initial=0))
    for mark, after in pairwise([*marks, _Mark(len(spots))]):
        behind = figures[starts[-1]] < figures[mark.spot]
        ahead = figures[mark.spot] < figures[after.spot]
        is_other = mark.is_another(own)
        if (behind or is_other) if mark.headed else (is_other and ahead):
            starts.append(mark.spot)
            own = mark.title
    return starts


def _part(source: Source, spots: Sequence[_Spot], start: int, end: int, number: int) -> Source:
    """Return the pieces of a file between two spots; of a table that holds several reports, their rows.

    What stands around the reports of a page is the first one's.
    """
    found: dict[int, set[int]] = {}
    for spot in spots[start:end]:
        found.setdefault(spot.piece, set()).add(spot.row)
    pieces = (_rows(source.pieces[index], rows) for index, rows in found.items())
    return replace(
        source,
        name=f"{source.name}（第 {number} 份）",
        pieces=tuple(pieces),
        around=source.around if number == 1 else (),
    )


def _rows(piece: PrintedLine | PrintedTable, rows: set[int]) -> PrintedLine | PrintedTable:
    if isinstance(piece, PrintedLine):
        return piece
    return replace(piece, cells=tuple(cell for cell in piece.cells if cell.row in rows))
