"""D-title, D-sections, D-trio: a report's title, its sections in order, what a government has to report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from kit.base.finding import Finding, Status
from kit.base.strings import fold
from kit.checks.periods import full_spans
from kit.checks.text.heading_slips import heading_slips
from kit.checks.text.searchable_text import SearchableText
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import editions
from kit.form.official_form import PREAMBLE, Form, Section, Subsection
from kit.report.prose import Prose

_DISCLOSED, _TITLE_WORDS = "公开", ("工作", "年度", "报告")
_REQUESTS = "on_request"
_LEAST = 60
"""A section of fewer characters may stand in a picture."""


def check_title(reading: SearchableText) -> Finding:
    """Return D-title. Only a wrong year, none, 政府 left out or another document's title is certainly wrong.

    What else differs from the form's title is told by name, beside what is wrong or alone.
    """
    prose, words = reading.prose, phrasing().titles
    title, right = fold(prose.title), "".join(prose.form.title_parts(prose.agency, prose.year))
    if not title:
        return reading.finding("D-title", Status.NOT_ASSESSABLE, "没有标题，无法核对", "标题")
    same = bool(prose.agency) and title == fold(right)
    differs = [] if same else [slip.what for slip in words.differences if slip.pattern.search(title)]
    if wrong := _wrong(reading, title):
        status, message = Status.FAIL, "；".join((*wrong, *differs))
    elif doubt := _doubtful(title, prose.year, same=same):
        status, message = Status.NOT_ASSESSABLE, "；".join((doubt, *differs))
    elif differs:
        status, message = Status.NOT_ASSESSABLE, f"标题与规定的写法不同：{'；'.join(differs)}"
    else:
        status, message = Status.PASS, "标题由机关名称、年度和报告名称组成"
    return reading.finding("D-title", status, message, prose.title, left=prose.title, right=right)


def _wrong(reading: SearchableText, title: str) -> list[str]:
    """Return what is certainly wrong in a title."""
    year, words = reading.prose.year, phrasing().titles
    if not (words.subject.search(title) or words.document.search(title)):
        return [f"“{reading.prose.title}”不是政府信息公开工作报告的标题"]
    wrong, years = [], _years(title)
    if year not in years and (years or not words.numerals.search(title)):
        found = f"标题的年度是 {'、'.join(map(str, sorted(years)))} 年" if years else "标题里没有年度"
        wrong.append(f"{found}，报告的是 {year} 年度")
    elif year in years and _is_of_next_year(reading):
        next_ = f"正文的统计期限是 {year + 1} 年，通篇没有 {year} 年"
        wrong.append(f"标题的年度是 {year} 年，{next_}，多半是标题的年度写错了")
    tail = title.rpartition(_DISCLOSED)[2]
    if sorted(tail) == sorted("".join(_TITLE_WORDS)) and tail not in map("".join, permutations(_TITLE_WORDS)):
        wrong.append(f"标题里的“{tail}”字序颠倒了，应当是“{''.join(_TITLE_WORDS)}”")
    return wrong + [slip.what for slip in words.wrong if slip.pattern.search(title)]


def _is_of_next_year(reading: SearchableText) -> bool:
    """Whether a text's period is all of the year after the report's, of which no word tells."""
    year = reading.prose.year
    texts = [passage.text for passage in reading.passages]
    if any(f"{year}年" in text or f"{year} 年" in text for text in texts):
        return False
    return {each for text in texts for each, _ in full_spans(text)} == {year + 1}


def _doubtful(title: str, year: int, *, same: bool) -> str:
    """Return what leaves a title open as a whole, "" when nothing does."""
    words, years = phrasing().titles, _years(title)
    if not years:
        return "标题的年度不是阿拉伯数字，请核对"
    if len(years) > 1:
        return "标题里有不止一个年度，请核对"
    rest = re.sub(rf"{year}年?度?|\([^()]{{0,20}}\)", "", title)
    return "" if same or words.plain.fullmatch(rest) else "标题与规定的写法不同，请核对"


def _years(title: str) -> set[int]:
    words = phrasing().titles
    return {int(year) for year in words.year.findall(words.date.sub("", title))}


def check_sections(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections: the form's sections in order, and the parts of each that has parts."""
    prose = reading.prose
    headings = [heading for heading in prose.headings if "." not in heading]
    if editions().governing(prose.year) is None:
        message = f"{prose.year} 年度还没有统一格式，各部分不作核对"
        yield reading.finding("D-sections", Status.NOT_ASSESSABLE, message)
        return
    due = [section.id for section in prose.form.sections]
    wrong = _disorder(headings, due, prose.form)
    status = Status.PASS if not wrong else Status.FAIL if prose.whole and headings else Status.NOT_ASSESSABLE
    yield reading.finding("D-sections", status, wrong or f"{len(due)} 个部分齐全，次序正确")
    for section in prose.form.sections:
        if section.subsections:
            yield _subsections(reading, section)
            yield from _empty(reading, section)
            yield from _strayed(reading, section)
    yield from heading_slips(reading)


