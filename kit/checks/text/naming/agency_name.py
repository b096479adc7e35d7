"""D-name: what a township calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kit.base.finding import Finding, Status
from kit.checks.needed_words import RarePattern
from kit.checks.text.naming.makers import (
    Maker,
    bare,
    foreign_accounts,
    is_another,
    makers,
    of_another_county,
    other_kinds,
)
from kit.checks.text.naming.misspelt_name import misspelt_names, shortened_names
from kit.checks.text.naming.self_words import misnamed, of_no_maker, self_words
from kit.checks.text.searchable_text import (
    SearchablePassage,
    SearchableText,
    once,
    sentence_at,
    sentences,
)
from kit.checks.text.wording.phrasing import phrasing

_BEFORE = 120
"""How far before what is asked of cities and counties the office that asks it may be named."""

_BESIDE = 16
"""How far before a seat of another kind words may stand that tell of a former place or one beside it."""


def check_names(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-name for each word by which the report calls its own agency something that it is not."""
    kind, named = reading.kind, list(makers(reading))
    if not reading.passages or not (kind or reading.prose.agency):
        if told := list(once(of_no_maker(reading))):
            yield from told
            return
        message = "不知道是哪个机关的报告，无法核对自称" if reading.passages else "没有正文，无法核对自称"
        yield reading.finding("D-name", Status.NOT_ASSESSABLE, message)
        return
    found, others = False, [maker for maker in named if is_another(maker, reading)]
    slips = _slips(reading, kind, others) if kind else _of_county(reading)
    for finding in once(chain(_others(reading, others), slips)):
        found = True
        yield finding
    if found:
        return
    if named or _names_itself(reading):
        yield reading.finding("D-name", Status.PASS, "自称和写到的机关名称都是本机关的")
    else:
        message = "文中没有自称，也没有写由哪个机关公布、编制，无从核对"
        yield reading.finding("D-name", Status.NOT_ASSESSABLE, message)


def _names_itself(reading: SearchableText) -> bool:
    """Whether a word for oneself stands in the text, or the own name, with the seat or without."""
    agency = reading.prose.agency or reading.prose.township
    own = f"{reading.stem}{reading.kind}" if reading.stem else bare(agency)
    self_words = phrasing().makers.self_words
    return any(self_words.search(passage.text) or own in passage.text for passage in reading.passages)


def _others(reading: SearchableText, others: Sequence[Maker]) -> Iterator[Finding]:
    """Yield each slot that names another agency than the report's own, and accounts of another place."""
    own = reading.prose.agency or reading.prose.township
    for maker in others:
        message = f"这里写的是{maker.name}，这是{own}的报告"
        bounds = (maker.start, maker.end)
        yield reading.quoting(
            "D-name", Status.FAIL, message, maker.passage, bounds, left=maker.name, right=own
        )
    for account in foreign_accounts(reading):
        message = f"账号“{account.name}”里的地名不是本机关的，请核对是不是本机关的账号"
        bounds = (account.start, account.end)
        yield reading.quoting(
            "D-name", Status.FAIL, message, account.passage, bounds, left=account.name, right=own
        )


def _slips(reading: SearchableText, kind: str, others: Sequence[Maker]) -> Iterator[Finding]:
    for passage in reading.passages:
        yield from self_words(reading, passage, kind)
        yield from _third_person(reading, passage, kind)
        yield from misspelt_names(reading, passage, kind)
        yield from shortened_names(reading, passage, kind)
        yield from _seated_twice(reading, passage, kind)
    yield from _of_another_kind(reading, kind, others)
    yield from _of_another_county(reading)
    yield from _duties(reading, kind)


def _seated_twice(reading: SearchableText, passage: SearchablePassage, kind: str) -> Iterator[Finding]:
    """Yield where the seat of the government above stands in the own name: 人民政府 twice in one name."""
    names, own = phrasing().names, f"{reading.stem}{kind}"
    if reading.stem and kind in names.governments and "人民政府" in passage.text:
        for found in _twice_seated(own).finditer(passage.text):
            message = f"“{found[0]}”里有两个“人民政府”，机关名称里只有最后一个"
            yield misnamed(reading, passage, found, message)


@lru_cache(maxsize=64)
def _twice_seated(own: str) -> RarePattern:
    return RarePattern(re.compile(phrasing().names.twice.format(own=re.escape(own))))


