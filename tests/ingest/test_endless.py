"""Files with more than any report holds: read in time that grows with them, or refused in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from tests.processor_time import grows_in_proportion

HEAD = "甲镇2024年政府信息公开工作年度报告\n一、总体情况\n我镇公开信息3条。\n"
OTHER = "乙镇2024年政府信息公开工作年度报告\n一、总体情况\n我镇公开信息5条。\n规章 1 2 3\n"
PERSONS = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
APPLIED = f"三、收到和处理政府信息公开申请情况\n|(一)|{PERSONS}|\n|一、本年新收政府信息公开申请数量|0|0|0|0|0|0|0|\n"
"""A table's head, and a row of the form, behind which another row may be one with a changed name."""


def outcome(folder: Path, text: str) -> list[Ingested | InputError]:
    """Return what comes of a text: its reports, or why they cannot be had."""
    path = folder / "年报.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_reports(path, 2024))


@pytest.mark.parametrize("make", [
    lambda count: HEAD + "|1|2|3|\n" * count,
    lambda count: HEAD + "一、总体情况\n甲镇2024年政府信息公开工作年度报告\n" * count,
    lambda count: HEAD + APPLIED + "|（五）某甲处理|0|0|0|0|0|0|0|\n|（一）予以公开|0|0|0|0|0|0|0|\n" * (count // 5),
], ids=["rows of numbers", "headings and titles", "rows that are not the form's"])  # fmt: skip
def test_reading_takes_time_in_proportion(tmp_path: Path, make: Callable[[int], str]) -> None:
    """Ten times the rows take about ten times as long: none is held against all of the others."""
    text = {count: make(count) for count in (1_200, 12_000)}
    grows_in_proportion(lambda count: outcome(tmp_path, text[count]), tuple(text))


def test_a_file_of_very_many_reports_is_refused(tmp_path: Path) -> None:
    """A county has forty units; with hundreds in one file each is still told, with thousands none is begun."""
    (refused,) = outcome(tmp_path, (HEAD.replace("3条", "3条。\n规章 1 2") + OTHER) * 200)
    assert isinstance(refused, InputError)
    assert "400 份报告" in str(refused)
    assert "分成几个文件" in str(refused)


def test_many_reports_of_nobody_are_refused_in_a_short_sentence(tmp_path: Path) -> None:
    """The first of them are named, not all."""
    (refused,) = outcome(tmp_path, HEAD + "一、总体情况\n规章 1 2\n" * 60)
    assert isinstance(refused, InputError)
    assert "等。" in str(refused)
    assert len(str(refused)) < 500


def test_words_without_end_are_refused(tmp_path: Path) -> None:
    """Two megabytes in one section are no report; a tenth of that is read."""
    (refused,) = outcome(tmp_path, HEAD + "我镇公开信息3条。" * 75_000)
    assert "文字超过 20 万字" in str(refused)
    (read,) = outcome(tmp_path, HEAD + "我镇公开信息3条。" * 7_500)
    assert isinstance(read, Ingested)
