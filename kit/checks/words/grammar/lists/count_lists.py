"""Reads a list of counts: its parts, where it may have ended, and whether it says that it is not whole."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kit.checks.words.grammar.breakdown import Item, Listing, is_summed
from kit.checks.words.grammar.lists.list_ends import (
    goes_on,
    in_a_point,
    is_open_ended,
    numbers_a_point,
    tells_number,
)
from kit.checks.words.grammar.lists.new_clause import RANK, NewClause
from kit.checks.words.grammar.lists.opening_words import behind_opener
from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary

LONGEST = 160
"""The tokens of the longest list that is read; hostile text must not be read over and over."""
_FIRST_WITHIN = 24
_DEEPEST, _NESTED = 3, 8
"""How deep the lists within a list lie that are read, and how many they are."""


@lru_cache(maxsize=1024)  # lists within lists are asked for again and again
def read_list(passage: Passage, start: int, *, nested: bool, depth: int = 0) -> Listing:
    """Return the list that begins at token `start`, up to the end of its sentence or bracket.

    A `nested` list also ends at a semicolon, and its parts after a comma may belong to the outer list.
    """
    return _Reader(passage, nested, depth).read(start)


def read_on(passage: Passage, stop: int, limit: int) -> tuple[Item, ...]:
    """Return the counts of the sentences behind a list, in its paragraph or numbered lines, up to `limit`.

    A clerk may put a full stop between parts: 其中，政务动态79条。政策文件14条。
    """
    items: list[Item] = []
    tokens, end = passage.tokens, min(limit, stop + LONGEST)
    while stop + 1 < end and tokens[stop].kind is TokenKind.STOP:
        following = tokens[stop + 1]
        if following.kind is TokenKind.STOP:
            stop += 1
            continue
        if tokens[stop].text != "。" and following.kind is not TokenKind.SKIP:
            break
        found = read_list(passage, stop + 1, nested=False)
        if not found.items:
            break
        items += (Item(item.claim, True, item.index) for item in found.items)
        stop = found.stop
    return tuple(items)


class _Reader:
    """One list while it is read."""

    def __init__(self, passage: Passage, nested: bool, depth: int) -> None:
        self.passage, self.nested, self.depth = passage, nested, depth
        self.words = vocabulary()
        self.list = Listing()
        self.between = 0  # the rank of the mark since the last part
        self.finest: int | None = None  # the rank of the mark between the first two parts
        self.inner = 0  # how many lists within the list were read
        self.filled = False  # whether the current clause holds a number
        self.opener: Token | None = None  # the token before the list
        self.gap = False  # whether a clause without a number stood since the last part
        self.numbered = False  # whether what a nested list breaks down is a numbered point, all its own

    def read(self, start: int) -> Listing:
        tokens = self.passage.tokens
        self.opener = tokens[start - 1] if start else None
        self.numbered = self.nested and in_a_point(self.passage, start - 1)
        index, brackets, end = start, 0, min(len(tokens), start + LONGEST)
        while index < end:
            if not self.list.items and index > start + _FIRST_WITHIN:
                break
            token = tokens[index]
            if token.kind is TokenKind.OPEN and self._bracketed(index):
                self._add(tokens[index + 1], index + 1)  # type: ignore[arg-type]
                self.filled = True
                index += 2
            elif token.kind in (TokenKind.OPEN, TokenKind.CLOSE):
                brackets += 1 if token.kind is TokenKind.OPEN else -1
                if brackets < 0:
                    break
            elif not brackets:
                following = self._take(index)
                if following is None:
                    break
                index = following
                continue
            index += 1
        self.list.stop = index
        unread = index == start + LONGEST or self.inner == _NESTED
        self.list.open_ended = bool(self.list.items) and (unread or is_open_ended(self.passage, self.list))
        return self.list

    def _bracketed(self, index: int) -> bool:
        """Whether a bracket holds nothing but the clause's count: 政策文件(6条)."""
        kinds = [token.kind for token in self.passage.tokens[index + 1 : index + 3]]
        return not self.filled and kinds == [TokenKind.COUNT, TokenKind.CLOSE]

    def _take(self, index: int) -> int | None:
        """Take in a token outside brackets; return the next one to read, None where the list ends."""
        token = self.passage.tokens[index]
        if self.list.items and goes_on(self.passage, index):
            return index + 1
        # names alone before a semicolon: 包括道路改造、小学扩建；公开其他项目9条
        within = not self.nested and self.list.items
        if token.kind in (TokenKind.STOP, TokenKind.CUT) or (
            token.kind is TokenKind.SEMICOLON and not within
        ):
            return None
        if token.kind is TokenKind.VIEW and self.list.items:
            return None
        if self.numbered and numbers_a_point(token):
            return None
        if self.list.items and (
            token.kind is TokenKind.OPENER or (token.kind is TokenKind.COLON and self._broken_down(index))
        ):
            return self._nested(index)
        if isinstance(token, Claim):
            return self._count(token, index)
        if token.kind is TokenKind.PERCENT:
            self.filled = True
        elif token.kind in RANK and self.list.counted:
            return None
        elif token.kind in RANK and (self.filled or token.kind is not TokenKind.PAUSE):
            rank = RANK[token.kind]
            self.gap = self.gap or not self.filled
            self.between, self.filled = rank if self.filled else max(self.between, rank), False
        return index + 1

    def _count(self, claim: Claim, index: int) -> int | None:
        """Take in a count; return the next token to read, that behind a list within this one."""
        if self._number_of_parts(claim):
            return index + 1
        self.filled = True
        if not (claim.aside or self._outcome(claim)):
            self._add(claim, index)
            self.list.counted = tells_number(self.passage, self.list, claim.end)
            if self.passage.source.text.startswith(self.words.within, claim.end):
                return self._inner(index + 1)
        return index + 1

    def _number_of_parts(self, claim: Claim) -> bool:
        """Whether a count right behind a part tells how many there are: 政策4条、动态3条等2项."""
        items = self.list.items
        before = items[-1].claim.end if items and self.filled else -1
        return claim.start - len(claim.lead) == before and claim.lead in ("", *self.words.in_all)

    def _outcome(self, claim: Claim) -> bool:
        """Whether a count tells what came of the part before it, in a list that is not one of outcomes."""
        outcomes = self.words.outcomes
        others = not all(each.claim.lead.startswith(outcomes) for each in self.list.items[:1])
        return others and claim.lead.startswith(outcomes)

    def _add(self, claim: Claim, index: int) -> None:
        items = self.list.items
        if len(items) == 1:
            self.finest = self.between
        wider = self.finest is not None and self.finest < self.between == RANK[TokenKind.SEMICOLON]
        shared = self.nested and not self.numbered and self.between >= RANK[TokenKind.COMMA]
        if self.between == RANK[TokenKind.SEMICOLON]:
            self.list.groups.append(len(items))
        apart = bool(items) and self._new_act(claim)
        clause = NewClause(self.passage.source.text, self.opener, self.between, self.finest)
        loose = bool(items) and (self.gap or wider or shared or apart or clause.begins(items, claim))
        items.append(Item(claim, loose, index, apart, bool(items) and not (self.gap or self.between)))
        self.gap, self.between = False, 0

    def _new_act(self, claim: Claim) -> bool:
        """Whether a semicolon parts something done so many times from a list that a comma opened."""
        opened = self.opener is not None and self.opener.kind is TokenKind.COLON
        return claim.measure in self.words.acts and not opened and self.between == RANK[TokenKind.SEMICOLON]

    def _broken_down(self, index: int) -> bool:
        """Whether a colon right behind the last part breaks it down: 网站50条：政策10条，动态40条."""
        before = self.list.items[-1].index
        return index == before + 1 + (self.passage.tokens[before + 1].kind is TokenKind.CLOSE)

    def _nested(self, index: int) -> int | None:
        """Skip the list that breaks the last part down; None where an opener begins a new list."""
        start = behind_opener(self.passage, index)
        if self.passage.tokens[index - 1].kind is TokenKind.SEMICOLON:
            return self._next_group(start) if is_summed(self.list.items[self.list.groups[-1] :]) else None
        return self._inner(start)

    def _next_group(self, start: int) -> int | None:
        """Take in the sum that closes the group at token `start`; None where that is a list of its own."""
        inner = self._read_within(start)
        if inner is None or not is_summed(inner.items):
            return None
        last = inner.items[-1]
        self._add(last.claim, last.index)
        self.filled = True
        return inner.stop

    def _read_within(self, start: int) -> Listing | None:
        """Return the list at token `start`, within this one; None where there are too many."""
        if self.depth == _DEEPEST or self.inner == _NESTED:
            return None
        self.inner += 1
        return read_list(self.passage, start, nested=True, depth=self.depth + 1)

    def _inner(self, start: int) -> int | None:
        """Skip the list at token `start` that breaks the last part down; None where there are too many."""
        inner = self._read_within(start)
        if inner is None:
            return None
        above, reached = self.list.items[-1].claim.value, Decimal(0)
        self.filled = True
        # Only a semicolon tells for certain that the outer list goes on behind the inner one.
        tokens = self.passage.tokens
        self.gap = inner.stop >= len(tokens) or tokens[inner.stop].kind is not TokenKind.SEMICOLON
        for item in () if not self.gap else inner.items:
            reached += item.claim.value
            if reached == above:
                return item.index + 1
        return max(inner.stop, start)
