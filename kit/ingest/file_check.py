"""Checks a file of any kind, parameters or published: its figures and words, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.base.errors import InputError, Problem
from kit.base.finding import Finding, Findings, Status
from kit.base.guard import guard
from kit.checks.confront import confront, confront_published, confront_text
from kit.form.editions import Forms, editions
from kit.form.rule_book import rule
from kit.ingest.account import Ingested
from kit.ingest.filing import UNKNOWN_TOWNSHIP
from kit.ingest.folder_files import InputFile
from kit.ingest.heading_lines import numbered_headings
from kit.ingest.identity.printed_edition import edition_in
from kit.ingest.identity.report_year import guessed_year, told_year, years_in
from kit.ingest.outline import sort_text
from kit.ingest.published_report import ingest
from kit.ingest.reading import each_report
from kit.ingest.source.printed import Source, Unread
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_values import is_value
from kit.ingest.title_and_words import title_of
from kit.report.catalogue import SUFFIXES as PARAMETERS
from kit.report.catalogue import names_year, refuse_twins
from kit.report.parameters import read_report, report_from
from kit.report.places.place_names import folder_of_another
from kit.report.prose import Prose, prose_of
from kit.report.report import Report


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What came of a report: its findings, its words, what found no place and what was not read.

    `name` is its file's, and which report of several it is. `report` is None where no table was read; then
    only its words were checked. `is_open` tells that something is missing which may stand in what was not
    read: no findings are then no pass. `guess` is the year where nothing but the names of the file and its
    folders tells it.
    """

    name: str
    findings: Findings
    prose: Prose
    report: Report | None = None
    unplaced: Sequence[Unplaced] = ()
    unread: Sequence[Unread] = ()
    is_open: bool = False
    guess: int | None = None


def check_file(file: InputFile, year: int | None = None) -> Iterator[FileCheck | InputError]:
    """Check each report of a file, of parameters or published, of a kind told by its content.

    `year` is the one to take where a published file's title tells none. Where nobody tells it, it is guessed
    from the names of the file and its folders. Yields an InputError where a report cannot be read, tells
    another year than `year`, or tells none.
    """
    if not (isinstance(file, Path) and file.suffix.lower() in PARAMETERS):
        yield from each_report(file, year, lambda part: _check_published(part, file, year))
        return
    try:
        with guard(str(file)):
            checked = _check_parameters(file, year)
    except InputError as error:
        yield error
    else:
        yield checked


def _check_published(source: Source, file: InputFile, year: int | None) -> FileCheck:
    """Return what comes of a report that was read, for the year that it tells, or else its names."""
    forms = editions()
    told = _told_year(source, year, forms)
    guess = guessed_year(Path(str(file))) if told is None else None
    if (settled := told or guess) is None:
        what = "看不出是哪一年度的报告（标题、统计期限、文件名和文件夹名里都没有年份）"
        raise InputError(Problem(source.name, "", what, "请加上 --year 说明，如 --year 2024"))
    return replace(check_source(source, settled, forms), guess=guess)


def check_source(source: Source, year: int, forms: Forms) -> FileCheck:
    """Check a published file that was read, as the report for `year`.

    Raises InputError when what it tells of itself cannot be used.
    """
    if forms.governing(year) is None:
        prose = sort_text("\n".join(source.lines()), year, forms)
        unread = source.unread
        return FileCheck(source.name, confront_text(prose), prose, unread=unread, is_open=bool(unread))
    ingested = ingest(source, year, forms)
    try:
        report = _report(ingested, forms)
        prose = _prose(ingested, report, source, forms)
    except InputError as error:
        raise InputError(*(replace(each, file=source.name) for each in error.problems)) from None
    account = ingested.account
    told = account.unplaced, account.unread, account.may_hold_more
    if not account.placed and (not _is_refused(ingested) or _is_without_tables(ingested)):
        return FileCheck(source.name, confront_text(prose), prose, None, *told)
    return FileCheck(source.name, confront_published(report, prose), prose, report, *told)


def _is_refused(ingested: Ingested) -> bool:
    """Whether numbers of a table were refused: cells, or rows that stand below the heading of one."""
    unplaced = ingested.account.unplaced
    return bool(ingested.refused) or any(each.section in ingested.form.tables for each in unplaced)


