"""What becomes of a number whose cell is printed twice, out of order, or below an empty row: never nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.ingest.account import Ingested
from kit.ingest.source.flaws import PADDED
from kit.ingest.tables.column_cells import MISCOUNTED
from kit.ingest.tables.placing import DIFFERENT, NO_HEADER, NO_ROW
from tests.ingest.flat_report import BLOCKS, HEADER, ingested, numbers, page, requests
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.judge import read
from tests.ingest.shapes.sheet import Plain
from tests.ingest.text_tables import (
    GRID,
    LAST,
    SECOND,
    SIX,
    THIRD,
    TWO,
    VALUES,
    cells_of,
    four,
    pages,
    told,
)

FORM = editions()["2021"]


def test_a_number_that_contradicts_an_undamaged_row_is_named(tmp_path: Path) -> None:
    """The row whose label is whole is read; what the damaged one says otherwise does not vanish."""
    between = "三、本年度办理结果\t（一）予以公开\t5\n"
    again = BLOCKS.replace("规章\t0\t0\t0\n", "").replace("文件\t3\t1\t18", "文牛\t7\t1\t33")
    found = ingested(tmp_path, f"{TWO}{BLOCKS}{between}{again}")
    cells = found.cells()
    assert [cells[f"disclosure.normative.{column}"] for column in ("made", "abolished", "in_force")] == [
        3,
        1,
        18,
    ]
    assert told(found)[1:] == [("7", NO_ROW), ("33", NO_ROW)]
    assert [each.addresses for each in found.account.unplaced[1:]] == [
        ("disclosure.normative.made",),
        ("disclosure.normative.in_force",),
    ]


def test_undamaged_rows_that_contradict_each_other_are_both_refused(tmp_path: Path) -> None:
    """Where they agree they are read once."""
    found = ingested(tmp_path, f"{TWO}{BLOCKS}行政规范性文件\t7\t1\t33\n")
    cells = found.cells()
    assert "disclosure.normative.made" not in cells
    assert cells["disclosure.normative.abolished"] == 1
    assert told(found) == [("3", DIFFERENT), ("7", DIFFERENT), ("18", DIFFERENT), ("33", DIFFERENT)]


def test_one_number_in_two_writings_is_no_contradiction(tmp_path: Path) -> None:
    """３ and 3 are the same."""
    found = ingested(tmp_path, f"{TWO}{BLOCKS}行政规范性文件\t３\t1\t18\n")
    assert found.cells()["disclosure.normative.made"] == 3
    assert found.account.unplaced == ()


def test_damaged_rows_alone_are_read_once(tmp_path: Path) -> None:
    """A row printed twice with the same damage says the same twice."""
    rows = "行政规范性文牛\t3\t1\t18\n"
    found = ingested(tmp_path, TWO + BLOCKS.replace("行政规范性文件\t3\t1\t18\n", rows + rows))
    assert found.cells()["disclosure.normative.in_force"] == 18
    assert found.account.unplaced == ()
    assert len(found.account.remarks) == 1


OUT_OF_ORDER = {
    "behind its place": ("行政强制\t5\n行政处罗\t9\n", "coercion", "penalty"),
    "before its place": ("行政强帝\t9\n行政处罚\t5\n", "penalty", "coercion"),
}


@pytest.mark.parametrize("what", OUT_OF_ORDER)
def test_a_damaged_label_out_of_order_moves_no_number(tmp_path: Path, what: str) -> None:
    """A damaged label counts where the form has it between undamaged ones; elsewhere it is refused."""
    rows, sure, damaged = OUT_OF_ORDER[what]
    found = ingested(tmp_path, TWO + SIX + rows)
    assert found.cells().get(f"disclosure.{sure}.decisions") == 5
    assert f"disclosure.{damaged}.decisions" not in found.cells()
    assert [(each.text.split()[-1], each.reason) for each in found.account.unplaced] == [("9", NO_ROW)]
    assert found.account.unplaced[0].addresses == (f"disclosure.{damaged}.decisions",)


def test_a_damaged_label_in_order_is_read(tmp_path: Path) -> None:
    """Between undamaged ones, before the first and behind the last."""
    found = ingested(tmp_path, f"{TWO}{SIX}行政处罗\t9\n行政强制\t5\n")
    assert found.cells()["disclosure.penalty.decisions"] == 9
    found = ingested(tmp_path, f"{TWO}{SIX}行政处罚\t9\n行政强帝\t5\n")
    assert found.cells()["disclosure.coercion.decisions"] == 5


def test_order_counts_within_a_table(tmp_path: Path) -> None:
    """A table printed before another one throws none of its damaged labels out of order."""
    first = page([[("一、本年新收政府信息公开申请", 3, 1), *numbers(5, 7, 0, 3, 11, 1, 27)]])
    second = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罗</td><td>9</td></tr></table>"
    found = ingested(tmp_path, first + second, suffix="html")
    assert found.cells()["disclosure.penalty.decisions"] == 9
    assert found.cells()["requests.received.natural"] == 5


def test_a_blank_is_read_in_its_place_only_where_every_row_has_a_cell_for_each_column(tmp_path: Path) -> None:
    """One row with a cell more, of a merged label perhaps, tells that blank cells need not be the columns'."""
    full = "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n"
    blank = "二、上年结转政府信息公开申请数量\t1\t\t3\t4\t5\t6\t19\n"
    wider = "三、本年度办理结果\t（一）予以公开\t\t1\t2\t3\t4\t5\t6\t21\n"
    head = "三、收到和处理政府信息公开申请情况\n" + "\n".join(HEADER) + "\n"
    cells = ingested(tmp_path, head + full + blank).cells()
    assert requests("carried_in", 1, None, 3, 4, 5, 6, 19).items() <= cells.items()
    found = ingested(tmp_path, head + full + blank + wider)
    assert not any(place.startswith("requests.carried_in.") for place in found.cells())
    assert told(found)[-1] == ("二、上年结转政府信息公开申请数量 1 3 4 5 6 19", MISCOUNTED)


