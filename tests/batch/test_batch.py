"""`kit batch`: every report made that has to be, none that has not, and nothing lost on the way."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kit.base.files import File
from kit.batch.ledger import open_ledger
from kit.batch.worker_pool import LocalPool
from kit.report.beside import Beside
from kit.run.frame import answered, job_frame, receive, send
from kit.run.job import Job, Made
from kit.run.template import NOTEBOOK, is_harmless
from tests.batches import TEXT, batch, changed, misbehave, outputs, times, write_report
from tests.conftest import complaints, run_kit
from tests.made_up import write_counties
from tests.processes import hears_ctrl_c, kill_tree, nothing_left_of, parent, processes, wait_for

WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two townships, one of them over two years, made."""
    root = tmp_path_factory.mktemp("made")
    write_report(root, "乙镇", 2023)
    write_report(root, "乙镇")
    write_report(root, "丙镇")
    done = batch(root)
    assert (done.returncode, done.stderr) == (0, "")
    return root


@pytest.fixture
def county(made: Path, tmp_path: Path) -> Path:
    """A copy of the folder that is made, to be changed."""
    return shutil.copytree(made, tmp_path / "county")


def test_a_batch_makes_what_a_run_makes(county: Path) -> None:
    """Every file of every township-year, byte for byte as `kit run` makes it."""
    made = outputs(county)
    run_kit("run", *sorted((county / "parameters").rglob("*.yaml")), "-o", county / "alone")
    alone = {
        str(path.relative_to(county / "alone")): path.read_bytes() for path in (county / "alone").rglob("*.*")
    }
    assert {name: data for name, data in made.items() if not Path(name).name.startswith("index.")} == alone
    assert len(alone) == 9


def test_a_second_batch_has_nothing_to_do(county: Path) -> None:
    """It touches nothing and says so."""
    before = times(county)
    done = batch(county)
    assert "已生成 0 份，没有变化 3 份" in done.stdout
    assert times(county) == before


def test_a_changed_file_concerns_its_township_and_the_next_year(county: Path) -> None:
    """Last year's report is part of this year's."""
    write_report(county, "乙镇", 2023, TEXT + "\n# 核实过\n")
    assert changed(county) == {"乙镇 2023", "乙镇 2024"}
    assert changed(county) == set()
    write_report(county, "丙镇", text=TEXT + "\n# 核实过\n")
    assert changed(county) == {"丙镇 2024"}


def test_force_makes_everything_anew(county: Path) -> None:
    """Also what is up to date, within the year that is asked for."""
    assert changed(county, "--force", "--year", 2024) == {"乙镇 2024", "丙镇 2024"}


def test_an_output_that_is_not_as_it_was_made_is_made_anew(county: Path) -> None:
    """Deleted or edited; one that was only copied or touched is known by its bytes."""
    folder = county / "outputs" / "jia" / "2024"
    (folder / "乙镇.html").unlink()
    (folder / "丙镇.review.html").write_text("改过", encoding="utf-8")
    os.utime(county / "outputs" / "jia" / "2023" / "乙镇.html")
    assert changed(county) == {"乙镇 2024", "丙镇 2024"}
    assert changed(county) == set()


@pytest.mark.parametrize("root", ["parameters", "parameters/jia"])
def test_a_copy_put_aside_deeper_down_is_named_and_hides_nothing(county: Path, root: str) -> None:
    """A file one level too deep is a stray; the others are found all the same."""
    aside = county / "parameters" / "jia" / "乙镇" / "旧稿" / "2024.yaml"
    aside.parent.mkdir()
    shutil.copy(county / "parameters" / "jia" / "乙镇" / "2024.yaml", aside)
    done = batch(county, root)
    assert "没有变化 3 份，没有生成 1 份" in done.stdout
    assert "旧稿/2024.yaml：不是“县/乡镇/年度.yaml”这样放的" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "kit/form/official/2021.yaml",
        "kit/page/verbs.py",
        "kit/page/template/page.css",
        "kit/notebooks/annual_report.ipynb",
    ],
)
def test_a_change_of_the_program_concerns_everything(tmp_path: Path, part: str) -> None:
    """The form, the code, the template and the notebook are part of every report."""
    misbehave(tmp_path, {})
    write_report(tmp_path, "乙镇")
    assert changed(tmp_path) == {"乙镇 2024"}
    path = tmp_path / part
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert changed(tmp_path) == {"乙镇 2024"}
    assert changed(tmp_path) == set()


