"""A page's record of how it was made, closed by the digest of the page itself: a later change shows.

It is no signature: whoever changes a page on purpose can reckon the digest again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

PUBLISHED, REVIEWED = "public", "review"
"""What the record of a report's page calls its kind."""
OPEN = '"page":""'
"""Where a page's record has room for the page's own digest."""
_RECORD = re.compile(r'<script type="application/json" id="made">(\{[^<]*\})</script>')
_DATA = re.compile(r'<script type="application/json" id="report">([^<]*)</script>')
_CLOSED = re.compile('"page":"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Record:
    """What a page tells of how it was made, and whether the page is as it was then."""

    told: Mapping[str, str]
    intact: bool


def sealed(page: str) -> str:
    """Return a page with its own digest in its record."""
    digest = sha256(page.encode()).hexdigest()
    return _RECORD.sub(lambda found: found[0].replace(OPEN, f'"page":"{digest}"'), page, count=1)


def opened(page: str) -> str:
    """Return a page without its own digest in its record, to be changed and sealed again."""
    return _RECORD.sub(lambda found: _CLOSED.sub(OPEN, found[0], count=1), page, count=1)


def record_of(page: str) -> Record | None:
    """Return a page's record, None where it has none for certain. Line ends of any system are alike."""
    page = page.replace("\r\n", "\n")
    found = list(_RECORD.finditer(page))
    if len(found) != 1:
        return None
    (record,) = found
    try:
        told = json.loads(record[1])
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        return None
    opened = f"{page[: record.start(1)]}{_CLOSED.sub(OPEN, record[1], count=1)}{page[record.end(1) :]}"
    return Record(told, sha256(opened.encode()).hexdigest() == told.get("page"))


def data_of(page: str) -> Mapping[str, object]:
    """Return the report that a page carries as data, {} where it carries none for certain."""
    found = _DATA.findall(page)
    try:
        told = json.loads(found[0]) if len(found) == 1 else None
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