def _is_without_tables(ingested: Ingested) -> bool:
    """Whether a text has headings, and none of a section with a table: its tables are of other things."""
    tables = ingested.form.tables
    return bool(ingested.headings) and not any(each in tables for each in ingested.headings)


def _check_parameters(path: Path, year: int | None) -> FileCheck:
    refuse_twins(path)
    report = read_report(path)
    if year not in (None, report.year):
        what = f"文件写的是 {report.year}，--year 是 {year}"
        raise InputError(Problem(str(path), "year", what, "请核对年度"))
    return FileCheck(
        str(path), Findings((*confront(report), *_misplaced(path, report))), prose_of(report), report
    )


def _misplaced(path: Path, report: Report) -> Iterator[Finding]:
    """Yield D-whose for a parameters file that lies in the folder of another unit."""
    if names_year(path) and (other := folder_of_another(path, report.township)):
        message = f"文件夹 {path.absolute().parent.name} 是{other}的，里面是{report.township}的年报"
        yield rule("D-whose").finding(Status.FAIL, str(path), message, (), report.township, other)


def _told_year(source: Source, given: int | None, forms: Forms) -> int | None:
    """Return the year that a file tells in its title, else the one given, else that of its period."""
    title = title_of(source, forms).text
    carried = source.embedded.get("year") if source.embedded else None
    own = (carried,) if isinstance(carried, int) else years_in(title)
    if given is not None and own and given not in own:
        what = f"标题写的是 {own[0]} 年，--year 是 {given}"
        raise InputError(Problem(source.name, "", what, "请核对是哪一年度的报告"))
    return given or next(iter(own), None) or told_year(title, tuple(source.lines()))


def _report(ingested: Ingested, forms: Forms) -> Report:
    """Return what was read as a report: blank where nothing was, totals that are not printed added up.

    Of one that breaks off, the cells are told of which it shows nothing.
    """
    form, placed = ingested.form, ingested.cells()
    unread = _unread(ingested)
    figures: dict[str, dict[str, dict[str, object]]] = {section: {} for section in form.tables}
    for place, cell in form.cells.items():
        if place in placed or place in unread or not cell.is_total:
            figures[cell.section.id].setdefault(cell.row.id, {})[cell.column.id] = placed.get(place)
    names = {"township": UNKNOWN_TOWNSHIP, "agency": UNKNOWN_TOWNSHIP}
    report = report_from({**names, **ingested.parameters, "figures": figures}, forms=forms)
    unprinted = () if ingested.whole else form.cells.keys() - placed.keys() - ingested.refused
    return replace(report, unread=unread, unprinted=frozenset(unprinted))


def _unread(ingested: Ingested) -> frozenset[str]:
    """Return the cells that are printed and were not read, or that a number without a row may be of."""
    homeless = [each for each in ingested.account.unplaced if not each.addresses and _has_number(each.text)]
    tables = {table for each in homeless for table in _tables_at(each.section, ingested)}
    missing = ingested.account.missing if ingested.whole else ()
    cells = ingested.form.cells
    own = (place for place in missing if place in cells and cells[place].section.id in tables)
    return ingested.refused.union(own)


def _has_number(text: str) -> bool:
    return any(is_value(part) and any(map(str.isdigit, part)) for part in text.split())


def _tables_at(section: str, ingested: Ingested) -> Iterator[str]:
    """Yield the tables of which something may be that stands below a section's heading.

    They are its own, and those of the sections behind it up to the next that has a heading; all, where no
    heading stands above.
    """
    order = [each.id for each in ingested.form.sections]
    behind = order[order.index(section) :] if section else order
    headed = ingested.headings if section else ()
    for id_ in behind:
        if id_ != section and id_ in headed:
            return
        if id_ in ingested.form.tables:
            yield id_


def _prose(ingested: Ingested, report: Report, source: Source, forms: Forms) -> Prose:
    """Return the words of a report with title, headings and names as they are printed."""
    told = ingested.parameters
    prose = prose_of(report)
    return replace(
        prose,
        words=tuple(replace(words, text=words.text.rstrip("\n")) for words in prose.words),
        title=ingested.title,
        headings=ingested.headings,
        numbered=numbered_headings(ingested.lines),
        parts=ingested.parts,
        agency=str(told.get("agency", "")),
        township=str(told.get("township", "")),
        edition=edition_in("\n".join(source.lines()), forms),
        whole=ingested.whole,
    )
