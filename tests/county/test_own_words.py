"""Every word of own_words.yaml is left out of what is a text's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kit.county.own_words import OWN_WORDS, own_words
from tests.word_lists import Sentence, holds, read_sentences, words_of

SENTENCES = read_sentences(Path(__file__).with_name("own_words.yaml"))


def own(text: str, named: str = "") -> str:
    """Return a text's own words, without a name."""
    return own_words(text, (named,)).text


READERS: Mapping[str, Callable[..., str]] = {"own": own}


@pytest.mark.parametrize("sentence", SENTENCES.sentences, ids=map(str, SENTENCES.sentences))
def test_every_word_does_its_work(sentence: Sentence) -> None:
    """In a sentence that is read otherwise without it."""
    holds(sentence, READERS[sentence.reader])


def test_every_word_has_a_sentence() -> None:
    """Or a reason why no sentence can tell whether it is there."""
    assert SENTENCES.words() == words_of(OWN_WORDS)
