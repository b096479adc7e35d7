"""The parameters file as a type, derived from a form: one source for validation and for JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, partial
from typing import Annotated, Any, NotRequired

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    NonNegativeInt,
    TypeAdapter,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypedDict

from kit.base.strings import quoted
from kit.form.official_form import LEAD, PREAMBLE, Form, Section
from kit.form.rule_book import rule_book
from kit.form.table import Block, Table
from kit.form.tree import leaves
from kit.report.origin import ORIGIN, UNREAD, Origin
from kit.report.parameter_types import Date, Division, Facts, Name, Words, Year, cell, refusal, text_or

ALL_ZERO = "全零"
"""The one word that stands for a table in which every cell is zero."""

MEANINGS = {
    "township": "乡镇、街道或苏木的名称",
    "agency": "报告机关全称，用在标题里",
    "county": "所属县、市、区，可不写",
    "division": "行政区划代码，加引号，可不写",
    "year": "报告年度，四位数",
    "edition": "格式版本，不写则按年度",
    "deadline": "本地规定的报送期限，如 2025-01-31，可不写",
    "submitted": "实际报送的日期，如 2025-01-20，可不写",
    "accepted": "核对后认为没有问题的提醒，逐条写 rule、quote 或 cells、reason，不会公开",
    "tallied": "由 kit tally 从申请台账计出的数，供核对，不要手改，不会公开",
    ORIGIN: "读自哪个文件，由 kit ingest 写，不要手改，不会公开",
    UNREAD: "原文上有、没有读准的格，由 kit ingest 写，补上以后不用从这里删，不会公开",
    PREAMBLE: "标题下面、第一部分前面的话，如统计期限，可不写",
    LEAD: "本节第一个小标题前面的话，可不写",
}
"""What the keys mean that are not the form's own, for editors and drafts."""


@cache
def adapter(form: Form) -> TypeAdapter[dict[str, Any]]:
    """Return the validator of parameters under `form`; its result holds figures as Values."""
    return TypeAdapter(_of_form(form))


def json_schema(form: Form) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a parameters file under `form`, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter(form).json_schema()}


def schema_text(form: Form) -> str:
    """Return that schema as a file."""
    return json.dumps(json_schema(form), ensure_ascii=False, indent=1) + "\n"


@cache
def known_names(form: Form) -> Callable[[tuple[str | int, ...]], Iterable[str]]:
    """Return a function from a place in the parameters to the names that may stand there."""
    names: dict[tuple[str | int, ...], list[str]] = {(): list(_of_form(form).__annotations__)}
    for address in form.cells:
        at: tuple[str, ...] = ("figures",)
        for name in address.split("."):
            if name not in names.setdefault(at, []):
                names[at].append(name)
            at = (*at, name)
    names["narrative",] = [PREAMBLE, *(section.id for section in form.sections)]
    for section in form.sections:
        names["narrative", section.id] = [LEAD, *(part.id for part in section.subsections)]
    acceptance = list(_acceptance())
    return lambda place: acceptance if place[:1] == ("accepted",) else names.get(place, [])


def spell_out(table: Table, raw: object) -> object:
    """Return a table's raw cells, all zero where one word stands for them."""
    if raw != ALL_ZERO:
        return raw
    return {
        row[-1].id: {column[-1].id: 0 for column in leaves(block.columns)}
        for block in table.blocks
        for row in leaves(block.rows)
    }


_new_typed_dict: Any = TypedDict  # called with fields that only the form knows


def _typed(name: str, fields: Mapping[str, Any], schema: Mapping[str, Any] | None = None) -> Any:
    typed: Any = _new_typed_dict(name, dict(fields))
    typed.__pydantic_config__ = ConfigDict(extra="forbid", json_schema_extra=dict(schema or {}))
    return typed


def _said(type_: Any, description: str) -> Any:
    return Annotated[type_, Field(description=description)]


@cache
def _of_form(form: Form) -> Any:
    editions = [form.edition, int(form.edition)] if form.edition.isdigit() else [form.edition]
    edition = Annotated[Any, WithJsonSchema({"enum": editions})]
    return _typed(
        "parameters",
        {
            "township": _said(Name, MEANINGS["township"]),
            "agency": _said(Name, MEANINGS["agency"]),
            "county": NotRequired[_said(Name | None, MEANINGS["county"])],
            "division": NotRequired[_said(Division | None, MEANINGS["division"])],
            "year": _said(Year, MEANINGS["year"]),
            "edition": NotRequired[_said(edition, MEANINGS["edition"])],
            "deadline": NotRequired[_said(Date | None, MEANINGS["deadline"])],
            "submitted": NotRequired[_said(Date | None, MEANINGS["submitted"])],
            "figures": _said(_figures(form), "各张表的数"),
            "facts": NotRequired[_said(Facts | None, "正文里的数和事实，先在这里写一次")],
            "narrative": NotRequired[_said(_narrative(form) | None, "正文，按节书写")],
            "accepted": NotRequired[_said(_accepted() | None, MEANINGS["accepted"])],
            "tallied": NotRequired[_said(_tallied(form) | None, MEANINGS["tallied"])],
            ORIGIN: NotRequired[_said(Origin | None, MEANINGS[ORIGIN])],
            UNREAD: NotRequired[_said(_unread(form), MEANINGS[UNREAD])],
        },
    )


