"""Damage that was once read wrong without a word: each by itself, so that it stays mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit.ingest.tables.placing import STRAYED
from tests.ingest.damaged_files import FORMS, MADE, faults, survives, undamaged
from tests.ingest.damaged_files import bare as printed_digits
from tests.ingest.flat_report import HEADER, ingested
from tests.ingest.shapes.damage import At, put, put_rows, spot
from tests.ingest.shapes.sheet import Sheet

Change = Callable[[Sheet], Sheet]


def label(sheet: Sheet, at: At, text: str) -> Sheet:
    """Return the table with another text in a cell."""
    return put(sheet, at, replace(spot(sheet, at), text=text))


def saying(at: At, text: str) -> Change:
    """Print another text in a cell."""
    return lambda sheet: label(sheet, at, text)


def doubled(at: At) -> Change:
    """Print a cell twice."""
    return lambda sheet: put(sheet, at, spot(sheet, at), spot(sheet, at))


def spanning(at: At, colspan: int, rowspan: int) -> Change:
    """Give a cell other spans."""
    return lambda sheet: put(sheet, at, replace(spot(sheet, at), colspan=colspan, rowspan=rowspan))


def without_row(at: At) -> Change:
    """Take a row out."""
    return lambda sheet: put_rows(sheet, at, ())


def one_group_named_twice(sheet: Sheet) -> Sheet:
    """Let one group's label look like the other's, which has lost two labels below it."""
    sheet = label(sheet, At(0, 1, 5), "复议接起诉")
    return label(label(sheet, At(0, 2, 7), ""), At(0, 2, 8), "")


def header_and_row_swapped(sheet: Sheet) -> Sheet:
    """Print the last row's label in the header's first cell, and that one's beside the figure."""
    header, row = At(3, 1, 0), At(3, 2, 0)
    texts = spot(sheet, header).text, spot(sheet, row).text
    return label(label(sheet, header, texts[1]), row, texts[0])


