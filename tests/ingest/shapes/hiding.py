"""Puts styles and hidden parts around one number of a written file; what the eye then sees of it is known."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

Way = Callable[[str, str], str]
"""Returns the markup of a file with one number of it, which stands there once, changed."""


def _around(before: str, after: str) -> Way:
    return lambda markup, number: re.sub(rf">{number}<", f">{before}{number}{after}<", markup)


def _styled(style: str) -> Way:
    return _around(f'<span style="{style}">', "</span>")


def _by_class(markup: str, number: str) -> str:
    shown = _around('<b class="k7">', "</b>")(markup, number)
    return "<style>.k7{display:none}</style>" + shown


def _into_the_last(tag: str, attributes: str) -> Way:
    """Return a way that gives the last tag before the number attributes, or puts an element behind it."""

    def change(markup: str, number: str) -> str:
        head, found, rest = markup.partition(f">{number}<")
        at = [each.end() for each in re.finditer(tag, head)][-1]
        return head[:at] + attributes + head[at:] + found + rest

    return change


def _in_run(properties: str) -> Way:
    return _into_the_last(r"<w:r>(?=<w:t\b)", f"<w:rPr>{properties}</w:rPr>")


def _run_before(digit: str, properties: str) -> Way:
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>{digit}</w:t></w:r>"
    return lambda markup, number: _insert(
        markup, markup.rindex("<w:r><w:t ", 0, markup.index(f">{number}<")), run
    )


def _run_behind(digit: str, properties: str) -> Way:
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>{digit}</w:t></w:r>"
    return lambda markup, number: markup.replace(f">{number}</w:t></w:r>", f">{number}</w:t></w:r>{run}")


def _insert(markup: str, at: int, what: str) -> str:
    return markup[:at] + what + markup[at:]


def _column(markup: str, number: str) -> str:
    letter = _cell(markup, number)[0]
    at = ord(letter) - ord("A") + 1
    column = f'<col min="{at}" max="{at}" hidden="1"/>'
    if "</cols>" in markup:
        return markup.replace("</cols>", f"{column}</cols>")
    return markup.replace("<sheetData>", f"<cols>{column}</cols><sheetData>")


def _row(markup: str, number: str) -> str:
    return re.sub(rf'<row r="{_cell(markup, number)[1:]}"', r'\g<0> hidden="1"', markup)


def _cell(markup: str, number: str) -> str:
    found = re.search(rf'<c r="([A-Z]\d+)"[^>]*>(?:<f>[^<]*</f>)?<v>{re.escape(number)}</v>', markup)
    assert found
    return found[1]


HIDDEN: Mapping[str, Mapping[str, Way]] = {
    ".html": {
        "display": _styled("display:none"),
        "visibility": _styled("visibility:hidden"),
        "white": _styled("color:#fff"),
        "no size": _styled("font-size:0"),
        "see-through": _styled("opacity:0"),
        "struck": _around("<s>", "</s>"),
        "an attribute": _around("<span hidden>", "</span>"),
        "a class": _by_class,
        "a row": _into_the_last(r"<(?:tr|TR)\b", ' style="display:none"'),
        "a row collapsed": _into_the_last(r"<(?:tr|TR)\b", ' style="visibility:collapse"'),
    },
    ".docx": {
        "vanish": _in_run("<w:vanish/>"),
        "white": _in_run('<w:color w:val="FFFFFF"/>'),
        "no size": _in_run('<w:sz w:val="2"/>'),
        "struck": _in_run("<w:strike/>"),
        "a row": _into_the_last("<w:tr>", "<w:trPr><w:hidden/></w:trPr>"),
    },
    ".xlsx": {"a column": _column, "a row": _row},
}
"""Ways to hide a number, by the suffix of the file."""
BESIDE: Mapping[str, Mapping[str, Way]] = {
    ".html": {
        "a hidden digit before": _around('<span style="display:none">9</span>', ""),
        "a white digit behind": _around("", '<span style="color:white">9</span>'),
        "a struck digit before": _around("<del>9</del>", ""),
        "a note's number": _around("", "<sup>1</sup>"),
        "a script": _around("<script>9</script>", ""),
        "a remark": _around("<!-- 9 -->", ""),
        "bold": _around("<b>", "</b>"),
    },
    ".docx": {
        "a hidden digit before": _run_before("9", "<w:vanish/>"),
        "a white digit behind": _run_behind("9", '<w:color w:val="FFFFFF"/>'),
        "a struck digit before": _run_before("9", "<w:dstrike/>"),
        "a note's number": _run_behind("1", '<w:vertAlign w:val="superscript"/>'),
        "bold": _in_run("<w:b/>"),
    },
    ".xlsx": {},
}
"""Ways to put beside a number what is no digit of it."""
_MARKUP = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}


def markup_of(content: bytes, suffix: str) -> str:
    """Return the markup of a written file in which its numbers stand."""
    if suffix not in _MARKUP:
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(_MARKUP[suffix]).decode()


def with_markup(content: bytes, suffix: str, markup: str) -> bytes:
    """Return a written file with other markup."""
    if suffix not in _MARKUP:
        return markup.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(target, "w") as changed:
        for name in packed.namelist():
            changed.writestr(name, markup if name == _MARKUP[suffix] else packed.read(name))
    return target.getvalue()


def hidden_with(markup: str, numbers: Mapping[str, str], way: str, address: str) -> Iterator[str]:
    """Yield the addresses of the cells that a way hides along with one: those of its row or column.

    Of a cell merged over several columns the others still show what it holds.
    """
    if way.startswith("a row"):
        yield from (each for each in numbers if each.rpartition(".")[0] == address.rpartition(".")[0])
    elif way == "a column":
        own = _cell(markup, numbers[address])[0]
        wide = set(re.findall(rf'<mergeCell ref="({own}\d+):(?!{own}\d)', markup))
        in_column = ((each, _cell(markup, number)) for each, number in numbers.items())
        yield from (each for each, cell in in_column if cell[0] == own and cell not in wide)
    else:
        yield address
