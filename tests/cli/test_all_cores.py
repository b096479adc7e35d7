"""Commands over many files say and write the same on one core as on all, and stop for none of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT
from tests.made_up import write_counties

PROGRAM = """
import os, sys
from kit.cores import helper_process, spreading
started, forked = [], []
process, forks = helper_process._process, helper_process.ForkedProcess
def counted():
    started.append(1)
    return process()
class Counted(forks):
    def __init__(self):
        forked.append(1)
        super().__init__()
helper_process.ForkedProcess = Counted
if sys.argv[1] == "several":
    os.cpu_count, spreading.TRIAL, spreading.WORTH = (lambda: 2), 0, 0
else:
    os.cpu_count = lambda: 1
helper_process._process = counted
from kit.cli.command import main
try:
    main(sys.argv[2:])
finally:
    most = 1 if sys.argv[1] == "several" else 0  # none more where the first was quick enough
    assert len(forked) == 1 and len(started) <= most, (forked, started)
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a county of two years, one file of which is no use, and published reports."""
    root = tmp_path_factory.mktemp("cores")
    write_counties(root / "parameters", townships=4, years=(2023, 2024), seed=5, faults=0.6)
    broken = sorted((root / "parameters").rglob("2024.yaml"))[1]
    broken.write_bytes(b"\xff\xfe not a report")
    pages = root / "inbox"
    pages.mkdir()
    for at, path in enumerate(sorted((ROOT / "parameters").rglob("2024.yaml"))):
        shutil.copy(path, pages / f"{at}.yaml")
    for at in range(3):
        (pages / f"{at}.txt").write_text(
            f"某某镇2024年政府信息公开工作年度报告\n一、总体情况\n公开{at}条。\n"
        )
    (pages / "broken.docx").write_bytes(b"PK no archive")
    with ZipFile(pages / "packed.zip", "w") as archive:
        for at in range(3):
            archive.writestr(f"里面/{at}.txt", f"乙{at}镇2023年年度报告\n一、总体情况\n公开{at}条。\n")
    return root


def said(root: Path, how: str, *words: str) -> tuple[int, bytes, bytes]:
    """Return what a command says, on one core or on several."""
    command = [sys.executable, "-X", "utf8", "-c", PROGRAM, how, *words]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, env=None)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check", "parameters"),
        ("check", "--format", "json", "inbox", "parameters"),
        ("check", "--format", "slip", "inbox"),
        ("table", "-o", "table.csv"),
        ("table", "--changes", "-o", "table.csv"),
        ("ingest", "inbox"),
        ("rollup", "county01", "2024", "-o", "table.csv"),
        ("status", "county01", "2024"),
    ],
    ids=" ".join,
)
def test_several_processes_say_and_write_what_one_does(
    project: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Answers in the files' order, refusals by name, the same bytes in what is written."""
    told = []
    for how in ("one", "several"):
        root = tmp_path / "work"
        shutil.copytree(project, root)
        county = next((root / "parameters").iterdir()).name
        made = said(root, how, *(county if each == "county01" else each for each in words))
        files = {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
        told.append((made, {name: data for name, data in files.items() if ".history" not in name}))
        shutil.rmtree(root)
    assert told[0] == told[1]
    assert told[0][0][1] or told[0][0][2]
