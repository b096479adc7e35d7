"""Sorts the text of a published report into the form's sections: title, preamble, headings, words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kit.base.folded_text import Squeezed, squeeze
from kit.base.numerals import HAN, read_number
from kit.form.editions import Forms
from kit.form.official_form import Form, Subsection
from kit.form.tree import walk
from kit.ingest.report_title import ELISION, agency_of, find_first
from kit.report.narrative import Words
from kit.report.prose import PREAMBLE, Prose

_HAN = "[一二三四五六七八九十]{1,2}"
_TOP = rf"{_HAN}[、.,]"
_LOWER = rf"\({_HAN}\)[、.,]?|\d{{1,2}}[、.](?!\d)|\(\d{{1,2}}\)"
_HEADING = re.compile(
    rf"[#>*|\-•·]*(?:(?P<top>{_TOP})|(?P<lower>{_LOWER}))?\**"
    r"(?P<name>[^。:;,|!?\n]{2,40})(?P<mark>[。:|]|\*+|$)?"
)
_STYLES = (re.compile(rf"\({_HAN}"), re.compile(r"\d"), re.compile(r"\(\d"))
"""What the numbers of lower headings begin with, from the highest to the lowest."""
_COUNTED = re.compile(r"\D{2,30}\((?:共|计|共计)?\d{1,9}[^\d()]{1,2}\)")
"""A heading that carries a count in brackets: …（70条）."""
_ENDED = re.compile(r"[。！？!?)）”》\d日号府处]")
"""What the last character of a whole report is: a sentence's end, a figure, a date, a signature."""
_HEAD = 120
"""The characters of a line that may be a heading."""
_LONGEST_SLOGAN = 24
_LEAST_LABELS = 2
_LEAST_LENGTH = 5


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: the id it stands for, `section` or `section.subsection`, and the words run in behind it.

    `number` is as printed, "" for none. The words of a heading that carries a count are the whole line's.
    """

    id: str
    words: str
    number: str = ""

    def is_below(self, other: _Heading | None) -> bool:
        """Whether it is no heading of the form's but one of the lines below `other`, which it names again.

        Below （一） its own words may come again in a line 2. on the kinds of what it counts.
        """
        if other is None or self.id != other.id or self.number in ("", other.number):
            return False
        return _style(self.number) >= _style(other.number)


def sort_text(text: str, year: int, forms: Forms) -> Prose:
    """Return the words of a published report's `text` for report year `year`, sorted by heading.

    Where no heading is known, all words are the preamble's. The sections are those of the form that
    governs the year, of the first one before. Works in time linear in the length of `text`.
    """
    form = forms.governing(year) or min(forms.values(), key=lambda each: each.first_year)
    lines = ELISION.sub(r"\g<0>\n", text).split("\n")
    title, first = find_first(lines)
    words, headings = sort_lines(lines[first:], form)
    agency = agency_of(lines, title)
    return Prose(
        form=form,
        year=year,
        title=title,
        words=words,
        headings=headings,
        agency=agency,
        township=re.sub(r"(?:人民政府|办事处|政府)+$", "", agency),
        edition=_edition(text, forms),
        whole="⟦" not in text and bool(_ENDED.search(text.rstrip()[-1:])),
    )


def sort_lines(
    lines: Sequence[str], form: Form, words: Container[int] = ()
) -> tuple[tuple[Words, ...], tuple[str, ...]]:
    """Return the words that stand under each heading of `form`, and the ids of the headings in order.

    `words` are the places of lines that are no subsection's heading, though they may look like one.
    """
    pieces: dict[str, list[str]] = {PREAMBLE: []}
    headings: list[str] = []
    here, above = PREAMBLE, None
    for index, line in enumerate(lines):
        heading = _heading(line, form, here)
        if heading is None or ("." in heading.id and index in words) or heading.is_below(above):
            pieces[here].append(line)
            continue
        here, above = heading.id, heading
        headings.append(here)
        pieces.setdefault(here, [])
        if heading.words:
            pieces[here].append(heading.words)
    return tuple(_words(pieces)), tuple(headings)


def heading_of(line: str, form: Form) -> str:
    """Return the id of the section or subsection that a line is the heading of, "" for a line of words."""
    heading = _heading(line, form, PREAMBLE)
    return heading.id if heading else ""


def section_of(line: str, form: Form) -> str:
    """Return the id of the section that a line is the heading of, "" for any other line."""
    id_ = heading_of(line, form)
    return "" if "." in id_ else id_


def _words(pieces: Mapping[str, Sequence[str]]) -> Iterator[Words]:
    for id_, lines in pieces.items():
        section, _, subsection = id_.partition(".")
        text = "\n".join(lines).strip("\n")
        if text.strip():
            yield Words(section, subsection, text, ())


def _heading(line: str, form: Form, here: str) -> _Heading | None:
    """Return the heading that a line is or begins with, None for a line of words.

    A section's has a number (一、) or stands alone under its title; a subsection's has a number, or is one
    of the form's own titles with its words run in behind it.
    """
    read = squeeze(line[:_HEAD])
    found = _HEADING.match(read.text)
    if found is None:
        return None
    name = re.sub(r"^\d{4}年度?", "", found["name"])
    alone = found.end() == len(read.text) and len(line) <= _HEAD
    for section in form.sections:
        numbered = found["top"] and _known(section, name)
        titled = _titles(form).get(name) == section.id and not found["lower"]
        if alone and (numbered or titled):
            return _Heading(section.id, "")
    if here.partition(".")[0] in (form.sections[0].id, PREAMBLE) and not found["top"]:
        return _subheading(line, read, found, form)
    return None


def _subheading(line: str, read: Squeezed, found: re.Match[str], form: Form) -> _Heading | None:
    name, end = found["name"], found.end()
    id_ = _titles(form).get(name, "")
    if not id_.startswith(f"{form.sections[0].id}."):
        known = [part for part in form.sections[0].subsections if _known(part, name[:_LONGEST_SLOGAN])]
        if not (found["lower"] and known):
            return None
        id_ = f"{form.sections[0].id}.{known[0].id}"
        run_in = max((title for title in _titles(form) if name.startswith(title)), key=len, default="")
        if not found["mark"] and end < len(read.text):  # the words begin without a mark behind the title
            if not run_in or _numeral(found["lower"]) != _numeral(known[0].number):
                return None
            end = found.start("name") + len(run_in)
    if _COUNTED.fullmatch(name):
        end = found.start("name")
    return _Heading(id_, line[read.span(end, end)[0] :].lstrip(" *　:"), found["lower"] or "")


def _style(number: str) -> int:
    """Return how low a heading's number puts it; one without a number stands highest."""
    return next((place for place, style in enumerate(_STYLES) if style.match(number)), -1)


