"""N-percent: shares in brackets of their own, behind the parts of a total."""

from __future__ import annotations

import pytest

from tests.checks.readings import shares


@pytest.mark.parametrize(("text", "comes"), [
    ("信息400条：政策100条（25%）、动态300条（75%）。", "N-percent pass; N-percent pass"),
    ("信息400条，其中政策100条（占25%），动态300条（78%）。", "N-percent pass; N-percent fail"),
    ("信息400条，其中政策100条（约30%），动态300条（75.0%）。", "N-percent not assessable; N-percent pass"),
    ("信息400条，其中政策100条（增长30%），动态300条（75%，较多）。", ""),
    ("信息400条，动态300条（78%）。", ""),
])  # fmt: skip
def test_a_percentage_alone_in_brackets_is_the_parts_share(text: str, comes: str) -> None:
    """Of a total that is broken down; with other words in the brackets it may be anything."""
    assert shares(text) == comes
