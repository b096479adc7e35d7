"""What somebody changes in a published report, and what has to be told of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from kit.base.strings import fold
from kit.form.cell_value import plain
from kit.publish.differences import Difference
from kit.report.narrative import escaped, render
from kit.report.parameters import report_from
from kit.report.report import Report, thawed

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A difference that has to be told: its place, and what each side has to quote ("" for anything)."""

    place: str
    approved: str
    published: str

    def by(self, difference: Difference) -> bool:
        """Whether a difference tells it."""
        return (
            self.place in difference.place
            and fold(self.approved) in fold(difference.approved)
            and fold(self.published) in fold(difference.published)
        )


@dataclass(frozen=True, slots=True)
class Tampered:
    """A report that somebody changed, and what has to be told of it."""

    report: Report
    told: tuple[Told, ...]


def written_out(report: Report) -> Parameters:
    """Return a report's parameters with every total and every number in its words written out."""
    parameters: Parameters = thawed(report.public())
    figures: dict[str, dict[str, dict[str, object]]] = {}
    for address, value in report.figures.items():
        table, row, column = address.split(".")
        figures.setdefault(table, {}).setdefault(row, {})[column] = plain(value)
    words: dict[str, Any] = {}
    for each in render(report):
        if each.text.strip():
            if each.subsection:
                words.setdefault(each.section, {})[each.subsection] = escaped(each.text)
            else:
                words[each.section] = escaped(each.text)
    return parameters | {"figures": figures, "narrative": words}


Tamper = Callable[[Parameters, Random, Report, Report], tuple[Told, ...] | None]
"""Changes parameters in place and returns what has to be told, None when they have no room for it."""


def digit(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Change a figure that is not zero."""
    address = draw.choice([a for a, v in report.figures.items() if isinstance(v, int) and v > 0])
    return _set(p, report, address, report.figures[address] + draw.randint(1, 9))  # type: ignore[operator]


def minus(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Drop a minus sign."""
    found = [a for a, v in report.figures.items() if isinstance(v, int) and v < 0]
    if not found:
        return None
    address = draw.choice(found)
    return _set(p, report, address, -report.figures[address])  # type: ignore[operator]


def blanked(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Empty a cell that holds a zero."""
    address = draw.choice([a for a, v in report.figures.items() if v == 0])
    return _set(p, report, address, None)


def rows(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Exchange the figures of two rows."""
    table = p["figures"]["requests"]
    full = [(one, two) for one in table for two in table if one < two and table[one] != table[two]]
    if not full:
        return None
    one, two = draw.choice(full)
    changed = [c for c in table[one] if table[one][c] != table[two][c]]
    told = tuple(
        _figure(report, f"requests.{row}.{column}", table[swapped][column])
        for row, swapped in ((one, two), (two, one))
        for column in changed
    )
    table[one], table[two] = table[two], table[one]
    return told


def number_in_words(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Change a number in the words."""
    return _reworded(p, draw, report, r"(?<![\d.])[1-9]\d{0,2}(?=[件条次期场人])", lambda n: str(int(n) + 7))


def date(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Change a year in the words."""
    return _reworded(p, draw, report, rf"{report.year}(?=年)", lambda n: str(int(n) - 1))


def negated(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Turn 没有 into 共有."""
    return _reworded(p, draw, report, "没有", lambda _: "共有")


def percent(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Move the point of a percentage."""
    return _reworded(p, draw, report, r"\d\d\.\d\d%", lambda n: f"{n[0]}.{n[1]}{n[3:]}")


def another(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Put another township's name into the words."""
    name = other.township
    return _reworded(p, draw, report, r"我[镇乡]|镇政府|乡政府|我街道|本机关", lambda _: name)


def title_year(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Print another year in the title alone."""
    p["title_year"] = report.year - 1
    return (Told("标题", str(report.year), str(report.year - 1)),)


def title_name(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Print another township in the title alone."""
    p["agency"] = other.agency
    return (Told("标题", report.agency, other.agency),)


def added(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Add a sentence behind another."""
    sentence = draw.choice(
        (
            "以上工作得到群众一致好评。",
            "其中代理记账类公开了若干条。",
            "下一步将再接再厉。",
            "另有三件已转交。",
        )
    )
    return _edited(p, draw, report, lambda text: _behind(text, sentence, draw), "", sentence[:6])


def removed(p: Parameters, draw: Random, report: Report, other: Report) -> tuple[Told, ...] | None:
    """Take a sentence out."""
    gone: list[str] = []

    def cut(text: str) -> str | None:
        parts = re.split(r"(?<=。)", text)
        long = [index for index, part in enumerate(parts[1:], 1) if len(part.strip()) > 8]
        if not long:
            return None
        gone.append(parts.pop(draw.choice(long)).strip())
        return "".join(parts)

    told = _edited(p, draw, report, cut, "", "")
    return None if told is None else (Told(told[0].place, gone[-1][2:8], ""),)


TAMPERS: Mapping[str, Tamper] = {
    each.__name__: each
    for each in (
        digit, minus, blanked, rows, number_in_words, date, negated, percent, another, title_year, title_name,
        added, removed,
    )
}  # fmt: skip


def tampered(report: Report, other: Report, kind: str, draw: Random) -> Tampered | None:
    """Return a report changed in one way; None where it has no room for it."""
    parameters = written_out(report)
    told = TAMPERS[kind](parameters, draw, report, other)
    if told is None:
        return None
    year = parameters.pop("title_year", report.year)
    return Tampered(replace(report_from(parameters), year=year), told)


def _figure(report: Report, address: str, value: object) -> Told:
    approved = plain(report.figures[address])
    sides = ("空着" if each is None else f" {each}" for each in (approved, value))
    return Told(report.form.cells[address].label, *sides)


def _set(p: Parameters, report: Report, address: str, value: int | None) -> tuple[Told, ...]:
    table, row, column = address.split(".")
    p["figures"][table][row][column] = value
    return (_figure(report, address, value),)


def _passages(p: Parameters) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the section of each passage, and where it stands."""
    for section, words in p["narrative"].items():
        if isinstance(words, str):
            yield section, p["narrative"], section
        else:
            yield from ((section, words, part) for part in words)


def _edited(
    p: Parameters, draw: Random, report: Report, change: Callable[[str], str | None], *sides: str
) -> tuple[Told, ...] | None:
    """Change one passage that has room for it."""
    passages = list(_passages(p))
    draw.shuffle(passages)
    for section, holder, key in passages:
        if (after := change(holder[key])) is not None:
            holder[key] = after
            place = report.form.place(section) if section != "preamble" else "正文开头"
            return (Told(place, *sides),)
    return None


def _reworded(
    p: Parameters, draw: Random, report: Report, pattern: str, change: Callable[[str], str]
) -> tuple[Told, ...] | None:
    """Change one place that a pattern finds; it has to be told on both sides."""
    pair: list[str] = []

    def at(text: str) -> str | None:
        found = list(re.finditer(pattern, text))
        if not found:
            return None
        one = draw.choice(found)
        pair[:] = [one[0], change(one[0])]
        return text[: one.start()] + pair[1] + text[one.end() :]

    told = _edited(p, draw, report, at, "", "")
    return None if told is None else (Told(told[0].place, *pair),)


def _behind(text: str, sentence: str, draw: Random) -> str | None:
    ends = [found.end() for found in re.finditer("。", text)]
    if not ends:
        return None
    at = draw.choice(ends)
    return text[:at] + sentence + text[at:]
