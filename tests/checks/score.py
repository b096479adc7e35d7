"""Scores the checker against hand-labelled published excerpts: `make score`.

For each set of excerpts and for all: what N-parts says of the labelled breakdowns; which labelled faults
are found, rule by rule, and what fails without a label; the right sentences that fail; and, as a mutation
test, whether a right breakdown fails once one of its numbers is changed. With `--pin` today's figures are
written to `score.yaml`, which the tests hold the checker to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.checks.score_breakdowns import EXPECTED, VERDICTS, Breakdown, breakdowns, mutants, table
from tests.checks.score_faults import HARD, SOFT, RuleScore, Tempting, scores, tempting
from tests.checks.score_records import SETS, records

PINS = Path(__file__).with_name("score.yaml")


def figures(name: str) -> dict[str, Any]:
    """Return a set's score as it is pinned: counts, and record ids for what was found, missed or is false.

    Figures and ids only: the sentences of published reports stay where they are.
    """
    labelled = list(breakdowns(name))
    counts = table(labelled)
    return {
        "breakdowns": {
            truth: {verdict: n for verdict, n in row.items() if n} for truth, row in counts.items()
        },
        "read otherwise": [
            {"record": each.record.id, "sum": each.what, "truth": each.truth, "verdict": each.verdict}
            for each in labelled
            if each.off
        ],
        "rules": {rule: _pinned(score) for rule, score in scores(name).items()},
        "tempting": [each.record.id for each in tempting(name) if each.flagged],
        "mutants": _mutants(name),
    }


def _mutants(name: str) -> dict[str, int]:
    fails = [fails for _, _, fails in mutants(name)]
    return {"all": len(fails), "fail": sum(fails)}


def _pinned(score: RuleScore) -> dict[str, Any]:
    told = {
        f"{outcome} {weight}": [fault.record.id for fault in faults]
        for outcome, by_weight in (("found", score.found), ("missed", score.missed))
        for weight, faults in by_weight.items()
    }
    told["false"] = [record.id for record, _ in score.false]
    return {"fails": score.fails} | {name: ids for name, ids in told.items() if ids}


def _breakdown(each: Breakdown) -> str:
    return f"{each.record.id} {each.what}: {each.truth}, but {each.verdict}"


def report() -> Iterator[str]:
    """Yield the lines that `make score` prints."""
    for name in SETS:
        yield f"\n{name}: {len(records(name))} excerpts"
        yield from _of_breakdowns(list(breakdowns(name)))
        yield from _of_rules([scores(name)])
        yield from _of_tempting(list(tempting(name)))
    yield "\nall"
    yield from _of_breakdowns([each for name in SETS for each in breakdowns(name)], named=False)
    yield from _of_rules([scores(name) for name in SETS], named=False)
    seen = [each for name in SETS for each in mutants(name)]
    missed = [(label, change) for label, change, fails in seen if not fails]
    yield f"  mutants: {len(seen) - len(missed)} of {len(seen)} fail"
    yield from (f"    {label.record.id} {label.what}; {change}" for label, change in missed)


def _of_breakdowns(labelled: Sequence[Breakdown], *, named: bool = True) -> Iterator[str]:
    yield f"  N-parts on {len(labelled)} labelled breakdowns"
    yield "    " + " " * 6 + "".join(f"{verdict:>16}" for verdict in VERDICTS)
    counts = table(labelled)
    yield from (f"    {truth:6}" + "".join(f"{counts[truth][v]:16}" for v in VERDICTS) for truth in EXPECTED)
    yield from (f"    {_breakdown(each)}" for each in labelled if each.off and named)


def _of_rules(sets: Sequence[Any], *, named: bool = True) -> Iterator[str]:
    """Yield a line for each rule and one for all of them, with every miss and false alarm where `named`."""
    yield "  faults           hard found  soft found   fails  of these labelled"
    rules = sorted({rule for each in sets for rule in each})
    for rule in rules:
        some = [each[rule] for each in sets if rule in each]
        yield _line(rule, some)
        if named:
            (score,) = some
            for weight in (HARD, SOFT):
                yield from (f"      missed  {fault}" for fault in score.missed[weight])
            for record, finding in score.false:
                yield f"      false   {record.id} {rule}: {finding.message}（{finding.quote or finding.place}）"
    yield _line("all", [score for each in sets for score in each.values()])


def _line(name: str, some: Sequence[RuleScore]) -> str:
    """Return recall by weight, and precision of what fails, over the scores of a rule or of all."""
    found, missed = (
        {weight: sum(len(by_weight[weight]) for by_weight in outcome) for weight in (HARD, SOFT)}
        for outcome in ([each.found for each in some], [each.missed for each in some])
    )
    shares = [f"{found[weight]}/{found[weight] + missed[weight]}" for weight in (HARD, SOFT)]
    fails, false = sum(each.fails for each in some), sum(len(each.false) for each in some)
    return f"    {name:14}{shares[0]:>11}{shares[1]:>12}{fails:8}{f'{fails - false}/{fails}':>19}"


def _of_tempting(sentences: Sequence[Tempting]) -> Iterator[str]:
    if sentences:
        flagged = [each for each in sentences if each.flagged]
        yield f"  right sentences that fail: {len(flagged)} of {len(sentences)}"
        for each in flagged:
            yield f"    {each.record.id} {each.note} ({', '.join(finding.rule for finding in each.flagged)})"


def main() -> None:
    """Print the score, or pin it."""
    if "--pin" in sys.argv[1:]:
        head = (
            "# Today's score of the checker, by record id: written by `python -m tests.checks.score --pin`.\n"
        )
        pins = {name: figures(name) for name in SETS}
        dumped = yaml.safe_dump(pins, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
        PINS.write_text(head + dumped, encoding="utf-8")
        return
    print("\n".join(report()))


if __name__ == "__main__":
    main()
