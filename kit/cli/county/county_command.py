"""The commands of a county's office: the sum over its units, and its page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import write_whole
from kit.base.finding import Findings, Status
from kit.base.strings import some
from kit.batch.ledger import remembered
from kit.batch.ledger_place import ledger_seen
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.options import COUNTY, ENGINE, OUTPUTS, PARAMETERS, YEAR
from kit.cli.report.finding_lines import lines
from kit.cli.saying import say
from kit.cores.following import followed
from kit.county.county_year import YEARS
from kit.county.own_report_check import check_own, own_report
from kit.county.own_report_update import own_path, update_own, write_sum
from kit.county.rollup import RollUp, roll_up
from kit.county.roster import Roster, named_by, read_roster
from kit.county.standing import Standing
from kit.county.submissions import units_in
from kit.county.survey import survey
from kit.editing import merge_lines
from kit.form.editions import editions
from kit.report.catalogue import OVERVIEW, OWN, Catalogue, county_catalogue
from kit.report.places.place_names import county_folder
from kit.run.job import PAGE, Engine
from kit.run.loading import load_maker

_SUM = "各单位之和"
_MOST = 5
"""So many reasons why cells could not be compared are told."""


@click.command(cls=words.Command, help=words.ROLLUP)
@COUNTY
@YEAR
@PARAMETERS
@OUTPUTS
@click.option("-o", "target", type=click.Path(path_type=Path), metavar="文件", help=words.ROLLUP_TARGET)
@click.option("--update", is_flag=True, help=words.ROLLUP_UPDATE)
@click.option("--theirs/--mine", default=None, help=words.ROLLUP_THEIRS)
def rollup(
    county: str,
    year: int,
    parameters: Path,
    outputs: Path,
    target: Path | None,
    update: bool,
    theirs: bool | None,
) -> int:
    """Write the sum over a county's units as a parameters file; hold the county's own report against it."""
    form = editions().of_year(year)
    if (target and update) or (theirs is not None and not update):
        raise KitError(
            "--update 改的是本级报告的数据文件，不能和 -o 一起写；--theirs、--mine 只和 --update 一起写。"
        )
    if target and os.path.lexists(target):
        raise InputError(Problem(str(target), "", "文件已经有了", "没有改动它；要重写请先移走"))
    county = county_folder(parameters, county)
    found, roster = county_catalogue(parameters, county), read_roster(parameters, county)
    checked = remembered(ledger_seen(outputs), county)
    units = units_in(year, roster, found.reports, checked, follow=followed)
    rolled = roll_up(form, year, units)
    roster = named_by(roster, (each.outcome.county for each in units if each.outcome))
    say("\n".join(_account(rolled, roster)))
    own = own_path(parameters, county, year)
    if update and (os.path.lexists(own) or not rolled.complete):
        code = _updated(own, parameters, rolled, roster, theirs)
    else:
        path = own if update else target or outputs / county / str(year) / f"{OWN}.yaml"
        write_sum(path, parameters, rolled, roster)
        say(f"已写好：{path}")
        code = CLEAN
    _tell_strays(found)
    whole = rolled.complete and not rolled.blanks
    return max(code, CLEAN if whole else ERROR, _compared(rolled, found))


def _updated(own: Path, parameters: Path, rolled: RollUp, roster: Roster, theirs: bool | None) -> int:
    """Bring the county's own file up to the sum, and print what changed; return the exit code."""
    if not rolled.complete:
        say(f"{own}：各单位之和还不知道，没有写。")
        return ERROR
    merge = update_own(own, parameters, rolled, roster, theirs)
    say(f"{own}：{merge_lines.summary(merge, _SUM)}")
    for line in merge_lines.lines(merge, rolled.form, _SUM):
        say(line)
    return ERROR if merge.open else CLEAN


