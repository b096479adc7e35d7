"""Chooses the sentences of a report: from year to year others, unless a clerk copies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.made_up.chance import Chance
from tests.made_up.draft import Draft

_ASIDE = ("hotline", "accounts")
"""Slots whose numbers no rule ties to the sentence's first words."""
_FREE = ("trained", "screening")
"""Slots whose numbers no rule ties to anything."""
_OTHERS = 0.85
"""How often a slot has another sentence than last year."""


@dataclass(frozen=True, slots=True)
class Book:
    """What words.yaml holds: phrases by deck, asides, turns of words, sentences by slot, and other words."""

    decks: Mapping[str, list[str]]
    asides: list[str]
    turns: list[list[str]]
    slots: Mapping[str, list[str]]
    results: Mapping[str, str]
    yoy: Mapping[str, str]


@cache
def book() -> Book:
    """Return the sentences."""
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    return Book(**yaml.safe_load(text))


@cache
def _turn_of() -> Mapping[str, int]:
    """Return which turn each first word of one belongs to: the word that the sentences have."""
    return {turn[0]: number for number, turn in enumerate(book().turns)}


@cache
def _turns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_turn_of(), key=len, reverse=True)))


class Voice:
    """The words of one report: draws its sentences and notes them in the draft."""

    def __init__(self, draft: Draft, draw: Chance) -> None:
        self.draft, self.draw = draft, draw
        self.before = draft.last.chosen if draft.last else {}
        self.names = draft.township.words()
        self.decks: dict[str, list[str]] = {}
        self.used: set[tuple[str, int]] = set()

    def wants(self, key: str, share: float) -> bool:
        """Whether something optional is said: by chance, or because last year's words had it."""
        return key in self.before if self.draft.copying else self.draw.random() < share

    def say(self, slot: str, key: str = "", **blanks: str) -> str:
        """Return a sentence of a slot with `blanks` filled in."""
        key = key or slot
        if self.draft.copying and key in self.before:
            index, words = self.before[key]
        else:
            index = self._other(slot, self.before.get(key, (-1, ""))[0])
            words = self._aside(slot, self._turned(self._filled(book().slots[slot][index])))
        self.draft.chosen[key] = index, words
        for name, blank in blanks.items():
            words = words.replace(f"<{name}>", blank)
        return words

    def list(self, deck: str, least: int, most: int) -> str:
        """Return some phrases of a deck as numbered clauses, others than last year's."""
        if self.draft.copying and deck in self.before:
            words = self.before[deck][1]
        else:
            used = self.before.get(deck, (0, ""))[1]
            fresh = [each for each in book().decks[deck] if each not in used]
            drawn = self.draw.sample(fresh, self.draw.randint(least, most))
            told = (f"{self._any_aside()}，{self._turned(each)}" for each in drawn)
            words = "；".join(f"{number}是{each}" for number, each in zip("一二三四", told, strict=False))
        self.draft.chosen[deck] = 0, words
        return words

    def _other(self, slot: str, last: int) -> int:
        """Return which sentence to use: none twice in a report, and seldom last year's."""
        free = [index for index in range(len(book().slots[slot])) if (slot, index) not in self.used]
        others = [index for index in free if index != last]
        index = self.draw.choice(others if others and self.draw.random() < _OTHERS else free)
        self.used.add((slot, index))
        return index

    def _filled(self, words: str) -> str:
        """Return a sentence with the names and with phrases that the report has not used yet."""
        for name, own in self.names.items():
            words = words.replace(f"<{name}>", own)
        for deck in book().decks:
            while f"<{deck}>" in words and deck not in ("flaws", "remedies"):
                words = words.replace(f"<{deck}>", self._next(deck), 1)
        return words

    def _aside(self, slot: str, words: str) -> str:
        """Return a sentence with asides before its clauses; one with a number has none, or one at its beginning."""
        if "{{" in words and slot not in _FREE:
            return f"{self._any_aside()}，{words}" if slot in _ASIDE else words
        parts = re.split("(?<=，)", words)
        return "".join(f"{self._any_aside()}，{part}" if len(part) > 1 else part for part in parts)

    def _any_aside(self) -> str:
        return self.draw.choice(book().asides)

    def _turned(self, words: str) -> str:
        """Return words as this clerk happens to write them: for each turn that stands in them one of its like."""
        pattern = _turns()
        return pattern.sub(lambda found: self.draw.choice(book().turns[_turn_of()[found[0]]]), words)

    def _next(self, deck: str) -> str:
        if not self.decks.get(deck):
            phrases = list(book().decks[deck])
            self.draw.shuffle(phrases)
            self.decks[deck] = phrases
        return self.decks[deck].pop()
