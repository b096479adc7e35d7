"""The page that lists a county-year's published reports, with links to their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kit.page.templating import template
from kit.publish.manifest import PublishedUnit

INDEX_PAGE = "index.html"
_KINDS = {".html": "网页", ".docx": "Word", ".pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the page offers it: its kind in words, its name, and how large it is."""

    kind: str
    name: str
    size: str


def list_page(county: str, year: int, units: Sequence[PublishedUnit], contents: Mapping[str, bytes]) -> str:
    """Return the page: a line for each unit with its files, whose `contents` are by name, and the day."""
    rows = [(unit, [_download(file.name, len(contents[file.name])) for file in unit.files]) for unit in units]
    return template("published.html.j2").render(county=county, year=year, rows=rows)


def _download(name: str, size: int) -> Download:
    return Download(_KINDS[PurePath(name).suffix], name, f"{max(1, round(size / 1024))} KB")
