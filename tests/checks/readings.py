"""What is read of a sentence, in short: its counts, breakdowns, statements, findings, its fee."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import TypeVar

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.confront import confront_text
from kit.checks.words.comparison import check_against_tables
from kit.checks.words.fee_rules import check_fee_amount
from kit.checks.words.fee_words import read_fee
from kit.checks.words.flow.flows import check_flow
from kit.checks.words.flow.results_told import check_results
from kit.checks.words.flow.stocks import check_stock
from kit.checks.words.grammar.parsed_words import ParsedWords, parse_prose
from kit.checks.words.grammar.tokens.counts import read_claims
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.named_lists import check_lists
from kit.checks.words.percentages import check_percentages
from kit.checks.words.reckoning.price_products import check_products
from kit.checks.words.repeated_counts import check_agreement
from kit.checks.words.stated_bounds import check_regulations
from kit.checks.words.statements.clause import Statement
from kit.checks.words.statements.labelled_cells import targets
from kit.checks.words.statements.labelled_counts import labelled_counts
from kit.checks.words.statements.mentioned import mentioned
from kit.checks.words.statements.statements import statements
from kit.checks.words.year_on_year import check_yearly
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from kit.report.narrative import Words
from kit.report.parameters import read_report, report_from
from kit.report.prose import Prose
from kit.report.report import Report
from tests.conftest import SEED, change

FORM = editions()["2021"]
ABOVE, BELOW = "各项任务层层分解，压实各方责任。\n", "\n各项工作有序开展，群众反响良好。\n"
"""Paragraphs that have nothing to do with what stands between them."""

Said = TypeVar("Said")


def anywhere(say: Callable[[str], Said], text: str, *, amid: bool = True) -> Said:
    """Return what is said of words: the same alone, between other paragraphs and `amid` other sentences."""
    alone = say(text)
    assert say(f"{ABOVE}{text}{BELOW}") == alone
    if amid and "\n" not in text and text.endswith("。"):
        assert say(f"{ABOVE.strip()}{text}{BELOW.strip()}") == alone
    return alone


def prose(text: str, place: str, last: str = "") -> Prose:
    """Return a report's words with one text, at a place, and last year's there."""
    section, _, part = place.partition(".")
    before = prose(last, place) if last else None
    return Prose(FORM, 2024, "", (Words(section, part, text, ()),), (), last=before)


def parsed(text: str, place: str = "overview.on_request") -> tuple[ParsedWords, ...]:
    """Return a text, where applications are reported or elsewhere, as it is read."""
    return parse_prose(prose(text, place))


def counts(text: str) -> str:
    """Return the counts, each with its label: ~ is not exact, ± a difference, @ another year's."""
    return "; ".join(map(_counted, read_claims(text).claims))


def _counted(claim: Claim) -> str:
    mark = "±" if claim.difference else "@" if claim.aside else ""
    return f"{claim.lead} {plain_number(claim.value)}{claim.measure}{'' if claim.exact else '~'}{mark}"


def parts(text: str) -> str:
    """Return the breakdowns and what came of each."""
    return "; ".join(
        f"{verdict.status.value} {plain_number(verdict.total.value)}: "
        + " + ".join(str(plain_number(part.value)) for part in verdict.parts)
        for read in parsed(text)
        for _, verdicts in read.judged
        for verdict in verdicts
    )


def _stated(name: str, found: Iterable[Statement]) -> list[str]:
    return [" ".join((name, str(plain_number(each.value)), *_nature(each))) for each in found]


def _nature(statement: Statement) -> Iterator[str]:
    """Yield what keeps a statement from being a whole count of this year."""
    yield from (
        flag for flag in ("partial", "inside", "open", "wide", "denied", "least") if getattr(statement, flag)
    )
    if not statement.firm:
        yield "unsure"


def roles(text: str, place: str = "overview.on_request") -> str:
    """Return what is stated of the tables by role."""
    found = statements(parsed(text, place))
    return "; ".join(said for role, each in found.of.items() for said in _stated(role, each))


def labels(text: str, place: str = "overview.on_request") -> str:
    """Return what is stated of the tables by a row's or column's label."""
    said = statements(parsed(text, place)).said
    return "; ".join(
        each for target in targets(FORM) for each in _stated(target.name, labelled_counts(said, target))
    )


