"""A county's figures are the sums over its units, or unknown with the units named; its own report is held to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.base.finding import Finding, Status
from kit.batch.ledger import open_ledger
from kit.checks.summary import outcome_of
from kit.county.own_report_check import check_sums, parameters_text
from kit.county.rollup import RollUp, roll_up
from kit.county.roster import Roster, Unit
from kit.county.standing import Standing, standing_of
from kit.county.submissions import UnitYear
from kit.form.cell_value import Value, plain
from kit.form.editions import editions
from kit.form.rule_book import rule_book
from kit.report.parameters import read_report, report_from
from kit.report.report import Report
from tests.batches import write_report
from tests.conftest import ROOT, call_kit, change, run_kit
from tests.made_up import write_counties

Changed = Callable[..., Report]
ROSTER = Roster("jia", "甲县", "甲县人民政府", {"yi": Unit(name="乙镇")})


def unit(report: Report, name: str = "乙镇") -> UnitYear:
    """Return a report as a unit of the county."""
    told = outcome_of(report)
    hindrance = f"还有 {told.errors} 处错误" if told.errors else ""
    return UnitYear(name, name, standing_of(told), told, hindrance)


def summed(*reports: Report) -> RollUp:
    """Return the sum over reports of one form."""
    return roll_up(
        reports[0].form, reports[0].year, [unit(each, f"单位{n}") for n, each in enumerate(reports)]
    )


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up county of seven units over the change of edition."""
    folder = tmp_path_factory.mktemp("made") / "parameters"
    write_counties(folder, townships=7, years=(2020, 2021), seed=3)
    return folder


@pytest.mark.parametrize("year", [2020, 2021])
def test_every_cell_is_the_sum_over_the_units(made_up: Path, year: int) -> None:
    """Under both editions, counts and money alike, exactly as the files' own numbers add up."""
    reports = [read_report(path) for path in sorted(made_up.rglob(f"{year}.yaml"))]
    rolled = summed(*reports)
    assert rolled.complete
    assert rolled.counted == tuple(f"单位{n}" for n in range(7))
    for address, value in rolled.figures.items():
        assert yuan(value) == sum(yuan(report.figures[address]) for report in reports), address
    fees = [outcome_of(report).fee for report in reports]
    assert rolled.fee == (None if None in fees else sum(Decimal(str(fee)) for fee in fees))
    assert len(rolled.untold) == fees.count(None)


def yuan(value: Value) -> Decimal:
    """Return a figure as a number, money in 元."""
    assert value is not None
    assert not isinstance(value, str)
    return Decimal(value) if isinstance(value, int) else value.yuan


def test_the_sum_is_a_parameters_file_that_every_identity_holds_on(made_up: Path, tmp_path: Path) -> None:
    """It reads back as the same figures, its identities hold, last year's sum beside it, and it has no words."""
    for year in (2020, 2021):
        rolled = summed(*(read_report(path) for path in sorted(made_up.rglob(f"{year}.yaml"))))
        path = tmp_path / f"{year}.yaml"
        path.write_text(parameters_text(rolled, ROSTER), encoding="utf-8")
    report = read_report(path)
    assert report.agency == "甲县人民政府"
    assert dict(report.figures) == dict(rolled.figures)
    assert report.last is not None
    done = call_kit("check", path)
    assert set(done.stdout.split()) & set(rule_book()) == {"N-blank"}


def test_a_missing_unit_leaves_everything_unknown(seed: Report) -> None:
    """Blank is not zero: the file has no figure, and names the unit and the reason."""
    missing = UnitYear("丙", "丙镇", Standing.MISSING, hindrance="缺报")
    rolled = roll_up(seed.form, 2024, [unit(seed), missing])
    assert not rolled.complete
    assert set(rolled.figures.values()) == {None}
    text = parameters_text(rolled, ROSTER)
    assert "丙镇：缺报" in text
    figures = yaml.safe_load(text)["figures"]
    assert {cell for rows in figures.values() for row in rows.values() for cell in row.values()} == {None}


def test_a_unit_with_an_error_is_left_out_of_the_sum(changed: Changed) -> None:
    """What it reports is wrong somewhere, so nobody knows what to add."""
    wrong = changed({"figures.requests.received.natural": 1})
    rolled = summed(changed({}), wrong)
    assert rolled.counted == ("单位0",)
    assert [each.hindrance for each in rolled.absent] == ["还有 2 处错误"]


