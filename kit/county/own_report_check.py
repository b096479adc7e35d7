"""What the sum over a county's units is held against, and written as: the county's own parameters file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.base.finding import Finding, Findings, Status
from kit.base.guard import guard
from kit.base.strings import some
from kit.checks.words.fee_rules import fee_of
from kit.county.rollup import RollUp
from kit.county.roster import Roster
from kit.form.cell_value import number
from kit.form.editions import editions
from kit.form.rule_book import rule
from kit.report.catalogue import OWN, TownshipYear
from kit.report.parameters import read_alone
from kit.report.report import Report
from kit.report.yaml_writer import INDENT, cell_text, figure_lines, scalar


def check_own(reports: Iterable[TownshipYear], rolled: RollUp) -> Findings | None:
    """Return how the county's own report compares with the sum, None where `reports` has none of the year.

    Raises InputError when it cannot be used.
    """
    own = own_report(reports, rolled.year)
    return None if own is None else Findings(check_sums(own, rolled))


def own_report(reports: Iterable[TownshipYear], year: int) -> Report | None:
    """Read what the county itself reports for a year, None where `reports` has none.

    Raises InputError when it cannot be used.
    """
    own = next((each for each in reports if (each.township, each.year) == (OWN, year)), None)
    if own is None:
        return None
    with guard(str(own.path)):
        return read_alone(own.path, editions())


def check_sums(own: Report, rolled: RollUp) -> Iterator[Finding]:
    """Yield for each cell of a county's own report, and for its fee, whether it is the sum over the units.

    UNKNOWN, with the units named, while a unit is absent or has left the cell blank. Cells that only one of
    the two editions has are not compared.
    """
    yield from (_cell(own, rolled, address) for address in own.figures if address in rolled.sums)
    yield _fee(own, rolled)


def _cell(own: Report, rolled: RollUp, address: str) -> Finding:
    cell = own.form.cells[address]
    left, right = number(own.figures[address]), number(rolled.figures[address])
    if doubt := rolled.doubt(address):
        status, message = Status.UNKNOWN, f"{doubt}，没有合计可比"
    elif left is None:
        status, message = Status.UNKNOWN, f"本级报告没有填这一格，各单位之和是 {right}"
    else:
        both = f"本级报告 {left}，各单位之和 {right}"
        gap = left - (right or 0)
        status = Status.FAIL if gap else Status.PASS
        message = f"{both}，{'多' if gap > 0 else '少'} {abs(gap)}" if gap else both
    place = f"{cell.section.heading} · {cell.label}"
    return rule("R-sum").finding(status, place, message, (address,), left, right)


def _fee(own: Report, rolled: RollUp) -> Finding:
    place = own.form.place(own.form.fees) if own.form.fees else own.title
    told, right = fee_of(own).amount, rolled.fee if rolled.complete else None
    if rolled.absent:
        status, message = Status.UNKNOWN, f"{rolled.doubt('')}，没有合计可比"
    elif rolled.untold:
        untold = some(rolled.untold, "个单位")
        status, message = Status.UNKNOWN, f"{untold}的文字没有说清收费多少，没有合计可比"
    elif told is None:
        status, message = Status.UNKNOWN, f"本级报告的文字没有说清收费多少，各单位之和是 {right} 元"
    else:
        status = Status.PASS if told == right else Status.FAIL
        message = f"本级报告收费 {told} 元，各单位之和 {right} 元"
    return rule("R-fee").finding(status, place, message, (), told, right)


def parameters_text(rolled: RollUp, roster: Roster) -> str:
    """Return the text of a county's own parameters file: its figures the sums, its words to be written.

    While they are not known the figures stand blank and the units that are absent are named.
    """
    form = rolled.form
    cells = {address: cell_text(value) for address, value in rolled.figures.items()}
    notes = {address: [rolled.doubt(address)] for address in rolled.blanks if rolled.complete}
    identity = {"township": roster.name, "agency": roster.agency, "county": roster.name}
    lines = [
        f"# yaml-language-server: $schema=../../schema/{form.edition}.json",
        *_account(rolled),
        *(f"{name}: {scalar(told)}" for name, told in identity.items()),
        f"year: {rolled.year}",
        f'edition: "{form.edition}"',
        "",
        "figures:",
        *figure_lines(form, cells, notes),
        "",
        "# 正文可以引用：各单位收取的信息处理费之和（元）、单位个数",
        "facts:",
        f"{INDENT}fee: {'' if rolled.fee is None or not rolled.complete else scalar(f'{rolled.fee:f}')}",
        f"{INDENT}units: {len(rolled.counted) if rolled.complete else ''}",
        "",
        "narrative:",
    ]
    for section in form.sections:
        lines.append(f"{INDENT}{section.id}:  # {section.heading}")
        lines += (f"{INDENT * 2}{part.id}:  # {part.heading}" for part in section.subsections)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _account(rolled: RollUp) -> Iterator[str]:
    """Yield what the sums rest on, as remarks: how many units, and by name those that are not in."""
    yield f"# 各单位年报汇总：已计入 {len(rolled.counted)} 个单位"
    if rolled.absent:
        yield f"# 还有 {len(rolled.absent)} 个单位不能计入，所以各格空着（空白不等于零）："
        for each in rolled.absent:
            yield "#   " + " ".join(f"{each.name}：{each.hindrance}".split())
    if rolled.complete and rolled.untold:
        yield f"# 没有说清收费多少的单位：{'、'.join(rolled.untold)}"
