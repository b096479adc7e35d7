"""Reads a published report: its title, figures and words, with the account of what found no place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kit.base.errors import InputError, Problem
from kit.base.strings import narrow
from kit.checks.text.phrasing import phrasing
from kit.form.cell_value import plain
from kit.form.editions import Forms, editions
from kit.form.official_form import Form
from kit.form.workbook_labels import IDENTITY
from kit.ingest.account import Account, Ingested
from kit.ingest.page_chrome import chrome
from kit.ingest.source.printed import PrintedLine, Source
from kit.ingest.tables.figures import Figures, read_figures
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_values import Plain
from kit.ingest.title_and_words import Title, find_title, read_words
from kit.ingest.township_of_agency import names_in
from kit.report.parameters import report_from

CHANGED = "与网页自带的数据不同，有人改过其中一处"


def ingest(source: Source, year: int | None = None, forms: Forms | None = None) -> Ingested:
    """Return a published file as parameters, and what of it could not be placed.

    The year is the title's, or that of the period the figures cover, unless `year` is given. A page of this
    kit is read from the data that it carries. Raises InputError when no year is told, or none with a form.
    """
    forms = forms or editions()
    if own := _embedded(source, forms):
        return own
    newest = max(forms.values(), key=lambda form: form.first_year)
    printed = list(_lines(source))
    title = find_title(printed, newest)
    if not title.text:
        title = Title(find_title(source.around, newest).text)
    year = year or _year(title.text, printed)
    if year is None:
        what = "看不出是哪一年度的报告（标题和统计期限里都没有年份）"
        raise InputError(Problem(source.name, "", what, "请用 --year 说明，如 --year 2024"))
    if forms.governing(year) is None:
        what = f"{year} 年度还没有统一的报告格式"
        raise InputError(Problem(source.name, "", what, "只能读入有统一格式以后的报告"))
    return _assembled(source, read_figures(source.pieces, year, forms), title, year)


def _embedded(source: Source, forms: Forms) -> Ingested | None:
    """Return the report that a page of this kit carries; None for any other page, or when it is damaged.

    Where somebody changed a number that the page shows, neither that nor the one it carries is certain.
    """
    if source.embedded is None:
        return None
    try:
        report = report_from(source.embedded, forms=forms)
    except InputError:
        return None
    shown = read_figures(source.pieces, report.year, Forms({report.form.edition: report.form})).values
    carried = {place: plain(value) for place, value in report.figures.items()}
    changed = tuple(
        Unplaced(str(value), f"网页上的{report.form.cells[place].label}", CHANGED, (place,))
        for place, value in shown.items()
        if value != carried[place]
    )
    doubtful = {place for each in changed for place in each.addresses}
    placed = [place for place in report.form.cells if place not in report.computed | doubtful]
    figures = _nested({place: carried[place] for place in placed}, report.form)
    return Ingested(
        source.name, report.form, report.public() | {"figures": figures}, Account(tuple(placed), changed)
    )


def _lines(source: Source) -> Iterator[str]:
    """Yield every line of a file, the cells of its tables among them."""
    for piece in source.pieces:
        texts = [piece.text] if isinstance(piece, PrintedLine) else [cell.text for cell in piece.cells]
        yield from (line for text in texts for line in text.split("\n"))


def _year(title: str, lines: Sequence[str]) -> int | None:
    """Return the year of a title, or of the period that the words state."""
    if found := phrasing().titles.year.search(narrow(title)):
        return int(found[0])
    for line in lines:
        if period := phrasing().period.span.search(narrow(line)):
            return int(period["year"])
    return None


def _assembled(source: Source, figures: Figures, title: Title, year: int) -> Ingested:
    form = figures.form
    parted = ((line, line.text.split("\n")) for line in figures.lines)
    lines = [replace(line, text=text) for line, texts in parted for text in texts if text.strip()]
    texts = [line.text for line in lines]
    here = find_title(texts, form)
    narrative = read_words(lines[here.end :], form)
    parameters = {
        **_identity(title, year, form, figures.told),
        "figures": _nested(figures.values, form),
        "narrative": dict(narrative.words),
    }
    bars = [*source.around, *texts[: here.end], *narrative.dropped]
    account = Account(
        tuple(place for place in form.cells if place in figures.values),
        figures.unplaced,
        tuple(_missing(figures, parameters, form)),
        narrative.dropped,
        chrome().tells(bars),
        figures.remarks,
    )
    return Ingested(source.name, form, parameters, account)


def _identity(title: Title, year: int, form: Form, told: Mapping[str, str]) -> dict[str, Any]:
    """Return who reports: what a filled-in workbook tells goes before what the title tells."""
    county, township = names_in(title.agency)
    printed = {"township": township, "agency": title.agency, "county": county}
    known = {name: value for name in IDENTITY if (value := told.get(name) or printed.get(name))}
    return {**known, "year": year, "edition": form.edition}


def _nested(values: Mapping[str, Plain], form: Form) -> dict[str, dict[str, dict[str, Plain]]]:
    """Return figures by table, row and column, in the form's order."""
    figures: dict[str, dict[str, dict[str, Plain]]] = {section: {} for section in form.tables}
    for place, cell in form.cells.items():
        if place in values:
            figures[cell.section.id].setdefault(cell.row.id, {})[cell.column.id] = values[place]
    return figures


def _missing(figures: Figures, parameters: Mapping[str, Any], form: Form) -> Iterator[str]:
    """Yield what the file does not tell; totals may be left out, and what was refused is known by name."""
    yield from (name for name in ("township", "agency") if name not in parameters)
    refused = {place for each in figures.unplaced for place in each.addresses}
    for place, cell in form.cells.items():
        is_total = cell.row.equals or cell.column.equals
        if place not in figures.values and place not in refused and not is_total:
            yield place
    for section in form.sections:
        if not section.table and section.id not in parameters["narrative"]:
            yield section.id
