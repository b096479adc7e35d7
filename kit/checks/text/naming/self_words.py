"""D-name: words that a township does not use of itself, a department's, the county's, another kind's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kit.base.finding import Finding, Status
from kit.checks.text.searchable_text import SearchablePassage, SearchableText, is_quoted, sentence_at
from kit.checks.text.wording.phrasing import Names, phrasing

_OFTEN = 2
"""So often a text says of itself what it is, where no name tells it."""


def of_no_maker(reading: SearchableText) -> Iterator[Finding]:
    """Yield what a text of which no name is known calls itself beside the kind that it often tells."""
    told = Counter(found[1] for found in phrasing().names.self_kind.finditer(reading.whole))
    kind, often = next(iter(told.most_common(1)), ("", 0))
    if often >= _OFTEN and often > _OFTEN * (told.total() - often):
        for passage in reading.passages:
            yield from self_words(reading, passage, kind)


def self_words(reading: SearchableText, passage: SearchablePassage, kind: str) -> Iterator[Finding]:
    """Yield the words that one of this kind does not use of itself: a department's, those of another kind."""
    names = phrasing().names
    for slip in names.foreign:
        for found in slip.pattern.finditer(passage.text):
            sentence = sentence_at(passage.text, found.start())
            if is_quoted(passage.text, found.start()) or (slip.unless and slip.unless.search(sentence)):
                continue
            message = f"“{found[0].strip()}”是{slip.what}，这是{kind}的报告"
            yield misnamed(reading, passage, found, message)
    for other, pattern in _other_kinds(kind):
        for found in pattern.finditer(passage.text) if other in passage.text else ():
            yield misnamed(reading, passage, found, f"“{found[0]}”说的是{other}，这是{kind}的报告")


@lru_cache(maxsize=16)
def _other_kinds(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds that a township of `kind` is not, with what it would call itself if it were.

    That holds the kind's own word, so that where the word is not, nothing has to be looked for.
    """
    return tuple((other, re.compile(pattern)) for other, pattern in _elsewhere(phrasing().names, kind))


def _elsewhere(names: Names, kind: str) -> Iterator[tuple[str, str]]:
    own = names.offices if kind in names.offices else (kind,)
    others = [other for other in (*names.governments, *names.offices) if other not in own]
    for other in others:
        yield other, names.self_name.format(kind=other)
    for other in (*names.governments, names.offices[0]):
        if other not in own:
            yield other, names.kind_elsewhere.format(kind=other)


def misnamed(
    reading: SearchableText, passage: SearchablePassage, found: re.Match[str], message: str
) -> Finding:
    """Return the finding on words by which the report names itself wrongly."""
    right = reading.prose.agency or reading.prose.township or None
    return reading.quoting("D-name", Status.FAIL, message, passage, found.span(), left=found[0], right=right)
