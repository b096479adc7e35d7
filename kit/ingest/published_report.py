"""Reads a published report: its title, figures and words, with the account of what found no place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import Any

from kit.base.errors import InputError, Problem
from kit.base.folded_text import squeeze
from kit.form.cell_value import plain
from kit.form.editions import Forms, editions
from kit.form.official_form import Form
from kit.form.workbook_labels import OPTIONAL
from kit.ingest.account import Account, Ingested
from kit.ingest.closing_balance import lost
from kit.ingest.heading_lines import section_of
from kit.ingest.identity.own_workbook import (
    is_own_workbook,
    is_word,
    of_another_period,
    without_checks,
)
from kit.ingest.identity.printed_day import iso_day
from kit.ingest.identity.printed_edition import printed_forms
from kit.ingest.identity.report_year import told_year, without_year
from kit.ingest.identity.told_agency import told_agency
from kit.ingest.identity.who_reports import who_reports
from kit.ingest.identity.year_captions import OtherYear, without_other_years
from kit.ingest.outline import is_cut, is_excerpt
from kit.ingest.page_chrome import chrome
from kit.ingest.shown_words import Shown
from kit.ingest.source.printed import PrintedLine, Source
from kit.ingest.source.seen.characters import finished
from kit.ingest.tables.figures import Figures, read_figures
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_values import Plain
from kit.ingest.title_and_words import Narrative, Title, find_title, read_words, text_lines, title_of
from kit.report.narrative import render
from kit.report.parameters import report_from
from kit.report.prose import headings_of
from kit.report.report import Report

CHANGED = "与文件自带的数据不同，有人改过其中一处"
NOT_SHOWN = "页面上没有印，只在文件自带的数据里"


def ingest(source: Source, year: int | None = None, forms: Forms | None = None) -> Ingested:
    """Return a published file as parameters, and what of it could not be placed.

    The year is the title's, or that of the period the figures cover, unless `year` is given. A page of this
    kit is read from the data that it carries. Raises InputError when no year is told, or none with a form.
    """
    forms = forms or editions()
    if own := _embedded(source, forms):
        return own
    source = without_checks(chrome().without_page_numbers(source))
    title = title_of(source, forms)
    year = year or told_year(title.text, tuple(source.lines()))
    if year is None:
        raise InputError(without_year(source.name, bool(title.text), source.lines(), forms))
    if forms.governing(year) is None:
        what = f"{year} 年度还没有统一的报告格式"
        raise InputError(Problem(source.name, "", what, "只能读入有统一格式以后的报告"))
    latest = max(forms.values(), key=lambda each: each.first_year)
    pieces, others = without_other_years(source.pieces, year, latest, title.agency)
    figures = read_figures(pieces, year, printed_forms("\n".join(source.lines()), forms), title.agency)
    told = tuple(_of_another_year(each, figures, year) for each in others)
    return _assembled(source, figures, told, title, year)


def _of_another_year(other: OtherYear, figures: Figures, year: int) -> Unplaced:
    """Return what is told of a table of another year, with the cells that are printed in no other table."""
    form = figures.form
    held = read_figures(other.pieces, year, Forms({form.edition: form}))
    refused = {place for each in held.unplaced for place in each.addresses}
    known = {*figures.values, *(place for each in figures.unplaced for place in each.addresses)}
    own = (place for place in form.cells if place in {*held.values, *refused} - known)
    return replace(other.told, addresses=tuple(own))


def _embedded(source: Source, forms: Forms) -> Ingested | None:
    """Return the report that a page of this kit carries; None for any other page, or when it is damaged.

    Where somebody changed a number that the page shows, neither that nor the one it carries is certain, nor
    is one that it does not show; words that the page does not show as it carries them are told.
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
        Unplaced(str(shown.get(place, value)), f"页面上的{report.form.cells[place].label}", why, (place,))
        for place, value in carried.items()
        if (why := "" if shown.get(place) == value else CHANGED if place in shown else NOT_SHOWN)
    )
    doubtful = {place for each in changed for place in each.addresses}
    placed = [place for place in report.form.cells if place not in report.computed | doubtful]
    figures = _nested({place: carried[place] for place in placed}, report.form)
    return Ingested(
        source.name,
        report.form,
        report.public() | {"figures": figures},
        Account(tuple(placed), (*changed, *_changed_words(source, report)), unread=source.unread),
        report.title,
        headings_of(report.form),
        digest=source.digest,
        dated=source.dated,
    )


def _changed_words(source: Source, report: Report) -> Iterator[Unplaced]:
    """Yield the title and the paragraphs that a page carries and does not show word for word."""
    carried = [("页面上的标题", report.title)]
    for words in render(report):
        place = f"页面上的{report.form.place(words.section, words.subsection)}"
        carried += ((place, line) for line in words.text.splitlines() if line.strip())
    as_shown = finished(Source(source.name, tuple(PrintedLine(line, place) for place, line in carried)))
    shown = Shown.of(source.lines())
    for each in as_shown.pieces:
        if isinstance(each, PrintedLine) and not shown.has(each.text):
            yield Unplaced(each.text, each.place, CHANGED)


