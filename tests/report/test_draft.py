"""`kit new`: next year's file from this year's, or an empty one; never a figure or word too many."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kit.base.finding import Status
from kit.checks.confront import confront
from kit.county.roster import read_roster
from kit.form.editions import editions
from kit.report.draft import draft
from kit.report.parameters import read_report, report_from
from kit.report.report import Report
from tests.conftest import SEED, call_kit, run_kit

TEXT = SEED.read_text(encoding="utf-8")


def write(tmp_path: Path, text: str, year: int) -> Path:
    """Put a parameters file where `kit new jia/yi` looks for last year's."""
    path = tmp_path / "jia" / "yi" / f"{year}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_next_years_file_has_the_structure_and_nothing_else(tmp_path: Path) -> None:
    """Identity and structure stay, 上年结转 is last year's 四, all other figures, facts and words are blank."""
    last = TEXT.replace("carried_out: {natural: 0", "carried_out: {natural: 3")
    write(tmp_path, last, 2024)
    done = call_kit("new", "jia/yi", 2025, "--parameters", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")

    path = tmp_path / "jia" / "yi" / "2025.yaml"
    this, before = yaml.safe_load(path.read_text(encoding="utf-8")), yaml.safe_load(last)
    assert {name: this[name] for name in ("township", "agency", "county", "year", "edition")} == {
        "township": "安皋镇", "agency": "卧龙区安皋镇人民政府", "county": "卧龙区", "year": 2025, "edition": "2021",
    }  # fmt: skip
    for table, rows in before["figures"].items():
        for row, columns in rows.items():
            drafted = this["figures"][table].get(row, {})
            assert drafted.keys() == (columns.keys() - {"total"} if row != "handled" else set())
            if drafted and row != "carried_in":
                assert set(drafted.values()) == {None}
    carried_out = before["figures"]["requests"]["carried_out"]
    assert this["figures"]["requests"]["carried_in"] == {
        name: value for name, value in carried_out.items() if name != "total"
    }
    assert this["facts"]["published"] == dict.fromkeys(before["facts"]["published"])
    assert this["facts"]["accounts"] is None
    assert all(words is None for words in this["narrative"]["overview"].values())
    assert this["narrative"]["problems"] is None
    assert "# 按照政府信息公开依申请公开工作要求" in path.read_text(encoding="utf-8")


def test_words_filled_in_below_their_key_take_no_comment_along(tmp_path: Path) -> None:
    """Whoever opens each key with | and writes below it, as the guide says, publishes nothing of last year's."""
    write(tmp_path, TEXT, 2024)
    call_kit("new", "jia/yi", 2025, "--parameters", tmp_path)
    path = tmp_path / "jia" / "yi" / "2025.yaml"
    head, narrative = path.read_text(encoding="utf-8").split("\nnarrative:\n")
    key = re.compile(r"^( +)(?!overview)(\w+):  #.*$", re.MULTILINE)
    filled = key.sub(r"\1\2: |\n\1  新写的", narrative)
    words = yaml.safe_load(f"{head}\nnarrative:\n{filled}")["narrative"]
    told = [*words.pop("overview").values(), *words.values()]
    assert {text.strip() for text in told} == {"新写的"}
    assert len(told) == 12


def test_a_drafted_file_is_valid_and_undecided(tmp_path: Path) -> None:
    """The draft can be checked at once: it is incomplete, not wrong."""
    write(tmp_path, TEXT, 2024)
    call_kit("new", "jia/yi", 2025, "--parameters", tmp_path)
    done = call_kit("check", tmp_path / "jia" / "yi" / "2025.yaml")
    assert done.returncode == 1
    assert "待定" in done.stdout
    assert "不符" not in done.stdout


def test_a_draft_leaves_every_total_to_be_computed(changed: Callable[..., Report]) -> None:
    """Also where last year's file wrote them out: filled in part by part, it lacks no figure in its tables."""
    text = draft(editions()["2021"], 2025, changed({}))
    assert not re.search(r"\btotal:", text)
    filled = yaml.safe_load(re.sub(r"(?<=: )(?=[,}])", '"0"', text))
    for table, rows in filled["figures"].items():
        for row, cells in rows.items():
            money = (table, row) == ("disclosure", "charges")
            rows[row] = {name: value if money else int(value) for name, value in cells.items()}
    findings = confront(report_from(filled))
    assert {each.status for each in findings if each.rule in ("T2-count", "T3-count", "T4-count")} == {
        Status.PASS
    }


def test_a_total_is_carried_over_where_a_part_of_it_is_not_known(changed: Callable[..., Report]) -> None:
    """What last year's report tells of it would be lost otherwise; next to its parts it says nothing new."""
    cells = {"natural": None, "business": 1, "total": 4}
    last = changed({f"figures.requests.carried_out.{name}": value for name, value in cells.items()})
    drafted = yaml.safe_load(draft(editions()["2021"], 2025, last))
    assert drafted["figures"]["requests"]["carried_in"]["total"] == 4
    assert drafted["figures"]["requests"]["carried_in"]["natural"] is None


def test_a_change_of_edition_brings_the_new_tables() -> None:
    """2021's draft from a 2020 report asks for the new form's cells and carries 结转 over."""
    parameters = report_from({"township": "甲镇", "agency": "甲镇人民政府", "year": 2020,
                              "figures": {"disclosure": "全零", "requests": "全零", "appeals": "全零"}}).public()  # fmt: skip
    parameters["figures"]["requests"]["carried_out"].update(natural=2, total=2)
    drafted = yaml.safe_load(draft(editions()["2021"], 2021, report_from(parameters)))
    assert drafted["figures"]["disclosure"]["normative"] == {
        "made": None,
        "abolished": None,
        "in_force": None,
    }
    assert drafted["figures"]["requests"]["carried_in"]["natural"] == 2


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_without_a_last_year_every_key_is_there_and_explained(tmp_path: Path, edition: str) -> None:
    """An empty file names every cell that has to be filled in, with the form's label beside it."""
    form = editions()[edition]
    text = draft(form, form.first_year, None)
    drafted = yaml.safe_load(text)
    for cell in form.cells.values():
        assert cell.row.label in text
        assert cell.column.label in text
        if not (cell.row.equals or cell.column.equals):
            assert drafted["figures"][cell.section.id][cell.row.id][cell.column.id] is None
    assert drafted["narrative"].keys() == {"preamble", *(section.id for section in form.sections)}
    assert "lead" in drafted["narrative"]["overview"]
    assert {"deadline", "submitted", "accepted"} <= drafted.keys()


def test_words_with_every_awkward_character_survive(tmp_path: Path) -> None:
    """Names that YAML could misread are quoted; words with # or newlines stay comments."""
    text = TEXT.replace("township: 安皋镇", 'township: "#1: 甲 - [乙]"').replace(
        "cases: 383", 'cases: "多行\\n# 字"'
    )
    drafted = draft(editions()["2021"], 2025, read_report(write(tmp_path, text, 2024)))
    assert yaml.safe_load(drafted)["township"] == "#1: 甲 - [乙]"
    assert yaml.safe_load(drafted)["facts"]["hotline"]["cases"] is None


def test_a_fact_made_of_lists_and_mappings_is_shown_in_words(tmp_path: Path) -> None:
    """Last year's facts of any shape stand behind the key as a comment in plain words."""
    text = TEXT.replace("cases: 383", "cases: [{甲: 1, 乙: 二}, 三]")
    drafted = draft(editions()["2021"], 2025, read_report(write(tmp_path, text, 2024)))
    assert "cases:  # 上年：甲 1，乙 二、三" in drafted


def test_only_last_years_file_matters(tmp_path: Path) -> None:
    """A broken file of the year before does not keep next year's from being drafted."""
    write(tmp_path, "[", 2023)
    write(tmp_path, TEXT, 2024)
    assert call_kit("new", "jia/yi", 2025, "--parameters", tmp_path).returncode == 0


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    """`kit new` refuses to overwrite."""
    path = write(tmp_path, "x: 1\n", 2025)
    done = call_kit("new", "jia/yi", 2025, "--parameters", tmp_path)
    assert done.returncode == 2
    assert "已经有了" in done.stderr
    assert path.read_text(encoding="utf-8") == "x: 1\n"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc",
        "../etc",
        "/etc/x",
        "a/b/c",
        "a/..",
        "a\\b/c",
        "a/.b",
        "C:/x",
        "a/",
        "a/CON",
        "a /b",
        "a/b.",
        "x" * 300 + "/b",
    ],
)
def test_a_township_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """Only plain folder names are taken, one or two."""
    done = call_kit("new", name, 2025, "--parameters", tmp_path / "p")
    assert done.returncode == 2
    assert "wolong/angao" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_county_is_drafted_in_one_call(tmp_path: Path) -> None:
    """Each unit that reports in the year; names from the list; what is there stays, and stops no other."""
    listed = tmp_path / "jia" / "county" / "units.yaml"
    listed.parent.mkdir(parents=True)
    units = "{yi: 乙镇, bing: 丙乡, ding: {name: 丁镇, until: 2024}}"
    listed.write_text(f"name: 甲县\nunits: {units}\n", encoding="utf-8")
    write(tmp_path, "mine", 2025)
    done = call_kit("new", "jia", 2025, "--parameters", tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "jia/yi/2025.yaml").read_text(encoding="utf-8") == "mine"
    text = (tmp_path / "jia/bing/2025.yaml").read_text(encoding="utf-8")
    assert "township: 丙乡" in text
    assert "county: 甲县" in text
    assert not (tmp_path / "jia/ding").exists()


def test_the_list_of_units_is_written_from_what_is_there(tmp_path: Path) -> None:
    """By the reports' own names, the newest of each; a list that is there stays."""
    write(tmp_path, TEXT, 2024)
    older = TEXT.replace("township: 安皋镇", "township: 旧镇").replace("year: 2024", "year: 2023")
    write(tmp_path, older, 2023)
    assert run_kit("units", "jia", "--parameters", tmp_path).returncode == 0
    roster = read_roster(tmp_path, "jia")
    assert (roster.name, {folder: unit.name for folder, unit in (roster.units or {}).items()}) == (
        "卧龙区",
        {"yi": "安皋镇"},
    )
    done = run_kit("units", "jia", "--parameters", tmp_path)
    assert (done.returncode, "名单已经有了" in done.stderr) == (2, True)
