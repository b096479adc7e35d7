"""Tables that were copied as lines: single spaces, a cell a line, explicit blanks, strange heads, split rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kit.ingest.tables.placing import NO_ROW
from kit.ingest.tables.table_rows import SPLIT
from tests.ingest.flat_report import HEADER, ingested, numbers, page, requests

Rows = Mapping[str, tuple[str | int | None, ...]]
THREE = "三、收到和处理政府信息公开申请情况\n"
FIRST, SECOND = (74, 83, 69, 89, 84, 95, 494), (4, 3, 0, 3, 3, 1, 14)
LINE = " ".join
SPACED = "\n".join(line.replace("\t", " ") for line in HEADER) + "\n"
ONE, TWO = LINE(map(str, FIRST)), LINE(map(str, SECOND))

ROWS = {
    "a row a line": f"一、本年新收政府信息公开申请数量 {ONE}\n二、上年结转政府信息公开申请数量 {TWO}\n",
    "wide blanks": f"一、本年新收政府信息公开申请数量　　{ONE}\n二、上年结转政府信息公开申请数量   {TWO}\n",
    "a label over two lines": f"一、本年新收政府信息\n公开申请数量 {ONE}\n二、上年结转政府信息公开申请数量 {TWO}\n",
    "numbers amid the label": f"一、本年新收政府信息公开 {ONE}\n申请数量\n二、上年结转政府信息公开申请数量 {TWO}\n",
    "numbers on the next line": f"一、本年新收政府信息公开申请数量\n{ONE}\n二、上年结转政府信息公开申请数量\n{TWO}\n",
    "a label with a blank in it": f"一、本年新收 政府信息公开申请数量 {ONE}\n二、上年结转政府信息公开申请数量 {TWO}\n",
}


@pytest.mark.parametrize("what", ROWS)
def test_rows_with_single_spaces_are_rows(tmp_path: Path, what: str) -> None:
    """What begins with a label and ends in numbers is a row of the table, never prose."""
    found = ingested(tmp_path, THREE + SPACED + ROWS[what])
    expected = requests("received", *FIRST) | requests("carried_in", *SECOND)
    assert {place: found.cells().get(place) for place in expected} == expected
    assert not found.parameters["narrative"].get("requests")


def test_a_renamed_group_before_a_rows_label_on_its_line_is_remarked(tmp_path: Path) -> None:
    """The row is read by its own label; the words before it are its group's."""
    rows = f"一、本年新收政府信息公开申请数量 {ONE}\n三、当年受理办结 （一）予以公开 {TWO}\n"
    found = ingested(tmp_path, THREE + SPACED + rows)
    assert requests("granted", *SECOND).items() <= found.cells().items()
    assert [each.text for each in found.account.remarks] == ["三、当年受理办结"]


SHORT = {
    "a number too few": ONE.rpartition(" ")[0],
    "a number broken in two": ONE.replace("494", "49 4"),
    "a number too many": f"{ONE} 5",
}


@pytest.mark.parametrize("what", SHORT)
def test_a_spaced_row_of_another_length_is_refused_by_name(tmp_path: Path, what: str) -> None:
    """Which number is which column's is not told; the other rows stay."""
    rows = f"一、本年新收政府信息公开申请数量 {SHORT[what]}\n二、上年结转政府信息公开申请数量 {TWO}\n"
    found = ingested(tmp_path, THREE + SPACED + rows)
    assert not {place for place in found.cells() if place.startswith("requests.received.")}
    (refused,) = found.account.unplaced
    assert refused.text.endswith(SHORT[what])
    assert "requests.received.natural" in refused.addresses
    assert found.cells()["requests.carried_in.total"] == 14


def test_a_spaced_row_without_its_header_is_refused_by_name(tmp_path: Path) -> None:
    """It is no prose, and none of its cells is said to be missing."""
    found = ingested(tmp_path, f"{THREE}一、本年新收政府信息公开申请数量 {ONE}\n")
    (refused,) = found.account.unplaced
    assert refused.text.endswith(ONE)
    assert "requests.received.total" not in found.account.missing
    assert not found.parameters["narrative"].get("requests")


