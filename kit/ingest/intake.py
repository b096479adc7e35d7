"""Takes in the reports of one call, each written as soon as it is read, and one only of a unit and year."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kit.base.errors import InputError, Problem
from kit.base.files import read_file, write_whole, writing
from kit.base.strings import quoted
from kit.editing.history import History, Kind
from kit.editing.merge import Merge
from kit.editing.reread import reread
from kit.ingest.account import Ingested
from kit.ingest.filing import Filing, parameters_text
from kit.report.origin import origin_of


@dataclass(slots=True)
class _Written:
    """What this call wrote to a place: the report, what the file held before, whether it was taken back."""

    report: Ingested
    former: bytes | None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a report was written, how it was merged into a file there, what was done instead of writing."""

    path: Path
    merge: Merge | None = None
    instead: str = ""


class Intake:
    """The parameters files that one call writes.

    A file that exists keeps what a person did to it: the report is merged into it. `theirs` settles what
    both sides changed, by the report or by the file; None leaves such a file as it is. Of two reports of one
    unit and year that differ, the `newest` by their own dates is kept when asked for, else none.
    """

    def __init__(self, parameters: Path, *, theirs: bool | None, newest: bool) -> None:
        self._filing = Filing(parameters)
        self._project = parameters.absolute().parent
        self._history = History(parameters)
        self._theirs = theirs
        self._newest = newest
        self._written: dict[str, _Written] = {}

    def take(self, report: Ingested) -> Taken:
        """Write a report to its parameters file.

        Raises InputError when it may not be written, and then leaves the file as it was before the call.
        """
        with self._history.held():
            return self._take(report, self._filing.place(report))

    def took_back(self, path: Path) -> bool:
        """Whether a file is again what it was before the call, as its reports differ."""
        earlier = self._written.get(str(path).casefold())
        return earlier is not None and earlier.taken_back

    def _take(self, report: Ingested, path: Path) -> Taken:
        earlier = self._written.get(str(path).casefold())
        if earlier is not None:
            return self._second(report, earlier, path)
        former = path.read_bytes() if path.is_file() else None
        taken = self._write(report, path)
        self._written[str(path).casefold()] = _Written(report, former)
        return taken

    def _write(self, report: Ingested, path: Path, instead: str = "") -> Taken:
        reading = parameters_text(report, self._project)
        if not os.path.lexists(path):
            self._history.write(path, reading, None, {Kind.READ: reading})
            return Taken(path, None, instead)
        file = read_file(path)
        if self._theirs is not True and (later := self._history.overtaken(path, file, reading)):
            origin = origin_of(later.text())
            since = f"{later.kept} 又读入了{quoted(origin.file)}" if origin else f"{later.kept} 又读入过别的"
            return Taken(path, None, f"这份以前读过，{since}，没有再读；确要换回这份的，加 --theirs")
        former = self._history.reading_of(path, file)
        try:
            result = reread(file, reading, former, report.form, self._theirs, report.shows)
        except InputError as error:
            what = f"{path} 已经有了，不能并进去，没有改动它"
            own = Problem(report.source, "", what, "请照下面说的改好它，或者移走它，再读")
            raise InputError(own, *error.problems) from None
        if result.text is not None:
            self._history.write(path, result.text, file.data, {Kind.BEFORE: file.data, Kind.READ: reading})
        return Taken(path, result.merge, instead)

    def _second(self, report: Ingested, earlier: _Written, path: Path) -> Taken:
        first = earlier.report
        differing = _differences(first, report)
        if not earlier.taken_back and not differing:
            return Taken(path, None, f"与 {first.source} 相同，只写一份")
        if self._newest and first.dated and report.dated and first.dated != report.dated:
            if report.dated < first.dated:
                return Taken(path, None, f"{report.dated} 的，比 {first.source}（{first.dated}）旧，没有写")
            earlier.report, earlier.taken_back = report, False
            instead = f"{report.dated} 的，比 {first.source}（{first.dated}）新，换成这份"
            return self._write(report, path, instead)
        if not earlier.taken_back:
            _put_back(path, earlier.former)
            earlier.taken_back = True
        dates = "、".join(f"{each.source} 是 {each.dated or '日期不明'} 的" for each in (first, report))
        what = f"{first.source}、{report.source} 读出来都是 {path}，{differing}；{dates}"
        newer = first.dated and report.dated and first.dated != report.dated
        remedy = "都没有写；请只留一份再读" + ("，或加 --newest 取较新的" if newer else "")
        raise InputError(Problem(report.source, "", what, remedy))


def _put_back(path: Path, former: bytes | None) -> None:
    if former is not None:
        write_whole({path: former})
        return
    with writing(path):
        path.unlink()
    for folder in (path.parent, path.parent.parent):
        with suppress(OSError):  # other files lie there
            folder.rmdir()


def _differences(one: Ingested, other: Ingested) -> str:
    """Return in words how two reports of one unit and year differ, "" when they do not."""
    mine, theirs = one.cells(), other.cells()
    cells = sum(mine.get(place) != theirs.get(place) for place in mine.keys() | theirs.keys())
    words, their_words = one.parameters["narrative"], other.parameters["narrative"]
    sections = sum(words.get(name) != their_words.get(name) for name in {*words, *their_words})
    told = [f"{cells} 格"] * bool(cells) + [f"{sections} 部分文字"] * bool(sections)
    return f"有 {'、'.join(told)}不同" if told else ""
