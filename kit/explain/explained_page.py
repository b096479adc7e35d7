"""The sheet as a page that needs nothing else, as the report's own page."""

from __future__ import annotations

import json

from kit.county.page.charts import Bar, bars
from kit.explain.explained_content import SUBTITLE, explained, made_from
from kit.page.about.seal import sealed
from kit.page.templating import template
from kit.report.report import Report


def sheet(report: Report) -> str:
    """Return the sheet that explains a report. Raises InputError as `explained` does."""
    content = explained(report)
    drawn = ""
    if content.bars:
        lines = [Bar(*bar) for bar in content.bars]
        about = f"{report.year}年收到和办理的政府信息公开申请"
        drawn = bars("flow", content.caption, about, content.unit, lines)
    record = json.dumps(
        {**made_from(report), "page": ""}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    page = template("explained.html.j2").render(
        sheet=content,
        subtitle=SUBTITLE,
        picture=drawn,
        record=record.replace("<", "\\u003c"),
    )
    return sealed(page)