def _assembled(
    source: Source, figures: Figures, others: Sequence[Unplaced], title: Title, year: int
) -> Ingested:
    """Return a report of its pieces: what was made of their tables, and what is made of the lines left over.

    `others` are what of the file is another report's.
    """
    form = figures.form
    is_own = is_own_workbook(source)
    lines = text_lines(line for line in figures.lines if is_word(line) or not is_own)
    texts = [line.text for line in lines]
    here = find_title(texts, form)
    narrative = read_words(lines[here.end :], form)
    parameters = {
        **who_reports(source, title.agency or ("" if is_own else told_agency(texts)), year, figures.told),
        "year": year,
        "edition": form.edition,
        "figures": _nested(figures.values, form),
        "narrative": dict(narrative.words),
    }
    account = _account(source, figures, others, narrative, _parted(texts[: here.end], here), parameters)
    # A workbook of this kit has words and tables on sheets of their own; which there are, it does not choose.
    headings = headings_of(form) if is_own else narrative.headings
    broken = figures.open or account.may_hold_more or any(map(is_cut, source.lines()))
    return Ingested(
        source.name,
        form,
        parameters,
        account,
        title.text,
        headings,
        whole=narrative.ended and not broken and not is_excerpt(title.text, headings),
        digest=source.digest,
        dated=iso_day(account.told.get("published", "")) or source.dated,
        lines=narrative.lines,
        parts=narrative.parts,
        labelled=OPTIONAL if is_own else (),
        sent_out=source.sent_out,
    )


def _account(
    source: Source,
    figures: Figures,
    others: Sequence[Unplaced],
    narrative: Narrative,
    title_and_above: tuple[list[str], list[str]],
    parameters: Mapping[str, Any],
) -> Account:
    """Return what became of all that the file holds."""
    form, (titles, above) = figures.form, title_and_above
    is_own = is_own_workbook(source)
    if is_own:  # where what stands beside the tables is none of the words
        beside = (line.text for line in figures.lines if not is_word(line))
        above = [*above, *(text for text in beside if not section_of(text, form))]
    dropped = (*source.around, *above, *narrative.dropped, *figures.own)
    words = (*titles, *above, *narrative.dropped, *figures.own, *_texts(narrative.words))
    no_year = ["year"] * (is_own and "year" not in figures.told)
    missing = (*no_year, *_missing(figures, others, parameters, form))
    return Account(
        tuple(place for place in form.cells if place in figures.values),
        tuple(_as_printed((*figures.unplaced, *others, *lost(figures.pieces, figures, words)), source)),
        missing,
        tuple(each for each in source.unread if missing or not each.hidden),
        tuple(map(source.as_printed, dropped)),
        chrome().tells((*dropped, *titles)),
        (*figures.remarks, *of_another_period(narrative.lines, parameters["year"])),
    )


def _as_printed(unplaced: Iterable[Unplaced], source: Source) -> Iterator[Unplaced]:
    """Yield what has no place with its words, and those that the reason quotes, as the file prints them."""
    for each in unplaced:
        reason = re.sub("“[^”]*”", lambda quote: source.as_printed(quote[0]), each.reason)
        yield replace(each, text=source.as_printed(each.text), reason=reason)


def _parted(lines: Sequence[str], title: Title) -> tuple[list[str], list[str]]:
    """Return of the lines up to a title's end those that are its own, and those above it."""
    whole = squeeze(title.text).text
    own = [squeeze(line.strip(" #*•|")).text in whole for line in lines]
    return list(compress(lines, own)), [line for line, is_own in zip(lines, own, strict=True) if not is_own]


def _texts(words: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words of a narrative, section by section."""
    for each in words.values():
        yield from [each] if isinstance(each, str) else each.values()


def _nested(values: Mapping[str, Plain], form: Form) -> dict[str, dict[str, dict[str, Plain]]]:
    """Return figures by table, row and column, in the form's order."""
    figures: dict[str, dict[str, dict[str, Plain]]] = {section: {} for section in form.tables}
    for place, cell in form.cells.items():
        if place in values:
            figures[cell.section.id].setdefault(cell.row.id, {})[cell.column.id] = values[place]
    return figures


def _missing(
    figures: Figures, others: Sequence[Unplaced], parameters: Mapping[str, Any], form: Form
) -> Iterator[str]:
    """Yield what the file does not tell; totals may be left out, and what was refused is known by name."""
    yield from (name for name in ("township", "agency") if name not in parameters)
    refused = {place for each in (*figures.unplaced, *others) for place in each.addresses}
    for place, cell in form.cells.items():
        if place not in figures.values and place not in refused and not cell.is_total:
            yield place
    for section in form.sections:
        if not section.table and section.id not in parameters["narrative"]:
            yield section.id