def test_an_empty_row_above_the_numbers_of_table_four_is_no_row(tmp_path: Path) -> None:
    """It parts the header from its numbers; they contradict no blanks."""
    found = ingested(tmp_path, four([[""] * 15, VALUES]), suffix="html")
    read = [value for place, value in found.cells().items() if place.startswith("appeals.")]
    assert read == list(range(1, 16))
    assert found.account.unplaced == ()


def test_an_empty_row_alone_is_table_four_left_blank(tmp_path: Path) -> None:
    """Fifteen blanks were printed, and none is missing."""
    found = ingested(tmp_path, four([[""] * 15]), suffix="html")
    read = [value for place, value in found.cells().items() if place.startswith("appeals.")]
    assert read == [None] * 15


def test_a_number_that_a_narrow_column_broke_is_named(tmp_path: Path) -> None:
    """It may be one number or two; the row is table four's all the same, not words."""
    found = ingested(tmp_path, four([[f"{each}<br>453" for each in VALUES]]), suffix="html")
    assert not any(place.startswith("appeals.") for place in found.cells())
    assert [each.text for each in found.account.unplaced] == [f"{each}\n453" for each in VALUES]
    assert not any(place.startswith("appeals.") for place in found.account.missing)


@pytest.mark.parametrize("heap", ["3 1 18", "3  18", "3<br>1"])
def test_blanks_beside_several_numbers_in_a_cell_are_no_blanks(tmp_path: Path, heap: str) -> None:
    """One of the numbers may be theirs: the refusal names them, too; the next row's blank is one."""
    rows = [["规章", heap, "", ""], ["行政规范性文件", "4", "", "9"]]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    heads = "".join(
        f"<td>{text}</td>" for text in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    )
    html = f"<p>二、主动公开政府信息情况</p><table border='1'><tr><td colspan=4>第二十条第（一）项</td></tr><tr>{heads}</tr>"
    found = ingested(tmp_path, f"{html}{table}</table>", suffix="html")
    columns = ("made", "abolished", "in_force")
    (refused,) = found.account.unplaced
    assert refused.addresses == tuple(f"disclosure.rules.{each}" for each in columns)
    assert [found.cells()[f"disclosure.normative.{each}"] for each in columns] == [4, None, 9]
    assert not any(place.startswith("disclosure.rules.") for place in found.cells())


