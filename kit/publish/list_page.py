"""The page that lists a county-year's published reports, with links to their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.county.progress.manifest import PublishedUnit
from kit.page.templating import template
from kit.report.output_paths import PUBLISHED_PICTURE, PUBLISHED_SHEET

INDEX_PAGE = "index.html"
_KINDS = {
    ".docx": "Word",
    ".pdf": "PDF",
    PUBLISHED_SHEET: "解读",
    PUBLISHED_PICTURE: "解读长图",
    ".html": "网页",
}
"""What files are called by how their names end, the longer ending first."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the page offers it: its kind in words, its name, and how large it is."""

    kind: str
    name: str
    size: str

    @property
    def read_here(self) -> bool:
        """Whether it is a page to open rather than a file to keep."""
        return self.name.endswith(".html")


def list_page(county: str, year: int, units: Sequence[PublishedUnit], contents: Mapping[str, bytes]) -> str:
    """Return the page: a line for each unit with its files, whose `contents` are by name, and the day."""
    rows = [(unit, [_download(file.name, len(contents[file.name])) for file in unit.files]) for unit in units]
    return template("published.html.j2").render(county=county, year=year, rows=rows)


def kind_of(name: str) -> str:
    """Return what a published file is called by how its name ends, as that may be all of it."""
    return next((kind for suffix, kind in _KINDS.items() if name.endswith(suffix)), name)


def _download(name: str, size: int) -> Download:
    return Download(kind_of(name), name, f"{max(1, round(size / 1024))} KB")
