"""The parameters file as a type, derived from a form: one source for validation and for JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Annotated, Any, NotRequired

from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, TypeAdapter, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypedDict

from kit.fields import Date, Division, Facts, Name, Words, Year, cell, text_or
from kit.form import Block, Form, Section, Table
from kit.tree import leaves

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
}
"""What the keys that identify a report mean, for editors and drafts."""


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
            "township": _said(Name, MEANINGS["township"]),
            "agency": _said(Name, MEANINGS["agency"]),
            "county": NotRequired[_said(Name | None, MEANINGS["county"])],
            "division": NotRequired[_said(Division | None, MEANINGS["division"])],
            "year": _said(Year, MEANINGS["year"]),
            "edition": NotRequired[_said(edition, MEANINGS["edition"])],
            "deadline": NotRequired[_said(Date | None, MEANINGS["deadline"])],
            "figures": _said(_figures(form), "各张表的数"),
            "facts": NotRequired[_said(Facts | None, "正文里的数和事实，先在这里写一次")],
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
    fields: dict[str, Any] = {}
    for section in form.sections:
        words: Any = Words | None
        if section.subsections:
            parts = {part.id: NotRequired[_said(Words | None, part.heading)] for part in section.subsections}
            words = text_or(_typed(f"{section.id}_words", parts))
        fields[section.id] = NotRequired[_said(words, section.heading)]
    return _typed("narrative", fields)
