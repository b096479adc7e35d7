"""How a workbook that a township fills in tells who reports: the labels of its cells, its sheets' names.

The writer and the reader of such a workbook share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ABOUT, WORDS, CHECKS = "报告", "正文", "核对"
"""The sheets beside those of the statutory tables: who reports, the words, and the identities."""

CHECKED_SIDES = "等号左边", "等号右边"
"""The heads of CHECKS that no other table has."""


def sheet_place(title: str) -> str:
    """Return where a sheet is, in a person's words."""
    return f"工作表“{title}”"


FILL_ALL = "没有发生的一律填 0；空着就是还没有填，文字不算数。"
"""What stands above each table to be filled in. A row of a sheet that begins with it holds no data."""

TO_FILL_IN = "填报表"
"""What every sheet of a Word file or PDF is marked with of which nothing has been filled in."""

ABOVE_ALL = "写标题下的话：统计期限、联系方式"
"""What stands beside the words below the title, and holds no data either."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "标题",
        "agency": "报告机关",
        "township": "乡镇",
        "county": "县（市、区）",
        "division": "区划代码",
        "year": "年度",
        "edition": "格式版本",
        "deadline": "报送期限",
        "submitted": "报送日期",
    }
)
"""The label of each row of ABOUT by the parameter it holds, in order; `title` follows from two others."""

IDENTITY = ("township", "agency", "county", "division", "deadline", "submitted")
"""The parameters that tell who reports, and when."""

OPTIONAL = ("county", "division", "deadline", "submitted")
"""Those of them that may be left blank."""

DAYS = ("deadline", "submitted")
"""Those of them that are days."""
