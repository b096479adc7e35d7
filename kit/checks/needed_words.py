"""What words a text must hold for a pattern to match in it, read off the pattern itself.

To look for them first is far cheaper than to try a pattern that hardly any report matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Annotated

from pydantic import Field, PlainValidator

from kit.checks.lexicon import compiled, has

Needs = tuple[tuple[str, ...], ...]
"""Lists of words: a text in which a pattern matches holds a word of each of them."""

_Texts = frozenset[str]
_EMPTY: _Texts = frozenset({""})
_MOST = 12
"""The texts of a part that are told apart: to look for more would cost as much as to try the pattern."""
_MOST_WAYS = 40
"""The words one of which every way to match a pattern needs: more would cost as much as to try it."""
_REPEATED = re.compile(r"(?P<times>[?*+]|\{(?=[\d,]+\})(?P<least>\d*)(?:,\d*)?\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?P<sort>:|>|=|!|<=|<!|P<\w+>|P=\w+))?(?!\?)")
_MEMBER = re.compile(r"(?P<first>\\?.)(?:-(?P<last>\\.|[^\]\\]))?", re.DOTALL)
_PLACES, _KINDS, _CHARS = "AZbB", "dDsSwW", {"n": "\n", "t": "\t"}


class _UnreadError(ValueError):
    """A pattern has what is not read here."""


class RarePattern:
    """A pattern that hardly any text matches: it is tried only where the words stand that it needs."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.needed = pattern, needs(pattern.pattern)

    def may_match(self, text: str) -> bool:
        """Whether a text, or one that it is part of, holds what the pattern needs."""
        for words in self.needed:  # noqa: SIM110 - asked thousands of times, and twice as fast as all()
            if not has(text, words):
                return False
        return True

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, as a pattern's own method does."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text, as a pattern's own method does."""
        return self.pattern.search(text) if self.may_match(text) else None


Rare = Annotated[RarePattern, PlainValidator(lambda raw: RarePattern(compiled(raw)))]
"""A pattern of a data file that hardly any text matches."""
Rares = Annotated[tuple[Rare, ...], Field(min_length=1)]
"""Such patterns of a data file, at least one."""


def needs(pattern: str) -> Needs:
    """Return what a text must hold for `pattern` to match in it, the shortest list first; () when unknown.

    Only plain text is needed: not what may be missing, nor a class of many characters, nor what stands
    before the match.
    """
    try:
        lists = {_shortest(words) for words in _Reader(pattern).whole()}
    except _UnreadError:
        return ()
    told = {words for words in lists if not any(_implies(other, words) for other in lists - {words})}
    told |= {frozenset({common}) for words in told if len(words) > 1 and (common := _common(words))}
    return tuple(tuple(sorted(words)) for words in sorted(told, key=lambda each: (len(each), _rank(each))))


def _common(words: _Texts) -> str:
    """Return the longest text that all of some words hold, by which one look may tell that none is there."""
    shortest = min(words, key=len)
    pieces = (
        shortest[start : start + size]
        for size in range(len(shortest), 0, -1)
        for start in range(len(shortest) - size + 1)
    )
    return next((piece for piece in pieces if all(piece in word for word in words)), "")


def _shortest(words: _Texts) -> _Texts:
    """Return words without those that hold another of them."""
    return frozenset(word for word in words if not any(other in word for other in words - {word}))


def _implies(these: _Texts, those: _Texts) -> bool:
    """Whether a text with one of `these` words holds one of `those` too."""
    return all(any(word in longer for word in those) for longer in these)


def _need(lists: Iterable[_Texts], words: _Texts) -> bool:
    """Whether a text that meets all the lists holds one of `words`."""
    return any(_implies(each, words) for each in lists)


def _rank(words: _Texts) -> tuple[int, int, list[str]]:
    return -min(map(len, words)), len(words), sorted(words)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: all the texts that it matches, where they are few, and what it needs beside."""

    texts: _Texts | None = None
    needed: tuple[_Texts, ...] = ()

    def all_needed(self) -> tuple[_Texts, ...]:
        return (*self.needed, *_telling(self.texts))


def _telling(texts: _Texts | None) -> tuple[_Texts, ...]:
    """Return the list of texts one of which there must be: none where that may be nothing."""
    return (texts,) if texts and "" not in texts else ()


