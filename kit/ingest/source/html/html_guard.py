"""Refuses a web page that no browser's parser could take in time linear in its size.

The standard lets a page grow when it is parsed: an unclosed <b> is repeated in every paragraph behind it,
and each tag is looked up through all that are open. This walks over the tags, keeps account of both as the
parser would, and stops where it becomes absurd. A real page stays far below.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from kit.ingest.source.html.html_names import FENCES, FORMATTING, IMPLIED, NO_NESTING, RAW, SCOPES, VOID
from kit.ingest.source.refusal import RefusedError

_DEEPEST = 512  # Chromium nests elements no deeper
_MOST_REPEATED = 200_000
_MOST_ATTRIBUTES = 500
_MOST_TAGS = 500_000
_WRONG_FILE = "请核对是不是拿错了文件"
_ALIKE = 3  # the parser repeats no more than three that are alike

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?:(>)|[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*|(?=>)))?)"""
)
_INTACT = frozenset(IMPLIED)
"""Elements before which nothing is opened anew."""


def guard(markup: str) -> None:
    """Raise RefusedError when the markup nests or repeats its elements, or has them, beyond all reason."""
    if markup.count("<") > _MOST_TAGS:
        raise RefusedError("网页的标签多得不像报告", _WRONG_FILE)
    account = _Account()
    position = 0
    while found := _TAG.search(markup, position):
        if found.start() > position:
            account.text()
        position = found.end()
        if found[1]:
            position = _behind(markup, "-->", position)
            continue
        name = found[3].lower()
        position = _attributes(markup, position)
        if found[2]:
            account.end(name)
            continue
        account.start(name, markup[found.end() : position])
        if name in RAW:
            position = _behind(markup, f"</{found[3]}", position)


def _behind(markup: str, mark: str, position: int) -> int:
    at = markup.find(mark, position)
    return len(markup) if at < 0 else at


def _attributes(markup: str, position: int) -> int:
    """Return the position behind a tag whose name ends at `position`."""
    for _ in range(_MOST_ATTRIBUTES):
        found = _ATTRIBUTE.match(markup, position)
        if found is None:
            return len(markup)
        position = found.end()
        if found[1]:
            return position
    raise RefusedError("有一个标签的属性多得不可能", _WRONG_FILE)


@dataclass(slots=True, eq=False)
class _Format:
    """A formatting element that has not been closed. Without a name: where a cell begins."""

    name: str = ""
    attributes: str = ""
    is_open: bool = True


class _Account:
    """The open elements, and the formatting elements that were never closed."""

    def __init__(self) -> None:
        self._open: list[tuple[str, _Format | None]] = []
        self._counts: Counter[str] = Counter()
        self._formats: list[_Format] = []
        self._repeated = 0

    def start(self, name: str, attributes: str) -> None:
        """Take a start tag."""
        if name in NO_NESTING and any(each.name == name for each in self._scope()):
            self.end(name)
        self._close(IMPLIED.get(name, frozenset()))
        if name not in _INTACT:
            self.text()
        if name in VOID:
            return
        made = _Format(name, attributes) if name in FORMATTING else None
        if (
            made
            and sum(each.name == name and each.attributes == attributes for each in self._scope()) < _ALIKE
        ):
            self._formats.append(made)
        if name in SCOPES:
            self._formats.append(_Format())
        self._push(name, made)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name in FORMATTING:
            for each in self._scope():
                if each.name == name:
                    self._formats.remove(each)
                    break
        if self._counts[name]:
            self._close_to(name)

    def text(self) -> None:
        """Take words: every formatting element whose block has ended is opened anew around them."""
        for each in reversed([each for each in self._scope() if not each.is_open]):
            each.is_open = True
            self._push(each.name, each)
            self._repeated += 1
        if self._repeated > _MOST_REPEATED:
            raise RefusedError("网页里没有收尾的标签多得不可能", "请用浏览器打开后复制到 Word 里，存为 .docx")

    def _scope(self) -> list[_Format]:
        """Return the formatting elements of the innermost cell, the last first."""
        return list(takewhile(lambda each: each.name, reversed(self._formats)))

    def _push(self, name: str, made: _Format | None) -> None:
        self._open.append((name, made))
        self._counts[name] += 1
        if len(self._open) > _DEEPEST:
            raise RefusedError(
                f"网页的标签套了 {_DEEPEST} 层以上", "请用浏览器打开后复制到 Word 里，存为 .docx"
            )

    def _close(self, names: frozenset[str]) -> None:
        """Close those of `names` that stand open within the innermost table, cell or list."""
        while any(self._counts[name] for name in names):
            innermost = next(each for each, _ in reversed(self._open) if each in names or each in FENCES)
            if innermost not in names:
                return
            self._close_to(innermost)

    def _close_to(self, name: str) -> None:
        closed = ""
        while closed != name:
            closed, made = self._open.pop()
            self._counts[closed] -= 1
            if made:
                made.is_open = False
            if closed in SCOPES:
                while self._formats and self._formats.pop().name:
                    pass
