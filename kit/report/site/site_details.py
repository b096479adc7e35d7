"""The site on which a county publishes, as `units.yaml` tells it, for the head of its reports' pages.

The names of the tags are those of 《政府网站发展指引》 (国办发〔2017〕47号), which GB/T 42147—2022 describes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from kit.base.errors import InputError
from kit.base.files import File, read_file
from kit.base.strict_yaml import Document, parse_file
from kit.base.strings import quoted
from kit.base.validation import Frozen, problems
from kit.report.catalogue import OWN, UNITS, names_year
from kit.report.parameter_types import Name, WrittenYear, refusal


def _domain(text: str) -> str:
    if not re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", text):
        raise refusal(f"{quoted(text)}不是域名", "请写如 www.wolong.gov.cn，不带 http:// 和斜杠")
    return text


def _code(text: str) -> str:
    if not re.fullmatch("[a-z0-9]{10}", text):
        raise refusal(f"{quoted(text)}不是政府网站标识码", '请写 10 位，加引号，如 "4113030001"')
    return text


def _moment(text: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", text):
            raise ValueError
        datetime.fromisoformat(text)
    except ValueError:
        raise refusal(f"{quoted(text)}不是发布时间", '请写成 "2025-01-20" 或 "2025-01-20 09:30"') from None
    return text


class Site(Frozen):
    """A county's site: its name, its domain without `http://`, the ten characters of its 标识码.

    `column` is the column in which the reports stand. `published` says by report year when they are, or were,
    published, as 2025-01-20 or 2025-01-20 09:30.
    """

    name: Name
    domain: Annotated[str, AfterValidator(_domain)]
    code: Annotated[str, AfterValidator(_code)]
    column: Name | None = None
    keywords: tuple[Name, ...] = ()
    author: Name | None = None
    description: Name | None = None
    published: dict[WrittenYear, Annotated[str, AfterValidator(_moment)]] = Field(default_factory=dict)


class _List(BaseModel):
    """The part of a county's list that is read here."""

    site: Site | None = None


def site_of(parameters_file: Path) -> str:
    """Return the site that the county's list beside a parameters file tells, as JSON; "" for none.

    Raises InputError with a Problem for everything that is wrong in what the list says of it.
    """
    if not names_year(parameters_file):
        return ""
    listed = parameters_file.absolute().parent.parent / OWN / UNITS
    return _told(read_file(listed)) if listed.is_file() else ""


def site_seen(parameters_file: Path) -> str:
    """Return the same, "" also for one that is no use: who reads the whole list tells what is wrong."""
    try:
        return site_of(parameters_file)
    except InputError:
        return ""


def site_beside(parameters_file: Path) -> Mapping[str, Any]:
    """Return the same as values, {} for none. Raises InputError as `site_of` does."""
    told: dict[str, Any] = json.loads(site_of(parameters_file) or "{}")
    return told


@lru_cache(maxsize=8)  # each report of a county asks
def _told(listed: File) -> str:
    if b"site" not in listed.data:
        return ""
    document = parse_file(listed)
    document.refuse_unparted()
    try:
        site = _List.model_validate(document.value).site
    except ValidationError as error:
        raise InputError(*problems(error, document)) from None
    told = site.model_dump(exclude_defaults=True) if site else None
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""


def checked_site(told: object) -> Mapping[str, Any]:
    """Return a site given as values, as `units.yaml` has it. Raises InputError when it is none."""
    document = Document("", {"site": told}, {})
    try:
        site = _List.model_validate(document.value).site
    except ValidationError as error:
        raise InputError(*problems(error, document)) from None
    return site.model_dump(exclude_defaults=True) if site else {}


def published_at(site: Mapping[str, Any], year: int) -> str:
    """Return when the reports of a year are published on a site, "" where it does not tell."""
    return str(site.get("published", {}).get(str(year), ""))


def tags(site: Mapping[str, Any], title: str, agency: str, year: int) -> Iterator[tuple[str, str]]:
    """Yield the name and content of each tag of a page; none without a site, or for what is not told.

    A page's title and whose it is come from the report.
    """
    if not site:
        return
    content = {
        "SiteName": site["name"],
        "SiteDomain": site["domain"],
        "SiteIDCode": site["code"],
        "ColumnName": site.get("column"),
        "ArticleTitle": title,
        "PubDate": published_at(site, year),
        "ContentSource": agency,
        "Keywords": ",".join(site.get("keywords", ())),
        "Author": site.get("author"),
        "Description": site.get("description"),
    }
    yield from ((name, str(text)) for name, text in content.items() if text)
