"""What the installed package is called, as its metadata has it."""

from __future__ import annotations

DISTRIBUTION = "township-disclosure-workbook"