def with_sums(natural: str, total: str = "16", carried: int = 0) -> str:
    """Return a page on which 16 natural persons applied and eight were answered, no cell blank."""
    figures: dict[str, Plain] = dict.fromkeys(FORM.cells, 0)
    for row, count in (("received", 16), ("carried_in", carried), ("granted", 8), ("carried_out", 8)):
        figures |= {f"requests.{row}.natural": count, f"requests.{row}.total": count}
    figures |= {"requests.handled.natural": 8, "requests.handled.total": 8}
    first, rest = SHAPES["site page"].render(figures, FORM, 2024).decode().split(">16<", 1)
    return f"{first}>{natural}<{rest.replace('>16<', f'>{total}<', 1)}"


def test_digits_apart_are_one_number_where_both_sums_say_so(tmp_path: Path) -> None:
    """Along the row and down the column; the account remarks on it."""
    found = read(tmp_path / "report.html", with_sums("1 6"))
    assert found.cells()["requests.received.natural"] == 16
    assert found.account.unplaced == ()
    assert ["1 6" in each.text and "合计" in each.what for each in found.account.remarks] == [True]


@pytest.mark.parametrize(("natural", "total", "carried"), [
    ("1 6", "17", 0), ("1 6", "", 0), ("1 6", "16", 1), ("1 7", "16", 0), ("0 16", "16", 0), ("1 6", "1 6", 0), ("1.6 0", "16", 0),
])  # fmt: skip
def test_digits_apart_are_refused_where_a_sum_does_not_say_so(
    tmp_path: Path, natural: str, total: str, carried: int
) -> None:
    """One that is contradicted, unknown, or itself in doubt."""
    found = read(tmp_path / "report.html", with_sums(natural, total, carried))
    assert "requests.received.natural" not in found.cells()
    assert natural in [each.text for each in found.account.unplaced]


@pytest.mark.parametrize("line", [" ".join(map(str, range(1, 16))), "1 2 3 |", "| 1 | 2 |"])
def test_a_line_of_numbers_alone_is_never_words(tmp_path: Path, line: str) -> None:
    """A row that has lost its labels, or whose cells grew together, is named."""
    found = ingested(tmp_path, f"四、政府信息公开行政复议、行政诉讼情况\n{line}\n")
    assert line.strip(" |").split()[-1] in found.account.unplaced[-1].text
    assert "appeals" not in found.parameters["narrative"] or "1" not in str(
        found.parameters["narrative"]["appeals"]
    )


def _over_pages(table: str, below: list[str]) -> str:
    cells = "".join(f"<td>{text}</td>" for text in below)
    return f"{table}<table border='1'><tr>{cells}</tr></table>"


def test_numbers_whose_last_digits_stand_on_the_next_page_are_refused(tmp_path: Path) -> None:
    """14 with a 5 below in its column may be 145; the cells of the row and both parts are named."""
    row = [("一、本年新收政府信息公开申请数量", 3, 1), *numbers(14, 10, 33, 11, 9, 48, 59)]
    parted = _over_pages(page([row]), ["", "", "", "5", "3", "1", "5", "", "7", "8"])
    found = ingested(tmp_path, parted, suffix="html")
    assert not {place for place in found.cells() if place.startswith("requests.received.")}
    assert {f"requests.received.{each}" for each in ("natural", "total")} <= found.refused
    (refused,) = found.account.unplaced
    assert refused.text.endswith("14 10 33 11 9 48 59 5 3 1 5 7 8")


def test_digits_below_the_one_row_of_table_four_refuse_it(tmp_path: Path) -> None:
    """The same where the table has no labels beside its numbers."""
    found = ingested(tmp_path, _over_pages(four([VALUES]), ["", "7", *[""] * 13]), suffix="html")
    assert not any(place.startswith("appeals.") for place in found.cells())
    assert "appeals.reconsideration.corrected" in found.refused


def test_numbers_below_blanks_are_no_rest_of_the_row_above(tmp_path: Path) -> None:
    """A row that has lost its label leaves the full row above alone."""
    row = [("一、本年新收政府信息公开申请数量", 3, 1), *numbers(14, 10, 33, 11, 9, "", 77)]
    parted = _over_pages(page([row]), ["", "", "", *map(str, range(1, 8))])
    found = ingested(tmp_path, parted, suffix="html")
    assert found.cells()["requests.received.natural"] == 14
    (refused,) = found.account.unplaced
    assert refused.text == "1 2 3 4 5 6 7"


