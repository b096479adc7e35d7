"""The ledger of a batch: what each report in a store was last made from, and by what its files are known."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from kit.base.errors import KitError, StorageError
from kit.base.files import writing
from kit.checks.report_outcome import Outcome
from kit.run.job import Stamp, Written

NAME = ".ledger.sqlite"
_COLUMNS = ("place", "key", "outcome", "files", "without_pdf", "digest")
_TABLE = f"CREATE TABLE IF NOT EXISTS report ({', '.join(_COLUMNS)}, PRIMARY KEY (place))"
_ROWS = f"SELECT {', '.join(_COLUMNS)} FROM report"  # noqa: S608 - our own names

_FIELDS = [field.name for each in (Outcome, Written, Stamp) for field in fields(each)]
_SHAPE = int(hashlib.sha256(repr((_FIELDS, _TABLE)).encode()).hexdigest()[:7], 16)
"""What tells a ledger of another version of the kit, of which nothing is up to date any more."""


_WHY = {
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_READONLY: "只能读，不能写",
    sqlite3.SQLITE_CANTOPEN: "打不开",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
}
"""What SQLite says of a place that takes nothing, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that was made: the digest of all it was made from, its outcome, its files by suffix.

    `without_pdf` says why a PDF that was asked for could not be made, "" where it could or nobody asked.
    """

    key: str
    outcome: Outcome
    files: Mapping[str, Written]
    without_pdf: str = ""


class Ledger:
    """Entries by the report's place in the store (`<county>/<year>/<township>`); see `open_ledger`."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database, self._path = database, path

    def get(self, place: str) -> Entry | None:
        """Return the entry of a report, None when there is none, or it is not as it was entered."""
        with _complaints(self._path):
            row = self._database.execute(f"{_ROWS} WHERE place = ?", (place,)).fetchone()
        return None if row is None else _entry(row)

    def put(self, place: str, entry: Entry) -> None:
        """Enter a report, in place of an earlier entry. Survives the end of this process at any moment."""
        outcome = json.dumps(asdict(entry.outcome), ensure_ascii=False)
        files = {
            suffix: {"stamp": [each.stamp.size, each.stamp.version], "digest": each.digest}
            for suffix, each in entry.files.items()
        }
        row = (place, entry.key, outcome, json.dumps(files), entry.without_pdf)
        with _complaints(self._path):
            self._database.execute(
                "INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, ?)", (*row, _digest(row))
            )


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """Give the ledger in `path`, made when it is missing, to this batch alone until it is done.

    Raises KitError while another batch holds it, StorageError when it cannot be written.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():  # SQLite would write where it leads
            path.unlink()
    with _complaints(path):
        database = sqlite3.connect(path, timeout=0.2, isolation_level=None)
    try:
        with _complaints(path):
            # The lock is the database's own, held until it is closed: also by the end of this process.
            # Written ahead, an entry is one append; a power cut may lose the last, and damages none.
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("BEGIN IMMEDIATE")
            if database.execute("PRAGMA user_version").fetchone() != (_SHAPE,):
                database.execute("DROP TABLE IF EXISTS report")
                database.execute(f"PRAGMA user_version = {_SHAPE}")
            database.execute(_TABLE)
            database.execute("COMMIT")
        database.text_factory = _text
        yield Ledger(database, path)
    finally:
        with suppress(sqlite3.Error):  # what is written ahead goes in, so that readers lay no files beside it
            database.execute("PRAGMA journal_mode = DELETE")
        database.close()


def remembered(path: Path, county: str) -> Mapping[str, Entry]:
    """Return what a ledger tells of a county's reports, by place; nothing where it cannot be read.

    That is when there is none, when it is of another version of the kit, and while a batch is writing it:
    whoever asks has to look for himself then.
    """
    county = f"{county}/"
    try:
        if not path.exists():
            return {}
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)
        ) as database:
            if database.execute("PRAGMA user_version").fetchone() != (_SHAPE,):
                return {}
            database.text_factory = _text
            query = f"{_ROWS} WHERE substr(place, 1, ?) = ?"
            rows = database.execute(query, (len(county), county)).fetchall()
    except sqlite3.Error:
        return {}
    entries = {str(row[0]): _entry(row) for row in rows}
    return {place: entry for place, entry in entries.items() if entry is not None}


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")


def _digest(row: Sequence[object]) -> str:
    return hashlib.sha256(repr(tuple(row)).encode()).hexdigest()


def _entry(row: Sequence[object]) -> Entry | None:
    """Return what a row tells, None when it is not as it was entered: then the report is made anew."""
    *told, digest = row
    if _digest(told) != digest:
        return None
    _, key, outcome, files, without_pdf = map(str, told)
    written = {
        suffix: Written(Stamp(*each["stamp"]), each["digest"]) for suffix, each in json.loads(files).items()
    }
    return Entry(key, Outcome.from_json(json.loads(outcome)), written, without_pdf)


@contextmanager
def _complaints(path: Path) -> Iterator[None]:
    """Raise in this project's words what SQLite complains of."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise KitError(
                f"{path.parent} 正由另一次批量生成写着。请等它结束，或换一个输出文件夹。"
            ) from None
        why = _WHY.get(error.sqlite_errorcode & 0xFF, error.sqlite_errorname)
        raise StorageError(f"{path}：写不进去（{why}）。请核对文件夹的权限和磁盘空间。") from None
    except sqlite3.DatabaseError:
        what = f"{path}：批量生成的记录损坏，读不出来"
        raise KitError(f"{what}。请删除这个文件再运行，各份报告会重新生成；申请台账不在里面。") from None
