"""Measures the reading of published reports: `make bench`. Each kind of file, and hostile files of three sizes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from kit.office.excel.excel_file import write_xlsx
from kit.office.word.word_file import write_docx
from kit.page.fragment_html import fragment_html
from kit.report.parameters import read_report
from tests.benchmarks.check import seconds
from tests.conftest import SEED

TITLE = "甲水县乙山镇2023年政府信息公开工作年度报告\n一、总体情况\n"
HEADER = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
HOSTILE = {
    "words": (TITLE, "全年公开信息5条，其中政策文件3件。\n"),
    "labels": (TITLE, "规章\n"),
    "damaged labels": (TITLE, "规章文件\n"),
    "labels and values": (TITLE, "规章\n0\n0\n0\n"),
    "digits": (TITLE, "1\n"),
    "headers": (TITLE, HEADER),
    "rows": (TITLE + HEADER, "规章\t0\t0\t0\n"),
    "strange rows": (TITLE + HEADER, "某某\t0\t0\t0\n"),
    "titles": ("", TITLE),
    "bars": (TITLE, "字号：大 中 小\n"),
    "cells of a page": (TITLE + "<table><tr>", "<td>本年制发件数</td>"),
    "rows of a page": (TITLE + "<table>", "<tr><td>规章<td>0<td>0<td>0</tr>"),
    "nested elements": (TITLE, "<div>"),
}


def kinds() -> None:
    """Print the time for a report of each kind."""
    report = read_report(SEED)
    files = {"html": fragment_html(report).encode(), "docx": write_docx(report), "xlsx": write_xlsx(report)}
    with TemporaryDirectory() as folder:
        for kind, content in files.items():
            path = Path(folder) / f"report.{kind}"
            path.write_bytes(content)
            ingest(read_source(path), 2024)  # parsers and patterns are loaded for all that follow
            print(f"{kind:6}{seconds(lambda: ingest(read_source(path), 2024), 9) * 1000:8.1f} ms")  # noqa: B023


def hostile_files() -> None:
    """Print the time for hostile files of three sizes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        for name, (head, piece) in HOSTILE.items():
            times = []
            for size in (10_000, 100_000, 1_000_000):
                path.write_text(head + piece * (size // len(piece.encode())), encoding="utf-8")
                times.append(seconds(lambda: ingest(read_source(path), 2023)))
            print(f"{name:24}" + "".join(f"{taken:9.3f} s" for taken in times))


if __name__ == "__main__":
    kinds()
    hostile_files()
