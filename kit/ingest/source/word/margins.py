"""What a Word file prints above and below its pages: none of the report's own lines, as a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kit.ingest.source.archive import Package
from kit.ingest.source.flow import Flow, section_number
from kit.ingest.source.printed import PrintedLine, PrintedTable, Unread
from kit.ingest.source.xml_parts import Element, is_on, local, value

_KINDS = {"headerReference": "页眉", "footerReference": "页脚"}
_IN_MARGIN = "里面有表格或正文"
_COUNTS = re.compile(r"[\s\-—–―－·•.,，/第页共\d]*")
"""A page's number, and how many there are."""
_SENTENCE = "。"


def margins(
    package: Package, main: str, document: Element, settings: Element | None, read: Callable[[Element], Flow]
) -> tuple[dict[str, None], list[Unread]]:
    """Return the lines of all headers and footers that a file prints, and which of them hold more than that.

    A table with a number, a section's heading or a sentence may be the report's own; they are not read.
    """
    parts = package.related(main)
    lines: dict[str, None] = {}
    unread: dict[Unread, None] = {}
    for kind, part in _used(document, settings, parts):
        if part not in package:
            continue
        for piece in read(package.parse(part)).pieces():
            if _is_the_reports(piece):
                unread[Unread(f"{kind}{_IN_MARGIN}", kind)] = None
            else:
                cells = piece.cells if isinstance(piece, PrintedTable) else (piece,)
                lines |= dict.fromkeys(each.text for each in cells if not _COUNTS.fullmatch(each.text))
    return lines, list(unread)


def _used(
    document: Element, settings: Element | None, parts: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the kind and the part of each header and footer that some page prints, once."""
    found: dict[tuple[str, str], None] = {}
    for section in document.iter("{*}sectPr"):
        prints = {
            "default": True,
            "first": is_on(section, "titlePg"),
            "even": is_on(settings, "evenAndOddHeaders"),
        }
        for each in section:
            if (kind := _KINDS.get(local(each))) and prints.get(value(each, "type", "default")):
                _, part = parts.get(value(each, "id"), ("", ""))
                found[kind, part] = None
    yield from found


def _is_the_reports(piece: PrintedLine | PrintedTable) -> bool:
    if isinstance(piece, PrintedTable):
        return any(cell.text.strip().isdecimal() for cell in piece.cells)
    return bool(section_number(piece.text)) or _SENTENCE in piece.text
