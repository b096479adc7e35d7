"""The parameters files of a folder, by county, township and year: `<county>/<township>/<year>.yaml`.

A county's departments stand beside its townships. What the county itself reports is in the folder
`county` beside them, and so is the list of its units.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import File, can_be_folder, read_file
from kit.base.guard import guard
from kit.base.strings import one_line, quoted
from kit.report.beside import ALONE, Beside
from kit.report.settlements import SETTLED, settled_of
from kit.report.succession.predecessors import absorbed_into

EARLIEST, LATEST = 2008, 2099
"""The report years there are; the Regulation first took effect in 2008."""

SUFFIXES = (".yaml", ".yml")
OWN = "county"
"""The folder of what is the county's own, among those of its units."""
UNITS = "units.yaml"
"""The list of a county's units, in that folder."""
LEDGER_WORDS = "ledger.yaml"
"""What a unit, or the county in that folder, calls the columns of its ledger of applications."""
INDEX, OVERVIEW = "index", "overview"
"""The names of a county-year's own pages, which no unit's folder can have."""

_LEVELS = ("县", "乡镇", "年度.yaml")
_PLACE = f"“{'/'.join(_LEVELS)}”"


def not_begun(year: int) -> str:
    """Return what is said of a report year later than this one by the computer's clock."""
    return f"{year} 年度还没有到（这台电脑的日期是 {date.today().isoformat()}）"


def names_year(path: Path) -> bool:
    """Whether a file is called by its report year."""
    stem = path.stem
    return stem.isascii() and stem.isdigit() and len(stem) == 4


def refuse_twins(path: Path) -> None:
    """Raise InputError where another parameters file of the same year lies beside one, 2025.yml say."""
    if not names_year(path) or path.suffix.lower() not in SUFFIXES:
        return
    names = sorted(
        each.name for each in path.parent.glob(f"{path.stem}.*") if each.suffix.lower() in SUFFIXES
    )
    if len(names) > 1:
        what = f"旁边有同一年度的另一份：{'、'.join(names)}，不知道用哪一份"
        raise InputError(Problem(str(path), "", what, "请只留一份"))


def previous_path(path: Path) -> Path | None:
    """Return the path of last year's parameters file beside `path`, or None when there is none."""
    if not names_year(path):
        return None
    suffixes = dict.fromkeys((path.suffix, *SUFFIXES))
    beside = [path.with_name(f"{int(path.stem) - 1}{suffix}") for suffix in suffixes]
    return next((last for last in beside if last.exists() or last.is_symlink()), None)


def settled_place(path: Path) -> Path:
    """Return where a county settles problems of a unit's parameters file, which lies in the unit's folder."""
    return path.absolute().parent.parent / OWN / SETTLED


def read_beside(path: Path) -> Beside:
    """Read what a report rests on beside its own file: last year's file, and what the county settled of it.

    Of a unit that took in others with its report of the year, theirs are there too. There is none where
    one of them is missing, or a unit was split that year. Raises InputError when one cannot be read.
    """
    if not names_year(path):
        return ALONE
    folder = path.absolute().parent
    settled = settled_of(settled_place(path), folder.name, int(path.stem))
    return Beside(tuple(map(_last, _last_reports(path))), settled)


def _last_reports(path: Path) -> list[Path]:
    last = previous_path(path)
    county = path.absolute().parent.parent
    listed = os.path.relpath(county / OWN / UNITS)  # as its messages call it
    taken = absorbed_into(path.absolute().parent, Path(listed), int(path.stem))
    if taken is None:
        return []
    others = [previous_path(county / folder / path.name) for folder in taken]
    return [each for each in (last, *others) if each] if all(others) else []


def _last(path: Path) -> File:
    """Read a file of last year. Raises InputError when it cannot be read."""
    return read_file(path, f"{path}（作为上年的数据文件）")


