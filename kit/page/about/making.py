"""How a page was made: the digests of what it was made from, which the page carries in a record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from kit.base.distribution import DISTRIBUTION
from kit.form.official_form import Form
from kit.form.rule_book import rule_book
from kit.report.report import Report, thawed


def content_digest(content: Any) -> str:
    """Return the SHA-256 of a content, whatever file it stands in.

    It is that of the content as JSON in UTF-8, keys sorted, without spaces: who has the data that a page
    carries can reckon it again.
    """
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def making(report: Report) -> dict[str, str]:
    """Return what a report's pages are made from: what is public of it, last year's, the site, by digests.

    And which form, which rules, which version of the kit. Last year's report and the site are left out where
    they are not known.
    """
    return {
        "parameters": content_digest(report.public()),
        **({"last": content_digest(report.last.public())} if report.last else {}),
        **({"site": site_digest(report.site)} if report.site else {}),
        **tools(report.form),
    }


def site_digest(site: Mapping[str, Any]) -> str:
    """Return the digest of what a county tells of its site."""
    return content_digest(thawed(site))


@cache
def tools(form: Form) -> dict[str, str]:
    """Return which form, rules and version of the kit make pages now."""
    return {
        "form": content_digest(form.model_dump(mode="json", by_alias=True)),
        "rules": content_digest({id_: each.model_dump(mode="json") for id_, each in rule_book().items()}),
        "kit": kit_version(),
    }


def kit_version() -> str:
    """Return which version of the kit makes and publishes pages now."""
    return f"{DISTRIBUTION} {version(DISTRIBUTION)}"
