"""One bad unit never stops the county: it is named, escaped, and all others are made, summed and tabled."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kit.base.strings import shown
from tests.batches import TEXT, batch, write_report
from tests.conftest import SEED, run_kit
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


@dataclass(frozen=True, slots=True)
class Zoo:
    """A folder with a zoo in it, and what `kit` says there in an environment of its own."""

    root: Path
    county: str
    told: Mapping[str, str]

    def kit(self, *arguments: object, code: int = 2) -> str:
        """Run a command, see that it ends well, and return what it says."""
        command = [sys.executable, "-m", "kit", *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=self.root,
            env={**os.environ, **self.told},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout + done.stderr
        assert (done.returncode, well_said(said)) == (code, True), f"{arguments}: {said}"
        return said

    def file(self, unit: str) -> str:
        """Return the parameters file of a unit, as messages call it."""
        return f"parameters/{self.county}/{unit}0/2024.yaml"


WARNINGS = {"PYTHONWARNINGS": "error"}
DEVELOPING = {"PYTHONDEVMODE": "1"}
"""Where each warning is an error, and where Python tells what is left open; workers take both over."""


@pytest.mark.parametrize(
    ("good", "times", "told"),
    [
        (2, 1, WARNINGS),
        pytest.param(60, 2, {}, marks=pytest.mark.slow),
        pytest.param(2, 1, DEVELOPING, marks=pytest.mark.slow),
    ],
    ids=["few", "many", "developing"],
)
def test_a_zoo_of_bad_units_goes_through_every_command(
    tmp_path: Path, good: int, times: int, told: dict[str, str]
) -> None:
    """As many are right as are good, and as many named as are bad, each in one line."""
    county, bad = zoo(tmp_path, good, times)
    here = Zoo(tmp_path, county, told)
    odd = [shown(os.fsdecode(name)).replace("\n", "\\u000a") for name in NAMES.values()]
    files = [here.file(name) for name in (*odd, *FILES)]
    made = tmp_path / "outputs" / county / "2024"

    said = here.kit("batch")
    assert f"已生成 {good} 份，没有变化 0 份，没有生成 {bad} 份" in said
    assert all(f"\n{file}" in said for file in files)
    assert said.count("文件夹名") == times * len(NAMES)
    assert "按 GBK 是“甲镇0”" in said

    said = here.kit("rollup", county, "2024", code=1)
    assert f"已计入 {good} 个单位，不能计入 {bad} 个" in said
    assert all(f"  {name}0：" in said for name in (*odd, *FILES))

    said = here.kit("county", county, "2024")
    assert all(file in said for file in files)
    page = (made / "overview.html").read_text(encoding="utf-8")
    assert all(f"{name}0" in page for name in (*odd, *FILES))

    said = here.kit("table", "-o", "figures.csv")
    assert all(f"\n{file}" in said for file in files)
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as table:
        assert len({row["unit"] for row in csv.DictReader(table)}) == good

    said = here.kit("status", county, "2024", code=0)
    assert all(file in said for file in files)

    said = here.kit("publish", county, "2024", "--with-drafts", code=1)
    assert f"{good} 份年报" in said
    assert said.count("没有发布") == bad
    said = here.kit("verify", county, "2024", made / "发布", code=1)
    assert said.count("与数据文件相同") == 2 * good
    assert all(f"没有可比的  {name}0" in said for name in (*odd, *FILES))

    said = here.kit("check", f"parameters/{county}")
    assert all(file in said for file in files[len(NAMES) :])
    pages = [page for page in sorted(made.glob("*.html")) if page.with_suffix(".review.html").exists()]
    assert len(pages) == good
    here.kit("ingest", *pages, "-o", "parameters", code=0)
    units = sorted((tmp_path / "parameters" / county).glob("*/2024.yaml"))
    broken = [here.file(name) for name in ("gbk", "bytes", "long", "angle")]
    for command in (["run"], ["export", "--to", "docx"]):
        said = here.kit(*command, *(unit.relative_to(tmp_path) for unit in units))
        assert all(f"\n{file}" in said for file in broken), command

    for command in (["slips", county, "2024"], ["export", "--blank", county, "2025", "--to", "xlsx"]):
        said = here.kit(*command)
        assert all(f"{name}0" in said for name in (*odd, *FILES)), command
    forms = tmp_path / "outputs" / county / "2025" / "空表"
    assert len([*forms.glob("*.xlsx")]) == good

    for command in (["new", county, "2025"], ["units", county]):
        said = here.kit(*command)
        assert all(file in said for file in files), command
    assert len([*(tmp_path / "parameters" / county).glob("*/2025.yaml")]) == good
    assert f"{good} 个单位" in said
    for name in FILES:
        assert here.file(name) in here.kit("accept", here.file(name), "1", "--reason", "看过")
        assert f"{name}0" in here.kit("history", f"{county}/{name}0")


def test_a_zoo_of_published_files_is_read(tmp_path: Path) -> None:
    """What is no report is named, the report among them is read, and no name makes two lines of one."""
    received = tmp_path / "收到"
    received.mkdir()
    bad = FILES.keys() - {"folder", "gbk", "angle", "square"}  # which are a folder, and a report's words
    for name in bad:
        FILES[name](received / f"{name}.html")
    assert run_kit("export", SEED, "--to", "docx", "-o", tmp_path / "made").returncode == 0
    (word,) = (tmp_path / "made").rglob("*.docx")
    for name in ("安皋镇.docx", "甲镇.docx\n乙镇.docx"):
        (received / name).write_bytes(word.read_bytes())
    said = Zoo(tmp_path, "", WARNINGS).kit("ingest", "收到", "-o", "parameters")
    assert all(f"收到/{name}.html：" in said for name in bad)
    assert "甲镇.docx\\u000a乙镇.docx：" in said
    assert "安皋镇.docx → " in said


def test_links_in_the_folders_lead_nowhere_else(tmp_path: Path) -> None:
    """A page that is a link is replaced, not written through; a link upwards is not followed round."""
    write_report(tmp_path, "甲镇")
    victim = tmp_path / "victim"
    victim.write_text("secret", encoding="utf-8")
    made = tmp_path / "outputs" / "jia" / "2024"
    made.mkdir(parents=True)
    (made / "甲镇.html").symlink_to(victim)
    (tmp_path / "parameters" / "jia" / "self").mkdir()
    (tmp_path / "parameters" / "jia" / "self" / "up").symlink_to("..")
    done = batch(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "已生成 1 份" in done.stdout
    assert victim.read_text(encoding="utf-8") == "secret"
    assert not (made / "甲镇.html").is_symlink()


def test_a_last_year_that_is_no_report_is_named_without_its_words(tmp_path: Path) -> None:
    """A link to another file of the machine is refused; nothing of that file is shown."""
    write_report(tmp_path, "甲镇")
    write_report(tmp_path, "乙镇")
    secret = tmp_path / "passwords"
    secret.write_text("root:hidden:0:0\n", encoding="utf-8")
    (tmp_path / "parameters" / "jia" / "甲镇" / "2023.yaml").symlink_to(secret)
    done = batch(tmp_path)
    assert (done.returncode, well_said(done.stderr)) == (2, True)
    assert "甲镇/2023.yaml" in done.stderr
    assert "hidden" not in done.stdout + done.stderr
    assert (tmp_path / "outputs" / "jia" / "2024" / "乙镇.html").is_file()


MARKUP = [
    "<img src=x onerror=alert(1)>",
    "=1+1",
    "javascript:alert(1)",
    "-o",
    "--force",
    "{{7*7}}",
    "%2e%2e",
    "a" * 240,
]
"""Folders' names that mean something to a browser, a spreadsheet, a command line or a template."""


def test_a_name_that_means_something_elsewhere_stops_no_other(tmp_path: Path) -> None:
    """It is a name and no more, or it is refused by name; every command ends without a traceback."""
    write_report(tmp_path, "甲镇")
    for number, name in enumerate(MARKUP):
        folder = tmp_path / "parameters" / "jia" / name
        folder.mkdir()
        text = TEXT.replace("TOWNSHIP", f"{chr(0x4E00 + number)}镇")
        (folder / "2024.yaml").write_text(text, encoding="utf-8")
    commands = ("batch",), ("rollup", "jia", "2024"), ("county", "jia", "2024"), ("table", "-o", "f.csv")
    for command in commands:
        done = run_kit(*command, cwd=tmp_path)
        assert done.returncode in (0, 1, 2)
        assert well_said(done.stdout + done.stderr), done.stderr
    made = tmp_path / "outputs" / "jia" / "2024"
    assert (made / "甲镇.html").is_file()
    assert "<img src=x" not in (made / "overview.html").read_text(encoding="utf-8")
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        assert not [row for row in csv.DictReader(file) if row["unit"].startswith(("=", "-"))]
