"""What other programs and network drives refuse: a page held open, a drive without locks."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer

import pytest

from kit.batch.ledger import open_ledger
from tests.batches import outputs, write_report
from tests.conftest import complaints, run_kit
from tests.preload import HELD, NO_LOCKS, preloaded


def kit(root: Path, env: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder under an environment."""
    command = [sys.executable, "-m", "kit", *arguments]
    done = subprocess.run(
        command, cwd=root, env=dict(env), capture_output=True, text=True, encoding="utf-8", check=False
    )
    done.stderr = complaints(done.stderr)
    return done


@pytest.mark.parametrize("says", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY])
def test_a_page_held_open_is_that_reports_failure(tmp_path: Path, says: int) -> None:
    """The others are made, and it is once the page is let go; a list held open fails alone, too."""
    for township in ("甲镇", "乙镇"):
        write_report(tmp_path, township)
    holder = tmp_path / "holder"
    holder.touch()
    env = preloaded(HELD, tmp_path, HELD="甲镇.review.html", HOLDER=holder, SAYS=says)
    done = kit(tmp_path, env, "batch")
    assert (done.returncode, "已生成 1 份，没有变化 0 份，没有生成 1 份" in done.stdout) == (2, True)
    assert "甲镇.review.html：换不成新的" in done.stderr
    assert "可能正在别的程序里打开" in done.stderr
    assert {"jia/2024/乙镇.html", "jia/2024/index.csv"} <= outputs(tmp_path).keys()
    done = kit(tmp_path, env | {"HELD": "index.csv"}, "batch", "--force")
    assert (done.returncode, "已生成 2 份" in done.stdout) == (2, True)
    assert "index.csv：换不成新的" in done.stderr
    holder.unlink()
    assert kit(tmp_path, env, "batch").returncode == 0


def test_a_page_let_go_in_time_is_no_failure(tmp_path: Path) -> None:
    """It is waited for, up to two seconds."""
    write_report(tmp_path, "甲镇")
    holder = tmp_path / "holder"
    holder.touch()
    env = preloaded(HELD, tmp_path, HELD="figures.csv", HOLDER=holder, SAYS=errno.EACCES)
    waiting = [sys.executable, "-c", "import sys; from pathlib import Path; from kit.base.files import write_whole;"
               "print('now', flush=True); write_whole({Path('figures.csv'): ''})"]  # fmt: skip
    with subprocess.Popen(waiting, cwd=tmp_path, env=env, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        Timer(0.5, holder.unlink).start()
    assert process.returncode == 0
    assert (tmp_path / "figures.csv").exists()


@pytest.mark.parametrize("says", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO])
def test_a_drive_without_locks_is_no_second_batch(tmp_path: Path, says: int) -> None:
    """The ledger lies with the user: nothing is made twice, and a second batch is still told."""
    write_report(tmp_path, "甲镇")
    env = preloaded(NO_LOCKS, tmp_path, SAYS=says, XDG_STATE_HOME=tmp_path / "state")
    done = kit(tmp_path, env, "batch")
    assert (done.returncode, "已生成 1 份" in done.stdout) == (0, True), done.stderr
    assert "不能给文件加锁" in done.stderr
    (ledger,) = (tmp_path / "state").rglob("*.sqlite")
    assert "没有变化 1 份" in kit(tmp_path, env, "batch").stdout
    assert not [name for name in (tmp_path / "outputs").iterdir() if name.name.startswith(".")]
    assert "已计入 1 个单位" in kit(tmp_path, env, "rollup", "jia", "2024").stdout
    with open_ledger(ledger):
        done = kit(tmp_path, env, "batch")
    assert (done.returncode, "正由另一次批量生成写着" in done.stderr) == (2, True)


def test_a_ledger_that_is_a_link_is_replaced(tmp_path: Path) -> None:
    """As a page is: nothing is written where it leads."""
    write_report(tmp_path, "甲镇")
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / ".ledger.sqlite").symlink_to(tmp_path / "elsewhere")
    assert run_kit("batch", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "elsewhere").exists()
    assert "没有变化 1 份" in run_kit("batch", cwd=tmp_path).stdout


@pytest.mark.parametrize("options", [("--certificate", "cluster.pem"), ("--insecure-cluster",)])
def test_what_concerns_a_cluster_alone_wants_one(tmp_path: Path, options: tuple[str, ...]) -> None:
    """It is not passed over in silence: whoever gives a certificate believes that it is used."""
    write_report(tmp_path, "甲镇")
    done = run_kit("batch", *options, cwd=tmp_path)
    assert (done.returncode, "--cluster" in done.stderr) == (2, True)
    assert not (tmp_path / "outputs").exists()
