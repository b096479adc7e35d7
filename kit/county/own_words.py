"""What is left of a text that is its own: no figures, no places, none of the form's and the field's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, PositiveInt

from kit.base.numerals import HAN
from kit.base.strings import narrow
from kit.base.validation import Frozen
from kit.checks.lexicon import any_of, shared
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.form.tree import walk

OWN_WORDS = Path(__file__).with_name("own_words.yaml")

_TITLE = re.compile(r"《[^《》]{0,80}》")
_DATE = re.compile(r"\d{2,4} ?年度?|\d{1,2} ?月份?|\d{1,2} ?日")
_STOP, _COMMA = "|", "^"
"""Stand where a clause ends, and where a part of a list does."""
_STOPS = dict.fromkeys("，。；：！？,;:!?\n", _STOP) | {"、": _COMMA}
_SHORTEST_LABEL = 4
"""Shorter labels (其他, 自然人) are words of the language."""


class Likeness(Frozen):
    """By what copied words are told; own_words.yaml says what each is for.

    A run is at least as long as what is signed of it.
    """

    run: Annotated[int, Field(ge=16)]
    least: PositiveInt
    share: PositiveInt
    long: PositiveInt
    sure: PositiveInt
    stock: tuple[str, ...]
    formulas: tuple[str, ...]
    measures: tuple[str, ...]
    selves: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def likeness() -> Likeness:
    """Return what comes with the kit."""
    return Likeness.load(OWN_WORDS)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The characters of a text that are its own, and where each stands in it."""

    text: str
    at: tuple[int, ...]

    def have(self, names: Iterable[str]) -> bool:
        """Whether one of `names`, with or without its kind, stands in these words."""
        return bool(_names(tuple(names)).search(self.text))


def own_words(words: str, names: Iterable[str]) -> OwnWords:
    """Return what is a text's own: 汉字 without numerals, lists of counts, `names`, titles, stock words."""
    kept = list(_letters(words))
    for foreign in (_names(tuple(names)), _stock()):
        bare = "".join(char for _, char in kept)
        kept = [each for at, end in _between(foreign, bare) for each in kept[at:end]]
    kept = [(index, char) for index, char in kept if char not in (_STOP, _COMMA)]
    return OwnWords("".join(char for _, char in kept), tuple(index for index, _ in kept))


def _between(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text that a pattern leaves."""
    at = 0
    for found in pattern.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _letters(words: str) -> Iterator[tuple[int, str]]:
    """Yield the 汉字 of a text that are no numerals, and where its clauses end."""
    plain = narrow(words)
    foreign = [found.span() for pattern in (_TITLE, _DATE) for found in pattern.finditer(plain)]
    foreign += (found.span("rest") for found in _lists().finditer(plain))
    silent = {index for span in foreign for index in range(*span)}
    for index, raw in enumerate(words):
        char = raw if raw < "\uf900" else unicodedata.normalize("NFKC", raw)
        if index in silent:
            continue
        if char in _STOPS:
            yield index, _STOPS[char]
        elif "\u4e00" <= char <= "\u9fff" and char not in HAN:
            yield index, char


@cache
def _lists() -> re.Pattern[str]:
    """Return a pattern for counts in a row with their labels, in half width; `rest` is all after the first.

    They are a table read out, and the sites call their columns the same everywhere.
    """
    measures = "|".join(sorted(likeness().measures, key=len, reverse=True))
    item = rf"[^\d,、;:。()\n]{{2,10}}\d[\d,]{{0,9}}(?:{any_of(shared('odd'))})?(?:{measures})"
    share = r"(?:[,(][^\d,。\n]{0,8}\d[\d.]{0,6}%\)?)?"
    return re.compile(rf"(?<![^,、;:。(\n]){item}{share}(?P<rest>(?:[,、;]?(?:以及|和|及)?{item}{share})+)")


@lru_cache(maxsize=256)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for names, with and without what kind of place they are of."""
    whole = {bare for name in names if (bare := _bare(name))}
    stems = {_kind().sub("", name) for name in whole}
    return _any_of(whole | {stem for stem in stems if len(stem) > 1})


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, likeness().kinds))})+$")


@cache
def _stock() -> re.Pattern[str]:
    """Return a pattern for the form's words and the field's, without their numerals."""
    form = {_marked(label) for each in editions().values() for label in _labels(each)}
    words = {label for label in form if len(label) >= _SHORTEST_LABEL}
    field = (*likeness().stock, *likeness().formulas, *likeness().selves)
    return _any_of(words | {_marked(word) for word in field})


def _labels(form: Form) -> Iterator[str]:
    for section in form.sections:
        for part in (section, *section.subsections):
            yield from (part.title, *part.aliases)
        for block in section.table.blocks if section.table else ():
            for path in (*walk(block.rows), *walk(block.columns)):
                yield from (path[-1].label, *path[-1].aliases)


def _bare(text: str) -> str:
    return _marked(text).replace(_COMMA, "")


def _marked(text: str) -> str:
    """Return the 汉字 of a word that are no numerals, and where the commas of a list stand."""
    return "".join(char for _, char in _letters(text) if char != _STOP)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some words, the longest first; for none of them one that is nowhere.

    Where a word has the comma of a list, a text may have it or not.
    """
    ordered = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return re.compile("|".join(word.replace(_COMMA, rf"\{_COMMA}?") for word in ordered) or "(?!)")
