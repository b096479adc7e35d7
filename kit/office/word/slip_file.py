"""A slip that goes back to a unit as a Word file."""

from __future__ import annotations

from io import BytesIO

from kit.office.word.word_paper import blank_document
from kit.office.zip_package import timeless


def write_slip(heading: str, text: str) -> bytes:
    """Return a slip as a .docx: a heading, and a paragraph for each line of `text`.

    The same text gives the same bytes.
    """
    document = blank_document()
    document.core_properties.title = heading
    document.add_paragraph(heading, style="Title")
    for line in text.split("\n"):
        document.add_paragraph(line.strip(), style="Body Text") if line.strip() else None
    written = BytesIO()
    document.save(written)
    return timeless(written.getvalue())