def test_a_blank_leaves_its_own_cell_unknown(changed: Changed) -> None:
    """A unit whose cell is blank, or a mark, is named for that cell; the other cells are summed."""
    blank = changed({"figures.disclosure.licence.decisions": None})
    marked = changed({"figures.disclosure.licence.decisions": "/", "figures.disclosure.penalty.decisions": 2})
    units = [unit(changed({"figures.disclosure.penalty.decisions": 3}), "甲镇")]
    # What is blank under T2-count keeps a unit out; a unit let through by hand shows the rule of the sum itself.
    units += [
        UnitYear(name, name, Standing.READY, outcome_of(each))
        for name, each in (("乙镇", blank), ("丙镇", marked))
    ]
    rolled = roll_up(blank.form, 2024, units)
    assert rolled.figures["disclosure.licence.decisions"] is None
    assert rolled.figures["disclosure.penalty.decisions"] == 5
    assert rolled.blanks == {"disclosure.licence.decisions": ("乙镇", "丙镇")}
    assert "乙镇、丙镇没有填这一格" in parameters_text(rolled, ROSTER)


MONEY = "disclosure.charges.amount"
SPENT = "disclosure.procurement.spending"


@pytest.mark.parametrize(
    ("edition", "cell", "amounts", "total"),
    [
        ("2021", MONEY, ["190.457379", "0.000001", 0], "190.457380"),
        ("2021", MONEY, ["0", "0"], "0"),
        ("2019", SPENT, ["240万元", "1.5万元"], "241.5万元"),
        ("2019", SPENT, ["240万元", "152790元", 0], "2552790元"),
        ("2019", SPENT, ["0", 0], "0"),
    ],
)
def test_money_is_added_exactly(edition: str, cell: str, amounts: list[Any], total: str) -> None:
    """In the header's unit, in the one unit that all wrote, or else in 元."""
    form = editions()[edition]
    section, row, column = cell.split(".")
    units = []
    for amount in amounts:
        parameters = {
            "township": "乙镇", "agency": "甲县乙镇人民政府", "year": form.first_year,
            "figures": dict.fromkeys(form.tables, "全零"),
        }  # fmt: skip
        report = report_from(parameters)
        figures = change(report.public()["figures"], f"{section}.{row}.{column}", amount)
        units.append(
            UnitYear("乙", "乙镇", Standing.READY, outcome_of(report_from(parameters | {"figures": figures})))
        )
    assert plain(roll_up(form, form.first_year, units).figures[cell]) == total


def gaps(own: Report, rolled: RollUp) -> list[Finding]:
    """Return what does not pass of a county's own report against the sum."""
    return [each for each in check_sums(own, rolled) if each.status is not Status.PASS]


def test_a_countys_own_report_is_held_against_the_sum_cell_by_cell(changed: Changed) -> None:
    """A cell that is not the sum is an R-sum with both sides and the gap; the others pass."""
    units = [
        changed({"figures.appeals.direct.upheld": 2, "figures.appeals.direct.total": 2}) for _ in range(2)
    ]
    rolled = roll_up(
        units[0].form, 2024, [UnitYear("乙", "乙镇", Standing.READY, outcome_of(each)) for each in units]
    )
    own = changed({"figures.appeals.direct.upheld": 4, "figures.appeals.direct.total": 5})
    (gap,) = gaps(own, rolled)
    assert (gap.rule, gap.status, gap.cells, gap.left, gap.right) == (
        "R-sum", Status.FAIL, ("appeals.direct.total",), 5, 4,
    )  # fmt: skip
    assert gap.message == "本级报告 5，各单位之和 4，多 1"
    assert len(list(check_sums(own, rolled))) == len(own.figures) + 1


def test_while_a_unit_is_missing_no_cell_can_be_compared(seed: Report) -> None:
    """R-sum and R-fee are unknown with the unit named: neither passes nor fails."""
    missing = UnitYear("丙", "丙镇", Standing.MISSING, hindrance="缺报")
    found = list(check_sums(seed, roll_up(seed.form, 2024, [unit(seed), missing])))
    assert {(each.rule, each.status) for each in found} == {
        ("R-sum", Status.UNKNOWN),
        ("R-fee", Status.UNKNOWN),
    }
    assert all("丙镇（缺报）" in each.message for each in found)


CHARGED = "本年度共收取信息处理费{}元。"