def mentions(text: str, place: str = "overview.on_request") -> str:
    """Return what is spoken of without a count."""
    reads = parsed(text, place)
    return " ".join(role for role in ("received", "review", "lawsuit") if mentioned(reads, role))


def _said(findings: Iterable[Finding]) -> str:
    return "; ".join(f"{each.rule} {each.status.value}" for each in findings)


def yearly(text: str, last: str) -> str:
    """Return what comes of the words on last year."""
    this = prose(text, "overview.proactive", last)
    return _said(check_yearly(this, parse_prose(this)))


def names(text: str) -> str:
    """Return what comes of lists of names, with the number said and the number listed."""
    found = check_lists(prose(text, "overview.platform"), parsed(text))
    return "; ".join(f"{each.status.value} {each.left}: {each.right}" for each in found)


def shares(text: str) -> str:
    """Return what comes of the shares."""
    return _said(check_percentages(parsed(text)))


@cache
def _tables() -> Report:
    """Three received, two carried in, all answered."""
    parameters = read_report(SEED).public()
    for row, total in (("received", 3), ("carried_in", 2), ("handled", 5)):
        parameters = change(parameters, f"figures.requests.{row}.total", total)
    return report_from(parameters)


def tables(text: str) -> str:
    """Return what comes of the words beside tables with three received and two carried in."""
    reads = parsed(text)
    found = check_against_tables(_tables(), reads[0].prose, reads, statements(reads))
    return _said(each for each in found if each.rule != "X-silent")


def flows(text: str) -> str:
    """Return what comes of what flows."""
    reads = parsed(text)
    found = statements(reads)
    told = (
        *(check_flow(read, found, ()) for read in reads),
        *(check_results(read, found, ()) for read in reads),
    )
    return _said(chain.from_iterable(told))


def stocks(text: str) -> str:
    """Return what comes of the documents in force."""
    reads = parsed(text)
    found = statements(reads)
    return _said(each for read in reads for each in check_stock(read, found))


def regulations(text: str) -> str:
    """Return what comes of the regulations that a town tells of."""
    return _said(check_regulations("镇", parsed(text)))


def agrees(text: str) -> str:
    """Return what comes of places that tell of the same thing."""
    reads = parsed(text)
    found = check_agreement(reads[0].prose, reads, statements(reads))
    return _said(each for each in found if each.quote)


def products(text: str) -> str:
    """Return what comes of prices and amounts of money."""
    return _said(each for read in parsed(text) for each in check_products(read))


def lawful_fees(text: str) -> str:
    """Return what comes of the fee of the section on it."""
    return _said(check_fee_amount(prose(text, FORM.fees)))


def fee(text: str) -> str:
    """Return the fee, whether one is spoken of, and whether an unpaid one is accounted for."""
    found = read_fee(text)
    amount = "untold" if found.amount is None else str(plain_number(found.amount))
    return amount + " spoken" * found.mentioned + " accounted" * found.accounted


READERS: Mapping[str, Callable[..., str]] = {
    each.__name__: each
    for each in (
        counts,
        parts,
        roles,
        labels,
        mentions,
        yearly,
        names,
        shares,
        tables,
        flows,
        stocks,
        regulations,
        agrees,
        products,
        fee,
        lawful_fees,
    )
}


def section_changes(text: str) -> list[str]:
    """Return what N-yoy decides of a section of a report on 2023, in order."""
    section = f"一、总体情况\n(一)主动公开\n{text}"
    found = [each for each in confront_text(sort_text(section, 2023, editions())) if each.rule == "N-yoy"]
    return [each.status.value for each in found if each.status is not Status.NOT_ASSESSABLE]


def sums(text: str) -> list[str]:
    """Return each breakdown that a report on 2023 is told of: what comes of it, its total and its parts."""
    return anywhere(_sums, text)


def _sums(text: str) -> list[str]:
    found = confront_text(sort_text(text, 2023, editions()))
    return [
        f"{each.status.value} {each.details['stated']} = {' + '.join(map(str, parts))}"
        for each in found
        if isinstance(parts := each.details.get("parts"), list)
    ]
