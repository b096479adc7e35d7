"""The verbs of a county's notebook: each shows one piece of the county's page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from kit.base.finding import Status
from kit.county.changes import Change
from kit.county.county_year import CountyYear
from kit.county.ledgers.unit_tallies import HEADS, unit_tallies
from kit.county.page import charts
from kit.county.page.answers import amount, answers
from kit.county.page.copied_passages import groups, shown, told_of_chance
from kit.county.page.unit_tables import ranking, unit_line
from kit.county.progress.unit_progress import stages
from kit.county.rollup import RollUp
from kit.form.cell_value import number
from kit.form.chart import Picture
from kit.page import markup
from kit.page.cell_output import Fragment
from kit.page.layout import lay_out
from kit.page.templating import style_sheet, template

PARTS = ("units", "unit_figures", "pictures", "sums", "own", "changes", "jumps", "copied")
"""What the page shows below its heading, in order."""
STYLES = ("figures.css", "county.css")
MOST_PAIRS = 12
"""So many pairs of copied words are printed in full, the others named: a page is to be read."""
_OUTCOMES = {Status.PASS: "相符", Status.FAIL: "不符", Status.UNKNOWN: "待定"}


def summary(view: CountyYear) -> Fragment:
    """Show whose year was read, for the analyst alone, on no page; it brings the other pieces their style."""
    lines = [
        f"{view.roster.name}（{view.roster.folder}）{view.year} 年度",
        f"单位名单：{view.roster.place}" if view.roster.listed else f"没有单位名单（{view.roster.place}）",
        "；".join(f"{question}：{answer}" for question, answer in answers(view)),
    ]
    styles = "".join(map(style_sheet, ("lab.css", *STYLES)))
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return Fragment(f'<style>{styles}</style><div class="summary">{body}</div>', {"parts": ["summary"]})


def heading(view: CountyYear) -> Fragment:
    """Show the title, as of which day, and the answers to what is asked first."""
    names = {"county": view.roster.name, "year": view.year, "day": view.day}
    body = template("county/answers.html.j2").render(**names, answers=list(answers(view)))
    told = {
        "title": f"{view.roster.name}{view.year}年政府信息公开工作年报总览",
        "sections": list(PARTS),
        "styles": list(STYLES),
    }
    return _fragment(view, "heading", body, told)


def units(view: CountyYear) -> Fragment:
    """Show a line for each unit: how it stands, how far it has come, its files, what to look at first."""
    due = view.roster.deadlines.get(view.year, "")
    body = template("county/units.html.j2").render(
        rows=[unit_line(view, each) for each in view.these],
        stages=stages(each.progress for each in view.these),
        due=f"报送期限 {due}。" if due else "未定期限。",
        dated=any(each.progress.deadline for each in view.these),
        unmade=sum(bool(each.outcome) and not view.page_of(each) for each in view.these),
    )
    return _section(view, "units", "各单位", body)


def unit_figures(view: CountyYear) -> Fragment:
    """Show the units' main figures in an order for each column, and what their ledgers gave."""
    body = ""
    for picture in view.form.pictures:
        if picture.kind == "ranking":
            heads, orders = ranking(view, picture)
            body += template("county/ranking.html.j2").render(title=picture.title, heads=heads, orders=orders)
    names = {each.folder: each.name for each in view.these}
    zeros = [each.place for each in view.zeros if each.status is Status.FAIL]
    lines = unit_tallies(view.tallies, names)
    body += template("county/tallies.html.j2").render(heads=HEADS, lines=lines, zeros=zeros)
    return _section(view, "unit_figures", "各单位的数", body)


def pictures(view: CountyYear) -> Fragment:
    """Show the pictures that the form asks for, each saying which units it is about."""
    makers = {"bars": _bars, "trend": _trend}
    drawn = (makers[each.kind](view, each) for each in view.form.pictures if each.kind in makers)
    return _section(view, "pictures", "图示", "".join(drawn))


def _bars(view: CountyYear, picture: Picture) -> str:
    whose = "" if view.sum.complete else f"（已计入的 {len(view.sum.counted)} 个单位）"
    lines = [charts.Bar(name, _total(view.sum, cell)) for name, cell in picture.lines.items()]
    about = f"{view.roster.name}{view.year}年{whose}"
    return charts.bars(picture.id, f"{picture.title}{whose}", about, "件", lines)


def _trend(view: CountyYear, picture: Picture) -> str:
    years = sorted(view.rolled)
    units = view.common(years)
    if len(years) < 2 or not units:
        return f"<p>{escape(picture.title)}：没有各年都计入的单位，画不出来。</p>\n"
    sums = [view.sum_over(units, year) for year in years]
    lines = [
        charts.Series(name, tuple(_total(each, cell) for each in sums))
        for name, cell in picture.lines.items()
    ]
    whose = f"（各年都计入的 {view.counted(units)} 个单位）"
    about = f"{view.roster.name}{years[0]}年至{years[-1]}年{whose}"
    return charts.trend(picture.id, f"{picture.title}{whose}", about, "件", years, lines)


