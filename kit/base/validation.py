"""Turns pydantic's validation errors into Problems: one Chinese sentence each, with the line in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from kit.base.errors import FormError, InputError, Problem
from kit.base.keyboard_slips import slip_in_name
from kit.base.strict_yaml import Document, dotted, read_yaml
from kit.base.strings import quoted

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""An id in a form or a key in a parameters file."""

_SHAPES = {
    "missing": ("缺这一项", "请补上"),
    "model_type": ("这里应当是一组“名称: 值”", "请照已有的数据文件书写"),
    "dict_type": ("这里应当是一组“名称: 值”", "请照已有的数据文件书写"),
    "model_attributes_type": ("这里应当是一组“名称: 值”", "请照已有的数据文件书写"),
    "list_type": ("这里应当是一个清单", "请每项一行，以“- ”开头"),
    "tuple_type": ("这里应当是一个清单", "请每项一行，以“- ”开头"),
    "string_type": ("这里应当是文字", "请写文字，数字要加引号"),
    "int_type": ("这里应当是整数", "请写整数，不加引号"),
    "greater_than_equal": ("件数不能小于 0", "请写 0 或正整数"),
    "greater_than": ("这里应当是正数", "请写正整数"),
    "too_short": ("这里不能是空的", "请补上"),
    "string_too_short": ("这里不能是空的", "请补上"),
    "string_pattern_mismatch": ("名称写得不对", "名称以汉字或字母开头，只用汉字、字母、数字和下划线"),
}


class Frozen(BaseModel):
    """A value loaded from a file: immutable, and refusing names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return what one of the kit's own files holds. Raises FormError, naming file and place."""
        try:
            document = read_yaml(path, path.name)
            return cls.model_validate(document.value)
        except InputError as error:
            raise FormError(str(error)) from None
        except ValidationError as error:
            raise FormError("\n".join(map(str, problems(error, document)))) from None


def problems(
    error: ValidationError,
    document: Document,
    *,
    known: Callable[[tuple[str | int, ...]], Iterable[str]] = lambda place: (),
    rule: Callable[[tuple[str | int, ...]], str] = lambda place: "",
) -> list[Problem]:
    """Return one Problem for each error in `error`, placed by `document`'s lines.

    `known` lists the names allowed at a place, to suggest one for a misspelling; `rule` gives the
    id of the rule that governs the value at a place, or "".
    """
    # A misspelt name leaves its right name missing: the misspelling is what to read first.
    details = sorted(error.errors(include_url=False), key=lambda detail: detail["type"] != "extra_forbidden")
    return [_problem(detail, document, known, rule) for detail in details]


def _problem(
    detail: ErrorDetails,
    document: Document,
    known: Callable[[tuple[str | int, ...]], Iterable[str]],
    rule: Callable[[tuple[str | int, ...]], str],
) -> Problem:
    place = _place(detail["loc"], document.value)
    what, remedy = _sentence(detail)
    if detail["type"] == "extra_forbidden":
        what = f"不认识的名称 {quoted(detail['loc'][-1])}"
        names = list(known(place[:-1]))
        close = get_close_matches(str(detail["loc"][-1]), names, n=1)
        remedy = (
            f"是不是想写 {close[0]}" if close else f"这里可以写：{'、'.join(names)}" if names else "请删去"
        )
        what, remedy = slip_in_name(str(detail["loc"][-1])) or (what, remedy)
    return Problem(document.name, dotted(place), what, remedy, document.line(place), rule(place))


def _place(given: Iterable[str | int], value: object) -> tuple[str | int, ...]:
    """Return a place without what pydantic adds: a union's tag, in angle brackets here, and "[key]".

    A name of the file may look like them.
    """
    place: list[str | int] = []
    for part in given:
        if isinstance(value, Mapping) and part in value:
            value = value[part]
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part] if part < len(value) else None
        elif str(part)[:1] in ("<", "["):
            continue
        place.append(part)
    return tuple(place)


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    context: dict[str, Any] = detail.get("ctx", {})
    if "what" in context:
        return str(context["what"]), str(context["remedy"])
    if detail["type"] == "value_error":
        return str(context["error"]), ""
    if detail["type"] == "literal_error":
        known = re.findall("'([^']+)'", context["expected"])
        return f"不认识 {quoted(detail['input'])}", f"这里可以写：{'、'.join(known)}"
    if detail["type"] in _SHAPES:
        what, remedy = _SHAPES[detail["type"]]
        if detail["type"] == "dict_type" and detail["input"] is None:
            return f"这里空着，{what.removeprefix('这里')}", f"{remedy}；可不写的一项，请整行删去"
        if detail["type"] == "missing" or detail["input"] is None:
            return what, remedy
        return f"{quoted(detail['input'])}：{what}", remedy
    return f"{quoted(detail['input'])}写得不对", "请照已有的数据文件书写"
