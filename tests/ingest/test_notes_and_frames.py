"""Cells as people and programs leave them: marks of notes, struck numbers, numbered rows, columns of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.account import Ingested, lines
from tests.ingest.flat_report import ingested, page, requests
from tests.ingest.html_tables import TWO, table
from tests.ingest.shapes.judge import read
from tests.ingest.source.sources import docx, paragraph, word_table
from tests.ingest.text_tables import FOUR, KINDS, VALUES

RULES = "disclosure.rules.made"
HEADS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"


def rules(folder: Path, cell: str) -> Ingested:
    """Return the reading of a page in which one cell has this content."""
    return ingested(folder, TWO + table(HEADS, ["规章", cell, "2", "3"]), suffix="html")


def word_rules(folder: Path, cell: str) -> Ingested:
    """Return the same of a Word file; the cell's content is XML of its runs."""
    title, tail = "甲水县乙山镇2024年政府信息公开工作年度报告", "五、存在的主要问题及改进情况"
    body = word_table(HEADS, ["规章", f"<w:p>{cell}</w:p>", "2", "3"])
    words = (title, "一、总体情况", "正文。", "二、主动公开政府信息情况")
    content = "".join(map(paragraph, words)) + body + paragraph(tail) + paragraph("无。")
    found: Ingested = read(folder / "report.docx", docx(content), 2024)
    return found


def run(text: str, properties: str = "") -> str:
    """Return a run of a Word paragraph."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("cell", [
    "17<sup>1</sup>", "17<sup>[1]</sup>", "17<sup>注1</sup>", "17①", "17[1]", "17〔2〕", "17（注1）", "17<span style='vertical-align:super'>1</span>", "17¹",
])  # fmt: skip
def test_a_number_before_the_mark_of_a_note_is_read(tmp_path: Path, cell: str) -> None:
    """Where the file itself raises or encloses the mark, and the account tells it."""
    found = rules(tmp_path, cell)
    assert found.cells()[RULES] == 17
    assert [each.what[:6] for each in found.account.remarks] == ["后面有注号“"]


@pytest.mark.parametrize("cell", [
    "17*", "17＊", "17(1)", "17 1", "17<span style='position:relative;top:-.4em'>1</span>", "17<span style='vertical-align:3px'>1</span>", "<sup>1</sup>17", "17<sup>1</sup>8",
])  # fmt: skip
def test_what_is_no_certain_mark_of_a_note_is_refused(tmp_path: Path, cell: str) -> None:
    """A star covers digits; digits moved by a measure, or with others behind them, may be the number's."""
    found = rules(tmp_path, cell)
    assert RULES not in found.cells()
    assert RULES in found.refused


def test_a_note_behind_money_is_no_unit(tmp_path: Path) -> None:
    """The amount is read."""
    heads = ["信息内容", "本年收费金额（单位：万元）"]
    found = ingested(tmp_path, TWO + table(heads, ["行政事业性收费", "1594.2<sup>1</sup>"]), suffix="html")
    assert found.cells()["disclosure.charges.amount"] == "1594.2"


@pytest.mark.parametrize("cell", ["<del>77</del>1950", "<s>77</s> 1950", "<span style='text-decoration:line-through'>1</span>1950"])  # fmt: skip
def test_a_new_number_behind_a_struck_one_is_read(tmp_path: Path, cell: str) -> None:
    """With a remark."""
    found = rules(tmp_path, cell)
    assert found.cells()[RULES] == 1950
    assert [each.what for each in found.account.remarks] == ["前面有划去的字，读的是后面的数"]


@pytest.mark.parametrize("cell", ["<del>77</del>", "19<del>5</del>0", "1950<del>77</del>", "<del>7</del>1<del>9</del>5"])  # fmt: skip
def test_a_struck_number_otherwise_leaves_doubt(tmp_path: Path, cell: str) -> None:
    """Alone, within a number, behind one."""
    assert RULES in rules(tmp_path, cell).refused


def test_word_marks_and_strikes_as_a_page_does(tmp_path: Path) -> None:
    """By the run's own properties; text that is only lifted may be part of the number."""
    mark, struck = '<w:vertAlign w:val="superscript"/>', "<w:strike/>"
    assert word_rules(tmp_path, run("17") + run("1", mark)).cells()[RULES] == 17
    assert word_rules(tmp_path, run("77", struck) + run("1950")).cells()[RULES] == 1950
    for cell in (run("77", struck), run("19") + run("5", struck) + run("0"), run("17") + run("1", '<w:position w:val="8"/>')):  # fmt: skip
        assert RULES in word_rules(tmp_path, cell).refused


def received(*, first: list[str] | None = None, rows: int = 2) -> str:
    """Return table three, its rows with cells before the stub where `first` gives them; the header has one."""
    labels = (RECEIVED, CARRIED)[:rows]
    found = page([[(label, 3, 1), *((str(7 * at + n), 1, 1) for n in range(1, 8))] for at, label in enumerate(labels)])  # fmt: skip
    if first:
        found = found.replace("<tr><td", f'<tr><td rowspan="3">{first[0]}</td><td', 1)
        for number, label in zip(first[1:], labels, strict=True):
            found = found.replace(f'<td colspan="3" rowspan="1">{label}', f'<td>{number}</td><td colspan="3" rowspan="1">{label}')  # fmt: skip
    return found


def test_numbers_of_rows_before_the_stubs_are_no_figures(tmp_path: Path) -> None:
    """And they take no other table down."""
    found = ingested(tmp_path, received(first=["序号", "1", "2"]), suffix="html")
    assert {k: found.cells().get(k) for k in requests("received", *range(1, 8))} == requests("received", *range(1, 8))  # fmt: skip
    assert found.account.unplaced == ()


def test_a_table_that_cannot_be_read_leaves_the_next_alone(tmp_path: Path) -> None:
    """Its header is none of the next one's."""
    three = received().replace(RECEIVED, "甲乙丙丁").replace(CARRIED, "戊己庚辛")
    four = FOUR.split("\n")
    heads = "".join(f"<tr>{''.join(f'<td colspan={across}>{text}</td>' for text, across in row)}</tr>" for row in ([("行政复议", 5), ("行政诉讼", 10)], [(kind, 1) for kind in KINDS] + [("未经复议直接起诉", 5), ("复议后起诉", 5)], [("", 1)] * 5 + [(kind, 1) for kind in KINDS * 2]))  # fmt: skip
    body = (
        f"<p>{four[0]}</p><table>{heads}<tr>{''.join(f'<td>{value}</td>' for value in VALUES)}</tr></table>"
    )
    found = ingested(tmp_path, three + body, suffix="html")
    read_ = [value for place, value in found.cells().items() if place.startswith("appeals.")]
    assert read_ == list(range(1, 16))
    assert any("没有读到  三、" in line for line in lines(found))


def test_a_program_numbers_rows_and_columns(tmp_path: Path) -> None:
    """From nothing on; counts with a point are read with a remark."""
    rows = [["", "0", "1", "2", "3"], ["0", *HEADS], ["1", "规章", "5.0", "6.0", "7.0"], ["2", "行政规范性文件", "1", "2", "3"]]  # fmt: skip
    found = ingested(tmp_path, TWO + table(*rows), suffix="html")
    assert [found.cells()[f"disclosure.rules.{column}"] for column in ("made", "abolished", "in_force")] == [5, 6, 7]  # fmt: skip
    assert [each.what for each in found.account.remarks] == ["等 3 处，写成了小数，读作整数"]


def test_a_sheet_that_a_program_wrote_with_commas_is_a_report(tmp_path: Path) -> None:
    """Its first column numbers all lines of the report."""
    texts = ["甲水县乙山镇2024年政府信息公开工作年度报告", "一、总体情况", "正文。", "二、主动公开政府信息情况", ",".join(HEADS), "规章,5,6,7", "行政规范性文件,1,2,3", "五、存在的主要问题及改进情况", "无。"]  # fmt: skip
    content = ",0,1,2,3\n" + "".join(f"{at},{text}{',' * (3 - text.count(','))}\n" for at, text in enumerate(texts))  # fmt: skip
    found = read(tmp_path / "report.csv", content, 2024)
    assert [found.cells()[f"disclosure.rules.{column}"] for column in ("made", "abolished", "in_force")] == [5, 6, 7]  # fmt: skip