def piped(*rows: str) -> str:
    """Return table three between pipes, its merged labels dropped."""
    heads = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |\n"
    heads += "自然人 | 法人或其他组织 | 总计 |\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    return THREE + heads + "".join(f"{row}\n" for row in rows)


GRANTED = "三、本年度办理结果 | （一）予以公开 | | 2 | | | | | 2 |"
PIPED = {
    "labels of one cell and of two": ("一、本年新收政府信息公开申请数量 | 6 | | | 1 | | | 7 |", GRANTED),
    "a row without blanks": (
        "一、本年新收政府信息公开申请数量 | 6 | | | 1 | | | 7 |",
        "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
    ),
    "a frame": (
        "| 一、本年新收政府信息公开申请数量 | 6 | | | 1 | | | 7 |",
        "| 三、本年度办理结果 | （一）予以公开 | | 2 | | | | | 2 |",
    ),
}


@pytest.mark.parametrize("what", PIPED)
def test_a_blank_between_pipes_is_a_blank(tmp_path: Path, what: str) -> None:
    """Seven cells behind the label, blank or not, are the seven columns."""
    found = ingested(tmp_path, piped(*PIPED[what]))
    cells = found.cells()
    expected = requests("received", 6, None, None, 1, None, None, 7)
    assert {place: cells.get(place, "unread") for place in expected} == expected
    assert found.account.unplaced == ()


def test_blanks_that_may_be_the_rest_of_a_label_are_refused(tmp_path: Path) -> None:
    """All labels have one cell and no row is full: two of the blanks may be the label's own."""
    found = ingested(tmp_path, piped("一、本年新收政府信息公开申请数量 | | | 6 | 0 | 1 | 0 | 7 |"))
    assert not {place for place in found.cells() if place.startswith("requests.received.")}
    assert found.account.unplaced


LONG: Rows = {
    "received": ("一、本年新收政府信息公开申请数量", 31, 5, None, None, 2, None, 38),
    "carried_in": ("二、上年结转政府信息公开申请数量", 4, 0, None, None, None, 1, 5),
    "granted": ("（一）予以公开", 17, None, None, None, None, None, 17),
    "partial": ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 6, 1, 1, None, None, None, 8),
    "state_secret": ("1.属于国家秘密", None, None, None, None, None, None, None),
    "forbidden": ("2.其他法律行政法规禁止公开", 2, None, None, None, None, None, 2),
}
GAPPED_HEADER = "\n\n".join(line.strip("\t").replace("\t", "\n\n") for line in HEADER)


def gapped(*, gap: int = 1, blank: str = "\n", rows: Rows = LONG, behind: str = "") -> str:
    """Return a table with a cell a line and empty lines between cells; a blank cell is one more of them."""
    cells = [cell for row in rows.values() for cell in row]
    lines = "".join(f"{cell}\n" + "\n" * gap if cell is not None else blank for cell in cells)
    return (
        f"{THREE}\n{GAPPED_HEADER.replace(chr(10) * 2, chr(10) * (gap + 1))}\n" + "\n" * gap + lines + behind
    )


@pytest.mark.parametrize(("gap", "blank"), [(0, "\n"), (1, "\n"), (2, "\n"), (1, "\n\n"), (2, "\n\n\n")])
def test_an_empty_line_more_is_a_blank_cell(tmp_path: Path, gap: int, blank: str) -> None:
    """Where all rows are then equally long, though not as much of them is filled."""
    found = ingested(tmp_path, gapped(gap=gap, blank=blank, behind="（三）不予公开\n"))
    cells = found.cells()
    for row, (_, *values) in list(LONG.items())[:-1]:
        expected = requests(row, *(each if isinstance(each, int) else None for each in values))
        assert {place: cells.get(place, "unread") for place in expected} == expected


UNEQUAL: dict[str, Rows] = {
    "a line lost in one row": {**LONG, "granted": ("（一）予以公开", 17, None, None, None, None, 17)},
    "a line too many": {**LONG, "granted": ("（一）予以公开", 17, None, None, None, None, None, None, 17)},
    "a line lost in the last row but one": {
        **LONG,
        "state_secret": ("1.属于国家秘密", None, None, None, None, None, None),
    },
    "rows filled alike": {
        "received": LONG["received"],
        "granted": ("（一）予以公开", 1, 1, None, None, 1, None, 3),
    },
    "a row alone": {"received": LONG["received"]},
}


