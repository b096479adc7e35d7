"""Recomputes the shares that the words print beside their counts (N-percent)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kit.base.finding import Finding, Status
from kit.base.numerals import HAN
from kit.checks.lexicon import LAST, any_of, has, plain_years
from kit.checks.words.grammar.breakdown import Breakdown, Item
from kit.checks.words.grammar.counts import Claim, Token, TokenKind, spoken
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.sum_reading import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary

_TOLERATED = Decimal("0.1")
"""In points: truncation and shares forced to add up to 100 stay within it."""
_SENTENCE = 16
"""The tokens of a sentence before its rate that are looked at."""
_FOLLOWING = 60
_RATE = re.compile(r"(?P<act>[一-鿿]{2,8})率(?:均|分别)?(?:达到|达|为|是)?")
_OF_ALL = re.compile(r"占(?:比|总数|总量)?(?:的|达到|达|为|是)?")
_ENDS = (TokenKind.COUNT, TokenKind.SKIP, TokenKind.SEMICOLON, TokenKind.STOP, TokenKind.CUT)
"""Behind these a percentage is no longer that of the part before."""
_ANOTHER_WHOLE = re.compile(rf"{LAST}|目标|任务|计划的?(?:总|数|\d)")
"""In a share's clause these name another whole than the total: 上年总量, 年度目标任务."""
_OF_SEVERAL = re.compile(rf"[^占]{{0,8}}(?:[{HAN}两][项类者]|(?:合计|总计|共)[^占]{{0,4}}占)")
"""So begins the clause of a share of several parts: 合计占60%, 两项占60%."""
_AMONG = "中", "已", "有"
_NOT_DUE = re.compile(r"到期|期限|在办|正在|办理中|结转|延期")
"""Behind 100% these tell why not all was done."""
_ALREADY = re.compile(r"(?:[我本全](?:镇|乡|街道?)|其中|目前|年内|现|已经?|均|共|全部|累计|有|中|、|,){0,3}")
"""What may stand before an act without telling of more than that it was done."""


@dataclass(frozen=True, slots=True)
class _Share:
    """A printed percentage, the part it follows and the total of the breakdown that the part is in."""

    token: Token
    part: Claim
    total: Decimal

    @property
    def printed(self) -> Decimal:
        return Decimal(re.sub(r"[^\d.]", "", self.token.text))

    @property
    def exact(self) -> bool:
        """Whether it is printed without 约 or 左右."""
        return is_exact(self.token)

    @property
    def recomputed(self) -> Decimal:
        return self.part.value * 100 / self.total


def is_exact(percentage: Token) -> bool:
    """Whether a percentage is printed as it is: 18.5%, but not 约20% or 20%左右."""
    return percentage.text[0].isdigit() and percentage.text.endswith(("%", "点"))


def is_close(printed: Decimal, exact: Decimal) -> bool:
    """Whether a percentage is the exact one, rounded or cut off to as many decimals as it is printed with."""
    gap = abs(printed - exact)
    return gap <= _TOLERATED or gap < _unit(printed)


def _unit(printed: Decimal) -> Decimal:
    """Return one in the last place of a number."""
    return Decimal(1).scaleb(int(printed.as_tuple().exponent))


