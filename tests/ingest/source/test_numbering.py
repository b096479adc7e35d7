"""Numbers that Word puts before paragraphs: formats, levels, restarts, and the styles that ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.source.flaws import AUTO_NUMBER
from tests.ingest.source.sources import (
    docx,
    flaws,
    lines,
    paragraph,
    read,
    rows,
    tables,
    word_cell,
    word_table,
)


def level(at: int, text: str, style: str = "decimal", more: str = "") -> str:
    """Return a level of a list definition."""
    return f"<w:lvl w:ilvl='{at}'><w:numFmt w:val='{style}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"


def listed(*levels: str, more: str = "") -> str:
    """Return a numbering part with one definition and list 1 of it."""
    return f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>{use(1)}{more}"


def use(number: int, overrides: str = "") -> str:
    """Return a list of that definition."""
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='0'/>{overrides}</w:num>"


def item(text: str, at: int = 0, number: int = 1) -> str:
    """Return a numbered paragraph."""
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>")


@pytest.mark.parametrize(("style", "text", "expected"), [
    ("chineseCounting", "%1、", ["一、甲", "二、乙"]),
    ("chineseCountingThousand", "（%1）", ["（一）甲", "（二）乙"]),
    ("decimal", "%1.", ["1.甲", "2.乙"]),
    ("decimalEnclosedCircle", "%1", ["①甲", "②乙"]),
    ("ideographTraditional", "%1、", ["甲、甲", "乙、乙"]),
    ("upperRoman", "%1.", ["I.甲", "II.乙"]),
    ("decimalFullWidth", "%1．", ["１．甲", "２．乙"]),
    ("bullet", "", ["甲", "乙"]),
    ("none", "附件", ["附件甲", "附件乙"]),
    ("of a later Word", "第%1条", ["第1条甲", "第2条乙"]),
])  # fmt: skip
def test_the_formats_of_chinese_documents(tmp_path: Path, style: str, text: str, expected: list[str]) -> None:
    """A format that is not known counts in digits, as the standard asks."""
    part = listed(level(0, text, style))
    assert lines(read(tmp_path, docx(item("甲") + item("乙"), numbering=part))) == expected


def test_numbers_beyond_ten_are_written_as_people_do(tmp_path: Path) -> None:
    """十一, 二十, 一百零五."""
    part = listed(level(0, "%1", "chineseCounting"))
    found = lines(read(tmp_path, docx(item("项") * 110, numbering=part)))
    assert [found[index - 1] for index in (10, 11, 20, 21, 100, 105, 110)] == [
        "十项", "十一项", "二十项", "二十一项", "一百项", "一百零五项", "一百一十项",
    ]  # fmt: skip


def test_levels_count_within_those_above(tmp_path: Path) -> None:
    """A lower level begins anew, a level's text may show those above, and a legal one in digits."""
    legal = level(2, "%1.%3", more="<w:isLgl/>")
    part = listed(level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"), legal)
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1) + item("己", 2)
    assert lines(read(tmp_path, docx(body, numbering=part))) == [
        "一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "2.1己",
    ]  # fmt: skip


def test_a_level_may_never_begin_anew(tmp_path: Path) -> None:
    """A restart behind level 0 lets it count on."""
    part = listed(level(0, "%1."), level(1, "%2)", more="<w:lvlRestart w:val='0'/>"))
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert lines(read(tmp_path, docx(body, numbering=part)))[-1] == "2)丁"


def test_lists_of_one_definition_count_on_unless_told_to_begin_anew(tmp_path: Path) -> None:
    """The place to begin at works once."""
    anew = use(3, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>")
    part = listed(level(0, "%1."), more=use(2) + anew)
    body = item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3)
    assert lines(read(tmp_path, docx(body, numbering=part))) == ["1.甲", "2.乙", "5.丙", "6.丁"]


def test_a_list_may_replace_a_level(tmp_path: Path) -> None:
    """And begin where it likes."""
    other = level(0, "%1、", "chineseCounting", "<w:start w:val='3'/>")
    part = listed(level(0, "%1."), more=use(2, f"<w:lvlOverride w:ilvl='0'>{other}</w:lvlOverride>"))
    assert lines(read(tmp_path, docx(item("甲", number=2), numbering=part))) == ["三、甲"]


def test_a_style_asks_for_numbers_and_a_paragraph_may_refuse(tmp_path: Path) -> None:
    """The level is the one bound to the style; list 0 is none."""
    asks = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
    styles = (
        f"<w:style w:styleId='a'>{asks}</w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
        f"<w:style w:styleId='c'>{asks}</w:style>"
    )
    part = listed(level(0, "%1、", "chineseCounting"), level(1, "(%2)", more="<w:pStyle w:val='c'/>"))
    refused = "<w:pStyle w:val='a'/><w:numPr><w:numId w:val='0'/></w:numPr>"
    body = "".join(paragraph("项", f"<w:pStyle w:val='{name}'/>") for name in "abc") + paragraph(
        "项", refused
    )
    assert lines(read(tmp_path, docx(body, styles=styles, numbering=part))) == [
        "一、项",
        "二、项",
        "(1)项",
        "项",
    ]


def test_a_paragraph_without_words_prints_nothing_and_counts(tmp_path: Path) -> None:
    """Outside a table."""
    part = listed(level(0, "%1."))
    assert lines(read(tmp_path, docx(item("甲") + item("") + item("乙"), numbering=part))) == ["1.甲", "3.乙"]


def test_a_number_before_a_figure_in_a_cell_is_a_flaw(tmp_path: Path) -> None:
    """1 and 0 are not 10; before a label the number is part of it."""
    part = listed(level(0, "%1."))
    source = read(
        tmp_path, docx(word_table((word_cell(item("属于国家秘密")), word_cell(item("0")))), numbering=part)
    )
    assert rows(tables(source)[0]) == [["1.属于国家秘密", "2. 0"]]
    assert flaws(source) == {"2. 0": AUTO_NUMBER}
