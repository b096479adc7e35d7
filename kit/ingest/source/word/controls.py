"""The content controls of a Word file: what each shows, and whether the data behind it says the same."""

from __future__ import annotations

import re

from kit.ingest.source.archive import Package
from kit.ingest.source.flaws import BOUND, CONTROL
from kit.ingest.source.xml_parts import Element, child, children, is_on, local, value

_PATH = re.compile(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d+\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?(?:/text\(\))?")
_STEP = re.compile(r"/(?:[\w.-]+:)?([\w.-]+)(?:\[(\d+)\])?")
_BUILT_IN = {
    "core-properties": "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
    "extended-properties": "{6668398D-A668-4E3E-A75B-5EB855F1F394}",
}
"""The names under which controls know the properties of the file itself."""
_SHOWN_OTHERWISE = ("checkbox", "picture", "repeatingSection", "repeatingSectionItem", "group")
"""Kinds of control that show no words of the data: a mark, a picture, other controls."""


class Controls:
    """Looks into the data that the controls of a file are bound to."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._found: dict[str, Element] | None = None

    def shown(self, control: Element) -> tuple[Element | None, str]:
        """Return the content of a control, and why it cannot be relied on, or "".

        A placeholder asks for words and is none; one with digits was filled, and the switch was left.
        """
        properties, content = child(control, "sdtPr"), child(control, "sdtContent")
        text = _text(content)
        if self._differs(properties, text):
            return content, BOUND
        if not is_on(properties, "showingPlcHdr"):
            return content, ""
        return (content, CONTROL) if any(char.isdigit() for char in text) else (None, "")

    def _differs(self, properties: Element | None, shown: str) -> bool:
        bound = child(properties, "dataBinding")
        if bound is None or any(child(properties, kind) is not None for kind in _SHOWN_OTHERWISE):
            return False
        store = self._stores().get(value(bound, "storeItemID").upper())
        path = value(bound, "xpath")
        if store is None:
            return False
        if not _PATH.fullmatch(path):
            return True
        told = _at(store, path)
        if told is None:
            return False
        if is_on(properties, "showingPlcHdr"):
            return bool(told.strip())
        return not _agree(_listed(properties, told), shown, is_date=child(properties, "date") is not None)

    def _stores(self) -> dict[str, Element]:
        if self._found is None:
            self._found = dict(self._related())
        return self._found

    def _related(self) -> list[tuple[str, Element]]:
        package = self._package
        found = [
            (_BUILT_IN[kind], package.parse(part))
            for kind, part in package.related().values()
            if kind in _BUILT_IN and part in package
        ]
        for kind, item in package.related(self._main).values():
            if kind == "customXml" and item in package:
                for role, part in package.related(item).values():
                    if role == "customXmlProps" and part in package:
                        found.append((value(package.parse(part), "itemID").upper(), package.parse(item)))
        return found


def _at(root: Element, path: str) -> str | None:
    """Return what stands where a path leads, None where it leads nowhere."""
    steps, _, attribute = path.removesuffix("/text()").partition("/@")
    here: Element | None = None
    for name, number in _STEP.findall(steps):
        below = [root] if here is None else list(here)
        same = [each for each in below if local(each) == name]
        at = int(number[:6] or 1) - 1
        if not 0 <= at < len(same):
            return None
        here = same[at]
    if attribute:
        return value(here, attribute.rpartition(":")[2])
    return None if here is None else "".join(each.text or "" for each in here.iter("*"))


def _listed(properties: Element | None, told: str) -> str:
    """Return what a list shows for a value of its data."""
    for kind in ("dropDownList", "comboBox"):
        for item in children(properties, kind):
            if local(item) == "listItem" and value(item, "value") == told:
                return value(item, "displayText", default=told)
    return told


def _agree(told: str, shown: str, *, is_date: bool) -> bool:
    if is_date and (numbers := re.findall(r"\d+", shown)):
        stored = [int(number[:9]) for number in re.findall(r"\d+", told)]
        return all(int(number[:9]) in stored for number in numbers)
    return "".join(told.split()) == "".join(shown.split())


def _text(content: Element | None) -> str:
    return "" if content is None else "".join(each.text or "" for each in content.iter("{*}t"))