def test_a_row_without_a_header_names_its_cells(tmp_path: Path) -> None:
    """The account tells which cells the numbers may belong to; a row of blanks is nothing to tell."""
    found = ingested(tmp_path, f"{TWO}规章\t1\t0\t0\n行政规范性文件\t\t\t\n")
    (refused,) = found.account.unplaced
    assert (refused.text, refused.reason) == ("规章 1 0 0", NO_HEADER)
    assert refused.addresses == tuple(
        f"disclosure.rules.{each}" for each in ("made", "abolished", "in_force")
    )


def test_a_row_with_too_many_numbers_is_refused_whole(tmp_path: Path) -> None:
    """None of its cells is read, its label and all numbers are named, the next row is read."""
    found = ingested(tmp_path, f"{TWO}{BLOCKS}".replace("规章\t0\t0\t0", "规章\t4\t0\t0\t9"))
    assert not {place for place in found.cells() if place.startswith("disclosure.rules.")}
    (refused,) = found.account.unplaced
    assert refused.text == "规章 4 0 0 9"
    assert found.cells()["disclosure.normative.made"] == 3


def rules(found: Ingested) -> list[object]:
    """Return what is read of 规章, "unread" for what is not."""
    columns = ("made", "abolished", "in_force")
    return [found.cells().get(f"disclosure.rules.{column}", "unread") for column in columns]


def test_full_rows_confirm_the_columns_of_rows_with_blanks(tmp_path: Path) -> None:
    """Between tabs a blank may be the rest of its neighbour: a full row tells that it is not."""
    rows = BLOCKS.replace("规章\t0\t0\t0", "规章\t7\t\t4")
    assert rules(ingested(tmp_path, TWO + rows)) == [7, None, 4]
    alone = ingested(tmp_path, TWO + rows.replace("行政规范性文件\t3\t1\t18\n", ""))
    assert rules(alone) == ["unread"] * 3


@pytest.mark.parametrize("row", ["规章\t\t7\t8", "规章\t\t\t4", "规章\t\t7\t/", "规章\t\t 7\t8"])
def test_two_tabs_behind_a_short_label_may_only_reach_below_a_long_ones_first_number(
    tmp_path: Path, row: str
) -> None:
    """By count the first cell is blank, to the eye the last: the row is refused whole, the full one is read."""
    found = ingested(tmp_path, TWO + BLOCKS.replace("规章\t0\t0\t0", row) + SIX + "行政处罚\t9\n")
    assert rules(found) == ["unread"] * 3
    assert found.cells()["disclosure.penalty.decisions"] == 9
    assert found.cells()["disclosure.normative.in_force"] == 18
    (refused,) = found.account.unplaced
    assert (refused.text, refused.reason) == (" ".join(row.split()), PADDED)
    assert len(refused.addresses) == 3


CERTAIN = {
    "all numbers are there": ("规章\t\t7\t8\t9", [7, 8, 9]),
    "the row ends in a tab": ("规章\t\t7\t", [None, 7, None]),
    "pipes": ("规章 | | 7 | 8", [None, 7, 8]),
    "a number below no column": ("规章\t7\t\t8", [7, None, 8]),
}


@pytest.mark.parametrize("what", CERTAIN)
def test_what_can_stand_in_one_column_only_is_read(tmp_path: Path, what: str) -> None:
    """Nobody sets cells by eye with pipes, or types a tab behind the last number."""
    row, right = CERTAIN[what]
    rows = BLOCKS.replace("\t", " | ") if "|" in row else BLOCKS
    found = ingested(tmp_path, TWO + rows.replace("规章 | 0 | 0 | 0" if "|" in row else "规章\t0\t0\t0", row))
    assert rules(found) == right


def test_full_rows_that_do_not_line_up_were_not_set_by_eye(tmp_path: Path) -> None:
    """Their tabs count cells, and so do those of a row with blanks; where they do line up, it is refused."""
    head = "三、收到和处理政府信息公开申请情况\n" + "\n".join(HEADER) + "\n"
    one = "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n"
    other = "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1\n"
    blank = "1.属于国家秘密\t\t2\t0\t0\t0\t0\t2\n"
    right = requests("state_secret", None, 2, 0, 0, 0, 0, 2)
    assert right.items() <= ingested(tmp_path, head + one + blank + other).cells().items()
    cells = ingested(tmp_path, head + blank + other).cells()
    assert not any(place.startswith("requests.state_secret.") for place in cells)


