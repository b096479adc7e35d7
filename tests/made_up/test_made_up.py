"""The made-up counties: right where no fault is asked for, wrong exactly where one is, the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from statistics import median

import pytest

from kit.base.finding import Findings, Status
from kit.checks.confront import confront
from kit.checks.words.copied_words import check_copying
from kit.report.parameters import read_report
from kit.report.prose import prose_of
from tests.made_up import KINDS, Fault, write_counties
from tests.made_up.chance import chance
from tests.made_up.draft import MARK
from tests.made_up.history import happen, temper

YEARS = range(2019, 2025)
EACH = 2
"""How many faults of each kind are looked at."""


def written(folder: Path) -> Mapping[str, bytes]:
    """Return every file under a folder, by its place in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def checked(path: Path) -> Findings:
    """Return the findings of a file, last year's beside it known."""
    return confront(read_report(path))


def told(findings: Findings) -> list[tuple[str, str, str]]:
    """Return what is open, in words that tell a failing test's reader why."""
    return [(each.rule, each.message, each.quote) for each in findings.open]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reports_without_faults_have_nothing_open(tmp_path: Path, seed: int) -> None:
    """Over six years and the change of edition no rule is open, and no rule passes for want of matter."""
    assert write_counties(tmp_path, townships=7, years=YEARS, seed=seed) == []
    passed: set[str] = set()
    for path in sorted(tmp_path.rglob("*.yaml")):
        findings = checked(path)
        assert (path.name, told(findings)) == (path.name, [])
        passed |= {each.rule for each in findings if each.status is Status.PASS}
    assert len(written(tmp_path)) == 7 * len(YEARS)
    assert {
        "T2-stock", "T2-2019-change", "T3-flow", "T3-results", "T3-applicants", "T4-total",
        "X-received", "X-answered", "X-group", "X-review", "X-documents", "X-silent",
        "N-parts", "N-percent", "N-list", "N-yoy", "Y-carry", "Y-stock", "Y-2019", "Y-jump", "Y-copy",
        "F-multiple", "D-edition", "D-period", "D-year", "D-name", "D-document", "D-trio", "D-deadline",
    } <= passed  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Fault]:
    """A county with faults of every kind, by their files."""
    folder = tmp_path_factory.mktemp("faulty")
    faults = write_counties(folder, townships=60, years=YEARS, seed=5, faults=dict.fromkeys(KINDS, EACH))
    return {fault.file: fault for fault in faults}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_opens_its_rules_and_no_others(faulty: Mapping[Path, Fault], kind: str) -> None:
    """A report with a fault has the fault's rules open; next year's report has nothing open because of it."""
    faults = [fault for fault in faulty.values() if fault.kind == kind]
    assert len(faults) == EACH
    for fault in faults:
        findings = checked(fault.file)
        assert {each.rule for each in findings.open} == fault.rules, (fault, told(findings))
        following = fault.file.with_stem(str(int(fault.file.stem) + 1))
        if following.exists() and following not in faulty:
            assert told(checked(following)) == []


def test_the_kinds_reach_every_family_of_rules(faulty: Mapping[Path, Fault]) -> None:
    """The faults are found by some forty rules, of all families that look at a single report."""
    rules = set().union(*(fault.rules for fault in faulty.values()))
    assert {rule.partition("-")[0] for rule in rules} == {"T2", "T3", "T4", "X", "N", "Y", "F", "D"}
    assert len(rules) >= 36


