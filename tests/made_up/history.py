"""What happens in a township year by year, whichever form it is later reported in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.made_up.chance import Chance, count, one_of, some_of

Counts = dict[str, int]

APPLICANTS = {
    "natural": 0.82, "business": 0.11, "research": 0.01, "public_interest": 0.02, "legal_service": 0.02, "other": 0.02,
}  # fmt: skip
GROUPS = {
    "granted": ("granted",),
    "partial": ("partial",),
    "refused": (
        "state_secret", "forbidden", "security", "third_party", "internal", "deliberative", "enforcement_file", "inquiry",
    ),
    "unavailable": ("not_held", "to_be_made", "still_unclear"),
    "unprocessed": ("petition", "repeated", "publication", "excessive", "certification"),
    "otherwise": ("not_corrected", "fee_unpaid", "other_handling"),
}  # fmt: skip
"""The results of an application, as the newer form divides them; the older one has no rows under the last."""
_RESULTS = {
    "granted": 0.5,
    "partial": 0.08,
    "refused": 0.09,
    "unavailable": 0.19,
    "unprocessed": 0.08,
    "otherwise": 0.06,
}
OUTCOMES = {"upheld": 0.6, "corrected": 0.15, "other": 0.15, "pending": 0.1}
APPEALS = {"reconsideration": 0.05, "direct": 0.015, "after_reconsideration": 0.01}
ITEMS = ("licence", "services", "penalty", "coercion", "charges")
DECISIONS = ("licence", "services", "penalty", "coercion")
CATEGORIES = (
    "工作动态", "通知公告", "财政资金", "惠民补贴", "社区事务", "政策文件", "公共服务", "应急管理",
    "环境整治", "就业社保", "教育卫生", "乡村振兴", "人事任免", "民生实事", "招标采购", "养老助残",
)  # fmt: skip
ACCOUNTS = (
    "政府门户网站",
    "{stem}在线微信公众号",
    "今日头条号",
    "云上{stem}视频号",
    "抖音号",
    "{stem}之声微博",
    "村务微信群",
    "应急广播",
)


@dataclass(frozen=True, slots=True)
class Temper:
    """What a township is like over the years: how much of everything there is in a usual one."""

    applications: float
    published: float
    licences: float
    penalties: float
    charges: float
    documents: float
    categories: tuple[str, ...]
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What happened in a year. `results` are by row of the newer form and applicant, `appeals` by row and outcome.

    `items` are last year's number and its change, `charged` is in 万元, `procured` names its unit, `fee` is in 元.
    """

    received: Counts
    carried_in: Counts
    results: Mapping[str, Counts]
    carried_out: Counts
    appeals: Mapping[str, Counts]
    made: int
    abolished: int
    in_force: int
    items: Mapping[str, tuple[int, int]]
    decisions: Counts
    charged: str
    procured: tuple[int, str]
    fee: int
    published: Counts
    accounts: tuple[str, ...]
    hotline: int
    settled: int
    reviewed: int
    trainings: int
    trainees: int

    @property
    def asked(self) -> int:
        """The applications of the year, carried in or received."""
        return sum(self.received.values()) + sum(self.carried_in.values())


def temper(draw: Chance, stem: str) -> Temper:
    """Return what a township is like: most get hardly an application, one in fifty gets dozens."""
    usual = one_of(draw, {0.1: 48.0, 0.8: 27.0, 3.0: 15.0, 10.0: 7.0, 40.0: 3.0})
    return Temper(
        applications=usual * draw.uniform(0.6, 1.5),
        published=draw.lognormvariate(math.log(140), 0.8),
        licences=draw.lognormvariate(math.log(45), 1.2),
        penalties=draw.lognormvariate(math.log(4), 1.3),
        charges=draw.choice((0.0, 0.0, 0.0, draw.uniform(0.2, 4), draw.uniform(2, 30))),
        documents=draw.choice((0.0, 0.3, 1.2, 3.0)),
        categories=tuple(some_of(draw, CATEGORIES, 3, 6)),
        accounts=tuple(name.format(stem=stem) for name in some_of(draw, ACCOUNTS, 2, 5)),
    )


def happen(draw: Chance, kind: Temper, last: Year | None) -> Year:
    """Return a year that follows on `last`: what waits is carried in, stocks go on, nothing jumps."""
    carried_in = dict(last.carried_out) if last else dict.fromkeys(APPLICANTS, 0)
    asked = steady(count(draw, kind.applications), sum(last.received.values()) if last else None)
    received = dict.fromkeys(APPLICANTS, 0)
    for _ in range(asked):
        received[one_of(draw, APPLICANTS)] += 1
    charged = _money(draw, kind.charges, 10_000, last.charged if last else None)
    fee = _fee(draw, sum(received.values()), Decimal(charged))
    results, carried_out = _handled(draw, received, carried_in, fee > 0)
    made, abolished, stock = _documents(draw, kind, last)
    cause = asked + sum(carried_in.values())
    hotline = count(draw, kind.published * 1.7) + 3
    return Year(
        received=received,
        carried_in=carried_in,
        results=results,
        carried_out=carried_out,
        appeals={row: _appeals(draw, cause, share) for row, share in APPEALS.items()},
        made=made,
        abolished=abolished,
        in_force=stock + made - abolished,
        items=(items := {row: _items(draw, last.items[row] if last else None) for row in ITEMS}),
        decisions=_decisions(draw, kind, items, last),
        charged=charged,
        procured=(bought := count(draw, 3), _bought(draw, bought)),
        fee=fee,
        published=_published(draw, kind, last),
        accounts=kind.accounts,
        hotline=hotline,
        settled=hotline - count(draw, hotline * 0.02) if draw.random() < 0.6 else hotline,
        reviewed=count(draw, kind.published * 1.2) + 5,
        trainings=draw.randint(1, 6),
        trainees=draw.randint(20, 260),
    )


