"""A sheet saved with commas, as Excel does: in GBK, fields with commas in quotation marks, rows filled up."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import SUFFIXES, read_source
from kit.ingest.source.printed import PrintedCell
from kit.office.excel.excel_file import write_xlsx
from kit.report.parameters import read_report
from tests.conftest import ROOT
from tests.ingest.roundtrip import same_figures
from tests.ingest.source.sources import lines, read, rows, tables
from tests.processor_time import at_most

TABLE = '信息内容,本年制发件数,本年废止件数,现行有效件数\r\n规章,0,0,6\r\n文件,"1,234",,3\r\n通知,2,,\r\n'


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_a_table_with_commas_is_read(tmp_path: Path, encoding: str) -> None:
    """In whatever encoding Excel writes it; a comma in quotation marks parts nothing, two in a row part a blank."""
    source = read(tmp_path, TABLE.encode(encoding))
    assert rows(tables(source)[0]) == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "6"], ["文件", "1,234", "", "3"], ["通知", "2", "", ""],
    ]  # fmt: skip
    assert lines(source) == []
    assert ".csv" in SUFFIXES


def test_every_field_may_have_quotation_marks(tmp_path: Path) -> None:
    """As some programs write them, empty ones and numbers among them."""
    plain = list(csv.reader(StringIO(TABLE)))
    quoted = "".join(",".join(f'"{field}"' for field in row) + "\r\n" for row in plain)
    assert rows(tables(read(tmp_path, quoted))[0]) == plain


def test_a_table_with_semicolons_is_read(tmp_path: Path) -> None:
    """As where the comma is part of numbers; words with semicolons are none."""
    source = read(tmp_path, TABLE.replace(",", ";").replace('"1;234"', "1,234"))
    assert rows(tables(source)[0]) == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "6"], ["文件", "1,234", "", "3"], ["通知", "2", "", ""],
    ]  # fmt: skip
    assert tables(read(tmp_path, "一是公开;二是答复;三是培训\n" * 4)) == []


def test_a_cell_of_several_lines_is_one_cell(tmp_path: Path) -> None:
    """And empty columns behind the last are none."""
    source = read(tmp_path, TABLE + '"一段。\n""二""段，有,逗号。",,,,,\r\n,,,,,\r\n')
    assert rows(tables(source)[0])[4] == ['一段。\n"二"段，有,逗号。', "", "", ""]


def test_a_table_without_end_is_refused(tmp_path: Path) -> None:
    """A row with a cell far out, and very many others."""
    with at_most(10), pytest.raises(InputError, match="多得不像报告"):
        read(tmp_path, "a" + "," * 100_000 + "1\n" + "规章,0,0,6\n" * 100_000)


@pytest.mark.parametrize("text", [
    "收到申请3件,办结3件,结转0件。\n公开信息5条,其中动态3条,公告2条。\n没有复议,没有诉讼,没有收费。\n",
    "浏览量1,234,567次\n访问量2,345,678次\n下载量3,456,789次\n", "规章\t0,1\t2\n文件\t1,2,3\t4\n总计\t1,3,4\t6\n",
    "a,b,c\nd,e,f\ng,h,i\n", "| 规章 | 1,234,5 |\n| 文件 | 2,2,2 |\n| 总计 | 3,3,3 |\n",
    "电话:0377,6000,1\n", "收到3件,办结3件,结转0件\n公开5条,动态3条,公告2条\n复议0件,诉讼0件,收费0元\n",
])  # fmt: skip
def test_commas_in_a_text_make_no_table(tmp_path: Path, text: str) -> None:
    """In sentences, in large numbers, beside tabs or pipes."""
    source = read(tmp_path, text)
    assert all("CSV" not in table.place for table in tables(source))


@pytest.mark.parametrize("filled_up", [True, False])
def test_a_whole_report_with_commas_is_read(tmp_path: Path, filled_up: bool) -> None:
    """Every figure and all words, one sheet below the other; Excel fills up all rows to the widest."""
    report = read_report(ROOT / "parameters" / "wolong" / "angao" / "2024.yaml")
    (tmp_path / "form.xlsx").write_bytes(write_xlsx(report))
    found: list[list[str]] = []
    for table in tables(read_source(tmp_path / "form.xlsx")):
        found += _unmerged(table.cells)
    width = max(map(len, found))
    text = StringIO()
    csv.writer(text).writerows(row + [""] * (width - len(row)) if filled_up else row for row in found)
    (tmp_path / "report.csv").write_bytes(text.getvalue().encode("gb18030"))
    ingested = ingest(read_source(tmp_path / "report.csv"), report.year)
    same_figures(report, ingested)
    assert ingested.account.missing == ()


def _unmerged(cells: Sequence[PrintedCell]) -> list[list[str]]:
    """Return rows of texts, a merged cell's in its first place alone."""
    placed = {(cell.row, cell.column): cell.text for cell in cells}
    down = 1 + max(row for row, _ in placed)
    across = max(cell.column + cell.colspan for cell in cells)
    return [[placed.get((row, column), "") for column in range(across)] for row in range(down)]
