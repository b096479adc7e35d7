"""A rule is found by its id: one group of the table checks it, and no group says anything of another's."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

from kit.checks.rule_groups import ELSEWHERE, GROUPS
from kit.checks.subject import Subject
from kit.form.rule_book import rule_book
from kit.report.parameters import read_report
from kit.report.prose import prose_of
from tests.made_up import write_counties


def test_every_rule_is_checked_by_one_group_or_elsewhere() -> None:
    """The table and the rule book name the same rules, each once."""
    named = Counter([*(rule for group in GROUPS for rule in group.rules), *ELSEWHERE])
    assert named == Counter(rule_book().keys())


def test_rules_checked_elsewhere_are_there() -> None:
    """The module named for a rule outside the table says the rule's id."""
    for rule, module in ELSEWHERE.items():
        file = import_module(module).__file__
        assert file
        assert f'"{rule}"' in Path(file).read_text(encoding="utf-8")


def test_a_group_says_what_comes_of_its_own_rules(tmp_path: Path) -> None:
    """On faulty reports of both editions each group's findings are of the rules it lists, and all are met."""
    write_counties(tmp_path, townships=6, years=[2019, 2020, 2021, 2022], faults=0.5, seed=3)
    reports = [read_report(path) for path in sorted(tmp_path.rglob("2*.yaml"))]
    for group in GROUPS:
        said = {each.rule for report in reports for each in group.check(Subject(prose_of(report), report))}
        assert said <= set(group.rules)
        assert said, group.rules


def test_a_group_of_texts_needs_no_figures(tmp_path: Path) -> None:
    """What is asked of a published text never asks for the figures that it does not have."""
    write_counties(tmp_path, townships=2, years=[2022], faults=0.0, seed=3)
    for path in tmp_path.rglob("2*.yaml"):
        subject = Subject(prose_of(read_report(path)))
        assert [each for group in GROUPS if group.of_texts for each in group.check(subject)]