@pytest.mark.parametrize(
    ("own", "units", "status", "words"),
    [
        ("300", ["100", "200"], Status.PASS, "本级报告收费 300 元，各单位之和 300 元"),
        ("310", ["100", "200"], Status.FAIL, "本级报告收费 310 元，各单位之和 300 元"),
        ("300", ["100", "若干"], Status.UNKNOWN, "单位1的文字没有说清收费多少"),
        ("若干", ["100", "200"], Status.UNKNOWN, "本级报告的文字没有说清收费多少，各单位之和是 300 元"),
    ],
)
def test_fees_add_up_unit_by_unit(
    changed: Changed, own: str, units: list[str], status: Status, words: str
) -> None:
    """R-fee: the words of section 六 of all units against the county's; who does not tell is named."""
    asked = {"figures.requests.received.natural": 1, "figures.requests.received.total": 1}
    handled = {
        "figures.requests.granted.natural": 1, "figures.requests.granted.total": 1,
        "figures.requests.handled.natural": 1, "figures.requests.handled.total": 1,
        "figures.disclosure.charges.amount": "1",
    }  # fmt: skip
    reports = [
        changed(asked | handled | {"narrative.other_matters": CHARGED.format(fee)}) for fee in (own, *units)
    ]
    found = check_sums(reports[0], summed(*reports[1:]))
    (fee,) = [each for each in found if each.rule == "R-fee"]
    assert fee.status is status
    assert words in fee.message


def test_the_command_names_the_missing_units_and_leaves_blanks(tmp_path: Path) -> None:
    """卧龙区 2024: one unit of fifteen is in; the file has no figure and every missing unit's name."""
    done = call_kit("rollup", "wolong", "2024", "--outputs", tmp_path)
    assert done.returncode == 1
    assert "已计入 1 个单位，不能计入 14 个" in done.stdout
    text = (tmp_path / "wolong" / "2024" / "county.yaml").read_text(encoding="utf-8")
    listed = yaml.safe_load((ROOT / "parameters/wolong/county/units.yaml").read_text(encoding="utf-8"))
    for name in set(listed["units"].values()) - {"安皋镇"}:
        assert f"  {name}：缺报\n" in done.stdout
        assert f"#   {name}：缺报\n" in text


def test_the_command_compares_the_countys_own_report(tmp_path: Path, made_up: Path) -> None:
    """Once `county/<year>.yaml` is there, what differs is printed and the exit code tells; nothing is overwritten."""
    parameters, (county,) = tmp_path / "parameters", [path.name for path in made_up.iterdir()]
    write_counties(parameters, townships=7, years=(2020, 2021), seed=3)
    own = parameters / county / "county" / "2021.yaml"
    own.parent.mkdir()
    command = ("rollup", county, "2021", "--parameters", parameters, "--outputs", tmp_path / "outputs")
    assert run_kit(*command, "-o", own).returncode == 0
    written = own.read_text(encoding="utf-8")
    done = run_kit(*command)
    assert (done.returncode, "相符 201 格，不符 0 格" in done.stdout) == (
        1,
        False,
    )  # the fee has no words yet
    refused = run_kit(*command, "-o", own)
    assert refused.returncode == 2
    assert own.read_text(encoding="utf-8") == written
    total = read_report(own).figures["requests.received.total"]
    assert isinstance(total, int)
    own.write_text(
        written.replace(f"total: {total}}}  # 一", f"total: {total + 3}}}  # 一"), encoding="utf-8"
    )
    done = run_kit(*command)
    assert done.returncode == 1
    assert f"本级报告 {total + 3}，各单位之和 {total}，多 3" in done.stdout


def test_the_cells_that_cannot_be_compared_are_told_by_their_places(tmp_path: Path) -> None:
    """With the reason, those of one reason together: whoever is held back by them finds them."""
    path = write_report(tmp_path, "乙镇")
    own = tmp_path / "parameters/jia/county/2024.yaml"
    own.parent.mkdir()
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told["figures"]["disclosure"]["licence"]["decisions"] = None
    told["narrative"]["problems"] = None
    own.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    done = call_kit("rollup", "jia", "2024", cwd=tmp_path)
    licence = "二、主动公开政府信息情况 · 行政许可 · 本年处理决定数量"
    assert "待定 1 格" in done.stdout
    assert f"  待定  {licence}：本级报告没有填这一格，各单位之和是 " in done.stdout
    kept = call_kit("publish", "jia", "2024", cwd=tmp_path).stderr
    assert "与各单位之和还有 1 处对不上或待定，见 kit rollup；另外还有 " in kept
    assert "错误，是草稿" in kept


