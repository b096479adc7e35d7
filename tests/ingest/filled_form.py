"""The blank form in Word that townships type into, filled in: the ways in which people type numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape

from lxml import etree

from kit.form.official_form import Form
from tests.ingest.shapes.oxml import BY, run

BLANK = "published/files/template.docx"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = f"xmlns:w='{_W}'"
_EMPTY = "<w:p><w:pPr/></w:p>"

Typed = Callable[[str], str]
"""Returns the paragraphs of a cell into which a number is typed."""


def _paragraph(inner: str) -> str:
    return f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{inner}</w:p>"


def plainly(text: str) -> str:
    """A number in a run."""
    return _paragraph(run(text))


def in_pieces(text: str) -> str:
    """A run for each character, proofing marks and a bookmark between them, as after many corrections."""
    marks = "<w:proofErr w:type='gramStart'/><w:bookmarkStart w:id='9' w:name='_GoBack'/><w:bookmarkEnd w:id='9'/>"
    return _paragraph(marks.join(run(char) for char in text))


def with_tabs(text: str) -> str:
    """A tab before the number and one behind."""
    return _paragraph(f"<w:r><w:tab/></w:r>{run(text)}<w:r><w:tab/></w:r>")


def full_width(text: str) -> str:
    """Full-width digits."""
    return plainly(text.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789."}))


def with_spaces(text: str) -> str:
    """Wide, narrow and hard spaces around the number."""
    return _paragraph(run(f"\u3000{text} \xa0") + run("\u2002 "))


def on_a_new_line(text: str) -> str:
    """Behind the form's own empty paragraph, with another empty one behind."""
    return f"{_EMPTY}{plainly(text)}{_EMPTY}"


def behind_a_break(text: str) -> str:
    """Behind a break within the paragraph."""
    return _paragraph(f"<w:r><w:br/></w:r>{run(text)}")


def with_measure(text: str) -> str:
    """With the measure that the form asks for typed behind."""
    return plainly(f"{text}万元" if "." in text else f"{text}件" if text else "")


def by_thousands(text: str) -> str:
    """With separators."""
    whole, point, rest = text.partition(".")
    return plainly(f"{int(whole):,}{point}{rest}" if text else "")


def corrected(text: str) -> str:
    """Typed over another number with changes tracked."""
    return _paragraph(f"<w:del {BY}>{run(f'8{text}', 'delText')}</w:del><w:ins {BY}>{run(text)}</w:ins>")


def commented(text: str) -> str:
    """With a comment on it."""
    mark = "<w:commentRangeStart w:id='3'/>{}<w:commentRangeEnd w:id='3'/><w:r><w:commentReference w:id='3'/></w:r>"
    return _paragraph(mark.format(run(text)))


def in_a_control(text: str) -> str:
    """In a control that asks for the number."""
    properties = f"<w:sdtPr><w:alias w:val='{escape('件数')}'/><w:text/></w:sdtPr>"
    return _paragraph(f"<w:sdt>{properties}<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>")


WAYS: dict[str, Typed] = {
    typed.__name__.replace("_", " "): typed
    for typed in (
        plainly, in_pieces, with_tabs, full_width, with_spaces, on_a_new_line, behind_a_break, with_measure,
        by_thousands, corrected, commented, in_a_control,
    )
}  # fmt: skip


def filled(blank: bytes, texts: Mapping[str, str], form: Form, title: str, typed: Typed = plainly) -> bytes:
    """Return the blank form with texts typed into the cells at their addresses, under a title."""
    with zipfile.ZipFile(io.BytesIO(blank)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    cells = list(_number_cells(document))
    assert len(cells) == len(form.cells)
    for cell, address in zip(cells, form.cells, strict=True):
        for each in cell.findall(f"{{{_W}}}p"):
            cell.remove(each)
        cell.extend(etree.fromstring(f"<w:body {_SPACE}>{typed(texts.get(address, ''))}</w:body>"))
    _retitle(document, title)
    parts["word/document.xml"] = etree.tostring(document, xml_declaration=True, encoding="UTF-8")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return target.getvalue()


def _number_cells(document: etree._Element) -> Iterator[etree._Element]:
    """Yield the empty cells of the three tables in their order, those merged away left out."""
    for cell in document.iter(f"{{{_W}}}tc"):
        merged = cell.find(f"{{{_W}}}tcPr/{{{_W}}}vMerge")
        if merged is None and not "".join(cell.itertext()).strip():
            yield cell


def _retitle(document: etree._Element, title: str) -> None:
    for each in document.iter(f"{{{_W}}}p"):
        runs = each.findall(f"{{{_W}}}r/{{{_W}}}t")
        if "格式模板" in "".join(one.text or "" for one in runs):
            for one in runs:
                one.text = ""
            runs[0].text = title
