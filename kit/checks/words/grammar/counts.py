"""What a text says in numbers: each count with its label, measure word, sentence and place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from kit.base.folded_text import Squeezed, squeeze
from kit.base.numerals import HAN, NUMBER, SCALE, plain_number, read_number
from kit.checks.lexicon import any_of, first_of, shared, with_shared
from kit.checks.words.grammar.vocabulary import vocabulary

_MARKS = r",、;:。!?)|\n"
_BREAKS = rf"{_MARKS}("
"""The marks between the pieces of a text, for a pattern's brackets; an opening one may begin a number's."""

_DASHES, _DOTS = "—–－~-", "·•・‧∙"
_DAY = r"(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d)(?=[”\"’]?[一-鿿]{2,10}(?:日|节|活动))"  # 5.15政务公开日
_WORDS = re.compile(r"[^,、;:。!?()\n\d⟦…]{1,30}")


class TokenKind(StrEnum):
    """What a piece of a sentence is."""

    COUNT = "count"
    PERCENT = "percent"
    OPENER = "opener"
    VIEW = "view"
    WITHIN = "within"
    ORDER = "order"
    COMMA = ","
    PAUSE = "、"
    SEMICOLON = ";"
    COLON = ":"
    STOP = "。"
    OPEN = "("
    CLOSE = ")"
    CUT = "⟦⟧"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a squeezed text that means something for its numbers: `text[start:end]`."""

    kind: TokenKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim(Token):
    """A count: `label` is what is counted, `value` the number, `printed` as it stands before its 万 or 亿.

    `exact` is false for 余, 约, 近, 超, covered digits and what several things have each (指南、目录各1条);
    `difference` is true for a growth, a decline or an average (增加2条, 日均2条); `lead` is the label's part
    before the number.
    """

    printed: Decimal
    scale: int
    value: Decimal
    measure: str
    label: str
    lead: str
    exact: bool
    difference: bool

    @property
    def aside(self) -> bool:
        """Whether it stands beside a total and its parts: a growth, or last year's number."""
        return self.difference or vocabulary().of_last_year(self.lead)