def _acceptance() -> dict[str, Any]:
    """Return the fields of one settled warning: its rule, its quote or cells if it has any, the reason."""
    rule = Annotated[str, AfterValidator(_known_rule), WithJsonSchema({"enum": list(rule_book())})]
    return {
        "rule": _said(rule, "规则的编号"),
        "quote": NotRequired[_said(Name, "提醒所引的原文")],
        "cells": NotRequired[_said(Annotated[list[Name], Field(min_length=1)], "提醒所指的格")],
        "reason": _said(Name, "认可的理由"),
    }


def _accepted() -> Any:
    one = {"not": {"required": ["quote", "cells"]}}
    acceptance: Any = Annotated[_typed("acceptance", _acceptance(), one), AfterValidator(_not_both)]
    return list[acceptance]


def _unread(form: Form) -> Any:
    address: Any = _address(form, "kit ingest")
    return list[address] | None


def _tallied(form: Form) -> Any:
    """Return the type of what a ledger gave: the cells that are not zero, by address."""
    address: Any = _address(form, "kit tally")
    fields = {
        "ledger": _said(Name, "台账文件的摘要"),
        "day": _said(Date, "计数的日期"),
        "tables": _said(list[Name], "由台账计出的表"),
        "cells": NotRequired[_said(dict[address, NonNegativeInt] | None, "不是零的格")],
    }
    return _typed("tallied", fields)


def _address(form: Form, command: str) -> Any:
    """Return the type of a cell's address, as a command writes it."""
    return Annotated[str, AfterValidator(partial(_known_cell, form, command))]


def _known_cell(form: Form, command: str, text: str) -> str:
    if text not in form.cells:
        raise refusal(f"没有{quoted(text)}这一格", f"请重新运行 {command}，不要手改")
    return text


def _known_rule(text: str) -> str:
    if text not in rule_book():
        close = get_close_matches(text, rule_book(), n=1)
        remedy = f"是不是想写 {close[0]}" if close else "编号请照抄核对结果"
        raise refusal(f"没有{quoted(text)}这条规则", remedy)
    return text


def _not_both(acceptance: dict[str, Any]) -> dict[str, Any]:
    if "quote" in acceptance and "cells" in acceptance:
        raise refusal("要指明是哪一处提醒", "请写 quote 或 cells，只写其中一项")
    return acceptance


def _figures(form: Form) -> Any:
    tables = [(section, section.table) for section in form.sections if section.table]
    return _typed(
        "figures",
        {section.id: _said(_table(form, section, table), section.heading) for section, table in tables},
    )


def _table(form: Form, section: Section, table: Table) -> Any:
    fields: dict[str, Any] = {}
    for index, block in enumerate(table.blocks):
        # One type for all rows of a kind, so that the JSON Schema defines it once.
        plain = _row(form, f"{section.id}_{index}", block, total=False)
        total = _row(form, f"{section.id}_{index}_total", block, total=True)
        for path in leaves(block.rows):
            row, label = path[-1], " · ".join(node.label for node in path)
            fields[row.id] = NotRequired[_said(total, label)] if row.equals else _said(plain, label)
    return Annotated[_typed(section.id, fields), BeforeValidator(partial(spell_out, table)), _OneWord()]


def _row(form: Form, name: str, block: Block, *, total: bool) -> Any:
    fields: dict[str, Any] = {}
    for path in leaves(block.columns):
        of_cell = cell(form, path[-1])
        fields[path[-1].id] = NotRequired[of_cell] if total or path[-1].equals else of_cell
    return _typed(name, fields)


class _OneWord:
    """Lets the JSON Schema of a table admit the one word that the validator expands."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(core), {"const": ALL_ZERO}]}


def _narrative(form: Form) -> Any:
    fields: dict[str, Any] = {PREAMBLE: NotRequired[_said(Words | None, MEANINGS[PREAMBLE])]}
    for section in form.sections:
        words: Any = Words | None
        if section.subsections:
            parts = {part.id: NotRequired[_said(Words | None, part.heading)] for part in section.subsections}
            lead = {LEAD: NotRequired[_said(Words | None, MEANINGS[LEAD])]}
            words = text_or(_typed(f"{section.id}_words", lead | parts))
        fields[section.id] = NotRequired[_said(words, section.heading)]
    return _typed("narrative", fields)
