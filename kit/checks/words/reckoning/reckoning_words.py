"""The field's words by which reports tell how their numbers come about, as data: reckoning_words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kit.base.validation import Frozen
from kit.checks.lexicon import Words

RECKONING = Path(__file__).with_name("reckoning_words.yaml")


class ReckoningWords(Frozen):
    """Words by what they do beside a number; reckoning_words.yaml tells what each list is for."""

    part_of_it: Words
    alone: Words
    nearly: Words
    some_time: Words
    of_the_year: Words
    light: Words
    told_anyway: Words
    done: Words
    among: Words
    already: Words
    not_due: Words
    of_all_there_is: Words
    counted_otherwise: Words
    plain: Words
    multiplied: Words
    grew: Words
    shrank: Words
    leaving: Words
    running: Words
    loose: Words
    not_all: Words
    by_tiers: Words
    and_more: Words
    of_some: Words
    paid_often: Words
    by_page: Words


@cache
def reckoning_words() -> ReckoningWords:
    """Return the words that come with the kit."""
    return ReckoningWords.load(RECKONING)
