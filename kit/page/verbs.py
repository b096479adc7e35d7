"""The notebook's verbs: each shows one piece of the report, and the exporters put the pieces on a page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from html import escape
from typing import Any

from kit.base.errors import OpenFindingsError
from kit.checks.confront import confront
from kit.checks.summary import outcome_of, verdict
from kit.form.official_form import PREAMBLE
from kit.page import markup
from kit.page.about.dataset import dataset
from kit.page.about.making import making
from kit.page.cell_output import Fragment
from kit.page.content import words_of
from kit.page.draft_mark import stamp
from kit.page.highlight import Mark
from kit.page.layout import lay_out
from kit.page.review import Review
from kit.page.templating import style_sheet
from kit.report.report import Report, thawed
from kit.report.site.site_details import tags

_Marks = Mapping[tuple[str, str], Sequence[Mark]]


def summary(report: Report) -> Fragment:
    """Show which report was read and what the check says, for the analyst alone; it is on no page."""
    source = "没有给数据文件，显示的是样例" if report.example else report.file or "运行时给出"
    last = f"上年：{report.last.year} 年度" if report.last else "没有上年的数据文件，跨年核对做不了"
    tried = f"；试改了 {'、'.join(report.tried)}，只在这里有效" if report.tried else ""
    lines = [
        report.title,
        f"数据文件：{source}；格式：{report.form.edition} 版；{last}{tried}",
        verdict(confront(report)),
    ]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    style = f"<style>{style_sheet('lab.css')}</style>"
    about = {"parts": ["summary"], "digest": _digest(report), "asked": report.asked}
    return Fragment(f'{style}<div class="summary">{body}</div>', about)


def heading(report: Report) -> Fragment:
    """Show the title and the words below it; the analyst and the review page see an overview between them.

    While an error stands, or for the example, every sheet of both pages is marked.
    """
    mark = stamp(report)
    marked = f'<p class="stamp">{mark}</p>\n' if mark else ""
    parts = report.title_parts
    title = f"{marked}<h1>{''.join(f'<span>{escape(part)}</span>' for part in parts)}</h1>\n"
    review = title + _review(report).overview() + _words(report, PREAMBLE, _review(report).words)
    about = {
        "title": f"{report.title}（{mark}）" if mark else report.title,
        "sections": [section.id for section in report.form.sections],
        "report": report.public(),
        "dataset": dataset(report, mark),
        "made": making(report),
        "tags": [list(tag) for tag in tags(report.site, report.title, report.agency, report.year)],
    }
    return _fragment(report, ["heading"], review, title + _words(report, PREAMBLE, {}), about)


def section(report: Report, section_id: str) -> Fragment:
    """Show a section: its heading, its statutory table where it has one, its words by subsection.

    The analyst and the review page see the cells that findings concern and the words they quote marked.
    """
    found = _review(report)
    review = _section(report, section_id, found.cells, found.words)
    return _fragment(report, [section_id], review, _section(report, section_id, {}, {}))


def sections(report: Report) -> Fragment:
    """Show all sections of the report's own edition of the form, in its order."""
    each = [section(report, of_form.id) for of_form in report.form.sections]
    parts = [of_form.id for of_form in report.form.sections]
    review, public = (
        "".join(pieces) for pieces in zip(*((one.review, one.public) for one in each), strict=True)
    )
    return _fragment(report, parts, review, public)


def findings(report: Report) -> Fragment:
    """Show what the check found in full, errors first; on the review page only."""
    body = f"<p>{escape(verdict(confront(report)))}</p>\n{_review(report).details()}"
    about = {"outcome": asdict(outcome_of(report))}
    return _fragment(report, ["findings"], markup.section("findings", "核对结果", body), about=about)


def gate(report: Report) -> None:
    """Stop the run while an error stands.

    Raises OpenFindingsError; the page above is whole all the same, and marked as a draft.
    """
    if blocking := confront(report).blocking:
        raise OpenFindingsError(
            f"还有 {len(blocking)} 处错误没有解决，报告只能作草稿。请改正参数后重新运行。"
        )


def _review(report: Report) -> Review:
    return Review(report, confront(report))


def _section(report: Report, section_id: str, links: markup.Links, marks: _Marks) -> str:
    this = report.form.section(section_id)
    body = _words(report, section_id, marks)
    if this.table:
        body = markup.table(lay_out(report.form, section_id), this.title, report.figures, links) + body
    return markup.section(section_id, this.heading, body)


def _words(report: Report, section_id: str, marks: _Marks) -> str:
    """Return the prose of a section, or of the preamble, with its subheadings."""
    body = ""
    for subheading, words in words_of(report, section_id):
        if subheading:
            body += f"<h3>{escape(subheading)}</h3>\n"
        body += markup.paragraphs(words.text, marks.get((words.section, words.subsection), ()))
    return body


def _fragment(
    report: Report,
    parts: Sequence[str],
    review: str,
    public: str | None = None,
    about: dict[str, Any] | None = None,
) -> Fragment:
    return Fragment(review, {"parts": parts, "digest": _digest(report), **(about or {})}, public)


@lru_cache(maxsize=1)  # every piece asks for it
def _digest(report: Report) -> str:
    """Return what tells this report's pieces from another's: all that the pieces are made from."""
    accepted = [asdict(acceptance) for acceptance in report.accepted]
    settled = [asdict(settlement) for settlement in report.settled]
    last = report.last.public() if report.last else None
    content = [report.public(), accepted, settled, last, thawed(report.site)]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
