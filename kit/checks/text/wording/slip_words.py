"""The slips of the pen that are looked for: what is lost, left over or doubled.

They stand in `slips.yaml`, as patterns over half-width text (`strings.narrow`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kit.base.validation import Frozen
from kit.checks.lexicon import Pattern
from kit.checks.needed_words import Rare

SLIPS = Path(__file__).with_name("slips.yaml")


class Slip(Frozen):
    """A pattern that ought not to stand in a report, and what it is in words."""

    pattern: Rare
    what: Annotated[str, Field(min_length=1)]


class Twice(Frozen):
    """D-residue: a word that stands twice, and what makes two words or a name of it; a heading `alone`."""

    word: Pattern
    opens: Pattern
    more: Pattern
    compound: Pattern
    joined: Pattern
    inner: Pattern
    idiom: Pattern
    number: Pattern
    alone: Pattern
    heading: Pattern
    place: Pattern


class Counts(Frozen):
    """D-lost: the counts of a list, and what tells that a numeral without a measure word is none of them."""

    item: Pattern
    numbered: Pattern
    ordinal: Pattern
    measure: Pattern


class Enumeration(Frozen):
    """D-lost: the numbered items of a sentence, what follows a numeral that is none, 一 alone (`first`)."""

    item: Pattern
    numerals: str
    word: Pattern
    first: Pattern
    joins: str


class SlipWords(Frozen):
    """Everything of `slips.yaml`.

    What stands before the own name without 年 is `yearless`, the own name without its kind `kindless`, with
    its kind twice `kind_again`: patterns that take the names.
    """

    residue: tuple[Slip, ...]
    doubtful: tuple[Slip, ...]
    doubled: tuple[Slip, ...]
    kind_again: str
    twice: Twice
    lost: tuple[Slip, ...]
    yearless: str
    kindless: str
    counts: Counts
    enumeration: Enumeration
    set_phrases: tuple[str, ...]
    right_phrases: tuple[str, ...]


@cache
def slip_words() -> SlipWords:
    """Return the slips that come with the kit."""
    return SlipWords.load(SLIPS)
