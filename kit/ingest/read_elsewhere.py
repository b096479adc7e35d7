"""Reads the reports of a file in whichever process, and passes them on as JSON holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, replace
from typing import Any

from kit.base.errors import InputError, Problem
from kit.form.editions import editions
from kit.ingest.account import Account, Ingested
from kit.ingest.folder_files import Named, file_named
from kit.ingest.reading import read_reports
from kit.ingest.source.printed import Unread
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.placing import Unplaced

Job = tuple[Named, int | None]
"""A file's names, and the year that overrides what it tells."""


def reports_told(job: Job) -> list[dict[str, Any]]:
    """Return each report of a file as JSON holds it, or the `problems` for which it cannot be had."""
    names, year = job
    return [_told(each) for each in read_reports(file_named(names), year)]


def reports_from(told: Sequence[Mapping[str, Any]]) -> Iterator[Ingested | InputError]:
    """Yield the reports and errors of which `reports_told` tells."""
    for each in told:
        if "problems" in each:
            yield InputError(*(Problem(*problem) for problem in each["problems"]))
        else:
            yield _report(each)


def _told(report: Ingested | InputError) -> dict[str, Any]:
    if isinstance(report, InputError):
        return {"problems": [astuple(each) for each in report.problems]}
    told = {name: getattr(report, name) for name in Ingested.__dataclass_fields__}
    return told | {"form": report.form.edition, "account": asdict(report.account)}


def _report(told: Mapping[str, Any]) -> Ingested:
    lists = {name: tuple(told[name]) for name in ("headings", "lines", "labelled")}
    lists["parts"] = tuple(map(tuple, told["parts"]))
    form, account = editions()[told["form"]], _account(told["account"])
    return Ingested(**{**told, **lists, "form": form, "account": account})


def _account(told: Mapping[str, Any]) -> Account:
    unplaced = (Unplaced(**each) for each in told["unplaced"])
    return Account(
        placed=tuple(told["placed"]),
        unplaced=tuple(replace(each, addresses=tuple(each.addresses)) for each in unplaced),
        missing=tuple(told["missing"]),
        unread=tuple(Unread(**each) for each in told["unread"]),
        dropped=tuple(told["dropped"]),
        told=told["told"],
        remarks=tuple(Remark(**each) for each in told["remarks"]),
    )
