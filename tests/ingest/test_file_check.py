"""Checking a published file: whether its tables are the report's, or of something else."""

from __future__ import annotations

from pathlib import Path

from kit.base.errors import InputError
from kit.ingest.file_check import FileCheck, check_file

TOP = "丙水县丁山镇2024年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开\n"
CHANNELS = "| 渠道 | 条数 |\n| 网站 | 76 |\n| 公众号 | 32 |\n| 合计 | 108 |\n公开信息108条。\n"


def checked(folder: Path, text: str) -> FileCheck:
    """Return what comes of a text."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = check_file(path)
    assert not isinstance(found, InputError)
    return found


def test_a_table_of_channels_is_not_taken_for_the_reports_empty_tables(tmp_path: Path) -> None:
    """Without a heading of sections two to four its figures are unknown, not blank; the rows are told."""
    found = checked(tmp_path, f"{TOP}{CHANNELS}五、存在的主要问题及改进情况\n更新较慢，已加人手。\n")
    assert found.report is None
    assert "合计 108" in [each.text for each in found.unplaced]
    assert not any(each.rule.startswith("T") and each.open for each in found.findings)


def test_below_the_heading_of_a_table_rows_that_are_refused_leave_it_blank(tmp_path: Path) -> None:
    """There the report's own table is what could not be read."""
    found = checked(tmp_path, f"{TOP}公开信息108条。\n三、收到和处理政府信息公开申请情况\n{CHANNELS}")
    assert found.report is not None
