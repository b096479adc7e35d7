"""What mirrors, fonts and copying did to the characters of a report, undone where it is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kit.base.strings import BLANK, IDLE_JOINER, UNSEEN
from kit.ingest.source.flaws import LIFTED, TURNED
from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable, Source, Unread
from kit.ingest.source.refusal import RefusedError

if TYPE_CHECKING:
    from opencc import OpenCC

# A mirror's pinyin gloss behind a character: 鎮(zhèn). A tone mark tells it from an abbreviation.
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_GLOSS = re.compile(rf"(?<=[\u4e00-\u9fff])[(（][a-zɡü]{{0,5}}[{_TONED}][a-zɡü{_TONED}]{{0,5}}[)）]")
_TRADITIONAL = 0.01
"""The share of a text's characters that must be traditional for it to be a traditional-character copy."""

_RADICALS = dict(
    zip(
        "⺋⺍⺎⺟⺠⺩⺪⺮⺷⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "㔾小兀母民王疋竹羊西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_KEPT = "\t\n\u200c\u200d\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Joiners shape the letters of some scripts; what turns the reading direction is refused, not dropped."""
_OTHER_ORDER = f"{TURNED}，看到的先后可能与读到的不同，请对照原文"
_SEPARATORS = "\u2028\u2029"
_THIN = "\u2009\u202f"
_GROUPED = re.compile(rf"(?<![\d.,{_THIN}])[1-9]\d{{0,2}}(?:[{_THIN}]\d{{3}})+(?![\d{_THIN}])")
"""A number whose thousands are set apart by a space that nobody types between two numbers."""
_ALONE = re.compile(rf"[+\-\s]*{_GROUPED.pattern}(?:\.\d+)?\D{{0,4}}\Z")
"""What a cell holds that holds one number; where it holds words, these are as they are printed."""
_COMMAS = dict.fromkeys(map(ord, _THIN), ",")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_RAISED_BEHIND = re.compile(r"\d\s?[⁰¹²³⁴⁵⁶⁷⁸⁹⁽]")


class _Seen(dict[int, str]):
    """A translation table that fills itself: each character as a person sees it.

    A radical or a compatibility glyph, which fonts of PDF files leave, is the character it shows; what
    nobody can see is nothing, and a control character, which may have parted two words, a space.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = self._seen(char)
        return self[code]

    @staticmethod
    def _seen(char: str) -> str:
        if (
            "\u2e80" <= char <= "\u2fdf"
            or "\uf900" <= char <= "\ufaff"
            or "\U0002f800" <= char <= "\U0002fa1f"
        ):
            return _RADICALS.get(char, unicodedata.normalize("NFKC", char))
        kind = unicodedata.category(char)
        if (
            char == "\xa0"
            or char in _SEPARATORS
            or BLANK.match(char)
            or (kind in ("Cc", "Cs") and char not in _KEPT)
        ):
            return " "
        return "" if UNSEEN.match(char) or (kind == "Cf" and char not in _KEPT) else char


_SEEN = _Seen()


_COMMON = frozenset(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
"""The characters that are written every day: the first of the two parts of GB 2312."""
_LEAST_COMMON = 0.5
"""The share of these in Chinese: nearly all when simplified, two in three when traditional."""
_ENOUGH = 20
_SAMPLE = 50_000
_HAN = re.compile("[\u4e00-\u9fff]")
_WESTERN = re.compile("[\x80-\x9f\xa1-\xff]")
_LOST = re.compile("\ufffd|锟斤拷")


def garbled(text: str) -> bool:
    """Whether `text` was once read in an encoding that it was not written in, so that its words are gone.

    Words of UTF-8 read as GBK are characters that nobody writes, those of Chinese read as a Western encoding
    letters with accents; what could not be read at all is U+FFFD, 锟斤拷 or a row of question marks.
    """
    sample = text[:_SAMPLE]
    han = _HAN.findall(sample)
    common = sum(map(_COMMON.__contains__, han))
    western = len(_WESTERN.findall(sample))
    lost = len(_LOST.findall(sample)) * 2
    asked = 2 * sample.count("??")
    return (
        (len(han) >= _ENOUGH and common < len(han) * _LEAST_COMMON)
        or (lost >= _ENOUGH and lost > len(han) / 10)
        or max(western, asked) > max(_ENOUGH, len(han))
    )


def as_seen(text: str) -> str:
    """Return `text` as a person sees it: no invisible characters, no glyphs that stand for others."""
    if text.isascii() and text.isprintable():
        return text
    return IDLE_JOINER.sub("", text.translate(_SEEN))


def grouped(text: str) -> str:
    """Return what stands in a table with commas for the thin spaces that set thousands apart."""
    return text if text.isascii() else _GROUPED.sub(lambda found: found[0].translate(_COMMAS), text)


def turned(text: str) -> bool:
    """Whether `text` holds characters that turn its direction, so that it may be seen in another order."""
    return bool(re.search(f"[{_OVERRIDES}]", text))


def raised(text: str) -> str:
    """Return `text` in raised digits, which number a note and are no part of the figure before them."""
    return text.translate(_RAISED)


def doubting_raised(source: Source) -> Source:
    """Return a source that tells by their place which digits are raised; behind a number they are doubted."""
    return replace(source, pieces=tuple(map(_doubting_raised, source.pieces)))


def _doubting_raised(piece: PrintedLine | PrintedTable) -> PrintedLine | PrintedTable:
    if isinstance(piece, PrintedLine):
        return replace(piece, flaw=piece.flaw or (LIFTED if _RAISED_BEHIND.search(piece.text) else ""))
    cells = (
        replace(cell, flaw=cell.flaw or LIFTED) if _RAISED_BEHIND.search(cell.text) else cell
        for cell in piece.cells
    )
    return replace(piece, cells=tuple(cells))


def without_mirror(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the texts of one document without a mirror's glosses, in simplified characters and as printed.

    A document in simplified characters stays as it is, whatever single traditional ones it holds: both are
    then one list.
    """
    plain = [_GLOSS.sub("", text) if "(" in text or "（" in text else text for text in texts]
    if all(map(str.isascii, plain)):
        return plain, plain
    convert = _simplifier().convert
    simplified = [text if text.isascii() else str(convert(text)) for text in plain]
    if any(len(new) != len(old) for new, old in zip(simplified, plain, strict=True)):
        return plain, plain
    changed = sum(
        one != other
        for new, old in zip(simplified, plain, strict=True)
        if new != old
        for one, other in zip(new, old, strict=True)
    )
    return simplified if changed > sum(map(len, plain)) * _TRADITIONAL else plain, plain


@cache
def _simplifier() -> OpenCC:
    """Return what turns traditional characters into simplified ones; it reads its dictionaries but once."""
    from opencc import OpenCC

    return OpenCC("t2s")


def finished(source: Source) -> Source:
    """Return the source in simplified characters, without what mirrors and fonts left; empty lines dropped.

    Whether it is a traditional-character copy is told by all its texts together. Raises RefusedError when
    they are garbled.
    """
    seen = [as_seen(text) for text in _texts(source)]
    if garbled("".join(seen)):
        raise RefusedError(
            "文字是乱码，保存时用错了编码", "请换用原来的文件，或打开看清楚后另存为 .docx 或 UTF-8"
        )
    simplified, printed = without_mirror(seen)
    texts = iter(simplified)
    around = tuple(filter(None, (next(texts).strip() for _ in source.around)))
    headings = tuple(next(texts).strip() for _ in source.headings)
    pieces = tuple(_with(piece, texts) for piece in source.pieces)
    kept = tuple(piece for piece in pieces if isinstance(piece, PrintedTable) or piece.text)
    doubts = (
        Unread(_OTHER_ORDER, piece.place)
        for piece in kept
        if isinstance(piece, PrintedLine) and turned(piece.text)
    )
    unread = (*source.unread, *doubts)
    traditional = ("\n".join(simplified), "\n".join(printed)) if simplified is not printed else ("", "")
    return replace(
        source, pieces=kept, around=around, headings=headings, unread=unread, traditional=traditional
    )


def _texts(source: Source) -> Iterator[str]:
    yield from (*source.around, *source.headings)
    for piece in source.pieces:
        if isinstance(piece, PrintedTable):
            yield from (cell.text for cell in piece.cells)
        else:
            yield piece.text


def _with(piece: PrintedLine | PrintedTable, texts: Iterator[str]) -> PrintedLine | PrintedTable:
    if isinstance(piece, PrintedLine):
        text = next(texts).strip()
        return replace(piece, text=text, flaw=piece.flaw or (TURNED if turned(text) else ""))
    return replace(piece, cells=tuple(_cell(cell, next(texts)) for cell in piece.cells))


def _cell(cell: PrintedCell, text: str) -> PrintedCell:
    flaw = cell.flaw or (TURNED if turned(text) else "")
    text = grouped(text) if _ALONE.match(text) else text
    return PrintedCell(text.strip(), cell.row, cell.column, cell.rowspan, cell.colspan, flaw)
