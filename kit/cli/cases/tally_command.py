"""The command that counts a ledger into a report: `kit tally`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from kit.base.errors import KitError, StorageError
from kit.base.finding import Findings, Status
from kit.cases.ledger_findings import carry_findings, ledger_findings
from kit.cases.reading.ledger_reading import Ledger, read_ledger
from kit.cases.reading.own_names import own_names
from kit.cases.tally import Tally, tally_cases
from kit.cases.tally_writing import Written, write_tally
from kit.cases.trace import Record, read_record
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.options import PARAMETERS, YEAR
from kit.cli.saying import say
from kit.county.ledgers.last_ledgers import joined, last_counted
from kit.county.ledgers.ledger_places import county_ledgers
from kit.county.ledgers.whose_ledger import refuse_of_another
from kit.county.roster import read_roster
from kit.form.case_ledger import case_ledger
from kit.report.places.place_names import county_folder, place_of, unit_folder
from kit.report.succession.last_year import LastYear

_TOTAL = "total"
DAY = click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help=words.TALLY_ON)


LEDGERS = click.option("--ledgers", type=click.Path(path_type=Path), metavar="文件夹", help=words.DUE_LEDGERS)


@click.command(cls=words.Command, help=words.TALLY)
@click.argument("place", metavar="县[/单位]")
@YEAR
@click.argument("file", type=click.Path(path_type=Path), required=False, metavar="[台账]")
@PARAMETERS
@DAY
@click.option(
    "--last",
    "lasts",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="上年台账",
    help=words.TALLY_LAST,
)
@LEDGERS
@click.option("--explain", metavar="格", help=words.TALLY_EXPLAIN)
def tally(
    place: str,
    year: int,
    file: Path | None,
    parameters: Path,
    on: datetime | None,
    lasts: Sequence[Path],
    ledgers: Path | None,
    explain: str | None,
) -> int:
    """Count a unit's ledger into its parameters file, or all of a county's; tell what makes up a cell."""
    day = on.date() if on else date.today()
    place = place_of(parameters, place)
    if "/" not in place and not (file or lasts or explain):
        code = _all(parameters, county_folder(parameters, place), year, ledgers, day)
    else:
        county, unit = _folders(parameters, place)
        path = parameters / county / unit / f"{year}.yaml"
        if file is None:
            if explain is None:
                raise KitError("请写明台账文件，如 台账.xlsx；只看一格由哪些件计出，写 --explain 和这一格。")
            return _explained(path, explain)
        code = _counted(path, file, lasts, day, read_roster(parameters, county).names_of(unit))
        if explain:
            _explained(path, explain)
    for sentence in case_ledger().conventions:
        say(f"约定：{sentence}")
    return code


def _all(parameters: Path, county: str, year: int, ledgers: Path | None, day: date) -> int:
    """Count the ledgers of all units of a county; one that cannot be used is named and stops no other."""
    roster = read_roster(parameters, county)
    found = county_ledgers(parameters, roster, year, ledgers)
    code = CLEAN
    for unit in found.files:
        path = parameters / county / unit / f"{year}.yaml"
        try:
            code = max(code, _counted(path, found.of_year(unit, year), (), day, roster.names_of(unit)))
        except StorageError:
            raise
        except KitError as error:
            code = UNUSABLE
            say(f"{found.names[unit]}的台账没有计数：{error}", err=True)
    if found.missing:
        say(f"没有台账的单位：{'、'.join(found.missing)}")
    return code


def _counted(path: Path, file: Path, lasts: Sequence[Path], day: date, names: Mapping[str, str]) -> int:
    """Count a ledger into the parameters file at `path`, and say what was written and found."""
    year = int(path.stem)
    own = own_names(path.parent)
    ledger = read_ledger(file, own)
    refuse_of_another(ledger.title, file.name, path)
    before = [tally_cases(read_ledger(last, own).cases, year - 1, name=last.name) for last in lasts]
    written = write_tally(path, ledger, file.name, year, day.isoformat(), names)
    for line in _account(written, ledger):
        say(line)
    if ledger.cases and not written.tally.cases:
        say(f"台账里没有一件归 {year} 年的，表三、表四全零；请核对年度。", err=True)
    found = Findings([*ledger_findings(ledger.cases, year, day), *_carried(written, before)])
    for line in _findings(found):
        say(line)
    return ERROR if found.blocking else CLEAN


def _folders(parameters: Path, place: str) -> tuple[str, str]:
    county, _, unit = place.partition("/")
    if not county or not unit or "/" in unit:
        raise KitError(f"“{place}”不是“县/单位”，请写成 卧龙区/安皋镇 或 wolong/angao 这样。")
    folder = county_folder(parameters, county)
    return folder, unit_folder(parameters, folder, unit)


def _explained(path: Path, cell: str) -> int:
    """Print which cases make up a cell."""
    record = read_record(path)
    if record is None:
        raise KitError(f"{path} 还没有用台账计过数。请先运行 kit tally 并写明台账文件。")
    numbers = record.numbers(cell)
    say(f"{cell}：{len(numbers)} 件（{record.day} 计）")
    for number in numbers:
        say(f"  {number}")
    return CLEAN


def _source(last: LastYear) -> str:
    if last.path:
        return f"，取自 {last.path}"
    return f"，上年结转按{last.origin}的年报填好，请核对" if last.origin else "，没有上年的文件"


def _account(written: Written, ledger: Ledger) -> Iterator[str]:
    """Yield what was written and what was passed over."""
    yield f"已写好：{written.path}{_source(written.last) if written.last else ''}"
    yield from (f"台账：{note}" for note in ledger.notes)
    for each in written.moved:
        yield f"  {each.label}：{each.origin} {each.before}，台账是 {each.now}，已照台账写"
    if written.moved and not written.last:
        *_, county, unit, _ = written.path.parts
        yield f"  改前的文件留为旧稿，见 kit history {county}/{unit}。"
    yield _counts(written.record)


def _counts(record: Record) -> str:
    at = case_ledger().places
    total = {
        name: len(record.numbers(f"{at.requests}.{row}.{_TOTAL}"))
        for name, row in (("新收", at.received), ("上年结转", at.carried_in), ("结转下年", at.carried_out))
    }
    stands = "、".join(f"{name} {count}" for name, count in record.paces.items() if count)
    counted = "，".join(f"{name} {count} 件" for name, count in total.items())
    return f"{counted}；到年底：{stands or '没有申请'}。"


def _carried(written: Written, before: Sequence[Tally]) -> Findings:
    """Hold what is carried in against what last year's ledgers carried out, case by case."""
    if before:
        last = before[0].form, joined(each.trace for each in before)
    elif (counted := last_counted(written.path, written.record.year)) is None:
        return Findings()
    else:
        last = counted
    return Findings(carry_findings(written.tally, *last))


def _findings(found: Findings) -> Iterator[str]:
    open_, unsure = found.open, [each for each in found if each.status is Status.NOT_ASSESSABLE]
    yield f"核对台账：错误 {len(found.blocking)} 处，提醒 {len(open_) - len(found.blocking)} 处。"
    for each in open_:
        yield f"  {each.severity.word} {each.rule} {each.place}：{each.message}"
    for each in unsure:
        yield f"  难以判断 {each.rule} {each.place}：{each.message}"
