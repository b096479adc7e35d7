"""`kit batch --cluster`: a real scheduler, and worker processes in folders of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.batches import batch, outputs, times, write_report
from tests.processes import start_server

pytestmark = pytest.mark.slow

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a `dask` command in a folder of its own; all are killed in the end."""
    started: list[subprocess.Popen[bytes]] = []

    def run(folder: str, *arguments: str) -> subprocess.Popen[bytes]:
        (tmp_path / folder).mkdir()
        command = [
            sys.executable,
            "-P",
            "-m",
            "dask",
            *arguments,
            "--scheduler-file",
            str(tmp_path / "scheduler.json"),
        ]
        log = (tmp_path / folder / "log").open("wb")
        process = start_server(command, tmp_path / folder, log=log)
        started.append(process)
        return process

    yield run
    for process in started:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def address(tmp_path: Path, start: Start) -> str:
    """The address of a scheduler with two workers, each under a nanny as Dask starts them."""
    import json

    start("scheduler", "scheduler", "--port", "0", "--no-dashboard")
    for name in ("one", "two"):
        start(name, "worker", "--nthreads", "1", "--no-dashboard")
    end = time.monotonic() + 300
    while not (tmp_path / "scheduler.json").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    address: str = json.loads((tmp_path / "scheduler.json").read_text())["address"]
    from distributed import Client

    with Client(address) as client:
        client.wait_for_workers(2, timeout=300)
    return address


def test_a_cluster_makes_the_bytes_that_one_machine_makes(tmp_path: Path, address: str) -> None:
    """Pages come back by value: the workers' folders hold none. Nothing is made again afterwards."""
    for number in range(12):
        write_report(tmp_path, f"乙{number}镇")
    done = batch(tmp_path, "--cluster", address)
    assert (done.returncode, done.stderr) == (0, "")
    by_cluster = outputs(tmp_path)
    assert not list((tmp_path / "one").rglob("*.html"))
    assert "没有变化 12 份" in batch(tmp_path).stdout
    assert batch(tmp_path, "--force").returncode == 0
    assert outputs(tmp_path) == by_cluster


def test_the_reports_of_a_lost_worker_are_made_by_another(tmp_path: Path, address: str, start: Start) -> None:
    """One worker and its nanny are killed in the middle; all reports are made, and the ledger is right."""
    for number in range(40):
        write_report(tmp_path, f"乙{number}镇")
    lost = start("three", "worker", "--nthreads", "2", "--no-dashboard")
    command = [sys.executable, "-m", "kit", "batch", "--cluster", address]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    end = time.monotonic() + 300
    while not list((tmp_path / "outputs").rglob("*.ipynb")):
        assert time.monotonic() < end
        time.sleep(0.02)
    kill(lost)
    said, complaints = running.communicate(timeout=600)
    assert running.returncode == 0, complaints
    assert "已生成 40 份" in said
    assert len(times(tmp_path)) == 120
    assert "没有变化 40 份" in batch(tmp_path).stdout


def test_workers_write_straight_to_a_url(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file whole, the index beside them, the ledger with the user; a rerun finds nothing to do."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for number in range(3):
        write_report(tmp_path, f"乙{number}镇")
    url = (tmp_path / "shared").as_uri()
    done = batch(tmp_path, "-o", url, "--cluster", address)
    assert (done.returncode, done.stderr) == (0, "")
    assert batch(tmp_path).returncode == 0
    there = {
        str(path.relative_to(tmp_path / "shared")): path.read_bytes()
        for path in (tmp_path / "shared").rglob("*.*")
    }
    assert there == outputs(tmp_path)
    assert list((tmp_path / "state").rglob("*.sqlite"))
    assert "没有变化 3 份" in batch(tmp_path, "-o", url).stdout
    (tmp_path / "shared/jia/2024/乙1镇.html").write_text("改过", encoding="utf-8")
    assert "已生成 1 份，没有变化 2 份" in batch(tmp_path, "-o", url).stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--cluster", "tcp://127.0.0.1:1"], "连不上集群"),
        (["--cluster", "nonsense://x"], "连不上集群"),
        (["-o", "nonsense://x/y"], "不认识这样的网址"),
        (["-o", "file:///proc/nothing"], "写不进去"),
    ],
)
def test_what_cannot_be_reached_is_one_sentence(tmp_path: Path, options: list[str], sentence: str) -> None:
    """Exit 2, no traceback."""
    write_report(tmp_path, "乙镇")
    done = batch(tmp_path, *options)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_worker_with_another_program_makes_nothing(tmp_path: Path) -> None:
    """It might make another page; the sentence says which machine and what to do."""
    from kit.base.files import File
    from kit.batch.cluster import make_here
    from kit.run.job import Failed, Job

    refused = make_here(Job(File("乙镇", b"")), "another", 1)
    assert isinstance(refused, Failed)
    assert refused.reason.startswith("乙镇：工作机 ")
    assert "同一个安装包" in refused.reason


def test_without_the_extra_its_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Dask is not installed, one sentence says what to install."""
    write_report(tmp_path, "乙镇")
    (tmp_path / "installed").mkdir()
    (tmp_path / "installed" / "distributed.py").write_text(
        "raise ModuleNotFoundError(name='distributed')", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "installed"), prepend=os.pathsep)
    done = batch(tmp_path, "--cluster", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr.startswith("没有装集群和网址要用的程序（distributed）。请运行 pip install")
