"""The field's words by which a clause is known to speak of the tables: roles.yaml."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

from kit.base.errors import FormError
from kit.base.validation import Frozen
from kit.checks.lexicon import Words, any_of, first_of, has
from kit.form.rule_book import rule_book
from kit.form.stated_cells import Role

ROLES = Path(__file__).with_name("roles.yaml")

COURTS: tuple[Role, ...] = ("review", "lawsuit")
"""The roles of reviews and lawsuits, which are often told in one breath."""


class RoleWords(Frozen):
    """The words by which a clause's count is known to state something of the tables."""

    rule: str
    any: Words
    beside: Words = ()
    of: str = ""
    without: Words = ()
    nil: Words = ()

    def fits(self, clause: str) -> bool:
        """Whether the count of a clause has this role, if what it is about is what the role is `of`."""
        told = has(clause, self.any) and (not self.beside or has(clause, self.beside))
        return told and not has(clause, self.without)


class Decisions(Frozen):
    """What must and what may not stand beside a decision's label for its count to be one of decisions."""

    taken: Words
    without: Words
    but: Words


class Times(Frozen):
    """Words that place a count in this year, in others, or over all years."""

    this: Words
    other: Words
    summed: Words
    until: Words
    ends: Words
    stood: Words


class All(Frozen):
    """Words for all of what was counted before (均, 全部), and what makes them firm."""

    words: Words
    firm: Words
    answered: Words


class Applicants(Frozen):
    """Who applies: single people, by a table's name or any, and bodies."""

    natural: Words
    people: Words
    bodies: Words


class RoleBook(Frozen):
    """The roles in the order they are tried, and the words about them; roles.yaml tells which."""

    roles: dict[Role, RoleWords]
    objects: dict[str, Words]
    not_objects: Words
    home: tuple[str, ...]
    headings: Words
    headed: str
    about: Words
    courts_about: Words
    unrelated: Words
    caused_by: Words
    disclosing: Words
    sorting: Words
    reception: Words
    replies: Words
    results: Words
    partial: Words
    passed_on: Words
    every_way: Words
    ways: Words
    recast: Words
    besides: Words
    holding: Words
    left_out: Words
    matters: Words
    periods: Words
    applicants: Applicants
    elsewhere: Words
    general: Words
    times: Times
    nothing: Words
    but: Words
    plainly: Words
    set_apart: Words
    selves: Words
    places: Words
    seats: Words
    coming: Words
    narrowing: Words
    narrowed_by: Words
    anew: Words
    all_of: All
    joined: Words
    caused: Words
    late: Words
    in_time: Words
    of_this_year: Words
    belonging: Words
    dropped: Words
    not_one: Words
    otherwise: Words
    lawmakers: Words
    other_makers: Words
    outcomes: Words
    upheld: Words
    more_cases: Words
    came_of: dict[str, Words]
    came_to_none: dict[str, Words]
    decisions: Decisions
    happened: Words
    handled_together: Words

    @cached_property
    def object_pattern(self) -> re.Pattern[str]:
        """What a clause may be about; the group that matched names it."""
        kinds = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in self.objects.items())
        first = first_of(self.not_objects, *self.objects.values())
        return re.compile(f"(?=[{first}])(?:(?:{any_of(self.not_objects)})|{kinds})")


@cache
def role_book() -> RoleBook:
    """Return the roles that come with the kit. Raises FormError unless each is known, with a known rule."""
    book = RoleBook.load(ROLES)
    if missing := set(get_args(Role)) - book.roles.keys():
        raise FormError(f"{ROLES.name} roles：缺少 {min(missing)}。")
    for name, words in book.roles.items():
        if words.rule not in rule_book():
            raise FormError(f"{ROLES.name} roles.{name}.rule：规则 {words.rule} 不在 rules.yaml 里。")
    return book
