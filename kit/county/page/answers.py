"""What the head of a county's office asks first, answered in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kit.county.changes import Change, main_cells
from kit.county.county_year import CountyYear
from kit.county.page.copied_passages import groups, maybe_chance
from kit.county.standing import Standing
from kit.county.submissions import UnitYear
from kit.form.cell_value import Kind

MOST = 3
"""So many changes are named; the table below has them all."""


def answers(county: CountyYear) -> Iterator[tuple[str, str]]:
    """Yield what is asked first and the answer: who is in, late or in error, what changed most."""
    units = county.these
    missing = [each for each in units if each.standing is Standing.MISSING]
    known = "" if county.roster.listed else "（没有单位名单，按有数据文件的单位计）"
    yield (
        "报送",
        f"应报 {len(units)} 个单位{known}，已报 {len(units) - len(missing)} 个，{_named('缺报', missing)}",
    )
    yield "迟报", "；".join(_lateness(units))
    yield "错误", "；".join(_standings(units)) or "没有年报"
    told = ((each.name, each.outcome.settled) for each in units if each.outcome)
    if settled := [f"{name} {count} 处" for name, count in told if count]:
        yield "本级认可", f"{len(settled)} 个单位：{'、'.join(settled)}，理由见各单位的审核页"
    yield "汇总", _sum(county)
    yield "变化最大", _moved(county)
    yield "雷同", _copied(county) if county.alike else "没有发现"


def _copied(county: CountyYear) -> str:
    """Return how many pairs are alike, how many groups where that is less, and how many may be chance."""
    found = groups(county.alike)
    pairs, together, perhaps = len(county.alike), len(found), sum(map(maybe_chance, found))
    return (
        f"{pairs} 对文字雷同"
        + (f"，合 {together} 组" if together < pairs else "")
        + (f"，其中 {perhaps} 组可能是碰巧" if perhaps else "")
    )


def _lateness(units: Sequence[UnitYear]) -> Iterator[str]:
    """Yield who is late and by how much, and of how many nobody can say it, for which want of a date."""
    if not any(each.progress.deadline for each in units):
        yield "未定期限"
        return
    late = [f"{each.name}（{each.progress.days} 天）" for each in units if each.late]
    yield f"迟报 {len(late)} 个" + (f"：{'、'.join(late)}" if late else "")
    undated = (each.progress for each in units if each.progress.arrived and each.late is None)
    for words, count in Counter(each.punctuality for each in undated).items():
        yield f"{count} 个{words}"


def _standings(units: Sequence[UnitYear]) -> Iterator[str]:
    told = {
        Standing.FAILED: "文件不能用",
        Standing.DRAFT: "有错误",
        Standing.WARNED: "只有提醒",
        Standing.READY: "没有问题",
    }
    for standing, words in told.items():
        these = [each for each in units if each.standing is standing]
        if these and standing in (Standing.FAILED, Standing.DRAFT):
            yield _named(words, these)
        elif these:
            yield f"{words} {len(these)} 个"


def _named(what: str, units: Sequence[UnitYear]) -> str:
    """Return how many units are of a kind, and all their names: an office has to call each of them."""
    names = "、".join(each.name for each in units)
    return f"{what} {len(units)} 个" + (f"：{names}" if names else "")


def _sum(county: CountyYear) -> str:
    rolled = county.sum
    if rolled.complete and rolled.blanks:
        return f"全部 {len(rolled.counted)} 个单位已计入；{len(rolled.blanks)} 格因有空白待定"
    if rolled.complete:
        return f"全部 {len(rolled.counted)} 个单位已计入"
    return f"待定：已计入 {len(rolled.counted)} 个，{len(rolled.absent)} 个不能计入"


def _moved(county: CountyYear) -> str:
    main = main_cells(county.form)
    moved = [each for each in county.changes if each.cell.address in main]
    most = sorted(moved, key=lambda each: (not each.jump, -each.size))[:MOST]
    if not county.comparable:
        return "没有两年都计入的单位，不能比较"
    if not most:
        return f"两年都计入的 {county.counted(county.comparable)} 个单位，主要的数没有变化"
    told = (f"{each.cell.label} {amount(each, each.last)} → {amount(each, each.this)}" for each in most)
    return "；".join(told)


def amount(change: Change, number: int | Decimal) -> str:
    """Return one of a change's numbers as it is printed: money in 元."""
    if change.cell.column.kind is not Kind.MONEY:
        return f"{number:,}"
    plain = f"{number:,f}"
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain} 元"
