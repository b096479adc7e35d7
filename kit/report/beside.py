"""What a report rests on beside its own file."""

from __future__ import annotations

from dataclasses import dataclass

from kit.base.files import File
from kit.report.report import Settlement


@dataclass(frozen=True, slots=True)
class Beside:
    """Last year's files of a report's unit and of those that it took in, and what the county settled of it.

    `last` is empty where last year's report is not known.
    """

    last: tuple[File, ...] = ()
    settled: tuple[Settlement, ...] = ()


ALONE = Beside()
"""Of a report that rests on its own file alone."""