def test_columns_of_nothing_keep_others_apart(tmp_path: Path) -> None:
    """Rows of nothing, too; the last row of a table may be one to be filled in."""
    rows = [[text for each in row for text in (each, "")] for row in (HEADS, ["规章", "5", "6", "7"], ["行政规范性文件", "1", "2", "3"])]  # fmt: skip
    blank = [""] * len(rows[0])
    found = ingested(tmp_path, TWO + table(blank, *(each for row in rows for each in (row, blank))), suffix="html")  # fmt: skip
    assert [found.cells()[f"disclosure.rules.{column}"] for column in ("made", "abolished", "in_force")] == [5, 6, 7]  # fmt: skip


@pytest.mark.parametrize(("doubtful", "kept"), [("7²8", 14), ("", 15), ("1*", 14), ("9a", 14)])
def test_one_doubtful_cell_of_table_four_is_refused_alone(tmp_path: Path, doubtful: str, kept: int) -> None:
    """Wherever it stands in the row."""
    for at in (0, 6, 14):
        row = [*VALUES[:at], doubtful, *VALUES[at + 1 :]]
        cells = "".join(f"<td>{value}</td>" for value in row)
        heads = "".join(f"<tr>{''.join(f'<td colspan={across}>{text}</td>' for text, across in line)}</tr>" for line in ([("行政复议", 5), ("行政诉讼", 10)], [(kind, 1) for kind in KINDS] + [("未经复议直接起诉", 5), ("复议后起诉", 5)], [("", 1)] * 5 + [(kind, 1) for kind in KINDS * 2]))  # fmt: skip
        found = ingested(tmp_path, f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table>{heads}<tr>{cells}</tr></table>", suffix="html")  # fmt: skip
        assert sum(place.startswith("appeals.") for place in found.cells()) == kept
        assert len(found.account.unplaced) == 15 - kept


def test_table_four_in_three_blocks(tmp_path: Path) -> None:
    """Each with a head that tells both the group and its own name."""
    heads = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼——复议后起诉")
    rows = [line for at, head in enumerate(heads) for line in (f'<tr><td colspan="5">{head}</td></tr>', f"<tr>{''.join(f'<td>{kind}</td>' for kind in KINDS)}</tr>", f"<tr>{''.join(f'<td>{5 * at + n}</td>' for n in range(1, 6))}</tr>")]  # fmt: skip
    found = ingested(tmp_path, f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table>{''.join(rows)}</table>", suffix="html")  # fmt: skip
    values = [value for place, value in found.cells().items() if place.startswith("appeals.")]
    assert values == list(range(1, 16))


def test_a_merged_cell_that_is_repeated_is_one_value_where_it_agrees(tmp_path: Path) -> None:
    """As programs write it that know no merged cells."""
    heads, right = "信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量", {"5": 5, "6": None}
    for other, expected in right.items():
        text = f"二、主动公开政府信息情况\n\n| {heads} |\n| --- | --- | --- | --- |\n| 行政许可 | 5 | {other} | 5 |\n"  # fmt: skip
        found = ingested(tmp_path, text, suffix="md")
        assert found.cells().get("disclosure.licence.decisions") == expected
        assert bool(found.account.unplaced) == (expected is None)


def test_a_line_of_numbers_is_never_words(tmp_path: Path) -> None:
    """Though nobody knows its row; and the account does not say that the file has no such table."""
    text = (
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信   12  3  4  5  6  7  37\n息公开申请数\n量\n"
    )
    found = ingested(tmp_path, text)
    assert any("12 3 4 5 6 7 37" in " ".join(each.text.split()) for each in found.account.unplaced)
    assert not any("37" in str(words) for words in found.parameters["narrative"].values())
    assert any("没有读到  三、" in line for line in lines(found))


def test_what_is_alike_is_told_with_its_tables(tmp_path: Path) -> None:
    """How many rows of which."""
    rows = [[f"甲{at}乙丙", "1", "2", "3"] for at in range(7)]
    found = ingested(tmp_path, TWO + table(HEADS, *rows), suffix="html")
    assert any("等 7 处（第 1 张表 7 处）" in line for line in lines(found))