def _numeral(number: str) -> Decimal | None:
    """Return what a heading's number counts: 2 for （二）, 2. and (2)."""
    counted = re.sub(rf"[^\d{HAN}]", "", number)
    return read_number(counted) if counted else None


def _known(part: Subsection, name: str) -> bool:
    return any(word in name for word in part.known_by)


@cache
def _titles(form: Form) -> Mapping[str, str]:
    """Return the ids of sections and of the first section's subsections by title and alias."""
    first = form.sections[0]
    parts: list[tuple[str, Subsection]] = [(section.id, section) for section in form.sections]
    parts += [(f"{first.id}.{part.id}", part) for part in first.subsections]
    return {squeeze(text).text: id_ for id_, part in reversed(parts) for text in (part.title, *part.aliases)}


def _edition(text: str, forms: Forms) -> str:
    """Return the edition whose own labels the tables in `text` print, "" when none or several do."""
    read = re.sub(r"[|\n]", "", squeeze(text).text)
    counts = {name: sum(label in read for label in labels) for name, labels in _own_labels(forms).items()}
    most = max(counts, key=lambda name: counts[name])
    others = max((count for name, count in counts.items() if name != most), default=0)
    return most if counts[most] >= _LEAST_LABELS and counts[most] > others * 2 else ""


def _own_labels(forms: Forms) -> dict[str, set[str]]:
    """Return for each edition the labels of its tables that are no part of another edition's."""
    labels = {name: _labels(form) for name, form in forms.items()}
    return {
        name: {
            label
            for label in own
            if not any(label in other for them in labels if them != name for other in labels[them])
        }
        for name, own in labels.items()
    }


def _labels(form: Form) -> set[str]:
    nodes = (
        path[-1]
        for table in form.tables.values()
        for block in table.blocks
        for path in (*walk(block.rows), *walk(block.columns))
    )
    return {label for node in nodes if len(label := squeeze(node.label).text) >= _LEAST_LENGTH}