def test_a_share_of_the_reports_gets_one_fault_each(tmp_path: Path) -> None:
    """A third of 60 reports is 20, of as many kinds."""
    faults = write_counties(tmp_path, townships=10, years=YEARS, seed=4, faults=1 / 3)
    assert len({fault.file for fault in faults}) == len(faults) == 20
    assert len({fault.kind for fault in faults}) == 20
    assert [fault.file for fault in faults] == sorted(fault.file for fault in faults)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Files and faults rest on the arguments alone; another seed gives other counties."""
    faults = []
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        found = write_counties(
            tmp_path / name, townships=4, years=(2020, 2021), seed=seed, counties=2, faults=0.5
        )
        faults.append([(fault.file.relative_to(tmp_path / name), fault.kind, fault.where) for fault in found])
    one, two, three = (written(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    assert faults[0] == faults[1]
    assert not one.items() & three.items()


def test_a_township_reports_the_same_whatever_else_is_written(tmp_path: Path) -> None:
    """More townships and counties leave the first ones as they are, and so do faults elsewhere."""
    write_counties(tmp_path / "few", townships=3, years=(2022, 2023))
    faults = write_counties(tmp_path / "many", townships=8, years=(2022, 2023), counties=3, faults=0.2)
    faulty = {fault.file.parent.relative_to(tmp_path / "many").as_posix() for fault in faults}
    few, many = written(tmp_path / "few"), written(tmp_path / "many")
    assert few.keys() <= many.keys()
    right = {name for name in few if name.rpartition("/")[0] not in faulty}
    assert right
    assert {name: few[name] for name in right} == {name: many[name] for name in right}


def test_a_gap_in_the_years_is_a_gap_in_the_files_only(tmp_path: Path) -> None:
    """What happened in a year that is left out goes on into the next; its words are not compared with."""
    write_counties(tmp_path, townships=6, years=(2021, 2023, 2024))
    assert {path.stem for path in tmp_path.rglob("*.yaml")} == {"2021", "2023", "2024"}
    assert [told(checked(path)) for path in tmp_path.rglob("*.yaml")] == [[]] * 18


def test_townships_do_not_copy_from_one_another(tmp_path: Path) -> None:
    """Held against any other township's words as against last year's, no report of a year is a copy."""
    write_counties(tmp_path, townships=6, years=[2023], counties=2)
    words = [prose_of(read_report(path)) for path in sorted(tmp_path.rglob("*.yaml"))]
    assert len(words) == 12
    for this, other in permutations(words, 2):
        (found,) = check_copying(replace(this, last=other))
        assert (found.status, found.message) == (Status.PASS, found.message)


def test_nobody_can_take_the_files_for_real_ones(tmp_path: Path) -> None:
    """Every file says in its first line that it is made up; folders are Chinese or pinyin."""
    write_counties(tmp_path, townships=20, years=[2024], counties=4)
    files = written(tmp_path)
    assert len(files) == 80
    assert all(data.decode().startswith(f"{MARK}\n") for data in files.values())
    for level in (0, 1):
        assert {name.split("/")[level].isascii() for name in files} == {True, False}
    names = {read_report(path).township for path in tmp_path.rglob("*.yaml")}
    assert {kind for kind in ("镇", "乡", "街道") if any(name.endswith(kind) for name in names)} == {
        "镇", "乡", "街道",
    }  # fmt: skip


def test_most_townships_get_few_applications_and_some_get_dozens() -> None:
    """Of 400 townships half get at most three, many none, and the busiest more than twenty."""
    asked = []
    for number in range(400):
        draw = chance("realistic", number)
        asked.append(sum(happen(draw, temper(draw, "甲乙水"), None).received.values()))
    assert median(asked) <= 3
    assert asked.count(0) > 60
    assert 20 < max(asked) < 150


@pytest.mark.parametrize(("wrong", "message"), [
    ({"faults": {"no such fault": 1}}, "no such faults"),
    ({"faults": {"items_slip": 1}}, "no room for 1 faults"),
    ({"years": []}, "at least one"),
    ({"years": [2016]}, "a form for each"),
    ({"townships": 2000}, "townships"),
])  # fmt: skip
def test_what_cannot_be_written_is_refused(tmp_path: Path, wrong: dict[str, object], message: str) -> None:
    """An unknown fault, one that no report has room for, years without a form, more townships than names."""
    arguments: dict[str, object] = {"townships": 1, "years": [2023], **wrong}
    with pytest.raises(ValueError, match=message):
        write_counties(tmp_path, **arguments)  # type: ignore[arg-type]
