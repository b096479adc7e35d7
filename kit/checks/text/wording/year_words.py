"""D-year: the words that tell whose a year is."""

from __future__ import annotations

from kit.base.validation import Frozen
from kit.checks.lexicon import Pattern
from kit.checks.needed_words import Rare, Rares


class Years(Frozen):
    """D-year. Patterns with a group `year` find a mention; the others say what its sentence is about.

    Of what makes an earlier year right, `budgets` do not where kinds of information are `listed`, nor
    a `growth` where nothing around tells of the report's own year, by its number or as `this`.

    `itself` names the report at hand, `published` the `date` on which it was.

    An `opening` is `opened_by` who reports or how, and holds a `lead` and no `history`.
    """

    works: Pattern
    mention: str
    adverbial: Pattern
    until: Rare
    opening: Pattern
    opened_by: Pattern
    lead: Pattern
    history: Pattern
    certain: Rares
    itself: Rare
    published: Rare
    plan: Rare
    carried_on: Rare
    carried_into: Rare
    ended: Rare
    legitimate: Pattern
    growth: Pattern
    this: Pattern
    listed: Pattern
    budgets: Pattern
    beside: Pattern
    unsure: Pattern
    evidence: Pattern
    future: Pattern


class NextYear(Frozen):
    """D-year: what tells an act of the year after as done, and what as still to come or as another matter."""

    opens: Pattern
    end: Pattern
    count: Pattern
    done: Pattern
    yet: Pattern
    planned: Pattern
    other: Pattern


class Notices(Frozen):
    """D-year: the notice about a year's report, and what tells whose report it is followed in.

    `plan` is the plan of a year's works, `left_over` what of it may be followed later. `earlier` and `made`
    tell that last year's report is spoken of, `present` that this one is.
    """

    notice: Rare
    plan: Rare
    left_over: Pattern
    subject: Pattern
    followed: Pattern
    issued: Pattern
    earlier: Pattern
    made: Pattern
    present: Pattern
