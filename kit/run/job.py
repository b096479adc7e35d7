"""One report to make, and what comes of it: by value, for any process on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Self

from kit.base.files import File
from kit.checks.report_outcome import Outcome
from kit.report.beside import ALONE, Beside

Engine = Literal["inprocess", "kernel"]
ENGINES: tuple[Engine, ...] = ("inprocess", "kernel")
"""How the notebook is executed: in the process that makes the report, or by papermill's stock engine."""

TIME_LIMIT = 120.0
"""Seconds that one report may take unless the caller says otherwise; it takes well under one."""


@dataclass(frozen=True, slots=True)
class Job:
    """A report to make: its parameters file, what is beside it, and how.

    `store` is the URL, without suffix, to which whoever makes it writes; "" when it is to be given back.
    `template` is the notebook to make it from, where it is not the packaged one; `pdf` asks for a PDF too.
    `site` is what the county tells of its site, as JSON; "" for nothing.
    """

    this: File
    beside: Beside = ALONE
    engine: Engine = "inprocess"
    store: str = ""
    template: str = ""
    pdf: bool = False
    site: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known again: its size and the time or version that its store tells of it."""

    size: int
    version: str


def digest_of(content: bytes) -> str:
    """Return by what a file's bytes are known again."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its stamp, and the digest of its bytes."""

    stamp: Stamp
    digest: str

    @classmethod
    def of(cls, content: bytes, stamp: Stamp) -> Self:
        """Return the file of which `content` was written."""
        return cls(stamp, digest_of(content))


SUFFIXES = PAGE, REVIEW, NOTEBOOK = (".html", ".review.html", ".ipynb")
"""The files of a report: the public page, the page with the findings, the executed notebook."""
PDF = ".pdf"
"""The file that a report has besides where it is asked for."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: its outcome and its files by suffix, either their bytes or where they lie.

    `without_pdf` says why a PDF that was asked for is not among them, "" where it is.
    """

    outcome: Outcome
    contents: Mapping[str, bytes]
    written: Mapping[str, Written] = field(default_factory=dict)
    without_pdf: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be made, and the sentence that says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A report whose process ended before it was made; `signal` is what ended it, "" when nothing did."""

    signal: str


Result = Made | Failed
"""What a job comes to."""
