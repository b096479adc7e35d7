"""Any valid report, as a Hypothesis strategy, and the files that a report is published as."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook, new_output

from kit.form.cell_value import MOST, Kind, Money, Value, number, plain, read_value
from kit.form.official_form import LEAD, PREAMBLE, Cell, Form
from kit.page import verbs as page
from kit.page.cell_output import Fragment
from kit.page.exporters import PAGE_TAG, PublicPage
from kit.report.narrative import render
from kit.report.parameters import report_from
from kit.report.report import Report
from tests.ingest.shapes.judge import placed
from tests.ingest.shapes.sheet import Plain

NAMES = [
    ("乙山镇", "甲水县乙山镇人民政府", "甲水县"),
    ("廿三里街道", "丙市丁区廿三里街道办事处", "丁区"),
    ("两河乡", "甲水县两河乡人民政府", "甲水县"),
    ("巴音苏木", "戊旗巴音苏木人民政府", "戊旗"),
    ("湖南镇", "己区湖南镇人民政府", "己区"),
]
SENTENCES = [
    "全年公开信息{n}条，其中政策文件{n}件、工作动态{n}条。",
    "新收申请{n}件，自然人{n}件；予以公开{n}件，不予公开0件，结转下年度继续办理{n}件。",
    "行政许可{n}件，行政处罚{n}件，收费{n}.5万元，同比增长{n}%！",
    "“先审后发”，做到‘应公开、尽公开’（含{n}个村）……",
    "联系电话：0377-6000{n}，网址：www.example.gov.cn/zwgk/?id={n}&p=1。",
    "一是公开不够及时；二是解读偏少；三是人员更替。",
    "{{ year }}年，按{{ facts.办法.名称 }}办结{{ facts.办结 }}件。",
    "第{n}次会议讨论了规章、行政规范性文件的清理；总计{n}次",
]
NUMBERED = ["（一）存在的问题。", "（二）下一步打算：", "1.公开不够及时。", "（3）依申请公开件数少；", "一、二季度各公开", "三、四类信息",
    "第一，", "2.重复申请", "（七）总计"]  # fmt: skip
HOSTILE = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "<script>alert(1)</script>", "</td></tr><td>7</td>", r"\{{ year \}}",
    r"\{% x %}", "{year}", "{}", "&nbsp;&lt;", "a|b|c", "| --- | --- |", "**粗**_斜_", "]]>", "'\"`", "\\n", "# 号", "㙟𠮷镕",
]  # fmt: skip


def reports(form: Form) -> st.SearchStrategy[Report]:
    """Return any valid report under `form`: figures of every kind, totals right, wrong or left out, words."""
    return st.builds(
        _report,
        st.just(form),
        st.sampled_from(NAMES),
        st.sampled_from((form.first_year, form.first_year + 1)),
        figures(form),
        st.sampled_from(["right", "wrong", "left out", "mixed"]),
        st.randoms(use_true_random=False),
        narratives(form),
    )


def figures(form: Form) -> st.SearchStrategy[dict[str, Plain]]:
    """Return a value for every cell that is no total, by address."""
    cells = [cell for cell in form.cells.values() if not _is_total(cell)]
    return st.tuples(*(_values(form, cell) for cell in cells)).map(
        lambda values: dict(zip((cell.address for cell in cells), values, strict=True))
    )


def _values(form: Form, cell: Cell) -> st.SearchStrategy[Plain]:
    gaps = st.sampled_from([None, *form.marks])
    match cell.column.kind:
        case Kind.MONEY:
            units = cell.column.units if len(cell.column.units) > 1 else ("",)
            parts = st.tuples(st.integers(0, 10**9), st.sampled_from(["", ".5", ".07", ".457379", ".00"]))
            amounts = st.builds(lambda part, unit: f"{part[0]}{part[1]}{unit}", parts, st.sampled_from(units))
            return st.one_of(amounts, st.just("0"), gaps)
        case Kind.SIGNED:
            return st.one_of(st.integers(-50, 50), st.integers(-MOST + 1, MOST - 1), gaps)
    small = st.integers(0, 20)
    return st.one_of(small, small, st.integers(0, MOST // 100), gaps)


def _is_total(cell: Cell) -> bool:
    return bool(cell.row.equals or cell.column.equals)


def words() -> st.SearchStrategy[str]:
    """Return some paragraphs of Chinese prose, with punctuation, numbers and strings that mean to do harm."""
    sentence = st.builds(
        lambda text, n: text.replace("{n}", str(n)), st.sampled_from(SENTENCES), st.integers(0, 3000)
    )
    piece = st.one_of(sentence, sentence, st.sampled_from(HOSTILE))
    lines = st.lists(piece, min_size=1, max_size=3).map("".join)
    numbered = st.builds(str.__add__, st.sampled_from(NUMBERED), st.one_of(lines, st.just("")))
    return st.lists(st.one_of(lines, lines, numbered), max_size=3).map("\n".join)


def narratives(form: Form) -> st.SearchStrategy[dict[str, Any]]:
    """Return the words of a report: by section, or by subsection with a lead."""
    parts: dict[str, st.SearchStrategy[Any]] = {PREAMBLE: words()}
    for section in form.sections:
        whole = words()
        if section.subsections:
            places = [LEAD, *(part.id for part in section.subsections)]
            parts[section.id] = st.one_of(whole, st.fixed_dictionaries({place: words() for place in places}))
        else:
            parts[section.id] = whole
    return st.fixed_dictionaries(parts)


def _report(
    form: Form,
    names: tuple[str, str, str],
    year: int,
    cells: Mapping[str, Plain],
    totals: str,
    drawn: Any,
    narrative: dict[str, Any],
) -> Report:
    township, agency, county = names
    parameters: dict[str, Any] = {
        "township": township,
        "agency": agency,
        "county": county,
        "year": year,
        "edition": form.edition,
        "figures": _by_table(cells),
        "facts": {"办结": year - 2000, "办法": {"名称": "《条例》", "依据": ["甲", "乙"]}},
        "narrative": narrative,
    }
    if totals == "mixed":
        parameters |= {
            "division": "411303",
            "deadline": f"{year + 1}-01-31",
            "submitted": f"{year + 1}-01-20",
        }
    computed = report_from(parameters)
    printed = dict(cells)
    for address in computed.computed:
        how = drawn.choice(["right", "wrong", "left out"]) if totals == "mixed" else totals
        if how != "left out":
            right = plain(computed.figures[address])
            wrong = drawn.choice([None, "/", 0, drawn.randrange(10**6)])
            printed[address] = right if how == "right" else wrong
    return report_from(parameters | {"figures": _by_table(printed)})


def _by_table(cells: Mapping[str, Plain]) -> dict[str, dict[str, dict[str, Plain]]]:
    tables: dict[str, dict[str, dict[str, Plain]]] = {}
    for address, value in cells.items():
        table, row, column = address.split(".")
        tables.setdefault(table, {}).setdefault(row, {})[column] = value
    return tables


def public_page(report: Report) -> str:
    """Return the public page of a report, as the exporter writes it from an executed notebook."""
    pieces = (page.heading(report), page.sections(report))
    notebook = new_notebook(cells=[_executed(piece) for piece in pieces])
    html, _ = PublicPage().from_notebook_node(notebook)
    return html


def _executed(piece: Fragment) -> Any:
    output = new_output("execute_result", data=piece._repr_mimebundle_(), execution_count=1)
    return new_code_cell("show", execution_count=1, outputs=[output], metadata={"tags": [PAGE_TAG]})


def without_data(html: str) -> str:
    """Return a public page without the parameters embedded in it."""
    stripped = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert stripped != html
    return stripped


def comparable(value: Value) -> object:
    """Return what must survive a round trip: the number, the mark, or None for a blank."""
    return ("元", number(value)) if isinstance(value, Money) else value


def printed_words(report: Report) -> dict[tuple[str, str], str]:
    """Return the rendered words by section and subsection, white space gone; empty ones left out."""
    found = {(each.section, each.subsection): "".join(each.text.split()) for each in render(report)}
    return {place: text for place, text in found.items() if text}


def same_figures(report: Report, ingested: Any) -> None:
    """Every cell was read, as the number, the mark or the blank that the report prints."""
    back = {}
    for address, raw in placed(ingested).items():
        cell = report.form.cells[address]
        value = read_value(raw, cell.column.kind, report.form.units_of(cell.column), report.form.marks)
        back[address] = comparable(value)
    printed = {address: comparable(value) for address, value in report.figures.items()}
    assert {
        address: value for address, value in printed.items() if value != back.get(address, "not read")
    } == {}
    assert [each.text for each in ingested.account.unplaced] == []
    assert ingested.form.edition == report.form.edition
