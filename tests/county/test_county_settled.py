"""The county settles what a unit cannot mend: in its own folder, told everywhere, and only while it is the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.base.finding import Severity
from kit.form.rule_book import rule_book
from tests.conftest import SEED, call_kit, run_kit

Kit = Callable[..., "Done"]
REASON = "上年的报告已经公开，应为2件，单位改不了"


class Done:
    """What a command came to."""

    def __init__(self, *arguments: object, cwd: Path) -> None:
        run = run_kit if arguments[0] == "batch" else call_kit
        done = run(*arguments, cwd=cwd)
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county of one unit, whose report of this year does not carry in what last year's carried out."""
    folder = tmp_path / "parameters" / "jia" / "north"
    folder.mkdir(parents=True)
    text = SEED.read_text(encoding="utf-8")
    (folder / "2024.yaml").write_text(text, encoding="utf-8")
    last = text.replace("year: 2024", "year: 2023").replace("2024", "2023")
    last = last.replace("received: {natural: 0,", "received: {natural: 2,", 1)
    last = last.replace("total: 0}", "total: 2}", 1)
    head, mark, rest = last.partition("carried_out:")
    last = head + mark + rest.replace("natural: 0", "natural: 2", 1).replace("total: 0", "total: 2", 1)
    (folder / "2023.yaml").write_text(last, encoding="utf-8")
    own = tmp_path / "parameters" / "jia" / "county"
    own.mkdir()
    (own / "units.yaml").write_text("name: 卧龙区\nunits:\n  north: 安皋镇\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def kit(county: Path) -> Kit:
    """The command, in the county's project."""
    return lambda *arguments: Done(*arguments, cwd=county)


def numbers(kit: Kit, rule: str) -> list[int]:
    """Return the numbers by which `kit check` calls a rule's open findings."""
    lines = [line.split(".") for line in kit("check", "安皋镇").out.splitlines() if f"  {rule} " in line]
    return [int(number) for number, rest in lines if "认可" not in rest]


def settle(kit: Kit, *more: str) -> Done:
    """Settle the carry of last year, all of it."""
    carried = [str(number) for number in numbers(kit, "Y-carry")]
    assert carried
    return kit("accept", "安皋镇", *carried, "--county", "--reason", REASON, *more)


def test_an_error_against_last_year_is_settled_by_the_county_alone(county: Path, kit: Kit) -> None:
    """The unit's own word is refused and says who may; the county's makes the report one that may go."""
    own = (county / "parameters/jia/north/2024.yaml").read_bytes()
    (number, *_) = numbers(kit, "Y-carry")
    refused = kit("accept", "安皋镇", number, "--reason", REASON)
    assert (refused.code, "--county" in refused.err) == (2, True)
    assert settle(kit).code == 0
    checked = kit("check", "安皋镇")
    assert checked.code == 0
    assert "本级认可（错误·不符）  Y-carry" in checked.out
    assert f"认可的理由：{REASON}（卧龙区人民政府，20" in checked.out
    assert (county / "parameters/jia/north/2024.yaml").read_bytes() == own


def test_it_is_told_wherever_the_report_is(county: Path, kit: Kit) -> None:
    """Review page, index, overview, roll-up, progress and JSON tell it; the public page does not."""
    settle(kit, "--by", "卧龙区政务公开办")
    assert kit("batch").code == 0
    made = county / "outputs/jia/2024"
    review = (made / "north.review.html").read_text(encoding="utf-8")
    assert REASON in review
    assert "卧龙区政务公开办" in review
    assert "本级认可" in (made / "index.html").read_text(encoding="utf-8")
    assert "认可" not in (made / "north.html").read_text(encoding="utf-8")
    rolled = kit("rollup", "jia", "2024")
    assert (rolled.code, "安皋镇（" in rolled.out) == (0, True)
    assert kit("county", "jia", "2024").code == 0
    assert "本级认可" in (made / "overview.html").read_text(encoding="utf-8")
    assert json.loads(kit("status", "jia", "2024", "--format", "json").out)["units"][0]["settled"] >= 1
    told = json.loads(kit("check", "安皋镇", "--format", "json").out)
    assert {each["rule"] for each in told if "settled_by" in each} == {"Y-carry"}
    assert kit("slips", "jia", "2024").code == 0


def test_what_is_settled_may_be_published(county: Path, kit: Kit) -> None:
    """Before, it is kept back as a draft; then its page goes, without the mark."""
    kit("batch", "--year", "2024")
    assert "草稿" in kit("publish", "jia", "2024").out + kit("publish", "jia", "2024").err
    settle(kit)
    assert kit("batch", "--year", "2024").code == 0  # which sees that the county's word changed
    assert kit("publish", "jia", "2024").code == 0


def test_a_settlement_whose_finding_changed_settles_nothing(county: Path, kit: Kit) -> None:
    """Another number, and it is open again; that the county's word fits nothing is told; a new word renews it."""
    settle(kit)
    file = county / "parameters/jia/north/2023.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("natural: 2", "natural: 3"), encoding="utf-8")
    checked = kit("check", "安皋镇")
    assert checked.code == 1
    assert "D-settled" in checked.out
    assert "认可不再算" in checked.out
    assert settle(kit).code == 0
    assert "D-settled" not in kit("check", "安皋镇").out


def test_it_can_be_withdrawn(county: Path, kit: Kit) -> None:
    """All of the report's goes, each named; where nothing is left to go no file is written."""
    assert "没有认可过" in kit("accept", "安皋镇", "--county", "--withdraw").out
    assert not (county / "parameters/jia/county/settled.yaml").exists()
    settle(kit)
    assert "已撤回 Y-carry" in kit("accept", "安皋镇", "--county", "--withdraw").out
    assert kit("check", "安皋镇").code == 1
    assert "没有认可过" in kit("accept", "安皋镇", "--county", "--withdraw").out


def test_one_of_several_can_be_withdrawn(county: Path, kit: Kit) -> None:
    """The others stay settled; a number of what the county did not settle is refused, and nothing changes."""
    settle(kit)
    place = county / "parameters/jia/county/settled.yaml"
    before = place.read_bytes()
    lines = [line for line in kit("check", "安皋镇").out.splitlines() if line[:3].strip().isdigit()]
    own = next(line.split(".")[0].strip() for line in lines if "本级认可（" not in line)
    for number in (own, "99"):
        refused = kit("accept", "安皋镇", number, "--county", "--withdraw")
        assert (refused.code, "没有撤回" in refused.err) == (2, True)
    assert place.read_bytes() == before
    settled = [line.split(".")[0] for line in kit("check", "安皋镇").out.splitlines() if "本级认可（" in line]
    assert len(settled) > 1
    done = kit("accept", "安皋镇", settled[0].strip(), "--county", "--withdraw")
    assert (done.code, done.out.count("已撤回 Y-carry")) == (0, 1)
    assert kit("check", "安皋镇").out.count("本级认可（") == len(settled) - 1


def test_what_does_not_add_up_in_the_report_itself_is_never_settled(county: Path, kit: Kit) -> None:
    """Neither by the command nor by a line in the county's file that somebody wrote."""
    file = county / "parameters/jia/north/2024.yaml"
    text = file.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 3", 1)
    file.write_text(text, encoding="utf-8")
    (number, *_) = numbers(kit, "T3-flow")
    refused = kit("accept", "安皋镇", number, "--county", "--reason", REASON)
    assert (refused.code, "本级也不能认可" in refused.err) == (2, True)
    (flow, *_) = [
        each for each in json.loads(kit("check", "安皋镇", "--format", "json").out)
        if each["rule"] == "T3-flow" and each["status"] == "fail"
    ]  # fmt: skip
    entry = {name: flow[name] for name in ("rule", "message", "cells")}
    entry |= {"unit": "north", "year": 2024, "reason": "x", "by": "x", "on": "2025-01-01"}
    settled = county / "parameters/jia/county/settled.yaml"
    settled.write_text(json.dumps([entry], ensure_ascii=False), encoding="utf-8")
    assert "T3-flow" in [
        each["rule"] for each in json.loads(kit("check", "安皋镇", "--format", "json").out)
        if each["severity"] == "error" and each["status"] == "fail" and "settled_by" not in each
    ]  # fmt: skip


def test_errors_that_the_county_may_settle_are_against_last_year() -> None:
    """Of the book's errors just those that hold a report against last year's."""
    errors = {id_ for id_, rule in rule_book().items() if rule.severity is Severity.ERROR}
    assert {id_ for id_ in errors if rule_book()[id_].against == "last"} == {"Y-carry", "Y-stock", "Y-2019"}


@pytest.mark.parametrize("text", ["[", "- {unit: north}", "- 3", "units: {}"])
def test_a_file_that_cannot_be_read_settles_nothing_and_says_so(county: Path, kit: Kit, text: str) -> None:
    """The report can be checked all the same; writing over it is refused."""
    settled = county / "parameters/jia/county/settled.yaml"
    settled.write_text(text, encoding="utf-8")
    checked = kit("check", "安皋镇")
    assert checked.code == 1
    assert "读不出来" in checked.out
    assert settle(kit).code == 2
    assert settled.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "words",
    [
        ["1"],
        ["--reason", "x"],
        ["1", "--reason", "x", "--county", "--withdraw"],
        ["1", "--reason", "x", "--by", "谁"],
        ["--withdraw"],
        ["1", "--county", "--reason", " "],
    ],
)
def test_half_a_command_is_refused(kit: Kit, words: list[str]) -> None:
    """With a sentence, and nothing written."""
    assert kit("accept", "安皋镇", *words).code == 2


def test_a_file_without_a_county_is_refused(tmp_path: Path) -> None:
    """Whose county it is nobody knows."""
    shutil.copy(SEED, tmp_path / "安皋镇.yaml")
    done = call_kit("accept", "安皋镇.yaml", "1", "--county", "--reason", "x", cwd=tmp_path)
    assert (done.returncode, "不知道本级是谁" in done.stderr) == (2, True)


def test_a_units_own_file_cannot_settle_for_the_county(county: Path, kit: Kit) -> None:
    """The key is none of a parameters file's."""
    file = county / "parameters/jia/north/2024.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\nsettled: []\n", encoding="utf-8")
    assert kit("check", "安皋镇").code == 2
