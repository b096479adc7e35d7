"""The bundle: what a machine without internet installs from it makes the same page, and nothing is left out."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shlex
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / ".ci" / "bundle.py"
GUIDE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
PROJECT = "township-disclosure-workbook"


@pytest.fixture(scope="module")
def script() -> Any:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("bundle", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["bundle"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lay a wheel into the folder, the only index: its file's name, and the lines that its metadata adds."""
    for variable, value in {"NO_INDEX": "1", "FIND_LINKS": str(tmp_path), "NO_CACHE": "1"}.items():
        monkeypatch.setenv(f"UV_{variable}", value)
        monkeypatch.setenv(f"PIP_{variable}", value)

    def make(name: str, *lines: str) -> None:
        project, version, *_ = name.split("-")
        text = "\n".join(["Metadata-Version: 2.4", f"Name: {project}", f"Version: {version}", *lines, ""])
        with zipfile.ZipFile(tmp_path / name, "w") as wheel:
            wheel.writestr(f"{project}-{version}.dist-info/METADATA", text)
            wheel.writestr(f"{project}-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\n")

    return make


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Write a project into the folder: what it needs, what its extras need, its constraints."""

    def make(*needs: str, pins: str = "", **extras: str) -> Path:
        offered: dict[str, list[str]] = {"lab": [], "cluster": [], "parquet": []}
        offered |= {extra: [need] for extra, need in extras.items()}
        lines = [f"{extra} = {listed}" for extra, listed in offered.items()]
        (tmp_path / "pyproject.toml").write_text(
            f'[project]\nname = "top"\nversion = "1"\ndependencies = {list(needs)}\n'
            + "\n".join(["[project.optional-dependencies]", *lines]),
            encoding="utf-8",
        )
        (tmp_path / "constraints.txt").write_text(pins, encoding="utf-8")
        return tmp_path

    return make


def test_markers_are_those_of_the_target(
    script: Any, lay: Callable[..., None], project: Callable[..., Path]
) -> None:
    """A dependency is wanted where its marker holds on the target, whatever Python runs the script."""
    lay(
        "a-1-py3-none-any.whl",
        "Requires-Dist: console; sys_platform == 'win32'",
        "Requires-Dist: old; python_version < '3.12'",
        "Requires-Dist: patched; python_full_version < '3.12.3'",
        "Requires-Dist: mended; python_full_version >= '3.12.3'",
        "Requires-Dist: arm; platform_machine == 'aarch64'",
    )
    for name in ("console", "terminal", "old", "patched", "mended", "arm"):
        lay(f"{name}-1-py3-none-any.whl")
    folder = project("a", lab="terminal; os_name != 'nt'")
    cases = {
        ("windows-x64", "3.11"): {"console", "old", "patched"},
        ("windows-x64", "3.14"): {"console", "mended"},
        ("linux-x64", "3.12"): {"terminal", "patched", "mended"},
        ("linux-arm64", "3.13"): {"terminal", "mended", "arm"},
    }
    for case, expected in cases.items():
        found = script.resolve(script.Target(*case), folder)
        assert set(found) == {f"{name}==1" for name in expected | {"a"}}


def test_only_what_an_office_uses_is_packed(
    script: Any, lay: Callable[..., None], project: Callable[..., Path]
) -> None:
    """What tests or measures the workbook is not asked for."""
    extras = {extra: f"{extra}-tool" for extra in ("lab", "cluster", "parquet", "dev", "bench")}
    for name in extras:
        lay(f"{name}_tool-1-py3-none-any.whl")
    found = script.resolve(script.Target("linux-x64", "3.12"), project(**extras))
    assert found == ["cluster-tool==1", "lab-tool==1", "parquet-tool==1"]


def test_a_wheel_serves_only_where_it_runs(
    script: Any, lay: Callable[..., None], project: Callable[..., Path], tmp_path: Path
) -> None:
    """Platform, C library, version of Python and the pinned version decide; of several wheels pip's choice counts."""
    windows, any_arm, arm = (
        "a-1-cp311-cp311-win_amd64.whl",
        "a-1-cp39-abi3-manylinux_2_28_aarch64.whl",
        "a-1-cp312-cp312-manylinux_2_17_aarch64.whl",
    )
    elsewhere = (
        "a-1-cp311-cp311-manylinux_2_34_x86_64.whl",
        "a-1-cp312-cp312-musllinux_1_2_x86_64.whl",
        "a-1-cp313-cp313t-win_amd64.whl",
        "a-2-py3-none-any.whl",
    )
    for name in (windows, any_arm, arm, *elsewhere):
        lay(name)
    cases = {
        ("windows-x64", "3.11"): windows,
        ("windows-x64", "3.13"): None,
        ("linux-x64", "3.11"): None,
        ("linux-x64", "3.12"): None,
        ("linux-arm64", "3.12"): arm,
        ("linux-arm64", "3.14"): any_arm,
    }
    folder = project("a", pins="a==1")
    for case, expected in cases.items():
        target, place = script.Target(*case), tmp_path / "-".join(case)
        if expected:
            script.download(target, script.resolve(target, folder), place)
            assert [path.name for path in place.iterdir()] == [expected]
        else:
            with pytest.raises(script.BundleError, match=rf"^{target}: [\s\S]*\ba\b"):
                script.resolve(target, folder)


