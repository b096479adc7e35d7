"""Every word of the ledger's data is read as what it stands for, in a ledger that uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.cases.reading.ledger_columns import find_head
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.reading.ledger_sheets import TextSheet
from kit.cases.reading.own_names import OwnNames
from kit.cases.tally import tally_cases
from kit.form.case_ledger import LedgerColumn, case_ledger, key
from kit.form.editions import editions
from kit.form.tree import walk
from tests.cases.ledgers import HEADS, row, write_ledger

COLUMNS = case_ledger().columns


def head(heads: list[str]) -> dict[str, int]:
    """Return in which column of a sheet with these heads each of ours is found; nothing may be unknown."""
    found = find_head(TextSheet("\t".join(heads) + "\n"), OwnNames())
    assert found
    assert not found.unknown
    assert not found.twice
    return dict(found.columns)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: str(column.id))
def test_each_name_of_a_column_is_known(column: LedgerColumn) -> None:
    """In place of the column's own name, or as one more column that is not read."""
    expected = head(HEADS)
    for name in (*column.names, *column.weak):
        if column.is_read:
            assert head([name if label == column.label else label for label in HEADS]) == expected, name
        else:
            assert head([*HEADS, name]) == expected, name


def test_no_name_of_a_personal_column_is_read() -> None:
    """What tells of a person is known as such by each of its names."""
    for column in (each for each in COLUMNS if each.kind == "personal"):
        for name in column.names:
            found = find_head(TextSheet("\t".join([*HEADS, name]) + "\n"), OwnNames())
            assert found
            assert found.personal == {len(HEADS) + 1}, name


@pytest.mark.parametrize("edition", sorted(editions()))
def test_each_label_of_the_forms_results_counts_in_its_row(edition: str, tmp_path: Path) -> None:
    """A ledger filled in with the form's own words, numbers and all, gives one in each row of (三)."""
    year = {"2019": 2020, "2021": 2022}[edition]
    block = editions()[edition].tables["requests"].blocks[0]
    results = [
        path[-1]
        for path in walk(block.rows)
        if len(path) > 1 and not path[-1].children and not path[-1].equals
    ]
    for names in zip(*([node.label, *node.aliases, node.label][:2] for node in results), strict=True):
        rows = [row(f"{at}-1", f"{year}-03-02", f"{year}-03-03", name) for at, name in enumerate(names)]
        path = write_ledger(tmp_path / "台账.xlsx", rows)
        figures = tally_cases(read_ledger(path).cases, year, edition).figures
        assert [figures[f"requests.{node.id}.natural"] for node in results] == [1] * len(results)


def test_each_word_of_a_choice_is_known(tmp_path: Path) -> None:
    """Applicants, channels, outcomes, results and kinds of lawsuits by each of their names, in one ledger."""
    ledger = case_ledger()
    rows: list[dict[str, object]] = []
    expected = []
    for column, named in (
        ("申请人类型", ledger.applicants),
        ("申请方式", ledger.channels),
        ("处理结果", ledger.outcomes),
    ):
        for each in named:
            for name in each.names:
                told = row(f"{len(rows)}-1", "2025-03-03", "2025-03-04", "予以公开")
                rows.append(told | {column: name})
                expected.append(each.id)
    cases = read_ledger(write_ledger(tmp_path / "台账.xlsx", rows)).cases
    columns = ["applicant"] * sum(len(each.names) for each in ledger.applicants)
    columns += ["channel"] * sum(len(each.names) for each in ledger.channels)
    columns += ["outcome"] * (len(rows) - len(columns))
    assert [getattr(case, column) for case, column in zip(cases, columns, strict=True)] == expected


def test_no_word_has_two_meanings() -> None:
    """No name of a column is another's, and no word of a list stands for a group of the form's rows."""
    seen: dict[str, str] = {}
    for column in COLUMNS:
        for name in (*column.names, *column.weak):
            assert seen.setdefault(key(name), column.id) == column.id, name
    groups = {
        key(path[-1].label)
        for form in editions().values()
        for path in walk(form.tables["requests"].blocks[0].rows)
        if path[-1].children
    }
    known = case_ledger().choices["outcome"]
    assert {known[group] for group in groups if group in known} <= {"otherwise"}
