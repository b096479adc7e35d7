"""Counts what the words list by name against the number they say it has (N-list)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from kit.base.finding import Finding, Status
from kit.base.numerals import HAN
from kit.checks.lexicon import any_of, first_of
from kit.checks.needed_words import RarePattern
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Passage
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.listed_sections import MOST, Listed, as_one, sections, titles_of, whole_number
from kit.report.prose import Prose

_SINGLE = "个", "家"
"""Measure words of things, each with a name of its own: 两类平台 may be three by name."""
_AND = re.compile(r"[、;,]|以及|和|及|与")
_DONE = "了"
"""What tells of something done is no list of names: 栏目5个，有力保障了知情权、参与权."""
_POINT = re.compile(rf"(?<=[,;:。\n])(?:第(?=[{HAN}][,是])|(?=[{HAN}]是))(?P<number>[{HAN}])[,是]")
_STOPS = "。!?;"
_FAR = 400
"""How far before its number a list may begin."""
_COMMA = re.compile(r"[;,]")
_PAUSE = re.compile(r"[、;,]")
_QUOTED = re.compile(r"[“\"][^”\"\n]{1,60}[”\"]|\([^()\n]{1,80}\)|《[^》\n]{1,60}》")

_WORK = re.compile(r"《[^《》\n]{1,60}》")
_WHOLE = re.compile('[“"][^“”"]*、[^“”"]*[”"]')
"""A list that stands in one pair of marks."""


def check_lists(prose: Prose, reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield, for each list of names with a stated number, whether it has that many.

    A list with 等 may be longer than what it names; a conjunction (和, 及) may join two names or be part of
    one, and a section's title may itself hold a comma: where a reading fits, it passes.
    """
    titles = titles_of(prose.form)
    for read in reads:
        yield from (*_short_lists(read), *_points(read), *_documents(read))
        for start, end, stated, names, open_ended in _named(read.passage, titles):
            fewest, most = _lengths(names)
            listed = min(max(stated, fewest), most)
            unsure = (open_ended and listed < stated) or "⟦" in names or "…" in names
            failed = Status.NOT_ASSESSABLE if unsure else Status.FAIL
            yield read.quote(start, end).finding(
                "N-list", Status.PASS if listed == stated else failed,
                f"说有 {stated} 个，列出了 {listed} 个", left=stated, right=listed,
            )  # fmt: skip


def _short_lists(read: ParsedWords) -> Iterator[Finding]:
    """Yield lists right before their number that are too short for it: 通过网站、公开栏三种渠道.

    One that is longer may hold names of several words, and says nothing; of names in quotation marks or
    brackets it is too long, also with 等, unless kinds are counted: of those there may be several names each.
    """
    text = read.passage.source.text
    for found in chain(_ways().finditer(text), _classes().finditer(text)):
        stated = whole_number(found["number"])
        quoted, names = found["quoted"], found["names"]
        if names and names.endswith((*vocabulary().adds, "、")):
            continue
        listed = len(_QUOTED.findall(quoted)) if quoted else _lengths(names)[1] if "、" in names else 0
        if stated and listed and stated <= MOST:
            status = Status.PASS if listed == stated else Status.FAIL
            longer = bool(quoted) and listed > stated and found["each"] in _SINGLE
            if longer or (listed <= stated and not (found["open"] or "等" in (quoted or names))):
                yield read.quote(*found.span()).finding(
                    "N-list", status, f"说有 {stated} 个，列出了 {listed} 个", left=stated, right=listed
                )


def _documents(read: ParsedWords) -> Iterator[Finding]:
    """Yield documents named right behind their number: 制发文件2件，分别为《甲》《乙》."""
    for found in _documents_behind().finditer(read.passage.source.text):
        stated, listed = whole_number(found["number"]), len(_WORK.findall(found["names"]))
        if stated and not (listed < stated and found["open"]):
            status = Status.PASS if listed == stated else Status.FAIL
            yield read.quote(found.start(), found.end("names")).finding(
                "N-list", status, f"说有 {stated} 个，列出了 {listed} 个", left=stated, right=listed
            )


