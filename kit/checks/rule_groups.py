"""Which function checks which rules: here a rule is found by its id.

The groups stand in the order in which their findings are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kit.base.finding import Finding
from kit.checks.subject import Subject
from kit.checks.tables.bounds import check_bounds
from kit.checks.tables.completeness import check_completeness
from kit.checks.tables.identities import check_identities
from kit.checks.tables.plausibility import check_plausibility
from kit.checks.text.citation import check_documents, cited_document
from kit.checks.text.document_rules import check_sections, check_title, check_trio
from kit.checks.text.leftovers import check_lost, check_residue
from kit.checks.text.naming.agency_name import check_names
from kit.checks.text.period import check_period
from kit.checks.text.problems_section import check_problems
from kit.checks.text.reporting import check_deadline, check_edition, check_unit, check_whose
from kit.checks.text.stray_years import check_years
from kit.checks.words.charges import check_charges
from kit.checks.words.comparison import check_against_tables
from kit.checks.words.copied_words import check_copying
from kit.checks.words.fee_rules import check_cause, check_fee_amount, check_fees
from kit.checks.words.named_lists import check_lists
from kit.checks.words.parts import check_parts
from kit.checks.words.percentages import check_percentages
from kit.checks.words.repeated_counts import check_agreement
from kit.checks.words.stated_bounds import check_regulations, check_whole
from kit.checks.words.unwritten import check_written
from kit.checks.words.year_on_year import check_yearly


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that one function checks; `of_texts` when it needs no figures, so that a text will do."""

    rules: tuple[str, ...]
    check: Callable[[Subject], Iterable[Finding]]
    of_texts: bool = False


# Of which edition: no figure is asked.
EDITION = (
    RuleGroup(
        ("D-edition",),
        lambda of: [check_edition(of.prose.year, of.prose.edition, cited_document(of.text))],
        of_texts=True,
    ),
)

# What stands in the cells, alone, against last year and against the fee that the words tell of.
TABLES = (
    RuleGroup(
        ("T2-count", "T3-count", "T3-blank", "T4-count"),
        lambda of: [*(check_completeness(of.known) if of.known else ()), *check_whole(of.stated)],
        of_texts=True,
    ),
    RuleGroup(("Y-unit",), lambda of: check_unit(of.report)),
    RuleGroup(
        ("T3-flow", "T3-results", "T3-applicants", "T4-total", "Y-carry", "Y-stock", "Y-2019"),
        lambda of: check_identities(of.report),
    ),
    RuleGroup(("T2-stock", "T2-2019-change"), lambda of: check_bounds(of.report)),
    RuleGroup(
        ("T2-rules", "T2-unit", "Y-jump", "T4-no-cause"),
        lambda of: [
            *(check_plausibility(of.known) if of.known else ()),
            *check_regulations(of.text.kind, of.words),
        ],
        of_texts=True,
    ),
    RuleGroup(("F-unit", "T3-fee-row"), lambda of: check_fees(of.report)),
    RuleGroup(("F-no-request",), lambda of: check_cause(of.known, of.words, of.stated), of_texts=True),
)

# What the words say in numbers, against one another, last year's and the tables.
WORDS = (
    RuleGroup(("F-multiple",), lambda of: check_fee_amount(of.prose), of_texts=True),
    RuleGroup(("N-blank",), lambda of: check_written(of.report)),
    RuleGroup(("N-parts", "N-nested"), lambda of: check_parts(of.words, of.stated), of_texts=True),
    RuleGroup(("N-percent",), lambda of: check_percentages(of.words), of_texts=True),
    RuleGroup(("N-yoy", "N-cumulative"), lambda of: check_yearly(of.prose, of.words), of_texts=True),
    RuleGroup(("N-list",), lambda of: check_lists(of.prose, of.words), of_texts=True),
    RuleGroup(("N-agree",), lambda of: check_agreement(of.prose, of.words, of.stated), of_texts=True),
    RuleGroup(("Y-copy",), lambda of: check_copying(of.prose), of_texts=True),
    RuleGroup(
        (
            "X-received", "X-carried-in", "X-carried-out", "X-answered", "X-group", "X-applicant",
            "X-review", "X-lawsuit", "X-documents", "X-silent",
        ),
        lambda of: [
            *check_against_tables(of.report, of.prose, of.words, of.stated),
            *check_charges(of.report, of.words),
        ],
    ),
)  # fmt: skip

# Whose report, of which year, in which form and wording.
TEXT = (
    RuleGroup(("D-title",), lambda of: [check_title(of.text)], of_texts=True),
    RuleGroup(("D-sections",), lambda of: check_sections(of.text), of_texts=True),
    RuleGroup(("D-period",), lambda of: check_period(of.text), of_texts=True),
    RuleGroup(("D-year",), lambda of: check_years(of.text), of_texts=True),
    RuleGroup(("D-document",), lambda of: check_documents(of.text), of_texts=True),
    RuleGroup(("D-name",), lambda of: check_names(of.text), of_texts=True),
    RuleGroup(("D-residue",), lambda of: check_residue(of.text), of_texts=True),
    RuleGroup(("D-lost",), lambda of: check_lost(of.text), of_texts=True),
    RuleGroup(("S5-none",), lambda of: [check_problems(of.text)], of_texts=True),
    RuleGroup(("D-trio",), lambda of: [check_trio(of.text)], of_texts=True),
)

# By whom and when it was handed in.
DEADLINE = (
    RuleGroup(("D-whose",), lambda of: [check_whose(of.report, is_told=bool(of.prose.agency))]),
    RuleGroup(("D-deadline",), lambda of: [check_deadline(of.report.deadline, of.report.submitted)]),
)

GROUPS = (*EDITION, *TABLES, *WORDS, *TEXT, *DEADLINE)

ELSEWHERE = {
    "D-file": "kit.cli.report.finding_lines",
    "D-accepted": "kit.checks.acceptance",
    "D-settled": "kit.checks.county_settled",
    "T34-ledger": "kit.checks.tally_held",
    "T34-zero": "kit.county.ledgers.zero_reports",
    "L-answer": "kit.cases.ledger_findings",
    "L-correction": "kit.cases.ledger_findings",
    "L-asked": "kit.cases.ledger_findings",
    "L-extension": "kit.cases.ledger_findings",
    "L-carry": "kit.cases.ledger_findings",
    "L-contradiction": "kit.cases.contradictions",
    "R-sum": "kit.county.own_report_check",
    "R-fee": "kit.county.own_report_check",
}
"""Rules that no report by itself is confronted with, and the module that each is in."""
