"""The field's words and turns of phrase that the rules about a report's form and text look for.

They stand in `phrasing.yaml`, as patterns over half-width text (`strings.narrow`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from kit.base.validation import Frozen
from kit.checks.lexicon import Pattern, any_of
from kit.checks.needed_words import Rare, Rares
from kit.checks.text.wording.citation_words import Citations
from kit.checks.text.wording.slip_words import Slip
from kit.checks.text.wording.year_words import NextYear, Notices, Years

CONVENTIONS = Path(__file__).with_name("phrasing.yaml")


class Foreign(Slip):
    """A slip that is none beside certain words of its sentence: `unless`."""

    unless: Pattern | None = None


class Titles(Frozen):
    """D-title. `plain`: a whole title, year and brackets taken out; the others: what it must speak of.

    `wrong` are what no title of the form has; `differences` what one may lack that is known all the same.
    """

    plain: Pattern
    subject: Pattern
    document: Pattern
    year: Pattern
    date: Pattern
    numerals: Pattern
    wrong: tuple[Slip, ...]
    differences: tuple[Slip, ...]


class Period(Frozen):
    """D-period: what announces it; years of too many digits, and lost marks (with the year or day known)."""

    name: Pattern
    stated: Pattern
    founded: Pattern
    too_long: Pattern
    lost: Pattern
    run_together: Pattern
    run_day: Pattern


class Names(Frozen):
    """D-name, D-trio: the kinds of township and what each may not call itself, nor a `department`.

    `self_kind` is how one tells its own kind, `shortened` the own name without a character, `otherwise` with
    another kind behind it, `twice` behind the seat of the government above it, unless words `beside` tell of
    another place; one told as `former` or as a `neighbour` is another wherever it is named. `people` ends
    the name of a township of a people, as 回族 does. `duties` are what an office above townships asks of
    cities and counties, unless one is named: `above`. A `site` is a county's, as is what has the own name
    `seated`, but where words name it from `elsewhere`. Behind who `says` it, what is quoted is another's.
    """

    kind: Pattern
    governments: tuple[str, ...]
    offices: tuple[str, ...]
    self_name: str
    self_kind: Rare
    kind_elsewhere: str
    seat: str
    kind_misspelt: str
    shortened: str
    otherwise: str
    twice: str
    beside: Pattern
    former: Pattern
    neighbour: Pattern
    third_person: str
    department: Pattern
    of_town: Rare
    of_county: Rare
    of_county_unless: Pattern
    site: Rare
    seated: str
    elsewhere: Pattern
    county: Pattern
    people: Pattern
    pairs: str
    foreign: tuple[Foreign, ...]
    says: tuple[str, ...]
    duties: Rares
    above: Pattern


class Makers(Frozen):
    """D-name: the slots in which a text names who made it; each pattern has a group `name`.

    Slot `worked` names whose work is told, which after a merger (`merged`) may be that of the former place.
    What is `quoted` from another is no slot `received`. Slots of `told`, an `opening` (group `name`, or
    `place`) and a `doer` tell whose report it is where no title does, and of no fault; an `office` of the
    agency's is left out of its name. A `worked` name or a `doer` is a `place` and no common noun with a kind.
    `own` begins a name of oneself, `agency` ends a whole one, `township` a township's. Slots of
    `of_townships` may name the county's office, but no other township.
    """

    slots: Mapping[str, Rare]
    quoted: Pattern
    told: Mapping[str, Rare]
    opening: Pattern
    doer: Pattern
    office: Pattern
    place: Pattern
    acts_on: tuple[str, ...]
    particles: tuple[str, ...]
    common: tuple[str, ...]
    merged: Pattern
    own: Pattern
    agency: Pattern
    township: Pattern
    of_townships: tuple[str, ...]
    self_words: Pattern
    accounts: Pattern


class Sections(Frozen):
    """D-sections: the first heading, `renamed`, behind its own name too, or `untitled`, what is `told`.

    `again` is a section's number before a point of the first section. A heading's `terms` stand in it as
    they are, but for words `alike`, and nothing stands within its `words`; `idle` characters make no
    difference, and of the `spare` ones one may be left out. What is told of requests is how they were
    `answered`, not what was `published`.
    """

    first: Pattern
    renamed: Pattern
    renamed_behind: Pattern
    untitled: Rare
    again: Rare
    terms: tuple[str, ...]
    words: tuple[str, ...]
    alike: tuple[str, ...]
    spare: tuple[str, ...]
    idle: tuple[str, ...]
    contents: Pattern
    ended: Pattern
    told: Mapping[str, Pattern]
    answered: Pattern
    published: Pattern


class Problems(Frozen):
    """S5-none: the headings within the section on problems, and what says that there are none."""

    heading: Pattern
    none: Pattern


class Phrasing(Frozen):
    """Everything of `phrasing.yaml`."""

    titles: Titles
    period: Period
    years: Years
    next_year: NextYear
    notices: Notices
    citations: Citations
    names: Names
    makers: Makers
    problems: Problems
    sections: Sections
    trio: Mapping[str, Pattern]


@cache
def phrasing() -> Phrasing:
    """Return the words that come with the kit."""
    return Phrasing.load(CONVENTIONS)


@lru_cache(maxsize=64)
def mention(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what mentions a year as a clause begins, be it behind one of the `names` of who reports."""
    return re.compile(phrasing().years.mention.format(names=any_of(names) or "(?!)"))
