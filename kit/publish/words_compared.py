"""The words of a published copy against those that were approved: what is missing, added or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kit.base.strings import quoted
from kit.page.content import Heading, Paragraph, body
from kit.publish.differences import NOTHING, Difference
from kit.publish.folded_words import Line, Sentence, Token, sentences, tokens
from kit.report.report import Report

_MOST = 2_000_000
"""The product of the lengths of two passages up to which they are compared character by character."""
_JOINED = 2
"""Changes with no more than so many unchanged characters between them are told as one."""
_AROUND = 8
_LONGEST = 60


def compare_words(report: Report, lines: Sequence[str], *, workbook: bool = False) -> Iterator[Difference]:
    """Yield where the words of a copy, `lines` below its title and without its tables, differ.

    A `workbook` has its tables, and their headings, on sheets of their own.
    """
    elsewhere = {each.heading for each in report.form.sections if each.table} - set(lines) if workbook else ()
    ours = sentences(line for line in approved_lines(report) if line.text not in elsewhere)
    theirs = sentences(map(Line, lines))
    if _joined(ours) == _joined(theirs):
        return
    matcher = SequenceMatcher(
        None, [each.text for each in ours], [each.text for each in theirs], autojunk=False
    )
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            place = _place(ours, start if end > start else start - 1)
            yield from _within(ours[start:end], theirs[other_start:other_end], place)


def approved_lines(report: Report) -> Iterator[Line]:
    """Yield the lines that a report prints below its title, each under its section's heading."""
    place = "正文开头"
    for piece in body(report):
        match piece:
            case Heading(text, level):
                place = text if level == 1 else place
                yield Line(text, place)
            case Paragraph(text):
                yield Line(text, place)


def _joined(text: Sequence[Sentence]) -> str:
    return "".join(sentence.text for sentence in text)


def _place(ours: Sequence[Sentence], start: int) -> str:
    """Return where a sentence stands that the report has, the first or the last for one that it has not."""
    return ours[min(max(start, 0), len(ours) - 1)].line.place if ours else ""


def _within(ours: Sequence[Sentence], theirs: Sequence[Sentence], place: str) -> Iterator[Difference]:
    """Yield where two passages differ; sentences that are only parted otherwise do not."""
    left, right = tokens(ours), tokens(theirs)
    if [each.text for each in left] == [each.text for each in right]:
        return
    if len(left) * len(right) > _MOST:
        yield Difference(place, _cut(left), _cut(right))
        return
    for start, end, other_start, other_end in _changes(left, right):
        own = left[start].line.place if start < len(left) else place
        yield Difference(own, _excerpt(left, start, end), _excerpt(right, other_start, other_end))


def _changes(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[int, int, int, int]]:
    """Return the spans that differ, in both; neighbours with next to nothing between them as one."""
    found: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(
        None, [each.text for each in left], [each.text for each in right], autojunk=False
    )
    for kind, *span in matcher.get_opcodes():
        if kind == "equal":
            continue
        start, end, other_start, other_end = span
        if found and start - found[-1][1] <= _JOINED and other_start - found[-1][3] <= _JOINED:
            start, _, other_start, _ = found.pop()
        found.append((start, end, other_start, other_end))
    return found


def _excerpt(side: Sequence[Token], start: int, end: int) -> str:
    """Return what stands in a span with a little around it, which is all of an empty one."""
    return _cut(side[max(0, start - _AROUND) : end + _AROUND])


def _cut(span: Sequence[Token]) -> str:
    """Return the printed words of tokens in a row, short."""
    if not span:
        return NOTHING
    text, line, start, end = "", span[0].line, span[0].start, span[0].end
    for token in span[1:]:
        if token.line is not line:
            text, line, start = f"{text}{line.text[start:end]} ", token.line, token.start
        end = token.end
    return quoted(text + line.text[start:end], _LONGEST)
