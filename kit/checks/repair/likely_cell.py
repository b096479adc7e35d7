"""The likely wrong cell: the smallest changes of a report's tables that make every failed identity hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, product

from kit.base.finding import Correction, Finding, Repair, Status
from kit.checks.repair.error_localisation import Changes, Relation, parts, smallest
from kit.checks.repair.typos import slip
from kit.form.cell_value import MOST, Kind, number
from kit.form.equation_lines import identities, totals
from kit.form.official_form import Cell, Form
from kit.form.tree import leaves
from kit.report.report import Report

MOST_REPAIRS = 24
"""How many repairs a sentence lists. A finding with more of them than this has others beside."""

STALE, NEXT_ROW, NEXT_COLUMN = "总计没有更新", "填到了相邻的行", "填到了相邻的列"

_COMBINED = 1000  # how many combinations of independent repairs are weighed
_Key = tuple[str, tuple[str, ...]]
"""A rule and this year's cells that an identity is about, as a finding names them."""


def with_repairs(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings`, each failed identity of the form with all its smallest repairs, likeliest first.

    These are the identities of T3-flow, T3-results, T3-applicants, T4-total, Y-carry, Y-stock and Y-2019, or
    whatever the form spells. A repair makes all of them hold that hang together with the failed one; those
    over a blank, a mark or money are left out, and last year's figures stand. Totals that the parameters
    left out follow from their parts. Where the search reaches its bounds there is no repair.
    """
    findings = tuple(findings)
    rules = {line.equation.rule for line in identities(report.form)}
    if not any(finding.rule in rules for finding in findings if _is_failed(finding)):
        return findings
    relations = dict(_relations(report))
    cells = {cell for relation in relations.values() for cell in relation.factors}
    room = {cell: _room(report, cell) for cell in cells}
    solved = [
        ({cell for relation in part for cell in relation.factors}, smallest(part, room, MOST_REPAIRS + 1))
        for part in parts(relations.values())
        if any(relation.gap for relation in part)
    ]

    @cache
    def repairs(key: _Key) -> tuple[Repair, ...]:
        own = relations[key].factors.keys() if key in relations else set()
        touched = [changes for cells, changes in solved if cells & own]
        return _ranked(report, product(*touched)) if touched else ()

    return tuple(
        replace(finding, repairs=repairs(_key(finding))) if _is_failed(finding) else finding
        for finding in findings
    )


def _is_failed(finding: Finding) -> bool:
    return finding.status is Status.FAIL and bool(finding.cells)


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.cells


def _relations(report: Report) -> Iterator[tuple[_Key, Relation]]:
    """Yield each equation over counts that are all known, in the cells that a person filled in."""
    parts_of = _computed(report)
    for line in identities(report.form):
        factors: dict[str, int] = {}
        gap = 0
        for (term, factor), address in zip(line.equation.factors, line.addresses, strict=True):
            source = report.last if term.last else report
            value = number(source.figures.get(address)) if source else None
            if not isinstance(value, int):
                break
            gap -= factor * value
            if not term.last:
                for cell in _typed(address, parts_of):
                    factors[cell] = factors.get(cell, 0) + factor
        else:
            known = {cell: factor for cell, factor in factors.items() if factor}
            yield (line.equation.rule, line.cells), Relation(known, gap)


def _computed(report: Report) -> Mapping[str, tuple[str, ...]]:
    """Return the parts of each total that the parameters left out: no person can have got it wrong."""
    given_by = totals(report.form)
    return {total: given_by[total].parts for total in report.computed}


def _typed(address: str, parts_of: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the cells that a person filled in and that a cell is the sum of; mostly the cell itself."""
    if address not in parts_of:
        yield address
    for part in parts_of.get(address, ()):
        yield from _typed(part, parts_of)


def _room(report: Report, address: str) -> tuple[int, int]:
    """Return the least and the most by which a cell may change and still hold a value of its kind."""
    value = _stands(report, address)
    least = 1 - MOST if report.form.cells[address].column.kind is Kind.SIGNED else 0
    return least - value, MOST - 1 - value


def _stands(report: Report, address: str) -> int:
    value = number(report.figures[address])
    if not isinstance(value, int):
        raise TypeError(address)
    return value


def _ranked(report: Report, combined: Iterable[tuple[Changes, ...]]) -> tuple[Repair, ...]:
    """Return repairs likeliest first, those explained alike in the form's order."""
    place = {address: index for index, address in enumerate(report.form.cells)}
    weighed = []
    for changes in islice(combined, _COMBINED):
        together = {cell: by for each in changes for cell, by in each.items()}
        repair = _repair(report, sorted(together.items(), key=lambda item: place[item[0]]))
        weighed.append((_rank(repair), [place[change.cell] for change in repair], repair))
    return tuple(repair for _, _, repair in sorted(weighed, key=lambda each: each[:2])[: MOST_REPAIRS + 1])


def _repair(report: Report, changes: Sequence[tuple[str, int]]) -> Repair:
    """Return changes with the slip that explains each: of two cells together before that of one."""
    made = [
        Correction(address, report.form.cells[address].label, stands, stands + by)
        for address, by in changes
        for stands in [_stands(report, address)]
    ]
    return tuple(replace(change, slip=_slip(change, made, report.form)) for change in made)


def _slip(change: Correction, made: Sequence[Correction], form: Form) -> str:
    cell = form.cells[change.cell]
    for other in made:
        exchanged = (change.stands, change.should) == (other.should, other.stands)
        if exchanged and (where := _beside(cell, form.cells[other.cell])):
            return where
    explained = slip(int(change.stands), int(change.should))
    return explained or (STALE if cell.is_total else "")


def _beside(one: Cell, other: Cell) -> str:
    """Return in which direction two cells stand beside one another, "" when they do not."""
    if one.block is not other.block or one.section is not other.section:
        return ""
    rows, columns = ([path[-1].id for path in leaves(nodes)] for nodes in (one.block.rows, one.block.columns))
    down = abs(rows.index(one.row.id) - rows.index(other.row.id))
    across = abs(columns.index(one.column.id) - columns.index(other.column.id))
    if (down, across) == (0, 1):
        return NEXT_COLUMN
    return NEXT_ROW if (down, across) == (1, 0) and one.block.layout == "grid" else ""


def _rank(repair: Repair) -> int:
    """Return 0 for a repair that slips explain, 1 where one is only a stale total, 2 where one is nothing.

    Few numbers look like a slip of another by chance, but any wrong total looks stale.
    """
    return max((2 if not change.slip else int(change.slip == STALE)) for change in repair)


def sentence(repairs: Sequence[Repair]) -> str:
    """Return repairs, likeliest first, as one Chinese sentence without its full stop; "" for none.

    One is called the likeliest when there is no other, or a slip explains it and no other as well.
    """
    listed = [_said(repair) for repair in repairs[:MOST_REPAIRS]]
    more = "；还有其他同样小的改法，没有一一列出" if len(repairs) > MOST_REPAIRS else ""
    if not listed:
        return ""
    ranks = [_rank(repair) for repair in repairs]
    if len(ranks) == 1:
        return f"最可能：{listed[0]}"
    if ranks[0] < min(2, ranks[1]) and not more:
        return f"最可能：{listed[0]}；也可能：{_numbered(listed[1:])}"
    return f"可能是以下之一：{_numbered(listed)}{more}"


def _numbered(listed: Sequence[str]) -> str:
    if len(listed) == 1:
        return listed[0]
    return "；".join(f"（{index}）{said}" for index, said in enumerate(listed, 1))


def _said(repair: Repair) -> str:
    said = []
    for change in repair:
        why = f"，{change.slip}" if change.slip else ""
        said.append(f"{change.label} 应为 {change.should}（现为 {change.stands}{why}）")
    return "、且 ".join(said)
