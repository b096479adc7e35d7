"""How a reader says that it cannot read a file, and how much it reads; `read_source` adds which file."""

from __future__ import annotations

MOST_PIECES = 100_000
"""Lines and cells of one file: more than a county's reports together hold, and read in seconds."""


class RefusedError(Exception):
    """A file that cannot be read for certain: `what` is wrong, and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def refuse_more(pieces: int) -> None:
    """Raise RefusedError when a file holds more lines and cells than are read."""
    if pieces > MOST_PIECES:
        what = f"内容多得不像报告（行数和格数一共超过 {MOST_PIECES // 10_000} 万）"
        raise RefusedError(what, "请只留下报告的内容，份数多的请分成几个文件")
