"""The empty sheet of a report in Word: paper, margins, styles and page numbers of an official document."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from kit.office.zip_package import MADE

TEXT_WIDTH = Mm(210 - 28 - 26).twips
"""The width of the text: A4 less both margins."""

_HERE = Path(__file__).parent
_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
}
# A field in parts, as Word writes it: one that stands in w:fldSimple loses its dashes' font in WPS.
_PAGE = (
    f"<w:p {nsdecls('w')}>"
    '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r><w:t>1</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    "</w:p>"
)


def blank_document() -> Document:
    """Return a document without a word: A4, the official margins and styles, the page number below."""
    return docx.Document(BytesIO(_blank()))


def mark(document: Document, stamp: str) -> None:
    """Print `stamp` in the header of every page."""
    (section,) = document.sections
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].text = stamp


@cache
def _blank() -> bytes:
    document = docx.Document()
    # python-docx's own template brings Word's English styles, a thumbnail and much else.
    for part in (document.part, document.part.package):
        for name in [name for name, relation in part.rels.items() if relation.reltype not in _KEPT]:
            part.rels.pop(name)
    for element, file in (
        (document.styles.element, "styles.xml"),
        (document.settings.element, "settings.xml"),
    ):
        element[:] = parse_xml((_HERE / file).read_bytes())[:]
    _lay_out(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = MADE
    properties.language = "zh-CN"
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _lay_out(document: Document) -> None:
    (section,) = document.sections
    document.element.body.sectPr.attrib.clear()  # the numbers of the template's editing sessions
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    # Odd pages have their number on the right, even ones on the left.
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        footer.is_linked_to_previous = False
        (empty,) = footer.paragraphs
        number = parse_xml(_PAGE)
        empty._p.getparent().replace(empty._p, number)
        Paragraph(number, footer).alignment = side
