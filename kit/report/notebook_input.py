"""What the notebook is given: parameters as values, the name of a parameters file, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kit.base.errors import InputError, KitError, Problem
from kit.base.strings import quoted
from kit.form.editions import editions
from kit.report.parameters import read_report, report_from
from kit.report.places.finding_file import find_file
from kit.report.report import Report
from kit.report.schema import known_names
from kit.report.settlements import settled_given
from kit.report.site.site_details import checked_site, site_beside

EXAMPLE = Path(__file__).with_name("example.yaml")

SETTLED = "settled"
REPORT = "report"
"""What the notebook calls the report that its sections show."""


class NotLoaded:
    """Stands for the report until one is loaded: whatever is asked of it is refused in a sentence."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise KitError("没有读入年报，这一格不显示。请改正上面的错误，再“运行所有单元格”。")

    def __repr__(self) -> str:
        return "没有读入年报"


def given(namespace: MutableMapping[str, Any]) -> dict[str, Any]:
    """Return the parameters among a notebook's names; the report of before is taken away first."""
    return taken(namespace, REPORT, _names())


def clear(namespace: MutableMapping[str, Any]) -> None:
    """Take the report and all parameters of an earlier run away."""
    take_away(namespace, REPORT, _names())


def taken(namespace: MutableMapping[str, Any], loaded: str, names: Iterable[str]) -> dict[str, Any]:
    """Return what stands under some of a notebook's names; what was `loaded` before is taken away first.

    So a load that fails leaves none, and a name that somebody deleted is as good as None.
    """
    namespace[loaded] = NotLoaded()
    return {name: namespace[name] for name in names if name in namespace}


def take_away(namespace: MutableMapping[str, Any], loaded: str, names: Iterable[str]) -> None:
    """Take what was `loaded` and these names out of a notebook."""
    namespace[loaded] = NotLoaded()
    for name in names:
        namespace.pop(name, None)


def _names() -> list[str]:
    known = (name for form in editions().values() for name in known_names(form)(()))
    return list(dict.fromkeys(("parameters_file", *known, "previous", SETTLED, "site")))


def load_report(
    parameters_file: str | None = None,
    previous: Mapping[str, Any] | None = None,
    settled: Sequence[Mapping[str, Any]] | None = None,
    site: Mapping[str, Any] | None = None,
    **parameters: Any,
) -> Report:
    """Return the report that the notebook's parameters describe.

    With a `parameters_file`, that file, by its path or by names (see `find_file`); names given beside it
    change single values of it, mappings merged key by key. Without one, the parameters given. With nothing
    given, the packaged example. `settled` is what the county settled of a report given by its parameters,
    `site` what the county tells of its site; beside a file both are looked for.

    Raises InputError for anything that cannot be used; a missing name is never filled from the example.
    """
    changes = {name: value for name, value in parameters.items() if value is not None}
    if parameters_file is not None:
        if not isinstance(parameters_file, str):
            what = f"{quoted(parameters_file)}不是文件名"
            raise InputError(Problem("", "parameters_file", what, '请写成 "卧龙区/安皋镇/2024"'))
        path = find_file(parameters_file)
        report = read_report(path, changes=changes, previous=previous)
        beside = site_beside(path) if site is None else checked_site(site)
        return replace(report, asked=parameters_file, tried=tuple(changes), site=beside)
    if changes or previous is not None:
        report = replace(report_from(changes, previous), settled=settled_given(settled or ()))
        return replace(report, site=checked_site(site))
    return replace(read_report(EXAMPLE), example=True)