def _subsections(reading: SearchableText, section: Section) -> Finding:
    """Return D-sections for the parts of a section: published reports name them in many ways."""
    if moved := _moved_up(reading.prose, section) or _misnumbered(reading.prose, section):
        return reading.finding("D-sections", Status.FAIL, moved, section.heading)
    found = [heading for heading in reading.prose.headings if heading.startswith(f"{section.id}.")]
    due = [f"{section.id}.{part.id}" for part in section.subsections]
    if found == due:
        message = f"{len(due)} 个方面齐全，次序正确"
        return reading.finding("D-sections", Status.PASS, message, section.heading)
    missing = [part for part in section.subsections if f"{section.id}.{part.id}" not in found]
    if untold := _untold(reading, section, missing):
        message = f"这一部分没有写{'、'.join(untold)}，小标题和正文里都没有见到"
        return reading.finding("D-sections", Status.FAIL, message, section.heading)
    titles = "、".join(part.title for part in missing)
    what = f"没有见到以“{titles}”为题的部分" if missing else "各方面的次序与格式不同"
    message = f"{what}，可能用了别的小标题，请核对内容是否写到"
    return reading.finding("D-sections", Status.NOT_ASSESSABLE, message, section.heading)


def _empty(reading: SearchableText, section: Section) -> Iterator[Finding]:
    """Yield D-sections for a part of which a published text has the heading alone, the next one right behind.

    What a report made of parameters lacks is N-blank's.
    """
    due = {f"{section.id}.{part.id}": part for part in section.subsections}
    told = {f"{each.words.section}.{each.words.subsection}" for each in reading.passages}
    prose, sections = reading.prose, reading.prose.form.sections
    side_by_side = set(pairwise(prose.headings))
    ends = [each.id for each in sections[sections.index(section) + 1 :][:1]]
    for id_, following in pairwise((*(id_ for id_, *_ in prose.parts), *ends)):
        if id_ in due and id_ not in told and (id_, following) in side_by_side:
            message = f"“{due[id_].title}”只有小标题，下面没有内容"
            yield reading.finding("D-sections", Status.FAIL, message, section.heading)


def _strayed(reading: SearchableText, section: Section) -> Iterator[Finding]:
    """Yield D-sections where the part on requests tells of none, and counts what was published instead."""
    words = phrasing().sections
    for passage in reading.passages:
        own = passage.words.section == section.id and passage.words.subsection == _REQUESTS
        if not own or "⟦" in passage.text or words.answered.search(passage.text):
            continue
        if found := words.published.search(passage.text):
            message = "这一部分要讲的是申请，写的却是公布了多少信息，没有讲收到和办理申请的情况"
            yield reading.quoting("D-sections", Status.FAIL, message, passage, found.span())


