"""How a report stands in the eyes of its county's office."""

from __future__ import annotations

from enum import Enum

from kit.checks.report_outcome import Outcome


class Standing(Enum):
    """How a report stands, the most urgent first."""

    FAILED = "没有生成"
    MISSING = "缺报"
    WAITING = "还没有生成"
    DRAFT = "草稿"
    WARNED = "有提醒"
    READY = "没有问题"


def standing_of(outcome: Outcome) -> Standing:
    """Return how a report stands whose check is known."""
    return Standing.DRAFT if outcome.errors else Standing.WARNED if outcome.warnings else Standing.READY
