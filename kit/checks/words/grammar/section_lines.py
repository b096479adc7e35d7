"""A section as a tree of lines: how deep the number of each puts it, and what count of its own it carries."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit.base.numerals import HAN
from kit.checks.words.grammar.breakdown import Item, Listing, is_count
from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary

_NUMBER = re.compile(
    rf"(?P<section>[{HAN}]{{1,3}}、)|(?P<part>\([{HAN}]{{1,3}}\)、?)|(?P<point>\d{{1,2}}[.、](?!\d))"
    r"|(?P<bracket>\(?\d{1,2}\)、?)|(?P<circle>[①-⑳])"
)
_DEPTHS = {style: float(depth) for depth, style in enumerate(_NUMBER.groupindex)}
_UNNUMBERED = float(len(_DEPTHS))
_HEAD = range(2, 17)
"""The characters of a heading before a count of its own."""
_TOTALLED = 2
"""The characters that may stand before the number in the brackets: （共24条）."""
_ENDS = (TokenKind.STOP, TokenKind.COLON)
_PAUSES = (TokenKind.SEMICOLON, TokenKind.COMMA)


@dataclass(slots=True)
class Line:
    """A line of the tokens `first` up to `stop`; those of the lines below it go on up to `end`.

    `depth` is that of its number, the greatest for none. `own` is the count that its heading carries, and
    its token's place: 基础信息（24条）：…, or not `bracketed` as in 1.基础信息24条。 `parent` is the place of
    the line above it.
    """

    depth: float
    first: int
    stop: int
    own: Item | None
    bracketed: bool
    parent: int | None = None
    end: int = 0


class SectionLines:
    """The lines of a section, found by their tokens."""

    def __init__(self, passage: Passage) -> None:
        self.lines = _tree(_lifted(list(_lines(passage))))
        self._firsts = [line.first for line in self.lines]
        self._runs = dict(_runs(passage, self.lines))
        self.owners = {line.own.index: line for line in self.lines if line.own}

    def run_at(self, token: int) -> Listing | None:
        """Return the own counts of the lines side by side of which the first begins at a token."""
        return self._runs.get(token)

    def line_of(self, token: int) -> Line:
        """Return the line that holds a token."""
        return self.lines[bisect_right(self._firsts, token) - 1]

    def end_below(self, token: int) -> int:
        """Return the token before which the lines below that of a token end; without a number it has none."""
        line = self.line_of(token)
        return line.end if line.depth < _UNNUMBERED else self.lines[-1].stop

    def above(self, line: Line) -> Line | None:
        """Return the line that a line stands below."""
        return None if line.parent is None else self.lines[line.parent]


def _lines(passage: Passage) -> Iterator[Line]:
    text, tokens, starts = passage.source.text, passage.tokens, passage.starts
    start = first = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        stop = bisect_left(starts, end + 1, first)
        number = _NUMBER.match(text, start, end)
        words = number.end() if number else start
        body = bisect_left(starts, words, first, stop)
        depth = _DEPTHS[number.lastgroup or ""] if number else _UNNUMBERED
        own = _own(tokens[body : min(body + 4, stop)], words, body, numbered=number is not None)
        yield Line(depth, first, stop, own, own is not None and tokens[own.index - 1].kind is TokenKind.OPEN)
        start, first = end + 1, stop


def _own(tokens: Sequence[Token], words: int, body: int, *, numbered: bool) -> Item | None:
    """Return the count that a line's heading carries, which begins at `words`, its `tokens` at `body`."""
    if not tokens or (tokens[0].start - words not in _HEAD and not isinstance(tokens[0], Claim)):
        return None
    kinds = [*(token.kind for token in tokens), TokenKind.STOP]
    bracketed = kinds[:3] == [TokenKind.OPEN, TokenKind.COUNT, TokenKind.CLOSE]
    labelled = kinds[:2] == [TokenKind.COLON, TokenKind.COUNT]
    claim = tokens[1] if bracketed or labelled else tokens[0]
    behind = kinds[3 if bracketed else 2 if labelled else 1]
    if not is_count(claim) or behind not in (*_ENDS, *(_PAUSES if bracketed or numbered else ())):
        return None
    if bracketed or labelled:
        return Item(claim, False, body + 1) if len(claim.lead) <= _TOTALLED else None
    named = len(claim.lead) in _HEAD and not claim.lead.startswith(vocabulary().clause_starts)
    return Item(claim, False, body) if named else None


def _lifted(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines; a heading without a number, with a count, is above the numbered lines behind it."""
    for line, following in pairwise(lines):
        if line.own and line.bracketed and line.depth == _UNNUMBERED != following.depth:
            line.depth = following.depth - 0.5
    return lines


def _tree(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines, each with the line above it and where those below it end."""
    path: list[int] = []  # the places of the lines that the next one may stand below
    for place, line in enumerate(lines):
        while path and lines[path[-1]].depth >= line.depth:
            lines[path.pop()].end = line.first
        line.parent = path[-1] if path else None
        path.append(place)
    for ended in path:
        lines[ended].end = lines[-1].stop
    return lines


def _runs(passage: Passage, lines: Sequence[Line]) -> Iterator[tuple[int, Listing]]:
    """Yield lines side by side that carry counts of one kind, as a list, by its first token."""
    open_runs: dict[float, list[Line]] = {}
    for line in (*lines, None):
        for depth in [depth for depth in open_runs if _ends(open_runs[depth], line)]:
            run = open_runs.pop(depth)
            if len(run) > 1 and not _goes_on(passage, run, line):
                yield run[0].first, _listing(passage, run)
        if line and line.own:
            open_runs.setdefault(line.depth, []).append(line)


def _ends(run: Sequence[Line], line: Line | None) -> bool:
    """Whether a run ends before a line: the line is above it, or beside it and carries no such count."""
    if line is None or line.depth < run[0].depth:
        return True
    if line.depth > run[0].depth or (line.own is None and run[0].bracketed and line.depth == _UNNUMBERED):
        return False
    return line.bracketed != run[0].bracketed or _kind(line) != _kind(run[0])


def _kind(line: Line) -> int | None:
    return vocabulary().kinds.get(line.own.claim.measure) if line.own else None


def _goes_on(passage: Passage, run: Sequence[Line], line: Line | None) -> bool:
    """Whether counts go on in the line behind a run in another form, so that the run is not all of a list."""
    if line is None or run[0].bracketed or line.depth != run[0].depth:
        return False
    first = next(filter(is_count, passage.tokens[line.first : line.stop]), None)
    return first is not None and not first.lead.startswith(vocabulary().clause_starts)


def _listing(passage: Passage, run: Sequence[Line]) -> Listing:
    end = run[-1].end
    cut = any(token.kind is TokenKind.CUT for token in passage.tokens[run[0].first : end + 1])
    return Listing([line.own for line in run if line.own], end, cut)
