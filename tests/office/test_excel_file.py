"""The workbook: filled in offline, its totals and identities live, nothing in it a formula that we did not write."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from bs4 import BeautifulSoup
from openpyxl.workbook import Workbook

from kit.base.errors import InputError
from kit.form.cell_value import Value, number, plain
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.form.rule_book import rule_book
from kit.form.tree import Column
from kit.form.workbook_labels import ABOUT, CHECKS, FILL_ALL, LABELS, WORDS
from kit.office.excel.cell_places import LONGEST_NAME, places, sheet_names
from kit.office.excel.entry_rules import entry_rule, is_text
from kit.office.excel.excel_file import write_xlsx
from kit.page import verbs as page
from kit.report.blank_report import blank_report
from kit.report.parameters import report_from
from kit.report.report import Report, complete
from tests.office.soffice import converted
from tests.spans import Spanned, html_cells
from tests.suqian import suqian

ZERO = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
OLD = {"township": "甲镇", "agency": "甲县甲镇人民政府", "year": 2020, "figures": ZERO}
RECEIVED = {"natural": 1, "business": 2, "research": 0, "public_interest": 0, "legal_service": 0, "other": 0}


def opened(report: Report, *, values: bool = True) -> Workbook:
    """Write a report and read the file: the values stored with its formulas, or the formulas."""
    return openpyxl.load_workbook(BytesIO(write_xlsx(report)), data_only=values)


def cell(book: Workbook, report: Report, address: str) -> Any:
    """Return the cell of the workbook in which a cell of the form stands."""
    place = places(report.form)[address]
    return book[place.sheet].cell(place.row + 1, place.column + 1)


def outcomes(book: Workbook) -> dict[tuple[str, str], str]:
    """Return what each identity comes to, by its rule's label and place."""
    _, _, *rows = book[CHECKS].iter_rows(values_only=True)
    return {(str(row[0]), str(row[1])): str(row[5]) for row in rows if row[0] != "填表"}


def fillings(book: Workbook) -> list[tuple[object, object]]:
    """Return for each table which of its cells hold a text, and how far it is filled in."""
    return [(row[2] or "", row[5]) for row in book[CHECKS].iter_rows(values_only=True) if row[0] == "填表"]


def received(total: object, **parts: object) -> dict[str, object]:
    """Return the change of table three's first row."""
    row = RECEIVED | parts
    return {"figures.requests.received": row if total == "left out" else row | {"total": total}}


@pytest.fixture
def full(shared: Path) -> Report:
    """A report with 200 figures that are not zero, last year's known."""
    return report_from(suqian(shared, 2024), suqian(shared, 2023))


@pytest.fixture
def old() -> Report:
    """A report under the older form, with each kind of value."""
    parameters = report_from(OLD).public()
    parameters["figures"]["disclosure"] |= {
        "licence": {"last_year": 19, "change": 19, "decisions": None},
        "services": {"last_year": 190, "change": -19, "decisions": "/"},
        "procurement": {"items": 3, "spending": "152790元"},
    }
    return report_from(parameters)


def test_there_is_a_sheet_for_each_thing(seed: Report) -> None:
    """Who reports, the three tables under their sections' headings, the words, the identities."""
    tables = [section.heading for section in seed.form.sections if section.table]
    assert opened(seed).sheetnames == [ABOUT, *tables, WORDS, CHECKS]


def test_who_reports_is_told_in_rows(changed: Callable[..., Report]) -> None:
    """A label and a value a row; text stays text, so that a code keeps its zeros."""
    report = changed({"division": "011303", "deadline": "2025-01-31", "submitted": "2025-01-20"})
    rows = list(opened(report)[ABOUT].iter_rows(max_col=2, values_only=True))
    assert rows == list(zip(LABELS.values(), (
        report.title, "卧龙区安皋镇人民政府", "安皋镇", "卧龙区", "011303", 2024, "2021", "2025-01-31", "2025-01-20",
    ), strict=True))  # fmt: skip


def test_only_what_is_to_be_filled_in_is_unlocked(seed: Report) -> None:
    """Every sheet is protected, without a password; labels, formulas, title and edition are locked."""
    book = opened(seed, values=False)
    numbers = {(place.sheet, place.row + 1, place.column + 1) for place in places(seed.form).values()}
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for each in (each for row in sheet.iter_rows() for each in row if type(each).__name__ == "Cell"):
            formula = each.data_type == "f"
            if sheet.title == ABOUT:
                free = each.column == 2 and each.row not in (1, 7) and each.row <= len(LABELS)
            elif sheet.title == WORDS:
                free = each.column == 2
            else:
                free = (sheet.title, each.row, each.column) in numbers and not formula
            assert each.protection.locked is not free, (sheet.title, each.coordinate)


