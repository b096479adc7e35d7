"""Comments that a person wrote on an Office file are told with their places: they may correct what is read."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from openpyxl.comments import Comment

from kit.office.excel.excel_file import write_xlsx
from kit.office.word.word_file import write_docx
from kit.report.report import Report
from tests.conftest import call_kit


def test_a_cells_comment_is_told_with_its_cell(seed: Report, tmp_path: Path) -> None:
    """In the workbook that a unit sends back, an empty one not; what it says changes no figure."""
    path = tmp_path / "年报.xlsx"
    path.write_bytes(write_xlsx(seed))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    sheet["B4"].comment = Comment("应为 130\n请改", "审核人")
    sheet["B5"].comment = Comment(" ", "审核人")
    book.save(path)
    told = call_kit("ingest", "年报.xlsx", "-o", "parameters", cwd=tmp_path).stdout
    (line,) = [line for line in told.splitlines() if "批注" in line]
    assert line.strip() == f"原文有而没有读  工作表“{sheet.title}”B4：批注“应为 130 请改”"


def test_a_word_files_comments_are_told(seed: Report, tmp_path: Path) -> None:
    """Each by its words, of a long one the first."""
    path = tmp_path / "年报.docx"
    path.write_bytes(write_docx(seed))
    document = docx.Document(str(path))
    run = document.paragraphs[0].runs[0]
    document.add_comment([run], text="应为 366", author="审核人")
    document.add_comment([run], text="长" * 50, author="审核人")
    document.save(str(path))
    told = call_kit("ingest", "年报.docx", "-o", "parameters", cwd=tmp_path).stdout
    lines = [line.strip() for line in told.splitlines() if "批注" in line]
    assert lines == ["原文有而没有读  正文：批注“应为 366”", f"原文有而没有读  正文：批注“{'长' * 40}…”"]
