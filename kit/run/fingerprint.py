"""What every report is made with: kit's own files, the notebook, and the libraries."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution, requires
from pathlib import Path

from kit.base.distribution import DISTRIBUTION
from kit.base.files import File
from kit.report.beside import Beside
from kit.report.catalogue import TownshipYear
from kit.report.site.site_details import site_seen
from kit.run.template import FOLDER, NOTEBOOK

_PACKAGE = Path(__file__).parents[1]


@cache
def fingerprint() -> str:
    """Return a digest of the program: it changes with anything of its own that could change a report."""
    digest = hashlib.sha256("\n".join((platform.python_version(), *_libraries())).encode())
    for path in (*_own_files(), NOTEBOOK):
        digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def made_from(this: File, beside: Beside, template: str = "", site: str = "") -> str:
    """Return a digest of all that a report is made from: program, files, what is settled, template, site."""
    digest = hashlib.sha256()
    files = this.data, *(file.data for file in beside.last)
    told = fingerprint(), repr(beside.settled), template, site
    for part in (*files, *map(str.encode, told)):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def made_now_from(report: TownshipYear, this: File, beside: Beside) -> str:
    """Return that digest of a report's files, with the kit's template and the county's present site."""
    return made_from(this, beside, site=site_seen(report.path))


def _own_files() -> list[Path]:
    found = (path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path for path in found if path.parent != FOLDER)


def _libraries() -> Iterator[str]:
    """Yield the name and version of each library that the project itself asks for."""
    for requirement in requires(DISTRIBUTION) or ():
        if "extra ==" not in requirement:
            name = requirement.partition(">")[0].strip()
            yield f"{name} {distribution(name).version}"