@pytest.mark.parametrize("name", ["seed", "full", "old"])
def test_tables_are_merged_as_on_the_page(request: pytest.FixtureRequest, name: str) -> None:
    """Below its section's heading every cell begins, spans and says what the page's does."""
    report: Report = request.getfixturevalue(name)
    book = opened(report)
    for section in (each for each in report.form.sections if each.table):
        sheet = book[section.heading]
        spans = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
        assert sheet["A1"].value == section.heading
        assert spans.pop((1, 1)).size["columns"] == sheet.max_column
        assert sheet["A2"].value == FILL_ALL
        found = set()
        for each in (
            each for row in sheet.iter_rows(min_row=3) for each in row if type(each).__name__ == "Cell"
        ):
            size = (
                spans[each.row, each.column].size
                if (each.row, each.column) in spans
                else {"rows": 1, "columns": 1}
            )
            text = "" if each.value is None else str(each.value)
            if each.number_format.startswith("+") and each.value:
                text = f"{each.value:+d}"
            found.add(Spanned(each.row - 3, each.column - 1, size["rows"], size["columns"], text))
        table = BeautifulSoup(page.section(report, section.id).public, "html.parser").table
        assert table
        assert found == html_cells(table)


@pytest.mark.parametrize("name", ["seed", "full", "old"])
def test_every_figure_is_stored(request: pytest.FixtureRequest, name: str) -> None:
    """Numbers are numbers, marks and amounts with a unit are text, blanks are empty, totals are cached."""
    report: Report = request.getfixturevalue(name)
    book = opened(report)
    for address, value in report.figures.items():
        stored = cell(book, report, address).value
        expected = plain(value)
        if isinstance(stored, float) or (stored == 0 and expected == "0"):
            assert repr(stored).removesuffix(".0") == expected
        else:
            assert (stored, type(stored)) == (expected, type(expected)), address


def test_totals_are_live(full: Report) -> None:
    """A total is a sum over the cells of its parts, blank while one of them is no number."""
    book = opened(full, values=False)
    totals = {address for address, each in full.form.cells.items() if each.row.equals or each.column.equals}
    formulas = {address for address in full.figures if cell(book, full, address).data_type == "f"}
    assert formulas == totals
    assert cell(book, full, "requests.received.total").value == '=IF(COUNT(D6:I6)=6,SUM(D6:I6),"")'
    assert cell(book, full, "requests.handled.natural").value == '=IF(COUNT(D8:D28)=21,SUM(D8:D28),"")'
    assert cell(book, full, "requests.handled.total").value == '=IF(COUNT(D29:I29)=6,SUM(D29:I29),"")'
    assert cell(book, full, "appeals.direct.total").value == '=IF(COUNT(F6:I6)=4,SUM(F6:I6),"")'


@pytest.mark.parametrize(
    ("total", "parts", "stored", "live"),
    [
        pytest.param(3, {}, 3, True, id="right"),
        pytest.param("left out", {}, 3, True, id="left out"),
        pytest.param(4, {}, 4, False, id="wrong"),
        pytest.param("/", {}, "/", False, id="mark"),
        pytest.param(None, {}, None, False, id="blank beside its parts"),
        pytest.param(None, {"other": None}, None, True, id="blank like a part"),
        pytest.param("left out", {"other": "/"}, None, True, id="over a mark"),
        pytest.param(3, {"other": None}, 3, False, id="printed beside a blank"),
    ],
)
def test_no_printed_total_is_changed(
    changed: Callable[..., Report], total: object, parts: dict[str, object], stored: object, live: bool
) -> None:
    """A total that is not the sum of its parts stays as it was printed, and may be mended."""
    report = changed(received(total, **parts))
    address = "requests.received.total"
    assert cell(opened(report), report, address).value == stored
    formula = cell(opened(report, values=False), report, address)
    assert (formula.data_type == "f") is live
    assert formula.protection.locked is live


