"""The sheet itself: one page that needs nothing else, as the report's own page."""

from __future__ import annotations

import json

from kit.county.page.charts import Bar, bars
from kit.explain.sentences import flow, sentences
from kit.page.about.making import making
from kit.page.about.seal import sealed
from kit.page.draft_mark import stamp
from kit.page.templating import template
from kit.report.report import Report

KIND = "explained"
"""What the record of such a page calls it."""


def sheet(report: Report) -> str:
    """Return the sheet that explains a report, marked where the report is a draft.

    The picture is left out where one of its numbers is not known, or all are zero. Raises InputError when the
    words hold a look-up that names nothing.
    """
    counts = flow(report)
    drawn = ""
    if all(count is not None for _, count in counts) and any(count for _, count in counts):
        lines = [Bar(name, count) for name, count in counts]
        drawn = bars("flow", "申请是怎么办的", f"{report.year}年收到和办理的政府信息公开申请", "件", lines)
    record = {**making(report), "kind": KIND, "page": ""}
    page = template("explained.html.j2").render(
        title=report.title,
        parts=report.form.title_parts(report.agency, report.year),
        stamp=stamp(report),
        sentences=sentences(report),
        picture=drawn,
        last=report.last is not None,
        record=json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )
    return sealed(page)
