"""Labels over two lines of a table that was copied a cell a line: whole, damaged, or two rows' labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.account import Ingested
from tests.ingest.flat_report import HEADER, ingested, requests
from tests.ingest.text_tables import KINDS, VALUES

THREE = "三、收到和处理政府信息公开申请情况\n" + "\n".join(line.replace("\t", "\n") for line in HEADER) + "\n"
ROW = (1, 2, 3, 4, 5, 6, 21)
NUMBERS = "".join(f"{number}\n" for number in ROW)


def read(folder: Path, rows: str) -> Ingested:
    """Return the reading of table three with these rows behind a whole one, a cell a line."""
    return ingested(folder, f"{THREE}一、本年新收政府信息公开申请数量\n{NUMBERS}{rows}")


@pytest.mark.parametrize("first", ["2.其他", "其他"])
@pytest.mark.parametrize("rest", ["法律行政法规禁止公开", "法律行政法规禁止公示"])
def test_the_begin_of_a_label_that_is_a_label_too_is_no_blank_row(
    tmp_path: Path, first: str, rest: str
) -> None:
    """其他 names a row of its own; what goes on below it, a character wrong perhaps, is nearer with it."""
    found = read(tmp_path, f"{first}\n{rest}\n{NUMBERS}")
    expected = requests("received", *ROW) | requests("forbidden", *ROW)
    assert {
        place: value for place, value in found.cells().items() if place.startswith("requests.")
    } == expected
    assert found.account.unplaced == ()
    assert bool(found.account.remarks) == rest.endswith("示")


def test_a_blank_row_above_a_damaged_one_stays_a_row(tmp_path: Path) -> None:
    """The damaged label is no nearer with it."""
    found = read(tmp_path, f"1.属于国家秘密\n2.其他法律行政法规禁止公示\n{NUMBERS}")
    expected = requests("state_secret", *[None] * 7) | requests("forbidden", *ROW)
    assert expected.items() <= found.cells().items()


def test_a_note_below_a_label_is_left_out(tmp_path: Path) -> None:
    """It is neither a row nor words."""
    found = read(tmp_path, f"（二）部分公开\n（区分处理的，只计这一情形，不计其他情形）\n{NUMBERS}")
    assert requests("partial", *ROW).items() <= found.cells().items()
    assert found.account.unplaced == ()
    assert not found.parameters["narrative"].get("requests")


def test_labels_a_line_without_a_number_are_words(tmp_path: Path) -> None:
    """A list of what the report tells of, not rows left blank."""
    found = ingested(tmp_path, "六、其他需要报告的事项\n行政许可\n行政处罚\n行政强制\n")
    assert found.parameters["narrative"]["other_matters"].split()[:3] == ["行政许可", "行政处罚", "行政强制"]


def test_words_between_two_rows_are_part_of_no_header(tmp_path: Path) -> None:
    """The rows below stand under the header above, or under the next one, all the same."""
    lines = ["二、主动公开政府信息情况", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    lines += ["规章", "7", "0", "4", "以下从略", "行政规范性文件", "3", "1", "18"]
    lines += ["许可另列", "信息内容", "本年处理决定数量", "行政许可", "5", ""]
    cells = ingested(tmp_path, "\n".join(lines)).cells()
    assert cells["disclosure.rules.made"] == 7
    columns = ("made", "abolished", "in_force")
    assert [cells.get(f"disclosure.normative.{column}") for column in columns] == [3, 1, 18]
    assert cells["disclosure.licence.decisions"] == 5


@pytest.mark.parametrize("words", ["统计口径与上年相同。", "二、其他有关数据"])
def test_a_sentence_or_a_heading_among_heads_is_no_head(tmp_path: Path, words: str) -> None:
    """It stays what it is; the numbers below have lost a part of their header."""
    heads = ["信息内容", "本年制发件数", words, "本年废止件数", "现行有效件数"]
    found = ingested(
        tmp_path, "\n".join(["二、主动公开政府信息情况", *heads, "规章", "7", "99", "0", "4", ""])
    )
    assert not any(place.startswith("disclosure.") for place in found.cells())
    assert words in found.parameters["narrative"]["disclosure"]


def test_an_unknown_line_among_heads_without_a_corner_is_no_head(tmp_path: Path) -> None:
    """It may be words between two tables: the numbers are named."""
    heads = ["本年制发件数", "以下备查", "本年废止件数", "现行有效件数"]
    text = "\n".join(["二、主动公开政府信息情况", *heads, "规章", "7", "99", "0", "4", ""])
    found = ingested(tmp_path, text)
    assert not any(place.startswith("disclosure.") for place in found.cells())
    assert any("7 99 0 4" in each.text for each in found.account.unplaced)


def test_a_line_that_looks_like_the_whole_label_a_little_damaged_is_its_end(tmp_path: Path) -> None:
    """With the line above it is the label undamaged: no remark, and no word is left over."""
    found = read(tmp_path, f"2.其他法\n律行政法规禁止公开\n{NUMBERS}")
    assert requests("forbidden", *ROW).items() <= found.cells().items()
    assert found.account.remarks == ()
    assert not found.parameters["narrative"].get("requests")


def test_a_label_whose_begin_names_another_column_is_read_whole(tmp_path: Path) -> None:
    """其他 above 结果 is 其他结果, a column of table four, and no applicant of table three."""
    groups = ["行政复议", "行政诉讼", *KINDS, "未经复议直接起诉", "复议后起诉", *KINDS, *KINDS]
    heads = "\n".join(groups).replace("其他结果", "其他\n结果")
    numbers = "\n".join(VALUES)
    found = ingested(tmp_path, f"四、政府信息公开行政复议、行政诉讼情况\n{heads}\n{numbers}\n")
    assert list(found.cells().values()) == list(map(int, VALUES))
    assert found.account.unplaced == ()


def test_two_rows_labels_that_ran_together_are_two_rows(tmp_path: Path) -> None:
    """Together they look like the second one a little damaged: the first, without a number, is blank."""
    heads = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    lines = ["二、主动公开政府信息情况", *heads, "规章行政规范性文件", "3", "1", "18", ""]
    cells = ingested(tmp_path, "\n".join(lines)).cells()
    columns = ("made", "abolished", "in_force")
    assert [cells.get(f"disclosure.normative.{column}") for column in columns] == [3, 1, 18]
    assert [cells.get(f"disclosure.rules.{column}", "unread") for column in columns] == [None] * 3


def test_a_single_number_amid_a_labels_lines_is_no_rows(tmp_path: Path) -> None:
    """It may be a page's own; more of them are the row's values, as a cell in the middle prints them."""
    head = "二、主动公开政府信息情况\n信息内容\n本年处理决定数量\n行政\n5\n处罚\n行政强制\n7\n"
    found = ingested(tmp_path, head)
    assert "disclosure.penalty.decisions" not in found.cells()
    assert any("5" in each.text for each in found.account.unplaced)


def test_a_blank_row_below_its_groups_label_stays_a_row(tmp_path: Path) -> None:
    """The next label begins another row, though the first line of the blank one is a group's."""
    found = read(tmp_path, f"三、本年度办理结果\n（一）予以公开\n（二）部分公开\n{NUMBERS}")
    expected = requests("granted", *[None] * 7) | requests("partial", *ROW)
    assert expected.items() <= found.cells().items()
    assert found.account.unplaced == ()


def test_rows_of_one_number_a_line_without_a_header_are_rows(tmp_path: Path) -> None:
    """Each is refused by name, with the cell that it may be; none is words."""
    found = ingested(tmp_path, "二、主动公开政府信息情况\n行政处罚\n9\n行政强制\n5\n")
    assert [(each.text, each.addresses) for each in found.account.unplaced] == [
        ("行政处罚 9", ("disclosure.penalty.decisions",)),
        ("行政强制 5", ("disclosure.coercion.decisions",)),
    ]
