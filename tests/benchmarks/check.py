"""Measures the checker: `make bench`. Ratios within one run tell more than seconds on a busy machine.

The full rule book on one report against executing its notebook; 10, 100 and 1,000 reports; hostile texts of
10 KB, 100 KB and 1 MB.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kit.base.errors import InputError
from kit.base.files import read_file
from kit.checks.confront import confront
from kit.ingest.file_check import check_file
from kit.report.parameters import read_report
from kit.run.job import Job
from kit.run.make_report import make
from tests.conftest import SEED

HOSTILE = {
    "one line of counts": "共公开信息35条,其中工作动态30条,通知公告5条,",
    "brackets never closed": "(其中35条",
    "brackets, 10,000 deep": "(其中5条" * 10_000 + ")" * 10_000,
    "unpaired quotes": "“公开5条",
    "openers only": "其中包括",
    "one long number": "1234567890",
    "汉字 numerals": "一二三",
    "years": "2022年,我镇公开信息5条,",
    "totals behind": "发布5条、发布6条,共计11条",
    "denials": "未收到申请",
    "enumerations": "一是公开5条;二是公开6条。",
    "lines": "公开5条\n",
    "headings": "(一)主动公开情况\n",
    "nested lists": "10条,其中5条,内有3条;",
    "parts of parts": "其中1条、",
    "colons": "机构3条:",
    "headed lines": "1.基础信息(24条)\n",
    "spaces": " \u3000",
    "shares": "公开20条,占比20%,",
    "letters": "a.b@c",
    "masked": "发布**条,",
}


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the median time of `work` over several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def check_text(text: str) -> int:
    """Read and check a text from a file; return how many findings it has."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        return sum(len(each.findings) for each in check_file(path, 2024) if not isinstance(each, InputError))


def one_report() -> None:
    """Print the cost of the rule book beside that of the notebook, and of reading the file."""
    job = Job(read_file(SEED))
    make(job)  # imports and compiled patterns are warm for both
    making = seconds(lambda: make(job), 3)
    reading = seconds(lambda: read_report(SEED), 9)
    report = read_report(SEED)
    checking = seconds(lambda: confront.__wrapped__(report), 9)
    print(f"check {checking * 1000:.1f} ms, read {reading * 1000:.1f} ms, make {making * 1000:.0f} ms")
    print(f"checking : making = 1 : {making / checking:.0f}")


def many_reports() -> None:
    """Print how the time of `kit check` grows with the number of reports."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}" / "2024.yaml" for number in range(1000)]
        for file in files:
            file.parent.mkdir()
            shutil.copyfile(SEED, file)
        for count in (10, 100, 1000):
            command = [sys.executable, "-m", "kit", "check", *map(str, files[:count])]
            taken = seconds(lambda: subprocess.run(command, capture_output=True, check=True))  # noqa: B023
            print(f"kit check of {count:5} reports: {taken:6.1f} s, {taken / count * 1000:6.1f} ms each")


def hostile_texts() -> None:
    """Print the time for hostile texts of three sizes."""
    for name, piece in HOSTILE.items():
        times = []
        for size in (10_000, 100_000, 1_000_000):
            length = len(piece.encode())
            text = piece * max(size // length, 1) if length < size else piece
            times.append(seconds(lambda: check_text(text)))  # noqa: B023
        print(f"{name:24}" + "".join(f"{taken:9.3f} s" for taken in times))


if __name__ == "__main__":
    one_report()
    many_reports()
    hostile_texts()
