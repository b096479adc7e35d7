"""The command that reads published reports: `kit ingest`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from kit.base.errors import InputError, KitError
from kit.base.finding import Status
from kit.base.guard import guard
from kit.checks.confront import confront
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.saying import say
from kit.cores.following import followed
from kit.cores.spreading import each_done, sound
from kit.editing import merge_lines
from kit.ingest.account import Ingested, as_object, failed, lines
from kit.ingest.folder_files import file_named, named, spread_out
from kit.ingest.intake import Intake, Taken
from kit.ingest.read_elsewhere import reports_from, reports_told
from kit.report.catalogue import EARLIEST, LATEST
from kit.report.output_paths import found_parameters
from kit.report.parameters import read_report


@click.command(cls=words.Command, help=words.INGEST)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "-o", "--parameters", type=click.Path(path_type=Path), default=found_parameters, help=words.PARAMETERS
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.INGEST_YEAR)
@click.option("--county", metavar="县名", help=words.INGEST_COUNTY)
@click.option("--theirs/--mine", default=None, help=words.THEIRS)
@click.option("--newest", is_flag=True, help=words.NEWEST)
@click.option("--strict", is_flag=True, help=words.STRICT)
@click.option(
    "--format", "layout", type=click.Choice(["table", "json"]), default="table", help=words.INGEST_FORMAT
)
def ingest(
    files: Sequence[Path],
    parameters: Path,
    year: int | None,
    county: str | None,
    theirs: bool | None,
    newest: bool,
    strict: bool,
    layout: str,
) -> int:
    """Turn published reports into parameters files, each as soon as it is read, with an account of each.

    The accounts follow when all are read, or the work is stopped: until then another file may be a second
    version of a report, for which the first is taken back.
    """
    intake = Intake(parameters, theirs=theirs, newest=newest)
    found, refused = spread_out(files, parameters=False)
    for complaint in refused:
        say(str(complaint), err=True)
    jobs = [(named(file), year) for file in found]
    done = each_done(reports_told, jobs, called=lambda job: str(file_named(job[0])))
    accounts: list[_Account] = []
    try:
        for report in (report for each in followed(done, len(jobs), "读入") for report in _reports(each)):
            try:
                accounts.append(_taken(report, county, intake))
            except InputError as error:
                refused.append(error)
                accounts = [each for each in accounts if not intake.took_back(each.path)]
                say(str(error), err=True)
    finally:
        if layout == "table":
            for account in accounts:
                say(account.text)
    if layout == "json":
        failures = [failed(problem) for complaint in refused for problem in complaint.problems]
        say(json.dumps(failures + [each.told for each in accounts], ensure_ascii=False, indent=1))
    is_open = any(each.is_open or (strict and not each.whole) for each in accounts)
    return UNUSABLE if refused else ERROR if is_open else CLEAN


@dataclass(frozen=True, slots=True)
class _Account:
    """What became of a report that was read: for a person and for a program, told when all are read.

    `whole` is false when something of it was not read, `is_open` tells that the file waits for a choice.
    """

    path: Path
    text: str
    told: dict[str, Any]
    whole: bool
    is_open: bool


def _taken(report: Ingested | InputError, county: str | None, intake: Intake) -> _Account:
    """Write a report and return its account. Raises InputError when it was not read, or may not be."""
    if isinstance(report, InputError):
        raise report
    if county:
        report = replace(report, parameters={**report.parameters, "county": county})
    with guard(report.source):
        taken = intake.take(report)
    told = as_object(report, str(taken.path)) | merge_lines.as_object(taken.merge)
    is_open = bool(taken.merge and taken.merge.open)
    return _Account(taken.path, "\n".join(_told(report, taken)), told, report.account.whole, is_open)


def _reports(told: list[dict[str, Any]] | KitError) -> Iterable[Ingested | InputError]:
    """Return the reports of a file that was read, or the reason for which none was."""
    return [told] if isinstance(told, InputError) else reports_from(sound(told))


def _told(report: Ingested, taken: Taken) -> Iterator[str]:
    """Yield what became of a report: the account, and how it was merged."""
    first, *rest = [taken.instead] if taken.instead else lines(report)
    yield f"{report.source} → {taken.path}：{first}"
    if taken.merge:
        yield f"  {merge_lines.summary(taken.merge)}"
        yield from merge_lines.lines(taken.merge, report.form)
        yield from _acceptances(taken.path)
    yield from rest


def _acceptances(path: Path) -> Iterator[str]:
    """Yield how many acceptances of a file still fit; nothing where it has none, or is not complete yet."""
    try:
        report = read_report(path)
        found = confront(report) if report.accepted else ()
    except InputError:
        return
    unfit = sum(each.rule == "D-accepted" and each.status is Status.FAIL for each in found)
    if found:
        lost = f"，其中 {unfit} 条已对不上，见 kit check" if unfit else ""
        yield f"  认可  留着 {len(report.accepted)} 条{lost}"
