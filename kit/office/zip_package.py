"""The zip that a Word file is: the same bytes for the same parts, whenever it is made."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MADE = datetime(2000, 1, 1)
"""The creation and change dates that the files carry: they tell nothing, so that the bytes stay the same."""


def timeless(package: bytes) -> bytes:
    """Return a zip with the same parts in the same order, all dated alike."""
    written = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, MADE.timetuple()[:6]), old.read(name), ZIP_DEFLATED)
    return written.getvalue()
