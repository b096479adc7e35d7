"""The commands that change one parameters file: `kit accept` settles warnings, `kit history` restores."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.base.files import File, read_file, write_whole
from kit.base.finding import Finding, Severity
from kit.checks.confront import confront
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN
from kit.cli.saying import say
from kit.editing.acceptances import with_acceptances
from kit.editing.history import History, Kind
from kit.report.catalogue import last_file
from kit.report.output_paths import found_parameters
from kit.report.parameters import report_of
from kit.report.report import Acceptance


@click.command(cls=words.Command, help=words.ACCEPT)
@click.argument("file", type=click.Path(path_type=Path), metavar="数据文件")
@click.argument("numbers", type=click.IntRange(min=1), nargs=-1, required=True, metavar="编号…")
@click.option("--reason", required=True, metavar="理由", help=words.REASON)
def accept(file: Path, numbers: Sequence[int], reason: str) -> int:
    """Write acceptances of the warnings with these numbers into a parameters file."""
    kept = History.of(file)
    with kept.held() if kept and file.exists() else nullcontext():
        settled = _settle(file, numbers, reason, kept)
    for each in settled:
        say(f"{file}：已认可 {each.rule}，{each.place}：{each.message}")
    return CLEAN


def _settle(file: Path, numbers: Sequence[int], reason: str, kept: History | None) -> Sequence[Finding]:
    """Write the acceptances, the file as it was `kept` as a version; return the warnings that they settle."""
    source = read_file(file)
    last = last_file(file)
    found = confront(report_of(source, last))
    chosen = [_warning(found.open, number) for number in dict.fromkeys(numbers)]
    text = with_acceptances(source.text(), [_acceptance(each, reason) for each in chosen])
    settled = confront(report_of(File(source.name, text.encode()), last)).accepted
    missed = [each for each in chosen if replace(each, accepted=reason) not in settled]
    if missed:
        what = f"{file}：“{missed[0].place}”有几处提醒一样，分不清认可的是哪一处，没有写"
        raise KitError(f"{what}。请先改文字。")
    if kept:
        kept.write(file, text, source.data, {Kind.BEFORE: source.data})
    else:
        write_whole({file: text}, over={file: source.data})
    return chosen


def _warning(waiting: Sequence[Finding], number: int) -> Finding:
    if number > len(waiting):
        raise KitError(f"没有第 {number} 条：要处理的只有 {len(waiting)} 条。编号见 kit check 或审核页。")
    finding = waiting[number - 1]
    if finding.severity is Severity.ERROR:
        raise KitError(f"第 {number} 条（{finding.rule}）是错误，不能认可，要改数或改文字。")
    return finding


def _acceptance(finding: Finding, reason: str) -> Acceptance:
    """Return the acceptance that fits a finding alone: by its cells, else by its words."""
    if finding.quote:
        return Acceptance(finding.rule, reason, quote=finding.quote)
    return Acceptance(finding.rule, reason, cells=finding.cells)


@click.command(cls=words.Command, help=words.HISTORY)
@click.argument("place", metavar="县/乡镇[/年度]")
@click.option("--restore", type=click.IntRange(min=1), metavar="编号", help=words.RESTORE)
@click.option(
    "-o", "--parameters", type=click.Path(path_type=Path), default=found_parameters, help=words.PARAMETERS
)
def history(place: str, restore: int | None, parameters: Path) -> int:
    """List the versions of a unit's parameters files, or put one of a year's back in place."""
    known = History(parameters)
    files = known.files(place)
    if not files:
        what = f"{parameters} 里没有 {place} 的旧稿"
        raise KitError(f"{what}。请写成 县/乡镇 或 县/乡镇/年度，如 wolong/angao/2024。")
    if restore is None:
        for path in files:
            say(f"{path}：")
            for each in known.versions(path):
                say(f"  {each.number}  {each.kept}  {each.kind.meaning}")
        return CLEAN
    if len(files) > 1:
        raise KitError(f"{place} 有几个年度的旧稿，请写明年度，如 {place}/{files[-1].stem}。")
    (path,) = files
    version = known.version(path, restore)
    known.put_back(path, version)
    say(f"{path} 恢复成编号 {restore} 的（{version.kept} {version.kind.meaning}）；恢复前的也留着。")
    return CLEAN
