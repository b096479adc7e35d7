"""Which counts a change on last year may be of, and whether two counts are of one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.checks.lexicon import LAST, plain_years
from kit.checks.words.grammar.counts import Claim
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.vocabulary import vocabulary


def wholes_of(read: ParsedWords) -> Mapping[int, Claim]:
    """Return by where each part of a breakdown ends what it is a part of."""
    return {
        item.claim.end: verdicts[0].total.claim
        for breakdown, verdicts in read.judged
        for item in breakdown.items
        if item.claim is not verdicts[0].total.claim
    }


def candidates(subject: Claim, wholes: Mapping[int, Claim], between: str) -> tuple[Claim, ...]:
    """Return the counts that a change behind `subject` may be of; what stands in its brackets is its own."""
    claims = [subject]
    while not between.startswith("(") and (whole := wholes.get(claims[-1].end)) and whole not in claims:
        claims.append(whole)
    return tuple(reversed(claims))


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether two counts are of the same thing: under the same words, or one of them without any."""
    labels = {plain_years(label_of(each)).removeprefix(LAST) for each in (one, other)} - {""}
    for word in vocabulary().generic:
        labels = {label.replace(word, "") for label in labels}
    return len(labels) < 2


def label_of(claim: Claim) -> str:
    """Return a count's label without years and the words that come and go (共, 累计, 全年)."""
    label = re.sub(r"\d{4}年度?", "", claim.lead)
    for word in vocabulary().passing:
        label = label.replace(word, "")
    return label
