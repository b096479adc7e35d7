"""S5-none: the section on problems and improvements says something."""

from __future__ import annotations

from kit.base.finding import Finding, Status
from kit.base.strings import fold
from kit.checks.text.phrasing import phrasing
from kit.form.rule_book import rule
from kit.report.prose import Prose, Quote

_SENTENCE = 10
"""Fewer characters are no sentence."""


def check_problems(prose: Prose) -> Finding:
    """Return S5-none: 无, 略, or words too few for a sentence stand for the problems of a year."""
    section = prose.form.problems
    written = [words for words in prose.of(section) if words.text.strip()] if section else []
    if not written:  # N-blank names a section without words
        place = prose.form.place(section) if section else prose.title
        return rule("S5-none").finding(Status.NOT_ASSESSABLE, place, "这一节没有文字，无从核对")
    text = fold("".join(words.text for words in written))
    if len(text) >= _SENTENCE and not phrasing().nothing.fullmatch(text):
        place = prose.form.place(section)
        return rule("S5-none").finding(Status.PASS, place, "写了问题和改进情况")
    status = Status.FAIL if prose.whole else Status.NOT_ASSESSABLE
    words = written[0]
    message = "这一节等于没有写：要写本年存在的主要问题和改进情况"
    return Quote(prose, words, 0, len(words.text)).finding("S5-none", status, message)
