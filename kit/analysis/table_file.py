"""Writes long tables to disk as CSV or Parquet, some reports at a time, so that memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kit.analysis.tidy_tables import EXACT, TEXT, TRUTH, WHOLE, Line, LongTable
from kit.base.errors import KitError
from kit.base.files import replace, writing
from kit.base.half_file import half_file
from kit.base.strings import no_formula

if TYPE_CHECKING:
    import pandas as pd

AT_ONCE = 200
"""So many reports are in memory at a time."""

Sink = Generator[None, "pd.DataFrame", None]
"""Takes the parts of a table, one after the other, and writes them."""


def write_table(path: Path, table: LongTable, reports: Iterable[Sequence[Line]]) -> int:
    """Write a table of the lines of all `reports` to a `.csv` or `.parquet` file; return how many there are.

    CSV is UTF-8 as Excel wants it, with no text that it would take for a formula. Parquet holds exact numbers
    as decimal128(38, 6). Raises KitError for another kind of file, OutputError when it cannot be written.
    """
    sink = _SINKS.get(path.suffix.lower())
    if sink is None:
        raise KitError(f"{path}：不认得这种文件。请写 .csv 或 .parquet 文件。")
    count, reports = 0, iter(reports)
    with _beside(path) as half, closing(sink(half, table)) as write:
        part = list(islice(reports, AT_ONCE))  # before pandas and its threads are there: see `can_fork`
        next(write)
        while part:
            lines = table.made_of(line for report in part for line in report)
            write.send(lines)
            count += len(lines)
            part = list(islice(reports, AT_ONCE))
    return count


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """Give a file beside `path` to write to; it is put in place once it is whole."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with half_file(path.parent) as half:
            yield half.file
            half.finish()
            replace(path, half.path)


def _csv(binary: IO[bytes], table: LongTable) -> Sink:
    part, header = table.make(()), True
    file = TextIOWrapper(binary, encoding="utf-8-sig", newline="")
    try:
        while True:
            for name, kind in table.columns.items():
                if kind == TEXT:
                    part[name] = part[name].map(no_formula, na_action="ignore")
                elif kind == EXACT:
                    part[name] = part[name].map("{:f}".format, na_action="ignore")
            part.to_csv(file, index=False, header=header, lineterminator="\r\n")
            header = False
            part = yield
    finally:
        file.detach()  # all of it is written, and the file stays open


def _parquet(file: IO[bytes], table: LongTable) -> Sink:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        what = "没有装写 Parquet 要用的 pyarrow"
        raise KitError(
            f'{what}。请运行 pip install "township-disclosure-workbook[parquet]"，或写 .csv 文件。'
        ) from None
    types = {TEXT: pa.string(), WHOLE: pa.int64(), TRUTH: pa.bool_(), EXACT: pa.decimal128(38, 6)}
    wanted = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
    # From an empty table, for the note in it of the types that pandas reads back.
    schema = pa.Table.from_pandas(table.make(()), schema=wanted).schema
    with parquet.ParquetWriter(file, schema) as writer:
        while True:
            part = yield
            writer.write_table(pa.Table.from_pandas(part, schema=schema, preserve_index=False))


_SINKS: Mapping[str, Callable[[IO[bytes], LongTable], Sink]] = {".csv": _csv, ".parquet": _parquet}
