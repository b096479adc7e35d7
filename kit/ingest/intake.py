"""Takes in the reports of one call, each written as soon as it is read, and one only of a unit and year."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kit.base.errors import InputError, Problem
from kit.base.files import write_whole, writing
from kit.ingest.account import Ingested
from kit.ingest.filing import Filing, parameters_text


@dataclass(slots=True)
class _Written:
    """What this call wrote to a place: the report, what the file held before, whether it was taken back."""

    report: Ingested
    former: bytes | None
    taken_back: bool = False


class Intake:
    """The parameters files that one call writes.

    Without `force` no file that exists is written over. Of two reports of one unit and year that differ, the
    `newest` by their own dates is kept when asked for, else none.
    """

    def __init__(self, filing: Filing, *, force: bool, newest: bool) -> None:
        self._filing = filing
        self._force = force
        self._newest = newest
        self._written: dict[str, _Written] = {}

    def take(self, report: Ingested) -> tuple[Path, str]:
        """Write a report to its parameters file. Return the path, and what was done instead, "" for nothing.

        Raises InputError when it may not be written, and then leaves the file as it was before the call.
        """
        path = self._filing.place(report)
        earlier = self._written.get(str(path).casefold())
        if earlier is not None:
            return path, self._second(report, earlier, path)
        if os.path.lexists(path) and not self._force:
            what = f"{path} 已经有了，没有改动它"
            raise InputError(Problem(report.source, "", what, "要重写请加 --force"))
        former = path.read_bytes() if path.is_file() else None
        write_whole({path: parameters_text(report)})
        self._written[str(path).casefold()] = _Written(report, former)
        return path, ""

    def _second(self, report: Ingested, earlier: _Written, path: Path) -> str:
        first = earlier.report
        differing = _differences(first, report)
        if not earlier.taken_back and not differing:
            return f"与 {first.source} 相同，只写一份"
        if self._newest and first.dated and report.dated and first.dated != report.dated:
            if report.dated < first.dated:
                return f"{report.dated} 的，比 {first.source}（{first.dated}）旧，没有写"
            write_whole({path: parameters_text(report)})
            earlier.report = report
            return f"{report.dated} 的，比 {first.source}（{first.dated}）新，换成这份"
        if not earlier.taken_back:
            _put_back(path, earlier.former)
            earlier.taken_back = True
        dates = "、".join(f"{each.source} 是 {each.dated or '日期不明'} 的" for each in (first, report))
        what = f"{first.source}、{report.source} 读出来都是 {path}，{differing}；{dates}"
        raise InputError(Problem(report.source, "", what, "都没有写；请只留一份再读，或加 --newest 取较新的"))


def _put_back(path: Path, former: bytes | None) -> None:
    if former is not None:
        write_whole({path: former})
        return
    with writing(path):
        path.unlink()


def _differences(one: Ingested, other: Ingested) -> str:
    """Return in words how two reports of one unit and year differ, "" when they do not."""
    mine, theirs = one.cells(), other.cells()
    cells = sum(mine.get(place) != theirs.get(place) for place in mine.keys() | theirs.keys())
    words, their_words = one.parameters["narrative"], other.parameters["narrative"]
    sections = sum(words.get(name) != their_words.get(name) for name in {*words, *their_words})
    told = [f"{cells} 格"] * bool(cells) + [f"{sections} 部分文字"] * bool(sections)
    return f"有 {'、'.join(told)}不同" if told else ""
