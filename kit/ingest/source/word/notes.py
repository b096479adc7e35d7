"""The footnotes and endnotes of a Word file, by the marks that refer to them."""

from __future__ import annotations

from kit.ingest.source.archive import Package
from kit.ingest.source.xml_parts import Element, local, value


class Notes:
    """Gives each note once: to the first mark that refers to it."""

    def __init__(self, package: Package, parts: dict[str, str]) -> None:
        self._notes: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            part = parts.get(f"{kind}s")
            for each in package.parse(part) if part else ():
                if local(each) == kind:
                    self._notes[kind, value(each, "id")] = each

    def take(self, kind: str, note_id: str) -> Element | None:
        """Return the note of that kind and id; None when there is none, or it was given before."""
        return self._notes.pop((kind, note_id), None)