def test_what_cannot_be_made_is_named_and_the_rest_goes_on(county: Path) -> None:
    """Exit 2, a sentence for each that names its file; a draft alone is exit 1."""
    write_report(county, "丁镇", text=WRONG)
    assert batch(county).returncode == 1
    write_report(county, "戊镇", text="township: [")
    stray = county / "parameters" / "jia" / "乙镇" / "2024年.yaml"
    shutil.copy(county / "parameters" / "jia" / "乙镇" / "2024.yaml", stray)
    write_report(county, "己镇")
    done = batch(county)
    assert done.returncode == 2
    assert "已生成 1 份，没有变化 4 份，没有生成 2 份；现有的报告中 1 份是草稿" in done.stdout
    assert "parameters/jia/戊镇/2024.yaml 第 2 行" in done.stderr
    assert "2024年.yaml：不是“县/乡镇/年度.yaml”这样放的" in done.stderr
    assert "己镇.html" in {path.name for path in (county / "outputs").rglob("*")}


def test_the_index_lists_the_most_urgent_first(county: Path) -> None:
    """What was not made, who is missing, drafts, warnings; in HTML, CSV and JSON alike."""
    write_report(county, "丁镇", text=WRONG)
    write_report(county, "=1+1", text="township: [")
    write_report(county, "庚<镇>", 2023)
    batch(county)
    folder = county / "outputs" / "jia" / "2024"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    rows = [(row["township"], row["standing"], row["errors"], row["page"]) for row in index["reports"]]
    assert rows == [
        ("=1+1", "failed", None, ""),
        ("庚<镇>", "missing", None, ""),
        ("丁镇", "draft", 2, "丁镇.html"),
        ("乙镇", "warned", 0, "乙镇.html"),
        ("丙镇", "warned", 0, "丙镇.html"),
    ]
    with (folder / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["单位"] for row in table] == ["'=1+1", "庚<镇>", "丁镇", "乙镇", "丙镇"]
    assert table[0]["说明"].startswith("parameters/jia/=1+1/2024.yaml 第 2 行")
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert "庚&lt;镇&gt;" in html
    assert "<script" not in html
    assert "http" not in html
    for row in table[2:]:
        assert (folder / row["公开页"]).is_file()


def test_the_index_doubts_what_the_county_s_page_doubts(county: Path) -> None:
    """Two folders with one unit's report: neither can count. The county's own report is no unit."""
    write_report(county, "丁镇", text=TEXT.replace("TOWNSHIP", "乙镇"))
    write_report(county, "county", text=TEXT.replace("TOWNSHIP", "甲县"))
    batch(county)
    folder = county / "outputs/jia/2024"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    doubts = {row["folder"]: row["notes"][0] for row in index["reports"] if row["folder"] in ("乙镇", "丁镇")}
    assert doubts == dict.fromkeys(("乙镇", "丁镇"), "文件夹 丁镇、乙镇 里都是乙镇的年报")
    assert [row["folder"] for row in index["reports"]] == ["乙镇", "丁镇", "丙镇", "county"]
    assert index["reports"][-1]["township"] == "甲县"
    assert "共 3 个单位：有提醒 3 个" in (folder / "index.html").read_text(encoding="utf-8")


def test_an_index_covers_the_county_though_one_township_was_run(county: Path) -> None:
    """The others stand in it as they are known from before."""
    write_report(county, "丙镇", text=TEXT + "\n# 核实过\n")
    write_report(county, "丁镇")
    assert batch(county, "parameters/jia/丙镇").returncode == 0
    index = json.loads((county / "outputs/jia/2024/index.json").read_text(encoding="utf-8"))
    assert {row["township"]: row["standing"] for row in index["reports"]} == {
        "丙镇": "warned", "乙镇": "warned", "丁镇": "waiting"
    }  # fmt: skip


def test_who_is_missing_is_what_the_offices_list_says(county: Path) -> None:
    """A unit that was dissolved is not missing, one that never filed is; the county's page says the same."""
    write_report(county, "旧乡", 2023)
    units = county / "parameters" / "jia" / "county" / "units.yaml"
    units.parent.mkdir()
    units.write_text(
        "name: 甲县\nunits:\n  乙镇: 乙镇\n  丙镇: 丙镇\n  新镇: 新镇\n  旧乡: {name: 旧乡, until: 2023}\n",
        encoding="utf-8",
    )
    assert batch(county, "--year", "2024").returncode == 0
    index = json.loads((county / "outputs/jia/2024/index.json").read_text(encoding="utf-8"))
    rows = {row["township"]: row["standing"] for row in index["reports"]}
    assert rows == {"新镇": "missing", "乙镇": "warned", "丙镇": "warned"}
    assert run_kit("county", "jia", "2024", cwd=county).returncode == 0
    page = (county / "outputs/jia/2024/overview.html").read_text(encoding="utf-8")
    assert "新镇" in page
    assert "旧乡" not in page


