"""Plain text and Markdown: lines, and tables written with tabs or pipes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.ingest.source.printed import PrintedTable
from tests.ingest.source.sources import lines, read, rows, tables


def test_lines_keep_their_words_and_their_numbers(tmp_path: Path) -> None:
    """Blank lines are dropped; a place is the line's number in the file."""
    source = read(tmp_path, "标题\n\n　　2024年，我镇公开 3 条。\n")
    assert [(piece.text, piece.place) for piece in source.pieces if not isinstance(piece, PrintedTable)] == [
        ("标题", "第 1 行"),
        ("2024年，我镇公开 3 条。", "第 3 行"),
    ]


def test_rows_with_tabs_are_a_table_with_its_empty_cells(tmp_path: Path) -> None:
    """Every cell counts, those behind the last text too; nothing is known of merges."""
    (table,) = tables(read(tmp_path, "甲\t\t乙\t\n\t1\t\t2\n"))
    assert rows(table) == [["甲", "", "乙", ""], ["", "1", "", "2"]]
    assert not table.merges


def test_a_quoted_cell_of_several_lines_is_one_cell(tmp_path: Path) -> None:
    """So Excel copies it; quotation marks in a cell of one line, or around words, stay."""
    (table,) = tables(read(tmp_path, '"规\n章"\t1\t"2\n件"\n"乙"\t3\t4\n'))
    assert rows(table) == [["规 章", "1", "2 件"], ['"乙"', "3", "4"]]
    assert lines(read(tmp_path, '"甲\n乙"\n丙')) == ['"甲', '乙"', "丙"]


def test_a_line_between_two_tables_parts_them(tmp_path: Path) -> None:
    """So does a blank line."""
    source = read(tmp_path, "甲\t1\n二、标题\n乙\t2\n\n丙\t3\n")
    assert [rows(table) for table in tables(source)] == [[["甲", "1"]], [["乙", "2"]], [["丙", "3"]]]
    assert lines(source) == ["二、标题"]


def test_a_row_may_end_in_a_sentence(tmp_path: Path) -> None:
    """A tab indents one only where nothing stands before it."""
    (table,) = tables(read(tmp_path, "类别\t件数\t说明\n公告\t5\t都在网上。\n动态\t8\t一、二月没有。\n"))
    assert [row[1:] for row in rows(table)] == [
        ["件数", "说明"],
        ["5", "都在网上。"],
        ["8", "一、二月没有。"],
    ]


@pytest.mark.parametrize(("text", "expected"), [
    ("| 甲 | 乙 |\n| --- | --: |\n| 1 | 2 |", [["甲", "乙"], ["1", "2"]]),
    ("| 甲 | |||\n| 1 | 2 | 3 | 4 |", [["甲", "", "", ""], ["1", "2", "3", "4"]]),
    ("甲 | |||\n1 | 2 | 3 | 4 |\n5 | 6", [["甲", "", "", ""], ["1", "2", "3", "4"], ["5", "6"]]),
    ("甲 | 乙 | 丙\n | 1 | 2\n3 | 4 | ", [["甲", "乙", "丙"], ["", "1", "2"], ["3", "4", ""]]),
    ("| 甲 | 乙 |\n| - | - |\n| - | - |", [["甲", "乙"], ["-", "-"]]),
], ids=["framed", "framed, merged", "closed, the last cut off", "bare", "dashes are values below the rule"])  # fmt: skip
def test_rows_with_pipes_are_a_table(tmp_path: Path, text: str, expected: list[list[str]]) -> None:
    """Pipes around a row part off no cell where every row has them; Markdown's rule is no row."""
    (table,) = tables(read(tmp_path, text))
    assert rows(table) == expected


@pytest.mark.parametrize("text", [
    "|\n规章 |\n0 |\n6 |\n|", "规章\n|\n0\n|\n6", "规章\n\n0\n\n6", "| 规章\n| 0\n| 6", "规章\t\n0\t\n6\t",
], ids=["closed", "alone", "bare", "opened", "with a tab behind"])  # fmt: skip
def test_a_cell_alone_in_its_line_is_a_line(tmp_path: Path, text: str) -> None:
    """Whatever pipes and tabs stand around it; a line of separators alone is nothing."""
    source = read(tmp_path, text)
    assert lines(source) == ["规章", "0", "6"]
    assert tables(source) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("## 一、总体情况", "一、总体情况"),
    ("#一、总体情况", "一、总体情况"),
    ("**一、总体情况**", "一、总体情况"),
    ("- 第一条", "- 第一条"),
    ("第 3 # 楼和 5 # 楼", "第 3 # 楼和 5 # 楼"),
    ("一、\t总体情况", "一、总体情况"),
    ("\t2024年，我镇公开3条。", "2024年，我镇公开3条。"),
    ("收到1**件，答复2**件", "收到1**件，答复2**件"),
    ("公开指南 | 年报，共2条。", "公开指南 | 年报，共2条。"),
])  # fmt: skip
def test_marks_are_no_words(tmp_path: Path, text: str, expected: str) -> None:
    """Marks of headings and bold go, a tab that indents or follows a number; masked digits stay masked."""
    assert lines(read(tmp_path, text)) == [expected]


