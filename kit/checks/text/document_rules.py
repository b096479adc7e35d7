"""The rules about a report's form: title, sections, edition, deadline, and those about its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.base.strings import fold
from kit.checks.text.agency_name import check_names
from kit.checks.text.citation import check_documents
from kit.checks.text.leftovers import check_lost, check_residue
from kit.checks.text.period import check_period
from kit.checks.text.phrasing import phrasing
from kit.checks.text.searchable_text import Reading, read
from kit.checks.text.stray_years import check_years
from kit.form.editions import editions
from kit.form.official_form import Form, Section
from kit.form.rule_book import RuleBook
from kit.report.prose import Prose

D_TITLE, D_SECTIONS, D_TRIO = "D-title", "D-sections", "D-trio"
D_EDITION, D_DEADLINE = "D-edition", "D-deadline"


def check_conventions(prose: Prose, rules: RuleBook) -> Iterator[Finding]:
    """Yield the outcome of each rule about form and text on a report's words.

    D-edition and D-deadline need more than words: see `check_edition` and `check_deadline`.
    """
    reading = read(prose, rules)
    yield _title(reading)
    yield from _sections(reading)
    yield from check_period(reading)
    yield from check_years(reading)
    yield from check_documents(reading)
    yield from check_names(reading)
    yield from check_residue(reading)
    yield from check_lost(reading)
    yield _trio(reading)


def check_edition(year: int, used: str, governing: Form | None, rules: RuleBook) -> Finding:
    """Return D-edition: the edition that a report of `year` uses, "" when unknown, is the governing one."""
    place, severity = f"{year} 年度报告", rules[D_EDITION].severity
    if governing is None:
        return Finding(D_EDITION, severity, Status.NOT_ASSESSABLE, place, f"{year} 年度还没有统一格式")
    right = governing.edition
    if not used:
        message = f"看不出用的是哪一版格式，{year} 年度应当用 {right} 版（{governing.document}）"
        return Finding(D_EDITION, severity, Status.NOT_ASSESSABLE, place, message, (), None, right)
    status = Status.PASS if used == right else Status.FAIL
    message = f"用的是 {used} 版格式，{year} 年度应当用 {right} 版（{governing.document}）"
    return Finding(D_EDITION, severity, status, place, message, (), used, right)


def check_deadline(deadline: str, submitted: str, rules: RuleBook) -> Finding:
    """Return D-deadline: submitted by the date that the local notice sets. Both are ISO dates or ""."""
    place, severity = "报送时间", rules[D_DEADLINE].severity
    if not deadline or not submitted:
        missing = "报送期限" if not deadline else "报送日期"
        return Finding(D_DEADLINE, severity, Status.NOT_ASSESSABLE, place, f"没有写{missing}，无法核对")
    status = Status.PASS if submitted <= deadline else Status.FAIL
    message = f"期限是 {deadline}，{submitted} 报送" + ("，迟了" if status is Status.FAIL else "")
    return Finding(D_DEADLINE, severity, status, place, message, (), submitted, deadline)


def _title(reading: Reading) -> Finding:
    """Return D-title. Only a wrong year, no year or another document's title is certainly wrong."""
    prose, words = reading.prose, phrasing().titles
    title, right = fold(prose.title), "".join(prose.form.title_parts(prose.agency, prose.year))
    status, message = Status.PASS, "标题由机关名称、年度和报告名称组成"
    years = {int(year) for year in words.year.findall(words.date.sub("", title))}
    rest = re.sub(rf"{prose.year}年?度?|\([^()]{{0,20}}\)", "", title)
    if not title:
        status, message = Status.NOT_ASSESSABLE, "没有标题，无法核对"
    elif not (words.subject.search(title) or words.document.search(title)):
        status, message = Status.FAIL, f"“{prose.title}”不是政府信息公开工作报告的标题"
    elif not years and words.numerals.search(title):
        status, message = Status.NOT_ASSESSABLE, "标题的年度不是阿拉伯数字，请核对"
    elif prose.year not in years:
        found = "、".join(map(str, sorted(years)))
        message = f"标题的年度是 {found} 年" if years else "标题里没有年度"
        status, message = Status.FAIL, f"{message}，报告的是 {prose.year} 年度"
    elif len(years) > 1:
        status, message = Status.NOT_ASSESSABLE, "标题里有不止一个年度，请核对"
    elif title != fold(right) and not words.plain.fullmatch(rest):
        status, message = Status.NOT_ASSESSABLE, "标题与规定的写法不同，请核对"
    place = prose.title or "标题"
    left = prose.title or None
    return reading.finding(D_TITLE, status, message, place, left=left, right=right if left else None)