def test_identities_tell_what_does_not_add_up(changed: Callable[..., Report]) -> None:
    """Each identity of each row or column stands in the list: 相符, by how much it fails, or 还没填完."""
    report = changed(
        received(4) | {"figures.requests.granted.research": None, "figures.requests.handled.total": 0}
    )
    found = outcomes(opened(report))
    assert len(found) == 25 + 7 + 7 + 3
    assert found["申请人合计", "一、本年新收政府信息公开申请数量"] == "差 1"
    assert found["收办结转平衡", "申请人情况 · 自然人"] == "差 1"
    assert found["收办结转平衡", "总计"] == "差 4"
    assert found["办理结果合计", "法人或其他组织 · 科研机构"] == "还没填完"
    assert found["复议诉讼合计", "行政复议"] == "相符"
    assert opened(report)[CHECKS]["A1"].value == "相符 36 项，不符 4 项，还没填完 2 项，有文字的表 0 张"


def test_nothing_of_the_tool_shows(full: Report) -> None:
    """No rule's id stands in any cell."""
    values = [
        str(value) for sheet in opened(full) for row in sheet.iter_rows(values_only=True) for value in row
    ]
    assert not [value for value in values if any(name in value for name in rule_book())]


def test_a_text_in_a_number_cell_is_named(changed: Callable[..., Report], old: Report) -> None:
    """Above its table, and in the list of checks with how much is blank; an amount with its unit is none."""
    report = changed({"figures.appeals.direct.other": "无", "figures.requests.granted.other": None,
                      "figures.requests.repeated": RECEIVED | {"natural": "/"}})  # fmt: skip
    book = opened(report)
    assert fillings(book) == [("", "填完"), ("D22是文字 ", "有文字 1 格"), ("H6是文字 ", "有文字 1 格")]
    hint, *_, named = (each.value for each in book[report.form.section("requests").heading][2] if each.value)
    assert (hint, named) == (FILL_ALL, "D22是文字 ")
    assert str(book[CHECKS]["A1"].value).endswith("，有文字的表 2 张")
    assert fillings(opened(changed({"figures.requests.granted.other": None})))[1] == ("", "空着 1 格")
    assert fillings(opened(old))[0] == ("D10是文字 ", "有文字 1 格")


def test_identities_across_years_hold_last_years_numbers(changed: Callable[..., Report]) -> None:
    """Where last year's report is known, 二 is held against its 四, and 现行有效 against its own."""
    last = {"figures.requests.carried_out.business": 2, "figures.disclosure.normative.in_force": None}
    report = changed({}, last)
    found = outcomes(opened(report))
    assert len(found) == 42 + 7 + 2
    assert found["上年结转与上年报告", "法人或其他组织 · 商业企业"] == "差 2"
    assert found["现行有效件数与上年报告", "规章"] == "相符"
    assert found["现行有效件数与上年报告", "行政规范性文件"] == "还没填完"
    labels = [str(row[2]) for row in opened(report)[CHECKS].iter_rows(min_row=3, values_only=True)]
    assert "现行有效件数 = 上年现行有效件数（没有填） + 本年制发件数 − 本年废止件数" in labels


def test_identities_are_those_of_the_check(full: Report) -> None:
    """Of a report in which all adds up none fails."""
    assert set(outcomes(opened(full)).values()) == {"相符"}


def test_what_last_years_form_lacks_is_not_asked() -> None:
    """2021's 现行有效 has nothing to be held against in a 2020 report; 结转 has."""
    this = report_from(OLD | {"year": 2021}, OLD)
    rules = {rule for rule, _ in outcomes(opened(this))}
    assert rules == {"办理结果合计", "申请人合计", "收办结转平衡", "复议诉讼合计", "上年结转与上年报告"}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+1", "@SUM(1)", '=HYPERLINK("x")', "{=1}", "http://x.cn", "007"]
)
def test_no_text_becomes_a_formula(changed: Callable[..., Report], text: str) -> None:
    """Whatever a parameters file says is text in its cell, and no link."""
    report = changed({"agency": text, "township": text, "county": text, "narrative.problems": text})
    book = opened(report, values=False)
    problems = next(row for row in book[WORDS].iter_rows() if str(row[0].value).startswith("五"))
    for each in (*(book[ABOUT].cell(row, 2) for row in (2, 3, 4)), problems[1]):
        assert (each.value, each.data_type, each.hyperlink) == (text, "s", None)
    assert opened(report)[ABOUT]["B1"].value == report.title


