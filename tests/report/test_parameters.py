"""Parameters files: what they may hold, what is refused and how, and the schema for editors."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kit.base.errors import InputError
from kit.form.cell_value import Money
from kit.form.editions import editions
from kit.report.narrative import render
from kit.report.parameters import read_report, report_from
from kit.report.report import Acceptance, Report
from kit.report.schema import json_schema
from tests.conftest import ROOT, SEED, change

TEXT = SEED.read_text(encoding="utf-8")
RECEIVED = "received: {natural: 0"
WORDS = st.text("年月日，。12 \n<&", max_size=20)


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """Write the seed's file with one edit under a name that is no year; return its path."""
    assert old in TEXT
    path = tmp_path / "edited.yaml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return path


BAD: dict[str, tuple[str, str, str, str]] = {
    # what: (old text, new text, the key named, a word of the remedy)
    "text for a count": (RECEIVED, "received: {natural: 三", "figures.requests.received.natural", "正整数"),
    "negative count": (RECEIVED, "received: {natural: -1", "figures.requests.received.natural", "正整数"),
    "NaN": (RECEIVED, "received: {natural: NaN", "figures.requests.received.natural", "正整数"),
    ".nan": (RECEIVED, "received: {natural: .nan", "figures.requests.received.natural", "整数"),
    "1e400": (RECEIVED, "received: {natural: 1e400", "figures.requests.received.natural", "正整数"),
    "float count": (RECEIVED, "received: {natural: 3.5", "figures.requests.received.natural", "整数"),
    "masked digit": (RECEIVED, "received: {natural: 1*", "figures.requests.received.natural", "原件"),
    "full-width digit": (RECEIVED, "received: {natural: ３", "figures.requests.received.natural", "正整数"),
    "truth value": (RECEIVED, "received: {natural: yes", "figures.requests.received.natural", "写成"),
    "underscored number": (RECEIVED, "received: {natural: 1_000", "figures.requests.received.natural", "普通整数"),
    "huge number": (RECEIVED, "received: {natural: " + "9" * 5000, "figures.requests.received.natural", "整数"),
    "list for a count": (RECEIVED, "received: {natural: [1]", "figures.requests.received.natural", "正整数"),
    "misspelt row": ("received:", "recieved:", "figures.requests.recieved", "received"),
    "missing row": ("    carried_in:", "    # carried_in:", "figures.requests.carried_in", "补上"),
    "year 1899": ("year: 2024", "year: 1899", "year", "2008"),
    "year 20245": ("year: 2024", "year: 20245", "year", "2099"),
    "year in words": ("year: 2024", "year: 二〇二四", "year", "四位"),
    "no year": ("year: 2024\n", "", "", "year: 2024"),
    "unknown edition": ('edition: "2021"', 'edition: "2022"', "edition", "2021"),
    "unknown key": ("county: 卧龙区", "contry: 卧龙区", "contry", "county"),
    "number for a name": ("county: 卧龙区", "county: 411303", "county", "引号"),
    "code read as octal": ("county: 卧龙区", "county: 卧龙区\ndivision: 0330102", "division", '"0330102"'),
    "code of a wrong length": ("county: 卧龙区", 'county: 卧龙区\ndivision: "4113"', "division", "411303"),
    "impossible date": ("county: 卧龙区", "county: 卧龙区\ndeadline: 2025-02-30", "deadline", "2025-01-31"),
    "blank name": ("township: 安皋镇", 'township: " "', "township", "填写"),
    "control character": ("county: 卧龙区", 'county: "卧\\u0007龙"', "county", "删去"),
    "money as a bare decimal": ('amount: "0"', "amount: 12.5", "figures.disclosure.charges.amount", "金额"),
    "money with a unit in a headed column": ('amount: "0"', 'amount: "5万元"', "figures.disclosure.charges.amount", "万元"),
    "negative money": ('amount: "0"', 'amount: "-1"', "figures.disclosure.charges.amount", "190.457379"),
    "masked money": ('amount: "0"', 'amount: "1*"', "figures.disclosure.charges.amount", "原件"),
    "money masked in the middle": ('amount: "0"', 'amount: "1*.5"', "figures.disclosure.charges.amount", "原件"),
    "money in words": ('amount: "0"', 'amount: "约5"', "figures.disclosure.charges.amount", "190.457379"),
    "list for words": ("problems: |", "problems: [1]\n  disclosure: |", "narrative.problems", "文字"),
    "unknown subsection": ("    proactive: |", "    proactve: |", "narrative.overview.proactve", "proactive"),
    "number for facts": ("facts:\n", "facts: 3\nx:\n", "facts", "名称"),
    "decimal fact": ("cases: 383", "cases: 38.3", "facts.hotline.cases", "引号"),
    "repeated key": ("county: 卧龙区", "county: 卧龙区\ncounty: 宛城区", "county", "一处"),
    "key read as a truth value": ("cases: 383", "yes: 383", "facts.hotline", "换一个"),
    "fact with a digit first": ("    cases: 383", "    12345热线: 383", "facts.hotline.12345热线", "汉字或字母"),
    "fact with a hyphen": ("    cases: 383", "    热-线: 383", "facts.hotline.热-线", "汉字或字母"),
    "negative fact": ("工作动态: 301", "工作动态: -301", "facts.published.工作动态", "正整数"),
    "masked fact": ("cases: 383", "cases: 38*", "facts.hotline.cases", "原件"),
    "look-up inside a fact": ("cases: 383", 'cases: "{{ year }}"', "facts.hotline.cases", "直接写"),
    "blank row": ("received: {natural: 0, business: 0, research: 0, public_interest: 0, legal_service: 0, other: 0, total: 0}",
                  "received:", "figures.requests.received", "可不写的一项，请整行删去"),
    "bare number for money": ('amount: "0"', "amount: 5", "figures.disclosure.charges.amount", "引号"),
    "date without hyphens": ("county: 卧龙区", 'county: 卧龙区\ndeadline: "20250131"', "deadline", "2025-01-31"),
    "name in two lines": ("county: 卧龙区", 'county: "卧龙\\n区"', "county", "一行"),
    "bidirectional control": ("county: 卧龙区", 'county: "卧\\u202e龙"', "county", "删去"),
    "acceptance of a rule unknown": ("county: 卧龙区", "accepted: [{rule: N-part, quote: 甲, reason: 乙}]", "accepted.0.rule", "N-parts"),
    "acceptance without a reason": ("county: 卧龙区", "accepted: [{rule: N-parts, quote: 甲}]", "accepted.0.reason", "补上"),
    "acceptance with a blank reason": ("county: 卧龙区", 'accepted: [{rule: N-parts, quote: 甲, reason: " "}]', "accepted.0.reason", "填写"),
    "acceptance by quote and cells": ("county: 卧龙区", "accepted: [{rule: N-parts, quote: 甲, cells: [a.b.c], reason: 乙}]", "accepted.0", "其中一项"),
    "acceptance of no cell": ("county: 卧龙区", "accepted: [{rule: T3-blank, cells: [], reason: 乙}]", "accepted.0.cells", "补上"),
    "acceptance misspelt": ("county: 卧龙区", "accepted: [{rule: N-parts, qoute: 甲, reason: 乙}]", "accepted.0.qoute", "quote"),
    "acceptance that is no list": ("county: 卧龙区", "accepted: N-parts", "accepted", "每项一行"),
    "submitted on no date": ("county: 卧龙区", "submitted: 1月20日", "submitted", "2025-01-31"),
    "preamble that is no text": ("narrative:\n", "narrative:\n  preamble: [1]\n", "narrative.preamble", "文字"),
    "lead of a section without parts": ("  other_matters: |\n    ", "  other_matters:\n    lead: |\n      ", "narrative.other_matters", "文字"),
    "anchor": ("county: 卧龙区", "county: &a 卧龙区", "county", "直接写"),
    "type tag": ("county: 卧龙区", "county: !!python/object/apply:os.system [ls]", "county", "标记"),
    "deep nesting": ("facts:\n", "facts: " + "[" * 60 + "]" * 60 + "\nx:\n", "facts", "数据文件"),
    "not YAML": ("year: 2024", "year: 2024: 5", "", "冒号"),
    "not a mapping": (TEXT, "- 1\n- 2\n", "", "名称"),
    "empty file": (TEXT, "", "", "名称"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_one_clear_sentence(tmp_path: Path, what: str) -> None:
    """The sentence names the file, the key, and what to write instead; nothing of Python shows through."""
    old, new, key, remedy = BAD[what]
    path = edited(tmp_path, old, new)
    with pytest.raises(InputError) as refused:
        read_report(path)
    first = str(refused.value).splitlines()[0]
    assert str(path) in first
    assert key in first
    assert remedy in first
    assert "Error" not in first
    assert len(first) < 400


def test_the_sentence_names_the_line(tmp_path: Path) -> None:
    """A wrong cell is reported with the line it stands in."""
    path = edited(tmp_path, RECEIVED, "received: {natural: -1")
    line = 1 + next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines()) if "-1" in text)
    with pytest.raises(InputError, match=f"第 {line} 行"):
        read_report(path)