@cache
def _documents_behind() -> RarePattern:
    number = rf"(?<![第{HAN}\d])(?P<number>\d{{1,2}}|[{HAN}])(?:件|部|份|个|项|篇)[^,;。:《》、()\d\n]{{0,8}}"
    names = rf"(?P<names>(?:{_WORK.pattern}(?:\([^()\n]{{1,30}}\))?[、和及与]?){{2,12}})(?P<open>等)?"
    return RarePattern(re.compile(rf"{number}(?:,?分别(?:为|是)|,?即|:|,(?:为|是)):?{names}"))


def _points(read: ParsedWords) -> Iterator[Finding]:
    """Yield the points behind the number that announces them: 采取以下四种方式：一是…；二是…；三是….

    Where words are left out or break off, more points may have stood behind.
    """
    text = read.passage.source.text
    for found in _announced().finditer(text):
        stated, points = whole_number(found["number"]), list(_in_turn(text, found.end()))
        if stated and len(points) > 1:
            cut = len(points) < stated and ("⟦" in text[found.end() :] or text[-1] not in _STOPS)
            failed = Status.NOT_ASSESSABLE if cut else Status.FAIL
            yield read.quote(found.start(), points[-1].end()).finding(
                "N-list", Status.PASS if len(points) == stated else failed,
                f"说有 {stated} 个，列出了 {len(points)} 个", left=stated, right=len(points),
            )  # fmt: skip