def test_a_list_of_units_that_cannot_be_read_stops_no_report(county: Path) -> None:
    """All reports are made, the index goes by the files, and a sentence names the list; exit 2."""
    units = county / "parameters" / "jia" / "county" / "units.yaml"
    units.parent.mkdir()
    units.write_text("name: 甲县\nunits: [\n", encoding="utf-8")
    done = batch(county)
    assert done.returncode == 2
    assert "units.yaml" in done.stderr
    assert "没有变化 3 份，没有生成 0 份" in done.stdout
    assert (county / "outputs/jia/2024/index.json").is_file()


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("none", "没有 none 这个县"),
        ("empty", "没有“县/乡镇/年度.yaml”"),
        ("parameters/jia/乙镇/2024.yaml", "不是文件夹"),
    ],
)
def test_a_folder_without_reports_is_refused(tmp_path: Path, folder: str, sentence: str) -> None:
    """One sentence, exit 2, no outputs."""
    write_report(tmp_path, "乙镇")
    (tmp_path / "empty").mkdir()
    done = batch(tmp_path, folder)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert not (tmp_path / "outputs").exists()


def test_a_second_batch_on_the_same_outputs_is_refused(county: Path) -> None:
    """One sentence, exit 2; when the first is done it works."""
    with open_ledger(county / "outputs" / ".ledger.sqlite"):
        done = batch(county)
        assert done.returncode == 2
        assert done.stderr == "outputs 正由另一次批量生成写着。请等它结束，或换一个输出文件夹。\n"
    assert batch(county).returncode == 0


def test_a_damaged_ledger_is_named(county: Path) -> None:
    """One sentence says which file to delete; then everything is made anew."""
    ledger = county / "outputs" / ".ledger.sqlite"
    ledger.write_bytes(b"no database" * 100)
    done = batch(county)
    assert done.returncode == 2
    assert "批量生成的记录损坏" in done.stderr
    ledger.unlink()
    assert changed(county) == {"乙镇 2023", "乙镇 2024", "丙镇 2024"}


