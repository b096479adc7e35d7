"""Others who write a parameters file at the same moment: an editor's save, a second command."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit.base.one_at_a_time import one_at_a_time
from tests.conftest import SEED, run_kit

TEXT = """甲水县乙山镇人民政府2023年政府信息公开工作年度报告
一、总体情况
已公开{count}条信息。
二、主动公开政府信息情况
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
行政规范性文件\t{count}\t1\t9
"""
PLACE = Path("parameters/甲水县/乙山镇/2023.yaml")
KEPT = Path("parameters/.history/甲水县/乙山镇/2023")
EDITOR = """
import sys
from pathlib import Path
saved = []
def save(event, args):
    if event == "open" and isinstance(args[0], (str, Path)) and ".kit-" in str(args[0]) and not saved:
        saved.append(1)
        Path(sys.argv[1]).write_text("# 编辑器存的\\n", encoding="utf-8")
sys.addaudithook(save)
from kit.cli.command import main
main(sys.argv[2:])
"""
"""Runs a command; in the moment in which it begins to write, an editor saves the file named before it."""


KILLED = """
import os, signal, sys
left = [int(sys.argv[1])]
def kill(event, args):
    if event == "os.rename":
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
from kit.cli.command import main
main(sys.argv[2:])
"""
"""Runs a command that is killed when it has put so many files in their places."""


def source(folder: Path, count: int) -> str:
    """Write a published report with this count; return its name."""
    (folder / "parameters").mkdir(exist_ok=True)
    (folder / f"{count}.txt").write_text(TEXT.format(count=count), encoding="utf-8")
    return f"{count}.txt"


def in_an_editors_moment(folder: Path, file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command while an editor saves a file."""
    command = [sys.executable, "-c", EDITOR, str(file), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "is_new", [True, False], ids=["a file that was not there", "a file that is read again"]
)
def test_an_editors_save_is_not_written_over_by_a_reading(tmp_path: Path, *, is_new: bool) -> None:
    """It stays, no version speaks of what was not written, and one sentence says to run again."""
    if not is_new:
        assert run_kit("ingest", source(tmp_path, 3), cwd=tmp_path).returncode == 0
    (tmp_path / PLACE).parent.mkdir(parents=True, exist_ok=True)
    before = sorted((tmp_path / KEPT).glob("*"))
    done = in_an_editors_moment(tmp_path, PLACE, "ingest", source(tmp_path, 5))
    assert (done.returncode, "请再运行一次" in done.stderr) == (2, True), done.stderr
    assert (tmp_path / PLACE).read_text(encoding="utf-8") == "# 编辑器存的\n"
    assert sorted((tmp_path / KEPT).glob("*")) == before
    assert not [*tmp_path.rglob(".kit-*")]


def test_an_editors_save_is_not_written_over_by_an_acceptance(tmp_path: Path) -> None:
    """Likewise."""
    file = tmp_path / "2024.yaml"
    shutil.copy(SEED, file)
    done = in_an_editors_moment(tmp_path, file, "accept", str(file), "1", "--reason", "看过")
    assert (done.returncode, "请再运行一次" in done.stderr) == (2, True), done.stderr
    assert file.read_text(encoding="utf-8") == "# 编辑器存的\n"


def test_commands_at_the_same_moment_change_a_file_one_after_the_other(tmp_path: Path) -> None:
    """Each version has a number of its own, and nothing that was read is missing among them."""
    assert run_kit("ingest", source(tmp_path, 1), cwd=tmp_path).returncode == 0
    with one_at_a_time(tmp_path / "parameters"):
        running = [
            subprocess.Popen([sys.executable, "-m", "kit", "ingest", source(tmp_path, count)], cwd=tmp_path)
            for count in range(2, 6)
        ]
        with pytest.raises(subprocess.TimeoutExpired):
            running[0].wait(4)
    assert [each.wait() for each in running] == [0] * 4
    kept = sorted((tmp_path / KEPT).glob("*.yaml"))
    assert [int(path.name[:3]) for path in kept] == list(range(1, 10))
    readings = "".join(path.read_text(encoding="utf-8") for path in kept if "读入" in path.name)
    assert set(re.findall(r"已公开(\d)条", readings)) == set("12345")