CASES: dict[str, tuple[str, int, str, Change]] = {
    "a row wider than its table": ("one giant table", 0, "disclosure", doubled(At(0, 2, 1))),
    "a header wider than its table": ("one giant table", 1, "disclosure", spanning(At(0, 1, 0), 2, 1)),
    "a figure that reaches into the next row": ("one giant table", 0, "disclosure", spanning(At(0, 2, 1), 1, 2)),
    "two groups that look the same": ("table split with header repeated", 1, "appeals", one_group_named_twice),
    "the lowest header row lost": ("word saved as filtered html", 0, "appeals", without_row(At(0, 2, 0))),
    "the last block's column misnamed": ("text, a cell a line", 0, "disclosure", saying(At(3, 1, 1), "费金额（单位：万元）")),
    "the last row's label lost": ("text, a cell a line", 1, "disclosure", saying(At(4, 2, 0), "")),
    "a header that fits another edition": ("a paragraph a cell", 0, "disclosure", header_and_row_swapped),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
def test_a_damaged_table_is_read_right_or_refused(tmp_path: Path, what: str) -> None:
    """No cell has another one's figure, and no figure goes unmentioned."""
    name, edition, section, change = CASES[what]
    form = FORMS[edition]
    pieces = [
        change(piece) if isinstance(piece, Sheet) and piece.section == section else piece
        for piece in MADE[form.edition]
    ]
    assert faults(tmp_path, name, form, pieces) == ({}, {})


JOINTS: dict[str, tuple[str, int, list[tuple[str, str]]]] = {
    "two numbers on a line": ("text, a cell a line", 1, [("1261\n+1558", "1261 +1558")]),
    "a number and the next label on a line": ("text, a cell a line", 0, [("1396\n", "1396 ")]),
    "two rows and their headers side by side": (
        "text with tabs", 1, [("项\t\t\t\n信息内容\t本年新", "项\t\t\t 信息内容\t本年新"), ("1531\n", "1531")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", JOINTS)
def test_joined_lines_are_read_right_or_refused(tmp_path: Path, what: str) -> None:
    """A figure that grew together with what follows is no blank, and nobody else's figure."""
    name, edition, joints = JOINTS[what]
    form = FORMS[edition]
    content = undamaged(name, form.edition).decode()
    for old, new in joints:
        assert old in content
        content = content.replace(old, new, 1)
    printed = {address: {number} for address, number in printed_digits(form).items()}
    survives(tmp_path, name, form, content.encode(), printed)


def test_a_workbook_whose_header_lost_a_row_misplaces_nothing(tmp_path: Path) -> None:
    """Without the row of 自然人 every label below stands one column to the left of its figures."""
    form = FORMS[0]
    pieces = [
        without_row(At(0, 1, 0))(piece) if isinstance(piece, Sheet) and piece.section == "requests" else piece
        for piece in MADE[form.edition]
    ]
    wrong, _ = faults(tmp_path, "workbook laid out by hand", form, pieces)
    assert wrong == {}


@pytest.mark.parametrize("space", ["\u2009", "\u202f"])
def test_a_thin_space_sets_thousands_apart(tmp_path: Path, space: str) -> None:
    """Nobody types one between two numbers: it is no gap between cells, in a line or in a cell."""
    row = "规章 {} 0 12\n".format(f"1{space}234")
    head = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"
    found = ingested(tmp_path, head + row)
    assert [found.cells()[f"disclosure.rules.{name}"] for name in ("made", "abolished", "in_force")] == [
        1234,
        0,
        12,
    ]
    short = ingested(tmp_path, head + row.replace(" 0 ", " "))
    assert not any(place.startswith("disclosure.rules.") for place in short.cells())
    cells = "".join(f"<td>{text}</td>" for text in row.strip().split(" "))
    heads = "".join(f"<th>{text}</th>" for text in head.split("\n")[1].split(" "))
    page = f"<p>二、主动公开政府信息情况</p><table><tr>{heads}</tr><tr>{cells}</tr></table>"
    assert ingested(tmp_path, page, suffix="html").cells()["disclosure.rules.made"] == 1234


@pytest.mark.parametrize(
    "text", ["1\u20096", "12\u200934", "1\u2009234\u20095", "0\u2009123", "1\u2009234\u20095678"]
)
def test_a_thin_space_elsewhere_is_a_gap(tmp_path: Path, text: str) -> None:
    """Two numbers in one cell are nobody's."""
    cells = "".join(f"<td>{each}</td>" for each in ("规章", text, "0", "12"))
    heads = "".join(
        f"<th>{each}</th>" for each in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    )
    page = f"<p>二、主动公开政府信息情况</p><table><tr>{heads}</tr><tr>{cells}</tr></table>"
    found = ingested(tmp_path, page, suffix="html")
    assert "disclosure.rules.made" not in found.cells()
    assert found.account.unplaced


@pytest.mark.parametrize("words", [
    "全年公开信息1\u2009234条，比上年多3\u202f456条。",
    "一二三四各村分别为12\u2009345\u2009678件。",
    "联系电话：12\u2009345\u2009678",
])  # fmt: skip
@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_thin_spaces_in_words_stay_as_they_are(tmp_path: Path, words: str, suffix: str) -> None:
    """Whether they part two numbers or thousands, the report's words are its own."""
    below = f"六、其他需要报告的事项\n{words}\n"
    below = "".join(f"<p>{line}</p>" for line in below.splitlines()) if suffix == "html" else below
    assert words in ingested(tmp_path, below, suffix=suffix).parameters["narrative"]["other_matters"]
    cell = f"<p>六、其他需要报告的事项</p><table><tr><td>说明</td><td>{words}</td></tr></table>"
    assert words in ingested(tmp_path, cell, suffix="html").parameters["narrative"]["other_matters"]


APART = "12 3\n(备查)\n7 5\n(备查)\n4 6\n"


@pytest.mark.parametrize(("apart", "certain"), [(APART, False), ("12 3\n", True), ("", True)])
def test_no_blank_is_certain_where_rows_of_numbers_stand_apart(
    tmp_path: Path, apart: str, certain: bool
) -> None:
    """They may be the rest of the rows above, on a sheet of their own; one alone may be anything."""
    heads = "".join(
        f"<td>{head}</td>" for head in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    )
    row = "<td>规章</td><td></td><td></td><td>4</td>"
    lines = "".join(f"<p>{line}</p>" for line in apart.splitlines())
    page = f"<p>二、主动公开政府信息情况</p><table><tr>{heads}</tr><tr>{row}</tr></table>{lines}"
    cells = ingested(tmp_path, page, suffix="html").cells()
    assert cells["disclosure.rules.in_force"] == 4
    assert ("disclosure.rules.made" in cells) == certain


@pytest.mark.parametrize("number", ["- 3 -", "— 12 —", "第 3 页", "第3页 共5页"])
def test_a_pages_number_is_neither_words_nor_a_tables(tmp_path: Path, number: str) -> None:
    """Copied from a PDF it stands between two rows, between two paragraphs, or behind the last words."""
    heads = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"
    table = f"{heads}规章 1 0 2\n{number}\n行政规范性文件 3 1 5\n"
    below = f"六、其他需要报告的事项\n第一段。\n{number}\n第二段。\n{number}\n"
    found = ingested(tmp_path, table + below)
    assert found.cells()["disclosure.normative.made"] == 3
    assert found.cells()["disclosure.rules.in_force"] == 2
    assert found.parameters["narrative"]["other_matters"].splitlines()[:2] == ["第一段。", "第二段。"]
    assert number in found.account.dropped
    assert found.account.unplaced == ()


def lined(*rows: tuple[str, str]) -> str:
    """Return table three with a cell a line, each row's numbers as they are told."""
    heads = "\n".join(line.strip("\t").replace("\t", "\n") for line in HEADER)
    cells = "".join(
        f"{label}\n" + "".join(f"{number}\n" for number in numbers.split()) for label, numbers in rows
    )
    return f"三、收到和处理政府信息公开申请情况\n{heads}\n{cells}"


WHOLE = ("一、本年新收政府信息公开申请数量", "3 1 0 0 0 0 4")
OVER = ("二、上年结转政府信息公开申请数量", "0 0 1 0 0 0 1 2 5"), ("（一）予以公开", "1 0 0 0 0 0 1 7")


def test_no_row_is_read_where_numbers_strayed_into_others(tmp_path: Path) -> None:
    """Two rows with more numbers than columns show that the order of copying is not the table's."""
    one = ingested(tmp_path, lined(WHOLE, OVER[0])).cells()
    assert one["requests.received.natural"] == 3
    found = ingested(tmp_path, lined(WHOLE, *OVER))
    assert not [place for place in found.cells() if place.startswith("requests.")]
    assert {each.reason for each in found.account.unplaced} == {STRAYED}


def test_a_number_behind_a_gap_is_no_word_of_a_tables_section(tmp_path: Path) -> None:
    """A PDF's line of a broken label and a number is told, however long it is."""
    line = "（区分处理的，只计这一情形，不计其他情形的部分）"
    rows = f"规章 1 2\n{line}  7\n"
    found = ingested(tmp_path, f"二、主动公开政府信息情况\n12 3\n{rows}行政规范性文的件数  {'     '}34.5\n")
    assert any("34.5" in each.text for each in found.account.unplaced)
    assert "34.5" not in str(found.parameters["narrative"])