def test_a_ledger_that_cannot_be_opened_is_named_in_chinese(tmp_path: Path) -> None:
    """What the database says of it in English is told in words."""
    write_report(tmp_path, "甲镇")
    (tmp_path / "outputs" / ".ledger.sqlite").mkdir(parents=True)
    done = batch(tmp_path)
    assert (done.returncode, done.stderr.strip()) == (
        2,
        "outputs/.ledger.sqlite：写不进去（打不开）。请核对文件夹的权限和磁盘空间。",
    )


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    """No half file, no process left, exit 2; the same command then makes the rest."""
    misbehave(
        tmp_path,
        {
            "甲3镇": [
                "if not os.path.exists('waiting'):",
                "    open('waiting', 'w').close()",
                "    time.sleep(600)",
            ]
        },
    )
    for number in range(4):
        write_report(tmp_path, f"甲{number}镇")
    command = [sys.executable, "-m", "kit", "batch", "-j", "1"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        preexec_fn=hears_ctrl_c,
    )  # fmt: skip
    wait_for(tmp_path / "waiting")
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 2
    assert said.splitlines()[-1] == "已停止：处理好的 3 份都是完整的。再运行同一条命令，就从这里接着做。"
    assert len(times(tmp_path)) == 9
    assert not list((tmp_path / "outputs").rglob(".kit-*"))
    nothing_left_of(tmp_path)
    done = batch(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "已生成 1 份，没有变化 3 份" in done.stdout


POISON = {
    "循环镇": ["while True: pass"],
    "内存镇": ["hog = bytearray(3 * 1024**3)"],
    "出错镇": ["1 / 0"],
    "被杀镇": ["os.kill(os.getpid(), 9)"],
    "退出镇": ["os._exit(3)"],
    "离开镇": ["sys.exit(0)"],
}


def test_one_poisoned_report_spoils_no_other(tmp_path: Path) -> None:
    """An endless loop, a memory hog, an error, a kill and two exits are named, all others are made."""
    misbehave(tmp_path, POISON)
    for township in (*POISON, "好1镇", "好2镇", "好3镇"):
        write_report(tmp_path, township)
    done = batch(tmp_path, "--timeout", "30")
    assert done.returncode == 2
    assert "已生成 3 份，没有变化 0 份，没有生成 6 份" in done.stdout
    reasons = dict(
        line.removeprefix("parameters/jia/").split("/2024.yaml：")
        for line in done.stderr.splitlines()
        if line.startswith("parameters")
    )
    assert reasons["循环镇"] == "超过 30 秒没有做完，已停止。"
    assert "MemoryError" in reasons["内存镇"]
    assert "ZeroDivisionError" in reasons["出错镇"]
    assert "SIGKILL" in reasons["被杀镇"]
    assert "自己退出了" in reasons["退出镇"]
    assert "SystemExit" in reasons["离开镇"]
    assert {name.split(".")[0] for name in times(tmp_path)} == {"好1镇", "好2镇", "好3镇"}


def test_what_a_report_leaves_changed_reaches_no_other(tmp_path: Path) -> None:
    """Options, environment, working folder, path and a patched class of one leave the next's bytes alone."""
    leave = [
        "import pandas as pd",
        "pd.options.display.max_rows = 1",
        "os.environ['TZ'] = 'Asia/Tokyo'",
        "os.chdir('/')",
        "sys.path.append('/nowhere')",
        "pd.DataFrame.__repr__ = None",
    ]
    show = "print(pd.options.display.max_rows, os.environ.get('TZ'), os.getcwd(), len(sys.path))"
    misbehave(
        tmp_path,
        {"乙2镇": leave, "乙1镇": ["import pandas as pd", show], "乙3镇": ["import pandas as pd", show]},
    )
    for number in (1, 2, 3):
        write_report(tmp_path, f"乙{number}镇")
    assert batch(tmp_path, "-j", "1").returncode == 0
    made = outputs(tmp_path)
    for suffix in (".html", ".review.html", ".ipynb"):
        first, third = (made[f"jia/2024/乙{number}镇{suffix}"].decode() for number in (1, 3))
        first, third = (
            re.sub(r'"(?:digest|slip|parameters|page)": ?"\w+"', "", text) for text in (first, third)
        )  # of the name
        assert first.replace("乙1镇", "乙3镇") == third.replace("乙1镇", "乙3镇")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_lost_worker_costs_its_report_a_second_try(tmp_path: Path) -> None:
    """The worker process itself is killed from outside while it makes a report: all are made in the end."""
    wait = [
        "import pathlib",
        "first = not pathlib.Path('waiting').exists()",
        "open('waiting', 'w').close()",
        "time.sleep(600 if first else 0)",
    ]
    misbehave(tmp_path, {"乙2镇": wait})
    for number in range(5):
        write_report(tmp_path, f"乙{number}镇")
    command = [sys.executable, "-m", "kit", "batch", "-j", "1"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    wait_for(tmp_path / "waiting")
    (worker,) = [pid for pid in processes() if parent(pid) == running.pid]
    os.killpg(worker, signal.SIGKILL)
    said, warned = running.communicate(timeout=300)
    assert (running.returncode, complaints(warned)) == (0, "")
    assert "已生成 5 份" in said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small file system")
def test_a_full_disk_is_one_sentence_and_a_rerun_completes(tmp_path: Path) -> None:
    """The batch stops with the reason; with room made, the same command makes the rest."""
    for number in range(8):
        write_report(tmp_path, f"乙{number}镇")
    small = tmp_path / "outputs"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "none", small], capture_output=True
    ).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        done = batch(tmp_path)
        assert done.returncode == 2
        first, second = done.stderr.splitlines()
        assert "磁盘已满" in first or "disk is full" in first
        assert second.startswith("已停止：处理好的")
        assert {path.name.split(".")[0] for path in small.rglob("*") if path.is_file()} - {""} != set()
        whole = {name.split(".")[0] for name in times(tmp_path)}
        assert all(
            f"{each}{suffix}" in times(tmp_path)
            for each in whole
            for suffix in (".html", ".review.html", ".ipynb")
        )
        subprocess.run(["mount", "-o", "remount,size=20m", small], check=True)
        done = batch(tmp_path)
        assert done.returncode == 0
        assert len(times(tmp_path)) == 24
    finally:
        subprocess.run(["umount", small], check=True)