def _sections(reading: Reading) -> Iterator[Finding]:
    """Yield D-sections: the form's sections in order, and the parts of each that has parts."""
    prose = reading.prose
    headings = [heading for heading in prose.headings if "." not in heading]
    if editions().governing(prose.year) is None:
        message = f"{prose.year} 年度还没有统一格式，各部分不作核对"
        yield reading.finding(D_SECTIONS, Status.NOT_ASSESSABLE, message)
        return
    due = [section.id for section in prose.form.sections]
    wrong = _disorder(headings, due, prose.form)
    status = Status.PASS if not wrong else Status.FAIL if prose.whole and headings else Status.NOT_ASSESSABLE
    yield reading.finding(D_SECTIONS, status, wrong or f"{len(due)} 个部分齐全，次序正确")
    for section in prose.form.sections:
        if section.subsections:
            yield _subsections(reading, section)


def _subsections(reading: Reading, section: Section) -> Finding:
    """Return D-sections for the parts of a section: published reports name them in many ways."""
    found = [heading for heading in reading.prose.headings if heading.startswith(f"{section.id}.")]
    due = [f"{section.id}.{part.id}" for part in section.subsections]
    if found == due:
        message = f"{len(due)} 个方面齐全，次序正确"
        return reading.finding(D_SECTIONS, Status.PASS, message, section.heading)
    missing = [part.title for part in section.subsections if f"{section.id}.{part.id}" not in found]
    what = f"没有见到以“{'、'.join(missing)}”为题的部分" if missing else "各方面的次序与格式不同"
    message = f"{what}，可能用了别的小标题，请核对内容是否写到"
    return reading.finding(D_SECTIONS, Status.NOT_ASSESSABLE, message, section.heading)


def _disorder(found: list[str], due: list[str], form: Form) -> str:
    """Return in words what is missing, doubled or out of order among the sections; "" when nothing is."""
    if missing := [id_ for id_ in due if id_ not in found]:
        return f"缺少“{'、'.join(form.section(id_).heading for id_ in missing)}”"
    if doubled := [id_ for id_, count in Counter(found).items() if count > 1]:
        return f"“{'、'.join(form.section(id_).heading for id_ in doubled)}”出现了不止一次"
    return "" if found == due else "各部分的次序与格式不同"


def _trio(reading: Reading) -> Finding:
    """Return D-trio: a government's report also tells of assessment, public review and accountability."""
    words, kind = phrasing(), reading.kind
    if not kind or kind in words.names.offices:
        why = f"{kind}是派出机关，不要求报告这三项" if kind else "不知道是不是一级政府的报告"
        return reading.finding(D_TRIO, Status.NOT_ASSESSABLE, why)
    missing = [
        name
        for name, pattern in words.trio.items()
        if not any(pattern.search(passage.text) for passage in reading.passages)
    ]
    if not missing:
        return reading.finding(D_TRIO, Status.PASS, f"{'、'.join(words.trio)}都写到了")
    message = f"没有写{'、'.join(missing)}"
    if not (reading.prose.whole and reading.passages):
        return reading.finding(D_TRIO, Status.NOT_ASSESSABLE, f"所见的文字里{message}，原文不全，无法核对")
    return reading.finding(D_TRIO, Status.FAIL, message)
