"""The rules on form and text against the second set of published excerpts, whose every clear fault is labelled."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kit.report.prose import Prose
from tests.checks.on_words import failing, found, prose

FAULTY = {
    "D-document": {"203", "213", "230", "231", "274", "285", "298"},
    "D-year": {"225", "233", "310"},
    "D-period": {"215"},
    "D-lost": {"215", "251", "282", "283", "295", "298"},
    "D-residue": {"267", "293"},
    "S5-none": set(),
}
"""The excerpts on which a rule fails: what a careful reader named, and nothing that only looks like it."""


@pytest.fixture(scope="module")
def second(shared: Path) -> dict[str, Prose]:
    """The excerpts by record id, each as one run of words; what was cut out breaks a line."""
    excerpts = {}
    for path in sorted((shared / "published" / "excerpts2").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = re.sub("⟦[^⟧]*⟧", "\n", record["excerpt"])
        identity = {"title": record["title"], "township": record["township"]}
        excerpts[record["id"]] = prose(text, record["year"], whole=False, **identity)
    return excerpts


@pytest.mark.parametrize("rule", FAULTY)
def test_the_faults_of_the_second_set_are_found_and_no_others(second: dict[str, Prose], rule: str) -> None:
    """Names with a word twice, plans, page dates, notices of the year and right citations stay."""
    assert failing(second, rule) == FAULTY[rule]


def test_the_clash_of_a_name_and_a_number_is_found_beside_a_misspelt_one(second: dict[str, Prose]) -> None:
    """One report has both."""
    assert len(found(second["298"], "D-document")) == 2