def _of_county(reading: SearchableText) -> Iterator[Finding]:
    """Yield where a department tells of its own work as of the county's, or another's: 我区公开信息3条."""
    names, agency = phrasing().names, reading.prose.agency
    for passage in reading.passages if names.department.search(agency) else ():
        for found in names.of_county.finditer(passage.text):
            if names.of_county_unless.search(sentence_at(passage.text, found.start())):
                continue
            yield misnamed(reading, passage, found, f"“{found[0]}”是上级的自称，这是{agency}的报告")
        for found in names.of_town.finditer(passage.text):
            yield misnamed(reading, passage, found, f"“{found[0]}”是别的机关的自称，这是{agency}的报告")


def _of_another_kind(reading: SearchableText, kind: str, others: Sequence[Maker]) -> Iterator[Finding]:
    """Yield where a seat of government has the own name and another kind: 石桥镇人民政府, of 石桥乡.

    A place that was of that kind once, or one beside it, is told as one; `others` are told of already.
    """
    kinds, own = other_kinds(reading), f"{reading.stem}{kind}"
    if not kinds or any(_is_beside(reading.whole, f"{reading.stem}{other}") for other in kinds):
        return
    for passage in reading.passages:
        named = [range(maker.start, maker.end) for maker in others if maker.passage is passage]
        for found in _otherwise(reading.stem, kinds).finditer(passage.text):
            beside = phrasing().names.beside.search(_before(passage.text, found.start()))
            if not beside and not any(found.start() in each for each in named):
                message = f"“{found[0]}”和本机关的名称“{own}”不是同一种建制"
                yield misnamed(reading, passage, found, message)


def _of_another_county(reading: SearchableText) -> Iterator[Finding]:
    """Yield where another county than the township's own is named as the township's, or with its site."""
    for passage, found, own in of_another_county(reading):
        wrong = "的网站" if found[0].endswith("网") else ""
        yield misnamed(reading, passage, found, f"“{found[0]}”不是本机关所在的{own}{wrong}")


def _is_beside(text: str, name: str) -> bool:
    """Whether a name is told as that of a former place, or of one with which the own has to do."""
    names = phrasing().names
    for found in re.finditer(re.escape(name), text):
        before = _before(text, found.start())
        if names.former.search(before):
            return True
        if names.beside.search(before) and names.neighbour.match(text, found.end()):
            return True
    return False


def _before(text: str, at: int) -> str:
    """Return the words of its clause before a place in a text, as far as they stand near."""
    return re.split("[。!?\n,;:]", text[max(0, at - _BESIDE) : at])[-1]


@lru_cache(maxsize=64)
def _otherwise(stem: str, kinds: tuple[str, ...]) -> RarePattern:
    pattern = phrasing().names.otherwise.format(stem=re.escape(stem), kinds="|".join(kinds))
    return RarePattern(re.compile(pattern))


def _duties(reading: SearchableText, kind: str) -> Iterator[Finding]:
    """Yield where cities and counties are told what to do, and nobody above the township tells them."""
    names = phrasing().names
    possible = [each for each in names.duties if each.may_match(reading.whole)]
    for passage in reading.passages:
        for found in chain.from_iterable(each.finditer(passage.text) for each in possible):
            before = re.split("[。!?\n]", passage.text[max(0, found.start() - _BEFORE) : found.start()])[-1]
            if not names.above.search(before):
                yield misnamed(reading, passage, found, f"“{found[0]}”是上级的说法，这是{kind}的报告")


def _third_person(reading: SearchableText, passage: SearchablePassage, kind: str) -> Iterator[Finding]:
    """Yield where the township speaks of itself as of another; certain only beside its own name."""
    pattern, stem = _another(kind), reading.stem
    for start, end in sentences(passage.text):
        named = bool(stem) and f"{stem}{kind}" in passage.text[start:end]
        for found in pattern.finditer(passage.text, start, end):
            status = Status.FAIL if named else Status.NOT_ASSESSABLE
            message = f"“{found[0]}”是说别人的口气，说的如果是本机关，请改用自称"
            yield reading.quoting("D-name", status, message, passage, found.span(), left=found[0])


@lru_cache(maxsize=16)
def _another(kind: str) -> re.Pattern[str]:
    return re.compile(phrasing().names.third_person.format(kind=kind))
