"""`kit batch --cluster`: a real scheduler, and worker processes in folders of their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, Security

from kit.run.job import Failed, Job
from tests.batches import batch, outputs, times, write_report
from tests.conftest import ROOT
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


def cluster(folder: Path, start: Start, *options: str, host: str = "127.0.0.1", client: Any = None) -> str:
    """Start a scheduler with two workers, each under a nanny as Dask starts them; return its address."""
    where = ("--host", host) if host else ()
    start("scheduler", "scheduler", *where, "--port", "0", "--no-dashboard", *options)
    for name in ("one", "two"):
        start(name, "worker", "--nthreads", "1", "--no-dashboard", *options)
    end = time.monotonic() + 300
    told = folder / "scheduler.json"
    while not (told.exists() and told.read_text().endswith("}")):  # it is there before it is written
        assert time.monotonic() < end
        time.sleep(0.05)
    address: str = json.loads(told.read_text())["address"]
    with Client(address, security=client) as asking:
        asking.wait_for_workers(2, timeout=300)
    return address


@pytest.fixture
def address(tmp_path: Path, start: Start) -> str:
    """The address of a cluster that only this machine reaches."""
    return cluster(tmp_path, start)


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
        (["--cluster", "tcp://10.0.0.1:8786"], "不是 tls:// 的地址，也不在本机"),
        (["--cluster", "10.0.0.1:8786"], "不是 tls:// 的地址，也不在本机"),
        (["--cluster", "tcp://127.0.0.1.example:8786"], "不是 tls:// 的地址，也不在本机"),
        (["--cluster", "tcp://[2001:db8::1]:8786"], "不是 tls:// 的地址，也不在本机"),
        (["--cluster", "tls://127.0.0.1:1"], "没有证书"),
        (["--cluster", "tls://127.0.0.1:1", "--certificate", "none.pem"], "证书读不出来"),
        (
            ["--cluster", "tls://127.0.0.1:1", "--certificate", "parameters/jia/乙镇/2024.yaml"],
            "证书读不出来",
        ),
        (["--cluster", "tcp://127.0.0.1:1"], "连不上集群"),
        (["--cluster", "tcp://localhost:1"], "连不上集群"),
        (["--cluster", "tcp://[::1]:1"], "连不上集群"),
        (["--cluster", "tcp://192.0.2.1:1", "--insecure-cluster"], "连不上集群"),
        (["--cluster", "nonsense://x"], "连不上集群（nonsense://）"),
        (["--cluster", "ucx://127.0.0.1:1"], "连不上集群（ucx://）"),
        (["--cluster", "tcp://"], "连不上集群"),
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


def certificate(folder: Path, name: str) -> Path:
    """Make a certificate by the command that both documents name."""
    told = {re.search(r"openssl req .*", (ROOT / name).read_text(encoding="utf-8")) for name in DOCUMENTS}
    (command,) = {each[0] for each in told if each}
    (folder / name).mkdir()
    subprocess.run(command.split(), cwd=folder / name, capture_output=True, check=True)
    return folder / name / "cluster.pem"


DOCUMENTS = ("README.md", "README.zh-CN.md")


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificates")
def test_a_cluster_speaks_to_those_alone_who_have_its_certificate(tmp_path: Path, start: Start) -> None:
    """Scheduler, workers and office share one file; with another, or none, nobody is let in or believed."""
    own, other = certificate(tmp_path, "own"), certificate(tmp_path, "other")
    assert own.stat().st_mode & 0o077 == 0
    client = Security(tls_ca_file=str(own), tls_client_cert=str(own), require_encryption=True)
    address = cluster(
        tmp_path, start, "--tls-ca-file", str(own), "--tls-cert", str(own), host="", client=client
    )
    assert address.startswith("tls://")
    write_report(tmp_path, "乙镇")
    refused = batch(tmp_path, "--cluster", address, "--certificate", other)
    assert (refused.returncode, "连不上集群" in refused.stderr) == (2, True)
    assert "Traceback" not in refused.stderr
    plain = batch(tmp_path, "--cluster", address.replace("tls:", "tcp:"), "--insecure-cluster")
    assert plain.returncode == 2
    assert not times(tmp_path)
    done = batch(tmp_path, "--cluster", address, "--certificate", own)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(times(tmp_path)) == 3


def test_a_cluster_in_the_open_is_used_only_when_that_is_said(tmp_path: Path, start: Start) -> None:
    """Whoever reaches it could run anything on the workers and here."""
    address = cluster(tmp_path, start, host="")
    if address.startswith("tcp://127."):
        pytest.skip("this machine has no other address")
    write_report(tmp_path, "乙镇")
    refused = batch(tmp_path, "--cluster", address)
    assert refused.returncode == 2
    assert "不是 tls:// 的地址，也不在本机" in refused.stderr
    assert not times(tmp_path)
    assert batch(tmp_path, "--cluster", address, "--insecure-cluster").returncode == 0
    assert len(times(tmp_path)) == 3


def test_what_a_tampered_worker_sends_is_its_reports_failure_alone(tmp_path: Path, address: str) -> None:
    """Another type or broken bytes is one sentence; the other reports are made."""
    answers: dict[str, object] = {
        "文字镇": "made",
        "空镇": None,
        "字节镇": b"cos\nsystem\n(S'id'\ntR.",
        "表镇": {},
    }

    def tamper() -> None:
        from kit.batch import cluster

        make = cluster.make_here

        def tampered(job: Job, wanted: str, seconds: float) -> Any:
            name = Path(job.this.name).parent.name
            return answers[name] if name in answers else make(job, wanted, seconds)

        cluster.make_here = tampered

    with Client(address) as client:
        client.run(tamper)
    for name in (*answers, "好镇"):
        write_report(tmp_path, name)
    done = batch(tmp_path, "--cluster", address)
    assert done.returncode == 2
    assert sorted(done.stderr.splitlines()) == sorted(
        f"parameters/jia/{name}/2024.yaml：工作机送回的结果不合规定（{what}），没有采用。"
        for name, what in zip(
            answers, ("不是一串字节", "不是一串字节", "校验码不符", "不是一串字节"), strict=True
        )
    )
    assert {name.partition(".")[0] for name in times(tmp_path)} == {"好镇"}


def test_a_worker_with_another_program_makes_nothing(tmp_path: Path) -> None:
    """It might make another page; the sentence says which machine and what to do."""
    from kit.base.files import File
    from kit.batch.cluster import make_here
    from kit.run.frame import answered

    refused, _ = answered(make_here(Job(File("乙镇", b"")), "another", 1), stored=False)
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
