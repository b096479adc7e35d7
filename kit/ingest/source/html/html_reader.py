"""Reads a web page as saved from a county's site: the report in it, and what stands around the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from kit.ingest.source.cut import is_cut, marked
from kit.ingest.source.decoding import decode
from kit.ingest.source.flow import section_number
from kit.ingest.source.html.html_element import Element
from kit.ingest.source.html.html_guard import guard
from kit.ingest.source.html.html_names import UNSEEN
from kit.ingest.source.html.html_walk import Walk
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source, Unread
from kit.ingest.source.refusal import RefusedError
from kit.page.carried_data import parameters_in

_AS_SHOWN = "请用浏览器打开，等正文显示出来后复制到 Word 里，存为 .docx"


def read(data: bytes, name: str) -> Source:
    """Return the report of a web page. Raises RefusedError or InputError when it cannot be read."""
    markup = decode(data, name)
    guard(markup)
    try:
        tree = LexborHTMLParser(markup)
    except SelectolaxError:
        raise RefusedError("文件损坏，读不下去", _AS_SHOWN) from None
    walk = Walk(tree)
    holder = _holder(walk)
    start, end = (holder.start, holder.end) if holder else (0, None)
    pieces = tuple(walk.flow.pieces(start, end))
    unread = (*_unread(walk, holder, pieces), *walk.flow.struck(start, end))
    if not walk.headings and not _tables(pieces):
        _refuse_unseen(tree, pieces, unread)
    if end is None or end == len(walk.flow):
        pieces = marked(pieces) if is_cut(markup) else pieces
    before = tuple(walk.flow.pieces(0, start))
    headings = (piece.text for piece in before if isinstance(piece, PrintedLine) and piece.heading)
    around = filter(None, (_title(tree), *(text for piece in before for text in _texts(piece))))
    carried = parameters_in(walk.embedded)
    return Source(name, pieces, unread, tuple(around), carried, headings=tuple(headings), titled=_title(tree))


def _holder(walk: Walk) -> Element | None:
    """Return the element that holds the report, None when nothing less than the page does.

    It is the smallest element that holds every line beginning as a section does, when two sections do; a
    wider one when those lines are a list of contents and the tables follow elsewhere.
    """
    if len({heading.number for heading in walk.headings}) < 2:
        return None
    holder = _common(walk.headings[0].element, walk.headings[-1].element)
    if walk.tables and not any(holder.start <= table.position < holder.end for table in walk.tables):
        holder = _common(holder, walk.tables[-1].element)
    return holder


def _common(one: Element, other: Element) -> Element:
    """Return the smallest element that holds both."""
    while one is not other:
        if one.depth < other.depth:
            one, other = other, one
        one = one.parent or other
    return one


def _unread(
    walk: Walk, holder: Element | None, pieces: Sequence[PrintedLine | PrintedTable]
) -> Iterator[Unread]:
    """Yield what the report shows and is not read.

    Documents that the page links are named only where it has no table of its own.
    """
    kept = walk.besides.kept
    within = kept[holder.first_kept : holder.last_kept] if holder else kept
    linked = [each for each in kept if each[0].is_linked and not _tables(pieces)]
    for shown, unread in (*(each for each in within if not each[0].is_linked), *linked):
        yield Unread(shown.told(holder is not None), unread.place)


def _tables(pieces: Sequence[PrintedLine | PrintedTable]) -> list[PrintedTable]:
    return [piece for piece in pieces if isinstance(piece, PrintedTable)]


def _refuse_unseen(
    tree: LexborHTMLParser, pieces: Sequence[PrintedLine | PrintedTable], unread: Sequence[Unread]
) -> None:
    """Raise RefusedError when a page that shows no report has one hidden, or shows no words at all."""
    if len(set(filter(None, _hidden_numbers(tree)))) > 1:
        raise RefusedError("正文在文件里是隐藏的，要由网页的脚本显示", _AS_SHOWN)
    if not pieces:
        what = f"，只有：{'、'.join(dict.fromkeys(each.what for each in unread))}" if unread else ""
        raise RefusedError(f"网页里没有正文的文字{what}", _AS_SHOWN)


def _hidden_numbers(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the numbers of sections that stand in a page's text, seen or not."""
    nodes = tree.body.traverse(include_text=True) if tree.body is not None else ()
    for node in nodes:
        if node.is_text_node and node.parent is not None and node.parent.tag not in UNSEEN:
            yield section_number((node.text_content or "").lstrip())


def _title(tree: LexborHTMLParser) -> str:
    titles = tree.head.css("title") if tree.head is not None else []
    return " ".join(titles[0].text().split()) if titles else ""


def _texts(piece: PrintedLine | PrintedTable) -> Iterator[str]:
    if isinstance(piece, PrintedLine):
        yield piece.text
    else:
        for cell in piece.cells:
            yield from cell.text.split("\n")
