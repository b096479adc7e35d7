"""The fields of a Word paragraph: what of them is instruction, and whether the stored result holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.ingest.source.flaws import CONTROL, FIELD, STALE
from kit.ingest.source.xml_parts import Element, child, value

_ON = ("1", "true", "on")
_SILENT = frozenset(
    (
        "XE",
        "TC",
        "TA",
        "RD",
        "SET",
        "ASK",
        "PRIVATE",
        "TOC",
        "INDEX",
        "HYPERLINK",
        "REF",
        "FORMDROPDOWN",
        "FORMCHECKBOX",
    )
)
"""Fields that print nothing while no result of theirs is stored."""
_DRAWN = frozenset(("EQ", "ADVANCE", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "SYMBOL"))
"""Fields that are drawn from their instruction, whatever is stored."""
_RECKONED = frozenset(("DATE", "TIME", "PAGE", "NUMPAGES", "SECTIONPAGES"))
"""Fields that are reckoned whenever the file is shown."""
_LASTING = frozenset((
    "HYPERLINK", "TOC", "PAGEREF", "INDEX", "FORMTEXT", "ADDIN", "MACROBUTTON", "GOTOBUTTON", "EMBED",
    "SHAPE", "INCLUDEPICTURE",
))  # fmt: skip
"""Fields whose result says the same when it is made again, or says nothing of a report."""
_POINTING = frozenset(("REF", "NOTEREF", "SEQ", "STYLEREF"))
"""Fields that repeat words or numbers of the text, and change with it alone."""


def is_on(element: Element, name: str) -> bool:
    """Whether an attribute is a switch that is on."""
    return value(element, name) in _ON


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction as far as it was read, and whether its result has begun."""

    is_dirty: bool
    is_locked: bool
    instruction: list[str] = field(default_factory=list)
    has_result: bool = False


class Fields:
    """Follows the fields of one paragraph. `renewed` tells that the file has all made again when opened."""

    def __init__(self, renewed: bool) -> None:
        self._renewed = renewed
        self._open: list[_Field] = []

    @property
    def instructs(self) -> bool:
        """Whether what stands here is an instruction and not printed."""
        return any(not each.has_result for each in self._open)

    def tell(self, instruction: str) -> None:
        """Take a part of the innermost field's instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction.append(instruction)

    def mark(self, mark: Element) -> str:
        """Take a mark that begins, parts or ends a field. Return why what it prints is not certain, or ""."""
        kind = value(mark, "fldCharType")
        if kind == "begin":
            within = self.instructs
            self._open.append(_Field(is_on(mark, "dirty"), is_on(mark, "fldLock")))
            form = child(mark, "ffData")
            chosen = child(form, "ddList") is not None or child(form, "checkBox") is not None
            return CONTROL if chosen and not within else ""
        if not self._open or kind not in ("separate", "end"):
            return ""
        if kind == "separate":
            self._open[-1].has_result = True
            self._open[-1].is_dirty |= is_on(mark, "dirty")
            return ""
        ended = self._open.pop()
        return "" if self.instructs else self._flaw(ended)

    def simple(self, element: Element) -> str:
        """Return why the result of a field that is one element cannot be relied on, or ""."""
        told = _Field(is_on(element, "dirty"), is_on(element, "fldLock"), [value(element, "instr")], True)
        return "" if self.instructs else self._flaw(told)

    def _flaw(self, told: _Field) -> str:
        words = "".join(told.instruction).split()
        name = words[0].upper() if words else ""
        name = "=" if name.startswith("=") else name
        if name in _DRAWN:
            return FIELD
        if not told.has_result:
            return FIELD if name and name not in _SILENT else ""
        if name in _RECKONED:
            return "" if told.is_locked else STALE
        changes = told.is_dirty or (self._renewed and name not in _POINTING)
        return STALE if changes and not told.is_locked and name not in _LASTING else ""
