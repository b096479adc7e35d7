"""The parameters file: its keys and types, derived from the form, and reading it as a Report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.editions import Forms, editions
from kit.errors import InputError, Problem
from kit.fields import EARLIEST, LATEST
from kit.form import Form
from kit.report import Report, complete
from kit.schema import adapter, known_names
from kit.validation import problems
from kit.yamlfile import Document, read_yaml


def read_report(
    path: Path,
    forms: Forms | None = None,
    *,
    changes: Mapping[str, Any] | None = None,
    previous: Mapping[str, Any] | None = None,
) -> Report:
    """Read a parameters file as a Report, with last year's file beside it or the `previous` given.

    `changes` replace single values of the file, mappings merged key by key.
    Raises InputError with one Problem for everything that is wrong in the file.
    """
    forms = forms or editions()
    document = read_yaml(path)
    if changes:
        document = replace(document, value=_merged(document.value, changes))
    report = _report(document, _last(path, previous, forms), forms)
    if _names_year(path) and int(path.stem) != report.year:
        remedy = "请改文件名或 year，使两处一致"
        raise InputError(_at(document, "year", f"文件名是 {path.stem}，里面的 year 是 {report.year}", remedy))
    return report


def previous_path(path: Path) -> Path | None:
    """Return the path of last year's parameters file beside `path`, or None when there is none."""
    if not _names_year(path):
        return None
    last = path.with_name(f"{int(path.stem) - 1}{path.suffix}")
    return last if last.exists() else None


def report_from(
    parameters: Mapping[str, Any],
    previous: Mapping[str, Any] | None = None,
    *,
    name: str = "参数",
    forms: Forms | None = None,
) -> Report:
    """Return the Report of parameters given as values; `previous` holds last year's.

    Raises InputError as `read_report` does, without lines.
    """
    forms = forms or editions()
    return _report(Document(name, dict(parameters), {}), _last(None, previous, forms), forms)


def _names_year(path: Path) -> bool:
    return path.stem.isascii() and path.stem.isdigit() and len(path.stem) == 4


def _last(path: Path | None, previous: Mapping[str, Any] | None, forms: Forms) -> Report | None:
    if previous is not None:
        return _report(Document("上年参数", dict(previous), {}), None, forms)
    last_path = previous_path(path) if path else None
    return _report(read_yaml(last_path), None, forms) if last_path else None


def _merged(whole: Any, changes: Any) -> Any:
    if not (isinstance(whole, dict) and isinstance(changes, Mapping)):
        return changes
    return whole | {name: _merged(whole.get(name), change) for name, change in changes.items()}


def _report(document: Document, last: Report | None, forms: Forms) -> Report:
    raw = document.value
    if not isinstance(raw, dict):
        raise InputError(Problem(document.name, "", "内容应当是一组“名称: 值”", "请照已有的参数文件书写"))
    given = {key: value for key, value in raw.items() if value is not None}
    form = _form(document, given, forms)
    try:
        valid = adapter(form).validate_python(given)
    except ValidationError as error:
        known, rule = known_names(form), _value_rules(form)
        raise InputError(*problems(error, document, known=known, rule=rule)) from None
    if last and last.year != valid["year"] - 1:
        raise InputError(
            _at(last.document, "year", f"上年参数的 year 是 {last.year}", f"应为 {valid['year'] - 1}")
        )
    printed = {
        f"{table}.{row}.{column}": value
        for table, rows in valid.pop("figures").items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    figures = complete(form, printed)
    valid.pop("edition", None)
    return Report(
        form=form,
        figures=figures,
        computed=frozenset(figures.keys() - printed.keys()),
        facts=valid.pop("facts", {}),
        narrative=_written(valid.pop("narrative", {})),
        document=document,
        last=last,
        governing=forms.governing(valid["year"]),
        **{name: value for name, value in valid.items() if value is not None},
    )


def _form(document: Document, given: Mapping[str, Any], forms: Forms) -> Form:
    year, edition = given.get("year"), given.get("edition")
    if year is None:
        raise InputError(_at(document, "", "没有写 year（报告年度）", "请写成 year: 2024"))
    if isinstance(year, bool) or not isinstance(year, int) or not EARLIEST <= year <= LATEST:
        remedy = f"请写 {EARLIEST} 到 {LATEST} 之间的四位年份，不加引号"
        raise InputError(_at(document, "year", f"“{str(year)[:20]}”不是报告年度", remedy))
    form = forms.get(str(edition)) if edition is not None else forms.governing(year)
    if form is None:
        what = (
            f"没有“{str(edition)[:20]}”这一版格式" if edition is not None else f"{year} 年度没有统一格式可用"
        )
        raise InputError(
            _at(document, "edition", what, f"请写明 edition，可用的有 {'、'.join(sorted(forms))}")
        )
    return form


def _at(document: Document, key: str, what: str, remedy: str) -> Problem:
    return Problem(document.name, key, what, remedy, document.line((key,)))


def _written(narrative: Mapping[str, Any]) -> dict[str, str | dict[str, str]]:
    """Return the narrative without its blanks."""
    written: dict[str, str | dict[str, str]] = {}
    for section, words in narrative.items():
        kept = {part: text for part, text in words.items() if text} if isinstance(words, dict) else words
        if kept:
            written[section] = kept
    return written


def _value_rules(form: Form) -> Callable[[tuple[str | int, ...]], str]:
    def rule(place: tuple[str | int, ...]) -> str:
        address = ".".join(map(str, place[1:]))
        return (
            form.tables[str(place[1])].value_rule
            if place[:1] == ("figures",) and address in form.cells
            else ""
        )

    return rule
