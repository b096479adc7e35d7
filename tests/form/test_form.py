"""The form is data: both editions are complete, a new one is one file, a bad one cannot load."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.base.errors import FormError
from kit.form.editions import FORMS, editions, load_forms
from kit.form.rule_book import RULES, load_rules
from kit.page.layout import lay_out

FORM_2021 = (FORMS / "2021.yaml").read_text(encoding="utf-8")


def edition(folder: Path, *edits: tuple[str, str]) -> Path:
    """Write the two editions into `folder`, the newer one edited; return the folder."""
    shutil.copy(FORMS / "2019.yaml", folder)
    text = FORM_2021
    for old, new in edits:
        assert old in text, f"{old!r} is not in the form"
        text = text.replace(old, new, 1)
    (folder / "2021.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "table", "cells"), [
    ("2021", "disclosure", 10), ("2021", "requests", 175), ("2021", "appeals", 15),
    ("2019", "disclosure", 22), ("2019", "requests", 161), ("2019", "appeals", 15),
])  # fmt: skip
def test_edition_has_every_cell_of_the_official_form(name: str, table: str, cells: int) -> None:
    """Each edition's tables have the official number of cells."""
    assert sum(cell.section.id == table for cell in editions()[name].cells.values()) == cells


@pytest.mark.parametrize(
    ("year", "governing"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")]
)
def test_year_decides_which_edition_governs(year: int, governing: str | None) -> None:
    """Report years 2019 and 2020 use the 2019 edition, later ones the 2021 edition, earlier ones none."""
    form = editions().governing(year)
    assert (form and form.edition) == governing


def test_a_cell_that_means_the_same_has_the_same_address_in_both_editions() -> None:
    """The 2020 report's 结转 can be compared with the 2021 report's, cell by cell."""
    old, new = editions()["2019"].cells, editions()["2021"].cells
    assert {address for address in new if ".carried_" in address} <= old.keys()


BAD = {
    "unknown row in an equation": (
        ("left: [received, carried_in]", "left: [recieved, carried_in]"),
        "recieved",
    ),
    "unknown part of a total": (("equals: [applicants]", "equals: [aplicants]"), "aplicants"),
    "repeated row": (("{id: repeated,", "{id: petition,"), "petition"),
    "repeated column": (("{id: research, label", "{id: natural, label"), "natural"),
    "repeated section": (("- id: problems", "- id: overview"), "overview"),
    "total of itself": (("equals: [granted,", "equals: [handled,"), "handled → handled"),
    "total without a rule": ((", rule: T3-applicants}", "}"), "rule"),
    "unknown key": (("    number: 六、", "    numbr: 六、"), "numbr"),
    "money without a unit": (("kind: money, units: [万元]", "kind: money"), "units"),
    "unit unknown to the form": (("units: [万元]", "units: [亿元]"), "亿元"),
    "title without the year": (("{agency}{year}年", "{agency}"), "year"),
    "edition other than the file's name": (('edition: "2021"', 'edition: "2022"'), "2022"),
    "two editions from one year": (("from: 2021", "from: 2019"), "2019"),
    "part counted twice": (("equals: [granted, partial", "equals: [granted, granted, partial"), "granted"),
    "nothing on the left": (("left: [received, carried_in]", "left: []"), "left"),
    "table without rows": (("rows:\n            - {id: licence, label: 行政许可}", "rows: []"), "rows"),
    "no rule for values": (("value_rule: T3-count", 'value_rule: ""'), "value_rule"),
    "unknown part in the title": (("{agency}{year}年", "{agency}{year}年{month}"), "title"),
    "unknown part in a subheading": (('"{number}{title}："', '"{number}{titel}"'), "subsection_heading"),
    "worthless unit": (("万元: 10000", "万元: 0"), "万元"),
    "number as a mark": (("marks: [/,", 'marks: ["5",'), "marks"),
    "kind on a group": (("label: 申请人情况\n", "label: 申请人情况\n              kind: signed\n"), "kind"),
    "reserved section id": (("- id: problems", "- id: findings"), "findings"),
    "section with the preamble's id": (("- id: problems", "- id: preamble"), "preamble"),
    "subsection with the lead's id": (("- id: oversight", "- id: lead"), "lead"),
    "two sections of one title": (("title: 其他需要报告的事项", "title: 总体情况"), "总体情况"),
    "unknown column in a bound": (("right: [made, -abolished]", "right: [made, -abolishd]"), "abolishd"),
    "unknown relation": (("relation: at_least", "relation: at_lest"), "at_lest"),
    "equation without a right side": ((", right: [made, -abolished], relation: at_least", ""), "T2-stock"),
    "clue over an unknown cell": (("causes: [requests.received.", "causes: [requests.recieved."), "recieved"),
    "clue without cells": (("kind: unit, cells: [disclosure.charges.amount]", "kind: unit"), "T2-unit"),
    "clue without causes": (
        (",\n     causes: [requests.received.total, requests.carried_in.total]", ""),
        "T4-no-cause",
    ),
    "cells for a clue that has none": (
        ("kind: fee_step", "kind: fee_step, cells: [requests.received.total]"),
        "F-multiple",
    ),
    "count where a clue is about money": (
        ("kind: unit, cells: [disclosure.charges.amount]", "kind: unit, cells: [requests.received.total]"),
        "requests.received.total",
    ),
    "money where a clue is about counts": (
        (
            "kind: fee_due, cells: [requests.fee_unpaid.total]",
            "kind: fee_due, cells: [disclosure.charges.amount]",
        ),
        "disclosure.charges.amount",
    ),
    "unit that the header does not print": (("units: [万元]", "units: [元, 万元]"), "T2-unit"),
    "unknown kind of clue": (("kind: jump", "kind: leap"), "leap"),
    "fees in a table": (("fees: other_matters", "fees: appeals"), "appeals"),
    "problems in a table": (("problems: problems", "problems: disclosure"), "disclosure"),
    "problems in a section of parts": (("problems: problems", "problems: overview"), "overview"),
    "problems in no section": (("problems: problems", "problems: problem"), "problem"),
    "picture of an unknown row": (
        ("其他处理: requests.otherwise.total", "其他处理: requests.otherwize.total"),
        "otherwize",
    ),
    "picture of money": (
        ("行政强制: disclosure.coercion.decisions", "行政强制: disclosure.charges.amount"),
        "charges",
    ),
    "role over an unknown cell": (("answered: [requests.handled", "answered: [requests.handeld"), "handeld"),
    "unknown role": (("  carried_out: [", "  carried_off: ["), "carried_off"),
    "label of an unknown row": (("rows: [licence, penalty", "rows: [license, penalty"), "license"),
    "unknown kind of label": (("kind: applicant,", "kind: aplicant,"), "aplicant"),
    "two pictures of one id": (("- id: by_result", "- id: by_applicant"), "by_applicant"),
    "more lines than can be told apart": (
        (
            "      本年办结: requests.handled.total\n",
            "".join(f"      线{n}: requests.handled.total\n" for n in "甲乙丙"),
        ),
        "over_years",
    ),
    "clues of fees and no words of fees": (("fees: other_matters\n", ""), "fees"),
    "not YAML": (("sections:\n", "sections: [\n"), "2021.yaml"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_form_cannot_load_and_says_where(tmp_path: Path, name: str) -> None:
    """A form that does not hold together is refused with the file and the culprit named."""
    edit, culprit = BAD[name]
    with pytest.raises(FormError) as refused:
        load_forms(edition(tmp_path, edit))
    assert "2021.yaml" in str(refused.value)
    assert culprit in str(refused.value)


@pytest.mark.parametrize("rule", ["T3-flow", "T2-stock", "Y-jump", "X-group"])
def test_a_form_naming_an_unknown_rule_is_refused(tmp_path: Path, rule: str) -> None:
    """The rule book must know every rule that a form names: of an equation, a bound, a clue or a label."""
    forms = load_forms(edition(tmp_path, (f"rule: {rule}", "rule: T3-flaw")))
    with pytest.raises(FormError, match="T3-flaw"):
        load_rules(RULES, forms)


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_a_bound_is_no_identity(name: str) -> None:
    """What mends or computes figures reads a block's equations, and finds no bound among them."""
    blocks = [block for table in editions()[name].tables.values() for block in table.blocks]
    assert {each.relation for block in blocks for each in block.equations} == {"equal"}
    bounds = {each.rule for block in blocks for each in block.bounds}
    assert bounds == {"2019": {"T2-2019-change"}, "2021": {"T2-stock"}}[name]


@pytest.mark.parametrize(
    ("old", "new"), [("severity: error", "severity: grave"), ("label: 收办结转平衡", "lable: 收办")]
)
def test_a_bad_rule_book_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """A rule with an unknown severity or key is refused with its file named."""
    path = tmp_path / "rules.yaml"
    path.write_text(RULES.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormError, match=r"rules\.yaml"):
        load_rules(path, editions())


def test_the_tables_lay_out_as_the_official_form() -> None:
    """Spans come from the trees: three stub columns in table three, three header levels in table four."""
    form = editions()["2021"]
    block = lay_out(form, "requests").blocks[0]
    assert [[(head.label, head.colspan, head.rowspan) for head in row] for row in block.header[:2]] == [
        [("申请人情况", 6, 1), ("总计", 1, 3)],
        [("自然人", 1, 2), ("法人或其他组织", 5, 1)],
    ]
    assert [(stub.label, stub.colspan, stub.rowspan) for stub in block.body[2].stubs] == [
        ("三、本年度办理结果", 1, 22), ("（一）予以公开", 2, 1),
    ]  # fmt: skip
    line = lay_out(form, "appeals").blocks[0]
    assert [len(row) for row in line.header] == [2, 7, 10]
    assert len(line.body[0].cells) == 15
