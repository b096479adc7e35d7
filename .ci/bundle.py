"""Pack what a machine without internet needs to install and run the workbook: one archive in `dist/`.

The archive holds the wheels of every package, the workbook's own among them, with the notebook, the
parameters, the constraints and the analyst's guide.

pip judges environment markers by the Python that runs it, not by the machine that it downloads for. So uv
says what each target needs, within the constraints, and pip only brings that. What it brings must be what was
pinned: its digest stands in `hashes.txt` beside this file, which `make constraints` writes.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
HASHES = ROOT / ".ci" / "hashes.txt"
FILES = ("README.zh-CN.md", "RULES.zh-CN.md", "constraints.txt", "notebooks/*.ipynb", "parameters/*")
EXTRAS = ("lab", "cluster", "parquet")  # what an office may use; it tests and measures nothing
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
GLIBC = 28  # 2.28, the oldest C library of a Linux desktop that the newest numpy and scipy still serve
SYSTEMS = {
    "windows-x64": ("Windows", "AMD64"),
    "linux-x64": ("Linux", "x86_64"),
    "linux-arm64": ("Linux", "aarch64"),
}


class BundleError(Exception):
    """The bundle cannot be complete; the message says why."""


@dataclass(frozen=True)
class Target:
    """A kind of machine with one version of CPython."""

    system: str
    python: str

    def __str__(self) -> str:
        return f"{self.system}, Python {self.python}"

    @property
    def triple(self) -> str:
        """The machine as uv calls it."""
        name, machine = SYSTEMS[self.system]
        return "x86_64-pc-windows-msvc" if name == "Windows" else f"{machine}-manylinux_2_{GLIBC}"

    @property
    def platforms(self) -> list[str]:
        """The platform tags of the wheels that run there, the newest first."""
        name, machine = SYSTEMS[self.system]
        if name == "Windows":
            return [f"win_{machine.lower()}"]
        libraries = [f"manylinux_2_{minor}" for minor in range(GLIBC, 4, -1)]
        return [f"{each}_{machine}" for each in (*libraries, "manylinux2014", "manylinux2010", "manylinux1")]


def run(*command: str) -> str:
    """Run a command of this Python in the project's folder and return what it printed."""
    done = subprocess.run(  # noqa: S603 - the commands are this file's own
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BundleError(done.stderr.strip())
    return done.stdout


def resolve(target: Target, project: Path = ROOT) -> list[str]:
    """Return what a project needs on the first or last patch of a target's Python, as `name==version`."""
    options = ["--constraints", str(project / "constraints.txt"), "--only-binary=:all:", "--quiet"]
    options += ["--no-header", "--no-annotate", "--python", sys.executable]
    options += ["--python-platform", target.triple, *(f"--extra={extra}" for extra in EXTRAS)]
    found: set[str] = set()
    for patch in (0, 99):
        version = f"--python-version={target.python}.{patch}"
        try:
            found |= set(
                run("uv", "pip", "compile", str(project / "pyproject.toml"), *options, version).split()
            )
        except BundleError as error:
            raise BundleError(f"{target}: {error}") from None
    return sorted(found)


def download(target: Target, needs: Iterable[str], folder: Path) -> None:
    """Let pip bring the wheels for a target from its ordinary index."""
    options = ["--no-deps", "--only-binary=:all:", "--dest", str(folder), "--implementation", "cp"]
    options += ["--abi", "cp" + target.python.replace(".", ""), "--python-version", target.python]
    options += [f"--platform={name}" for name in target.platforms]
    try:
        run("pip", "--disable-pip-version-check", "--quiet", "download", *options, *needs)
    except BundleError as error:
        raise BundleError(f"{target}: {error}") from None


def verify(wheels: Iterable[Path], hashes: str) -> None:
    """Refuse a wheel whose digest is not pinned for its name and version."""
    pinned: dict[tuple[str, str], set[str]] = {}
    for name, version, listed in re.findall(r"^(\S+)==(\S+)((?:.*\\\n)*.*)", hashes, re.MULTILINE):
        digests = re.findall(r"--hash=sha256:([0-9a-f]{64})", listed)
        pinned.setdefault((canonicalize_name(name), version), set()).update(digests)
    for wheel in wheels:
        name, number, *_ = parse_wheel_filename(wheel.name)
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in pinned.get((name, str(number)), ()):
            raise BundleError(f"{wheel.name} is not the file that was pinned; see .ci/hashes.txt")


def targets(wanted: str, pythons: Iterable[str]) -> list[Target]:
    """Return the targets that a word of the command line means."""
    if wanted != "here":
        systems = SYSTEMS if wanted == "all" else [wanted]
        return [Target(system, python) for system in systems for python in pythons]
    here = (platform.system(), platform.machine())
    for system, names in SYSTEMS.items():
        if names == here:
            return [Target(system, ".".join(platform.python_version_tuple()[:2]))]
    raise BundleError(f"no bundle is made for {' '.join(here)}")


def pack(archive: Path, folder: str, wheels: Iterable[Path]) -> None:
    """Write the wheels and what git tracks of the files; the same input gives the same bytes."""
    listed = subprocess.run(  # noqa: S603
        ["git", "ls-files", "-z", "--", *FILES],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    entries = {name: ROOT / name for name in listed.stdout.split("\0")[:-1]}
    entries |= {f"wheels/{wheel.name}": wheel for wheel in wheels}
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as packed:
        for name, path in sorted(entries.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}")
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def bundle(wanted: str, pythons: Iterable[str], output: Path) -> None:
    """Make the archive of the wanted targets and say what it holds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run("pip", "--quiet", "wheel", "--no-deps", "--wheel-dir", temporary, str(ROOT))
        (own,) = folder.glob("*.whl")
        for target in targets(wanted, pythons):
            needs = resolve(target)
            download(target, needs, folder)
            say(f"{target}: complete, {len(needs) + 1} wheels")
        wheels = sorted(folder.glob("*.whl"))
        verify((wheel for wheel in wheels if wheel != own), HASHES.read_text(encoding="utf-8"))
        archive = output / f"{project['name']}-{project['version']}-{wanted}.zip"
        pack(archive, project["name"], wheels)
    say(f"{archive}: {len(wheels)} wheels, {archive.stat().st_size / 1e6:.0f} MB")
    with archive.open("rb") as file:
        say(f"SHA-256 {hashlib.file_digest(file, 'sha256').hexdigest()}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Read the command line and make the bundle."""
    parser = argparse.ArgumentParser(description="Pack what a machine without internet needs.")
    parser.add_argument("--target", choices=["all", "here", *SYSTEMS], default="all", help="which machines")
    parser.add_argument(
        "--python", nargs="+", default=PYTHONS, metavar="X.Y", help="which versions of CPython"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "dist", metavar="FOLDER", help="where to")
    options = parser.parse_args()
    try:
        bundle(options.target, options.python, options.output)
    except BundleError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
