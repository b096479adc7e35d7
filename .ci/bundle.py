"""Pack what a machine without internet needs to install and run the workbook: one archive in `dist/`.

The archive holds the wheels of every package, the workbook's own among them, with the notebook, the
parameters, the constraints and the analyst's guide.

pip judges environment markers by the Python that runs it, not by the machine that it downloads for. So the
dependencies are followed here, from wheel to wheel, by each one's metadata under the markers of the target.
What no wheel at hand serves is downloaded, and the walk starts again from the workbook until one walk finds
everything: that last walk is the proof that nothing lacks.
"""

from __future__ import annotations

import argparse
import functools
import os
import platform
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from packaging.markers import Marker
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import NormalizedName, canonicalize_name, parse_wheel_filename
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
FILES = ("README.zh-CN.md", "constraints.txt", "notebooks/*.ipynb", "parameters/*")
PYTHONS = ("3.11", "3.12", "3.13")
DEVELOPMENT = "dev"  # the one extra that nobody needs who only makes reports
GLIBC = 28  # 2.28, the oldest C library of a Linux desktop that the newest numpy and scipy still serve
LINUX = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}
WINDOWS = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"}
SYSTEMS: Mapping[str, Mapping[str, str]] = {
    "windows-x64": {**WINDOWS, "platform_machine": "AMD64"},
    "linux-x64": {**LINUX, "platform_machine": "x86_64"},
    "linux-arm64": {**LINUX, "platform_machine": "aarch64"},
}

Wants = dict[NormalizedName, SpecifierSet]


class BundleError(Exception):
    """The bundle cannot be complete; the message says why."""


@dataclass(frozen=True)
class Target:
    """A kind of machine with one version of CPython."""

    system: str
    python: str

    def __str__(self) -> str:
        return f"{self.system}, Python {self.python}"

    @functools.cached_property
    def platforms(self) -> list[str]:
        """The platform tags of the wheels that run there, the newest first."""
        machine = SYSTEMS[self.system]["platform_machine"]
        if self.system.startswith("windows"):
            return [f"win_{machine.lower()}"]
        names = [f"manylinux_2_{minor}" for minor in range(GLIBC, 4, -1)]
        return [f"{name}_{machine}" for name in (*names, "manylinux2014", "manylinux2010", "manylinux1")]

    @functools.cached_property
    def abi(self) -> str:
        """The tag of its CPython."""
        return "cp" + self.python.replace(".", "")

    @functools.cached_property
    def ranks(self) -> Mapping[Tag, int]:
        """Each tag of a wheel that runs there, with its place: the lower the better."""
        major, minor = map(int, self.python.split("."))
        tags = [
            *cpython_tags((major, minor), [self.abi], self.platforms),
            *compatible_tags((major, minor), self.abi, self.platforms),
        ]
        return {tag: rank for rank, tag in reversed(list(enumerate(tags)))}

    def applies(self, marker: Marker | None, extras: Iterable[str]) -> bool:
        """Tell whether a dependency is wanted there by the first or by the last patch of its Python."""
        environments = (
            {
                **SYSTEMS[self.system],
                "implementation_name": "cpython",
                "implementation_version": f"{self.python}.{patch}",
                "platform_python_implementation": "CPython",
                "platform_release": "",
                "platform_version": "",
                "python_full_version": f"{self.python}.{patch}",
                "python_version": self.python,
                "extra": extra,
            }
            for patch in (0, 99)
            for extra in extras
        )
        return any(marker is None or marker.evaluate(environment) for environment in environments)


@dataclass(frozen=True)
class Wheel:
    """A wheel, by its file's name and by what it says of itself."""

    path: Path
    name: NormalizedName
    version: Version
    build: tuple[int, str] | tuple[()]
    tags: frozenset[Tag]
    metadata: Metadata

    @staticmethod
    @functools.cache
    def read(path: Path) -> Wheel:
        """Read a wheel."""
        with zipfile.ZipFile(path) as archive:
            (name,) = (
                name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)
            )
            metadata = Metadata.from_email(archive.read(name), validate=False)
        return Wheel(path, *parse_wheel_filename(path.name), metadata)


