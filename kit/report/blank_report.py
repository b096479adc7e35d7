"""Next year's empty report: who reports, what the form takes over from last year, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.form.case_ledger import case_ledger
from kit.form.cell_value import Value
from kit.form.editions import editions
from kit.form.official_form import PREAMBLE, Form
from kit.report.narrative import escaped
from kit.report.report import Fact, Report, complete
from kit.report.succession.carry_over import carried

_NAME = "{unit}{year}年报（填报）"


def form_name(unit: str, year: int) -> str:
    """Return by what name a unit's form for a year goes out, without its suffix."""
    return _NAME.format(unit=unit, year=year)


def unit_in_name(name: str, year: int) -> str:
    """Return whose form for a year a file's name, without its suffix, says it is, "" for no form's name.

    What a copy has behind it (`(1)`, `-副本`) is none of it.
    """
    found = re.match(rf"(.+?){year}年报[（(]填报[）)]", name)
    return found[1] if found else ""


def is_blank(report: Report) -> bool:
    """Whether nothing has been filled in: no facts, no figure but from last year, no words but at the top.

    What was counted from the unit's ledger has nobody filled in, unless it was changed since.
    """
    tallied = report.tallied
    own = [fact for name, fact in report.facts.items() if not tallied or name != case_ledger().facts.name]
    if report.narrative.keys() - {PREAMBLE} or any(map(_is_told, own)):
        return False
    drafted = dict(blank_report(report.form, report.year, report.last).figures)
    for address, cell in report.form.cells.items():
        if tallied and cell.section.id in tallied.tables:
            drafted[address] = report.figures[address] if cell.is_total else tallied.cells.get(address, 0)
    return report.figures == drafted


def _is_told(fact: Fact) -> bool:
    """Whether a fact, or a part of it, is no blank."""
    if isinstance(fact, Mapping):
        return any(map(_is_told, fact.values()))
    return any(map(_is_told, fact)) if isinstance(fact, tuple) else fact is not None


def blank_report(form: Form, year: int, last: Report | None, contact: str = "") -> Report:
    """Return the report of `year` under `form` before anything is filled in.

    From `last` come the identity and the figures that the form's equations take from last year alone.
    Every other figure is blank, totals are left to be computed, and there are no facts. Of the words there
    are those that anyone can tell beforehand: the period of the figures and, where it is known, whom to ask.
    """
    printed: dict[str, Value] = {address: None for address, cell in form.cells.items() if not cell.is_total}
    printed |= {address: value for address, value in carried(form, last).items() if value is not None}
    figures = complete(form, printed)
    return Report(
        form=form,
        township=last.township if last else "",
        agency=last.agency if last else "",
        year=year,
        county=last.county if last else "",
        division=last.division if last else "",
        figures=figures,
        narrative={PREAMBLE: escaped("\n".join(filter(None, (form.period.format(year=year), contact))))},
        computed=frozenset(figures.keys() - printed.keys()),
        last=last,
        governing=editions().governing(year),
    )
