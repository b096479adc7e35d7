"""Builds Word files with the parts around the body: styles, settings, theme, notes, data behind controls."""

from __future__ import annotations

from pathlib import Path

from kit.ingest.source.printed import Source
from tests.ingest.source.sources import R, W, lines, package, read, rows, tables, word_table

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACE = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="x:m" xmlns:mc="x:mc" xmlns:w14="x:w14" xmlns:wp="x:wp" xmlns:a="x:a" '
    'xmlns:wps="x:wps" xmlns:pic="x:pic" xmlns:v="x:v" xmlns:o="x:o" xmlns:c="x:c"'
)
ROOTS = {
    "styles": "styles",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "theme": "a:theme",
    "header": "hdr",
    "footer": "ftr",
}


def word(body: str, data: str = "", background: str = "", **parts: str) -> bytes:
    """Return a Word file; `data` is XML behind its controls, the other parts are named by their role."""
    content: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {SPACE}>{background}<w:body>{body}</w:body></w:document>"
    }
    related = {}
    for role, inner in parts.items():
        root = ROOTS[role] if ":" in ROOTS[role] else f"w:{ROOTS[role]}"
        content[f"word/{role}.xml"] = f"<{root} {SPACE}>{inner}</{root}>"
        related[f"{role}.xml"] = role
    if data:
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        content["word/data.xml"] = data
        content["word/props.xml"] = f'<x:datastoreItem xmlns:x="x:x" x:itemID="{STORE}"/>'
        content["word/_rels/data.xml.rels"] = (
            f'<Relationships xmlns="{relations}"><Relationship Id="p" Type="{R}/customXmlProps" Target="props.xml"/>'
            "</Relationships>"
        )
        related["data.xml"] = "customXml"
    return package("word/document.xml", WORD, content, related)


STORE = "{0A1B2C3D-0000-0000-0000-000000000001}"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def cell_of(folder: Path, runs: str, *, cell: str = "", table: str = "", **parts: str) -> tuple[str, str]:
    """Return the text and the flaw of a cell that holds these runs."""
    inner = f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p>{runs}</w:p></w:tc>"
    body = word_table(("甲", inner)).replace("<w:tbl>", f"<w:tbl><w:tblPr>{table}</w:tblPr>")
    (found,) = tables(read(folder, word(body, **parts)))
    _, found_cell = found.cells
    return found_cell.text, found_cell.flaw


def words_of(folder: Path, body: str, **parts: str) -> tuple[list[str], list[str]]:
    """Return the lines of a file and what it names as not read."""
    source = read(folder, word(body, **parts))
    return lines(source), [each.what for each in source.unread]


def table_of(folder: Path, body: str, **parts: str) -> tuple[list[list[str]], Source]:
    """Return the one table of a file, row by row, and all that was read."""
    source = read(folder, word(body, **parts))
    (found,) = tables(source)
    return rows(found), source
