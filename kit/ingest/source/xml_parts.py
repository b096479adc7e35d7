"""XML of Office files: parsed without entities, definitions or network, and read by local names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from lxml import etree

from kit.ingest.source.refusal import RefusedError

_OFF = ("0", "false", "off", "none")
MOST_TAGS = 1_000_000
"""Of one part. Word and WPS write some forty letters a tag, so no part of a readable size has as many."""
DAMAGED = ("文件损坏，打不开", "请换一份完好的文件，或用 Word、Excel 打开后重新保存")


class Element(Protocol):
    """An XML element, as far as the readers use it."""

    tag: object
    text: str | None
    attrib: Mapping[str, str]

    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    def get(self, key: str, default: str = "") -> str:
        """Return an attribute."""

    def find(self, path: str) -> Element | None:
        """Return the first element that a path leads to."""

    def iterfind(self, path: str) -> Iterator[Element]:
        """Yield the elements that a path leads to."""

    def iter(self, tag: str) -> Iterator[Element]:
        """Yield the elements of a name within this one."""

    def getroottree(self) -> Any:
        """Return the document."""


def parse(data: bytes) -> Element:
    """Return the root of an XML document.

    Raises RefusedError when it is damaged, defines entities, or has elements without end.
    """
    if data.count(b"<") > MOST_TAGS:
        raise RefusedError("文件的内容多得不像报告", "请核对是不是拿错了文件")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = None if b"<!DOCTYPE" in data else cast(Element, etree.fromstring(data, parser))
    except (etree.XMLSyntaxError, ValueError):
        raise RefusedError(*DAMAGED) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError("文件里有不该有的 XML 定义（DTD）", "请核对文件的来源，不要打开它")
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace, of which the standard has two."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """Return an attribute by its name without namespace; `default` when it or the element is missing."""
    for key, written in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return written
    return default


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that name, whatever its namespace."""
    end = f"}}{name}"
    for each in element if element is not None else ():
        tag = each.tag
        if isinstance(tag, str) and (tag.endswith(end) or tag == name):
            return each
    return None


def named(element: Element | None) -> dict[str, Element]:
    """Return the children of an element by their names, looked through once."""
    return {} if element is None else {local(each): each for each in element}


def switched(switch: Element) -> bool:
    """Whether a switch is on, as it is when it does not say."""
    return value(switch, default="1") not in _OFF


def is_on(properties: Element | None, *names: str) -> bool | None:
    """Return whether one of the switches is on, None when the properties tell of none of them."""
    for name in names:
        if (switch := child(properties, name)) is not None:
            return switched(switch)
    return None


def whole(written: str) -> int:
    """Return a whole number as an attribute writes it, 0 for anything else."""
    sign = written[:1] == "-"
    digits = written[sign:]
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
    return -number if sign else number


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of the first child of that name, whatever its namespace."""
    holder = child(element, name)
    yield from () if holder is None else holder