@pytest.mark.parametrize(
    ("amount", "stored", "shown"),
    [
        ("190.457379", 190.457379, "0.000000"),
        ("0", 0, "0"),
        ("12.50", 12.5, "0.00"),
        ("0.1", 0.1, "0.0"),
        ("123456789.012345", 123456789.012345, "0.000000"),
        ("1234567890.123456", "1234567890.123456", "0.000000"),
    ],
)
def test_money_is_exact(changed: Callable[..., Report], amount: str, stored: object, shown: str) -> None:
    """An amount is a number with its own decimals where Excel keeps all of its digits, else text."""
    report = changed({"figures.disclosure.charges.amount": amount})
    found = cell(opened(report), report, "disclosure.charges.amount")
    assert (found.value, found.number_format) == (stored, shown)


def test_words_stand_beside_their_headings(changed: Callable[..., Report]) -> None:
    """The preamble beside the title, a section's lead before its subsections, paragraphs as lines."""
    report = changed({"narrative": {"preamble": "期限。", "overview": {"lead": "总说。", "proactive": "{{ year }}。\n\n  二段。"},
                      "requests": "表后。", "problems": "<b>"}})  # fmt: skip
    rows = list(opened(report)[WORDS].iter_rows(max_col=2, values_only=True))
    sections = {section.id: section for section in report.form.sections}
    assert rows == [
        (report.title, "期限。"),
        (sections["overview"].heading, "总说。"),
        ("（一）主动公开：", "2024。\n二段。"),
        *((f"{part.heading}：", None) for part in sections["overview"].subsections[1:]),
        (sections["requests"].heading, "表后。"),
        (sections["problems"].heading, "<b>"),
        (sections["other_matters"].heading, None),
    ]


def test_a_section_written_whole_is_one_row(changed: Callable[..., Report]) -> None:
    """As on the page, the subheadings fall away."""
    rows = list(opened(changed({"narrative": {"overview": "甲。\n乙。"}}))[WORDS].iter_rows(values_only=True))
    assert [row[1] for row in rows[:2]] == [None, "甲。\n乙。"]
    assert len(rows) == 4


def test_words_that_no_cell_holds_are_refused(changed: Callable[..., Report]) -> None:
    """Excel would cut them in silence."""
    with pytest.raises(InputError, match=r"五、.*32768 个字.*请缩短"):
        write_xlsx(changed({"narrative.problems": "字" * 32_768}))
    kept = opened(changed({"narrative.problems": "字" * 32_767}))
    assert "字" * 32_767 in [row[1] for row in kept[WORDS].iter_rows(values_only=True)]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_number_cell_has_its_rule(edition: str) -> None:
    """What may be typed is checked by Excel, in formulas that it accepts, with a sentence in Chinese."""
    form = editions()[edition]
    book = opened(blank_report(form, form.first_year, None), values=False)
    ruled = {
        (sheet.title, each): rule
        for sheet in book
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        for each in area.cells
    }
    for place in places(form).values():
        rule = ruled[place.sheet, (place.row + 1, place.column + 1)]
        assert rule.type == "custom"
        assert len(str(rule.formula1)) <= 255
        assert re.search("[\u4e00-\u9fff]{6}", str(rule.error))
        assert len(str(rule.error)) <= 225
        assert rule.allow_blank


def test_an_empty_form_has_no_number_but_what_is_carried(changed: Callable[..., Report]) -> None:
    """No zero, no error; 上年结转 is filled in, and its identity across years holds."""
    last = changed({"figures.requests.carried_out": RECEIVED | {"total": 3}})
    blank = blank_report(editions()["2021"], 2025, last)
    book = opened(blank)
    filled = {a: found for a in blank.figures if (found := cell(book, blank, a).value) is not None}
    assert filled == {
        f"requests.carried_in.{column}": value for column, value in (RECEIVED | {"total": 3}).items()
    }
    found = outcomes(book)
    assert {result for (rule, _), result in found.items() if rule == "上年结转与上年报告"} == {"相符"}
    assert set(found.values()) == {"相符", "还没填完"}


def test_a_form_without_anything_known_is_blank() -> None:
    """Not even a title stands where nobody is named; of the words there is the period that the figures cover."""
    blank = blank_report(editions()["2021"], 2025, None)
    book = opened(blank)
    assert [row[1] for row in book[ABOUT].iter_rows(max_col=2, values_only=True)] == [
        None, None, None, None, None, 2025, "2021", None, None,
    ]  # fmt: skip
    assert [row[1] for row in book[WORDS].iter_rows(values_only=True) if row[1]] == [
        "本报告所列数据的统计期限自2025年1月1日起，至2025年12月31日止。"
    ]
    assert {cell(book, blank, address).value for address in blank.figures} == {None}


