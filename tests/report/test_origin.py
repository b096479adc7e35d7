"""Of which file a report was read, as its parameters file tells it."""

from __future__ import annotations

import pytest

from kit.base.errors import InputError
from kit.base.files import File
from kit.report.origin import origin_of
from kit.report.parameters import report_of
from tests.conftest import SEED

TEXT = SEED.read_text(encoding="utf-8")
TOLD = "origin: {file: 甲.docx, read: '2025-01-12', by: kit 1, saved: '2025-01-10'}\n"


def test_an_origin_is_told_by_the_text_alone() -> None:
    """None where there is none, where it is no origin, and where the text is none that can be read."""
    found = origin_of(TOLD + TEXT)
    assert found
    assert (found.file, found.read, found.saved) == ("甲.docx", "2025-01-12", "2025-01-10")
    assert (found.dated, found.path) == (None, None)
    assert [origin_of(text) for text in (TEXT, f"origin: 3\n{TEXT}", "origin: {", "- 3\n", "")] == [None] * 5


@pytest.mark.parametrize(("line", "words"), [
    ("origin: 甲.docx", "origin.*这里应当是一组“名称: 值”"),
    (TOLD.replace("2025-01-10", "一月"), "origin.saved：“一月”不是日期"),
    (TOLD.replace("by:", "whom:"), "origin.whom：不认识的名称"),
    ("unread: [requests.granted.all]", "没有“requests.granted.all”这一格。请重新运行 kit ingest，不要手改"),
    ("unread: 3", "unread.*这里应当是一个清单"),
])  # fmt: skip
def test_what_no_reading_wrote_is_refused(line: str, words: str) -> None:
    """By its place, as everything in a parameters file."""
    with pytest.raises(InputError, match=words):
        report_of(File("2024.yaml", f"{line.strip()}\n{TEXT}".encode()))
