"""Writing: each file appears whole or not at all, several together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.errors import OutputError
from kit.base.files import write_whole


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    """Folders are made, the text is UTF-8 with plain line ends, and nothing is left beside it."""
    write_whole({tmp_path / "a" / "x.txt": "年\n", tmp_path / "b" / "y.txt": "报\n"})
    assert (tmp_path / "a" / "x.txt").read_bytes() == "年\n".encode()
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["x.txt", "y.txt"]


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    """An old file stays as it was when a file of the same set fails, and no temporary file is left."""
    (tmp_path / "x.txt").write_text("old", encoding="utf-8")
    (tmp_path / "y.txt").mkdir()
    with pytest.raises(OutputError, match=r"y\.txt.*文件夹"):
        write_whole({tmp_path / "x.txt": "new", tmp_path / "y.txt": "new"})
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.txt", "y.txt"]


def test_text_that_cannot_be_encoded_leaves_nothing(tmp_path: Path) -> None:
    """Whatever goes wrong while writing, no temporary file stays behind."""
    with pytest.raises(UnicodeEncodeError):
        write_whole({tmp_path / "x.txt": "\ud800"})
    assert list(tmp_path.iterdir()) == []


def test_a_long_name_is_no_reason_to_fail_twice(tmp_path: Path) -> None:
    """A name too long for the file system is one sentence."""
    with pytest.raises(OutputError, match="名称太长"):
        write_whole({tmp_path / ("x" * 300): "text"})
