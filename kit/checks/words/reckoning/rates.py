"""Finds the rates that the counts before them tell: 承办25件,答复24件,答复率96%; 20个村中18个达标,占90%."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kit.base.finding import Finding, Status
from kit.checks.lexicon import any_of, has
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim, Token, TokenKind
from kit.checks.words.reckoning.printed_share import Share, is_close, is_exact
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_SENTENCE = 16
"""The tokens of a sentence before its rate that are looked at."""
_FOLLOWING = 60
_ALL = 100
_BETWEEN = (TokenKind.COMMA, TokenKind.PAUSE, TokenKind.SKIP)
_RATE = re.compile(r"(?P<act>[一-鿿]{2,8})(?:率|(?<=满意)度)均?(?:达到|达|为|是)?")
_OF_ALL = re.compile(r"占(?:比|总数|总量)?(?:的|达到|达|为|是)?")
_OTHERWISE = {"回收": "收回"}
"""Acts that a rate names by another word than its count."""
_OF_THEM = "其中"
_NOUN = re.compile("[^一-鿿].*")
_COVERED = "覆盖率"
"""The share of some among others of which whatever is told holds."""
_FINISHED = re.compile("(?:完成|到位|完毕|了)$")
_ALL_DONE = "(?:,|、)?(?:目前|现)?(?:均|全部)(?:已经?|都)?(?:(?![未不或])[一-鿿]){{0,4}}{act}(?:完毕|完成)?,"


@dataclass(frozen=True, slots=True)
class _Counts:
    """The counts of one kind that a sentence tells so far: what came first and the others, in order.

    `among`: the others are said to be among the first (其中).
    """

    whole: Claim
    others: tuple[Claim, ...]
    among: bool


def rates(read: ParsedWords) -> Iterator[Share]:
    """Yield the shares that counts before them tell, named by just what was done with one of these.

    Of more than two counts the others must be what is left of the first; a count of another kind may be
    what the rate is of.
    """
    tokens, text = read.passage.tokens, read.passage.source.text
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.PERCENT and is_exact(token):
            told = _counts(tokens[max(0, index - _SENTENCE) : index])
            share = _named(read, told, token) if told else None
            if share is None and index > 2:
                share = _of_stated(text, tokens[max(0, index - _SENTENCE) : index], token)
            if share:
                yield share


def rates_over_all(read: ParsedWords, told: Container[int]) -> Iterator[Finding]:
    """Yield the rates of all there is that are more than that, but for those `told` of: 满意率101.2%."""
    text = read.passage.source.text
    for token in read.passage.tokens:
        if token.kind is not TokenKind.PERCENT or token.start in told or not is_exact(token):
            continue
        named = _of_all_there_is().search(text, max(0, token.start - _SENTENCE), token.start)
        printed = token.text.removesuffix("%")
        if named and Decimal(printed) > _ALL:
            message = f"正文写 {token.text}，{named['rate']}不会超过 100%"
            quote = read.quote(named.start(), token.end)
            yield quote.finding("N-percent", Status.FAIL, message, left=printed, right=str(_ALL))


@cache
def _of_all_there_is() -> re.Pattern[str]:
    acts = any_of(reckoning_words().of_all_there_is)
    return re.compile(
        rf"(?P<rate>(?:{acts})(?:率|(?<=满意)度))(?:均|已|[^,;。]{{0,12}}(?:达到?|为|是|到|至))?$"
    )


def _counts(before: Sequence[Token]) -> _Counts | None:
    """Return the counts that a sentence tells so far, None unless they are exact and of one kind."""
    found: list[Claim] = []
    among = False
    for token in reversed(before):
        if token.kind is TokenKind.STOP:
            break
        if token.kind is TokenKind.OPENER and token.text == _OF_THEM:
            among = True
        elif isinstance(token, Claim):
            found.append(token)
            if among:
                break
        elif token.kind not in _BETWEEN:
            return None
    if not found or (among and len(found) < 2):
        return None
    *others, whole = found
    alike = bool(whole.measure) and all(each.measure == whole.measure for each in others)
    certain = all(each.exact and not each.aside and 0 < each.value <= whole.value for each in found)
    return _Counts(whole, tuple(reversed(others)), among) if alike and certain else None


def _named(read: ParsedWords, told: _Counts, share: Token) -> Share | None:
    """Return the share that the words before a percentage name it: the rate of what was done with a count."""
    whole, others, text = told.whole, told.others, read.passage.source.text
    clause = text.rfind(",", (others or (whole,))[-1].end, share.start) + 1
    if not clause:
        return None
    among = len(others) == 1 and "中" in text[whole.end : others[0].start]
    if among and (_OF_ALL.fullmatch(text, clause, share.start) or _covers(text[clause : share.start])):
        return _unless_excused(text, whole, Share(share, others[0], others[0].value, whole.value))
    rate = _RATE.fullmatch(text, clause, share.start)
    if rate is None:
        return None
    act = _OTHERWISE.get(rate["act"], rate["act"])
    if not others:
        done = re.compile(_ALL_DONE.format(act=act)).fullmatch(text, whole.end, clause)
        return Share(share, whole, whole.value, whole.value) if done else None
    about = _NOUN.sub("", whole.lead + text[whole.end : others[0].start])
    subject = next((act[:size] for size in range(len(act) - 2, 1, -1) if act[:size] in about), "")
    return _of_done(read, told, share, act) or (
        _of_done(read, told, share, act.removeprefix(subject)) if subject else None
    )


def _covers(clause: str) -> bool:
    return clause.startswith(_COVERED) and bool(_RATE.fullmatch(clause))


def _of_done(read: ParsedWords, told: _Counts, share: Token, act: str) -> Share | None:
    """Return the rate of the one count that tells what was done, or else what is left of what was not."""
    whole, others, text = told.whole, told.others, read.passage.source.text
    done = [each for each in others if _does(each.lead, act)]
    if len(others) == 1 and not done:
        between, behind = text[whole.end : others[0].start], text[others[0].end :]
        done = [*others] if between.endswith(reckoning_words().among) and behind.startswith(act) else []
    undone = [each for each in others if _does(each.lead, f"不{act}") or _does(each.lead, f"未{act}")]
    some = any(act in each.lead for each in others if each not in (*done, *undone))
    if some or len(done or undone) != 1:
        return None
    (count,) = done or undone
    value = count.value if done else whole.value - count.value
    complete = len(others) == 1 or told.among or sum(each.value for each in others) == whole.value
    if not complete:
        return None
    found = Share(share, count, value, whole.value)
    if is_close(found.printed, found.recomputed):
        return found
    earlier = [each.value for each in others if done and each.start < count.start]
    fitting = (Share(share, count, value, each) for each in earlier)
    fits = next((each for each in fitting if is_close(each.printed, each.recomputed)), None)
    doubtful = _of_another(read, told, found, whole.value - sum(earlier))
    return fits or (None if doubtful else _unless_excused(text, whole, found))


def _of_another(read: ParsedWords, told: _Counts, share: Share, rest: Decimal) -> bool:
    """Whether a rate may be of another whole than the first count: one told beside it, or the `rest` of that.

    Of 100% the others may tell why not all was done, where all of them together make up the whole.
    """
    if share.printed == _ALL and len(told.others) > 1:
        return sum(each.value for each in told.others) == share.total or rest == share.value
    _, end = read.passage.sentence(share.token.start, share.token.end)
    near = read.passage.between(told.whole.end, min(end, share.token.end + _FOLLOWING))
    counts = [each for each in near if each.measure == told.whole.measure]
    of = [rest, *(each.value for each in counts if each is not share.quoted)]
    return any(each > 0 and is_close(share.printed, share.value * 100 / each) for each in of)


def _does(lead: str, act: str) -> bool:
    """Whether the words before a count tell just that something was done with it."""
    told = _FINISHED.sub("", lead)
    return told.endswith(act) and bool(_already().fullmatch(told.removesuffix(act)))


@cache
def _already() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(reckoning_words().already)}){{0,3}}")


def _unless_excused(text: str, whole: Claim, share: Share) -> Share | None:
    """Return a share, None where it is not right and the words around it tell of what else it may be.

    For 100% of less than all that is also why not all was done.
    """
    if is_close(share.printed, share.recomputed):
        return share
    behind = text[share.token.end : share.token.end + _FOLLOWING].partition("。")[0]
    around = text[whole.end : share.token.start] + behind
    words = reckoning_words()
    excused = share.printed == _ALL and has(around, words.not_due)
    return None if excused or has(around, words.counted_otherwise) else share


def _of_stated(text: str, before: Sequence[Token], share: Token) -> Share | None:
    """Return a share behind the whole that it is of: 公开153条，占全年公开总数246条的62.2%."""
    *earlier, part, _, whole = before
    if not (isinstance(whole, Claim) and isinstance(part, Claim)) or text[whole.end : share.start] != "的":
        return None
    alike = part.measure and part.measure == whole.measure and part.exact and whole.exact
    if not (alike and whole.lead.startswith("占") and whole.value):
        return None
    found = Share(share, part, part.value, whole.value)
    return found if is_close(found.printed, found.recomputed) or _is_first(earlier) else None


def _is_first(before: Sequence[Token]) -> bool:
    """Whether a sentence has no count in the tokens before one: 网站90条，微信63条，占246条的… is of both."""
    for token in reversed(before):
        if token.kind in (TokenKind.STOP, TokenKind.COUNT):
            return token.kind is TokenKind.STOP
    return True