def test_a_wheel_for_later_patches_of_python_serves_nobody(
    script: Any, lay: Callable[..., None], project: Callable[..., Path]
) -> None:
    """What asks for a patch release of Python that a machine may lack does not count as fitting."""
    lay("a-1-py3-none-any.whl", "Requires-Python: >=3.12.2")
    with pytest.raises(script.BundleError, match=r"3\.12\.2"):
        script.resolve(script.Target("linux-x64", "3.12"), project("a"))


def test_only_a_file_that_was_pinned_is_packed(script: Any, lay: Callable[..., None], tmp_path: Path) -> None:
    """Another of the same name, or one of a package that is not pinned, ends the making of the bundle."""
    lay("a_b-1.0-py3-none-any.whl")
    wheel = tmp_path / "a_b-1.0-py3-none-any.whl"
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    pins = "c==1 \\\n    --hash=sha256:{1}\na-b==1.0 \\\n    --hash=sha256:{0} \\\n    --hash=sha256:{2}\n"
    script.verify([wheel], pins.format("0" * 64, "1" * 64, digest))
    for others in (("0" * 64, digest, "1" * 64), ("0" * 64, "1" * 64, "2" * 64)):
        with pytest.raises(script.BundleError, match=r"^a_b-1\.0"):
            script.verify([wheel], pins.format(*others))


def test_each_file_that_is_pinned_is_of_a_pinned_version() -> None:
    """The list of files was made with the constraints, and names no address."""
    pinned = set((ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    lines = SCRIPT.with_name("hashes.txt").read_text(encoding="utf-8").splitlines()
    named = {line.split()[0] for line in lines if not line.startswith(" ")}
    assert named
    assert named <= pinned
    assert all(
        re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines if line.startswith(" ")
    )


def offline() -> list[str]:
    """Return the prefix under which a command has no network at all, none where the system allows none."""
    prefix = ["unshare", "--net"]
    try:
        subprocess.run([*prefix, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        warnings.warn("no network namespaces here: only pip's --no-index keeps the network out", stacklevel=2)
        return []
    return prefix


@pytest.mark.slow
def test_a_machine_without_network_makes_the_same_page(made: Path, tmp_path: Path) -> None:
    """The guide's commands install the unpacked bundle in an empty folder and make the seed's report."""
    command = [sys.executable, str(SCRIPT), "--target", "here", "--output", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (archive,) = tmp_path.glob("*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / PROJECT
    assert {path.name for path in folder.iterdir()} == {
        "README.zh-CN.md",
        "RULES.zh-CN.md",
        "constraints.txt",
        "notebooks",
        "parameters",
        "wheels",
    }
    wheels = [path.name for path in (folder / "wheels").iterdir()]
    assert all(name.endswith(".whl") for name in wheels)
    assert not [name for name in wheels if name.startswith(("ploomber", "posthog", "pytest"))]

    (section,) = re.findall(r"^### 不能上网的机器\n(.*?)^## ", GUIDE, flags=re.DOTALL | re.MULTILINE)
    (block,) = re.findall(r"^ *```sh\n(.*?)^ *```", section, flags=re.DOTALL | re.MULTILINE)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    environment = kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_COMPILE": "0",  # it saves half of the time
    }
    commands = [shlex.split(line) for line in block.splitlines()]
    assert len(commands) == 3
    for command in commands:
        done = subprocess.run(
            [*offline(), *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
    for name in ("angao.html", "angao.review.html"):
        assert (folder / "outputs" / "wolong" / "2024" / name).read_bytes() == (made / name).read_bytes()