def _few(texts: Iterable[str], most: int = _MOST) -> _Texts | None:
    found = frozenset(texts)
    return found if len(found) <= most else None


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def whole(self) -> tuple[_Texts, ...]:
        """Return what the whole pattern needs. Raises _UnreadError when it has what is not read here."""
        return self._choice().all_needed()

    def _choice(self) -> _Part:
        """Read `a|b|c`, up to the bracket that closes it or to the end."""
        parts = [self._sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            parts.append(self._sequence())
        if len(parts) == 1:
            return parts[0]
        known = _few(text for part in parts for text in part.texts or ())
        if known and all(part.texts for part in parts):
            return _Part(known)
        ways = [part.all_needed() for part in parts]
        if not all(ways):
            return _Part()
        shared = [words for words in ways[0] if all(_need(way, words) for way in ways)]
        best = _few((word for way in ways for word in min(way, key=_rank)), _MOST_WAYS)
        return _Part(None, (*shared, *_telling(best)))

    def _sequence(self) -> _Part:
        needed: list[_Texts] = []
        run, whole = _EMPTY, True  # what the parts since the last unknown one may come to, and whether all do
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            ahead = self.pattern.startswith("(?=", self.at)
            part = self._atom()
            least, once = self._repeated()
            needed += part.needed if least else ()
            texts = part.texts if least or part.texts is None else part.texts | _EMPTY
            longer = _few(map("".join, product(run, texts))) if texts else None
            if ahead:
                needed += _telling(longer)
            elif longer and once:
                run = longer
            else:
                needed += _telling(longer if longer and least else run)
                run, whole = (texts if texts and least else _EMPTY), False
        return _Part(run, tuple(needed)) if whole else _Part(None, (*needed, *_telling(run)))

    def _repeated(self) -> tuple[bool, bool]:
        """Read how often a part stands; return whether it must at all, and whether it is at most once."""
        found = _REPEATED.match(self.pattern, self.at)
        if found is None:
            return True, True
        self.at = found.end()
        if found["least"] is not None:
            return int(found["least"] or 0) > 0, False
        return found["times"] == "+", found["times"] == "?"

    def _atom(self) -> _Part:
        char = self.pattern[self.at]
        if char == "(":
            return self._group()
        self.at += 1
        if char == "[":
            return _Part(self._class())
        if char == "\\":
            self.at += 1
            return _Part(_escaped(self.pattern[self.at - 1]))
        return _Part() if char == "." else _Part(_EMPTY if char in "^$" else frozenset({char}))

    def _group(self) -> _Part:
        found = _GROUP.match(self.pattern, self.at)
        if found is None:
            raise _UnreadError
        self.at = found.end()
        inner = self._choice()
        self.at += 1  # its closing bracket
        sort = found["sort"] or ""
        if sort in ("!", "<=", "<!"):
            return _Part(_EMPTY)
        return _Part() if sort.startswith("P=") else inner

    def _class(self) -> _Texts | None:
        """Return the characters in square brackets, None for all but some, or very many."""
        others = self.pattern.startswith("^", self.at)
        self.at += others
        members: list[_Texts | None] = []
        while not members or self.pattern[self.at] != "]":
            found = _MEMBER.match(self.pattern, self.at)
            if found is None:
                raise _UnreadError
            self.at = found.end()
            members.append(_between(found["first"], found["last"] or found["first"]))
        self.at += 1
        texts = [each for each in members if each is not None]
        return None if others or len(texts) < len(members) else _few(char for each in texts for char in each)


def _between(first: str, last: str) -> _Texts | None:
    """Return the characters from one to another, as they are written in square brackets."""
    ends = [_escaped(each[1]) if len(each) > 1 else frozenset({each}) for each in (first, last)]
    if None in ends or _EMPTY in ends:
        return None
    codes = [ord(char) for each in ends if each for char in each]
    return _few(map(chr, range(codes[0], min(codes[1], codes[0] + _MOST) + 1)))


def _escaped(char: str) -> _Texts | None:
    """Return what a character behind a backslash stands for, None for any of a kind."""
    if char in _KINDS:
        return None
    if char in _PLACES:
        return _EMPTY
    if char.isalnum() and char not in _CHARS:
        raise _UnreadError
    return frozenset({_CHARS.get(char, char)})