def test_what_a_formula_gives_is_stored_even_where_it_is_blank(seed: Report) -> None:
    """A reader need not guess whether a formula was reckoned: its result is a number or a text, be it empty."""
    blank = blank_report(editions()["2021"], 2025, seed)
    with ZipFile(BytesIO(write_xlsx(blank))) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "/sheet" in name]
    formulas = [
        found for sheet in sheets for found in re.findall(r"<c ([^>]*)><f>[^<]*</f><v>([^<]*)</v>", sheet)
    ]
    assert len(formulas) == sum(sheet.count("<f>") for sheet in sheets)
    assert {'t="str"' in kind for kind, result in formulas if not result} == {True}
    assert {result for kind, result in formulas if 't="str"' not in kind} == {"0"}


def test_sheet_names_are_such_as_excel_takes(seed: Report) -> None:
    """Long headings are cut, forbidden characters left out, and no name occurs twice."""
    titles = {"disclosure": "长" * 40, "requests": "长" * 41, "appeals": "a/b:[c]*?\\'"}
    form: Form = seed.form.model_copy(update={"sections": tuple(
        section.model_copy(update={"number": "", "title": titles.get(section.id, section.title)})
        for section in seed.form.sections
    )})  # fmt: skip
    names = list(sheet_names.__wrapped__(form).values())
    assert names == ["长" * LONGEST_NAME, "长" * (LONGEST_NAME - 1) + "2", "abc"]


def test_the_same_report_gives_the_same_bytes(full: Report) -> None:
    """No time and no random id."""
    data = write_xlsx(full)
    assert data == write_xlsx(full)
    with ZipFile(BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:]+Z", properties)) == {"2000-01-01T00:00:00Z"}


def test_tables_print_on_a4(seed: Report) -> None:
    """One page wide, a table on one page; wide ones across the sheet, their heads always in sight."""
    book = opened(seed)
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
            9, 0 if sheet.title in (ABOUT, WORDS, CHECKS) else None,
        )  # fmt: skip
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    requests = book[seed.form.section("requests").heading]
    assert (requests.page_setup.orientation, requests.print_title_rows, requests.freeze_panes) == (
        "landscape", "$1:$5", "D6",
    )  # fmt: skip


# --- what another program makes of it


def reckoned(book: Workbook, folder: Path, name: str) -> Workbook:
    """Return a workbook as LibreOffice reckons it anew."""
    book.save(folder / f"{name}.xlsx")
    return openpyxl.load_workbook(converted(folder / f"{name}.xlsx", "xlsx"), data_only=True)


def errors(book: Workbook) -> list[object]:
    """Return the values of a workbook that are errors."""
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    return [value for value in values if isinstance(value, str) and value.startswith("#")]


@pytest.mark.slow
def test_libreoffice_reckons_what_is_stored(
    full: Report, changed: Callable[..., Report], tmp_path: Path
) -> None:
    """Every total and every identity comes out as it was stored, wrong and undecided ones too."""
    wrong = changed(received(4) | {"figures.requests.granted.research": None}, {})
    for name, report in (("full", full), ("wrong", wrong)):
        stored, live = opened(report), opened(report, values=False)
        found = reckoned(live, tmp_path, name)
        assert errors(found) == []
        for sheet in stored:
            for row, again in zip(
                sheet.iter_rows(values_only=True),
                found[sheet.title].iter_rows(values_only=True),
                strict=False,
            ):
                assert [value or "" for value in row] == [value or "" for value in again[: len(row)]]


@pytest.mark.slow
def test_a_form_filled_in_offline_reckons_its_totals(full: Report, tmp_path: Path) -> None:
    """A clerk fills in the parts; the totals and the identities follow."""
    blank = blank_report(full.form, 2024, full.last)
    book = opened(blank, values=False)
    parts: dict[str, Value] = {}
    for address, each in full.form.cells.items():
        if not (each.row.equals or each.column.equals):
            parts[address] = full.figures[address]
            typed = plain(parts[address])
            cell(book, blank, address).value = float(typed) if isinstance(typed, str) else typed
    book[ABOUT]["B2"] = "乙镇人民政府"
    found = reckoned(book, tmp_path, "filled")
    assert errors(found) == []
    for address, value in complete(full.form, parts).items():
        if isinstance(value, int):
            assert cell(found, full, address).value == number(value)
    assert set(outcomes(found).values()) == {"相符"}
    assert found[ABOUT]["B1"].value == "乙镇人民政府2024年政府信息公开工作年度报告"


