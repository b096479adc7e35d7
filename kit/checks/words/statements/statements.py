"""What the words state of the tables: applications received, answered, carried over, reviews, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kit.base.numerals import HAN
from kit.checks.lexicon import LAST, any_of, has, plain_years, shared
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement, tells_dropped
from kit.checks.words.statements.court_outcomes import shares_an_outcome, upheld
from kit.checks.words.statements.denials import Said, denied, said
from kit.checks.words.statements.roles import COURTS, role_book
from kit.checks.words.statements.topic import (
    APPLICATION,
    COURT,
    Time,
    before,
    is_about,
    may_be_about_disclosure,
    sentence,
    sorts_documents,
    topic,
)
from kit.form.stated_cells import Role

RECEIVED: Role = "received"
IN: Role = "carried_in"
OUT: Role = "carried_out"
ANSWERED: Role = "answered"
IN_HAND: Role = "in_hand"
BEFORE: Role = "documents_before"
NORMATIVE = "normative"


_YEAR = re.compile(r"20\d\d年")


@dataclass(frozen=True, slots=True)
class Statements:
    """What a report's words state: piece by piece, as `said`, and `of` which role it is."""

    said: tuple[Said, ...]
    of: Mapping[Role, list[Statement]]

    def __getitem__(self, role: Role) -> list[Statement]:
        return self.of[role]

    def here(self, read: ParsedWords, role: Role) -> list[Statement]:
        """Return what a piece states in a role, in order of the words that count and of those that deny."""
        return [each for each in self.of[role] if each.read is read]


def statements(reads: Sequence[ParsedWords]) -> Statements:
    """Return what the words state, by role."""
    told = tuple(map(said, reads))
    found: dict[Role, list[Statement]] = {role: [] for role in role_book().roles}
    for each in told:
        for role, statement in (*_counted(each), *denied(each), *upheld(each.read), *_all_answered(each)):
            found[role].append(statement)
    return Statements(told, found)


def _all_answered(said: Said) -> Iterator[tuple[Role, Statement]]:
    for statement in said.all_of_them:
        answered = has(statement.clause, role_book().all_of.answered)
        if answered and not (statement.partial or has(statement.clause, shared("carrying"))):
            yield ANSWERED, statement


def _counted(said: Said) -> Iterator[tuple[Role, Statement]]:
    added: list[tuple[Role, Statement]] = []
    before: list[tuple[Role, Statement]] = []
    for statement in said.counts:
        told = _roles(statement)
        if not told and added and _is_sum(statement):
            sure = sum(each.value for name, each in added if name == RECEIVED) == statement.value
            told = [(RECEIVED, replace(statement, open=not sure))]
        if not told and _answered_late(statement):
            told = [(ANSWERED, replace(statement, partial=True))]
        if told and told[0][0] == ANSWERED and _of_this_year(statement, before):
            told = [(ANSWERED, replace(statement, partial=True))]
        if not told and _goes_on(statement, before):
            told = [(OUT, statement)]
        before += [(name, statement) for name, _ in told]
        added = added + told if any(name in (RECEIVED, IN) for name, _ in told) else []
        yield from told


def _answered_late(statement: Statement) -> bool:
    """Whether a count is of applications answered too late, beside which others were answered in time."""
    book, clause, read = role_book(), statement.clause, statement.read
    late = has(clause, book.late) and has(clause, book.roles[ANSWERED].any) and not statement.inside
    if not late or has(clause, (*book.nothing, *book.elsewhere)) or statement.time is not Time.THIS:
        return False
    return topic(read, statement.start, clause) == APPLICATION and is_about(
        read, statement.start, statement.end, APPLICATION
    )


def _of_this_year(statement: Statement, before: Sequence[tuple[Role, Statement]]) -> bool:
    """Whether a count is of this year's applications, behind one of what was carried in."""
    carried = any(name == IN and each.value for name, each in before)
    return carried and has(statement.clause, role_book().of_this_year)


def _goes_on(statement: Statement, before: Sequence[tuple[Role, Statement]]) -> bool:
    """Whether a bare 结转4件 follows what its sentence received and answered: it goes on to next year."""
    if statement.inside or not statement.clause.startswith(shared("carrying")):
        return False
    first, _ = statement.read.passage.sentence(statement.start, statement.end)
    here = [name for name, each in before if each.start >= first]
    return RECEIVED in here and here[-1] == ANSWERED


def _is_sum(statement: Statement) -> bool:
    """Whether a clause only adds up what its sentence counted before: 书面2件、网上1件，共3件."""
    return bool(_sum_lead().match(statement.clause))