def test_progress_is_a_bar_on_a_terminal_only(county: Path) -> None:
    """With how many of how many, the rate and the time left."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    command = [sys.executable, "-m", "kit", "batch", "--force"]
    done = subprocess.run(command, cwd=county, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    assert done.returncode == 0
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert re.search(r"[1-3]/3 份，\s*[0-9.]+份/s，还要 [0-9:]+", said)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ten_kills_at_any_moment_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    """The whole process tree is killed ten times: every output is whole, and none is made twice."""
    for number in range(60):
        write_report(tmp_path, f"乙{number}镇")
    command = [sys.executable, "-m", "kit", "batch"]
    chance = random.Random(5)  # noqa: S311 - the same moments each time
    for _ in range(10):
        before = known(tmp_path)
        running = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 3.5))
        kill_tree(running.pid)
        running.wait()
        after = known(tmp_path)
        assert {name: after.get(name) for name in before} == before
    before = known(tmp_path)
    assert batch(tmp_path).returncode == 0
    after = known(tmp_path)
    assert {name: after.get(name) for name in before} == before
    assert len(after) == 60
    made = outputs(tmp_path)
    assert not [name for name in made if Path(name).name.startswith(".")]
    (tmp_path / "outputs").rename(tmp_path / "killed")
    assert batch(tmp_path).returncode == 0
    assert outputs(tmp_path) == made


def known(root: Path) -> dict[str, list[int]]:
    """Return when the files were written of each report that has all three, whole."""
    written: dict[str, list[int]] = {}
    for name, when in sorted(times(root).items()):
        written.setdefault(name.split(".")[0], []).append(when)
    return {name: when for name, when in written.items() if len(when) == 3}


def test_without_fork_a_worker_ends_after_a_report_that_changed_something(tmp_path: Path) -> None:
    """As on Windows: reports are made in the worker itself, one after the other, until one leaves a trace."""
    misbehave(tmp_path, {"乙2镇": ["os.environ['LEFT'] = 'behind'"]})
    code = "import kit.run.worker; kit.run.worker.FORKS = False; kit.run.worker.main()"
    command = [sys.executable, "-c", code, "", "60", "False"]
    worker = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdin
    assert worker.stdout
    assert receive(worker.stdout) == b"ready"
    ended = []
    for number in (1, 2):
        path = write_report(tmp_path, f"乙{number}镇")
        send(worker.stdin, job_frame(Job(File(str(path), path.read_bytes()))))
        result, ends = answered(receive(worker.stdout), stored=False)
        assert isinstance(result, Made)
        ended.append(ends)
    assert ended == [False, True]
    assert worker.wait(120) == 0
    worker.stdin.close()
    worker.stdout.close()


@pytest.mark.browser
@pytest.mark.slow
def test_the_index_can_be_read_by_everybody(county: Path, browser: Browser) -> None:
    """Axe finds nothing wrong, it asks the network for nothing, and it prints."""
    write_report(county, "丁镇", text=WRONG)
    write_report(county, "戊镇", text="township: [")
    batch(county)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((county / "outputs" / "jia" / "2024" / "index.html").as_uri())
    assert Axe().run(page).response["violations"] == []
    assert len(asked) == 1
    assert page.title() == "卧龙区2024 年度各单位年报目录"
    links = [link.get_attribute("href") or "" for link in page.locator("tbody a").all()]
    assert len(links) == 6
    assert all((county / "outputs" / "jia" / "2024" / unquote(link)).is_file() for link in links)
    page.close()


def test_reports_that_share_a_process_are_what_each_is_alone(tmp_path: Path) -> None:
    """Many reports of the packaged template are made in one process; one of a notebook with a magic has its own."""
    write_counties(tmp_path, counties=1, townships=4, years=(2023, 2024))
    nb = nbformat.read(NOTEBOOK, as_version=4)
    nb.cells[-1] = nbformat.v4.new_code_cell("%env LEFT=behind")
    own = nbformat.writes(nb)
    assert (is_harmless(""), is_harmless(own)) == (True, False)
    pool = LocalPool(1, warm=False)
    try:
        for path in sorted(tmp_path.rglob("2024.yaml")):
            this, last = (File(str(each), each.read_bytes()) for each in (path, path.with_name("2023.yaml")))
            shared, alone = (pool.make(Job(this, Beside((last,)), template=given)) for given in ("", own))
            assert isinstance(shared, Made)
            assert isinstance(alone, Made)
            assert shared.outcome == alone.outcome
            assert shared.contents[".html"] == alone.contents[".html"]
    finally:
        pool.close()


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "report.township = 1",
        "print(1)",
        "for n in (1,): pass",
        "from kit.run import shell",
        "[].append(1)",
    ],
)
def test_a_cell_that_does_more_than_call_the_kit_is_no_harmless_one(source: str) -> None:
    """Only imports from the kit, its verbs called by name, and names given to what they return."""
    nb = nbformat.read(NOTEBOOK, as_version=4)
    nb.cells[-1] = nbformat.v4.new_code_cell(source)
    assert not is_harmless(nbformat.writes(nb))
