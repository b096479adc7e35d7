"""Joins the lines of a PDF's pages to paragraphs, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.ingest.source.flow import section_number
from kit.ingest.source.pdf.pdf_lines import TextLine
from kit.ingest.source.text.wrapped_lines import glue

_MARGIN = 0.14
"""The share of a page's height, above and below, in which page numbers and running heads stand."""
_NUMBER = re.compile(r"[0-9]{1,3}", re.ASCII)
_DECORATED = re.compile(
    r"[—–―－\-·•][—–―－\-·•\s]*[0-9０-９]{1,3}[—–―－\-·•\s]*[—–―－\-·•]"
    r"|第\s*[0-9]{1,3}\s*页(?:[\s，,/]*共\s*[0-9]{1,3}\s*页)?|[0-9]{1,3}\s*/\s*[0-9]{1,3}"
)
_BROWSER = re.compile(
    r"\d{2,4}[/\-.年]\d{1,2}[/\-.月]\d{1,4}日?[,，\s]*(?:[上下]午\s?)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?(?:\s.*)?"
    r"|[^\t]*\t(?:https?|file)://\S+(?:\s+\d{1,3}/\d{1,3})?|(?:https?|file)://\S+\s+\d{1,3}/\d{1,3}"
    r"|(?:\d{1,3} of \d{1,3}|第\s?\d{1,3}\s?页，共\s?\d{1,3}\s?页)\s.*\d{1,2}:\d\d.*"
)
"""What a browser prints above and below a page: the time and the title, the address and the page's number."""
# In sizes of the type: how near a full line comes to the right margin, or to where the next line's begin has
# room, and how far it may be indented, how near a line that goes on is to the left one and how far below the
# other it may be, how wide running text is; and how much their sizes may differ.
_REACH, _ROOM, _INDENT, _FLUSH, _PITCH, _LEAST_WIDTH, _ALIKE = 1.7, 0.7, 4.5, 0.6, 2.6, 12, 0.1
_MOST_UNBROKEN = 0.5
"""How much of a line's width what no line break parts may leave blank at its end."""
_ENDED = tuple("。！？；：!?;:")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text, the number of its page, and how many tables of the page stand above it."""

    line: TextLine
    page: int
    tables: int = 0


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """Lines that run on: the first of them, their words, why these cannot be relied on."""

    first: PlacedLine
    words: str
    flaw: str = ""


def without_running(
    lines: Sequence[PlacedLine], heights: Sequence[float]
) -> tuple[list[PlacedLine], tuple[str, ...]]:
    """Return the lines that are text, and the texts of the others: page numbers and running heads.

    A bare number is a page number only where the pages count on with it, and words are a running head
    where they stand at one height on half of the pages, whatever digits they hold. A browser's own lines
    are known wherever they are the first or the last of a page.
    """
    printed, lines = lines, _without_browser(lines)
    marginal = [not _MARGIN < each.line.baseline / heights[each.page] < 1 - _MARGIN for each in lines]
    edges = [each for each, is_edge in zip(lines, marginal, strict=True) if is_edge]
    counted = Counter(_count(each) for each in edges if _NUMBER.fullmatch(each.line.text))
    heads = Counter(key for key, _ in {(_head(each), each.page) for each in edges})
    least = max(2, len(heights) / 2)

    def is_running(each: PlacedLine) -> bool:
        if _NUMBER.fullmatch(each.line.text):
            return counted[_count(each)] >= least
        return bool(_DECORATED.fullmatch(each.line.text)) or heads[_head(each)] >= least

    kept = [each for each, is_edge in zip(lines, marginal, strict=True) if not (is_edge and is_running(each))]
    own = set(map(id, kept))
    running = (each.line.text for each in printed if id(each) not in own and each.line.text)
    return kept, tuple(dict.fromkeys(running))


def _without_browser(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    heights = defaultdict(list)
    for each in lines:
        heights[each.page].append(each.line.baseline)
    ends = {page: (min(found), max(found)) for page, found in heights.items()}
    return [
        each
        for each in lines
        if each.line.baseline not in ends[each.page] or not _BROWSER.fullmatch(each.line.text)
    ]


def _count(each: PlacedLine) -> int:
    return int(each.line.text) - each.page


def _head(each: PlacedLine) -> tuple[str, int]:
    return re.sub(r"[0-9]+", "0", each.line.text), round(each.line.baseline / 5)


def paragraphs(lines: Sequence[PlacedLine]) -> list[PdfParagraph]:
    """Return the paragraphs that lines make.

    A line goes on with the one before it where that one reaches the right margin and it begins at the left.
    One within a sentence is as full where the number or word that begins the next has no room behind it.
    Pages may have their margins mirrored.
    """
    margins = {
        parity: _margins([each.line for each in lines if each.page % 2 == parity]) for parity in (0, 1)
    }
    found: list[PdfParagraph] = []
    before: PlacedLine | None = None
    for each in lines:
        text, flaw = each.line.text, each.line.flaw
        if before and _goes_on(before, each, margins):
            last = found.pop()
            words = last.words + _glue(last.words, text) + text
            found.append(PdfParagraph(last.first, words, last.flaw or flaw))
        else:
            found.append(PdfParagraph(each, text, flaw))
        before = each
    return found


def _margins(lines: Iterable[TextLine]) -> tuple[float, float]:
    found = list(lines)
    return min((line.left for line in found), default=0.0), max((line.right for line in found), default=0.0)


def _goes_on(before: PlacedLine, each: PlacedLine, margins: dict[int, tuple[float, float]]) -> bool:
    upper, line = before.line, each.line
    size = max(upper.size, line.size)
    above, here = margins[before.page % 2], margins[each.page % 2]
    is_next = (each.page - before.page, each.tables) in ((0, before.tables), (1, 0))
    apart = line.baseline - upper.baseline if before.page == each.page else 0.0
    left_blank = above[1] - upper.right
    needed = 0.0 if upper.text.endswith(_ENDED) else line.unbroken + _ROOM * size
    room = max(_REACH * size, min(needed, _MOST_UNBROKEN * (above[1] - above[0])))
    is_full = upper.left < above[0] + _INDENT * size and left_blank < room
    return (
        is_next
        and is_full
        and above[1] - above[0] > _LEAST_WIDTH * size
        and line.left < here[0] + _FLUSH * size
        and apart < _PITCH * size
        and abs(upper.size - line.size) < _ALIKE * size
        and "\t" not in upper.text + line.text
        and not section_number(line.text)
    )


def _glue(words: str, text: str) -> str:
    """Return what parts two lines of a paragraph: a space between two words of letters or two figures."""
    figures = words[-1:].isdigit() and text[:1].isdigit()
    return " " if figures else glue(words, text)