@cache
def _sum_lead() -> re.Pattern[str]:
    this = any_of(role_book().times.this)
    return re.compile(rf"(?:{this})?度?(?:{any_of(vocabulary().sums)})(?=[\d{HAN}])")


def _roles(statement: Statement) -> list[tuple[Role, Statement]]:
    """Return the roles of a count, with what it states in each."""
    book, read, clause = role_book(), statement.read, statement.plain
    last_years = statement.time is Time.OTHER and _is_last_years(statement)
    if last_years and LAST not in clause:
        clause = LAST + clause  # 上年末，我镇现行有效规范性文件6件
    worded = [name for name, role in book.roles.items() if role.fits(clause)]
    courts = statement.value == 0 and _both_courts(clause)
    if not (worded or courts):
        return []
    named = _behind().match(read.passage.source.text, statement.end)
    about = NORMATIVE if named else topic(read, statement.start, clause)
    fitting = list(COURTS) if courts else [name for name in worded if book.roles[name].of in ("", about)]
    carrying = [name for name in fitting if name.startswith("carried") or name == BEFORE]
    if LAST in clause or statement.time is Time.OTHER:
        fitting = carrying
    if fitting == [OUT] and (last_years or _last_year_carried(statement)):
        fitting = carrying = [IN]  # what last year left over is what came in
    unsettled = carrying or fitting[:1] == [IN_HAND]  # 未办结3件 counts, as 未收到3件 does not
    any_ = has(statement.clause[: statement.end - statement.start], book.general)  # 7件逐件登记 are counted
    denied_count = not unsettled and (any_ or has(clause, book.nothing)) and statement.value
    if denied_count or has(clause, book.elsewhere):
        return []
    if not is_about(read, statement.start, statement.end, about):
        if about != COURT or not may_be_about_disclosure(read, statement.start, statement.end):
            return []
        statement = replace(statement, wide=True)
    if about == APPLICATION and sorts_documents(read, statement.start, statement.end):
        return []
    if fitting == list(COURTS):
        return [(name, statement) for name in fitting]
    return _first(fitting, statement, clause)


def _is_last_years(statement: Statement) -> bool:
    """Whether the last year named before a count's end is last year, by its number or as that."""
    words = plain_years(before(statement.read, statement.end), statement.read.prose.year)
    return LAST in words and not _YEAR.search(words.rpartition(LAST)[2])


def _last_year_carried(statement: Statement) -> bool:
    """Whether last year, by its number, carried something to the year behind it, which is the report's."""
    carried, following = any_of(shared("carrying")), any_of(shared("next_year"))
    last = rf"{statement.read.prose.year - 1}年(?:度|底|末)?(?:{carried})[至到入]?(?:{following})"
    return bool(re.search(last, statement.clause))


@cache
def _behind() -> re.Pattern[str]:
    """Return what right behind a count names documents, of which another count follows: 9件…中3件."""
    return re.compile(rf"(?:行政)?(?:{any_of(role_book().objects[NORMATIVE])})")


def _first(fitting: Sequence[Role], statement: Statement, clause: str) -> list[tuple[Role, Statement]]:
    """Return the first role that fits; 受理并答复3件 tells of some that were received, too."""
    if not fitting:
        return []
    name, book = fitting[0], role_book()
    if name == IN and has(_carried_left_out(clause), book.roles[ANSWERED].any):
        return [(name, replace(statement, partial=True))]
    if name == ANSWERED and has(clause, book.reception):
        return [(name, statement), (RECEIVED, replace(statement, partial=True))]
    around = sentence(statement.read, statement.start, statement.end)
    dropped = name == ANSWERED and (tells_dropped(around) or _in_time_alone(clause, around))
    outcome = name in COURTS and (has(clause, book.outcomes) or shares_an_outcome(statement))
    if dropped or outcome or (name == RECEIVED and statement.inside):
        return [(name, replace(statement, partial=True))]
    return [(name, statement)]


def _in_time_alone(clause: str, around: str) -> bool:
    """Whether a clause counts what was answered in time, in a sentence that tells of others uncounted."""
    return has(clause, role_book().in_time) and bool(_late().search(around))


@cache
def _late() -> re.Pattern[str]:
    book = role_book()
    none = "".join(book.nothing)
    return re.compile(
        rf"(?<![{none}])(?<![{none}].)(?:{any_of(book.late)})(?![^,。;]{{0,6}}\d{{1,6}}[件宗份])"
    )


def _carried_left_out(clause: str) -> str:
    for word in shared("carried_in"):  # 上年未办结1件 was not answered
        clause = clause.replace(word, "")
    return clause


def _both_courts(clause: str) -> bool:
    roles = role_book().roles
    return all(has(clause, roles[name].nil) for name in COURTS)
