"""What the notebook is given: parameters as values, the name of a parameters file, or nothing at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kit.base.errors import InputError, Problem
from kit.base.files import upwards
from kit.base.strings import quoted
from kit.report.parameters import read_report, report_from
from kit.report.report import Report

EXAMPLE = Path(__file__).with_name("example.yaml")


def load_report(
    parameters_file: str | None = None, previous: Mapping[str, Any] | None = None, **parameters: Any
) -> Report:
    """Return the report that the notebook's parameters describe.

    With a `parameters_file`, that file; names given beside it change single values of it, mappings
    merged key by key. Without one, the parameters given. With nothing given, the packaged example.
    A relative file is looked for from the working folder upwards.

    Raises InputError for anything that cannot be used; a missing name is never filled from the example.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    if parameters_file is not None:
        return read_report(_find(parameters_file), changes=given, previous=previous)
    if given or previous is not None:
        return report_from(given, previous)
    return replace(read_report(EXAMPLE), example=True)


def _find(parameters_file: object) -> Path:
    if not isinstance(parameters_file, str):
        what = f"{quoted(parameters_file)}不是文件名"
        raise InputError(Problem("", "parameters_file", what, '请写成 "parameters/wolong/angao/2024.yaml"'))
    found = upwards(Path(parameters_file))
    if not os.path.lexists(found):
        remedy = "请核对路径，从项目文件夹写起"
        raise InputError(Problem(parameters_file, "parameters_file", "没有这个文件", remedy))
    return found
