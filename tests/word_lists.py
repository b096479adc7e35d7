"""Sentences that hold a data file's words: each word of each list, in a sentence in which it does its work.

A file of sentences names lists of the data file by their path (`roles.received.any`). Each sentence stands
behind the name of its reader, with `{}` where the words go; `reads` is what must be read of it, `words` are
the words, a list of kit/checks/lexicon.yaml by its name in braces. A word of which no sentence can tell whether it is there is `shadowed`, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kit.checks.lexicon import spelt

_NO_WORDS = {"rule", "of", "home"}
"""What the data files call by a name of ours: a rule, a kind of object, a place in the form."""


@dataclass(frozen=True)
class Sentence:
    """A sentence for words of a list.

    `instead` stands for a word that is in no list: with it something else is read. `more` is what the reader
    is given besides the sentence, with `{}` for the word too.
    """

    path: str
    reader: str
    says: str
    reads: str
    words: tuple[str, ...]
    instead: str
    more: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.path}: {self.says}"

    def read(self, word: str, reader: Callable[..., str]) -> str:
        """Return what a reader says of the sentence with a word in it."""
        more = {name: text.replace("{}", word) for name, text in self.more.items()}
        return reader(self.says.replace("{}", word), **more)


def holds(sentence: Sentence, reader: Callable[..., str]) -> None:
    """Fail unless a sentence is read as it must with each of its words, and otherwise with no word of a list."""
    words = spelt(sentence.words)
    read = {word: sentence.read(word, reader) for word in words}
    assert read == {word: sentence.reads.replace("{}", word) for word in words}
    if "{}" in sentence.says + "".join(sentence.more.values()):
        assert sentence.read(sentence.instead, reader) != sentence.reads.replace("{}", sentence.instead)


@dataclass(frozen=True)
class Sentences:
    """The sentences for a data file, and by path the words that no sentence can hold, each with the reason."""

    sentences: tuple[Sentence, ...]
    shadowed: Mapping[str, Mapping[str, str]]

    def words(self) -> dict[str, list[str]]:
        """Return by path the words that have a sentence or a reason for having none, sorted."""
        found: dict[str, set[str]] = {path: set(words) for path, words in self.shadowed.items()}
        for sentence in self.sentences:
            found.setdefault(sentence.path, set()).update(sentence.words)
        return {path: sorted(words) for path, words in found.items()}


def read_sentences(*paths: Path) -> Sentences:
    """Return the sentences of some files."""
    raw: dict[str, Any] = {"shadowed": {}}
    for path in paths:
        raw |= yaml.safe_load(path.read_text(encoding="utf-8"))
    shadowed = raw.pop("shadowed")
    return Sentences(
        tuple(_sentence(name, dict(entry)) for name, entries in raw.items() for entry in entries), shadowed
    )


def _sentence(path: str, entry: dict[str, Any]) -> Sentence:
    words, reads, instead = entry.pop("words"), entry.pop("reads"), entry.pop("instead", "甲乙")
    (reader, says), *more = entry.items()
    return Sentence(path, reader, says, reads, tuple(words), instead, dict(more))


def words_of(path: Path) -> dict[str, list[str]]:
    """Return the words of a data file by the path of their list, sorted."""
    found: dict[str, list[str]] = {}
    for where, word in _walk(yaml.safe_load(path.read_text(encoding="utf-8")), ()):
        if where[-1] not in _NO_WORDS:
            found.setdefault(".".join(where), []).append(word)
    return {where: sorted(words) for where, words in found.items()}


def _walk(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words of lists, of lists in lists, words alone, and the names of numbers (元: 1)."""
    match value:
        case dict():
            for name, inner in value.items():
                if isinstance(inner, int) and path:
                    yield path, str(name)
                yield from _walk(inner, (*path, str(name)))
        case list():
            for each in value:
                yield from _walk(each, path)
        case str():
            yield path, value