@pytest.mark.parametrize("what", UNEQUAL)
def test_empty_lines_that_do_not_count_up_are_no_cells(tmp_path: Path, what: str) -> None:
    """Rows with blanks are then refused by name, and none slips into another column."""
    found = ingested(tmp_path, gapped(rows=UNEQUAL[what]))
    assert not {place for place in found.cells() if place.startswith("requests.received.")}
    assert any("31 5 2 38" in each.text for each in found.account.unplaced)


def test_the_last_row_but_one_may_tell_what_an_empty_line_is(tmp_path: Path) -> None:
    """All rows above it are filled alike; the last tells nothing, as it may be cut off."""
    rows: Rows = {
        "received": LONG["received"],
        "granted": ("（一）予以公开", 17, None, 1, None, 1, None, 19),
        "partial": (
            "（二）部分公开",
            6,
            1,
            1,
            None,
            None,
            None,
            8,
        ),
        "state_secret": ("1.属于国家秘密", 1, 1, 1, None, None, 1, 4),
        "forbidden": LONG["forbidden"],
    }
    found = ingested(tmp_path, gapped(rows=rows))
    assert requests("received", 31, 5, None, None, 2, None, 38).items() <= found.cells().items()
    assert requests("state_secret", 1, 1, 1, None, None, 1, 4).items() <= found.cells().items()


@pytest.mark.parametrize(("gaps", "is_read"), [((2, 2), True), ((1, 3), False)])
def test_half_an_empty_cell_is_none(tmp_path: Path, gaps: tuple[int, int], is_read: bool) -> None:
    """Where a blank cell takes two lines, one line more and three more are not two blank cells."""
    two, (first, second) = (None, None), gaps
    rows: Rows = {
        "received": ("一、本年新收政府信息公开申请数量", 31, 5, *two, *two, 2, *two, 38),
        "granted": ("（一）予以公开", 6, *[None] * first, 1, *[None] * second, 1, 1, 9),
        "forbidden": ("2.其他法律行政法规禁止公开", 1, 1, 1, *two, 1, 1, 5),
    }
    found = ingested(tmp_path, gapped(rows=rows))
    received = requests("received", 31, 5, None, None, 2, None, 38)
    assert (received.items() <= found.cells().items()) is is_read
    assert any("31 5 2 38" in each.text for each in found.account.unplaced) is not is_read


def test_a_row_that_is_cut_off_is_not_counted(tmp_path: Path) -> None:
    """The last one tells nothing of the others, and its missing cells are no blanks."""
    last: Rows = {
        **LONG,
        "forbidden": ("2.其他法律行政法规禁止公开", 2, None),
    }
    found = ingested(tmp_path, gapped(rows=last).rstrip())
    assert found.cells()["requests.received.legal_service"] == 2
    assert not {place for place in found.cells() if place.startswith("requests.forbidden.")}


LINED = {
    "the last": ("0", "0", None),
    "the first": (None, "0", "5"),
    "all but one": (None, None, "5"),
}


@pytest.mark.parametrize("what", LINED)
def test_a_blank_on_a_line_of_its_own_is_a_blank(tmp_path: Path, what: str) -> None:
    """Where a pipe alone parts the rows, one more of them is an empty cell."""
    values = LINED[what]
    rows: list[list[str | None]] = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", *values],
        ["行政规范性文件", "5", "2", "8"],
    ]
    lines = "".join("|\n" + "".join(f"{cell} |\n" if cell else "|\n" for cell in row) for row in rows)
    found = ingested(tmp_path, f"二、主动公开政府信息情况\n|\n第二十条第（一）项 | |||\n{lines}")
    cells = found.cells()
    expected = [None if value is None else int(value) for value in values]
    assert [
        cells.get(f"disclosure.rules.{column}", "unread") for column in ("made", "abolished", "in_force")
    ] == (expected)
    assert cells["disclosure.normative.in_force"] == 8


