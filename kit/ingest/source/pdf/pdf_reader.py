"""Reads a PDF with a text layer: the tables that its rulings draw, and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from kit.ingest.source.flaws import STRUCK
from kit.ingest.source.pdf.pdf_cells import fill, share_out, struck, with_cut_off
from kit.ingest.source.pdf.pdf_lattice import Lattice, lattices
from kit.ingest.source.pdf.pdf_lines import text_lines, without_asides
from kit.ingest.source.pdf.pdf_page import Glyph, Page, opened
from kit.ingest.source.pdf.pdf_paragraphs import PlacedLine, paragraphs, without_running
from kit.ingest.source.pdf.pdf_side_pages import side_by_side
from kit.ingest.source.pdf.pdf_unread import unread
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source, Unread
from kit.ingest.source.refusal import RefusedError
from kit.page.carried_data import DATA_FILE, parameters_in

_LEAST_SIZE = 1.5
_HUGE, _LARGE = 4.0, 2.5
"""How many times the usual size a watermark's characters are, and those of one that lies askew."""
_LARGEST_TITLE = 44.0
"""Points; the largest type that Chinese offices set, 初号, has 42."""
_MODIFIED = re.compile(rb"/ModDate\s{0,3}\(D:(\d{4})(\d\d)(\d\d)")
_MOST_UNKNOWN = 0.2
_ORIGINAL = "请换用原来的 Word 文件，或由它直接导出的 PDF"


def read(data: bytes, name: str) -> Source:
    """Return the content of a PDF page by page. Raises RefusedError when it cannot be read for certain.

    What nobody sees is not read: text that shows no ink, lies outside the page or is smaller than type can
    be. White text is read where its ground is dark.
    """
    taken = opened(data)
    found, numbering = side_by_side(taken.pages)
    _refuse_unreadable(found)
    usual = median(glyph.size for page in found for glyph in page.glyphs if not glyph.char.isspace())
    tables: dict[tuple[int, int], PrintedTable] = {}
    lines: list[PlacedLine] = []
    beside: list[str] = []
    for number, page in enumerate(found):
        glyphs = [glyph for glyph in page.glyphs if _is_seen(glyph, page, usual)]
        drawn = lattices(page)
        shared, outside = share_out(glyphs, drawn)
        for last in shared[-1:]:
            outside = with_cut_off(last, outside, page)
        for index, held in enumerate(shared):
            place = f"{page.place}的第 {index + 1} 张表"
            tables[number, index] = fill(held, page, place)
        text, asides = without_asides([glyph for glyph in outside if glyph.doubt != "turned"])
        lines += _lines(text, page, drawn, number)
        beside += [line.text for aside in asides for line in text_lines(aside)]
    kept, running = without_running(lines, [page.height for page in found])
    pieces = tuple(_in_order(kept, tables, [page.place for page in found]))
    out = (
        Unread(STRUCK, each.place) for each in pieces if isinstance(each, PrintedLine) and each.flaw == STRUCK
    )
    own = parameters_in(taken.carried)
    if own is None:
        around = (*numbering, *running, *beside)
        return Source(name, pieces, (*unread(found, taken.attached), *out), around, dated=_changed(data))
    # One of this kit is called as its page is, marked as a draft, and tells no day on which it was changed.
    others = [file for file in taken.attached if file != DATA_FILE]
    return Source(name, pieces, (*unread(found, others), *out), (taken.title,), own)


def _changed(data: bytes) -> str:
    """Return the day on which a file says it was last changed, "" where that is packed or not said."""
    found = _MODIFIED.search(data)
    return "-".join(part.decode() for part in found.groups()) if found else ""


def _refuse_unreadable(found: Sequence[Page]) -> None:
    glyphs = [glyph for page in found for glyph in page.glyphs if not glyph.char.isspace()]
    if not glyphs:
        raise RefusedError("没有文字层，是扫描件或图片", _ORIGINAL)
    for page in found:
        if page.written_over:
            raise RefusedError(f"{page.place}有表单或批注，里面的字读不到", "请打印成新的 PDF 后再试")
    if sum(glyph.doubt == "unknown" for glyph in glyphs) > _MOST_UNKNOWN * len(glyphs):
        raise RefusedError("字体没有对应的文字，认不出内容", _ORIGINAL)


def _is_seen(glyph: Glyph, page: Page, usual: float) -> bool:
    """Whether a glyph is there to be read: neither too small to see, nor off the page, nor of a watermark."""
    x, y = glyph.middle
    largest = _LARGE * usual if glyph.doubt == "turned" else max(_HUGE * usual, _LARGEST_TITLE)
    return _LEAST_SIZE < glyph.size < largest and 0 < x < page.width and 0 < y < page.height


def _lines(
    outside: Sequence[Glyph], page: Page, drawn: Sequence[Lattice], number: int
) -> Iterator[PlacedLine]:
    """Yield the lines of a page that stand in none of its tables."""
    tops = [lattice.ys[0] for lattice in drawn]
    out = struck(outside, page, drawn)
    glyphs = [replace(each, doubt="struck") if each in out else each for each in outside]
    for line in text_lines(glyphs, of_words=True):
        if line.text or line.flaw == STRUCK:
            yield PlacedLine(line, number, bisect_right(tops, line.baseline))


def _in_order(
    lines: Sequence[PlacedLine], tables: dict[tuple[int, int], PrintedTable], places: Sequence[str]
) -> Iterator[PrintedLine | PrintedTable]:
    """Yield paragraphs and tables in the order of the pages; a paragraph stands where it begins."""
    words = defaultdict(list)
    for each in paragraphs(lines):
        line = PrintedLine(each.words, places[each.first.page], each.flaw)
        words[each.first.page, each.first.tables].append(line)
    for page, index in sorted({*words, *((page, index + 1) for page, index in tables)}):
        if (page, index - 1) in tables:
            yield tables[page, index - 1]
        yield from words[page, index]
