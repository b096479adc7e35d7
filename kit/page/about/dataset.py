"""A report's figures as a standard dataset, which a public page carries in `application/ld+json`.

It is a schema.org Dataset: search engines and catalogues of data read that from a page. CSVW describes files
beside a page, and nothing but its own tools reads it from within one.
"""

from __future__ import annotations

from typing import Any

from kit.form.cell_value import Money, Value
from kit.form.official_form import Cell
from kit.report.report import Report
from kit.report.site.site_details import published_at

CONTEXT = "https://schema.org"
"""The vocabulary's name; nothing is fetched from it."""


def dataset(report: Report, mark: str = "") -> dict[str, Any]:
    """Return a report's figures as a schema.org Dataset, one PropertyValue for each number cell of the form.

    `name` is the cell's address, by which the page links it. Counts are numbers, money is exact text with
    its unit. A blank has no `value`, nor has a mark such as `/`, which is a `description`. `mark` is what
    the page is marked with while it must not go out.
    """
    what = (
        f"{report.title}各统计表的数，格式依照{report.form.document}。"
        "name 是这一格在网页上的地址（网页地址后加“#”和它），value 是数，"
        "没有填的没有 value，填的是记号的写在 description，金额的单位写在 unitText。"
    )
    day = published_at(report.site, report.year)[:10]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": report.title,
        "description": what,
        "inLanguage": "zh-CN",
        "temporalCoverage": str(report.year),
        "creator": {"@type": "GovernmentOrganization", "name": report.agency},
        **({"creativeWorkStatus": mark} if mark else {}),
        **({"datePublished": day} if day else {}),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": address, **_told(report.figures[address], cell)}
            for address, cell in report.form.cells.items()
        ],
    }


def _told(value: Value, cell: Cell) -> dict[str, int | str]:
    match value:
        case None:
            return {}
        case Money(amount, _, unit):
            known = unit or (cell.column.units[0] if len(cell.column.units) == 1 else "")
            return {"value": f"{amount:f}", **({"unitText": known} if known else {})}
        case str():
            return {"description": value}
    return {"value": value}
