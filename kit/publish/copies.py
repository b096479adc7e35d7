"""Published copies: each read as it is shown, whatever data it carries, and told whose report it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.base.errors import InputError, Problem
from kit.base.folded_text import squeeze
from kit.base.strings import quoted
from kit.form.cell_value import number, plain
from kit.form.editions import Forms
from kit.ingest.account import Ingested
from kit.ingest.folder_files import InputFile
from kit.ingest.identity.report_title import title_at
from kit.ingest.identity.report_year import told_year
from kit.ingest.published_report import ingest
from kit.ingest.reading import each_report
from kit.ingest.source.printed import PrintedLine, Source
from kit.ingest.title_and_words import title_of
from kit.publish.folded_words import Line, sentences, simplified
from kit.publish.words_compared import approved_lines
from kit.report.report import Report

_JOINED = re.compile(r"[_|｜—–-]+")
"""What stands in a window's title between the page's and the site's."""
_LEAST = 0.3
"""The share of a report's own sentences and figures that a copy of it has at least."""
_NAMED = 0.2
"""What a title, or the name of a file, adds to that share."""
_SHORTEST = 8
"""The characters from which on a sentence tells one report from another."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A published copy as it was read; `year` is the one that its title tells.

    `headings` are the last title among the headings of the page around it, and those within it; `titled`
    is the title of a report that the page's window has, "" for none; `carried` are the data that a page of
    this kit carries for programs.
    """

    file: InputFile
    read: Ingested
    headings: tuple[str, ...]
    titled: str
    year: int | None
    carried: Mapping[str, object] | None

    @property
    def name(self) -> str:
        """Its file's name, and which report of several it is."""
        return self.read.source

    @property
    def file_name(self) -> str:
        """The name of its file alone, wherever that lies."""
        return re.split(r"[\\/]", str(self.file))[-1]


def read_copies(file: InputFile, year: int, forms: Forms) -> Iterator[Copy | InputError]:
    """Yield each report of a published file as it shows it, read as one for `year`, or why there is none."""

    def make(source: Source) -> Copy:
        shown = replace(source, embedded=None)
        told = told_year(title_of(shown, forms).text, tuple(shown.lines()))
        return Copy(
            file, ingest(shown, year, forms), tuple(_titles(shown)), _titled(shown), told, source.embedded
        )

    return each_report(file, None, make)


def _titles(source: Source) -> Iterator[str]:
    around = [found[0] for text in source.headings if (found := title_at([text], 0))]
    yield from around[-1:]
    for piece in source.pieces:
        if isinstance(piece, PrintedLine) and piece.heading and (found := title_at([piece.text], 0)):
            yield found[0]


def _titled(source: Source) -> str:
    """Return the part of a window's title that is a report's (安皋镇2024年…年度报告_卧龙区人民政府)."""
    parts = (part.strip() for part in _JOINED.split(simplified(source.titled)))
    return next((found[0] for part in parts if part and (found := title_at([part], 0))), "")


@dataclass(frozen=True, slots=True)
class Known:
    """By what a report is known again: its names, its sentences, its figures that are not zero."""

    names: tuple[str, ...]
    sentences: frozenset[str]
    figures: frozenset[tuple[str, object]]

    @classmethod
    def of(cls, report: Report, names: Sequence[str]) -> Known:
        """Return by what a report is known; `names` are those that its copies' files may have."""
        words = sentences(line for line in approved_lines(report))
        figures = ((address, plain(value)) for address, value in report.figures.items() if number(value))
        return cls(
            tuple(dict.fromkeys((report.township, *names))),
            frozenset(each.text for each in words if len(each.text) >= _SHORTEST),
            frozenset(figures),
        )

    def share(self, words: frozenset[str], figures: frozenset[tuple[str, object]]) -> float:
        """Return what share of the report's own a copy has that holds `words` and `figures`."""
        held = len(self.sentences & words) + len(self.figures & figures)
        return held / max(1, len(self.sentences) + len(self.figures))

    def named_by(self, copy: Copy) -> int:
        """Return how often a copy names the unit: in its title, in its file's name."""
        titled = self.names[0] in squeeze(copy.read.title).text
        return titled + any(name in copy.file_name for name in self.names)


@dataclass(frozen=True, slots=True)
class Owner:
    """The unit whose report a copy is, by its folder, and what share of that report's own the copy has."""

    folder: str
    share: float


def owner_of(copy: Copy, known: Mapping[str, Known], year: int) -> Owner:
    """Return whose report a copy is: the unit's whose words and figures it has most of.

    Its title and its file's name tell between those that are alike. Raises InputError when it is nobody's.
    """
    words = frozenset(each.text for each in sentences(map(Line, copy.read.lines)))
    figures = frozenset(copy.read.cells().items())
    owners = (Owner(folder, each.share(words, figures)) for folder, each in known.items())
    sure, best = max(
        ((owner.share + _NAMED * known[owner.folder].named_by(copy), owner) for owner in owners),
        key=lambda each: each[0],
        default=(0.0, Owner("", 0.0)),
    )
    if sure < _LEAST:
        whose = quoted(copy.read.title) if copy.read.title else "没有标题"
        what = f"看不出是哪个单位 {year} 年度的年报（{whose}）"
        raise InputError(Problem(copy.name, "", what, "请核对是不是拿错了文件"))
    return best