def _in_turn(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the points numbered in turn from the first on, up to where another list begins."""
    due = 1
    for point in _POINT.finditer(text, start):
        number = whole_number(point["number"])
        if number == due:
            due += 1
            yield point
        elif number == 1:
            return


@cache
def _announced() -> RarePattern:
    things = any_of(vocabulary().named_behind)
    pattern = (
        rf"(?:(?:以下|下列|如下|下面)|(?<![第{HAN}\d])(?=(?:[{HAN}]|\d{{1,2}})个[^。]{{2,20}}:))"
        rf"(?P<number>[{HAN}]|\d{{1,2}})(?:个|种|类|项|大|点)?(?:{things})"
        rf"[^,;。:\d\n]{{0,12}}[:。](?=一是|第一[,是])"
    )
    return RarePattern(re.compile(pattern))


@cache
def _classes() -> RarePattern:
    """Return what tells of kinds and fields by name and number: 机构、政策、动态三大类, 教育、卫生2个领域."""
    names = r"(?P<names>[^,;。:()“\"《\d\n]{3,120}?)(?P<open>等)?"
    number = rf"(?P<number>\d{{1,2}}|[{HAN}]{{1,2}})(?P<each>[大个])(?:(?<=大)类|(?<=个)重?点?领域)"
    opened = "内容涉及|内容涵盖|涉及|涵盖|包括|包含|围绕|聚焦"
    return RarePattern(re.compile(rf"(?P<quoted>(?!))?(?:{opened}){names}{number}"))


@cache
def _ways() -> RarePattern:
    words = vocabulary()
    pattern = (
        rf"(?:(?<![”\"》])(?P<quoted>(?:[“\"《][^”\"》,;。:\n]{{1,20}}[”\"》][、和及与]?){{2,12}})"
        rf"|(?:{any_of(words.by_way)})(?![、和及与])"  # 机构设置、政策文件: a name, no opening
        rf"(?P<names>(?:[^,;。:()“\"《\d\n]|“[^”,。\n]{{1,20}}”){{3,120}}?))(?P<open>等)?"
        rf"(?P<number>\d{{1,2}}|[{HAN}]{{1,2}})(?P<each>个|种|类|家|项|大)[^,;。:、()\d\n]{{0,6}}(?:{any_of(words.named_behind)})"
    )
    return RarePattern(re.compile(pattern))


def _named(passage: Passage, titles: re.Pattern[str]) -> Iterator[Listed]:
    """Yield the lists before their number, and those behind it, each once."""
    own = list(sections(passage, titles))
    told = {start for start, *_ in own}
    yield from (*own, *(each for each in _behind(passage) if each[0] not in told), *_before(passage, titles))


def _behind(passage: Passage) -> Iterator[Listed]:
    """Yield lists behind their number: 共开设政务公开账号3个，分别在今日头条、门户网站、公众号发布."""
    text = passage.source.text
    for found in _behind_pattern().finditer(text):
        stated = whole_number(found["before"] or found["after"])
        if stated and stated <= MOST and "、" in found["names"] and _DONE not in found["names"]:
            names, rest = _cut(found["names"])
            yield found.start(), found.start("names") + len(names), stated, names, rest.startswith("等")


@cache
def _behind_pattern() -> RarePattern:
    words = vocabulary()
    number = rf"\d{{1,2}}|[{HAN}]{{1,2}}"
    things = any_of(words.named_behind)
    pattern = (
        rf"(?=[\d{HAN}{first_of(words.named_behind)}])"
        rf"(?:(?P<after>{number})(?:个|家|类|种)(?P<thing>[^,;:。、()\d\n]{{0,10}}(?:{things}))"
        rf"|(?:{things})(?:共|共计|共有)?(?P<before>{number})(?:个|家))"
        rf"(?:的(?:政府)?信息)?[,:]?(?:{any_of(words.behind)}):?(?P<names>[^,;。:\d\n]{{3,160}})"
    )
    return RarePattern(re.compile(pattern))


def _before(passage: Passage, titles: re.Pattern[str]) -> Iterator[Listed]:
    """Yield lists before their number: 由…、…、…等6个部分组成."""
    text = passage.source.text
    for found in _before_pattern().finditer(text):
        stated = whole_number(found["number"])
        first = max(0, found.start() - _FAR)
        sentence = max(text.rfind(mark, first, found.start()) for mark in "。\n")
        opened = _last_opening(text, max(sentence + 1, first), found.start())
        if stated and stated <= MOST and opened is not None:
            whole = text[opened : found.start()].rstrip("共计:,")
            names = whole.removesuffix("等")
            if _PAUSE.search(_QUOTED.sub("名", names)):
                yield opened, found.end(), stated, as_one(titles.sub("节", names)), whole.endswith("等")


@cache
def _before_pattern() -> RarePattern:
    sorts = any_of(vocabulary().sorts)
    pattern = (
        rf"(?=[\d{HAN}])"
        rf"(?<![第前后上下])(?P<number>\d{{1,2}}|[{HAN}]{{1,2}})(?:个|大)?(?:{sorts})(?=组成|内容|构成|[,。;:汇]|$)"
    )
    return RarePattern(re.compile(pattern))


@cache
def _opening() -> re.Pattern[str]:
    words = vocabulary()
    made_by = r"(?<!由(?=[^,;:。]{0,30}(?:编制|编写|撰写)))"
    of_so_many = rf"(?!(?:\d{{1,2}}|[{HAN}]{{1,2}})[个大]?(?:{any_of(words.sorts)}))"
    return re.compile(rf"(?:{any_of(words.list_openings)}){made_by}{of_so_many}")


def _last_opening(text: str, start: int, end: int) -> int | None:
    """Return where the list before a number begins: behind the last word that opens one."""
    found = None
    for opening in _opening().finditer(text, start, end):
        found = opening
        if opening[0] == "由":
            break
    return found.end() if found else None


def _lengths(names: str) -> tuple[int, int]:
    """Return how many names a list has at least and at most.

    Between commas 、 is part of a name: 信息公开情况，申请、答复情况，其他事项.
    """
    plain = names.strip('“”"') if _WHOLE.fullmatch(names) else _QUOTED.sub("名", names)
    wide = plain.count(",") > max(1, plain.count("、"))
    fewest = [part for part in (_COMMA if wide else _PAUSE).split(plain) if part.strip()]
    most = [part for part in _AND.split(plain) if part.strip()]
    return len(fewest), len(most)


def _cut(names: str) -> tuple[str, str]:
    """Return the names up to 等 or the verb that follows the last of them, and what comes behind."""
    ends = [found for word in vocabulary().list_ends if (found := names.find(word, names.rfind("、"))) > 0]
    end = min(ends, default=len(names))
    return names[:end], names[end:]