def _account(rolled: RollUp, roster: Roster) -> Iterator[str]:
    """Yield what the sum rests on."""
    if not roster.listed:
        yield f"没有单位名单（{roster.place}），按本年或上年有数据文件的单位计。"
    yield f"{rolled.year} 年度：已计入 {len(rolled.counted)} 个单位，不能计入 {len(rolled.absent)} 个。"
    for unit in rolled.absent:
        yield f"  {unit.name}：{unit.hindrance}"
    if rolled.settled:
        yield f"  计入的单位里，有问题由本级认可的：{'、'.join(rolled.settled)}"
    for address, names in rolled.blanks.items():
        yield f"  {rolled.form.cells[address].label}：{'、'.join(names)}没有填（空白不等于零）"
    if rolled.untold:
        yield f"  第六部分没有说清收费多少的单位：{'、'.join(rolled.untold)}"
    if not rolled.complete:
        yield "合计待定，各格空着。"


def _compared(rolled: RollUp, found: Catalogue) -> int:
    """Print how the county's own report compares with the sum, where it has one; return the exit code."""
    try:
        findings = check_own(found.reports, rolled)
    except InputError as error:
        return _unusable(error)
    if findings is None:
        return CLEAN
    say(
        f"与本级报告核对：相符 {findings.tally(Status.PASS)} 格，不符 "
        f"{findings.tally(Status.FAIL)} 格，待定 {findings.tally(Status.UNKNOWN)} 格。"
    )
    for line in lines(Findings(each for each in findings if each.status is Status.FAIL)):
        say(line)
    for line in _undecided(findings):
        say(line)
    return ERROR if findings.blocking else CLEAN


def _undecided(findings: Findings) -> Iterator[str]:
    """Yield which cells could not be compared, those with one reason together; of many reasons the first."""
    places: dict[str, list[str]] = {}
    for each in findings:
        if each.status is Status.UNKNOWN:
            places.setdefault(each.message, []).append(each.place)
    told = list(places.items())
    yield from (f"  待定  {some(where)}：{why}" for why, where in told[:_MOST])
    if rest := sum(len(where) for _, where in told[_MOST:]):
        yield f"  待定  另有 {rest} 格"


@click.command(cls=words.Command, help=words.COUNTY)
@COUNTY
@YEAR
@PARAMETERS
@OUTPUTS
@ENGINE
def county(county: str, year: int, parameters: Path, outputs: Path, engine: Engine) -> int:
    """Make a county-year's page."""
    county = county_folder(parameters, county)
    found = county_catalogue(parameters, county)  # raises while the sentence is still about the command line
    roster = read_roster(parameters, county)
    recent = [each for each in found.units if year - YEARS < each.year <= year]
    survey(recent, remembered(ledger_seen(outputs), county), followed)  # the page asks for them again
    load_maker()  # what a county's page is made with, too
    from kit.county.page.make_county import make_county

    made = make_county(county, year, str(parameters), str(outputs), engine)
    places = {suffix: outputs / county / str(year) / f"{OVERVIEW}{suffix}" for suffix in made}
    write_whole({places[suffix]: content for suffix, content in made.items()})
    say(f"已生成：{places[PAGE]}")
    unusable = _tell_unusable(year, roster, found, outputs)
    try:
        own_report(found.reports, year)
    except InputError as error:
        return _unusable(error)
    return UNUSABLE if unusable else CLEAN


def _tell_unusable(year: int, roster: Roster, found: Catalogue, outputs: Path) -> bool:
    """Say which units' reports cannot be used, and which files are none; return whether there are any."""
    units = units_in(year, roster, found.reports, remembered(ledger_seen(outputs), roster.folder))
    failed = [each for each in units if each.standing is Standing.FAILED]
    for each in failed:
        say(f"{each.name}的数据文件用不了，没有计入：{each.hindrance}", err=True)
    _tell_strays(found)
    return bool(failed or found.strays)


def _unusable(error: InputError) -> int:
    say(f"本级报告用不了，没有和各单位之和核对；别的都做好了。{error}", err=True)
    return UNUSABLE


def _tell_strays(found: Catalogue) -> None:
    for told in found.told_strays().values():
        say(told, err=True)
