"""The bundle: what a machine without internet installs from it makes the same page, and nothing is left out."""

from __future__ import annotations

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
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

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
def lay(tmp_path: Path) -> Callable[..., Path]:
    """Lay a wheel into the folder: its file's name, and the lines that its metadata adds."""

    def make(name: str, *lines: str) -> Path:
        project, version, *_ = name.split("-")
        text = "\n".join(["Metadata-Version: 2.4", f"Name: {project}", f"Version: {version}", *lines, ""])
        with zipfile.ZipFile(tmp_path / name, "w") as wheel:
            wheel.writestr(f"{project}-{version}.dist-info/METADATA", text)
        return tmp_path / name

    return make


def names(wheels: dict[str, Any]) -> set[str]:
    """Return the names of wheels' files."""
    return {wheel.path.name for wheel in wheels.values()}


def test_markers_are_those_of_the_target(script: Any, lay: Callable[..., Path], tmp_path: Path) -> None:
    """A dependency is wanted where its marker holds on the target, whatever Python runs the script."""
    lay(
        "top-1-py3-none-any.whl",
        "Provides-Extra: lab",
        "Requires-Dist: console; sys_platform == 'win32'",
        "Requires-Dist: terminal; os_name != 'nt' and extra == 'lab'",
        "Requires-Dist: old; python_version < '3.12'",
        "Requires-Dist: patched; python_full_version < '3.12.3'",
        "Requires-Dist: arm; platform_machine == 'aarch64'",
        "Requires-Dist: test; extra == 'dev'",
    )
    cases = {
        ("windows-x64", "3.11"): {"console", "old", "patched"},
        ("windows-x64", "3.13"): {"console"},
        ("linux-x64", "3.12"): {"terminal", "patched"},
        ("linux-arm64", "3.13"): {"terminal", "arm"},
    }
    for (system, python), expected in cases.items():
        collection = script.Collection(tmp_path, script.Target(system, python), {})
        assert collection.walk(Requirement("top[lab]"))[1] == expected


def test_a_wheel_serves_only_where_it_runs(script: Any, lay: Callable[..., Path], tmp_path: Path) -> None:
    """Platform, C library, version of Python and the pinned version decide; of several wheels pip's choice counts."""
    wheels = {
        "a-1-cp311-cp311-win_amd64.whl": {("windows-x64", "3.11")},
        "a-1-cp39-abi3-manylinux_2_28_aarch64.whl": {("linux-arm64", python) for python in script.PYTHONS},
        "a-1-cp312-cp312-manylinux_2_17_aarch64.whl": {("linux-arm64", "3.12")},
        "a-1-cp311-cp311-manylinux_2_34_x86_64.whl": set(),
        "a-1-cp312-cp312-musllinux_1_2_x86_64.whl": set(),
        "a-1-cp313-cp313t-win_amd64.whl": set(),
        "a-2-py3-none-any.whl": set(),
    }
    for name in wheels:
        lay(name)
    for system in script.SYSTEMS:
        for python in script.PYTHONS:
            pins = {"a": SpecifierSet("==1")}
            collection = script.Collection(tmp_path, script.Target(system, python), pins)
            found, lacking = collection.walk(Requirement("a"))
            fitting = {name for name, where in wheels.items() if (system, python) in where}
            assert (names(found) <= fitting, lacking) == (True, set() if fitting else {"a"})
    both = script.Collection(tmp_path, script.Target("linux-arm64", "3.12"), {"a": SpecifierSet("==1")})
    assert names(both.walk(Requirement("a"))[0]) == {"a-1-cp312-cp312-manylinux_2_17_aarch64.whl"}


def test_a_wheel_for_later_patches_of_python_serves_nobody(
    script: Any, lay: Callable[..., Path], tmp_path: Path
) -> None:
    """What asks for a patch release of Python that a machine may lack does not count as fitting."""
    lay("a-1-py3-none-any.whl", "Requires-Python: >=3.12.2")
    collection = script.Collection(tmp_path, script.Target("linux-x64", "3.12"), {})
    assert collection.walk(Requirement("a"))[1] == {"a"}


def test_downloads_until_nothing_lacks(
    script: Any, lay: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each walk asks for what the last one brought to light; a pinned version without a wheel yields."""
    asked = []

    def pip(*arguments: str) -> None:
        asked.append(arguments[-1])
        if "==3" in arguments[-1]:
            raise script.BundleError(f"ERROR: No matching distribution found for {arguments[-1]}")
        lay(f"{arguments[-1][0]}-1-py3-none-any.whl", *["Requires-Dist: b<4"] * (arguments[-1][0] == "a"))

    monkeypatch.setattr(script, "pip", pip)
    lay("top-1-py3-none-any.whl", "Requires-Dist: a>=1")
    pins = {"a": SpecifierSet("==1"), "b": SpecifierSet("==3")}
    collection = script.Collection(tmp_path, script.Target("linux-x64", "3.12"), pins)
    assert names(collection.collect(Requirement("top"))) == {
        f"{it}-1-py3-none-any.whl" for it in ("top", "a", "b")
    }
    assert [str(Requirement(line).specifier) for line in asked] == ["==1,>=1", "<4,==3", "<4"]
    assert collection.pins.keys() == {"a"}


def test_a_bundle_with_a_gap_is_not_made(
    script: Any, lay: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where pip brings nothing that fits, the target and the package are named."""
    lay("top-1-py3-none-any.whl", "Requires-Dist: a")
    monkeypatch.setattr(script, "pip", lambda *_: lay("a-1-py3-none-win_amd64.whl"))
    collection = script.Collection(tmp_path, script.Target("linux-arm64", "3.13"), {})
    with pytest.raises(script.BundleError, match=r"^linux-arm64, Python 3\.13: .* fit: a$"):
        collection.collect(Requirement("top"))


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
        "constraints.txt",
        "notebooks",
        "parameters",
        "wheels",
    }
    assert {path.suffix for path in (folder / "wheels").iterdir()} == {".whl"}

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
