"""One bad unit never stops the county: it is named, escaped, and all others are made, summed and tabled."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.base.strings import shown
from tests.batches import TEXT, batch
from tests.conftest import run_kit
from tests.made_up import write_counties

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names and files of other systems")

NAMES = {
    "written in GBK": "甲镇".encode("gbk"),
    "half of a character": "甲镇".encode()[:-1],
    "a byte order mark": "\ufeff乙镇".encode(),
    "zero width": "乙\u200b镇".encode(),
    "written backwards": "\u202e镇".encode(),
    "steers the terminal": b"x\x1b]0;pwn\x07\x1b[2J",
    "steers it in one byte": "x\x9b2J".encode(),
    "two lines": b"a\nb",
}
"""Folders that hold a good report under a name that nothing can be made by."""


def _link(to: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(to)


def _holds(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


FILES: dict[str, Callable[[Path], object]] = {
    "queue": os.mkfifo,
    "device": _link("/dev/zero"),
    "dangling": _link("nowhere"),
    "loop": _link("2024.yaml"),
    "folder": Path.mkdir,
    "gbk": _holds(TEXT.encode("gb18030")),
    "bytes": _holds(bytes(range(256))),
    "empty": _holds(b""),
    "long": _holds(b"# " + b"x" * 2_000_000),
    "broken": _holds(b"township: ["),
    "angle": _holds((TEXT + '\n"<x>": 1\n').encode()),
    "square": _holds((TEXT + '\n"[x]": 1\n').encode()),
}
"""What is no parameters file, under a good name."""


def zoo(root: Path, good: int, times: int) -> tuple[str, int]:
    """Write a county of good units with bad ones among them; return it, and how many are bad."""
    write_counties(root / "parameters", townships=good, years=(2024,), seed=5)
    (county,) = (path for path in (root / "parameters").iterdir() if path.is_dir())
    for number in range(times):
        for odd in NAMES.values():
            folder = Path(os.fsdecode(os.fsencode(county) + b"/" + odd + str(number).encode()))
            folder.mkdir()
            (folder / "2024.yaml").write_text(TEXT.replace("TOWNSHIP", "坏镇"), encoding="utf-8")
        for name, write in FILES.items():
            (county / f"{name}{number}").mkdir()
            write(county / f"{name}{number}" / "2024.yaml")
    made = root / "outputs" / county.name / "2024"
    made.mkdir(parents=True)
    (made / "loop.html").symlink_to("loop.html")
    (made / "dangling").symlink_to("nowhere")
    return county.name, times * (len(NAMES) + len(FILES))


def well_said(said: str) -> bool:
    """Whether a person was told everything in sentences, and his terminal nothing."""
    return "Traceback" not in said and shown(said) == said


@pytest.mark.parametrize(
    ("good", "times"), [(2, 1), pytest.param(60, 2, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_a_zoo_of_bad_units_goes_through_every_command(tmp_path: Path, good: int, times: int) -> None:
    """As many are right as are good, and as many named as are bad."""
    county, bad = zoo(tmp_path, good, times)
    names = [*(shown(os.fsdecode(name)).replace("\n", "\\u000a") for name in NAMES.values()), *FILES]

    done = batch(tmp_path)
    assert well_said(done.stdout + done.stderr), done.stderr
    assert done.returncode == 2
    assert f"已生成 {good} 份，没有变化 0 份，没有生成 {bad} 份" in done.stdout
    for name in FILES:
        assert f"/{name}0/2024.yaml" in done.stderr
    assert done.stderr.count("文件夹名") == times * len(NAMES)
    assert "按 GBK 是“甲镇0”" in done.stderr

    done = run_kit("rollup", county, "2024", cwd=tmp_path)
    assert well_said(done.stdout + done.stderr), done.stderr
    assert f"已计入 {good} 个单位，不能计入 {bad} 个" in done.stdout
    for name in names:
        assert f"  {name}0：" in done.stdout, name

    done = run_kit("county", county, "2024", cwd=tmp_path)
    assert (done.returncode, well_said(done.stdout + done.stderr)) == (0, True), done.stderr
    page = (tmp_path / "outputs" / county / "2024" / "overview.html").read_text(encoding="utf-8")
    assert all(f"{name}0" in page for name in FILES)

    done = run_kit("table", "-o", "figures.csv", cwd=tmp_path)
    assert (done.returncode, well_said(done.stdout + done.stderr)) == (2, True), done.stderr
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len({row["unit"] for row in csv.DictReader(file)}) == good
    assert done.stderr.count("2024.yaml") >= bad

    done = run_kit("check", f"parameters/{county}", cwd=tmp_path)
    assert (done.returncode, well_said(done.stdout + done.stderr)) == (2, True), done.stderr
    assert all(f"/{name}0/2024.yaml" in done.stderr for name in FILES if name != "folder")

    pages = sorted((tmp_path / "outputs" / county / "2024").glob("*.review.html"))
    published = pages[0].with_name(pages[0].name.replace(".review", ""))
    done = run_kit("ingest", published, "-o", "parameters", "--force", cwd=tmp_path)
    assert (done.returncode, well_said(done.stdout + done.stderr)) == (0, True), done.stderr
