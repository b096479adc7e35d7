"""The short face of an open report in a notebook: title, state, and what a person has to look at."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kit.base.finding import Finding
from kit.page.templating import style_sheet

_SHOWN = 12
"""So many findings stand on the face of a report."""


def face(title: str, lines: Sequence[str], found: Sequence[Finding]) -> str:
    """Return the face of a report: its title, lines below it, its findings by number."""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<style>{style_sheet("lab.css")}</style><div class="summary">'
        f"<p><strong>{escape(title)}</strong></p>{told}{findings_list(found)}</div>"
    )


def findings_list(found: Sequence[Finding]) -> str:
    """Return findings as a list by the numbers that `accept` takes, the first of them when there are many."""
    items = "".join(
        f"<li>{each.severity.word} {escape(each.place)}：{escape(each.message)}</li>"
        for each in found[:_SHOWN]
    )
    more = f"<p>另有 {len(found) - _SHOWN} 处，见 findings。</p>" if len(found) > _SHOWN else ""
    return f"<ol>{items}</ol>{more}"
