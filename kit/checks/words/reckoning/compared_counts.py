"""Which counts a change on last year may be of, and whether two counts are of one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.checks.lexicon import LAST, plain_years, shared
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_CLAUSES = re.compile("[,;:。!?(、]")


def wholes_of(read: ParsedWords) -> Mapping[int, Claim]:
    """Return by where each part of a breakdown ends what it is a part of."""
    return {
        item.claim.end: verdicts[0].total.claim
        for breakdown, verdicts in read.judged
        for item in breakdown.items
        if item.claim is not verdicts[0].total.claim
    }


def candidates(subject: Claim, wholes: Mapping[int, Claim], text: str) -> tuple[Claim, ...]:
    """Return the counts that a change behind `subject` may be of; what stands in its brackets is its own."""
    if text.startswith("(", subject.end):
        return (subject,)
    claims = [subject]
    while (whole := wholes.get(claims[-1].end)) and whole not in claims:
        claims.append(whole)
    return tuple(reversed(claims))


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether two counts are of the same thing: under the same words, or one of them without any.

    The one behind may have none but common words: 网站发布183条，上年发布211条.
    """
    labels = [plain_years(label_of(each)).removeprefix(LAST) for each in (one, other)]
    told = [label for label in labels if label]
    for word in vocabulary().generic:
        told = [label.replace(word, "") for label in told]
    return len(set(told)) < 2 or not told[-1]


def label_of(claim: Claim) -> str:
    """Return a count's label without years and the words that come and go (共, 累计, 全年)."""
    label = re.sub(r"\d{4}年度?", "", claim.lead)
    for word in vocabulary().passing:
        label = label.replace(word, "")
    return label


def names_another(lead: str, claims: tuple[Claim, ...]) -> bool:
    """Whether the last clause before a change names a thing of its own: 公开50条，较上年增加9条，网站增加2条.

    The words that compare are no longer in `lead`; `claims` are the counts that the change may be of.
    """
    words, clause = vocabulary(), _CLAUSES.split(lead)[-1]
    common_words = (*words.generic, *words.passing, *words.done_more, *words.changes)
    for common in (*common_words, *reckoning_words().plain, *shared("last_year")):
        clause = clause.replace(common, " ")
    told = {pair for pair in (clause[at : at + 2] for at in range(len(clause) - 1)) if " " not in pair}
    return bool(told) and not any(pair in claim.lead for claim in claims for pair in told)
