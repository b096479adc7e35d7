"""What only the review page shows: the overview, the marks in the report, and the findings in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from kit.base.finding import Finding, Findings, Status
from kit.base.strings import quoted
from kit.checks.repair.likely_cell import sentence
from kit.form.rule_book import rule
from kit.page.highlight import Mark, visible
from kit.report.narrative import render
from kit.report.report import Report

_HOW_TO_ACCEPT = (
    "<p>核实过、没有问题的提醒可以认可：<code>kit accept 数据文件 编号 --reason 理由</code>，"
    "编号就是上面的编号。</p>\n"
)


@dataclass(frozen=True, eq=False)
class Review:
    """A report and what its check found, each by its number; what was accepted stands behind what is open."""

    report: Report
    findings: Findings

    @cached_property
    def _open(self) -> list[tuple[int, Finding]]:
        return [(number, each) for number, each in self.findings.numbered.items() if each.open]

    @cached_property
    def cells(self) -> Mapping[str, list[int]]:
        """The cells that open findings concern, by address; the first of each finding links to it."""
        links: dict[str, list[int]] = {}
        for number, finding in self._open:
            for index, address in enumerate(finding.cells):
                numbers = links.setdefault(address, [])
                if index == 0:
                    numbers.append(number)
        return links

    @cached_property
    def words(self) -> Mapping[tuple[str, str], list[Mark]]:
        """The words that open findings quote, by section and subsection."""
        printed = {(words.section, words.subsection): words.text for words in render(self.report)}
        marks: dict[tuple[str, str], list[Mark]] = {}
        for number, finding in self._open:
            if span := finding.span:
                place, mark = (span.section, span.subsection), Mark(number, span.start, span.end)
                if visible(printed.get(place, ""), mark):
                    marks.setdefault(place, []).append(mark)
        return marks

    @cached_property
    def _quoted(self) -> set[int]:
        """The numbers of the findings whose words are marked."""
        return {mark.number for marks in self.words.values() for mark in marks}

    def overview(self) -> str:
        """Return how many findings there are of what kind, and a line for each that is open."""
        found = self.findings
        warnings = len(self._open) - len(found.blocking)
        accepted = len(found.accepted) - len(found.settled)
        tally = [(len(found.blocking), "错误"), (warnings, "提醒"), (accepted, "已认可")]
        tally += [(len(found.settled), "本级认可")] if found.settled else []
        tally += [(found.tally(Status.PASS), "相符"), (found.tally(Status.NOT_ASSESSABLE), "没有条件核对")]
        counts = "".join(f"<li><strong>{count}</strong> {word}</li>" for count, word in tally)
        items = "".join(self._line(number, each) for number, each in self._open)
        listed = f"<ol>\n{items}</ol>\n" if items else "<p>没有要处理的问题。</p>\n"
        listed += _HOW_TO_ACCEPT if warnings else ""
        return (
            '<nav id="review" aria-labelledby="review-title">\n<h2 id="review-title">核对概览</h2>\n'
            f'<ul class="counts">{counts}</ul>\n{listed}'
            '<p><a href="#findings">核对结果全文</a></p>\n</nav>\n'
        )

    def _line(self, number: int, finding: Finding) -> str:
        what = rule(finding.rule).label + (quoted(finding.quote, 16) if finding.quote else "")
        return (
            f'<li value="{number}" class="{finding.severity}"><a href="#finding-{number}">{finding.kind}'
            f" {escape(what)}</a> {escape(finding.place)}</li>\n"
        )

    def details(self) -> str:
        """Return the findings in full: what is open, what was accepted and why, what could not be checked."""
        items = "".join(self._item(number, each) for number, each in self._open)
        settled = [(number, each) for number, each in self.findings.numbered.items() if each.accepted]
        accepted = "".join(self._item(number, each) for number, each in settled)
        skipped = "".join(self._skipped())
        parts = [f"<ol>\n{items}</ol>\n"] if items else []
        if accepted:
            parts.append(f"<h3>已认可的</h3>\n<ol>\n{accepted}</ol>\n")
        if skipped:
            parts.append(f"<h3>没有条件核对的</h3>\n<ul>\n{skipped}</ul>\n")
        return "".join(parts)

    def _item(self, number: int, finding: Finding) -> str:
        broken = rule(finding.rule)
        lines = {
            "位置": self._place(number, finding),
            "原文": f"<q>{escape(finding.quote)}</q>" if finding.quote else "",
            "结果": escape(_ended(finding.message)),
            "改法": escape(_ended(sentence(finding.repairs)) if finding.repairs else ""),
            "认可的理由": escape(_ended(finding.accepted) if finding.accepted else ""),
            "本级认可": escape(_ended(finding.settled_by) if finding.settled_by else ""),
            "要求": escape(broken.reason),
            "建议": escape(broken.advice),
            "依据": escape(_ended(broken.source)),
        }
        kind = "accepted" if finding.accepted else str(finding.severity)
        body = "".join(f"<p><b>{word}：</b>{text}</p>\n" for word, text in lines.items() if text)
        return (
            f'<li value="{number}" id="finding-{number}" class="{kind}">\n'
            f"<p><strong>{finding.kind}</strong> {escape(broken.label)}（{finding.rule}）"
            f' <a href="#review" aria-label="第 {number} 条，回到概览">回到概览</a></p>\n{body}</li>\n'
        )

    def _place(self, number: int, finding: Finding) -> str:
        """Return where a finding stands; it links to the marked words or cell, while it is open."""
        place = escape(finding.place)
        if number in self._quoted:
            return f'<a href="#quote-{number}">{place}</a>'
        if finding.open and finding.cells and finding.cells[0] in self.report.form.cells:
            return f'<a href="#{finding.cells[0]}">{place}</a>'
        return place

    def _skipped(self) -> Iterator[str]:
        """Yield a line for each rule that could not be assessed, with the reason of its first finding."""
        reasons: dict[str, str] = {}
        for each in self.findings:
            if each.rests or each.status is Status.NOT_ASSESSABLE:
                reasons.setdefault(each.rule, each.message)
        for id_, reason in sorted(reasons.items()):
            yield f"<li>{escape(rule(id_).label)}（{id_}）：{escape(_ended(reason))}</li>\n"


def _ended(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith(("。", "？", "！")) else f"{text}。"
