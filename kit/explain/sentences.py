"""What a report says, in five plain sentences: received, answered, how, against last year, what is planned.

No number is in them that is not in the report, last year's report, or the difference of two of theirs.
What is not filled in is said to be so, and nothing is reckoned from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kit.form.cell_value import number
from kit.form.official_form import Cell, Form
from kit.form.stated_cells import Role
from kit.page.content import lines, words_of
from kit.report.report import Report

_NUMBERING = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.．、])")
_NOTE = re.compile(r"（[^（）]*[，；][^（）]*）$")
_PLANS = re.compile("改进|下一步|下步|今后|接下来|将")
"""What the first clause of a sentence has with which the words turn to what is planned."""
_MOST = 220
"""About so many characters of the report's own words are quoted, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the sheet: what it is about, what it says, what it quotes of the report."""

    about: str
    text: str
    quoted: tuple[str, ...] = ()


def sentences(report: Report) -> tuple[Sentence, ...]:
    """Return what a report says, in plain words. Raises InputError as `render` does."""
    return (
        Sentence("收到多少", _received(report)),
        Sentence("办了多少", _answered(report)),
        Sentence("怎么答复的", _outcomes(report)),
        Sentence("和上年比", _against_last_year(report)),
        _planned(report),
    )


def flow(report: Report) -> list[tuple[str, int | None]]:
    """Return the way of the applications in plain words, with their numbers, None for what is not known."""
    named: tuple[tuple[str, Role], ...] = (
        ("上年转来", "carried_in"),
        ("本年新收", "received"),
        ("本年办完", "answered"),
        ("转到下年", "carried_out"),
    )
    return [(name, _count(report, role)) for name, role in named]


def _count(report: Report, role: Role) -> int | None:
    """Return the number of a role that one cell has, None where it is blank, a mark, or the form has none."""
    cells = report.form.roles.get(role, ())
    return _known(report, cells[0]) if len(cells) == 1 else None


def _known(report: Report, address: str) -> int | None:
    value = number(report.figures[address])
    return value if isinstance(value, int) else None


def _received(report: Report) -> str:
    fresh, left = _count(report, "received"), _count(report, "carried_in")
    whose = f"{report.year}年，{report.agency}"
    said = f"{whose}新收到政府信息公开申请{fresh}件"
    if fresh is None:
        said = f"{whose}新收到多少件政府信息公开申请，年报没有填"
    elif fresh == 0:
        said = f"{whose}没有收到新的政府信息公开申请" if left else f"{whose}没有收到政府信息公开申请"
    if left is None:
        return f"{said}；上年没有办完、转到本年的有多少件，年报没有填。"
    return f"{said}，另有上年没有办完、转到本年接着办的{left}件。" if left else f"{said}。"


def _answered(report: Report) -> str:
    done, open_ = _count(report, "answered"), _count(report, "carried_out")
    if not any(count != 0 for _, count in flow(report)):
        return "没有申请要办。"
    said = "办完了多少件，年报没有填" if done is None else f"办完了{done}件" if done else "一件也没有办完"
    if open_ is None:
        return f"{said}；没有办完、转到下年的有多少件，年报没有填。"
    if open_:
        return f"{said}，还有{open_}件没有办完，转到下年接着办。"
    return f"{said}，没有要转到下年的。"


def _outcomes(report: Report) -> str:
    if _count(report, "answered") == 0:
        return "没有作出答复。"
    told = [(cell, _known(report, cell.address)) for cell in outcome_cells(report.form)]
    if not told or any(count is None for _, count in told):
        return "各种答复各有多少件，年报没有填全。"
    some = [_outcome(cell, count) for cell, count in told if count]
    groups = [(group, [said for _, said in own]) for group, own in groupby(some, lambda each: each[0])]
    said = (f"{group}：{'、'.join(own)}" if group else "，".join(own) for group, own in groups)
    return f"按答复的结果分：{'；'.join(said)}。" if groups else "各种答复都是0件。"


def _outcome(cell: Cell, count: int) -> tuple[str, str]:
    """Return the group that an outcome is printed in, "" for none, and how it is told."""
    *_, group, own = ("", *(_plain(row.label) for row in cell.rows[1:]))
    return group, f"{own}{count}件"


def outcome_cells(form: Form) -> list[Cell]:
    """Return the cells that tell how applications were answered, in printed order."""
    groups = [each for each in form.labelled if each.kind == "result"]
    return [
        cell
        for each in groups
        for cell in form.cells_of(each.section)
        if cell.column.id in each.columns and any(row.id in each.rows for row in cell.rows)
    ]


def _plain(label: str) -> str:
    """Return the label of a row without its numbering and notes."""
    return _NOTE.sub("", _NUMBERING.sub("", label))


def _against_last_year(report: Report) -> str:
    if report.last is None:
        return "没有上年的数，不作比较。"
    now, then = _count(report, "received"), _count(report.last, "received")
    if now is None or then is None:
        return "本年或上年收到多少件没有填，不作比较。"
    if now == then:
        return f"新收到的申请和上年一样多，都是{now}件。" if now else "和上年一样，没有收到新的申请。"
    more = f"{'多' if now > then else '少'}{abs(now - then)}件"
    return f"新收到的申请比上年{more}（上年{then}件）。" if then else f"上年没有收到新的申请，本年{more}。"


def _planned(report: Report) -> Sentence:
    section = report.form.problems
    words = [line for _, words in words_of(report, section) for line in lines(words)] if section else []
    if not words:
        return Sentence("打算怎么改进", "年报没有写。")
    title = report.form.section(section).heading
    quoted, whole = _quoted(words)
    return Sentence("打算怎么改进", f"年报“{title}”里写道{'' if whole else '（节选）'}：", quoted)


def _quoted(words: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Return the words about what is planned, by paragraph and to the letter, and whether they go to the end.

    All words, where none turns to it.
    """
    split = [list(_split(line)) for line in words]
    starts = [(row, at) for row, parts in enumerate(split) for at, part in enumerate(parts) if _turns(part)]
    row, at = starts[0] if starts else (0, 0)
    wanted = [split[row][at:], *split[row + 1 :]]
    taken: list[str] = []
    room = _MOST
    for parts in wanted:
        fit: list[str] = []
        for part in parts:
            if room < len(part) and (taken or fit):
                return (*taken, *filter(None, ["".join(fit)])), False
            fit.append(part)
            room -= len(part)
        taken.append("".join(fit))
    return tuple(taken), True


def _split(line: str) -> Iterator[str]:
    """Yield the sentences of a line, each with its full stop."""
    yield from re.findall(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$", line)


def _turns(sentence: str) -> bool:
    return bool(_PLANS.search(re.split("[，：；。]", sentence, maxsplit=1)[0]))