@dataclass(frozen=True, eq=False, slots=True)
class Passage:
    """A text cut into tokens, in order, `starts` where each begins.

    `claims` are those that count, `stops` where sentences end.
    """

    source: Squeezed
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    claims: tuple[Claim, ...]
    stops: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """Return the original words of `text[start:end]`."""
        first, last = self.source.span(start, end)
        return self.source.original[first:last]

    def clause_before(self, index: int) -> str:
        """Return the words right before a token."""
        start = self.tokens[index - 1].end if index else 0
        return self.source.text[start : self.tokens[index].start]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds `text[start:end]`, both in the squeezed text."""
        before, after = bisect_right(self.stops, start - 1), bisect_left(self.stops, end)
        return (
            self.stops[before - 1] + 1 if before else 0,
            self.stops[after] + 1 if after < len(self.stops) else len(self.source.text),
        )

    def between(self, start: int, end: int) -> tuple[Claim, ...]:
        """Return the claims that begin in `text[start:end]`."""
        first, last = (bisect_left(self.claims, at, key=lambda each: each.start) for at in (start, end))
        return self.claims[first:last]


def read_claims(text: str) -> Passage:
    """Return the tokens of `text`: its counts and the marks that tie totals to parts.

    Numbers that count nothing (dates, document numbers, telephones, hotlines, ordinals, list numbers)
    are no claims. Works in time linear in the length of `text`.
    """
    source = squeeze(text)
    tokens: list[Token] = []
    edge = 0  # where the current clause's words begin
    for found in _pattern(mail="@" in source.text).finditer(source.text):
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


@cache
def _pattern(*, mail: bool) -> re.Pattern[str]:
    """Return what a token looks like; an address with an @, which any letter may begin, only if `mail`."""
    words = vocabulary()
    measures = rf"(?:{any_of(tuple(words.kinds))})(?<!部(?=[分门委队]))"
    aspects = any_of(words.aspects)
    skipped = "|".join(
        (
            r"https?://[!-~]{0,300}|www\.[!-~]{0,300}",
            *([r"[\w.-]{1,60}@[\w.-]{1,60}"] if mail else []),
            r"[〔\[【(]\d{4}[〕\]】)]\d{0,6}号?|\d{1,6}号(?=[文令])",
            r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?",
            rf"\d{{1,2}}[{_DOTS}]\d{{1,2}}(?![\d余]|{measures})|{_DAY}(?!个|小时|公里|平方|{measures})",
            rf"\d{{3,4}}[{_DASHES}]{{1,2}}\d{{7,8}}(?:[{_DASHES}]\d{{1,6}})?",
            rf"(?:{any_of(words.addresses)}):?\d[\d{_DASHES}]{{3,20}}",
            r"(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:度|底|末|初)?(?:\d{1,2}月(?:份|底|末)?(?:\d{1,2}[日号])?)?",
            r"\d{1,8}月(?:份|底|末)?(?:\d{1,2}[日号])?|\d{1,8}日|\d{1,6}号(?!文)|\d{1,6}部[分门委队]",
            rf"第(?:\d{{1,4}}|[{HAN}]{{1,5}})",
            rf"(?:{any_of(words.hotlines)})(?!\d)(?!{measures})",
            rf"(?:{'|'.join(f'(?<={each})' for each in words.numbered)})\d{{1,2}}(?![\d.余万亿]|{measures})",
            rf"(?:\d{{1,2}}|[{HAN}]{{1,2}})(?:(?:项|类|者)(?={any_of(words.sums)})|个?(?:方面|部分|大?类别?):)",
            rf"\d{{1,6}}\n\d{{1,6}}(?={measures})",  # broken over two lines: nobody can tell how much it is
            r"(?:(?<=[\n;:,。、(])|(?<=\A))\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[①-⑳]",
            r"\d{1,6}(?:\.\d{1,4})?(?:个?(?:工作日|小时|分钟|月|天|周|年|岁|届|级|元|平方|公里|米|公顷)|万元|亿元|千元)",
            r"[A-Za-z][A-Za-z\d]{0,60}",
        )
    )
    scale = r"(?P<scale>[万亿])?(?P<odd>{odd})?"
    listed = first_of(shared("about"), words.hotlines, words.addresses, words.openers, words.chiefly)
    begins = "" if mail else rf"(?=[\dA-Za-z{HAN}第①-⑳从按以就在其分含⟦….*〔\[【({_BREAKS}{listed}])"
    return re.compile(
        with_shared(
            rf"{begins}(?:(?P<mark>[{_MARKS}])|(?P<cut>⟦[^⟧]{{0,400}}⟧|…+|\.{{3,}})|(?P<skip>{skipped})"
            r"|(?<![^\n;,。!?])(?:(?P<view>(?:(?:从|按照?|以)[^,;:。、()|\d\n]{2,14}(?:看|分|划分|分类|统计)"
            rf"|[就从][^,;:。、()|\d\n]{{0,6}}(?:{aspects})[^,;:。、()|\d\n]{{0,2}}(?:而言|来说|来讲|看|讲|说))[,:])"
            r"|(?P<within>在[^,;:。()|\d\n]{2,24}中[,:])|(?P<order>(?:[一二三四五六七八九十]{1,2}|其[一二三四五])是))"
            rf"|(?P<percent>{{about}}?\d{{1,6}}(?:\.\d{{1,6}})?(?:%|个百分点){{around}}?)"
            rf"|(?P<about>{{about}})?(?:(?P<number>{NUMBER}){scale}(?P<measure>{measures})?"
            rf"|(?P<han>[{HAN}]{{1,7}})(?P<han_odd>余)?(?P<han_measure>{measures})"
            rf"|(?P<masked>\*{{1,12}})(?P<masked_measure>{measures})?)(?P<odd_after>余)?(?P<around>{{around}})?"
            rf"|(?P<opener>(?:{any_of(words.openers + words.chiefly)})(?<!分别)"
            r"|分别(?![在由与就对于从向以用按通经])|(?<=[,(;])含)"
            r"|(?P<open>\())"
        )
    )


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
    )  # fmt: skip


def _is_a_word(found: re.Match[str], text: str) -> bool:
    """Whether 汉字 and a measure word are part of a word (统一, 之一, 三公经费, 一次性), not a count."""
    words, (start, end) = vocabulary(), found.span()
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