@pytest.mark.slow
def test_a_text_put_into_a_form_is_named_when_it_is_reckoned(seed: Report, tmp_path: Path) -> None:
    """Whatever got past the rules for entry: a word, a number with its measure, a space, digits as text."""
    blank = blank_report(editions()["2021"], 2025, seed)
    book = opened(blank, values=False)
    texts = {
        "received.natural": "3件",
        "granted.other": "无",
        "petition.business": " ",
        "repeated.other": "3",
    }
    for address, text in texts.items():
        cell(book, blank, f"requests.{address}").value = text
    cell(book, blank, "disclosure.charges.amount").value = "12345678901.123456"
    found = reckoned(book, tmp_path, "texts")
    assert fillings(found) == [
        ("", "空着 9 格"), ("D6是文字 I8是文字 E21是文字 I22是文字 ", "有文字 4 格"), ("", "空着 12 格"),
    ]  # fmt: skip


def red(form: Form, column: Column, address: str) -> str:
    """Return the condition on which a cell turns red."""
    return f"={is_text(form, column, address)}"


@pytest.mark.slow
def test_what_turns_red(tmp_path: Path) -> None:
    """A text where a number is asked for; an amount with its unit, or too long for a number, is none."""
    form, new = editions()["2019"], editions()["2021"]
    count, spent = (
        form.cells[a].column for a in ("requests.received.natural", "disclosure.procurement.spending")
    )
    charges = new.cells["disclosure.charges.amount"].column
    cases: list[tuple[Form, Column, object, bool]] = [(form, count, value, False) for value in (None, 0, 12)]
    cases += [(form, count, value, True) for value in ("/", "无", "12件", "3")]
    cases += [(form, spent, value, False) for value in (0, "152790元", "240.5万元")]
    cases += [(form, spent, value, True) for value in ("/", "五万元", "152790")]
    cases += [
        (new, charges, value, wrong)
        for value, wrong in ((1.5, False), ("12345678901.123456", False), ("5万元", True))
    ]
    book = openpyxl.Workbook()
    (sheet,) = book
    for row, (each, column, value, _) in enumerate(cases, 1):
        sheet.cell(row, 1).value = value
        sheet.cell(row, 2).value = red(each, column, f"A{row}")
    found = reckoned(book, tmp_path, "red").worksheets[0]
    assert [bool(found.cell(row, 2).value) for row in range(1, len(cases) + 1)] == [
        wrong for *_, wrong in cases
    ]


@pytest.mark.slow
def test_an_empty_form_reckons_to_blanks(tmp_path: Path) -> None:
    """No zero and no error appears in a form that nobody has touched."""
    blank = blank_report(editions()["2019"], 2020, None)
    found = reckoned(opened(blank, values=False), tmp_path, "blank")
    assert errors(found) == []
    assert {cell(found, blank, address).value or None for address in blank.figures} == {None}
    assert set(outcomes(found).values()) == {"还没填完"}


PROBES: dict[str, tuple[tuple[object, ...], tuple[object, ...]]] = {
    "requests.received.natural": ((0, 12, "/", "—", "无"), (-1, 1.5, "12件", "x", "-")),
    "disclosure.licence.change": ((0, 19, -19, "/"), (1.5, "十九")),
    "disclosure.procurement.spending": (
        (0, "152790元", "240.5万元", "/"),
        (152790, "152790", "-1元", "元", "五万元"),
    ),
}


@pytest.mark.slow
def test_what_may_be_typed(tmp_path: Path) -> None:
    """The rules, reckoned by LibreOffice, let in what the form takes and nothing else."""
    form = editions()["2019"]
    cases: list[tuple[Column, object, bool]] = [
        (form.cells[address].column, value, right)
        for address, (good, bad) in PROBES.items()
        for values, right in ((good, True), (bad, False))
        for value in values
    ]
    charges = editions()["2021"].cells["disclosure.charges.amount"].column
    cases += [(charges, value, True) for value in (0, 190.457379, "12345678901.123456", "/")]
    cases += [(charges, value, False) for value in (-1, "5万元", "约5")]
    book = openpyxl.Workbook()
    (sheet,) = book
    for row, (column, value, _) in enumerate(cases, 1):
        sheet.cell(row, 1).value = value
        sheet.cell(row, 2).value = entry_rule(form, column, f"A{row}").formula
    found = reckoned(book, tmp_path, "rules").worksheets[0]
    assert [bool(found.cell(row, 2).value) for row in range(1, len(cases) + 1)] == [
        right for *_, right in cases
    ]