@pytest.mark.parametrize("row", [
    ("2", "- 2 -", "|", "4", "0", "|", "0", "6"),
    ("2", "|", "- 2 -", "4", "0", "|", "0", "6"),
    ("2", "|", "4", "0", "第 1 页 共 3 页", "|", "0", "6"),
])  # fmt: skip
def test_a_pages_number_takes_no_blank_along(tmp_path: Path, row: tuple[str, ...]) -> None:
    """An empty cell is one wherever the page ended."""
    lines = "\n".join((*HEADER, "（一）予以公开", *row, "（二）部分公开", *"1111116"))
    found = ingested(tmp_path, THREE + lines)
    assert found.cells().items() >= requests("granted", 2, None, 4, 0, None, 0, 6).items()
    assert found.account.unplaced == ()


PIECES = {
    "a number of its own": ("enforcement_file", "7.\n属\n于行\n政执\n法案卷"),
    "two characters a line": ("forbidden", "2.其\n他法\n律行\n政法\n规禁\n止公\n开"),
    "a note": ("partial", "（二）部分公\n开（区分处理\n的，只计这一\n情形，不计其\n他情形）"),
    "a shorter name within": (
        "not_corrected", "1.申\n请人\n无正\n当理\n由逾\n期不\n补\n正、\n行政\n机关\n不再\n处理\n其政\n府信\n息公\n开申\n请",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PIECES)
def test_a_label_in_pieces_is_one_however_many_lines_it_takes(tmp_path: Path, what: str) -> None:
    """As a narrow column is copied: its number is no figure of the row above, and its end no words."""
    row, label = PIECES[what]
    text = f"{SPACED}一、本年新收政府信息公开申请数量 {ONE}\n{label}\n{TWO}\n8.\n属\n于行\n政查\n询事\n项\n{ONE}\n"
    found = ingested(tmp_path, THREE + text)
    expected = requests("received", *FIRST) | requests(row, *SECOND) | requests("inquiry", *FIRST)
    assert {place: value for place, value in found.cells().items() if place in expected} == expected
    assert found.account.unplaced == ()
    assert not found.parameters["narrative"].get("requests")


def test_a_label_that_goes_on_with_other_words_is_none(tmp_path: Path) -> None:
    """Nothing is left out between its pieces."""
    label = "7.\n属\n于行\n政执\n某处\n法案卷"
    found = ingested(tmp_path, f"{THREE}{SPACED}一、本年新收政府信息公开申请数量 {ONE}\n{label}\n{TWO}\n")
    assert not any(place.startswith("requests.enforcement_file.") for place in found.cells())
    assert TWO in " ".join(each.text for each in found.account.unplaced)


def test_an_amount_has_its_unit_behind_a_gap(tmp_path: Path) -> None:
    """It is one figure with it."""
    text = "二、主动公开政府信息情况\n第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 3 758.60 万元\n"
    cells = ingested(tmp_path, text, year=2020).cells()
    assert (cells["disclosure.procurement.items"], cells["disclosure.procurement.spending"]) == (
        3,
        "758.60万元",
    )


HEADS = {
    "two more before": (["上一年项目数量", "本年增/减", "处理决定数量"], ["9", "减4", "5"], 5),
    "one more behind": (["本年处理决定数量", "同比"], ["5", "9"], 5),
    "years of their own": (["2023年", "2024年", "本年处理决定数量"], ["9", "8", "5"], 5),
    "one number under three": (["上一年项目数量", "本年增/减", "处理决定数量"], ["9"], None),
    "one number under two": (["2023年数", "本年处理决定数量"], ["9"], None),
}


@pytest.mark.parametrize("what", HEADS)
@pytest.mark.parametrize("mark", ["\n", "\t"])
def test_an_unknown_head_keeps_its_column(tmp_path: Path, what: str, mark: str) -> None:
    """Nothing slides into the column that the form has."""
    heads, values, right = HEADS[what]
    rows = [["第二十条第（五）项"], ["信息内容", *heads], ["行政许可", *values]]
    rows += [["第二十条第（六）项"], ["信息内容", "本年处理决定数量"], ["行政处罚", "66"], ["行政强制", "13"]]
    rows += [["第二十条第（八）项"], ["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", "28.085"]]
    text = "\n".join(mark.join(row) for row in rows)
    found = ingested(tmp_path, f"二、主动公开政府信息情况\n{text}\n")
    assert found.cells().get("disclosure.licence.decisions") == right
    assert found.cells()["disclosure.coercion.decisions"] == 13
    refused = " ".join(each.text for each in found.account.unplaced)
    assert all(value in refused for value in values if value != str(right))


def test_a_title_or_a_corner_among_heads_is_no_unknown_head(tmp_path: Path) -> None:
    """Lines that grew together put them before the columns; four cells below are not four columns then."""
    text = (
        "第二十条第（一）项 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 | 第二十条第（五）项 |\n"
    )
    cells = ingested(tmp_path, f"二、主动公开政府信息情况\n{text}").cells()
    assert cells.get("disclosure.normative.made") in (None, 4)
    assert cells.get("disclosure.normative.abolished") in (None, 5)


def test_a_total_in_the_third_row_of_a_header_is_a_column(tmp_path: Path) -> None:
    """Short columns may end high before the deepest ones and low behind them."""
    heads = f"{HEADER[0]}\n自然人\t法人或其他组织\n{HEADER[2]}\t总计\n"
    rows = f"一、本年新收政府信息公开申请数量\t{ONE}\n".replace(" ", "\t")
    for text in (heads + rows, (heads + rows).replace("\t", "\n")):
        cells = ingested(tmp_path, THREE + text).cells()
        assert {place: cells.get(place) for place in requests("received", *FIRST)} == requests(
            "received", *FIRST
        )


BLOCK = {
    "title": ("第二十条第（五）项", 228),
    "another's title": ("第二十条第（六）项", None),
    "none": ("", None),
}


@pytest.mark.parametrize("what", BLOCK)
def test_a_block_without_its_header_stands_under_its_own_title(tmp_path: Path, what: str) -> None:
    """Its one column is read where the title directly above is the block's own, and remarked."""
    title, right = BLOCK[what]
    row = "<tr><td>行政许可</td><td>228</td></tr>"
    table = f"<table><tr><td colspan=2>{title}</td></tr>{row}</table>" if title else f"<table>{row}</table>"
    found = ingested(tmp_path, f"<p>二、主动公开政府信息情况</p>{table}", suffix="html")
    assert found.cells().get("disclosure.licence.decisions") == right
    assert bool(found.account.remarks) == bool(right)
    assert bool(found.account.unplaced) != bool(right)


BELOW = {
    "the whole row": ([("", 3, 1), *numbers(*FIRST)], requests("received", *FIRST)),
    "another number of cells": ([("", 2, 1), *numbers(*FIRST[1:])], {}),
}


@pytest.mark.parametrize("what", BELOW)
def test_a_row_split_over_two_tables_is_joined_or_refused(tmp_path: Path, what: str) -> None:
    """Its label above and its numbers below are one row; it is never read as blank."""
    below, expected = BELOW[what]
    cut = page([[("一、本年新收政府信息公开申请数量", 3, 1), *numbers(*[""] * 7)]])
    rest = "".join(f'<td colspan="{across}">{text}</td>' for text, across, _ in below)
    found = ingested(tmp_path, f"{cut}<table border='1'><tr>{rest}</tr></table>", suffix="html")
    read = {place: value for place, value in found.cells().items() if place.startswith("requests.received.")}
    assert read == expected
    assert bool(found.account.unplaced) != bool(expected)
    refused = {place for each in found.account.unplaced for place in each.addresses}
    assert refused == (set() if expected else set(requests("received", *FIRST)))


def test_the_rest_of_a_row_in_as_many_cells_of_other_columns_is_refused(tmp_path: Path) -> None:
    """Some of its cells stand below their own columns, some aside: whose its numbers are is not told."""
    granted = [("三、本年度办理结果", 1, 1), ("（一）予以公开", 2, 1), *numbers(*SECOND)]
    upper = page([granted, [("四、结转下年度继续办理", 3, 1), *numbers(*[""] * 7)]])
    one, two, three_, *others = map(str, FIRST)
    rest = [("", 1, 1), (one, 2, 1), (two, 1, 1), (three_, 2, 1), *numbers(*others)]
    more = [("一、本年新收政府信息公开申请数量", 3, 1), *numbers(*FIRST)]
    rows = ("".join(f'<td colspan="{across}">{text}</td>' for text, across, _ in row) for row in (rest, more))
    lower = "".join(f"<tr>{row}</tr>" for row in rows)
    found = ingested(tmp_path, f"{upper}<table border='1'>{lower}</table>", suffix="html")
    assert not any(place.startswith("requests.carried_out.") for place in found.cells())
    assert requests("received", *FIRST).items() <= found.cells().items()
    assert {each.reason for each in found.account.unplaced} == {SPLIT}


@pytest.mark.parametrize("label", ["项目", ""])
def test_table_four_may_have_a_stub(tmp_path: Path, label: str) -> None:
    """A column of its own before the fifteen is none of them."""
    kinds = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = [[(label, 1, 3), ("行政复议", 5, 1), ("行政诉讼", 10, 1)]]
    heads += [[*((kind, 1, 2) for kind in kinds), ("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)]]
    heads += [[(kind, 1, 1) for kind in kinds * 2]]
    values = [4, 4, 4, 2, 14, 2, 2, 0, 2, 6, 1, 4, 3, 4, 12]
    rows = "".join(
        "<tr>" + "".join(f'<td colspan="{a}" rowspan="{d}">{text}</td>' for text, a, d in row) + "</tr>"
        for row in [*heads, [("件数", 1, 1), *numbers(*values)]]
    )
    text = f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table border='1'>{rows}</table>"
    cells = ingested(tmp_path, text, suffix="html").cells()
    assert [value for place, value in cells.items() if place.startswith("appeals.")] == values


@pytest.mark.parametrize("line", ["规章;0;0;5", "规章：0、0、5", "一类；规章 —— 5", "行政规范性文件=7"])
def test_a_label_and_numbers_that_cannot_be_told_apart_are_no_words(tmp_path: Path, line: str) -> None:
    """Whatever parts them; a sentence about them is words."""
    found = ingested(tmp_path, f"二、主动公开政府信息情况\n{line}\n规章公布5件。\n")
    assert [(each.text, each.reason) for each in found.account.unplaced] == [(line, NO_ROW)]
    assert found.parameters["narrative"]["disclosure"] == "规章公布5件。\n"


def test_a_paragraph_that_ends_in_a_label_and_a_number_is_words(tmp_path: Path) -> None:
    """No row of a table is as long."""
    line = f"{'本镇各村公开栏均已更新，' * 20}其中规章 —— 5"
    found = ingested(tmp_path, f"二、主动公开政府信息情况\n{line}\n")
    assert found.parameters["narrative"]["disclosure"] == f"{line}\n"
    assert found.account.unplaced == ()


def test_a_number_behind_an_unknown_label_below_a_header_is_no_head(tmp_path: Path) -> None:
    """A label that was cut off leaves its number without a row; it is told."""
    head = "二、主动公开政府信息情况\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
    found = ingested(tmp_path, f"{head}某某文件 236\n规章\n485\n559\n7\n")
    assert ("某某文件 236", NO_ROW) in [(each.text, each.reason) for each in found.account.unplaced]
    read = {value for value in found.cells().values() if value is not None}
    assert read <= {485, 559, 7}


def test_labels_that_go_on_side_by_side_are_whole_together(tmp_path: Path) -> None:
    """A group's and a row's, each broken in its own column, the numbers level with their begin."""
    label = "（六）其他 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息"
    found = ingested(tmp_path, f"{THREE}{SPACED}{label} {ONE}\n处理 公开申请\n3.其他 {TWO}\n")
    expected = requests("not_corrected", *FIRST) | requests("other_handling", *SECOND)
    assert found.cells() == expected


def test_labels_side_by_side_of_which_one_is_not_whole_are_none(tmp_path: Path) -> None:
    """The row is named."""
    label = "（六）其他 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息"
    found = ingested(tmp_path, f"{THREE}{SPACED}{label} {ONE}\n处理 公开的申请\n")
    assert found.cells() == {}
    assert any(ONE in each.text for each in found.account.unplaced)