def _total(rolled: RollUp, cell: str) -> int | None:
    """Return a picture's number over the units that are counted.

    None where one of them left it blank, and where that year's edition has no such cell.
    """
    try:
        cells = rolled.form.spread(cell)
    except ValueError:
        return None
    values = [number(rolled.sums[address]) for address in cells]
    return None if None in values else sum(int(value) for value in values if value is not None)


def sums(view: CountyYear) -> Fragment:
    """Show the statutory tables of the sums over the units that are counted, and whether those are all."""
    drawn = (
        markup.section(
            section.id,
            f"{section.heading}（各单位之和）",
            _hint(view.sum) + markup.table(lay_out(view.form, section.id), section.title, view.sum.sums, {}),
        )
        for section in view.form.sections
        if section.table
    )
    return _fragment(view, "sums", "".join(drawn))


def own(view: CountyYear) -> Fragment:
    """Show how the county's own report, where there is one, compares with its units', cell by cell."""
    if view.unusable:
        body = f"<p>本级报告用不了，没有核对：{escape(view.unusable)}</p>\n"
    elif view.sums is None:
        body = "<p>还没有本级报告。</p>\n"
    else:
        counts = [f"{word} {view.sums.tally(status)} 处" for status, word in _OUTCOMES.items()]
        gaps = [each for each in view.sums if each.status is Status.FAIL]
        body = template("county/own.html.j2").render(tally="，".join(counts), gaps=gaps)
    return _section(view, "own", "本级报告与各单位之和", body)


def changes(view: CountyYear) -> Fragment:
    """Show every figure of the county that moved against last year, over the units of both years."""
    rows = [_line("", each) for each in view.changes]
    counted = f"按两年都计入的 {view.counted(view.comparable)} 个单位比较"
    note = "没有两年都计入的单位，不能比较。" if not view.comparable else f"{counted}。"
    return _section(view, "changes", "与上年比较", _changes(rows, note, "与上年不同的每一项"))


def jumps(view: CountyYear) -> Fragment:
    """Show the units' figures that are out of proportion to last year's (Y-jump)."""
    rows = [_line(unit.name, each) for unit in view.these for each in view.changes_of(unit) if each.jump]
    note = "" if rows else "没有单位的数与上年相差悬殊。"
    return _section(view, "jumps", "各单位与上年相差悬殊的数", _changes(rows, note, "与上年相差悬殊的数"))


def _changes(rows: Sequence[Mapping[str, Any]], note: str, caption: str) -> str:
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["section"], []).append(row)
    whose = any(row["unit"] for row in rows)
    return template("county/changes.html.j2").render(groups=groups, note=note, caption=caption, whose=whose)


def _line(unit: str, change: Change) -> dict[str, Any]:
    sign = "+" if change.by > 0 else "−"
    return {
        "unit": unit,
        "section": change.cell.section.heading,
        "label": change.cell.label,
        "this": amount(change, change.this),
        "last": amount(change, change.last),
        "by": sign + amount(change, change.size),
        "percent": "上年为 0" if change.percent is None else f"{sign}{abs(change.percent)}%",
        "jump": change.jump,
    }


def copied(view: CountyYear) -> Fragment:
    """Show the reports whose words are alike by group, the passages that two of each have side by side."""
    names = {each.folder: each.name for each in view.these}

    def called(owner: str) -> str:
        folder, _, year = owner.rpartition("/")
        return f"{names.get(folder, folder)}{year}年"

    found = [shown(each, view.form, called) for each in groups(view.alike)]
    body = template("county/copied.html.j2").render(
        pairs=found[:MOST_PAIRS], rest=found[MOST_PAIRS:], chance=told_of_chance(found)
    )
    return _section(view, "copied", "雷同的文字", body)


def _hint(rolled: RollUp) -> str:
    """Return the words above what the units add up to, while it is not the county's."""
    if rolled.complete:
        return ""
    words = f"只计入 {len(rolled.counted)} 个单位，{len(rolled.absent)} 个还不能计入：这还不是全部单位的数。"
    return f'<p class="hint">{words}</p>\n'


def _section(view: CountyYear, part: str, heading: str, body: str) -> Fragment:
    return _fragment(view, part, markup.section(part, heading, body))


def _fragment(view: CountyYear, part: str, html: str, about: Mapping[str, Any] | None = None) -> Fragment:
    return Fragment(html, {"parts": [part], "digest": _digest(view), **(about or {})})


@lru_cache(maxsize=1)  # every piece asks for it
def _digest(view: CountyYear) -> str:
    """Return what tells this county's pieces from another's: all that the pieces are made from."""
    content = (view.roster, view.year, view.units, view.alike, sorted(view.made), view.unusable or view.sums,
               view.tallies, view.zeros)  # fmt: skip
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]
