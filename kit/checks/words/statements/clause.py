"""A count in the words and its clause: how much it states, of the whole or of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kit.checks.lexicon import any_of, has, plain_years
from kit.checks.periods import is_part_of_a_year
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim, Passage, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import Time, time_of
from kit.report.prose import Quote

_OTHERS = re.compile(r"其[他它余](?!组织)[^,;]{0,6}申请")
_IN_STEP = re.compile(r"一[个件项批类次份][^,;。、\d一]{0,8}、[^,;。、\d一]{1,6}一[个件项批类次份]")
"""Two things of which there is one each, told in one breath, as a saying tells them."""
_STEP = 24
_MATTER = 12
"""Characters behind 涉及, 关于 within which disclosure itself is named as the matter."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A count in the words and its clause; `value` is 0 where the words say that there was none.

    `partial`: it speaks of a part only (网上收到2件). `inside`: it is part of another count (含上年结转5件).
    `open`: it may be of other years too (累计). `denied`: it is no count but says that there was none.
    `wide`: it may be of others too, as reviews that are not said to be about disclosure.
    `least`: it says that all of what was counted before were such (均已答复), `firm` that beyond doubt.
    `start` and `end` bound it in the passage's squeezed text. Of a count there is also its `time` and its
    clause in `plain` words, with the years beside the report's called last and next year.
    """

    read: ParsedWords
    start: int
    end: int
    clause: str
    value: Decimal
    exact: bool = True
    partial: bool = False
    inside: bool = False
    open: bool = False
    wide: bool = False
    denied: bool = False
    least: bool = False
    firm: bool = True
    time: Time = Time.THIS
    plain: str = ""

    @property
    def quote(self) -> Quote:
        """The words it was read from."""
        return self.read.quote(self.start, self.end)


def counted(read: ParsedWords) -> Iterator[Statement]:
    """Yield every whole count of a thing counted singly (件, 条), with its clause."""
    tokens, text = read.passage.tokens, read.passage.source.text
    kinds = vocabulary().kinds
    for index, token in enumerate(tokens):
        if (
            isinstance(token, Claim)
            and kinds.get(token.measure) == 0
            and not (token.difference or token.former)
        ):
            if _is_one_of_a_saying(text, token):
                continue
            start, end = _clause(read.passage, index)
            clause = _named_before(read.passage, index) + text[start:end]
            inside = _is_opened(read.passage, index) and not _leaves_out(text, start, clause)
            inside = inside or clause.startswith(role_book().belonging)
            time = time_of(read, start, token.end)
            partial = is_partial(clause) or _of_the_part_before(read.passage, index, clause)
            yield Statement(
                read, start, token.end, clause, token.value, token.exact, partial, inside,
                open=time is Time.OPEN, time=time, plain=plain_years(clause, read.prose.year),
            )  # fmt: skip


def _is_one_of_a_saying(text: str, claim: Claim) -> bool:
    """Whether 一件 counts nothing but goes in step with others: 办结一件、解决一类."""
    if not claim.text.startswith("一"):
        return False
    before = text[max(0, claim.end - _STEP) : claim.end]
    return bool(_IN_STEP.search(before) or _IN_STEP.match(text, claim.end - len(claim.text)))


def _is_opened(passage: Passage, index: int) -> bool:
    """Whether a count stands right behind what opens a list: 其中, a bracket, 收到的5件中."""
    *earlier, last = passage.tokens[max(0, index - 2) : index] or (None,)
    if last is None or last.kind in (TokenKind.OPENER, TokenKind.OPEN):
        return last is not None
    of = next((each.end for each in earlier if isinstance(each, Claim)), None)
    return of is not None and passage.source.text.startswith("中", of)


def _of_the_part_before(passage: Passage, index: int, clause: str) -> bool:
    """Whether a count tells what became of the part before it: 其中网络申请4件，办结3件；当面…."""
    before, tokens = passage.tokens[max(0, index - 3) : index], passage.tokens
    kinds = [each.kind for each in (*before, *tokens[index + 1 : index + 2])]
    a_part = [TokenKind.OPENER, TokenKind.COUNT, TokenKind.COMMA, TokenKind.SEMICOLON]
    return kinds == a_part and clause.startswith(vocabulary().done)


def _leaves_out(text: str, start: int, clause: str) -> bool:
    """Whether a clause in brackets tells of what is not in the count before them: 5件（不含上年结转1件）."""
    words = role_book().left_out
    return clause.startswith(words) or text.endswith(words, 0, start)


def is_partial(clause: str) -> bool:
    """Whether a clause speaks of a part: by how, when or about what it came in."""
    book = role_book()
    one_way = has(clause, book.partial) and not _both_ways().search(clause)
    if one_way or _is_of_a_matter(clause):
        return True
    return is_part_of_a_year(clause) or has(clause, book.periods)


@cache
def _both_ways() -> re.Pattern[str]:
    """Return what names several ways at once, all of which a count then covers: 线上、线下共收到.

    So does a government's office that is itself what received: 区政府办共受理.
    """
    ways = any_of(role_book().partial)
    return re.compile(
        rf"(?:{ways})(?:[、和及与]|以及)(?:{ways})[^,;。]{{0,4}}共|[省市县区]政府(?:办公室|办)?共"
    )


def _is_of_a_matter(clause: str) -> bool:
    book = role_book()
    for word in book.matters:
        _, found, matter = clause.partition(word)
        if found and not has(matter[:_MATTER], book.courts_about):
            return True
    return False


def tells_dropped(words: str) -> bool:
    """Whether words tell of applications that were dropped, and not that none were: 没有申请人撤回申请."""
    return bool(_dropped().search(words))


@cache
def _dropped() -> re.Pattern[str]:
    book = role_book()
    before = "".join(f"(?<!{word})" for each in book.nothing for word in (each, f"{each}申请人"))
    return re.compile(rf"{before}(?:{any_of(book.dropped)})")


def of_some(clause: str) -> bool:
    """Whether a clause speaks of applications of bodies alone, of natural persons alone, or of any others."""
    applicants = role_book().applicants
    people, bodies = has(clause, applicants.people), has(clause, applicants.bodies)
    return (
        (bodies and not people)
        or (has(clause, applicants.natural) and not bodies)
        or bool(_OTHERS.search(clause))
    )


def _named_before(passage: Passage, index: int) -> str:
    """Return what a count that another went to counts: 公开总数 of 公开总数由6件增至7件."""
    former = passage.tokens[index - 1] if index else None
    if not (isinstance(former, Claim) and former.former):
        return ""
    words = passage.source.text[_clause(passage, index - 1)[0] : former.start]
    return words[: max(words.rfind("由"), words.rfind("从"), 0)]


def _clause(passage: Passage, index: int) -> tuple[int, int]:
    """Return the bounds of a count's clause: from the last mark or count before it to the next one."""
    tokens = passage.tokens
    first = index
    while first and tokens[first - 1].kind in (TokenKind.PAUSE, TokenKind.SKIP):
        if tokens[first - 1].kind is TokenKind.PAUSE and first > 1 and isinstance(tokens[first - 2], Claim):
            break
        first -= 1
    start = tokens[first - 1].end if first else 0
    following = next((t for t in tokens[index + 1 : index + 8] if t.kind is not TokenKind.SKIP), None)
    end = following.start if following else len(passage.source.text)
    claim = tokens[index]
    end = min(end, claim.end + 40)
    if isinstance(following, Claim):  # the words before the next count are its own
        end = claim.end
    return max(start, claim.start - 80), end