def steady(value: int, last: int | None) -> int:
    """Return a count that nobody would call a jump from last year's: below 20, or within a factor of four."""
    if last is None:
        return value
    return max(min(value, max(18, 4 * last)), -(-last // 4) if last >= 20 else 0)


def _handled(
    draw: Chance, received: Counts, carried_in: Counts, fee: bool
) -> tuple[dict[str, Counts], Counts]:
    """Return what came of the applications by row and applicant, and what waits for next year."""
    rows = {row: dict.fromkeys(APPLICANTS, 0) for group in GROUPS.values() for row in group}
    waiting = dict.fromkeys(APPLICANTS, 0)
    for applicant in APPLICANTS:
        for _ in range(received[applicant] + carried_in[applicant]):
            if draw.random() < 0.09:
                waiting[applicant] += 1
                continue
            row = draw.choice(GROUPS[one_of(draw, _RESULTS)])
            rows["other_handling" if row == "fee_unpaid" and not fee else row][applicant] += 1
    return rows, waiting


def _appeals(draw: Chance, applications: int, share: float) -> Counts:
    outcomes = dict.fromkeys(OUTCOMES, 0)
    for _ in range(min(count(draw, applications * share), 15)):
        outcomes[one_of(draw, OUTCOMES)] += 1
    return outcomes


def _documents(draw: Chance, kind: Temper, last: Year | None) -> tuple[int, int, int]:
    """Return the documents made and abolished, and those in force before; some are in force after."""
    stock = last.in_force if last else count(draw, kind.documents * 5) + draw.randint(0, 2)
    made = min(count(draw, kind.documents), 15)
    abolished = draw.randint(0, min(stock, 4)) if draw.random() < 0.3 else 0
    return made, abolished, stock


def _items(draw: Chance, last: tuple[int, int] | None) -> tuple[int, int]:
    """Return last year's number of items and this year's change, which leaves some."""
    before = sum(last) if last else draw.randint(0, 60)
    return before, draw.randint(-min(before // 2, 5), 6) if draw.random() < 0.4 else 0


def _decisions(draw: Chance, kind: Temper, items: Mapping[str, tuple[int, int]], last: Year | None) -> Counts:
    """Return the decisions taken, of which the number is not by chance that of the items."""
    usual = {
        "licence": kind.licences,
        "services": kind.licences * 2,
        "penalty": kind.penalties,
        "coercion": 0.2,
    }
    taken = {}
    for row, mean in usual.items():
        taken[row] = steady(count(draw, mean), last.decisions[row] if last else None)
        if taken[row] and row in DECISIONS and taken[row] == sum(items[row]):
            taken[row] += 1
    return taken


def _money(draw: Chance, usual: float, scale: int, last: str | None) -> str:
    """Return an exact amount around `usual`, in units of which one has `scale` parts; "0" where there is none."""
    if not usual or (last == "0" and draw.random() < 0.5):
        return "0"
    return f"{Decimal(round(usual * draw.uniform(0.7, 1.4) * scale)) / scale:f}"


def _bought(draw: Chance, items: int) -> str:
    if not items:
        return "0"
    yuan = draw.randint(20_000, 900_000) * items
    return f"{yuan}元" if draw.random() < 0.5 else f"{Decimal(yuan) / 10_000:f}万元"


def _fee(draw: Chance, received: int, charged: Decimal) -> int:
    """Return the fee that some applications cost, a multiple of 10 元 within what was charged in all."""
    if not received or draw.random() < 0.8:
        return 0
    fee = draw.choice((10, 40, 100, 200, 700))
    return fee if fee <= charged * 10_000 else 0


def _published(draw: Chance, kind: Temper, last: Year | None) -> Counts:
    """Return what was published by category; now and then a category makes way for another."""
    names = list(last.published if last else kind.categories)
    if last and draw.random() < 0.25:
        names[draw.randrange(len(names))] = draw.choice([each for each in CATEGORIES if each not in names])
    shares = [draw.paretovariate(1.1) for _ in names]
    whole = kind.published * draw.uniform(0.7, 1.5) / sum(shares)
    return {name: max(1, round(whole * share)) for name, share in zip(names, shares, strict=True)}
