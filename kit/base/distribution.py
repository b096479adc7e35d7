"""What the installed package is called, and the guide that comes with it."""

from __future__ import annotations

from pathlib import Path

DISTRIBUTION = "township-disclosure-workbook"

_GUIDE = "README.zh-CN.md"


def guide() -> str:
    """Return the analyst's guide, which lies in an installed package, and beside it in a checkout."""
    package = Path(__file__).parents[1]
    packed, source = package / _GUIDE, package.parent / _GUIDE
    return (packed if packed.is_file() else source).read_text(encoding="utf-8")
