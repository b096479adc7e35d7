"""How a reader says that it cannot read a file; `read_source` adds which file it was."""

from __future__ import annotations


class RefusedError(Exception):
    """A file that cannot be read for certain: `what` is wrong, and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy
