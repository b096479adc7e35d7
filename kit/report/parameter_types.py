"""The types of single parameters: names, dates, words, facts, and the cells of a column."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, PlainValidator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from kit.base.strings import NAME, hidden, is_masked, marked_digit, quoted
from kit.form.cell_value import Kind, UnreadableError, Value, masked, read_value
from kit.form.official_form import Form
from kit.form.tree import Column
from kit.report.catalogue import EARLIEST, LATEST

Year = Annotated[int, Field(strict=True, ge=EARLIEST, le=LATEST)]


def refusal(what: str, remedy: str) -> PydanticCustomError:
    """Return the error that says what is wrong with a value and what to write instead."""
    return PydanticCustomError("kit", "{what}", {"what": what, "remedy": remedy})


def _clean(text: str) -> str:
    if char := hidden(text):
        raise refusal(f"含有看不见的字符 U+{ord(char):04X}", "请删去后重新输入")
    if mark := marked_digit(text):
        raise refusal(f"数字上有附加的符号 U+{ord(mark):04X}", "请删去后重新输入这个数")
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise refusal("是空的", "请填写")
    if len(text.strip().splitlines()) > 1:
        raise refusal("不能分行", "请写成一行")
    return text.strip()


def _division(text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) in (6, 9, 12)):
        raise refusal(f"{quoted(text)}不是行政区划代码", '请写 6、9 或 12 位数字，加引号，如 "411303"')
    return text


def _date(text: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise refusal(f"{quoted(text)}不是日期", '请写成 "2025-01-31"') from None
    return text


def _written_year(text: str) -> str:
    if not re.fullmatch("20[0-9]{2}", text):
        raise refusal(f"{quoted(text)}不是年度", '请写加引号的四位年份，如 "2024"')
    return text


Words = Annotated[str, AfterValidator(_clean)]
Name = Annotated[Words, AfterValidator(_filled)]
Division = Annotated[str, AfterValidator(_division)]
Date = Annotated[str, AfterValidator(_date)]
WrittenYear = Annotated[str, AfterValidator(_written_year)]
"""A report year as the key of a mapping in a county's list."""


def shape(raw: object) -> str:
    """Return the tag of the alternative that a raw value must be read as.

    The tags go into an error's place, from which `validation` drops what begins with an angle bracket.
    """
    match raw:
        case dict():
            return "<mapping>"
        case list():
            return "<list>"
        case None:
            return "<blank>"
        case int() if not isinstance(raw, bool):
            return "<count>"
    return "<text>"


def _fact_text(text: str) -> str:
    if is_masked(text):
        raise refusal(*masked(text))
    if re.search(r"\{\{|\}\}|\{%|｛｛|｝｝", text):
        raise refusal(f"{quoted(text)}里有引用，事实不能再引用别处", "请直接写出内容")
    return text


FactName = Annotated[str, Field(pattern=f"^{NAME}$")]
_FactText = Annotated[Words, AfterValidator(_fact_text)]
_CLOSED = Field(json_schema_extra={"additionalProperties": False})
Fact: Any = TypeAliasType(
    "Fact",
    Annotated[
        Annotated[int, Field(strict=True, ge=0), Tag("<count>")]
        | Annotated[_FactText, Tag("<text>")]
        | Annotated[None, Tag("<blank>")]
        | Annotated[list["Fact"], Tag("<list>")]  # type: ignore[misc]  # a recursive alias
        | Annotated[dict[FactName, "Fact"], _CLOSED, Tag("<mapping>")],  # type: ignore[misc]
        Discriminator(shape),
    ],
)


Facts: Any = Annotated[dict[FactName, Fact], _CLOSED]


def text_or(mapping: Any) -> Any:
    """Return the type of words written whole, left blank, or given as a `mapping` of parts."""
    return Annotated[
        Annotated[Words, Tag("<text>")]
        | Annotated[None, Tag("<blank>")]
        | Annotated[mapping, Tag("<mapping>")],
        Discriminator(shape),
    ]


def cell(form: Form, column: Column) -> Any:
    """Return the type of a column's cells: read as a Value, described to editors as a file holds it."""
    units = form.units_of(column)

    def read(raw: object) -> Value:
        try:
            return read_value(raw, column.kind, units, form.marks)
        except UnreadableError as error:
            raise refusal(error.what, error.remedy) from None

    numbers: dict[Kind, dict[str, Any]] = {
        Kind.COUNT: {"type": "integer", "minimum": 0},
        Kind.SIGNED: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[+-]?[0-9]{1,15}$"}]},
        Kind.MONEY: {
            "anyOf": [{"const": 0}, {"type": "string", "pattern": r"^[0-9]{1,15}(\.[0-9]{1,6})?\D*$"}]
        },
    }
    described = {"anyOf": [numbers[column.kind], {"enum": list(form.marks)}, {"type": "null"}]}
    return Annotated[Any, PlainValidator(read), WithJsonSchema(described), Field(description=column.label)]