def test_everything_wrong_is_reported_at_once(tmp_path: Path) -> None:
    """Two faults in a file make two sentences."""
    path = edited(tmp_path, RECEIVED, "received: {natural: -1")
    path.write_text(path.read_text(encoding="utf-8").replace("county: 卧龙区", "county: 3"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_report(path)
    assert [problem.place for problem in refused.value.problems] == [
        "county",
        "figures.requests.received.natural",
    ]


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    """As many as a report has cells, and how many more there are; a program still gets all of them."""
    path = tmp_path / "edited.yaml"
    path.write_text(TEXT + "".join(f"k{number}: 1\n" for number in range(5_000)), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_report(path)
    assert len(refused.value.problems) == 5_000
    told = str(refused.value).split("\n")
    assert len(told) == 201
    assert told[-1] == "另有 4800 处，改好上面的再查。"


def test_an_alias_bomb_is_refused_at_once(tmp_path: Path) -> None:
    """Nested aliases are refused at the first anchor, not expanded."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    path = tmp_path / "bomb.yaml"
    path.write_text(bomb, encoding="utf-8")
    with pytest.raises(InputError, match=r"bomb\.yaml 第 1 行"):
        read_report(path)


@pytest.mark.parametrize(
    ("content", "word"), [(None, "没有这个文件"), ("年".encode("gb18030"), "UTF-8"), (b"x" * 2_000_001, "MB")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, word: str) -> None:
    """A missing file, another encoding and a huge file each get their own sentence."""
    path = tmp_path / "x.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=word):
        read_report(path)


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    """A folder is no parameters file."""
    with pytest.raises(InputError, match="不是一个文件"):
        read_report(tmp_path)


def test_the_file_name_and_the_year_must_agree(tmp_path: Path) -> None:
    """2025.yaml that still says 2024 is a copying fault."""
    path = tmp_path / "2025.yaml"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="2025"):
        read_report(path)


def test_last_years_file_beside_it_is_found(tmp_path: Path) -> None:
    """2024.yaml is read with 2023.yaml of the same folder as last year's report."""
    (tmp_path / "2024.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2023.yaml").write_text(TEXT.replace("year: 2024", "year: 2023"), encoding="utf-8")
    last = read_report(tmp_path / "2024.yaml").last
    assert last is not None
    assert last.year == 2023


def test_totals_left_out_are_computed(seed: Report) -> None:
    """A total that the file leaves out is the sum of its parts, rows and columns alike."""
    parameters = seed.public()
    for row in parameters["figures"]["requests"].values():
        row.pop("total")
    parameters["figures"]["requests"].pop("handled")
    parameters = change(parameters, "figures.requests.granted.natural", 3)
    parameters = change(parameters, "figures.requests.petition.legal_service", 4)
    report = report_from(parameters)
    assert report.figures["requests.handled.natural"] == 3
    assert report.figures["requests.handled.total"] == 7
    assert "requests.handled.total" in report.computed


def test_a_total_over_a_blank_is_blank(seed: Report) -> None:
    """Blank is not zero: no total is computed over it."""
    parameters = change(seed.public(), "figures.requests.granted.natural", None)
    parameters["figures"]["requests"]["granted"].pop("total")
    assert report_from(parameters).figures["requests.granted.total"] is None


@pytest.mark.parametrize("mark", ["/", "—", "无"])
def test_a_mark_is_kept_and_is_no_number(changed: Callable[..., Report], mark: str) -> None:
    """A printed mark for "no figure" stays that mark."""
    report = changed({"figures.requests.granted.natural": mark})
    assert report.figures["requests.granted.natural"] == mark
    assert report.public()["figures"]["requests"]["granted"]["natural"] == mark


def test_one_word_stands_for_a_table_of_zeros(seed: Report, changed: Callable[..., Report]) -> None:
    """全零 means zero in every cell of the table."""
    assert changed({"figures.requests": "全零"}).figures == seed.figures


@pytest.mark.parametrize("text", ["190.457379", "0.1", "72701.2578", "0", "100.00"])
def test_money_is_exact(changed: Callable[..., Report], text: str) -> None:
    """Money is a decimal, kept to the last digit and printed as written."""
    report = changed({"figures.disclosure.charges.amount": text})
    amount = report.figures["disclosure.charges.amount"]
    assert amount == Money(Decimal(text), 10_000)
    assert report.public()["figures"]["disclosure"]["charges"]["amount"] == text


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("240万元", 2_400_000), ("152790元", 152_790), ("190.457379万元", Decimal("1904573.79")), ("0", 0)],
)
def test_money_whose_unit_stands_in_the_cell(text: str, yuan: Decimal) -> None:
    """The 2019 edition's purchases name their unit in the cell."""
    zeros: dict[str, Any] = {"township": "甲镇", "agency": "甲镇人民政府", "year": 2020}
    zeros["figures"] = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    printed = report_from(zeros).public()
    report = report_from(change(printed, "figures.disclosure.procurement.spending", text))
    spending = report.figures["disclosure.procurement.spending"]
    assert isinstance(spending, Money)
    assert spending.yuan == yuan
    with pytest.raises(InputError, match="单位"):
        report_from(change(printed, "figures.disclosure.procurement.spending", "5"))


@pytest.mark.parametrize(("raw", "value"), [("+19", 19), (-3, -3), ("-3", -3), (0, 0)])
def test_a_change_may_carry_a_sign(raw: object, value: int) -> None:
    """The 2019 edition's 本年增/减 may be negative or written +19."""
    zeros: dict[str, Any] = {"township": "甲镇", "agency": "甲镇人民政府", "year": 2019}
    zeros["figures"] = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    printed = report_from(zeros).public()
    report = report_from(change(printed, "figures.disclosure.licence.change", raw))
    assert report.figures["disclosure.licence.change"] == value


def test_public_parameters_read_back_as_the_same_report(tmp_path: Path) -> None:
    """What the page carries is a whole set of parameters, every key of the file that is public included."""
    dates = "deadline: 2025-01-31\nsubmitted: 2025-01-20"
    accepted = "accepted: [{rule: N-parts, quote: 甲, reason: 查过}]"
    report = read_report(edited(tmp_path, "year:", f'division: "411303"\n{dates}\n{accepted}\nyear:'))
    again = report_from(json.loads(json.dumps(report.public())))
    written = yaml.safe_load(TEXT)
    assert again.public().keys() == written.keys() | {"division", "deadline", "submitted"}
    assert {name: again.public()[name] for name in ("figures", "facts")} == {
        name: written[name] for name in ("figures", "facts")
    }
    assert again.figures == report.figures
    assert (again.division, again.deadline, again.submitted) == ("411303", "2025-01-31", "2025-01-20")


def test_what_was_accepted_is_read_and_never_public(seed: Report) -> None:
    """A settled warning keeps its rule, what it names and the reason, and is no part of what is published."""
    accepted: list[dict[str, object]] = [
        {"rule": "N-parts", "quote": "甲乙", "reason": "核对过"},
        {"rule": "T3-blank", "cells": ["requests.received.natural"], "reason": "原件如此"},
    ]
    report = report_from({**seed.public(), "accepted": accepted})
    assert report.accepted == (
        Acceptance("N-parts", "核对过", quote="甲乙"),
        Acceptance("T3-blank", "原件如此", cells=("requests.received.natural",)),
    )
    assert "核对过" not in json.dumps(report.public(), ensure_ascii=False)


@given(preamble=WORDS, lead=WORDS, part=WORDS, whole=WORDS)
def test_words_of_every_place_read_back(
    seed: Report, preamble: str, lead: str, part: str, whole: str
) -> None:
    """Words below the title, above the subsections, in one and in a whole section read back as they are."""
    narrative = {"preamble": preamble, "overview": {"lead": lead, "proactive": part}, "problems": whole}
    report = report_from({**seed.public(), "narrative": narrative})
    again = report_from(json.loads(json.dumps(report.public())))
    assert again.public() == report.public()
    assert render(again) == render(report)
    written = [
        ("preamble", "", preamble),
        ("overview", "", lead),
        ("overview", "proactive", part),
        ("problems", "", whole),
    ]
    assert [(each.section, each.subsection, each.text) for each in render(again) if each.text] == [
        each for each in written if each[2]
    ]


def test_a_report_cannot_be_changed_after_it_was_checked(seed: Report) -> None:
    """Figures, facts and words are read-only: what was checked is what is printed."""
    for mapping in (seed.figures, seed.facts, seed.narrative, seed.facts["hotline"], seed.form.cells):
        with pytest.raises(TypeError):
            mapping["x"] = 1  # type: ignore[index]


def test_last_years_faults_are_told_from_this_years(tmp_path: Path) -> None:
    """A fault in last year's file is reported as last year's."""
    (tmp_path / "2024.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2023.yaml").write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match=r"2023\.yaml（作为上年的数据文件）"):
        read_report(tmp_path / "2024.yaml")


