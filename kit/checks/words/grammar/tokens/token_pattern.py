"""What the pieces of a text look like that mean something for its numbers, as one pattern."""

from __future__ import annotations

import re
from functools import cache

from kit.base.numerals import HAN, NUMBER
from kit.checks.lexicon import any_of, first_of, shared, with_shared
from kit.checks.words.grammar.vocabulary import vocabulary

_MARKS = r",、;:。!?)|\n"
_BREAKS = rf"{_MARKS}("
"""The marks between the pieces of a text, for a pattern's brackets; an opening one may begin a number's."""

_DASHES, _DOTS = "—–－~-", "·•・‧∙"
_DAY = r"(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d)(?=[”\"’]?[一-鿿]{2,10}(?:日|节|活动))"  # 5.15政务公开日


@cache
def token_pattern(*, mail: bool) -> re.Pattern[str]:
    """Return what a token looks like; an address with an @, which any letter may begin, only if `mail`."""
    words = vocabulary()
    listed = first_of(shared("about"), words.hotlines, words.addresses, words.openers, words.chiefly)
    begins = "" if mail else rf"(?=[\dA-Za-z{HAN}第①-⑳从按以就在其分含⟦….*〔\[【({_BREAKS}{listed}])"
    return re.compile(
        with_shared(
            rf"{begins}(?:(?P<mark>[{_MARKS}])|(?P<cut>⟦[^⟧]{{0,400}}⟧|…+|\.{{3,}})|(?P<skip>{_uncounted(mail=mail)})"
            rf"|{_framing()}"
            r"|(?P<percent>{about}?\d{1,6}(?:\.\d{1,6})?(?:%|个百分点){around}?)"
            rf"|{_count()}"
            rf"|(?P<opener>(?:{any_of(words.openers + words.chiefly)})(?<!分别)"
            r"|分别(?![在由与就对于从向以用按通经])|(?<=[,(;])含)"
            r"|(?P<open>\())"
        )
    )


def _uncounted(*, mail: bool) -> str:
    """Return what numbers look like that count nothing: of addresses, dates, documents, days, points."""
    words = vocabulary()
    measures = _measures()
    return "|".join(
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


def _framing() -> str:
    """Return how a clause begins that says how what follows is told: 从类别看, 在…中, 一是."""
    aspects = any_of(vocabulary().aspects)
    return (
        r"(?<![^\n;,。!?])(?:(?P<view>(?:(?:从|按照?|以)[^,;:。、()|\d\n]{2,14}(?:看|分|划分|分类|统计)"
        rf"|[就从][^,;:。、()|\d\n]{{0,6}}(?:{aspects})[^,;:。、()|\d\n]{{0,2}}(?:而言|来说|来讲|看|讲|说))[,:])"
        r"|(?P<within>在[^,;:。()|\d\n]{2,24}中[,:])|(?P<order>(?:[一二三四五六七八九十]{1,2}|其[一二三四五])是))"
    )


def _count() -> str:
    """Return a count with its measure and what makes it vague: 约35条, 三件, 1.2万余人次, **件."""
    measures, scale = _measures(), r"(?P<scale>[万亿])?(?P<odd>{odd})?"
    return (
        rf"(?P<about>{{about}})?(?:(?P<number>{NUMBER}){scale}(?P<measure>{measures})?"
        rf"|(?P<han>[{HAN}]{{1,7}})(?P<han_odd>余)?(?P<han_measure>{measures})"
        rf"|(?P<masked>\*{{1,12}})(?P<masked_measure>{measures})?)(?P<odd_after>余)?(?P<around>{{around}})?"
    )


def _measures() -> str:
    return rf"(?:{any_of(tuple(vocabulary().kinds))})(?<!部(?=[分门委队]))"
