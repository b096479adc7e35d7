"""Under which edition a report is read, and what is no report."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.form.editions import editions
from kit.ingest.identity.printed_edition import printed_forms
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source


@pytest.mark.parametrize(("text", "known"), [
    ("本年制发件数 本年废止件数 现行有效件数", ["2021"]),
    ("本年新制作数量 本年新公开数量 对外公开总数量", ["2019"]),
    ("本年制发件数 本年废止件数 本年新制作数量 本年新公开数量", ["2019", "2021"]),
    ("规章 行政规范性文件 总计", ["2019", "2021"]),
])  # fmt: skip
def test_the_labels_that_are_one_edition_s_alone_tell_it(text: str, known: list[str]) -> None:
    """However many cells another one could place; where both are printed, or neither, all may be it."""
    assert sorted(printed_forms(text, editions())) == known


@pytest.mark.parametrize(("text", "said"), [
    ("关于做好防汛工作的通知\n各村要高度重视。\n", "不像政府信息公开工作年度报告"),
    ("丁镇政府信息公开工作年度报告\n一、总体情况\n公开信息3条。\n", "看不出是哪一年度的报告"),
    ("一、总体情况\n公开信息3条。\n六、其他需要报告的事项\n没有。\n", "看不出是哪一年度的报告"),
])  # fmt: skip
def test_a_file_that_is_no_report_is_called_so(tmp_path: Path, text: str, said: str) -> None:
    """Without a title and any heading of the form; of a report without a year only the year is asked."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        ingest(read_source(path))
