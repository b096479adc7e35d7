"""The wheel: the exporters and the notebook work from it as they do from a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEED, run_kit

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path) -> Path:
    """A folder into which the built wheel alone was installed."""
    target = wheel.parent / "site"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    return target


def run(site: Path, cwd: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a module with the wheel's files before the checkout's."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_wheel_makes_the_same_page(site: Path, made: Path, tmp_path: Path) -> None:
    """`kit run` finds its notebook, forms, rules and template inside the wheel."""
    assert (site / "kit" / "notebooks" / "annual_report.ipynb").is_file()
    done = run(site, tmp_path, "kit", "run", SEED, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "wolong" / "2024" / "angao.html").read_bytes() == (
        made / "angao.html"
    ).read_bytes()


def test_the_wheel_makes_the_same_county_page(site: Path, tmp_path: Path) -> None:
    """`kit county` finds its notebook and templates inside the wheel."""
    parameters = ("county", "wolong", "2024", "--parameters", ROOT / "parameters")
    assert run_kit(*parameters, "--outputs", "here", cwd=tmp_path).returncode == 0
    done = run(site, tmp_path, "kit", *parameters, "--outputs", "there")
    assert done.returncode == 0, done.stderr
    here, there = (tmp_path / name / "wolong" / "2024" / "overview.html" for name in ("here", "there"))
    assert here.read_bytes() == there.read_bytes()


def test_nbconvert_finds_the_exporters_of_the_wheel(site: Path, made: Path, tmp_path: Path) -> None:
    """`jupyter nbconvert --to nianbao` works from the wheel's entry points."""
    (tmp_path / "x.ipynb").write_bytes((made / "angao.ipynb").read_bytes())
    done = run(site, tmp_path, "nbconvert", "--to", "nianbao", "x.ipynb")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.html").read_bytes() == (made / "angao.html").read_bytes()


def test_a_workbook_begins_from_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    """In a new environment `kit init` has all that it writes, and what it says to do first works."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python")]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", str(wheel)], check=True, capture_output=True)
    (packages,) = environment.rglob("site-packages")
    needs = packages / "needs.pth"  # its own packages come first; a path in it takes no checkout along
    needs.write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    clean["JUPYTER_PATH"] = str(Path(sysconfig.get_path("data"), "share", "jupyter"))
    for command in (("init", "年报"), ("run", "样例县/样例镇"), ("lab", "--prepare")):
        cwd = tmp_path if command[0] == "init" else tmp_path / "年报"
        done = subprocess.run(
            [str(scripts / "kit"), *command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), command
    book = tmp_path / "年报"
    assert (book / "使用指南.md").read_bytes() == (ROOT / "README.zh-CN.md").read_bytes()
    assert (book / "outputs/样例县/2024/样例镇.html").is_file()