@dataclass(frozen=True, slots=True)
class TownshipYear:
    """A parameters file and what its folders tell: `<county>/<township>/<year>.yaml`.

    `flaw` is what keeps the name of its unit's folder from being used; `township` is then that name escaped.
    """

    path: Path
    county: str
    township: str
    year: int
    flaw: str = ""

    def read(self) -> tuple[File, Beside]:
        """Return the file and what is beside it. Raises InputError when one is of no use."""
        self.refuse_flaw()
        with guard(str(self.path)):
            return read_file(self.path), read_beside(self.path)

    def refuse_flaw(self) -> None:
        """Raise InputError when the name of its unit's folder cannot be used."""
        if self.flaw:
            raise InputError(Problem(str(self.path), "", f"文件夹名{self.flaw}", "请改名"))

    @property
    def folder(self) -> str:
        """Where the county-year's outputs lie in a store."""
        return f"{self.county}/{self.year}"

    @property
    def place(self) -> str:
        """Where the report's outputs lie in a store, without their suffix."""
        return f"{self.folder}/{self.township}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The township-years of a folder in order, and why other parameters files in it are none."""

    reports: tuple[TownshipYear, ...]
    strays: Mapping[Path, str]

    @property
    def units(self) -> tuple[TownshipYear, ...]:
        """The reports of units: a county's own repeats their figures, and must not be added to them."""
        return tuple(each for each in self.reports if each.township != OWN)

    def told_strays(self) -> Mapping[Path, str]:
        """Return a sentence for each of the strays."""
        return {path: f"{one_line(str(path))}：{reason}。" for path, reason in self.strays.items()}


def catalogue(root: Path) -> Catalogue:
    """List the parameters files of a whole folder, of one county's or of one township's within it.

    Raises KitError when there is no such folder, or none in it.
    """
    if not root.is_dir():
        raise KitError(f"{root} 不是文件夹。请写数据文件夹（parameters），或其中一个县、一个乡镇的文件夹。")
    files = list(_files(root))
    depths = Counter(len(path.parts) - len(root.parts) for path in files if names_year(path))
    levels = max(range(1, len(_LEVELS) + 1), key=lambda level: (depths[level], level))
    if not depths[levels]:  # most files tell whether this is all counties' folder, one's or a township's
        raise KitError(f"{root} 里没有{_PLACE}这样放的数据文件。")
    reports: dict[str, TownshipYear] = {}
    strays: dict[Path, str] = {}
    for path in files:
        county, township = path.absolute().parts[-3:-1]
        if (township, path.name) in ((OWN, UNITS), (OWN, SETTLED)) or path.name == LEDGER_WORDS:
            continue
        if township in (INDEX, OVERVIEW):
            strays[path] = f"单位的文件夹不能叫 {township}，县的总览页要用这个名字；请改名"
        elif path.suffix not in SUFFIXES:
            strays[path] = f"后缀要用小写，没有生成；请改名为 {path.stem}{path.suffix.lower()}"
        elif len(path.parts) - len(root.parts) != levels or not names_year(path):
            strays[path] = f"不是{_PLACE}这样放的，没有生成"
        elif flaw := name_flaw(county):
            strays[path] = f"县的文件夹名{flaw}，没有生成；请改名"
        else:
            flaw = name_flaw(township)
            report = TownshipYear(path, county, one_line(township), int(path.stem), flaw)
            other = reports.setdefault(report.place.casefold(), report)
            if other is not report:
                strays[path] = f"和 {other.path} 会写到同一个地方，没有生成；请改名或移走一份"
    return Catalogue(tuple(reports.values()), strays)


def county_catalogue(parameters: Path, county: str) -> Catalogue:
    """List a county's parameters files, none when its units have not written any yet.

    Raises KitError when there is no such county.
    """
    folder = parameters / county
    if not can_be_folder(county) or not folder.is_dir():
        what = f"{parameters} 里没有 {county} 这个县的文件夹"
        raise KitError(f"{what}。请写数据文件夹里县一级的文件夹名，如 wolong。")
    return catalogue(folder) if any(map(names_year, _files(folder))) else Catalogue((), {})


def name_flaw(name: str) -> str:
    """Return what keeps a folder's name from being used, "" when nothing does."""
    if one_line(name) == name:
        return ""
    try:
        name.encode()
    except UnicodeEncodeError:  # as programs for Windows pack it, and others unpack it
        return f"不是 UTF-8 编码（按 GBK 是{quoted(os.fsencode(name).decode('gb18030', 'replace'))}）"
    return "里有看不见的字符或控制符"


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        named = [name for name in folders if name.endswith(SUFFIXES)]  # no file, which reading it will tell
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in named)
        for name in sorted((*names, *named)):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(folder, name)