def test_a_batchs_ledger_tells_what_was_checked(tmp_path: Path) -> None:
    """What it tells of a report that has not changed is taken; one that has changed is checked again.

    While a batch is writing it, it tells nothing: all are checked.
    """
    path = write_report(tmp_path, "乙镇")
    assert run_kit("batch", cwd=tmp_path).returncode == 0
    with open_ledger(tmp_path / "outputs" / ".ledger.sqlite") as ledger:
        entry = ledger.get("jia/2024/乙镇")
        assert entry
        ledger.put("jia/2024/乙镇", replace(entry, outcome=replace(entry.outcome, errors=7)))
    assert "还有 7 处错误" in call_kit("rollup", "jia", "2024", cwd=tmp_path).stdout
    with open_ledger(tmp_path / "outputs" / ".ledger.sqlite"):
        assert "已计入 1 个单位" in call_kit("rollup", "jia", "2024", cwd=tmp_path).stdout
    wrong = path.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 1")
    path.write_text(wrong, encoding="utf-8")
    assert "还有 2 处错误" in call_kit("rollup", "jia", "2024", cwd=tmp_path).stdout


def test_the_countys_own_report_goes_out_and_comes_back(tmp_path: Path, made_up: Path) -> None:
    """The sum, once its words are written, is made like any report; its page reads back into the same folder."""
    parameters = tmp_path / "parameters"
    write_counties(parameters, townships=7, years=(2020, 2021), seed=3)
    (county,) = [path.name for path in parameters.iterdir()]
    own = parameters / county / "county" / "2021.yaml"
    own.parent.mkdir()
    assert call_kit("rollup", county, "2021", "-o", own, cwd=tmp_path).returncode == 0
    text = own.read_text(encoding="utf-8")
    for part in (
        "proactive",
        "on_request",
        "management",
        "platform",
        "oversight",
        "problems",
        "other_matters",
    ):
        text = text.replace(f"{part}:  #", f"{part}: 依法办理。  #")
    own.write_text(text, encoding="utf-8")
    done = run_kit("run", own, cwd=tmp_path)
    before = read_report(own)
    own.unlink()
    page = tmp_path / "outputs" / county / "2021" / "county.html"
    assert page.is_file(), done.stderr
    assert call_kit("ingest", page, "-o", "parameters", cwd=tmp_path).returncode == 0
    assert read_report(own).public() == before.public()


@pytest.mark.parametrize(
    "change",
    [
        "outcome = json_set(outcome, '$.errors', 7)",
        "outcome = '{'",
        "files = NULL",
        "key = x'ff'",
        "digest = 1",
    ],
)
def test_a_row_that_is_not_as_it_was_entered_is_never_summed(tmp_path: Path, change: str) -> None:
    """The unit is checked again, and the next batch makes its report anew."""
    write_report(tmp_path, "乙镇")
    assert run_kit("batch", cwd=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "outputs" / ".ledger.sqlite")) as ledger:
        ledger.execute(f"UPDATE report SET {change}")  # noqa: S608 - from the list above
        ledger.commit()
    done = call_kit("rollup", "jia", "2024", cwd=tmp_path)
    assert "已计入 1 个单位，不能计入 0 个" in done.stdout
    done = run_kit("batch", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "已生成 1 份，没有变化 0 份" in done.stdout


@pytest.mark.parametrize(
    "content", [b"township: [", b"\xff\xfe\x00", None], ids=["broken", "bytes", "folder"]
)
def test_a_countys_own_bad_report_is_named_and_all_else_is_made(
    tmp_path: Path, content: bytes | None
) -> None:
    """The sum and the county's page are written, exit code 2; the page says that nothing was compared."""
    write_report(tmp_path, "乙镇")
    own = tmp_path / "parameters" / "jia" / "county" / "2024.yaml"
    own.parent.mkdir()
    if content is None:
        own.mkdir()
    else:
        own.write_bytes(content)
    for command, made in (("rollup", "county.yaml"), ("county", "overview.html")):
        done = run_kit(command, "jia", "2024", cwd=tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
        assert "本级报告用不了" in done.stderr
        assert "parameters/jia/county/2024.yaml" in done.stderr
        text = (tmp_path / "outputs" / "jia" / "2024" / made).read_text(encoding="utf-8")
        assert command == "rollup" or "本级报告用不了，没有核对" in text


@pytest.mark.parametrize("command", ["rollup", "county"])
@pytest.mark.parametrize("content", [b"name: [", b"\xff\xfe\x00", None], ids=["broken", "bytes", "folder"])
def test_a_list_of_units_that_cannot_be_read_is_refused(
    tmp_path: Path, command: str, content: bytes | None
) -> None:
    """In one sentence that begins with the list's own name; nothing is written."""
    write_report(tmp_path, "乙镇")
    listed = tmp_path / "parameters" / "jia" / "county" / "units.yaml"
    listed.parent.mkdir()
    if content is None:
        listed.mkdir()
    else:
        listed.write_bytes(content)
    done = run_kit(command, "jia", "2024", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("parameters/jia/county/units.yaml")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "outputs").exists()