@dataclass
class Collection:
    """The wheels of one target in a folder that all targets share."""

    folder: Path
    target: Target
    pins: Wants
    wants: Wants = field(default_factory=dict)

    def versions(self, name: NormalizedName) -> SpecifierSet:
        """Return the versions of a package that its dependants and the constraints allow."""
        return self.wants.get(name, SpecifierSet()) & self.pins.get(name, SpecifierSet())

    def best(self, wheels: Iterable[Wheel], name: NormalizedName) -> Wheel | None:
        """Return the wheel of a package that pip would take on the target."""
        versions, ranks = self.versions(name), self.target.ranks
        fitting = [
            (wheel.version, -min(ranks[tag] for tag in wheel.tags & ranks.keys()), wheel.build, wheel.path)
            for wheel in wheels
            if wheel.name == name
            and versions.contains(wheel.version, prereleases=True)
            and (wheel.metadata.requires_python or SpecifierSet()).contains(f"{self.target.python}.0")
            and wheel.tags & ranks.keys()
        ]
        return Wheel.read(max(fitting)[-1]) if fitting else None

    def walk(self, need: Requirement) -> tuple[dict[NormalizedName, Wheel], set[NormalizedName]]:
        """Follow a requirement through the wheels; return those that serve it, and what none serves."""
        wheels = [Wheel.read(path) for path in self.folder.glob("*.whl")]
        chosen: dict[NormalizedName, Wheel | None] = {}
        seen: set[tuple[Path, str]] = set()
        queue = [need]
        while queue:
            need = queue.pop()
            name = canonicalize_name(need.name)
            self.wants[name] = self.wants.get(name, SpecifierSet()) & need.specifier
            chosen[name] = wheel = self.best(wheels, name)
            if wheel:
                new = {(wheel.path, extra) for extra in ("", *need.extras)} - seen
                seen |= new
                queue += (
                    dependency
                    for dependency in wheel.metadata.requires_dist or ()
                    if self.target.applies(dependency.marker, [extra for _, extra in new])
                )
        found = {name: wheel for name, wheel in chosen.items() if wheel}
        return found, chosen.keys() - found.keys()

    def collect(self, need: Requirement) -> dict[NormalizedName, Wheel]:
        """Download until every wheel that a requirement leads to on the target lies here; return those."""
        found, lacking = self.walk(need)
        while lacking:
            before, parts = sorted(lacking), os.cpu_count() or 1
            with ThreadPoolExecutor() as pool:  # pip is busy reading the index, more than waiting for it
                list(pool.map(self.download, (before[part::parts] for part in range(parts))))
            found, lacking = self.walk(need)
            if unfit := ", ".join(name for name in before if name in lacking):
                raise BundleError(f"{self.target}: what pip brought does not fit: {unfit}")
        return found

    def download(self, names: list[NormalizedName]) -> None:
        """Let pip bring wheels from its ordinary index; a pinned version that has none there yields."""
        options = ["--no-deps", "--only-binary=:all:", "--dest", str(self.folder), "--implementation", "cp"]
        options += ["--abi", self.target.abi, "--python-version", self.target.python]
        options += [f"--platform={name}" for name in self.target.platforms]
        while names:
            try:
                pip("download", *options, *(f"{name}{self.versions(name)}" for name in names))
            except BundleError as error:
                absent = re.search(r"No matching distribution found for ([\w.-]+)", str(error))
                if absent is None or self.pins.pop(canonicalize_name(absent[1]), None) is None:
                    raise BundleError(f"{self.target}: {error}") from None
            else:
                return


def run(*command: str) -> str:
    """Run a command in the project's folder and return what it printed."""
    done = subprocess.run(  # noqa: S603 - the commands are this file's own
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise BundleError(done.stderr.strip())
    return done.stdout


def pip(*arguments: str) -> str:
    """Run the pip of this Python."""
    return run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments)


def pinned(text: str) -> Wants:
    """Return the versions of a constraints file."""
    needs = (Requirement(line) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {canonicalize_name(need.name): need.specifier for need in needs}


def targets(wanted: str, pythons: Iterable[str]) -> list[Target]:
    """Return the targets that a word of the command line means."""
    if wanted != "here":
        systems = SYSTEMS if wanted == "all" else [wanted]
        return [Target(system, python) for system in systems for python in pythons]
    here = {"platform_system": platform.system(), "platform_machine": platform.machine()}
    for system, markers in SYSTEMS.items():
        if here.items() <= markers.items():
            return [Target(system, ".".join(platform.python_version_tuple()[:2]))]
    raise BundleError(f"no bundle is made for {' '.join(here.values())}")


def pack(archive: Path, folder: str, wheels: Iterable[Path]) -> None:
    """Write the wheels and what git tracks of the files; the same input gives the same bytes."""
    names = run("git", "ls-files", "-z", "--", *FILES).split("\0")[:-1]
    entries = {name: ROOT / name for name in names} | {f"wheels/{wheel.name}": wheel for wheel in wheels}
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as packed:
        for name, path in sorted(entries.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}")
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def bundle(wanted: str, pythons: Iterable[str], output: Path) -> None:
    """Make the archive of the wanted targets and say what it holds."""
    pins = pinned((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        pip("wheel", "--no-deps", "--wheel-dir", temporary, str(ROOT))
        own = Wheel.read(next(Path(temporary).glob("*.whl")))
        project = own.metadata.name
        extras = sorted(set(own.metadata.provides_extra or ()) - {DEVELOPMENT})
        need = Requirement(f"{project}[{','.join(extras)}]=={own.version}")
        say(str(need))
        wheels: set[Path] = set()
        for target in targets(wanted, pythons):
            collection = Collection(Path(temporary), target, dict(pins))
            found = collection.collect(need)
            wheels |= {wheel.path for wheel in found.values()}
            say(f"{target}: complete, {len(found)} wheels")
            for what, names in (
                ("not pinned", found.keys() - pins.keys() - {own.name}),
                ("the pinned version has no wheel", found.keys() & (pins.keys() - collection.pins.keys())),
            ):
                if listed := ", ".join(f"{name} {found[name].version}" for name in sorted(names)):
                    say(f"  {what}, the newest that fits was taken: {listed}")
        archive = output / f"{project}-{own.version}-{wanted}.zip"
        pack(archive, project, wheels)
    say(f"{archive}: {len(wheels)} wheels, {archive.stat().st_size / 1e6:.0f} MB")


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
