"""Tells which lines of a published text are headings, and of which section or subsection of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from kit.base.folded_text import Squeezed, squeeze
from kit.base.numerals import HAN, read_number
from kit.checks.lexicon import has
from kit.form.official_form import PREAMBLE, Form, Subsection

_HAN = "[一二三四五六七八九十]{1,2}"
_TOP = rf"{_HAN}[、.,]"
_LOWER = rf"\({_HAN}\)[、.,]?|第{_HAN}[、.,]|\d{{1,2}}[、.](?!\d)|\(\d{{1,2}}\)"
_HEADING = re.compile(
    rf"[#>*|\-•·]*(?:(?P<top>{_TOP})|(?P<lower>{_LOWER}))?\**"
    r"(?P<name>[^。:;,|!?\n]{2,40})(?P<mark>[。:|]|\*+|$)?"
)
_OF_YEAR = re.compile(r"^\d{4}年度?")
_NUMBERED = re.compile(r"[一二三四五六七八九十]\s?[、.,．，]")
_TWICE = re.compile(r"(.{2,6})\1")
_HEAD = 120
"""The characters of a line that may be a heading."""
_NUMBER_WITHIN = 12
"""A heading's number stands within so many characters of the line, behind marks and blanks."""
FIRST = "(一)"
_USUAL = "行政机关府务信息公开工作开展情况方面年度的和及"
_LONGEST_SLOGAN = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the id it stands for, `section` or `section.subsection`, and the words run in behind it.

    A title that is not the form's is among these words. `number` is the one in brackets, （三） as 3.
    `several` tells that it names other subsections too.
    """

    id: str
    words: str
    number: Decimal | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Begin:
    """A line, its begin as it is read, and what that may be as a heading."""

    line: str
    read: Squeezed
    found: re.Match[str]

    def behind(self, end: int) -> str:
        """Return the words of the line behind a place in what is read of it."""
        return self.line[self.read.span(end, end)[0] :].lstrip(" *　:")

    def printed(self) -> str:
        """Return a heading's title as it is printed, with its mark."""
        start, end = self.read.span(self.found.start("name"), self.found.end())
        return self.line[start:end].rstrip("* ")

    def number(self) -> Decimal | None:
        """Return what its number in brackets counts, 3 for （三）, None for any other."""
        return _bracketed(self.found["lower"])


def heading_of(line: str, form: Form) -> str:
    """Return the id of the section or subsection that a line is the heading of, "" for a line of words."""
    return _heading_of(line[: _HEAD + 1], form)


@lru_cache(maxsize=4096)  # the same lines are asked for under each edition, and by what reads captions
def _heading_of(start: str, form: Form) -> str:
    begin = begin_of(start)
    heading = begin and heading_at(begin, form, PREAMBLE)
    return heading.id if heading else ""


def section_of(line: str, form: Form) -> str:
    """Return the id of the section that a line is the heading of, "" for any other line."""
    id_ = heading_of(line, form)
    return "" if "." in id_ else id_


def numbered_headings(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that have a section's number (一、) and are nothing but a heading, known or not."""
    near = [line for line in lines if len(line) <= _HEAD and _NUMBERED.search(line[:_NUMBER_WITHIN])]
    read = [squeeze(line).text for line in near]
    return tuple(text for text in read if (found := _HEADING.fullmatch(text)) and found["top"])


def begin_of(line: str) -> Begin | None:
    """Return the begin of a line that may be a heading, None where it surely is none."""
    if line.isascii():  # as most cells of tables are, and no heading is
        return None
    read = squeeze(line[:_HEAD])
    found = _HEADING.match(read.text)
    return Begin(line, read, found) if found else None


def heading_at(begin: Begin, form: Form, here: str) -> Heading | None:
    """Return the heading that a line is or begins with, None for a line of words.

    A section's has a number (一、) or stands alone under its title; a subsection's has a number, or is one
    of the form's own titles with its words run in behind it.
    """
    found = begin.found
    if found.end() == len(begin.read.text) and len(begin.line) <= _HEAD:
        name = _OF_YEAR.sub("", found["name"])
        titled = "" if found["lower"] else _titles(form).get(name, "")
        for section in form.sections:
            if titled == section.id or (found["top"] and has(name, section.known_by)):
                return Heading(section.id, "")
    # 一、 behind the section's own heading is a slip for (一).
    slip = here == form.sections[0].id and found["top"] and found["top"][:-1] == FIRST[1:-1]
    if here.partition(".")[0] in (form.sections[0].id, PREAMBLE) and (slip or not found["top"]):
        return _subheading(begin, form)
    return None


def _subheading(begin: Begin, form: Form) -> Heading | None:
    found, first = begin.found, form.sections[0]
    name, end, kept, several = found["name"], found.end(), "", False
    id_ = _titles(form).get(name, "")
    if not id_.startswith(f"{first.id}."):
        if not found["lower"]:
            return None
        known = [part for part in first.subsections if has(name[:_LONGEST_SLOGAN], part.known_by)]
        if not known:
            return None
        id_, several = f"{first.id}.{known[0].id}", len(known) > 1
        if not found["mark"] and end < len(begin.read.text):
            # The words begin without a mark behind the title.
            run_in = max((title for title in _titles(form) if name.startswith(title)), key=len, default="")
            if not run_in or _numeral(found["lower"]) != _numeral(known[0].number):
                return None
            end = found.start("name") + len(run_in)
        elif not set(name.rstrip("*")) <= _usual(known[0]) or _TWICE.search(name):
            kept = begin.printed()
    return Heading(id_, kept + begin.behind(end), _bracketed(found["lower"]), several)


def next_heading(begin: Begin, form: Form, number: Decimal | None) -> Heading | None:
    """Return the heading that a line is by its number alone: the next one behind a subsection's.

    （三）充实内容 behind a subsection numbered （二） is no word of that one. It stands for the subsection
    that the form numbers so, or where there is none for the section; its title is among the words.
    """
    own = _bracketed(begin.found["lower"])
    if number is None or own != number + 1:
        return None
    first = form.sections[0]
    subsection = next((part.id for part in first.subsections if _numeral(part.number) == own), "")
    id_ = f"{first.id}.{subsection}" if subsection else first.id
    return Heading(id_, begin.printed() + begin.behind(begin.found.end()), own)


def _usual(part: Subsection) -> set[str]:
    """Return the characters of which a heading consists that says what the form's says."""
    return set("".join((part.title, *part.aliases, *part.known_by)) + _USUAL)


def _bracketed(number: str | None) -> Decimal | None:
    """Return what a number in brackets counts, 3 for （三）, None for any other."""
    return _numeral(number) if number and number.startswith("(") and not number[1].isdigit() else None


def _numeral(number: str) -> Decimal | None:
    """Return what a heading's number counts: 2 for （二）, 2. and (2)."""
    counted = re.sub(rf"[^\d{HAN}]", "", number)
    return read_number(counted) if counted else None


@cache
def _titles(form: Form) -> Mapping[str, str]:
    """Return the ids of sections and of the first section's subsections by title and alias."""
    first = form.sections[0]
    parts: list[tuple[str, Subsection]] = [(section.id, section) for section in form.sections]
    parts += [(f"{first.id}.{part.id}", part) for part in first.subsections]
    return {squeeze(text).text: id_ for id_, part in reversed(parts) for text in (part.title, *part.aliases)}
