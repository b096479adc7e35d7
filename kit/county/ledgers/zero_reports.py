"""Reports whose tables three and four are all zero and rest on no ledger: arithmetic cannot fault them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.base.finding import Finding, Status
from kit.checks.report_outcome import figures_of
from kit.county.roster import Roster
from kit.county.submissions import UnitYear
from kit.form.case_ledger import case_ledger
from kit.form.editions import editions
from kit.form.rule_book import rule


def check_zero(
    units: Iterable[UnitYear], tallied: Iterable[str], roster: Roster, year: int
) -> Iterator[Finding]:
    """Yield for each unit with a report whether its zeros are known to be true (T34-zero).

    They are where they were counted from a ledger (the folders `tallied`), or where the county's list says
    that they were confirmed against what the reconsideration office and the court have.
    """
    counted = set(tallied)
    for unit in units:
        if unit.outcome is None or unit.outcome.blank or not _is_zero(unit):
            continue
        if unit.folder in counted:
            status, message = Status.PASS, "由台账计出，确是零"
        elif year in roster.confirmed_zero(unit.folder):
            status, message = Status.PASS, "县（市、区）已对照复议机关和法院的清单核实"
        else:
            status, message = Status.FAIL, "全是零，没有用台账计过数，也没有核实过"
        yield rule("T34-zero").finding(status, unit.name, message)


def _is_zero(unit: UnitYear) -> bool:
    if unit.outcome is None:
        return False
    at, form = case_ledger().places, editions()[unit.outcome.edition]
    figures = figures_of(unit.outcome)
    wanted = [cell for table in (at.requests, at.appeals) for cell in form.cells_of(table)]
    return all(figures[cell.address] == 0 for cell in wanted)
