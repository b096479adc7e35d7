"""Pages and pictures held, offline, against the parameters files they were made from: by digests, by content.

What a changed page says otherwise is told by `kit verify`, word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kit.base.errors import InputError, reason
from kit.base.guard import guard
from kit.county.progress.manifest import MANIFEST
from kit.explain.explained_content import KIND
from kit.explain.explained_page import sheet
from kit.explain.explained_picture import FONTS, fonts_digest, picture
from kit.office.pdf.pdf_fonts import FontError
from kit.page import verbs
from kit.page.about.making import content_digest, making, tools
from kit.page.about.picture_seal import record_of_picture
from kit.page.about.seal import PUBLISHED, Record, data_of, record_of
from kit.report.catalogue import INDEX, OVERVIEW, TownshipYear, catalogue, names_year
from kit.report.output_paths import EXPLAINED, PICTURE, PUBLISHED_PICTURE
from kit.report.parameters import read_report
from kit.report.report import Report
from kit.report.site.site_details import site_beside
from kit.run.job import PAGE, REVIEW

_LISTS = (f"{INDEX}.html", f"{OVERVIEW}.html")
"""Pages about a whole county-year, which were not made from one parameters file."""
_OF_THE_SYSTEM = re.compile(r"\.DS_Store|\._.*|~\$.*|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What systems and office programs put beside files: nobody's publication."""
_OTHERS = (".docx", ".json", ".pdf", ".sig", ".xlsx")
"""What lies beside pages and carries no record."""
_FRAGMENT = ".fragment.html"
"""What is pasted into a site's editor, which would drop a record."""
_PICTURES = (PICTURE, PUBLISHED_PICTURE)
_SUFFIXES = (REVIEW, EXPLAINED, PICTURE, PAGE, "")
_PARTS = {
    "parameters": "数据文件在生成以后改过，或不是由它生成的",
    "last": "上年的数据文件在生成以后改过、补了或撤了",
    "site": "单位名单里的 site 在生成以后改过",
}
_TOOLS = {"form": "格式", "rules": "规则", "kit": "程序"}


@dataclass(frozen=True, slots=True)
class Proof:
    """A file, and what keeps it from being proven, in sentences without a full stop.

    `there` is whether there is such a file: one that should be may lack. `known` is whether there was
    anything to hold it against, a record or a list.
    """

    path: Path
    flaws: tuple[str, ...]
    there: bool = True
    known: bool = True

    def merged(self, other: Proof) -> Proof:
        """Return what both tell of one file."""
        flaws = tuple(dict.fromkeys((*self.flaws, *other.flaws)))
        return Proof(self.path, flaws, self.there and other.there, self.known or other.known)


def is_of_the_system(path: Path) -> bool:
    """Whether a file is one that a system or an office program puts beside others, as Thumbs.db."""
    return _OF_THE_SYSTEM.fullmatch(path.name) is not None


def pages_in(places: Sequence[Path]) -> Iterator[Path]:
    """Yield the pages among files and in folders at any depth, those about a whole county-year left out.

    With them come the pictures of sheets; other pictures are no business of ours. Of a file that is neither
    a manifest beside it may tell; where there is none, it has to be a page.
    """
    for place in places:
        if place.is_dir():
            found = (each for each in sorted(place.rglob("*")) if _is_ours(each))
            yield from (each for each in found if each.name not in _LISTS and not each.name.startswith("."))
        elif place.name not in _LISTS and (_is_ours(place) or _may_be_page(place)):
            yield place


def _may_be_page(path: Path) -> bool:
    return path.suffix.lower() not in _OTHERS and not path.with_name(MANIFEST).is_file()


def _is_ours(path: Path) -> bool:
    is_one = path.suffix.lower() in (".html", ".htm") or path.name.endswith(_PICTURES)
    return is_one and not path.name.endswith(_FRAGMENT) and not is_of_the_system(path)


