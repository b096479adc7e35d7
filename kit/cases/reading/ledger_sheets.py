"""The sheets of a ledger's file: those of an Excel workbook, or one of a text with commas or tabs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Protocol

from kit.base.errors import InputError, KitError, Problem
from kit.ingest.source import foreign
from kit.ingest.source.decoding import decode, read_bytes
from kit.ingest.source.excel.excel_places import Area
from kit.ingest.source.excel.excel_rows import CellValue, grids
from kit.ingest.source.refusal import RefusedError

_ZIP = b"PK\x03\x04"
_MOST_FIELDS = 2_000_000


class Sheet(Protocol):
    """Rows and columns from 1, each cell looked into only when it is asked for."""

    title: str
    is_hidden: bool
    hidden_rows: int
    merged: Sequence[Area]

    @property
    def rows(self) -> Sequence[int]:
        """The rows that hold anything, in order."""

    def columns(self, row: int) -> Sequence[int]:
        """Return the columns that hold something in a row."""

    def value(self, row: int, column: int) -> CellValue:
        """Return what one cell holds."""


class TextSheet:
    """A sheet that was saved as text."""

    def __init__(self, text: str) -> None:
        head = text[:2000]
        rows = csv.reader(StringIO(text), delimiter="\t" if head.count("\t") > head.count(",") else ",")
        self.title, self.is_hidden, self.hidden_rows = "", False, 0
        self.merged: Sequence[Area] = ()
        self._rows = {
            number: [field.strip() for field in row] for number, row in enumerate(rows, 1) if any(row)
        }

    @property
    def rows(self) -> Sequence[int]:
        """The rows that hold anything, in order."""
        return list(self._rows)

    def columns(self, row: int) -> Sequence[int]:
        """Return the columns that hold something in a row."""
        return [at for at, field in enumerate(self._rows.get(row, ()), 1) if field]

    def value(self, row: int, column: int) -> CellValue:
        """Return what one cell holds."""
        fields = self._rows.get(row, ())
        return CellValue(fields[column - 1]) if 0 < column <= len(fields) else CellValue()


def sheets(path: Path) -> tuple[Sequence[Sheet], bytes]:
    """Return the sheets of a ledger's file, told by its content, and its bytes.

    Raises InputError, naming the file, for what is no Excel workbook (.xlsx) and no text, .xls included.
    """
    data, name = read_bytes(path), path.name
    try:
        if data.startswith(_ZIP):
            return grids(data), data
        if foreign.is_foreign(data):
            foreign.read(data, name)
        if data.lstrip()[:1] == b"<":
            raise RefusedError("是网页，不是表格文件", "请用 Excel 或 WPS 打开后另存为 .xlsx")
        text = decode(data, name)
        if text.count(",") + text.count("\t") > _MOST_FIELDS:
            raise RefusedError("内容多得不像台账", "请核对是不是拿错了文件")
        return [TextSheet(text)], data
    except KitError:
        raise
    except RefusedError as refused:
        raise InputError(Problem(name, "", refused.what, refused.remedy)) from None
    except csv.Error:
        raise InputError(Problem(name, "", "文本表格读不下去", "请用 Excel 打开后另存为 .xlsx")) from None
