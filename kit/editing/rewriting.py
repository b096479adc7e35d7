"""Changes single values of a parameters file's text; every other character stays: remarks, order, quotes.

A library that reads YAML and writes it again would set the whole file anew, blanks as null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kit.base.errors import InputError, KitError
from kit.base.strict_yaml import parse_yaml
from kit.editing.leaves import Leaf, Leaves, Place, all_leaves, flat
from kit.editing.spans import Node, column_of, line_end, read_spans
from kit.form.official_form import Form
from kit.report.schema import ALL_ZERO, spell_out
from kit.report.yaml_writer import INDENT, fits_block, scalar, words_lines

_TABLES, _WORDS = "figures", "narrative"
_ROW = 3
"""How deep a row of a table stands: `figures.<table>.<row>`; it is written in one line."""


def rewritten(text: str, changes: Mapping[Place, Leaf], form: Form, order: Iterable[Place] = ()) -> str:
    """Return the text of a file with each of `changes` written in its place; None blanks it.

    `order` tells where a new key stands among its siblings. `text` must be a file that `parse_yaml` takes.
    Raises KitError when the result would say anything else than the file with these changes.
    """
    after, known = text, list(order)
    for place, value in changes.items():
        after = _put(_spelt_out(after, place, form), place, value, known)
    _verify(text, after, changes, form)
    return after


def in_style(data: bytes, text: str) -> bytes:
    """Return a text with the mark and the line ends of the file that it was read from."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode()


def _put(text: str, place: Place, value: Leaf, order: list[Place]) -> str:
    node, depth = read_spans(text), 0
    while depth < len(place) and node.parts and place[depth] in node.parts:
        node, depth = node.parts[place[depth]], depth + 1
    if depth == len(place):
        return _replaced(text, node, place, value)
    if value is None:
        return text
    for name in reversed(place[depth + 1 :]):
        value = {name: value}
    return _inserted(text, node, place[: depth + 1], value, order)


def _replaced(text: str, node: Node, place: Place, value: Leaf) -> str:
    """Write a value where another stood, or nothing; words as a block below their key's line."""
    first, *below = [_inline(value)] if node.flow else _value_lines(place, value, column_of(text, node.key))
    above = text[: node.start]
    if node.parts and not node.flow:  # a mapping begins on a line of its own
        above = above.rstrip(" ").removesuffix("\n")
    if below and not text[node.start : node.end].startswith(("|", ">")):
        end = line_end(text, node.end)
        rest = text[node.end : end]
        return "".join((above, _spaced(above, first), rest, *below, text[end:]))
    return "".join((above, _spaced(above, first), *below, text[node.end :]))


def _inserted(text: str, parent: Node, place: Place, value: Leaf, order: list[Place]) -> str:
    """Write a key that its mapping lacks, behind the siblings that stand before it."""
    name, parts = place[-1], parent.parts or {}
    depth = len(place) - 1
    siblings = list(
        dict.fromkeys(each[depth] for each in order if each[:depth] == place[:-1] and len(each) > depth)
    )
    before = siblings[: siblings.index(name)] if name in siblings else list(parts)
    above = [each for each in parts if each in before][-1:]
    if parent.flow:
        at = parts[above[0]].end if above else parent.start + 1
        written = f"{name}: {_inline(value)}"
        comma = (", ", "") if above else ("", ", " if parts else "")
        return f"{text[:at]}{written.join(comma)}{text[at:]}"
    if not parts and len(place) == _ROW + 1 and place[0] == _TABLES:
        return _replaced(text, parent, place[:-1], {name: value})
    column = (
        column_of(text, next(iter(parts.values())).key)
        if parts
        else column_of(text, parent.key) + len(INDENT)
    )
    first, *below = _value_lines(place, value, column)
    lines = "".join((" " * column, f"{name}:", " " * bool(first), first, *below))
    at = line_end(text, parts[above[0]].end if above else parent.end)
    if parts and not above:
        at = text.rfind("\n", 0, next(iter(parts.values())).key)
        return f"{text[: at + 1]}{lines}\n{text[at + 1 :]}"
    return f"{text[:at]}\n{lines}{text[at:]}"


def _value_lines(place: Place, value: Leaf, column: int) -> Iterator[str]:
    """Yield what stands behind a key, and below it: line ends and indented lines of a key at `column`."""
    if isinstance(value, str) and place[0] == _WORDS and fits_block(value):
        head, *lines = words_lines("", value, 0)
        yield head.removeprefix(": ")
        yield from (f"\n{' ' * column}{line}" if line else "\n" for line in lines)
    elif isinstance(value, Mapping) and not (place[0] == _TABLES and len(place) == _ROW):
        yield ""
        for name, part in value.items():
            first, *below = _value_lines((*place, name), part, column + len(INDENT))
            yield f"\n{' ' * (column + len(INDENT))}{name}:{' ' * bool(first)}{first}"
            yield from below
    else:
        yield _inline(value)


def _inline(value: Leaf) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_inline(part)}' for name, part in value.items())}}}"
    return "" if value is None else scalar(value)


def _spelt_out(text: str, place: Place, form: Form) -> str:
    """Return the text with a table of 全零 written cell by cell, where a change reaches into it."""
    content = parse_yaml(text, "").value
    if place[0] != _TABLES or len(place) < _ROW or (content.get(_TABLES) or {}).get(place[1]) != ALL_ZERO:
        return text
    return _put(text, place[:2], spell_out(form.tables[place[1]], ALL_ZERO), [])


def _spaced(above: str, written: str) -> str:
    return f" {written}" if written and above.endswith(":") else written


def _verify(before: str, after: str, changes: Mapping[Place, Leaf], form: Form) -> None:
    had, has = all_leaves(parse_yaml(before, "").value, form), _leaves(after, form)
    kept = {p: value for p, value in had.items() if not any(p[:end] in changes for end in range(len(p) + 1))}
    if has != kept | {p: leaf for place, value in changes.items() for p, leaf in flat(place, value).items()}:
        raise KitError("写回的内容与应有的不一致，没有写；请把文件交给维护的人。")


def _leaves(text: str, form: Form) -> Leaves | None:
    try:
        return all_leaves(parse_yaml(text, "").value, form)
    except InputError:
        return None
