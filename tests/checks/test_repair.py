"""The likely wrong cell: on tables that hold nothing, on broken ones the smallest changes that mend them."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.base.finding import Finding, Repair, Status
from kit.checks.confront import confront
from kit.checks.repair.likely_cell import MOST_REPAIRS, sentence, with_repairs
from kit.checks.repair.typos import slip
from kit.checks.tables.identities import check_identities
from kit.form.cell_value import MOST, Kind
from kit.form.editions import FORMS, editions, load_forms
from kit.form.official_form import Cell, Form
from kit.report.parameters import report_from
from kit.report.report import Report
from tests.checks.consistent_report import consistent
from tests.conftest import ROOT
from tests.processor_time import at_most

Parameters = dict[str, Any]
APPLICANTS = ("natural", "business", "research", "public_interest", "legal_service", "other")


def failed(report: Report) -> list[Finding]:
    """Return the arithmetic findings that fail, with their repairs."""
    found = with_repairs(report, check_identities(report))
    return [finding for finding in found if finding.status is Status.FAIL]


def repairs(report: Report) -> tuple[Repair, ...]:
    """Return the repairs that all failed findings of a report share."""
    (shared,) = {finding.repairs for finding in failed(report)}
    return shared


def put(parameters: Parameters, repair: Mapping[str, Any]) -> Parameters:
    """Return parameters with the figures at some addresses replaced."""
    figures = {
        table: {row: dict(cells) for row, cells in rows.items()}
        for table, rows in parameters["figures"].items()
    }
    for address, value in repair.items():
        table, row, column = address.split(".")
        figures[table].setdefault(row, {})[column] = value
    return parameters | {"figures": figures}


def values(repair: Repair) -> dict[str, Any]:
    """Return what a repair says should stand in each cell."""
    return {change.cell: change.should for change in repair}


def of_requests(form: Form) -> list[Cell]:
    """Return the cells of table three, totals included."""
    return form.cells_of("requests")


@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(max_examples=10)
@given(data=st.data())
def test_tables_that_add_up_need_no_repair(edition: str, data: st.DataObject) -> None:
    """No finding of a consistent report carries a repair."""
    report = report_from(data.draw(consistent(editions()[edition])))
    assert not [finding for finding in confront(report) if finding.repairs]


@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(max_examples=20)
@given(data=st.data())
def test_one_wrong_cell_of_table_three_is_named_with_its_right_value(
    edition: str, data: st.DataObject
) -> None:
    """With every total printed, one wrong cell is the only smallest repair of each identity it breaks."""
    parameters = data.draw(consistent(editions()[edition]))
    cell = data.draw(st.sampled_from(of_requests(editions()[edition])))
    right = report_from(parameters).figures[cell.address]
    wrong = data.draw(st.integers(0, MOST - 1).filter(lambda value: value != right))
    ((change,),) = repairs(report_from(put(parameters, {cell.address: wrong})))
    assert (change.cell, change.label, change.stands, change.should) == (
        cell.address,
        cell.label,
        wrong,
        right,
    )


@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(max_examples=15)
@given(data=st.data())
def test_every_repair_mends_every_identity_and_all_are_equally_small(
    edition: str, data: st.DataObject
) -> None:
    """Whatever a few wrong cells break, each repair leaves no failed identity and no other is smaller."""
    parameters = data.draw(consistent(editions()[edition]))
    cells = data.draw(
        st.lists(st.sampled_from(of_requests(editions()[edition])), min_size=1, max_size=3, unique=True)
    )
    wrong = {cell.address: data.draw(st.integers(0, 10**6)) for cell in cells}
    broken = put(parameters, wrong)
    if failed(report_from(broken)):
        found = repairs(report_from(broken))
        assert found
        for repair in found:
            assert len(repair) == len(found[0]) <= len(cells)
            assert all(change.stands != change.should for change in repair)
            assert not failed(report_from(put(broken, values(repair))))


def tables(form: Form, draw: random.Random, realistic: bool) -> Parameters:
    """Return parameters with every total printed: counts up to a million, or a township's few and many zeros."""
    figures: dict[str, Any] = {}
    for address in typed(form):
        few = draw.choice([1, 1, 1, 2, 2, 3, draw.randint(4, 40)]) if draw.random() < 0.15 else 0
        figures[address] = few if realistic else draw.randint(0, 10**6)
    for column in APPLICANTS:
        rows = ("received", "carried_in", "carried_out")
        received, carried_in, _ = flow = [f"requests.{row}.{column}" for row in rows]
        of_column = [each for each in figures if each.startswith("requests.") and each.endswith(f".{column}")]
        out = sum(figures[each] for each in of_column if each not in flow[:2])
        figures[carried_in] = draw.randint(0, min(out, 3))
        figures[received] = out - figures[carried_in]
    return printed(figures, form)


