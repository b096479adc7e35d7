"""The closing balance: no digit that a report prints is neither read nor told of, whatever held it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.ingest.closing_balance import LOST, lost
from kit.ingest.source.kinds import read_source
from kit.ingest.source.printed import PrintedLine
from kit.ingest.tables.column_cells import MERGED
from kit.ingest.tables.figures import Figures, read_figures
from kit.ingest.tables.placing import NO_ROW
from kit.ingest.tables.table_rows import IN_LABEL
from tests.ingest.flat_report import BLOCKS, ingested, numbers, page, requests
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import read

FORM = editions()["2021"]
TWO = "二、主动公开政府信息情况\n"
ROWS = [
    [("三、本年度办理结果", 1, 3), ("（三）不予公开", 1, 3), ("1.属于国家秘密", 1, 1), *numbers(1, 0, 0, 0, 0, 0, 1)],
    [("2.其他法律行政法规禁止公开", 1, 1), *numbers(*[""] * 7)],
    [("3.危及“三安全一稳定”", 1, 1), *numbers(4, 0, 0, 0, 0, 0, 4)],
]  # fmt: skip


def reasons(found: object) -> list[tuple[str, str]]:
    """Return what has no place, and why."""
    return [(each.text, each.reason) for each in found.account.unplaced]  # type: ignore[attr-defined]


@pytest.mark.parametrize("label", ["2.其他法律行政法规禁止公开 12", "2.其他法律行政法规禁止公开2012"])
def test_a_number_behind_a_label_is_no_damage_of_it(tmp_path: Path, label: str) -> None:
    """The row's cells are blank, so that the number may be any one's: none of them is read as a blank."""
    rows = [ROWS[0], [(label, 1, 1), *ROWS[1][1:]], ROWS[2]]
    found = ingested(tmp_path, page(rows), suffix="html")
    assert found.cells()["requests.security.natural"] == 4
    assert not any(place.startswith("requests.forbidden.") for place in found.cells())
    assert reasons(found) == [(label, NO_ROW)]


@pytest.mark.parametrize("number", ["（12）", "(5)"])
def test_a_number_in_a_blank_rows_label_is_refused_with_the_row(tmp_path: Path, number: str) -> None:
    """Where the row has its numbers, one in brackets is a note's."""
    label = f"2.其他法律行政法规禁止公开{number}"
    found = ingested(tmp_path, page([ROWS[0], [(label, 1, 1), *ROWS[1][1:]], ROWS[2]]), suffix="html")
    assert reasons(found) == [(label, IN_LABEL)]
    assert set(found.account.unplaced[0].addresses) == set(requests("forbidden", *[0] * 7))
    filled = ingested(tmp_path, page([ROWS[0], [(label, 1, 1), *numbers(*range(7))], ROWS[2]]), suffix="html")
    assert filled.cells().items() >= requests("forbidden", *range(7)).items()
    assert filled.account.unplaced == ()


def test_a_number_over_two_rows_is_neithers(tmp_path: Path) -> None:
    """One cell that spans two rows of the form prints one number for both."""
    first = [*ROWS[0][:3], ("5", 1, 2), *ROWS[0][4:]]
    found = ingested(tmp_path, page([first, [ROWS[1][0], *ROWS[1][2:]], ROWS[2]]), suffix="html")
    assert not {"requests.state_secret.natural", "requests.forbidden.natural"} & set(found.cells())
    assert {reason for _, reason in reasons(found)} == {MERGED}


def test_a_number_over_several_columns_is_told_once(tmp_path: Path) -> None:
    """With all the cells that it may belong to; another like it beside it is told for itself."""
    first = [*ROWS[0][:3], ("5", 2, 1), ("5", 2, 1), *ROWS[0][7:]]
    found = ingested(tmp_path, page([first, *ROWS[1:]]), suffix="html")
    assert [reason for _, reason in reasons(found)] == [MERGED, MERGED]
    one, other = (set(each.addresses) for each in found.account.unplaced)
    row = list(requests("state_secret", *range(7)))
    assert (one, other) == (set(row[:2]), set(row[2:4]))
    assert not (one | other) & set(found.cells())


