"""Reads a YAML file strictly, remembering the line of every key.

YAML 1.1, which papermill's reader follows too, turns some unquoted words into other values: 0330102
becomes 110658, `yes` becomes true, 1:30 becomes 90. Those are refused, and so are anchors, tags,
repeated keys and deep nesting, so that a file means to every reader what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kit.base.errors import InputError, Problem
from kit.base.files import File, read_file
from kit.base.keyboard_slips import slip_in_item, slip_near
from kit.base.strings import quoted

Key = str | int
MAX_DEPTH = 16

_SHORT = 40
"""Names and values of so many characters stand in every file: what they are is told once."""

_BROKEN = "这里不合 YAML 写法"
_MEND = "请看冒号后有没有空格、缩进是否用空格对齐、引号和括号是否成对"
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?")
_FLOAT_TAG = "tag:yaml.org,2002:float"
_NULL_TAG = "tag:yaml.org,2002:null"
_TEXT_TAG = "tag:yaml.org,2002:str"
_resolver: Any = yaml.resolver.Resolver()


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content: plain dicts, lists, strings, ints and None, and where each key stands.

    `unparted` are what is wrong with items of a list in brackets that full-width commas may have to part.
    """

    name: str
    value: Any
    lines: dict[tuple[Key, ...], int]
    unparted: tuple[Problem, ...] = ()

    def refuse_unparted(self) -> None:
        """Raise InputError for items that a full-width comma may have to part: one would count as one."""
        if self.unparted:
            raise InputError(*self.unparted)

    def line(self, place: tuple[Key, ...]) -> int:
        """Return the line of `place`, or of its nearest ancestor that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)


def dotted(place: tuple[Key, ...]) -> str:
    """Return a key path as people write it: `figures.requests.received`."""
    return ".".join(map(str, place))


def read_yaml(path: Path, name: str = "") -> Document:
    """Read `path` strictly. `name` is how messages call the file (its path when left out).

    Raises InputError, naming the file and line, when the file cannot be read or is not plain YAML.
    """
    return parse_file(read_file(path, name))


def parse_file(file: File) -> Document:
    """Parse a file's bytes as `read_yaml` does."""
    return parse_yaml(file.text(), file.name)


def parse_yaml(text: str, name: str) -> Document:
    """Parse YAML `text` as `read_yaml` does."""
    return _Composer(name).compose(text)


class _Composer:
    """Builds plain values from the parser's events, which cannot overflow the stack."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[tuple[Key, ...], int] = {}
        self.unparted: list[Problem] = []

    def compose(self, text: str) -> Document:
        try:
            events = yaml.parse(text, Loader=yaml.CSafeLoader)
            value = self._document(events)
        except yaml.YAMLError as error:
            mark: Any = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 0
            where, what, remedy = slip_near(text, line) or (line, _BROKEN, _MEND)
            self._refuse(where, (), what, remedy)
        return Document(self.name, value, self.lines, tuple(self.unparted))

    def _refuse(self, line: int, place: tuple[Key, ...], what: str, remedy: str) -> NoReturn:
        raise InputError(Problem(self.name, dotted(place), what, remedy, line))

    def _document(self, events: Iterator[Any]) -> Any:
        value: Any = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                value = self._node(event, events, ())
            elif isinstance(event, yaml.DocumentStartEvent) and event.explicit and value is not None:
                self._refuse(_line(event), (), "文件里有不止一份文档（---）", "请一份报告一个文件")
        return value

    def _node(self, event: Any, events: Iterator[Any], place: tuple[Key, ...]) -> Any:
        line = _line(event)
        self.lines.setdefault(place, line)
        if event.anchor is not None:
            self._refuse(line, place, "用了 & 或 *（引用别处的内容）", "请把内容直接写出来")
        if event.tag not in (None, "!"):
            self._refuse(line, place, f"用了类型标记 {quoted(event.tag)}", "请去掉 ! 标记")
        if len(place) > MAX_DEPTH:
            self._refuse(line, place, "层次太深", "请照已有的数据文件书写")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, place, in_brackets=bool(event.flow_style))
        return self._scalar(event, place)

    def _mapping(self, events: Iterator[Any], place: tuple[Key, ...]) -> dict[str, Any]:
        value: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = _line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if not key or not key.isprintable() or event.tag not in (None, "!") or event.anchor is not None:
                self._refuse(line, place, "冒号前的名称写得不对", "请写成“名称: 值”")
            if not event.style and _tag(key) != _TEXT_TAG:
                self._refuse(line, place, f"名称 {quoted(key)}会被当成别的值", "请换一个名称")
            if key in value:
                self._refuse(line, (*place, key), "这个名称写了两遍", "请留一处")
            self.lines[*place, key] = line
            value[key] = self._node(next(events), events, (*place, key))
        return value

    def _sequence(self, events: Iterator[Any], place: tuple[Key, ...], in_brackets: bool) -> list[Any]:
        value: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            is_bare = in_brackets and isinstance(event, yaml.ScalarEvent) and not event.style
            if is_bare and (slip := slip_in_item(event.value)):
                self.unparted.append(Problem(self.name, dotted(place), *slip, _line(event)))
            value.append(self._node(event, events, (*place, len(value))))
        return value

    def _scalar(self, event: Any, place: tuple[Key, ...]) -> str | int | None:
        text: str = event.value
        if event.style:  # quoted or a block: a string whatever it looks like
            return text
        if _INTEGER.fullmatch(text):
            return int(text)
        tag = _tag(text)
        if tag == _NULL_TAG:
            return None
        if tag == _TEXT_TAG or _DATE.fullmatch(text):
            return text
        what = f"{quoted(text)}没有引号，会被当成别的值"
        remedy = f'代码和文字请加引号，写成 "{text[:20]}"；件数请写普通整数'
        if tag == _FLOAT_TAG:
            what, remedy = f"{quoted(text)}是没有引号的小数", "件数请写整数，金额请加引号"
        return self._refuse(_line(event), place, what, remedy)


def _tag(text: str) -> str:
    return _short_tag(text) if len(text) <= _SHORT else _any_tag(text)


def _any_tag(text: str) -> str:
    return str(_resolver.resolve(yaml.ScalarNode, text, (True, False)))


_short_tag = lru_cache(maxsize=1024)(_any_tag)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
