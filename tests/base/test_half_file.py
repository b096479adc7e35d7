"""Files on their way: nobody foresees their names, and what a killed command leaves goes with the next one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.base.files import write_whole
from kit.base.half_file import half_file, is_half

WRITES = """
import os, sys
from pathlib import Path
from kit.base.half_file import half_file

with half_file(Path(sys.argv[1])) as half:
    half.file.write(b"half")
    half.finish()
    print("there", flush=True)
    sys.stdin.read()
"""
"""Leaves a file half written until it may go on; its end is the end of its standard input."""


def writer(folder: Path) -> subprocess.Popen[str]:
    """Start a command that is writing a file in a folder."""
    command = [sys.executable, "-c", WRITES, str(folder)]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    assert running.stdout.readline() == "there\n"
    return running


def writes(folder: Path) -> None:
    """Let another command write a file into a folder."""
    code = "import sys; from pathlib import Path; from kit.base.files import write_whole; write_whole({Path(sys.argv[1]): 'x'})"
    subprocess.run([sys.executable, "-c", code, str(folder / "x.txt")], check=True)


def names(folder: Path) -> list[str]:
    """Return how the files of a folder are called."""
    return sorted(path.name for path in folder.iterdir())


def ended(running: subprocess.Popen[str], *, killed: bool) -> None:
    """End a command, by force or by letting it go on."""
    if killed:
        running.kill()
    running.communicate(timeout=120)


@pytest.mark.skipif(sys.platform == "win32", reason="there it goes by its age")
def test_what_a_killed_command_left_goes_with_the_next_one(tmp_path: Path) -> None:
    """Before that it is told from other files by its name."""
    ended(writer(tmp_path), killed=True)
    (left,) = names(tmp_path)
    assert is_half(left)
    writes(tmp_path)
    assert names(tmp_path) == ["x.txt"]


def test_what_another_command_is_writing_stays(tmp_path: Path) -> None:
    """It goes when that command has ended, however long it took."""
    running = writer(tmp_path)
    (half,) = names(tmp_path)
    writes(tmp_path)
    assert names(tmp_path) == [half, "x.txt"]
    ended(running, killed=False)
    assert names(tmp_path) == ["x.txt"]


def test_nobody_foresees_a_name(tmp_path: Path) -> None:
    """Two names of one process have next to nothing in common."""
    with half_file(tmp_path) as one, half_file(tmp_path) as two:
        assert sum(a == b for a, b in zip(one.path.name[5:-4], two.path.name[5:-4], strict=True)) < 16


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_no_link_is_followed(tmp_path: Path) -> None:
    """Neither where something is written, nor where something is removed."""
    outside = tmp_path / "outside.txt"
    outside.write_text("as it was", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "x.txt").symlink_to(outside)
    (folder / ".kit-0.tmp").symlink_to(outside)
    write_whole({folder / "x.txt": "new"})
    assert outside.read_text(encoding="utf-8") == "as it was"
    assert not (folder / "x.txt").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    """A pipe or a folder that is called like a file on its way holds nobody up."""
    os.mkfifo(tmp_path / ".kit-1.tmp")
    (tmp_path / ".kit-2.tmp").mkdir()
    writes(tmp_path)
    assert names(tmp_path) == [".kit-1.tmp", ".kit-2.tmp", "x.txt"]


FULL = """
import resource, signal, sys
from pathlib import Path
from kit.base.errors import OutputError
from kit.base.files import write_whole

resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    write_whole({Path(sys.argv[1]) / name: content for name, content in (("a.txt", "small"), ("b.txt", "x" * 200))})
except OutputError as error:
    print(error)
"""
"""Writes two files where a file takes a hundred bytes and no more, as a disk that is all but full."""


@pytest.mark.skipif(sys.platform == "win32", reason="no such bounds there")
def test_what_a_full_disk_does_not_take_is_told_with_its_path(tmp_path: Path) -> None:
    """Also where closing the file fails once more; neither of the files is there then."""
    done = subprocess.run([sys.executable, "-c", FULL, tmp_path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{tmp_path / 'b.txt'}：写不进去（文件太大）")
    assert names(tmp_path) == []


def test_a_file_is_made_with_the_rights_of_any_new_file(tmp_path: Path) -> None:
    """So that others read what they may read."""
    (tmp_path / "plain").touch()
    write_whole({tmp_path / "x.txt": ""})
    assert (tmp_path / "x.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode
