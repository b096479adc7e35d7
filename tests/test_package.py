"""The wheel: the exporters and the notebook work from it as they do from a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEED, run_kit

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the built wheel alone was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = str(folder / "site")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return folder / "site"


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