def test_last_years_file_may_have_the_other_suffix(tmp_path: Path) -> None:
    """2023.yml is found beside 2024.yaml."""
    (tmp_path / "2024.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2023.yml").write_text(TEXT.replace("year: 2024", "year: 2023"), encoding="utf-8")
    assert read_report(tmp_path / "2024.yaml").last


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_committed_schema_is_the_forms(edition: str) -> None:
    """parameters/schema/ holds what `kit schema` derives from the form."""
    committed = json.loads((ROOT / "parameters" / "schema" / f"{edition}.json").read_text(encoding="utf-8"))
    assert committed == json_schema(editions()[edition])


SCHEMA_KNOWS = {"negative count", "text for a count", "misspelt row", "missing row", "unknown key", "number for a name", "unknown edition",
                "negative fact", "fact with a hyphen", "fact with a digit first", "bare number for money", "year 1899", "unknown subsection", "list for words", "acceptance of a rule unknown", "acceptance without a reason",
                "acceptance by quote and cells", "acceptance of no cell", "acceptance misspelt", "money in words", "no year"}  # fmt: skip


@pytest.mark.parametrize("what", sorted(SCHEMA_KNOWS))
def test_the_schema_refuses_what_reading_refuses(tmp_path: Path, what: str) -> None:
    """An editor that follows the schema marks the same faults while one types."""
    old, new, *_ = BAD[what]
    content = yaml.safe_load(edited(tmp_path, old, new).read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, json_schema(editions()["2021"]))