def typed(form: Form) -> list[str]:
    """Return the addresses of the counts of a form that are no totals."""
    return [
        cell.address
        for cell in form.cells.values()
        if not (cell.row.equals or cell.column.equals or cell.column.kind is Kind.MONEY)
    ]


def bare(figures: Mapping[str, Any], form: Form) -> Parameters:
    """Return parameters with some figures, all others zero, and every total left out."""
    money = {cell.address: "0" for cell in form.cells.values() if cell.column.kind is Kind.MONEY}
    identity = {"township": "甲镇", "agency": "甲镇人民政府", "year": form.first_year}
    return {**identity, "figures": nested({**dict.fromkeys(typed(form), 0), **money, **figures})}


def printed(figures: Mapping[str, Any], form: Form) -> Parameters:
    """Return parameters with some figures, all others zero, and every total printed as it should be."""
    report = report_from(bare(figures, form))
    return put(report.public(), {address: report.figures[address] for address in report.computed})


def nested(figures: Mapping[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return figures by address as the tables of a parameters file."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for address, value in figures.items():
        table, row, column = address.split(".")
        found.setdefault(table, {}).setdefault(row, {})[column] = value
    return found


def mistaken(draw: random.Random, right: int, realistic: bool) -> int:
    """Return a wrong count: anything, or what is easily typed instead."""
    near = [
        right + draw.randint(1, 9),
        max(0, right - draw.randint(1, 9)),
        0,
        right * 10,
        int(str(right)[::-1]),
    ]
    wrong = draw.choice(near) if realistic else draw.randint(0, 10**6)
    return wrong if wrong != right else right + 1


def measured(edition: str, realistic: bool, wrong: int, sample: int) -> tuple[float, float]:
    """Return in which share of random tables the wrong cells are the only repair, and among those listed."""
    form, draw = editions()[edition], random.Random(f"{edition} {realistic} {wrong}")  # noqa: S311 - a sample
    only = listed = 0
    for _ in range(sample):
        parameters = tables(form, draw, realistic)
        figures = report_from(parameters).figures
        truth = {cell.address: figures[cell.address] for cell in draw.sample(of_requests(form), wrong)}
        slips = {address: mistaken(draw, int(str(right)), realistic) for address, right in truth.items()}
        found = [values(repair) for repair in repairs(report_from(put(parameters, slips)))]
        only += found == [truth]
        listed += truth in found
    return only / sample, listed / sample


@pytest.mark.parametrize("sample", [10, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.parametrize("realistic", [False, True], ids=["large", "realistic"])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_wrong_cells_are_found_in_nearly_all_samples(edition: str, realistic: bool, sample: int) -> None:
    """One wrong cell is the only repair in 99 % of cases and more; two are among those listed in 95 %."""
    only, _ = measured(edition, realistic, 1, sample)
    alone, listed = measured(edition, realistic, 2, sample)
    print(f"one wrong: only {only:.1%}; two wrong: only {alone:.1%}, listed {listed:.1%}")  # noqa: T201 - figures
    assert only >= 0.99
    assert listed >= 0.95


def test_two_digits_swapped_in_one_cell(changed: Callable[..., Report]) -> None:
    """12 typed as 21 is named with the slip, and with the right value."""
    column = {"received": 21, "granted": 12, "handled": 12}
    figures = {f"figures.requests.{row}.natural": value for row, value in column.items()}
    totals = {f"figures.requests.{row}.total": 12 for row in column}
    found = repairs(changed(figures | totals))
    assert sentence(found) == "最可能：一、本年新收政府信息公开申请数量 · 自然人 应为 12（现为 21，数字颠倒）"


def test_a_block_of_table_four_leaves_it_open_and_the_slip_comes_first(
    changed: Callable[..., Report],
) -> None:
    """Each cell that could be wrong is listed: what a slip explains, then the stale total, then the others."""
    row = {"upheld": 12, "corrected": 3, "other": 0, "pending": 40, "total": 64}
    found = repairs(changed({"figures.appeals.direct": row}))
    assert [(change.cell.split(".")[-1], change.should, change.slip) for (change,) in found] == [
        ("upheld", 21, "数字颠倒"),
        ("total", 55, "总计没有更新"),
        ("corrected", 12, ""),
        ("other", 9, ""),
        ("pending", 49, ""),
    ]
    assert sentence(found).startswith(
        "最可能：行政诉讼 · 未经复议直接起诉 · 结果维持 应为 21（现为 12，数字颠倒）；也可能：（1）"
    )
    assert sentence(found).endswith("；（4）行政诉讼 · 未经复议直接起诉 · 尚未审结 应为 49（现为 40）")


def test_nothing_is_called_likeliest_where_two_slips_explain_it(changed: Callable[..., Report]) -> None:
    """Two cells with swapped digits are as likely as one another; so they stand in the form's order."""
    row = {"upheld": 45, "corrected": 12, "other": 0, "pending": 0, "total": 66}
    said = sentence(repairs(changed({"figures.appeals.direct": row})))
    assert said.startswith(
        "可能是以下之一：（1）行政诉讼 · 未经复议直接起诉 · 结果维持 应为 54（现为 45，数字颠倒）；（2）"
    )
    assert said.count("数字颠倒") == 2


def test_no_count_is_mended_to_less_than_nothing(changed: Callable[..., Report]) -> None:
    """A total that is too small is mended by the total or a part large enough, never by a negative count."""
    row = {"upheld": 5, "corrected": 1, "other": 0, "pending": 0, "total": 4}
    found = repairs(changed({"figures.appeals.direct": row}))
    assert [values(repair) for repair in found] == [{"appeals.direct.total": 6}, {"appeals.direct.upheld": 3}]


@pytest.mark.parametrize(("cells", "right", "said"), [
    (("granted.natural", "granted.business"), (7, 4), "填到了相邻的列"),
    (("granted.natural", "partial.natural"), (7, 4), "填到了相邻的行"),
    (("granted.natural", "granted.business"), (7, 0), "填到了相邻的列"),
])  # fmt: skip
def test_what_stands_in_the_neighbouring_cell_is_put_back(
    cells: tuple[str, str], right: tuple[int, int], said: str
) -> None:
    """Two neighbours hold each other's value, or a zero and a value moved: that pair is the likeliest."""
    form = editions()["2021"]
    truth = {f"requests.{cell}": value for cell, value in zip(cells, right, strict=True)}
    figures = {f"requests.{row}.{column}": 9 for row in ("received", "not_held") for column in APPLICANTS}
    figures |= truth | {"requests.granted.other": 1, "requests.received.other": 10}
    for address, value in truth.items():
        figures[f"requests.received.{address.split('.')[-1]}"] += value
    parameters = printed(figures, form)
    assert not failed(report_from(parameters))
    found = repairs(report_from(put(parameters, dict(zip(truth, reversed(right), strict=True)))))
    assert len(found) > 1
    assert values(found[0]) == truth
    assert [change.slip for change in found[0]] == [said, said]
    assert sentence(found).startswith("最可能：")
    assert "）、且 " in sentence(found)


def test_a_carry_over_is_mended_by_last_years_report(changed: Callable[..., Report]) -> None:
    """Last year's figures stand: what was carried in, and its total, become what was carried out."""
    rows = {"received": 3, "carried_in": 10, "granted": 4, "handled": 4}
    figures = {
        f"figures.requests.{row}.{column}": value
        for row, value in rows.items()
        for column in ("natural", "total")
    }
    last = {f"figures.requests.carried_out.{column}": 1 for column in ("natural", "total")}
    found = repairs(changed(figures, last))
    assert [values(repair) for repair in found] == [
        {"requests.carried_in.natural": 1, "requests.carried_in.total": 1}
    ]
    assert {change.slip for change in found[0]} == {"多写一位"}


def test_files_in_force_are_reckoned_from_last_years(changed: Callable[..., Report]) -> None:
    """Y-stock: any of the three of this year may be wrong, an abolished file too many or too few."""
    row = {"made": 2, "abolished": 1, "in_force": 8}
    found = repairs(
        changed({"figures.disclosure.normative": row}, {"figures.disclosure.normative.in_force": 6})
    )
    assert [values(repair) for repair in found] == [
        {"disclosure.normative.made": 3},
        {"disclosure.normative.abolished": 0},
        {"disclosure.normative.in_force": 7},
    ]


def test_an_identity_over_a_blank_tells_nothing(changed: Callable[..., Report]) -> None:
    """With a blank in the row only the column speaks, so each of its cells may be wrong, the blank never."""
    figures = {"figures.requests.received.natural": 2, "figures.requests.received.other": None}
    found = repairs(changed(figures))
    cells = {change.cell for repair in found for change in repair}
    assert "requests.received.natural" in cells
    assert not cells & {"requests.received.other", "requests.received.total"}
    assert len(found[0]) == 1


def test_a_total_that_was_left_out_is_never_named() -> None:
    """It follows from its parts: every part that can make the column balance is a candidate, and no other."""
    form = editions()["2021"]
    figures = dict.fromkeys(typed(form), 0)
    figures |= {"requests.received.natural": 6, "requests.granted.natural": 2, "requests.partial.natural": 1}
    column = [
        address for address in figures if address.startswith("requests.") and address.endswith(".natural")
    ]
    expected = {
        address: figures[address] + 3 for address in column if address != "requests.carried_in.natural"
    }
    expected["requests.received.natural"] = 3
    found = [values(repair) for repair in repairs(report_from(bare(figures, form)))]
    assert sorted(found, key=str) == sorted(({cell: value} for cell, value in expected.items()), key=str)


def test_more_repairs_than_are_listed_are_said_to_exist() -> None:
    """Two columns of which either has many repairs: their total's sentence admits that it stops."""
    figures = {"requests.received.natural": 5, "requests.received.other": 3}
    findings = failed(report_from(bare(figures, editions()["2021"])))
    assert [(each.place.split(" · ")[-1], len(each.repairs)) for each in findings] == [
        ("自然人", 23), ("其他", 23), ("总计", MOST_REPAIRS + 1),
    ]  # fmt: skip
    said = sentence(findings[-1].repairs)
    assert said.startswith("可能是以下之一：（1）")
    assert said.endswith("；还有其他同样小的改法，没有一一列出")
    assert f"（{MOST_REPAIRS}）" in said
    assert f"（{MOST_REPAIRS + 1}）" not in said


@pytest.mark.parametrize("wrong", [MOST - 1, MOST - 2, 10**14 + 1])
def test_huge_numbers_are_mended_exactly(wrong: int) -> None:
    """A gap of fifteen digits beside a gap of one: both cells get their right values."""
    parameters = tables(editions()["2021"], random.Random(2), realistic=True)  # noqa: S311 - a sample
    truth = {"requests.granted.natural": 0, "requests.repeated.other": 0}
    right = {address: report_from(parameters).figures[address] for address in truth}
    second = int(str(right["requests.repeated.other"])) + 1
    broken = put(parameters, {"requests.granted.natural": wrong, "requests.repeated.other": second})
    assert [values(repair) for repair in repairs(report_from(broken))] == [right]


def test_thirty_wrong_cells_get_no_guess_and_take_no_time() -> None:
    """Where nearly everything is wrong nothing is proposed, nothing is said, and the answer is the same again."""
    form, draw = editions()["2021"], random.Random(3)  # noqa: S311 - a sample
    parameters = tables(form, draw, realistic=True)
    cells = draw.sample(of_requests(form), 30)
    broken = report_from(put(parameters, {cell.address: draw.randint(50, 99) for cell in cells}))
    with at_most(20):
        assert repairs(broken) == ()
    assert sentence(repairs(broken)) == ""


def test_wrong_cells_in_two_tables_are_mended_apart(changed: Callable[..., Report]) -> None:
    """A finding carries the repairs of its own table only."""
    figures = {"figures.requests.granted.natural": 1, "figures.appeals.direct.upheld": 1}
    for finding in failed(changed(figures)):
        tables_named = {change.cell.split(".")[0] for repair in finding.repairs for change in repair}
        assert tables_named == {finding.cells[0].split(".")[0]}


def test_findings_are_otherwise_as_they_were(changed: Callable[..., Report]) -> None:
    """Same findings, same order; only failed identities get repairs, and only these."""
    figures: dict[str, object] = {
        "figures.requests.granted.natural": 1,
        "figures.requests.received.other": None,
        "year": 2020,
    }
    report = changed(figures, {"township": "别的镇"})
    found = confront(report)
    before = [replace(finding, repairs=()) for finding in found]
    assert list(with_repairs(report, before)) == list(found)
    assert {finding.rule for finding in found if finding.repairs} == {"T3-results", "T3-applicants"}
    assert {finding.rule for finding in found if finding.status is Status.FAIL} > {
        "T3-results",
        "D-edition",
        "Y-unit",
    }


def test_an_equation_over_money_is_left_out(tmp_path: Path) -> None:
    """Money has decimals of its own: its failed identity gets no repair, and those over counts do."""
    text = (FORMS / "2021.yaml").read_text(encoding="utf-8")
    charge = "- {id: charges, label: 行政事业性收费}\n"
    more = f"{charge}            - {{id: fees, label: 甲费}}\n          equations:\n            - {{rule: T4-total, each: column, left: [charges], right: [fees]}}\n"
    assert charge in text
    (tmp_path / "2021.yaml").write_text(text.replace(charge, more), encoding="utf-8")
    forms = load_forms(tmp_path)
    figures = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    zero = report_from(
        {"township": "甲镇", "agency": "甲镇人民政府", "year": 2024, "figures": figures}, forms=forms
    )
    wrong = {"disclosure.charges.amount": "2.5", "appeals.direct.total": 1}
    found = failed(report_from(put(zero.public(), wrong), forms=forms))
    assert [bool(finding.repairs) for finding in found] == [False, True]


def test_a_report_without_a_failure_loads_no_solver() -> None:
    """Checking the seed costs nothing of what a repair costs."""
    code = (
        "import sys; from pathlib import Path; from kit.checks.confront import confront; from kit.report.parameters import read_report;"
        f"confront(read_report(Path({str(ROOT / 'parameters' / 'wolong' / 'angao' / '2024.yaml')!r})));"
        "print('scipy.optimize' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(("stands", "should", "said"), [
    (21, 12, "数字颠倒"),
    (1324, 1234, "数字颠倒"),
    (321, 123, ""),
    (2143, 1234, ""),
    (12, 123, "少写一位"),
    (13, 123, "少写一位"),
    (1223, 123, "多写一位"),
    (1023, 123, "多写一位"),
    (1, 11, "少写一位"),
    (10, 1, "多写一位"),
    (1, 12, ""),
    (1123, 132, ""),
    (120000, 12, "差一万倍"),
    (3, 30000, "差一万倍"),
    (-21, -12, "数字颠倒"),
    (21, -12, ""),
    (0, 10, ""),
    (10, 0, ""),
    (0, 0, ""),
    (12, 12, ""),
    (13, 18, ""),
])  # fmt: skip
def test_slips_of_the_pen(stands: int, should: int, said: str) -> None:
    """Swapped neighbours, a digit dropped or added, 元 for 万元; zero and equal numbers are no slip."""
    assert slip(stands, should) == said
