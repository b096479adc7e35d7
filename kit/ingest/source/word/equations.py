"""Equations of a Word file: those of one line are text, those that build fractions and powers are not."""

from __future__ import annotations

from kit.ingest.source.xml_parts import Element, child, local, value

_SILENT = frozenset((
    "oMathParaPr", "rPr", "ctrlPr", "dPr", "boxPr", "bookmarkStart", "bookmarkEnd", "del", "moveFrom",
    "proofErr", "lastRenderedPageBreak",
))  # fmt: skip
_THROUGH = frozenset(("oMathPara", "oMath", "r", "e", "box", "ins", "moveTo", "smartTag", "customXml"))


def on_one_line(equation: Element) -> str | None:
    """Return an equation that is a single line of characters as text, None for any other."""
    parts: list[str | None] = []
    for each in equation:
        name = local(each)
        if name in _SILENT:
            continue
        if name == "t":
            parts.append(each.text or "")
        elif name == "d":
            parts.append(_bracketed(each))
        else:
            parts.append(on_one_line(each) if name in _THROUGH else None)
    known = [part for part in parts if part is not None]
    return "".join(known) if len(known) == len(parts) else None


def _bracketed(element: Element) -> str | None:
    properties = child(element, "dPr")
    signs = (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    begin, part, end = (
        usual if (sign := child(properties, name)) is None else value(sign) for name, usual in signs
    )
    inner = [on_one_line(each) for each in element.iterfind("{*}e")]
    known = [each for each in inner if each is not None]
    return f"{begin}{part.join(known)}{end}" if len(known) == len(inner) else None