def test_an_acceptance_keeps_the_file_as_it_was(tmp_path: Path) -> None:
    """As every other change does; `kit history` lists it and puts it back, also from the unit's own folder."""
    file = tmp_path / "parameters" / "甲县" / "安皋镇" / "2024.yaml"
    file.parent.mkdir(parents=True)
    shutil.copy(SEED, file)
    before = file.read_bytes()
    inside = file.relative_to(tmp_path)
    assert run_kit("accept", inside, "1", "--reason", "看过", cwd=tmp_path).returncode == 0
    once = file.read_bytes()
    assert run_kit("accept", "2024.yaml", "2", "--reason", "看过", cwd=file.parent).returncode == 0
    listed = run_kit("history", "甲县/安皋镇", cwd=tmp_path).stdout
    assert listed.count("改动前的文件") == 2
    assert run_kit("history", "甲县/安皋镇/2024", "--restore", "2", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == once
    assert run_kit("history", "甲县/安皋镇/2024", "--restore", "1", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == before
    assert not [path for path in (tmp_path / "parameters").rglob("*") if path.name.startswith(".kit")]


def test_a_file_that_lies_alone_gets_no_folder_of_versions(tmp_path: Path) -> None:
    """There is none in which `kit history` would look."""
    (tmp_path / "a").mkdir()
    file = shutil.copy(SEED, tmp_path / "a" / "报告.yaml")
    assert run_kit("accept", file, "1", "--reason", "看过").returncode == 0
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "报告.yaml"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_whenever_a_reading_is_killed_what_the_file_held_is_kept(tmp_path: Path, count: int) -> None:
    """Run again, it is as if it had not been killed: the same file, the same versions, nothing left over."""
    folders = []
    for name in ("whole", "killed"):
        (folder := tmp_path / name).mkdir()
        folders.append(folder)
        assert run_kit("ingest", source(folder, 3), cwd=folder).returncode == 0
        before = (folder / PLACE).read_bytes()
        source(folder, 5)
    whole, killed = folders
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(count), "ingest", "5.txt"], cwd=killed, check=False
    )
    assert done.returncode < 0
    held = [(killed / PLACE).read_bytes(), *(path.read_bytes() for path in (killed / KEPT).glob("*.yaml"))]
    assert before in held
    for folder in folders:
        assert run_kit("ingest", "5.txt", cwd=folder).returncode == 0
    assert (whole / PLACE).read_bytes() == (killed / PLACE).read_bytes()
    versions = [
        [(path.name[:3], path.name[-7:], path.read_bytes()) for path in sorted((folder / KEPT).glob("*"))]
        for folder in folders
    ]
    assert versions[0] == versions[1]
    assert not [*killed.rglob(".kit-*")]


def test_a_slip_whose_command_is_killed_is_written_whole_by_the_next(tmp_path: Path) -> None:
    """Killed between its Word file and its text, it is neither half there for good nor counted twice."""
    file = tmp_path / "parameters" / "甲县" / "安皋镇" / "2024.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        SEED.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 3"),
        encoding="utf-8",
    )
    killed = [sys.executable, "-c", KILLED, "1", "slips", "甲县", "2024"]
    assert subprocess.run(killed, cwd=tmp_path, check=False).returncode < 0
    assert run_kit("slips", "甲县", "2024", cwd=tmp_path).returncode == 0
    names = sorted(path.name for path in (tmp_path / "outputs" / "甲县" / "2024" / "退回单").iterdir())
    assert [name[-5:] for name in names] == [".docx", "）.txt"]
    assert all("第1次" in name for name in names)
