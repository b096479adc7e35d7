"""What `kit check` tells of a file: text for a person or objects for a program, made in whichever process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

from kit.base.errors import InputError
from kit.checks.slip import slip
from kit.checks.summary import verdict
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.report.finding_lines import finding_object, lines, unplaced_object, unread_object
from kit.ingest.file_check import FileCheck, check_file
from kit.ingest.folder_files import Named, file_named
from kit.ingest.tables.unread_lines import unplaced_lines, unread_lines

Job = tuple[Named, int | None, str]
"""A file's names, the year to take where it tells none, and the layout."""


def told(job: Job) -> list[dict[str, Any]]:
    """Return of each report in a file its exit `code`, `text` and `objects`; else the `problems` it has."""
    names, year, layout = job
    return [_told(checked, layout) for checked in check_file(file_named(names), year)]


def _told(checked: FileCheck | InputError, layout: str) -> dict[str, Any]:
    if isinstance(checked, InputError):
        return {"problems": [astuple(each) for each in checked.problems]}
    code = ERROR if checked.findings.blocking or checked.is_open else CLEAN
    if layout == "json":
        return {"code": code, "objects": list(_objects(checked))}
    title = checked.prose.title or Path(checked.name).stem
    if layout == "slip":
        return {"code": code, "text": slip(title, checked.findings, checked.report)}
    text = "\n".join((f"{checked.name}  {title}", *_lines(checked), verdict(checked.findings)))
    return {"code": code, "text": text}


def _objects(checked: FileCheck) -> Iterator[dict[str, Any]]:
    yield from (finding_object(checked.name, each) for each in checked.findings)
    yield from (unplaced_object(checked.name, each) for each in checked.unplaced)
    yield from (unread_object(checked.name, each) for each in checked.unread)


def _lines(checked: FileCheck) -> Iterator[str]:
    """Yield what a person is told of a file beside its verdict."""
    if checked.guess:
        yield f"  标题里没有年份，按文件名或文件夹名当作 {checked.guess} 年度的核对"
    yield from lines(checked.findings)
    yield from unplaced_lines(checked.unplaced)
    yield from unread_lines(checked.unread)
    if checked.is_open:
        yield "  缺的内容可能就在没有读的里面，要看了原文才能算通过"
