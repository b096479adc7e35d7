"""The usual questions answered as pictures: `kit.plot.received(reports)` and its like.

Each takes what `kit.load` returns and a year, the latest when left out. What a unit left blank is not
known, and so is a sum over it; that is said, never drawn as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial

import pandas as pd

from kit.analysis.explore import Reports
from kit.analysis.pictures.drawing import Number, bars, height_of, leaps, trend
from kit.analysis.pictures.picture import Picture
from kit.analysis.tidy_tables import WHOLE, column
from kit.base.errors import KitError
from kit.form.cell_value import number
from kit.form.chart import Picture as Asked
from kit.form.official_form import Form
from kit.report.catalogue import TownshipYear
from kit.report.report import Report

MOST = 20
"""So many units, or leaps, are drawn; the others are counted in the note."""
_These = Mapping[TownshipYear, Report]


def received(reports: Reports, year: int | None = None, most: int = MOST) -> Picture:
    """Draw the units that received most requests in a year."""
    year, these = _of_year(reports, year)
    cells = {report.form: report.form.roles["received"] for report in these.values()}
    values = {place: _sum([report], cells[report.form]) for place, report in these.items()}
    known = sorted(
        (place for place in these if values[place] is not None), key=lambda each: -(values[each] or 0)
    )
    shown = known[:most]
    left = [f"另有 {len(known) - most} 个单位没有画"] if len(known) > most else []
    blank = [_called(reports, place) for place in these if values[place] is None]
    left += [f"没有填的：{'、'.join(blank)}"] if blank else []
    names = [_called(reports, place) for place in shown]
    numbers = [values[place] for place in shown]
    title = f"{year}年新收申请最多的单位（件）"
    return _bars(title, names, {"新收申请": numbers}, "；".join(left))


def applicants(reports: Reports, year: int | None = None) -> Picture:
    """Draw from whom a year's requests came, over all units."""
    return _over_units(reports, year, "by_applicant")


def outcomes(reports: Reports, year: int | None = None) -> Picture:
    """Draw how a year's requests were answered, over all units."""
    return _over_units(reports, year, "by_result")


def disclosures(reports: Reports, year: int | None = None) -> Picture:
    """Draw what was disclosed in a year, over all units."""
    return _over_units(reports, year, "by_matter")


def years(reports: Reports) -> Picture:
    """Draw the requests over the years, over the units of which every year is there."""
    told = sorted({place.year for place in reports.reports})
    units = [{_unit(place) for place in reports.reports if place.year == year} for year in told]
    common = set.intersection(*units) if units else set()
    if not common:
        raise KitError("没有各年度都有年报的单位，画不出来。")
    _, these = _of_year(reports, told[-1])
    asked = _asked(next(iter(these.values())).form, "over_years")
    by_year = [
        [each for place, each in reports.reports.pairs() if place.year == year and _unit(place) in common]
        for year in told
    ]
    lines = {name: [_named_sum(those, cell) for those in by_year] for name, cell in asked.lines.items()}
    draw = partial(trend, years=told, lines=list(lines.items()))
    table = pd.DataFrame({name: column(values, WHOLE) for name, values in lines.items()})
    note = f"各年度都有年报的 {len(common)} 个单位"
    title = f"{told[0]}年至{told[-1]}年收到和处理的申请（件）"
    return Picture(title, table.set_index(pd.Index(told, name="year")), draw, 3.6, note)


def jumps(reports: Reports, year: int | None = None, most: int = MOST) -> Picture:
    """Draw what is out of proportion to last year's figure (Y-jump): the widest leaps of a year first."""
    year, _ = _of_year(reports, year)
    table = reports.changes.query("jump and year == @year")
    table = table.iloc[sorted(range(len(table)), key=lambda at: _narrowness(table.iloc[at]))]
    shown = table.head(most)
    names = [f"{unit} · {row}" for unit, row in zip(shown["unit_name"], shown["row_label"], strict=True)]
    pairs = list(zip(shown["last"], shown["this"], strict=True))
    note = f"另有 {len(table) - most} 处没有画" if len(table) > most else "" if len(table) else "没有"
    draw = partial(leaps, names=names, pairs=[(_short(last), _short(this)) for last, this in pairs])
    return Picture(f"{year}年与上年相差悬殊的数", shown, draw, height_of(len(names)), note)


