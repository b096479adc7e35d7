"""The headings of a published report: which section or subsection of the form a line stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kit.base.folded_text import Squeezed, squeeze
from kit.base.numerals import HAN, read_number
from kit.form.official_form import PREAMBLE, Form, Subsection

_HAN = "[一二三四五六七八九十]{1,2}"
_TOP = rf"{_HAN}[、.,]"
_LOWER = rf"\({_HAN}\)[、.,]?|第{_HAN}[、.,]|\d{{1,2}}[、.](?!\d)|\(\d{{1,2}}\)"
_HEADING = re.compile(
    rf"[#>*|\-•·]*(?:(?P<top>{_TOP})|(?P<lower>{_LOWER}))?\**"
    r"(?P<name>[^。:;,|!?\n]{2,40})(?P<mark>[。:|]|\*+|$)?"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]\s?[、.,．，]")
_BRACKETED = re.compile(r"[（(]\s?[一二三四五六七八九]\s?[）)]")
_HEAD = 120
"""The characters of a line that may be a heading."""
_NEAR = 12
"""A heading's number stands within so many characters."""
_FIRST = "(一)"
_USUAL = "行政机关府务信息公开工作开展情况方面年度的和及"
_LONGEST_SLOGAN = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the id it stands for, `section` or `section.subsection`, and the words run in behind it.

    A title that is not the form's is among these words. `number` is the one in brackets, （三） as 3.
    """

    id: str
    words: str
    number: Decimal | None = None


def heading_of(line: str, form: Form) -> str:
    """Return the id of the section or subsection that a line is the heading of, "" for a line of words."""
    heading = heading_at(line, form, PREAMBLE)
    return heading.id if heading else ""


def section_of(line: str, form: Form) -> str:
    """Return the id of the section that a line is the heading of, "" for any other line."""
    id_ = heading_of(line, form)
    return "" if "." in id_ else id_


def numbered_headings(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that have a section's number (一、) and are nothing but a heading, known or not."""
    near = [line for line in lines if len(line) <= _HEAD and _NUMBERED.search(line[:_NEAR])]
    read = [squeeze(line).text for line in near]
    return tuple(text for text in read if (found := _HEADING.fullmatch(text)) and found["top"])


def numbered_subsections(lines: Sequence[str], form: Form) -> tuple[tuple[str, int], ...]:
    """Return the first section's subsections that are numbered （三）: the id and the number of each."""
    here, found = PREAMBLE, list[tuple[str, int]]()
    for line in lines:
        start = line[:_NEAR]
        if not (_NUMBERED.search(start) or _BRACKETED.search(start)):
            continue
        if heading := heading_at(line, form, here):
            here = heading.id
            found += [(here, int(heading.number))] if heading.number else []
    return tuple(found)


def begins_list(line: str) -> bool:
    """Whether a line begins a list of its own, with （一）."""
    return squeeze(line[:_HEAD]).text.startswith(_FIRST)


def heading_at(line: str, form: Form, here: str) -> Heading | None:
    """Return the heading that a line is or begins with, None for a line of words.

    A section's has a number (一、) or stands alone under its title; a subsection's has a number, or is one
    of the form's own titles with its words run in behind it.
    """
    if line.isascii():  # as most cells of tables are, and no heading is
        return None
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
            return Heading(section.id, "")
    # 一、 behind the section's own heading is a slip for (一).
    slip = here == form.sections[0].id and found["top"] and found["top"][:-1] == _FIRST[1:-1]
    if here.partition(".")[0] in (form.sections[0].id, PREAMBLE) and (slip or not found["top"]):
        return _subheading(line, read, found, form)
    return None


def _subheading(line: str, read: Squeezed, found: re.Match[str], form: Form) -> Heading | None:
    name, end = found["name"], found.end()
    kept = ""
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
        elif not set(name.rstrip("*")) <= _usual(known[0]):
            kept = _printed(line, read, found)
    words = line[read.span(end, end)[0] :].lstrip(" *　:")
    return Heading(id_, kept + words, _bracketed(found["lower"]))


def next_heading(line: str, form: Form, here: str, number: Decimal | None) -> Heading | None:
    """Return the heading that a line is by its number alone: the next one behind a subsection's.

    （三）充实内容 behind a subsection numbered （二） is no word of that one. It stands for the subsection
    that the form numbers so, or where there is none for the section; its title is among the words.
    """
    if number is None:
        return None
    read = squeeze(line[:_HEAD])
    found = _HEADING.match(read.text)
    own = _bracketed(found["lower"]) if found and found["lower"] else None
    if found is None or own is None or own != number + 1:
        return None
    first = form.sections[0]
    subsection = next((part.id for part in first.subsections if _numeral(part.number) == own), "")
    words = line[read.span(found.end(), found.end())[0] :].lstrip(" *　:")
    id_ = f"{first.id}.{subsection}" if subsection else first.id
    return Heading(id_, _printed(line, read, found) + words, own)


def _usual(part: Subsection) -> set[str]:
    """Return the characters of which a heading consists that says what the form's says."""
    return set("".join((part.title, *part.aliases, *part.known_by)) + _USUAL)


def _printed(line: str, read: Squeezed, found: re.Match[str]) -> str:
    """Return a heading's title as it is printed, with its mark."""
    start, end = read.span(found.start("name"), found.end())
    return line[start:end].rstrip("* ")


def _bracketed(number: str | None) -> Decimal | None:
    """Return what a number in brackets counts, 3 for （三）, None for any other."""
    return _numeral(number) if number and number.startswith("(") and not number[1].isdigit() else None


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