def test_a_full_row_that_does_not_fit_confirms_no_columns(tmp_path: Path) -> None:
    """Where one full row stands aside of the labels, a row with blanks may, too."""
    rows = BLOCKS.replace("规章\t0\t0\t0", "规章\t\t\t4").replace("文件\t3\t1\t18", "文件\t\t3\t1\t18")
    found = ingested(tmp_path, TWO + rows)
    assert "disclosure.rules.in_force" not in found.cells()
    assert "4" in " ".join(each.text for each in found.account.unplaced)


def test_rows_of_two_tables_are_each_confirmed_by_their_own(tmp_path: Path) -> None:
    """What a full row of one header says of its columns is said of no other header's."""
    one = requests("received", 5, 7, 0, 3, 11, 1, 27)
    first = page([[("一、本年新收政府信息公开申请数量", 3, 1), *numbers(5, 7, 0, 3, 11, 1, 27)]])
    found = ingested(tmp_path, first + four([VALUES]), suffix="html")
    assert {place: found.cells()[place] for place in one} == one
    assert found.cells()["appeals.reconsideration.upheld"] == 1


def test_a_refused_row_below_a_group_is_called_by_its_own_label(tmp_path: Path) -> None:
    """The group's label, which stands before that of its first row, is not the row's."""
    row = [("三、本年度办理结果", 1, 22), ("（一）予以公开", 2, 1), *numbers(1, 2, 3, 4, 5, 6, "1 6")]
    (refused,) = ingested(tmp_path, page([row]), suffix="html").account.unplaced
    assert "（一）予以公开" in refused.place
    lines = "\n".join(
        ("\n".join(HEADER).replace("\t", "\n"), "三、本年度办理结果", "（一）予以公开", *"1234")
    )
    (short,) = ingested(tmp_path, f"三、收到和处理政府信息公开申请情况\n{lines}\n").account.unplaced
    assert short.text == "（一）予以公开 1 2 3 4"


GRANTED = "三、本年度办理结果\t（一）予以公开\t\t1\t\t3\t\t\t\t4\n"


@pytest.mark.parametrize("suffix", ["txt", "csv", "md"])
def test_a_sheets_blanks_are_read_in_their_columns(tmp_path: Path, suffix: str) -> None:
    """A merged cell is printed once there, blanks for its rest; no row has to be full to tell the columns."""
    rows = "\t（二）部分公开\t\t\t2\t\t\t\t\t2\n\t（三）不予公开\t1.属于国家秘密\t\t\t\t5\t\t\t5\n"
    text = GRID + GRANTED + rows
    if suffix == "csv":
        text = text.replace("\t", ",")
    if suffix == "md":
        text = "\n".join(f"| {line} |" if "\t" in line else line for line in text.split("\n")).replace(
            "\t", "|"
        )
    found = ingested(tmp_path, text, suffix=suffix)
    expected = requests("granted", 1, None, 3, None, None, None, 4)
    expected |= requests("partial", None, 2, None, None, None, None, 2)
    expected |= requests("state_secret", None, None, None, 5, None, None, 5)
    assert expected.items() <= found.cells().items()
    assert found.account.unplaced == ()


@pytest.mark.parametrize("row", [
    "三、本年度办理结果\t（一）予以公开\t1\t\t3\t\t\t\t4\t\n",
    "三、本年度办理结果\t\t（一）予以公开\t1\t\t3\t\t\t\t4\n",
    "（一）予以公开\t\t\t1\t\t3\t\t\t\t4\n",
    "三、本年度办理结果\t（一）予以公开\t\t1\t\t3\t\t\t4\n",
])  # fmt: skip
def test_a_row_that_stands_otherwise_than_its_sheet_is_refused(tmp_path: Path, row: str) -> None:
    """Its label is a column further than its groups are, or it has a cell less: any of its numbers may have moved."""
    for suffix in ("txt", "csv"):
        mark = "\t" if suffix == "txt" else ","
        found = ingested(tmp_path, (GRID + row).replace("\t", mark), suffix=suffix)
        assert not any(place.startswith("requests.") for place in found.cells())
        assert [each.text for each in found.account.unplaced if "予以公开" in each.text]


def test_a_short_row_of_a_sheet_with_commas_is_not_filled_up(tmp_path: Path) -> None:
    """Which of its numbers is missing nobody knows, though the rows beside it are full."""
    table = "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,7,8\n行政规范性文件,3,1,18\n"
    found = ingested(tmp_path, f"{TWO.strip()},,,\n第二十条第（一）项,,,\n{table}", suffix="csv")
    assert "disclosure.rules.made" not in found.cells()
    assert ("规章 7 8", MISCOUNTED) in told(found)
    assert found.cells()["disclosure.normative.in_force"] == 18


