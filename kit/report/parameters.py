"""The parameters file: its keys and types, derived from the form, and reading it as a Report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.base.errors import InputError, Problem
from kit.base.files import File, read_file
from kit.base.strict_yaml import Document, parse_file
from kit.base.strings import quoted
from kit.base.validation import problems
from kit.form.cell_value import Value
from kit.form.editions import Forms, editions
from kit.form.equation import address
from kit.form.official_form import Form
from kit.report.beside import ALONE, Beside
from kit.report.catalogue import EARLIEST, LATEST, names_year, read_beside
from kit.report.origin import UNREAD
from kit.report.report import Acceptance, Report, Tallied, complete, frozen
from kit.report.schema import adapter, known_names, spell_out
from kit.report.succession.predecessors import summed, under_name


def read_report(
    path: Path,
    forms: Forms | None = None,
    *,
    changes: Mapping[str, Any] | None = None,
    previous: Mapping[str, Any] | None = None,
) -> Report:
    """Read a parameters file as a Report, with last year's file beside it or the `previous` given.

    `changes` replace single values of the file, mappings merged key by key.
    Raises InputError with a Problem for everything that is wrong in the file, or in last year's.
    """
    forms = forms or editions()
    report = read_alone(path, forms, changes or {})
    if previous is not None:
        return _with_last(report, _given_last(previous, forms))
    return _with_beside(report, read_beside(path), forms)


def report_of(this: File, beside: Beside = ALONE, forms: Forms | None = None) -> Report:
    """Return the Report of a parameters file's bytes and of what is beside it, as `read_report` does.

    Raises InputError as `read_report` does.
    """
    forms = forms or editions()
    return _with_beside(_of_file(this, forms, {}), beside, forms)


def read_alone(path: Path, forms: Forms, changes: Mapping[str, Any] | None = None) -> Report:
    """Read a parameters file as `read_report` does, without last year's."""
    return _of_file(read_file(path), forms, changes or {})


def _of_file(file: File, forms: Forms, changes: Mapping[str, Any]) -> Report:
    document = parse_file(file)
    if changes:
        document = replace(document, value=_merged(_spelt_out(document, changes, forms), changes))
    report = _report(document, forms)
    path = Path(file.name)
    if names_year(path) and int(path.stem) != report.year:
        remedy = "请改文件名或 year，使两处一致"
        raise InputError(_at(document, "year", f"文件名是 {path.stem}，里面的 year 是 {report.year}", remedy))
    return report


def report_from(
    parameters: Mapping[str, Any],
    previous: Mapping[str, Any] | None = None,
    *,
    forms: Forms | None = None,
) -> Report:
    """Return the Report of parameters given as values; `previous` holds last year's.

    Raises InputError as `read_report` does, without lines.
    """
    forms = forms or editions()
    report = _report(Document("", dict(parameters), {}), forms)
    return report if previous is None else _with_last(report, _given_last(previous, forms))


def _given_last(previous: object, forms: Forms) -> Report:
    return _report(Document("上年的数据", previous, {}), forms)


def _with_beside(report: Report, beside: Beside, forms: Forms) -> Report:
    report = replace(report, settled=beside.settled)
    if not beside.last:
        return report
    reports = [_report(parse_file(file), forms) for file in beside.last]
    together = summed(reports)
    if len(reports) > 1 or Path(together.file).parent.name != Path(report.file).parent.name:
        together = under_name(together, report)
    return _with_last(report, together)


def read_lasts(path: Path) -> list[Report]:
    """Read what a report takes over from: last year's reports of its unit and of those that it absorbed.

    Raises InputError as `read_report` does.
    """
    return [_report(parse_file(file), editions()) for file in read_beside(path).last]


def _with_last(report: Report, last: Report) -> Report:
    if last.year != report.year - 1:
        what = f"上年的数据的 year 是 {last.year}"
        raise InputError(_at(last.document, "year", what, f"应为 {report.year - 1}"))
    return replace(report, last=last)