def check_percentages(reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield whether each share printed behind a part of a breakdown is that part of the total."""
    for read in reads:
        seen: set[int] = set()
        for breakdown, verdicts in read.judged:
            for share in _shares(read, breakdown, verdicts):
                if share.token.start not in seen:
                    seen.add(share.token.start)
                    yield _finding(read, share)
        yield from (_finding(read, rate) for rate in _rates(read) if rate.token.start not in seen)


def _shares(read: ParsedWords, breakdown: Breakdown, verdicts: Sequence[Verdict]) -> Iterator[_Share]:
    """Yield the shares behind the parts: 工作动态43条，占信息公开总量的75.44%."""
    tokens, text = read.passage.tokens, read.passage.source.text
    for verdict in verdicts:
        if breakdown.apart and len(breakdown.totals) > 1 and verdict.status is Status.NOT_ASSESSABLE:
            continue  # nobody can tell of which total they are
        total = verdict.total.value
        parts = {part.start for part in verdict.parts}
        for item in breakdown.items:
            if item.claim.start not in parts or not total:
                continue
            share = _percentage_behind(tokens, item.index)
            if share and _is_share(text, item.claim, share) and not _of_another(text, item, share, breakdown):
                found = _Share(share, item.claim, total)
                if not (item.beside and is_close(found.printed, breakdown.joined(item) * 100 / total)):
                    yield found


def _percentage_behind(tokens: Sequence[Token], index: int) -> Token | None:
    """Return the percentage behind a part, before any other number and in the part's own brackets."""
    ends = _ENDS if index and tokens[index - 1].kind is TokenKind.OPEN else (*_ENDS, TokenKind.CLOSE)
    for at in range(index + 1, len(tokens)):
        if tokens[at].kind is TokenKind.PERCENT:
            return tokens[at]
        if tokens[at].kind in ends:
            break
    return None


def _is_share(text: str, part: Claim, share: Token) -> bool:
    """Whether the clause of a percentage behind a part says that it is the part's share, or brackets do."""
    between = text[part.end : share.start]
    if between == "(" and text.startswith(")", share.end):
        return True
    clause = re.split("[,(]", between)[-1]
    if _OF_SEVERAL.match(clause) or _ANOTHER_WHOLE.search(plain_years(clause)):
        return False
    return has(clause, vocabulary().shares) and not _changed().search(clause)


def _of_another(text: str, item: Item, share: Token, breakdown: Breakdown) -> bool:
    """Whether a share names another part as its whole: 网站120条，网站信息中动态60条，占网站信息的50%."""
    whole = text[item.claim.end : share.start].rpartition("占")[2]
    for word in vocabulary().generic:
        whole = whole.replace(word, "")
    pairs = {whole[at : at + 2] for at in range(len(whole) - 1)}
    others = (each.claim.lead for each in breakdown.items if each is not item)
    return any(pair in lead for lead in others for pair in pairs)


@cache
def _changed() -> re.Pattern[str]:
    """Return what ends a clause whose percentage is a change: 占比较上年提高了2个百分点."""
    words = vocabulary()
    return re.compile(rf"(?:{any_of(words.growth + words.decline)})(?:了|率|幅度?)?(?:达到|达|为)?$")


def _rates(read: ParsedWords) -> Iterator[_Share]:
    """Yield the shares that two counts before them tell: 承办25件,答复24件,答复率96%; 20个村中18个达标,占90%.

    The rate is named by just what was done with the second count. With a third count in the sentence, or
    between these, it may be a share of something else.
    """
    tokens, text = read.passage.tokens, read.passage.source.text
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.PERCENT and is_exact(token):
            pair = _pair(tokens[max(0, index - _SENTENCE) : index])
            if pair and _names_rate(text, *pair, token):
                whole, part = pair
                yield _Share(token, part, whole.value)
            elif index > 2 and (found := _of_stated(text, tokens[max(0, index - _SENTENCE) : index], token)):
                yield found


def _pair(before: Sequence[Token]) -> tuple[Claim, Claim] | None:
    """Return the two counts of a kind that a sentence tells so far, if the second is not more."""
    found: list[Claim] = []
    for token in reversed(before):
        if token.kind is TokenKind.STOP:
            break
        if token.kind not in (TokenKind.COMMA, TokenKind.SKIP, TokenKind.COUNT):
            return None
        if isinstance(token, Claim):
            found.append(token)
    if len(found) != 2:
        return None
    part, whole = found
    alike = bool(part.measure) and part.measure == whole.measure and part.exact and whole.exact
    aside = part.aside or whole.aside
    return (whole, part) if alike and not aside and 0 < part.value <= whole.value else None


def _names_rate(text: str, whole: Claim, part: Claim, share: Token) -> bool:
    """Whether the words before a percentage name it the rate of the part, by what was done with that."""
    clause = text.rfind(",", part.end, share.start) + 1
    between = text[whole.end : part.start]
    if not clause:
        return False
    if "中" in between and _OF_ALL.fullmatch(text, clause, share.start):
        return True
    rate = _RATE.fullmatch(text, clause, share.start)
    if rate is None or (part.value < whole.value and share.text == "100%" and _not_all_due(text, share)):
        return False
    before, behind = text[part.start - len(part.lead) : part.start], text[part.end : clause]
    act = rate["act"]
    done = before.endswith(act) and _ALREADY.fullmatch(before.removesuffix(act))
    return bool(done) or (behind.startswith(act) and between.endswith(_AMONG))


def _of_stated(text: str, before: Sequence[Token], share: Token) -> _Share | None:
    """Return a share behind the whole that it is of: 公开153条，占全年公开总数246条的62.2%."""
    part, whole = before[-3], before[-1]
    if not (isinstance(whole, Claim) and isinstance(part, Claim)) or text[whole.end : share.start] != "的":
        return None
    alike = part.measure and part.measure == whole.measure and part.exact and whole.exact
    if not (alike and whole.lead.startswith("占") and whole.value):
        return None
    found = _Share(share, part, whole.value)
    return found if is_close(found.printed, found.recomputed) or _is_first(before[:-3]) else None


def _is_first(before: Sequence[Token]) -> bool:
    """Whether a sentence has no count in the tokens before one: 网站90条，微信63条，占246条的… is of both."""
    for token in reversed(before):
        if token.kind in (TokenKind.STOP, TokenKind.COUNT):
            return token.kind is TokenKind.STOP
    return True


def _not_all_due(text: str, share: Token) -> bool:
    behind = text[share.end : share.end + _FOLLOWING].partition("。")[0]
    return bool(_NOT_DUE.search(behind))


def _finding(read: ParsedWords, share: _Share) -> Finding:
    printed, exact = share.printed, share.recomputed
    unit = _unit(printed)
    shown = exact.quantize(min(unit, Decimal("0.01")))
    message = f"{spoken(share.part.value)} 占 {spoken(share.total)} 的 {shown}%，正文写 {printed}%"
    status = (
        Status.PASS if is_close(printed, exact) else Status.FAIL if share.exact else Status.NOT_ASSESSABLE
    )
    quote = read.quote(share.part.start - len(share.part.lead), share.token.end)
    return quote.finding(
        "N-percent", status, message,
        left=str(printed), right=str(shown), details={"stated": printed, "recomputed": shown},
    )  # fmt: skip