def test_a_table_goes_on_on_the_next_page_in_other_columns(tmp_path: Path) -> None:
    """Its groups stand there, which the labels above had no columns for; its blanks are in their order."""
    found = ingested(tmp_path, pages(list("1234560"), SECOND, THIRD, LAST), suffix="html")
    expected = requests("carried_in", 1, None, 3, None, None, None, 4)
    expected |= requests("granted", None, None, None, 5, None, 1, 6)
    expected |= requests("state_secret", None, 2, None, None, None, None, 2)
    assert expected.items() <= found.cells().items()
    assert found.account.unplaced == ()


@pytest.mark.parametrize("damaged", [
    LAST.replace("<td>2<td>", "<td>2", 1), "<tr><td>（三）不予公开<td>1.属于国家秘密<td>" + cells_of("", "2", "", "", "", "", "2"),
])  # fmt: skip
def test_where_a_row_of_it_has_other_columns_no_row_with_blanks_is_read(tmp_path: Path, damaged: str) -> None:
    """It lost a cell, or has a blank one for the rest of its label; so may another."""
    found = ingested(tmp_path, pages(list("1234560"), SECOND, THIRD, damaged), suffix="html")
    assert not any(
        place.startswith(("requests.state_secret.", "requests.granted.")) for place in found.cells()
    )
    assert len(found.account.unplaced) == 3


def test_a_cell_over_two_columns_on_the_next_page_is_no_columns_own(tmp_path: Path) -> None:
    """Its row is refused though it has as many cells; the others of that page are read."""
    merged = "<tr><td>1.属于国家秘密" + cells_of("7") + "<td colspan=2>2" + cells_of("", "", "8", "", "17")
    found = ingested(tmp_path, pages(list("1234560"), SECOND, THIRD, merged), suffix="html")
    assert not any(place.startswith("requests.state_secret.") for place in found.cells())
    assert requests("carried_in", 1, None, 3, None, None, None, 4).items() <= found.cells().items()
    assert told(found) == [("1.属于国家秘密 7 2 8 17", MISCOUNTED)]


@pytest.mark.parametrize("stub", ["", "信息内容", "\t", "信息内容\t", "信息内容\t信息内容"])
@pytest.mark.parametrize("more", ["", "行政规范性文件{}\t3\t\t18\n"])
def test_a_blank_beside_no_group_tells_nothing_of_the_columns(tmp_path: Path, stub: str, more: str) -> None:
    """A second tab may stand there only to bring the number below its label, and the last column be blank."""
    head = f"{stub}\t本年制发件数\t本年废止件数\t现行有效件数\n"
    wide = "\t" * stub.count("\t")
    text = f"{TWO}第二十条第（一）项\n{head}规章{wide}\t\t7\t8\n{more.format(wide)}"
    found = ingested(tmp_path, text)
    assert not any(place.startswith("disclosure.") for place in found.cells())
    assert ("规章 7 8", MISCOUNTED) in told(found)


def test_groups_that_are_printed_once_for_each_of_their_columns_tell_them(tmp_path: Path) -> None:
    """Then, too, no row has to be full."""
    text = GRID + GRANTED
    for label, columns in (("申请人情况", 6), ("法人或其他组织", 5)):
        text = text.replace(label + "\t" * columns, f"{label}\t" * columns)
    found = ingested(tmp_path, text)
    assert requests("granted", 1, None, 3, None, None, None, 4).items() <= found.cells().items()


def test_a_label_of_the_form_before_table_fours_numbers_is_no_stub(tmp_path: Path) -> None:
    """Words of the page's own may stand there; what names columns tells that the numbers are others'."""

    def read_with(*stub: str) -> Ingested:
        text = four([[*stub, *VALUES]])
        corner = "<tr><td colspan=2 rowspan=3></td><td colspan=5>"
        return ingested(tmp_path, text.replace("<tr><td colspan=5>", corner), suffix="html")

    assert list(read_with("本镇", "").cells().values()) == list(map(int, VALUES))
    found = read_with("行政复议", "")
    assert not any(place.startswith("appeals.") for place in found.cells())
    assert [each.reason for each in found.account.unplaced] == [NO_ROW]
