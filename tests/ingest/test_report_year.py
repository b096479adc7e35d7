"""Which year a file is called by."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.identity.report_year import guessed_year


@pytest.mark.parametrize(("path", "year"), [
    ("angao-2024.md", 2024),
    ("angao2024.md", 2024),
    ("２０２４.txt", 2024),
    ("2023年报（2024年1月15日报送）.docx", 2023),
    ("2023年报2024-01-15.docx", 2023),
    ("t20240115_17.html", None),
    ("2023和2024年报.docx", None),
    ("1999.txt", None),
    ("2024/a.txt", 2024),
    ("2023年度/2024年报/a.txt", 2024),
    ("卧龙区2024年报/安皋镇/a.txt", 2024),
    ("node2024/a.txt", None),
    ("a.txt", None),
])  # fmt: skip
def test_a_year_in_the_name_of_a_file_or_a_folder(path: str, year: int | None) -> None:
    """A date, a longer number or two years tell none; the file's name goes before the folders', the nearest first."""
    assert guessed_year(Path("/in", path)) == year