def test_the_schema_accepts_the_seed_and_the_example() -> None:
    """The committed parameters files are valid under the schema they name."""
    for path in (SEED, ROOT / "kit/report/example.yaml"):
        jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), json_schema(editions()["2021"]))
    assert (SEED.parent / TEXT.splitlines()[0].split("$schema=")[1]).resolve().is_file()


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "͏", "️", "󠄀", "᠋", "឴", "ㅤ", "⠀", "\u200d", "\u200c"])
def test_a_character_that_nobody_sees_is_refused_inside_a_number(tmp_path: Path, char: str) -> None:
    """917 with something in it prints as 917 and would be read as 9 and 17: its place and code are told."""
    path = tmp_path / "2024.yaml"
    text = SEED.read_text(encoding="utf-8").replace("并未出现", f"受理9{char}17件，并未出现")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"other_matters：含有看不见的字符 U\\+{ord(char):04X}"):
        read_report(path)


@pytest.mark.parametrize("mark", ["\u0332", "\u20e3", "\u0301", "\u3099"])
def test_a_mark_that_parts_a_number_is_refused(tmp_path: Path, mark: str) -> None:
    """917 with a digit underlined or framed still shows as 917, and would be read as 9 and 17."""
    path = tmp_path / "2024.yaml"
    text = SEED.read_text(encoding="utf-8").replace("并未出现", f"受理9{mark}17件，并未出现")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"other_matters：数字上有附加的符号 U\\+{ord(mark):04X}"):
        read_report(path)