LOSSES = {
    "a section's heading": (TWO.replace("情况", "情况 15"), TWO),
    "a corner": ("信息内容 5\t本年", "信息内容\t本年"),
    "a column's label": ("本年废止件数 7", "本年废止件数"),
}


@pytest.mark.parametrize("what", LOSSES)
def test_a_number_in_a_heading_does_not_vanish(tmp_path: Path, what: str) -> None:
    """It is none of a cell's and no word of the narrative; the account names the line, nothing is whole."""
    printed, right = LOSSES[what]
    found = ingested(tmp_path, (TWO + BLOCKS).replace(right, printed))
    named = [each for each in found.account.unplaced if each.reason == LOST]
    assert [printed.split()[-1].split("\t")[0] in each.text for each in named] == [True]
    assert not found.account.whole


def test_a_row_without_a_known_label_among_rows_keeps_its_number(tmp_path: Path) -> None:
    """A short text with a number among the rows of a table is no word of the narrative."""
    found = ingested(tmp_path, TWO + BLOCKS.replace("行政规范性文件\t3\t1\t18", "镇级文件33\t\t\t"))
    assert "33" not in str(found.parameters["narrative"])
    assert any("33" in text for text, _ in reasons(found))


@pytest.mark.parametrize("name", SHAPES)
def test_whatever_is_lost_of_a_report_is_named(tmp_path: Path, name: str) -> None:
    """Of a report in any shape nothing is missing; without any one of the cells read, its number is."""
    path = tmp_path / f"report{SHAPES[name].suffix}"
    path.write_bytes(SHAPES[name].render(distinct(FORM), FORM, 2024))
    pieces = read_source(path).pieces
    figures = read_figures(pieces, 2024, editions())
    words = [line.text for line in figures.lines]
    assert list(lost(pieces, figures, words)) == []
    cells = [at for at, (text, _) in enumerate(figures.seen) if re.fullmatch(r"[+-]?[\d.]{4,}万?元?", text)]
    assert len(cells) > 50
    for at in cells[::7]:
        text = figures.seen[at][0]
        told = list(lost(pieces, without(figures, at), words))
        assert told, text
        assert any(set(re.sub(r"\D", "", text)) & set(each.text) for each in told)


def without(figures: Figures, at: int) -> Figures:
    """Return figures of which one cell was lost on the way."""
    return replace(figures, seen=figures.seen[:at] + figures.seen[at + 1 :])


def test_a_line_that_is_lost_is_named(tmp_path: Path) -> None:
    """Of two sentences with a number in each, the one that is in no section."""
    lines = tuple(PrintedLine(text, f"第 {at} 段") for at, text in enumerate(("公开5件。", "公开62件。"), 1))
    found = ingested(tmp_path, TWO + BLOCKS)
    figures = Figures(found.form, {}, (), lines, {}, False)
    (named,) = lost(lines, figures, ["公开5件。"])
    assert (named.text, named.place, named.reason) == ("公开62件。", "第 2 段", LOST)


def test_a_number_that_words_repeat_stands_for_no_lost_cell(tmp_path: Path) -> None:
    """A figure's title and its sentence may say a line's number twice: a table's cell has a place of its own."""
    path = tmp_path / "report.txt"
    path.write_text(f"公开5件。\n{TWO}{BLOCKS.replace('18', '5')}", encoding="utf-8")
    pieces = read_source(path).pieces
    figures = read_figures(pieces, 2024, editions())
    words = ["公开5件。", "公开5件。"]
    assert list(lost(pieces, figures, words)) == []
    (at,) = (at for at, (text, _) in enumerate(figures.seen) if text == "5")
    (named,) = lost(pieces, without(figures, at), words)
    assert named.text.startswith("行政规范性文件")


def test_a_file_read_whole_has_no_difference(tmp_path: Path) -> None:
    """Numbered headings, years, a title over two lines and a number printed twice are no difference."""
    content = (
        "甲水县乙山镇人民政府\n2024年政府信息公开工作年度报告\n一、总体情况\n1.主动公开\n（1）公开5件。\n"
        f"{TWO}{BLOCKS}行政规范性文件\t3\t1\t18\n六、其他需要报告的事项\n2024年收费0元。\n"
    )
    found = read(tmp_path / "report.txt", content)
    assert [each for each in found.account.unplaced if each.reason == LOST] == []