class Prover:
    """Proves pages against the parameters files of a folder."""

    def __init__(self, parameters: Path) -> None:
        """Find the parameters files. Raises KitError when there are none."""
        self._found = catalogue(parameters).reports
        self._places = {(each.county, str(each.year), each.township): each for each in self._found}
        self._of_year = cache(self._named)

    def proof(self, path: Path) -> Proof:
        """Return what is to be said of a page, or of the picture of a sheet."""
        try:
            content = path.read_bytes()
            page = content if _is_picture(path) else content.decode("utf-8-sig").replace("\r\n", "\n")
        except OSError as error:
            return Proof(path, (f"读不出来（{reason(error)}）",))
        except UnicodeDecodeError:
            return Proof(path, ("不是 UTF-8 编码，不是原来的网页",))
        record = record_of(page) if isinstance(page, str) else record_of_picture(page)
        try:
            with guard(str(path)):
                return Proof(path, tuple(self._flaws(path, page, record)))
        except InputError as error:
            return Proof(path, (str(error),))

    def _flaws(self, path: Path, page: str | bytes, record: Record | None) -> Iterator[str]:
        if record is None:
            own = "贴进网站的片段不带制作记录，没法查验；贴出去以后请用 kit verify 核对"
            yield own if path.name.endswith(_FRAGMENT) else "没有制作记录，不是由本程序生成的，或记录被删改"
            return
        data = data_of(page) if isinstance(page, str) else {}
        if not record.intact or (data and content_digest(data) != record.told.get("parameters")):
            yield "生成以后被人改过"
        place = self._place(path, data.get("agency"), data.get("year")) or self._place(
            path, record.told.get("agency"), _year(record)
        )
        if place is None:
            yield "找不到它的数据文件"
            return
        try:
            report = replace(read_report(place.path), site=site_beside(place.path))
        except InputError as error:
            yield f"数据文件用不了（{str(error).splitlines()[0]}）"
            return
        now = making(report)
        changed = [told for part, told in _PARTS.items() if now.get(part) != record.told.get(part)]
        other = [name for part, name in _TOOLS.items() if tools(report.form)[part] != record.told.get(part)]
        yield from changed
        if other:
            yield f"是用另一版本的{'、'.join(other)}生成的"
        elif not changed and record.intact:
            yield from _shown_otherwise(page, report, record)

    def _place(self, path: Path, agency: object, year: object) -> TownshipYear | None:
        """Return whose page it is: as its folders tell, else as it tells itself."""
        folder = path.absolute().parent
        unit = next(path.name.removesuffix(each) for each in _SUFFIXES if path.name.endswith(each))
        if names_year(folder) and (own := self._places.get((folder.parent.name, folder.name, unit))):
            return own
        named = self._of_year(year) if isinstance(year, int) else {}
        return named.get(agency) if isinstance(agency, str) else None

    def _named(self, year: int) -> dict[str, TownshipYear | None]:
        """Return the reports of a year by their agencies, None for an agency that several have."""
        named: dict[str, TownshipYear | None] = {}
        for each in self._found:
            if each.year != year:
                continue
            try:
                agency = read_report(each.path).agency
            except InputError:
                continue
            named[agency] = None if agency in named else each
        return named


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() == ".png"


def _year(record: Record) -> int | None:
    told = record.told.get("year", "")
    return int(told) if re.fullmatch("[0-9]{4}", told) else None


def _shown_otherwise(page: str | bytes, report: Report, record: Record) -> Iterator[str]:
    """Yield why something for the public is not what its parameters file gives now; of others nothing."""
    kind, same = record.told.get("kind"), True
    if isinstance(page, bytes):
        try:
            fonts = fonts_digest()
        except FontError:
            fonts = ""
        if fonts != record.told.get(FONTS):
            yield "是用另一些字体画的，在这台电脑上不能照样重画来查验"
            return
        same = page == picture(report)
    elif kind == KIND:
        same = page == sheet(report)
    elif kind == PUBLISHED:
        same = verbs.heading(report).public + verbs.sections(report).public in page
    if not same:
        yield "显示的内容与由数据文件重新生成的不一样"