def _moved_up(prose: Prose, section: Section) -> str:
    """Return in words which part has the number of one before it, "" for none: that one was left out.

    It follows on a part of the form's: among headings of its own a report numbers as it likes. Nor is one
    that comes first and is called otherwise (组织领导和制度保障) certainly the form's.
    """
    due = {f"{section.id}.{part.id}": place for place, part in enumerate(section.subsections)}
    numbers = {0, *(number for id_, number, _ in prose.parts if id_)}
    early = (each for each in prose.parts if each[1] <= due.get(each[0], 0) and each[1] - 1 in numbers)
    if (first := next(early, None)) is None:
        return ""
    id_, number, heading = first
    if number == 1 and section.subsections[due[id_]].title not in heading:
        return ""
    part, before = section.subsections[due[id_]], section.subsections[: due[id_]]
    missing = [each.title for each in before if f"{section.id}.{each.id}" not in prose.headings]
    why = f"前面没有以“{'、'.join(missing)}”为题的部分" if missing else "请核对序号和次序"
    return f"“{part.title}”的序号是{section.subsections[number - 1].number}，格式里是{part.number}，{why}"


def _misnumbered(prose: Prose, section: Section) -> str:
    """Return in words which part, right behind the one before it, has not the next number; "" for none."""
    due = [f"{section.id}.{part.id}" for part in section.subsections]
    for (before, one, _), (id_, other, _) in pairwise(prose.parts):
        if before in due and id_ in due and due.index(id_) == due.index(before) + 1 and other != one + 1:
            part = section.subsections[due.index(id_)]
            return f"“{part.title}”的序号与前一个方面接不上：前一个是第{one}，这里是第{other}"
    return ""


def _untold(reading: SearchableText, section: Section, missing: Sequence[Subsection]) -> list[str]:
    """Return the parts without a heading of which no word tells; none where the section may go on.

    It is whole where the next section's heading follows and its last sentence ends. What stands before the
    sections counts too, but for the list of what the report consists of.
    """
    prose, words = reading.prose, phrasing().sections
    following = next(iter(prose.form.sections[prose.form.sections.index(section) + 1 :]), None)
    if not (following and following.id in prose.headings):
        return []
    texts = [each.text for each in reading.passages if each.words.section == section.id]
    before = [
        sentence
        for passage in reading.passages
        if passage.words.section == PREAMBLE
        for sentence in re.split("[。\n]", passage.text)
        if not words.contents.search(sentence)
    ]
    text = "\n".join((*before, *texts))
    is_ended = words.ended.search(text.rstrip()[-1:])
    if not is_ended or "⟦" in text or len("".join(texts or before)) < _LEAST:
        return []
    return [part.title for part in missing if part.id in words.told and not words.told[part.id].search(text)]


def _disorder(found: list[str], due: list[str], form: Form) -> str:
    """Return in words what is missing, doubled or out of order among the sections; "" when nothing is."""
    if missing := [id_ for id_ in due if id_ not in found]:
        return f"缺少“{'、'.join(form.section(id_).heading for id_ in missing)}”"
    if doubled := [id_ for id_, count in Counter(found).items() if count > 1]:
        return f"“{'、'.join(form.section(id_).heading for id_ in doubled)}”出现了不止一次"
    return "" if found == due else "各部分的次序与格式不同"


def check_trio(reading: SearchableText) -> Finding:
    """Return D-trio: a government's report also tells of assessment, public review and accountability."""
    words, kind = phrasing(), reading.kind
    if not kind or kind in words.names.offices:
        why = f"{kind}是派出机关，不要求报告这三项" if kind else "不知道是不是一级政府的报告"
        return reading.finding("D-trio", Status.NOT_ASSESSABLE, why)
    missing = [
        name
        for name, pattern in words.trio.items()
        if not any(pattern.search(passage.text) for passage in reading.passages)
    ]
    if not missing:
        return reading.finding("D-trio", Status.PASS, f"{'、'.join(words.trio)}都写到了")
    message = f"没有写{'、'.join(missing)}"
    if not (reading.prose.whole and reading.passages):
        return reading.finding("D-trio", Status.NOT_ASSESSABLE, f"所见的文字里{message}，原文不全，无法核对")
    return reading.finding("D-trio", Status.FAIL, message)
