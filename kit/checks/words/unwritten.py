"""N-blank: what is still blank in the words, look-ups and whole sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.base.finding import Finding, Status
from kit.form.rule_book import rule
from kit.report.narrative import Words, render
from kit.report.report import Report


def check_written(report: Report) -> Iterator[Finding]:
    """Yield N-blank for each look-up that reads a blank, each section or part without a word, or one pass.

    Raises InputError as `render` does.
    """
    form, rendered, unwritten = report.form, render(report), rule("N-blank")
    blank = [
        (form.place(words.section, words.subsection), f"引用的 {name} 还空着，请填上", f"{{{{ {name} }}}}")
        for words in rendered
        for name in words.blanks
    ]
    written = {words.section for words in rendered if words.text.strip()}
    empty = [section for section in form.sections if not section.table and section.id not in written]
    blank += [(section.heading, "这一节还没有写", "") for section in empty]
    blank += [(place, "这一节还没有写", "") for place in _left_blank(report, rendered)]
    for place, message, quote in blank:
        yield unwritten.finding(Status.UNKNOWN, place, message, quote=quote)
    if not blank:
        yield unwritten.finding(Status.PASS, report.title, "各节都有文字，引用的数和事实都已填写")


def _left_blank(report: Report, rendered: Iterable[Words]) -> Iterator[str]:
    """Yield the place of each part that the file names and leaves blank where more of its section is written.

    Its heading is printed all the same; what a published report words otherwise, its file does not name.
    """
    written = {(words.section, words.subsection) for words in rendered if words.text.strip()}
    for section in report.form.sections:
        parts = [(section.id, part.id) for part in section.subsections]
        for place in parts if written & {(section.id, ""), *parts} else ():
            if place not in written and ("narrative", *place) in report.document.lines:
                yield report.form.place(*place)
