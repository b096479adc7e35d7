"""What a notebook cell shows: a piece of the page, and what the exporter has to know about it.

The MIME types are the agreement between the notebook's cells (page) and the exporters (export).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HTML = "text/html"
PUBLIC = "application/vnd.disclosure-report.public+html"
"""The piece as the public page prints it, where that differs from what the analyst sees."""
ABOUT = "application/vnd.disclosure-report+json"
"""What the exporter has to know: the `parts` that a piece shows, and the `digest` of their report."""


class Fragment:
    """A piece of the page, one part or several.

    `review` is what the analyst and the review page show, `public` the public page.

    Both are safe HTML. `about` is a JSON-able mapping for the exporter.
    """

    def __init__(self, review: str, about: Mapping[str, Any], public: str | None = None) -> None:
        self.review, self.public, self.about = review, review if public is None else public, about

    def __repr__(self) -> str:
        return f"Fragment({'、'.join(self.about['parts'])})"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {HTML: self.review, "text/plain": repr(self), ABOUT: dict(self.about)}
        if self.public != self.review:
            bundle[PUBLIC] = self.public
        return bundle
