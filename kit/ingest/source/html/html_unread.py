"""What a web page shows that is not in its text: pictures, frames, files to download; each by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from kit.base.strings import quoted

_FRAMES = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_PICTURES = frozenset(("img", "svg", "canvas"))
_FILMS = {"video": "视频", "audio": "录音"}
SHOWING = _PICTURES | frozenset((*_FRAMES, *_FILMS))
"""Elements that show something besides text."""
_ENDINGS = r"\.(?:pdf|ofd|docx?|xlsx?|wps|et|rtf|zip|rar|7z|csv)"
_DOCUMENTS = re.compile(rf"{_ENDINGS}$", re.IGNORECASE)
_DOCUMENT_IN = re.compile(rf"[^/?&=#]{{1,200}}{_ENDINGS}(?=$|[?&#])", re.IGNORECASE)
_SPECK = 3
"""Pixels up to which a picture or a frame shows nothing at all."""
_ICON = 40
"""Pixels up to which a picture holds no words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that a page shows and that is not read: what it is, and of a file its name."""

    what: str
    file: str = ""
    is_linked: bool = False

    def told(self, has_report: bool) -> str:
        """Return it in a person's words; where the page has no report, that is where it will be."""
        if not self.file:
            return self.what
        content, sure = ("内容", "") if has_report else ("报告", "可能" if self.is_linked else "")
        return f"{content}{sure}在{self.what}{self.file} 里，请下载它"


def shown_as(node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> Shown | None:
    """Return what an element that is seen shows besides text, None when nothing is."""
    if tag in _PICTURES:
        is_sign = is_small(attributes, _ICON) or (tag == "svg" and not _says(node))
        return None if is_sign else Shown("图片")
    if tag == "dialog":
        return Shown("弹出框里的内容")
    if tag in _FILMS:
        return Shown(_FILMS[tag])
    if tag in _FRAMES and not is_small(attributes, _SPECK):
        file = _file(attributes.get(_FRAMES[tag]) or "")
        return Shown("嵌入的 ", file) if file else Shown("嵌入的网页或文件")
    return None


def is_picture(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element shows a picture that may be of a number."""
    return tag in _PICTURES and not is_small(attributes, _SPECK)


def attachment(node: LexborNode, attributes: Mapping[str, str | None]) -> Shown | None:
    """Return the document that a link leads to, None when it leads to none."""
    file, words = _file(attributes.get("href") or ""), " ".join(node.text().split())
    named = next((each for each in (file, words) if _DOCUMENTS.search(each)), "")
    return Shown(f"附件{quoted(words)} ", named, is_linked=True) if named else None


def is_small(attributes: Mapping[str, str | None], most: int) -> bool:
    """Whether an element's own attributes give it no more pixels than `most` in one direction."""
    sides = [attributes.get("width"), attributes.get("height")]
    style = (attributes.get("style") or "").lower()
    sides += re.findall(r"(?<![a-z-])(?:width|height)\s*:\s*(\d+)(?:px|\s*;|\s*$)", style)
    plain = (re.fullmatch(r"(\d{1,6})(?:px)?", each or "") for each in sides)
    return any(found and int(found[1]) <= most for found in plain)


def _says(node: LexborNode) -> bool:
    return node.css_first("text") is not None or node.css_first("image") is not None


def _file(address: str) -> str:
    if address.lower().startswith(("data:", "about:", "javascript:")):
        return ""
    address = unquote(address)
    if found := _DOCUMENT_IN.search(address):  # a viewer's page names the document behind its own address
        return found[0]
    return re.split(r"[?#]", address)[0].rpartition("/")[2]
