"""Checking a published file: whether its tables are the report's, or of something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.file_check import FileCheck, check_file
from tests.conftest import call_kit
from tests.ingest.flat_report import HEADER

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


END = "五、存在的主要问题及改进情况\n更新较慢，已加人手。\n六、其他需要报告的事项\n无。\n"
FIRST = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"


def of_requests(folder: Path, row: str) -> str:
    """Return what T3-count says of a whole report of whose table three two rows of zeros and `row` are read."""
    zeros = "".join(f"{label}{' 0' * 7}\n" for label in FIRST)
    heads = "\n".join(HEADER)
    table = f"三、收到和处理政府信息公开申请情况\n{heads}\n{zeros}{row}\n"
    return of_count(checked(folder, TOP + table + END))


def of_count(found: FileCheck) -> str:
    """Return what T3-count says."""
    (finding,) = [each for each in found.findings if each.rule == "T3-count" and each.open]
    return finding.message


def test_zeros_are_asked_for_only_where_nothing_is_printed(tmp_path: Path) -> None:
    """A row that is printed and was not read is said to stand there, not to be filled in."""
    blank, zeros, unread = of_requests(tmp_path, "（一）予以公开 3 4").partition("没有发生的请填 0")
    assert zeros
    assert "（一）予以公开" not in blank
    assert unread.startswith(
        "；（一）予以公开：自然人、商业企业、科研机构等 6 格没有读准；没有读准的请对照原文"
    )


@pytest.mark.parametrize("row", ["（一）予以公开 3 4", "（一）予以公开 3 0 0 0 0 0 3*"])
def test_the_file_that_reading_writes_keeps_what_could_not_be_read(tmp_path: Path, row: str) -> None:
    """Its check asks for nothing that the report has printed; what a person fills in is no longer named."""
    of_published = of_requests(tmp_path, row)
    assert "没有读准的请对照原文" in of_published
    assert call_kit("ingest", "report.txt", "-o", "parameters", cwd=tmp_path).returncode == 0
    (file,) = (tmp_path / "parameters").glob("*/*/2024.yaml")
    (found,) = check_file(file)
    assert isinstance(found, FileCheck)
    assert of_count(found).partition("。还有")[0] == of_published.partition("。还有")[0]
    text = file.read_text(encoding="utf-8")
    (line,) = [each for each in text.split("\n") if each.strip().startswith("granted:")]
    file.write_text(text.replace(line, re.sub(r": (?=[,}])", ": 0", line)), encoding="utf-8")
    (found,) = check_file(file)
    assert isinstance(found, FileCheck)
    assert "没有读准" not in of_count(found)


def test_a_number_of_no_row_may_belong_to_any_that_is_not_filled(tmp_path: Path) -> None:
    """Nobody is told to fill in zeros for rows of which one may be printed under an unknown label."""
    assert "没有发生的请填 0" in of_requests(tmp_path, "")
    strange = of_requests(tmp_path, "答复情况 3 4 0 0 0 0 7")
    assert "没有读准" in strange
    assert "填 0" not in strange


FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"
STRANGE = "答复情况 3 4 0 0 0 0 7\n"


@pytest.mark.parametrize(("text", "unread"), [
    (f"{STRANGE}二、主动公开政府信息情况\n{{three}}{FOUR}", {"disclosure": False, "requests": False, "appeals": False}),
    (f"二、主动公开政府信息情况\n{STRANGE}{{three}}{FOUR}", {"disclosure": True, "requests": False, "appeals": False}),
    (f"二、主动公开政府信息情况\n{{three}}{STRANGE}{FOUR}", {"disclosure": False, "requests": True, "appeals": False}),
    (f"二、主动公开政府信息情况\n{{three}}{STRANGE}", {"disclosure": False, "requests": True, "appeals": True}),
], ids=["among words", "in two", "in three", "no heading of four"])  # fmt: skip
def test_a_number_of_no_row_belongs_to_the_section_in_which_it_stands(
    tmp_path: Path, text: str, unread: dict[str, bool]
) -> None:
    """It tells nothing of the tables under other headings: there, what is missing is not printed."""
    table = "\n".join(("三、收到和处理政府信息公开申请情况", *HEADER, f"{FIRST[0]}{' 1' * 6} 6", ""))
    report = checked(tmp_path, TOP + text.format(three=table) + END).report
    assert report is not None
    blank = {
        "disclosure": "normative.made",
        "requests": "carried_in.natural",
        "appeals": "reconsideration.upheld",
    }
    assert {name: f"{name}.{row}" in report.unread for name, row in blank.items()} == unread


def test_what_was_not_read_is_quoted_as_it_is_printed(tmp_path: Path) -> None:
    """A copy in traditional characters is read in simplified ones; its quotes are its own."""
    text = f"{TOP}公開資訊。\n二、主動公開政府資訊情況\n資訊內容 本年制發件數 本年廢止件數 現行有效件數\n規章 1 2\n"
    (row,) = checked(tmp_path, text).unplaced
    assert row.text == "規章 1 2"