def test_a_traditional_copy_is_read_in_simplified_characters(tmp_path: Path) -> None:
    """Glosses of the mirror go; a text with one traditional name stays as it is."""
    copy = "一、總體情況\n規範性文件\t0\n安皋鎮(zhèn)政府信息公開工作年度報告"
    source = read(tmp_path, copy)
    assert lines(source) == ["一、总体情况", "安皋镇政府信息公开工作年度报告"]
    assert rows(tables(source)[0]) == [["规范性文件", "0"]]
    name = f"{'政府信息公开' * 30}，甯家乡。"
    assert lines(read(tmp_path, name)) == [name]


@pytest.mark.parametrize(("between", "expected"), [
    *((char, "917件") for char in "\u034f\ufe0f\U000e0100\u180b\u17b4\u200b\u200c\u200d\u2060\u00ad"), *((char, "9 17件") for char in "\u3164\u115f\uffa0\u2800"),
])  # fmt: skip
def test_what_nobody_sees_parts_no_number(tmp_path: Path, between: str, expected: str) -> None:
    """Marks without a glyph are nothing, letters without one are a gap."""
    assert lines(read(tmp_path, f"9{between}17件\n")) == [expected]


def test_invisible_characters_and_glyphs_of_pdf_files_are_read_as_seen(tmp_path: Path) -> None:
    """What nobody sees is dropped; a radical or compatibility glyph is its character; a bell is a space."""
    assert lines(read(tmp_path, "\ufeff1\u200b2\u00ad件，⽬录，⻓安，兀\x07完")) == [
        "12件，目录，长安，兀 完"
    ]


def test_the_seeds_text_has_three_tables(tmp_path: Path, shared: Path) -> None:
    """The row that a page break displaced is read as it stands."""
    source = read(tmp_path, (shared / "seed" / "angao-2024.md").read_bytes())
    two, three, four = tables(source)
    assert (len(rows(two)), len(rows(three)), len(rows(four))) == (14, 28, 4)
    assert {len(row) for row in rows(three)} == {10}
    assert {len(row) for row in rows(four)} == {15}
    (displaced,) = [row for row in rows(three) if row[0].startswith("5.")]
    assert displaced[1:] == ["", *["0"] * 7, ""]


@pytest.mark.parametrize(("record", "expected"), [("013", 0), ("015", 1), ("063", 1), ("020", 0), ("025", 6)])
def test_the_tables_of_published_pages(tmp_path: Path, shared: Path, record: str, expected: int) -> None:
    """Tables where cells stand side by side; where each has a line of its own, lines alone."""
    text = json.loads((shared / "published" / "excerpts" / f"{record}.json").read_text(encoding="utf-8"))[
        "excerpt"
    ]
    found = tables(read(tmp_path, text))
    assert len(found) == expected


@pytest.mark.parametrize("bar", "│┃║｜")
def test_rows_with_drawn_bars_are_a_table(tmp_path: Path, bar: str) -> None:
    """As with pipes; the lines drawn around and between the rows are no words."""
    drawn = "┌──┬──┐", f"{bar}甲{bar}乙{bar}", "├──┼──┤", f"{bar}1{bar}2{bar}", "└──┴──┘"
    source = read(tmp_path, "\n".join(("一、总体情况", *drawn, "二、其他")))
    (table,) = tables(source)
    assert rows(table) == [["甲", "乙"], ["1", "2"]]
    assert lines(source) == ["一、总体情况", "二、其他"]


@pytest.mark.parametrize("line", ["乙山镇｜年度报告", "第一章│概述", "────────", "甲——乙"])
def test_one_bar_parts_no_cells(tmp_path: Path, line: str) -> None:
    """It stands between words; a line between paragraphs stays where it is."""
    assert lines(read(tmp_path, f"前文。\n{line}\n后文。\n")) == ["前文。", line, "后文。"]