def errors(reports: Reports, year: int | None = None, most: int = MOST) -> Picture:
    """Draw the units with open errors and warnings in a year, the most errors first."""
    year, _ = _of_year(reports, year)
    table = reports.summary.query("year == @year and (errors > 0 or warnings > 0)")
    table = table.sort_values(["errors", "warnings"], ascending=False, kind="stable")
    shown, left = table.head(most), len(table) - most
    parts = {"错误": shown["errors"].tolist(), "提醒": shown["warnings"].tolist()}
    note = f"另有 {left} 个单位没有画" if left > 0 else "" if len(table) else "没有"
    return _bars(f"{year}年还有错误、提醒的单位（处）", shown["unit_name"].tolist(), parts, note)


def _narrowness(change: pd.Series) -> Decimal:
    """Return by how many times the smaller of two numbers is the larger, so that zero counts as one."""
    low, high = sorted((change["last"] + 1, change["this"] + 1))
    return Decimal(low / high)


def _over_units(reports: Reports, year: int | None, picture: str) -> Picture:
    year, these = _of_year(reports, year)
    asked = _asked(next(iter(these.values())).form, picture)
    values = [_named_sum(these.values(), cell) for cell in asked.lines.values()]
    note = (
        f"{len(these)} 个单位之和" if None not in values else f"{len(these)} 个单位，有空着没填的：那一项未齐"
    )
    return _bars(f"{year}年{asked.title}（件）", list(asked.lines), {"件数": values}, note)


def _bars(title: str, names: list[str], parts: Mapping[str, list[Number | None]], note: str) -> Picture:
    table = pd.DataFrame({name: column(values, WHOLE) for name, values in parts.items()})
    draw = partial(bars, names=names, parts=list(parts.items()))
    return Picture(title, table.set_index(pd.Index(names)), draw, height_of(len(names)), note)


def _of_year(reports: Reports, year: int | None) -> tuple[int, _These]:
    """Return a year, the latest when it is None, and its reports. Raises KitError when there is none."""
    found = sorted({place.year for place in reports.reports})
    if not found:
        raise KitError("没有读入年报，画不出来。")
    wanted = found[-1] if year is None else year
    if wanted not in found:
        raise KitError(f"没有 {wanted} 年度的年报。有 {'、'.join(map(str, found))}。")
    return wanted, {place: reports.reports[place] for place in reports.reports if place.year == wanted}


def _asked(form: Form, name: str) -> Asked:
    found = next((each for each in form.pictures if each.id == name), None)
    if found is None:
        raise KitError(f"{form.edition} 版格式没有写明这张图（{name}）画什么。")
    return found


def _named_sum(reports: Iterable[Report], cell: str) -> Number | None:
    """Return the sum of a picture's line over some reports, None where one is blank or has no such cell."""
    total: Number = 0
    for report in reports:
        try:
            value = _sum([report], report.form.spread(cell))
        except ValueError:
            return None
        if value is None:
            return None
        total += value
    return total


def _sum(reports: Iterable[Report], cells: Iterable[str]) -> Number | None:
    values = [number(report.figures[cell]) for report in reports for cell in cells]
    return None if None in values else sum(value for value in values if value is not None)


def _unit(place: TownshipYear) -> tuple[str, str]:
    return place.county, place.township


def _called(reports: Reports, place: TownshipYear) -> str:
    """Return what a unit is called, with its county where there are several."""
    several = len({each.county for each in reports.reports}) > 1
    report = reports.reports[place]
    return f"{report.county or place.county}{report.township}" if several else report.township


def _short(value: Number) -> Number:
    return int(value) if value == int(value) else value
