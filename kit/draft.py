"""Writes a parameters file to be filled in: next year's from this year's, or an empty one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from kit.blocks import Block
from kit.equation import address
from kit.form import LEAD, PREAMBLE, Form, Section
from kit.report import Fact, Report
from kit.schema import MEANINGS
from kit.tree import Node, leaves
from kit.value import add, plain

_HOW = """\
# 填写说明
#   件数写整数，没有发生写 0；空着就是没有填，不等于零。金额写加引号的数，如 "12.5"。
#   合计可以不写，由程序算出；写了就会核对。全表为零可以只写一个词，如 appeals: 全零。
#   正文写成“名称: |”，下一行起缩进书写；正文里的数先写在 facts 里，再用 {{ facts.名称 }} 引用。
"""


def draft(form: Form, year: int, last: Report | None) -> str:
    """Return the text of a parameters file for `year` under `form`, to be filled in.

    From `last` come the structure, the identity and the figures carried over by the form's equations
    (二 = last year's 四); its other figures stay out and its words stand as comments only. Without
    `last`, every key is there, blank and explained.
    """
    lines = [
        f"# yaml-language-server: $schema=../../schema/{form.edition}.json",
        *_HOW.splitlines(),
        *_identity(form, year, last),
        "",
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


def _identity(form: Form, year: int, last: Report | None) -> Iterator[str]:
    for name in ("township", "agency", "county", "division"):
        known = getattr(last, name) if last else ""
        yield f"{name}: {_scalar(known) if known else ''}".rstrip() + f"  # {MEANINGS[name]}"
    yield f"year: {year}"
    yield f'edition: "{form.edition}"'
    for name in ("deadline", "submitted"):
        yield f"{name}:  # {MEANINGS[name]}"


def _figures(form: Form, last: Report | None) -> Iterator[str]:
    for section in form.sections:
        if section.table:
            yield f"  # {section.heading}"
            yield f"  {section.id}:"
            for block in section.table.blocks:
                yield from _block(section, block, last)


def _block(section: Section, block: Block, last: Report | None) -> Iterator[str]:
    columns = [path[-1] for path in leaves(block.columns)]
    yield f"    # {'；'.join(filter(None, (block.title, _legend(columns))))}"
    carried = _carried(section, block, last)
    for path in leaves(block.rows):
        row = path[-1]
        addresses = {column.id: address(section.id, row.id, column.id) for column in columns}
        cells = {
            column.id: carried.get(addresses[column.id], "")
            for column in columns
            if not _left_out(addresses[column.id], row, column, last)
        }
        filled = ", ".join(f"{name}: {value}" for name, value in cells.items())
        label = " · ".join(node.label for node in path[-2:])
        yield f"    {row.id}: {{{filled}}}  # {label}" if cells else f"    # {row.id}: {label}，可不写"


def _legend(columns: Sequence[Node]) -> str:
    return "，".join(f"{column.id} {column.label}" for column in columns)


def _left_out(cell: str, row: Node, column: Node, last: Report | None) -> bool:
    """Whether a total is left to the kit: as last year's file did, or else always."""
    if not (row.equals or column.equals):
        return False
    return last is None or cell in last.computed or cell not in last.figures


def _carried(section: Section, block: Block, last: Report | None) -> dict[str, str]:
    """Return the cells that an equation takes from last year's report alone, as a file holds them."""
    carried: dict[str, str] = {}
    for equation in block.equations:
        if last is None or len(equation.left) != 1 or not all(term.last for term in equation.right):
            continue
        for path in leaves(block.rows if equation.each == "row" else block.columns):
            line = path[-1].id
            sources = (equation.address(section.id, line, term) for term in equation.right)
            value = plain(add(last.figures.get(source) for source in sources))
            target = equation.address(section.id, line, equation.left[0])
            carried[target] = "" if value is None else _scalar(value)
    return carried


def _facts(facts: Mapping[str, Fact], level: int) -> Iterator[str]:
    for name, value in facts.items():
        indent = "  " * level
        if isinstance(value, Mapping):
            yield f"{indent}{_scalar(name)}:"
            yield from _facts(value, level + 1)
        else:
            yield f"{indent}{_scalar(name)}:  # 上年：{_flat(value)}"


def _narrative(form: Form, last: Report | None) -> Iterator[str]:
    yield f"  {PREAMBLE}:  # {MEANINGS[PREAMBLE]}"
    yield from _comment(last.words(PREAMBLE) if last else "", 2)
    for section in form.sections:
        yield f"  {section.id}:  # {section.heading}"
        yield from _comment(last.words(section.id) if last else "", 2)
        if section.subsections:
            yield f"    {LEAD}:  # {MEANINGS[LEAD]}"
            yield from _comment(last.words(section.id, LEAD) if last else "", 3)
        for part in section.subsections:
            yield f"    {part.id}:  # {part.heading}"
            yield from _comment(last.words(section.id, part.id) if last else "", 3)


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


def _scalar(value: object) -> str:
    """Return a value as YAML writes it inside a line, quoted where another reading were possible."""
    text: str = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=1_000_000)
    return text.strip()[1:-1]
