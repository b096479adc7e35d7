"""The day on which a page goes out, told to programs: it is known only after the page was made."""

from __future__ import annotations

import json
import re

from kit.page.about.seal import opened, sealed

_TITLE = re.compile(r'^<meta name="ArticleTitle" content="[^"]*">\n', re.MULTILINE)
_TOLD = '<meta name="PubDate" '
_DATASET = re.compile(r'(<script type="application/ld\+json">)(\{[^<]*\})(?=</script>)')


def dated(page: str, day: str) -> str:
    """Return a page whose tags and dataset tell the day, as 2025-01-20, and whose record fits it.

    A page without a site's tags stays as it is, and so does one whose tags tell when it is published.
    """
    if _TOLD in page or not _TITLE.search(page):
        return page
    tagged = _TITLE.sub(lambda title: f'{title[0]}{_TOLD}content="{day}">\n', page, count=1)
    return sealed(opened(_DATASET.sub(lambda found: found[1] + _with(found[2], day), tagged, count=1)))


def _with(dataset: str, day: str) -> str:
    told = json.loads(dataset) | {"datePublished": day}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