def _spelt_out(document: Document, changes: Mapping[str, Any], forms: Forms) -> Any:
    """Return a file's content with 全零 written out in tables that `changes` reach into."""
    value = document.value
    figures, changed = (
        each.get("figures") if isinstance(each, Mapping) else None for each in (value, changes)
    )
    if not (isinstance(figures, dict) and isinstance(changed, Mapping)):
        return value
    tables = _form(document, value | dict(changes), forms).tables
    return value | {
        "figures": figures | {t: spell_out(tables[t], figures.get(t)) for t in changed if t in tables}
    }


def _merged(whole: Any, changes: Any) -> Any:
    if not (isinstance(whole, dict) and isinstance(changes, Mapping)):
        return changes
    return whole | {name: _merged(whole.get(name), change) for name, change in changes.items()}


_REMEMBERED = 4
_seen: dict[str, Report] = {}
"""The last reports that were found valid, by what was given: the notebook asks for those of its job again."""


def _report(document: Document, forms: Forms) -> Report:
    """Return the report that a document holds; what was valid a moment ago is not validated again."""
    document.refuse_unparted()
    try:
        told = repr(document.value)  # unlike ==, it tells 1 from True
    except ValueError:  # a number with too many digits
        return _validated(document, forms)
    if told not in _seen or forms is not editions():
        report = _validated(document, forms)
        if len(_seen) >= _REMEMBERED:
            _seen.pop(next(iter(_seen)))
        _seen[told] = report
        return report
    return replace(_seen[told], document=document)


def _validated(document: Document, forms: Forms) -> Report:
    if not isinstance(document.value, Mapping):
        raise InputError(Problem(document.name, "", "内容应当是一组“名称: 值”", "请照已有的数据文件书写"))
    given = {key: value for key, value in document.value.items() if value is not None}
    form = _form(document, given, forms)
    try:
        valid = adapter(form).validate_python(given)
    except ValidationError as error:
        known, rule = known_names(form), _value_rules(form)
        raise InputError(*problems(error, document, known=known, rule=rule)) from None
    printed = _flat(valid["figures"])
    figures = complete(form, printed)
    report = Report(
        form=form,
        township=valid["township"],
        agency=valid["agency"],
        year=valid["year"],
        county=valid.get("county", ""),
        division=valid.get("division", ""),
        deadline=valid.get("deadline", ""),
        submitted=valid.get("submitted", ""),
        figures=frozen(figures),
        computed=frozenset(figures.keys() - printed.keys()),
        facts=frozen(valid.get("facts", {})),
        narrative=frozen(_written(valid.get("narrative", {}))),
        accepted=tuple(Acceptance(**frozen(each)) for each in valid.get("accepted", [])),
        tallied=_tallied(valid.get("tallied")),
        document=document,
        governing=forms.governing(valid["year"]),
    )
    return report.with_unread(valid.get(UNREAD) or ())


def _tallied(raw: Mapping[str, Any] | None) -> Tallied | None:
    if raw is None:
        return None
    return Tallied(raw["ledger"], raw["day"], tuple(raw["tables"]), frozen(raw.get("cells") or {}))


def _flat(figures: Mapping[str, Mapping[str, Mapping[str, Value]]]) -> dict[str, Value]:
    """Return figures by table, row and column as cells by address."""
    return {
        address(table, row, column): value
        for table, rows in figures.items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def _form(document: Document, given: Mapping[str, Any], forms: Forms) -> Form:
    year, edition = given.get("year"), given.get("edition")
    if year is None:
        raise InputError(_at(document, "", "没有写 year（报告年度）", "请写成 year: 2024"))
    if isinstance(year, bool) or not isinstance(year, int) or not EARLIEST <= year <= LATEST:
        remedy = f"请写 {EARLIEST} 到 {LATEST} 之间的四位年份，不加引号"
        raise InputError(_at(document, "year", f"{quoted(year, 20)}不是报告年度", remedy))
    form = forms.governing(year) if edition is None else forms.get(str(edition))
    if form is None:
        nothing = f"{year} 年度没有统一格式可用"
        what = nothing if edition is None else f"没有{quoted(edition, 20)}这一版格式"
        remedy = f"请写明 edition，可用的有 {'、'.join(sorted(forms))}"
        raise InputError(_at(document, "edition", what, remedy))
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
        cell = form.cells.get(".".join(map(str, place[1:]))) if place[:1] == ("figures",) else None
        return form.tables[cell.section.id].value_rule if cell else ""

    return rule
