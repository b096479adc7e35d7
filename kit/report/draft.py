"""Writes a parameters file to be filled in: next year's from this year's, or an empty one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.form.cell_value import Value
from kit.form.equation_lines import totals
from kit.form.official_form import LEAD, PREAMBLE, Form
from kit.report.report import Fact, Report
from kit.report.schema import MEANINGS
from kit.report.succession.carry_over import carried
from kit.report.yaml_writer import cell_text, figure_lines, scalar

_HOW = """\
# 填写说明
#   件数写整数，没有发生写 0；空着就是没有填，不等于零。金额写加引号的数，如 "12.5"。
#   合计可以不写，由程序算出；写了就会核对。全表为零可以只写一个词，如 appeals: 全零。
#   正文写成“名称: |”，下一行起缩进书写；正文里的数先写在 facts 里，再用 {{ facts.名称 }} 引用。
"""


def draft(
    form: Form, year: int, last: Report | None, known: Mapping[str, str] | None = None, origin: str = ""
) -> str:
    """Return the text of a parameters file for `year` under `form`, to be filled in.

    From `last` come the structure, the identity and the figures carried over by the form's equations
    (二 = last year's 四); its other figures stay out and its words stand as comments only. Without
    `last`, every key is there, blank and explained; `known` are names to fill in. `origin` tells whose
    reports of last year `last` is the sum of, where it is not the unit's own.
    """
    lines = [
        f"# yaml-language-server: $schema=../../schema/{form.edition}.json",
        *_HOW.splitlines(),
        *_identity(form, year, last, known or {}),
        "",
        *([f"# 上年结转按{origin} {year - 1} 年度的结转下年度之和填好，请核对"] if origin else []),
        "figures:",
        *_figures(form, last),
        "",
        "# 正文里的数和事实写在这里，正文用 {{ facts.名称 }} 引用；.count 取个数，.total 取合计",
        "facts:",
        *(_facts(last.facts, 1) if last else _comment("accounts: [甲账号, 乙账号]", 1)),
        "",
        "narrative:",
        *_narrative(form, last),
        "",
        f"accepted:  # {MEANINGS['accepted']}",
    ]
    return "\n".join(lines) + "\n"


def _identity(form: Form, year: int, last: Report | None, given: Mapping[str, str]) -> Iterator[str]:
    for name in ("township", "agency", "county", "division"):
        known = getattr(last, name) if last else given.get(name, "")
        yield f"{name}: {scalar(known) if known else ''}".rstrip() + f"  # {MEANINGS[name]}"
    yield f"year: {year}"
    yield f'edition: "{form.edition}"'
    for name in ("deadline", "submitted"):
        yield f"{name}:  # {MEANINGS[name]}"


def _figures(form: Form, last: Report | None) -> Iterator[str]:
    known = carried(form, last)
    cells = {place: cell_text(known.get(place)) for place in form.cells if not _left_out(form, place, known)}
    return figure_lines(form, cells)


def _left_out(form: Form, place: str, known: Mapping[str, Value]) -> bool:
    """Whether a cell is left to the kit: a total, but for one carried over that its parts do not give.

    Written out and blank it would ask to be filled in, however last year's file was written.
    """
    if not form.cells[place].is_total:
        return False
    parts = totals(form)[place].parts
    return known.get(place) is None or all(known.get(part) is not None for part in parts)


def _facts(facts: Mapping[str, Fact], level: int) -> Iterator[str]:
    for name, value in facts.items():
        indent = "  " * level
        if isinstance(value, Mapping):
            yield f"{indent}{scalar(name)}:"
            yield from _facts(value, level + 1)
        else:
            yield f"{indent}{scalar(name)}:  # 上年：{_flat(value)}"


def _narrative(form: Form, last: Report | None) -> Iterator[str]:
    """Yield the keys of the words, above each what last year's report says.

    Below a key it would become part of the words that are written there.
    """

    def key(level: int, meaning: str, section: str, part: str = "") -> Iterator[str]:
        yield from _comment(last.words(section, part) if last else "", level)
        yield f"{'  ' * level}{part or section}:  # {meaning}"

    yield from key(1, MEANINGS[PREAMBLE], PREAMBLE)
    for section in form.sections:
        yield from key(1, section.heading, section.id)
        if section.subsections:
            yield from key(2, MEANINGS[LEAD], section.id, LEAD)
        for part in section.subsections:
            yield from key(2, part.heading, section.id, part.id)


def _comment(text: str, level: int) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            yield f"{'  ' * level}# {line.strip()}"


def _flat(value: Fact) -> str:
    """Return a fact's content in one line."""
    if isinstance(value, Mapping):
        return "，".join(f"{name} {_flat(part)}" for name, part in value.items())
    words = "、".join(map(_flat, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    return " ".join(words.split())
