"""Builds published files of every kind for the tests, and shows what was read of them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from kit.ingest.source.kinds import read_source
from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable, Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def read(folder: Path, content: str | bytes, name: str = "report") -> Source:
    """Return what is read of a file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_source(path)


def lines(source: Source) -> list[str]:
    """Return the texts of a source's lines."""
    return [piece.text for piece in source.pieces if isinstance(piece, PrintedLine)]


def tables(source: Source) -> list[PrintedTable]:
    """Return a source's tables."""
    return [piece for piece in source.pieces if isinstance(piece, PrintedTable)]


def rows(table: PrintedTable) -> list[list[str]]:
    """Return the texts of a table's cells, row by row."""
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return [found[row] for row in sorted(found)]


def boxes(table: PrintedTable) -> dict[str, tuple[int, int, int, int]]:
    """Return by text where each cell stands and what it spans: row, column, rows, columns."""
    return {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells}


def cell(source: Source, text: str) -> PrintedCell:
    """Return the one cell with that text."""
    (found,) = [cell for table in tables(source) for cell in table.cells if cell.text == text]
    return found


def flaws(source: Source) -> dict[str, str]:
    """Return by text the flaw of every cell that has one."""
    return {cell.text: cell.flaw for table in tables(source) for cell in table.cells if cell.flaw}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these parts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def package(main: str, kind: str, parts: Mapping[str, str | bytes], related: Mapping[str, str]) -> bytes:
    """Return an Office file: its main part, that part's content type, all parts, what the main one relates to."""
    folder, _, name = main.rpartition("/")
    relations = "".join(
        f'<Relationship Id="{part}" Type="{R}/{role}" Target="{part}"/>' for part, role in related.items()
    )
    rels = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Override PartName="/{main}" ContentType="{kind}"/></Types>',
            "_rels/.rels": rels.format(f'<Relationship Id="r" Type="{R}/officeDocument" Target="{main}"/>'),
            f"{folder}/_rels/{name}.rels": rels.format(relations),
            **parts,
        }
    )


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    kind: str = _WORD,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a Word file with this body, and where given these styles and this numbering."""
    space = f'xmlns:w="{W}" xmlns:mc="x:mc" xmlns:wps="x:wps" xmlns:v="x:v"'
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"
    }
    related = {}
    for name, content in (("styles", styles), ("numbering", numbering)):
        if content:
            parts[f"word/{name}.xml"] = f"<w:{name} {space}>{content}</w:{name}>"
            related[f"{name}.xml"] = name
    return package("word/document.xml", kind, {**parts, **(extra or {})}, related)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def word_table(*table: Sequence[str]) -> str:
    """Return a Word table of cells: a text, or XML of a cell."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(word_cell, row))}</w:tr>" for row in table) + "</w:tbl>"


def word_cell(content: str, properties: str = "") -> str:
    """Return a Word cell of a text, or as it is when it is one already."""
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def xlsx(sheet: str, *, strings: str = "", styles: str = "", sheets: str = "", more: str = "") -> bytes:
    """Return an Excel file of one sheet with this XML, and where given these strings and styles.

    `more` is what the workbook tells behind its sheets.
    """
    space = f'xmlns="{S}" xmlns:r="{R}"'
    listed = sheets or '<sheet name="表" sheetId="1" r:id="sheet.xml"/>'
    parts = {
        "xl/workbook.xml": f"<workbook {space}><sheets>{listed}</sheets>{more}</workbook>",
        "xl/sheet.xml": f"<worksheet {space}>{sheet}</worksheet>",
        "xl/sharedStrings.xml": f"<sst {space}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {space}>{styles}</styleSheet>",
    }
    related = {"sheet.xml": "worksheet", "sharedStrings.xml": "sharedStrings", "styles.xml": "styles"}
    return package("xl/workbook.xml", _EXCEL, parts, related)


def pdf(
    content: str, *, objects: Sequence[str] = (), resources: str = "", page: str = "", catalog: str = ""
) -> bytes:
    """Return a PDF of one page with this content stream; objects are numbered from 6 on."""
    packed = zlib.compress(content.encode("latin-1"))
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    listed: list[bytes] = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{page}"
        f"/Resources<</Font<</F 5 0 R>>{resources}>>>>".encode(),
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(each.encode("latin-1") for each in objects),
    ]
    written = b"%PDF-1.7\n"
    offsets = []
    for number, each in enumerate(listed, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(listed) + 1, table)
    return written + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(listed) + 1, start)
