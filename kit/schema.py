"""The parameters file as a type, derived from a form: one source for validation and for JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, NotRequired

from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, TypeAdapter, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypedDict

from kit.fields import Date, Division, Fact, FactName, Name, Words, Year, cell, text_or
from kit.form import Block, Form, Section, Table
from kit.tree import leaves

ALL_ZERO = "全零"
"""The one word that stands for a table in which every cell is zero."""


@cache
def adapter(form: Form) -> TypeAdapter[dict[str, Any]]:
    """Return the validator of parameters under `form`; its result holds figures as Values."""
    return TypeAdapter(_parameters(form))


def json_schema(form: Form) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a parameters file under `form`, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter(form).json_schema()}


def known_names(form: Form) -> Callable[[tuple[str | int, ...]], Iterable[str]]:
    """Return a function from a place in the parameters to the names that may stand there."""
    names: dict[tuple[str | int, ...], list[str]] = {(): list(_parameters(form).__annotations__)}
    for address in form.cells:
        at: tuple[str, ...] = ("figures",)
        for name in address.split("."):
            if name not in names.setdefault(at, []):
                names[at].append(name)
            at = (*at, name)
    names["narrative",] = [section.id for section in form.sections]
    for section in form.sections:
        names["narrative", section.id] = [part.id for part in section.subsections]
    return lambda place: names.get(place, [])


_new_typed_dict: Any = TypedDict  # called with fields that only the form knows


def _typed(name: str, fields: Mapping[str, Any]) -> Any:
    typed: Any = _new_typed_dict(name, dict(fields))
    typed.__pydantic_config__ = ConfigDict(extra="forbid")
    return typed


def _said(type_: Any, description: str) -> Any:
    return Annotated[type_, Field(description=description)]


def _parameters(form: Form) -> Any:
    editions = [form.edition, int(form.edition)] if form.edition.isdigit() else [form.edition]
    edition = Annotated[Any, WithJsonSchema({"enum": editions})]
    return _typed(
        "parameters",
        {
            "township": _said(Name, "乡镇、街道或苏木的名称"),
            "agency": _said(Name, "报告机关全称，用在标题里"),
            "county": NotRequired[_said(Name | None, "所属县、市、区")],
            "division": NotRequired[_said(Division | None, "行政区划代码，加引号")],
            "year": _said(Year, "报告年度，四位数"),
            "edition": NotRequired[_said(edition, "格式版本，不写则按年度")],
            "deadline": NotRequired[_said(Date | None, "本地规定的报送期限，如 2025-01-31")],
            "figures": _said(_figures(form), "各张表的数"),
            "facts": NotRequired[_said(dict[FactName, Fact] | None, "正文里的数和事实，先在这里写一次")],
            "narrative": NotRequired[_said(_narrative(form) | None, "正文，按节书写")],
        },
    )


def _figures(form: Form) -> Any:
    tables = [(section, section.table) for section in form.sections if section.table]
    return _typed(
        "figures",
        {section.id: _said(_table(form, section, table), section.heading) for section, table in tables},
    )


def _table(form: Form, section: Section, table: Table) -> Any:
    fields: dict[str, Any] = {}
    zeros: dict[str, dict[str, int]] = {}
    for index, block in enumerate(table.blocks):
        for path in leaves(block.rows):
            row, total = path[-1], bool(path[-1].equals)
            of_row = _row(form, f"{section.id}_{index}{'_total' if total else ''}", block, total)
            described = _said(of_row, " · ".join(node.label for node in path))
            fields[row.id] = NotRequired[described] if total else described
            zeros[row.id] = {column[-1].id: 0 for column in leaves(block.columns)}

    def expand(raw: object) -> object:
        return zeros if raw == ALL_ZERO else raw

    return Annotated[_typed(section.id, fields), BeforeValidator(expand), _OneWord()]


@cache
def _row(form: Form, name: str, block: Block, total: bool) -> Any:
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
    fields: dict[str, Any] = {}
    for section in form.sections:
        words: Any = Words | None
        if section.subsections:
            parts = {
                part.id: NotRequired[_said(Words | None, f"{part.number}{part.title}")]
                for part in section.subsections
            }
            words = text_or(_typed(f"{section.id}_words", parts))
        fields[section.id] = NotRequired[_said(words, section.heading)]
    return _typed("narrative", fields)
