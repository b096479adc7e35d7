"""What a text says in numbers: each count with its label, measure word, sentence and place."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kit.base.folded_text import squeeze
from kit.base.numerals import SCALE, plain_number, read_number
from kit.checks.lexicon import with_shared
from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token, TokenKind
from kit.checks.words.grammar.tokens.token_pattern import token_pattern
from kit.checks.words.grammar.vocabulary import vocabulary, went_to

_FROM = re.compile(r"[由从](?:20\d\d年)?[^,;。()\d]{0,12}\Z")
_LEAD = 24
"""Characters before a number in which 由 or 从 tells that words go from it to the next."""
_WORDS = re.compile(r"[^,、;:。!?()\n\d⟦…]{1,30}")


def read_claims(text: str) -> Passage:
    """Return the tokens of `text`: its counts and the marks that tie totals to parts.

    Numbers that count nothing (dates, document numbers, telephones, hotlines, ordinals, list numbers)
    are no claims. Works in time linear in the length of `text`.
    """
    source = squeeze(text)
    tokens: list[Token] = []
    edge = 0  # where the current clause's words begin
    for found in token_pattern(mail="@" in source.text).finditer(source.text):
        token = _token(found, source.text, edge)
        if token is None:
            continue
        before = source.text[token.start - 1] if token.text == "\n" and token.start else ""
        if before and before in ",、;:\n":  # a line broken inside a sentence, or blank
            edge = token.end
            continue
        tokens.append(token)
        if token.kind is not TokenKind.SKIP:
            edge = token.end
    claims = tuple(token for token in tokens if isinstance(token, Claim))
    stops = tuple(token.start for token in tokens if token.kind is TokenKind.STOP)
    return Passage(source, tuple(tokens), tuple(token.start for token in tokens), claims, stops)


_NAMED = {
    kind.value: kind
    for kind in (TokenKind.SKIP, TokenKind.PERCENT, TokenKind.OPENER, TokenKind.VIEW, TokenKind.WITHIN)
}
_NAMED |= {TokenKind.ORDER.value: TokenKind.ORDER, "cut": TokenKind.CUT, "open": TokenKind.OPEN}
"""What a piece is by the name of the pattern's group that ends with it; any other is a count's."""
_OF_MARKS = dict.fromkeys("。!?|\n", TokenKind.STOP) | {
    kind.value: kind for kind in TokenKind if len(kind.value) == 1
}


def _token(found: re.Match[str], text: str, edge: int) -> Token | None:
    name = found.lastgroup or ""
    kind = _OF_MARKS[found[0]] if name == "mark" else _NAMED.get(name)
    return Token(kind, *found.span(), found[0]) if kind is not None else _claim(found, text, edge)


def _claim(found: re.Match[str], text: str, edge: int) -> Claim | None:
    words = vocabulary()
    number, han, masked, scale = found.group("number", "han", "masked", "scale")
    if han and (found[0] in words.vague or _is_a_word(found, text)):
        return None
    printed = Decimal(0) if masked else read_number(number or han)
    if printed is None:
        return None
    start, end = found.span()
    lead = text[edge:start]
    measure = next(filter(None, found.group("measure", "han_measure", "masked_measure")), "")
    inexact = any(found.group("about", "odd", "han_odd", "masked", "odd_after", "around"))
    inexact = inexact or lead.endswith(words.each)
    times = SCALE[scale or ""]
    return Claim(
        TokenKind.COUNT, start, end, found[0], printed, times, printed * times, measure,
        lead or _after(text, end), lead, not inexact, words.names_difference(lead),
        _is_former(text, start, end),
    )  # fmt: skip


def _is_former(text: str, start: int, end: int) -> bool:
    """Whether words go from a number to another (由5件降为3件), or compare with it: 较上年(10件)."""
    before = text[max(0, start - _LEAD) : start]
    from_it = bool(went_to().match(text, end)) and bool(_FROM.search(before))
    return from_it or (before.endswith("(") and bool(_than_last_year().search(before)))


@cache
def _than_last_year() -> re.Pattern[str]:
    return re.compile(with_shared(r"{compared}(?:{last_year}|20\d\d年)(?:{year_tails})?\(\Z"))


def _is_a_word(found: re.Match[str], text: str) -> bool:
    """Whether 汉字 and a measure word are part of a word (统一, 之一, 三公经费, 四分之一), not a count."""
    words, (start, end) = vocabulary(), found.span()
    if found[0].endswith("分") and text.startswith("之", end):
        return True
    return text[start - 1 : start] in words.word_heads or text[end : end + 1] in words.word_tails


def _after(text: str, end: int) -> str:
    """Return the words behind a number, up to the next mark or digit."""
    found = _WORDS.match(text, end)
    return found[0] if found else ""


def spoken(value: Decimal) -> str:
    """Return a number as a message says it."""
    return f"{plain_number(value)}"


def more(by: Decimal) -> str:
    """Return a difference as people say it: 多 3, 少 3, 持平."""
    return f"{'多' if by > 0 else '少'} {spoken(abs(by))}" if by else "持平"
