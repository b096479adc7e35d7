"""Words that stand twice, one right behind the other (D-residue)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kit.checks.text.searchable_text import SearchablePassage
from kit.checks.text.wording.slip_words import slip_words

_PROSE = re.compile("[,。;》]")
_LINE, _HEADING = 400, 40
"""How much around a word tells whether it stands in prose, and how far before it its heading may begin."""


def doubled_words(passage: SearchablePassage, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where a word begins that is repeated at once in a line of prose, and where it begins again.

    A word of three characters and more can hardly be two. One of two may close a compound and open the next:
    a noun that does is explained by what follows. `names` are those of the township and its agency.
    """
    text = passage.text
    for found in slip_words().twice.word.finditer(text):
        heading = _is_heading(passage, *found.span())
        if len(set(found["word"])) == 1 or not (heading or _in_prose(text, *found.span())):
            continue
        # 政务服务服务 holds 务服 twice as well as 服务: it is explained when one of them is.
        start, again = found.start(), found.end("word")
        readings = [(start + shift, again + shift) for shift in range(_slack(text, start, again) + 1)]
        if not any(_explained(text, *reading, names, heading=heading) for reading in readings):
            yield readings[-1]


def kinds_again(text: str, stem: str, kind: str) -> Iterator[tuple[int, int]]:
    """Yield where the kind begins behind the own name, and where it begins again: 松岭镇镇坚持."""
    name = stem + kind
    if stem and kind and name + kind in text:
        for found in _kind_again(name, kind).finditer(text):
            yield found.start("again") - len(kind), found.start("again")


@lru_cache(maxsize=64)
def _kind_again(name: str, kind: str) -> re.Pattern[str]:
    return re.compile(slip_words().kind_again.format(name=re.escape(name), kind=kind))


def _slack(text: str, start: int, again: int) -> int:
    """Return by how many characters a repetition can be shifted and is still one."""
    size, end = again - start, 2 * again - start
    return next((n for n in range(size) if text[start + n : start + n + 1] != text[end + n : end + n + 1]), 0)


def _in_prose(text: str, start: int, end: int) -> bool:
    """Whether the line is punctuated, as far as a few sentences around tell."""
    before, after = max(0, start - _LINE), min(len(text), end + _LINE)
    newline = text.find("\n", end, after)
    first = max(before, text.rfind("\n", before, start) + 1)
    return bool(_PROSE.search(text, first, after if newline < 0 else newline))


def _is_heading(passage: SearchablePassage, start: int, end: int) -> bool:
    """Whether the line is a heading and nothing else; a subsection's own comes first, without its number."""
    text, words = passage.text, slip_words().twice
    first, newline = text.rfind("\n", 0, start) + 1, text.find("\n", end, end + _HEADING)
    last = newline if newline >= 0 else len(text)
    if not (number := words.number.match(text, first, last)):
        return False
    numbered = number.end() > first or (not first and bool(passage.words.subsection))
    return numbered and bool(words.alone.fullmatch(text, number.end(), last))


def _explained(text: str, start: int, again: int, names: Sequence[str], *, heading: bool) -> bool:
    """Whether a repetition is two words side by side, an idiom, a heading and its text, or a name."""
    words, word, end = slip_words().twice, text[start:again], 2 * again - start
    return bool(
        any(word * 2 in name or word == name for name in names)
        or (words.opens.fullmatch(word) and words.more.match(text, end))
        or words.compound.match(text, again)
        or (
            words.joined.fullmatch(word)
            and words.inner.match(text, start - 1)
            and words.inner.match(text, end)
        )
        or words.idiom.fullmatch(word)
        or (not heading and words.heading.search(text[max(0, start - _HEADING) : start]))
        or words.place.match(text, end)
    )
