"""Headers as pages print them: which column of the form each cell below belongs to, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.tables.placing import NO_HEADER
from kit.ingest.tables.table_rows import ALL_ALIKE
from tests.ingest.flat_report import HEADER, ingested, requests
from tests.ingest.html_tables import COLUMNS, TWO, rules, table, three
from tests.ingest.text_tables import FOUR, KINDS, VALUES, four


def test_blanks_below_a_header_of_one_row_are_blanks(tmp_path: Path) -> None:
    """The page knows its columns, though no row is full."""
    heads = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    assert rules(tmp_path, heads, ["规章", "", "", "4"]) == [None, None, 4]
    assert rules(tmp_path, heads, ["规章", "7", "", ""]) == [7, None, None]


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_column_that_the_form_has_not_keeps_its_place(tmp_path: Path, at: int) -> None:
    """Its number is named, those beside it are read, blanks or not."""
    heads, values = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "7", "", "4"]
    heads.insert(at, "备查数")
    values.insert(at, "99")
    found = ingested(tmp_path, TWO + table(heads, values), suffix="html")
    read = [found.cells().get(f"disclosure.rules.{column}", "unread") for column in COLUMNS]
    assert read in ([7, None, 4], ["unread"] * 3)
    assert any("99" in each.text for each in found.account.unplaced)


def test_two_columns_of_one_label_are_one_where_they_agree(tmp_path: Path) -> None:
    """A merged column that was parted prints its label and its number twice."""
    heads = ["信息内容", "本年处理决定数量", "本年处理决定数量"]
    for values, right in ((["5", "5"], 5), (["5", "6"], None), (["5", ""], None)):
        found = ingested(tmp_path, TWO + table(heads, ["行政许可", *values]), suffix="html")
        assert found.cells().get("disclosure.licence.decisions") == right


LOW = {
    "those behind low": "自然人\t法人或其他组织\n{kinds}\t总计\n",
    "those before low": "法人或其他组织\t总计\n自然人\t{kinds}\n",
    "none low": "自然人\t法人或其他组织\t总计\n{kinds}\n",
}


@pytest.mark.parametrize("what", LOW)
def test_short_columns_end_high_or_low(tmp_path: Path, what: str) -> None:
    """The rows of a header whose merged cells are gone tell their columns by the form's order."""
    values = (74, 83, 69, 89, 84, 95, 494)
    row = "\t".join(map(str, values))
    heads = f"{HEADER[0]}\n{LOW[what].format(kinds=HEADER[2])}"
    found = ingested(
        tmp_path, f"三、收到和处理政府信息公开申请情况\n{heads}一、本年新收政府信息公开申请数量\t{row}\n"
    )
    expected = requests("received", *values)
    assert {place: found.cells().get(place) for place in expected} == expected


def test_a_group_that_cannot_be_read_leaves_its_columns_unread(tmp_path: Path) -> None:
    """结果维持 stands under three groups: without their names it is no column for certain."""
    row = "\t".join(VALUES) + "\n"
    whole = ingested(tmp_path, FOUR + row).cells()
    assert [value for place, value in whole.items() if place.startswith("appeals.")] == list(range(1, 16))
    found = ingested(tmp_path, FOUR.replace("未经复议直接起诉", "甲乙丙丁") + row)
    assert not {place for place in found.cells() if place.startswith("appeals.")}
    assert all(value in found.account.unplaced[0].text for value in VALUES)


def test_the_same_group_named_twice_names_neither(tmp_path: Path) -> None:
    """Both five columns would be the same ones."""
    twice = FOUR.replace("复议后起诉", "未经复议直接起诉")
    found = ingested(tmp_path, twice + "\t".join(VALUES) + "\n")
    assert not {place for place in found.cells() if place.startswith("appeals.direct.")}
    assert KINDS[0] in twice


@pytest.mark.parametrize(("groups", "order"), [
    (("复议直起诉", ""), []), (("复议后起诉", "未经复议直接起诉"), [6, 7, 8, 9, 10]), (("未经复议直接起诉", "复议後起诉"), [11, 12, 13, 14, 15]),
])  # fmt: skip
def test_a_damaged_groups_label_turns_no_groups_round(
    tmp_path: Path, groups: tuple[str, str], order: list[int]
) -> None:
    """Of 未经复议直接起诉 as well as of 复议后起诉 may 复议直起诉 be left; only whole labels tell another order."""
    printed = four([VALUES])
    for label, instead in zip(("未经复议直接起诉", "复议后起诉"), groups, strict=True):
        printed = printed.replace(f">{label}<", f">\0{instead}<")
    cells = ingested(tmp_path, printed.replace("\0", ""), suffix="html").cells()
    assert [value for place, value in cells.items() if ".after_reconsideration." in place] == order


def test_a_group_that_ends_within_a_column_leaves_it_one_column(tmp_path: Path) -> None:
    """Programs round widths: the first part's last column reaches below the next part, its number too."""
    printed = four([VALUES]).replace("colspan=10>", "colspan=11>")
    printed = printed.replace("<td rowspan=2>总计", "<td rowspan=2 colspan=2>总计")
    found = ingested(tmp_path, printed.replace("<td>5<", "<td colspan=2>5<"), suffix="html")
    read = [value for place, value in found.cells().items() if place.startswith("appeals.")]
    assert read == list(range(1, 16))
    assert found.account.unplaced == ()


def test_a_group_that_reaches_over_the_next_ones_column_takes_no_number(tmp_path: Path) -> None:
    """Its first label is then printed twice under one group: neither is read."""
    printed = (
        four([VALUES])
        .replace("colspan=5>行政复议", "colspan=6>行政复议")
        .replace("colspan=10>", "colspan=9>")
    )
    found = ingested(tmp_path, printed, suffix="html")
    right = dict(
        zip((place for place in found.form.cells if place.startswith("appeals.")), range(1, 16), strict=True)
    )
    read = {place: value for place, value in found.cells().items() if place in right}
    assert read.items() <= right.items()
    assert found.account.unplaced


def test_a_number_below_an_unknown_head_may_be_only_what_is_not_read_beside_it(tmp_path: Path) -> None:
    """The columns whose heads are known have their own; the reason says which head is not."""
    heads, row = ["信息内容", "某某件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]
    found = ingested(tmp_path, TWO + table(heads, row), suffix="html")
    (refused,) = found.account.unplaced
    assert refused.addresses == ("disclosure.rules.made",)
    assert refused.reason == "这一列的列名“某某件数”认不准"


def test_full_rows_confirm_columns_in_another_order_for_rows_with_blanks(tmp_path: Path) -> None:
    """Text with tabs tells of no merged cells; where no row is full, blanks tell nothing."""
    heads = "二、主动公开政府信息情况\n信息内容\t现行有效件数\t本年制发件数\t本年废止件数\n"
    blank = "行政规范性文件\t\t5\t6\n"
    found = ingested(tmp_path, f"{heads}规章\t3\t1\t2\n{blank}")
    assert [found.cells()[f"disclosure.normative.{column}"] for column in COLUMNS] == [5, 6, None]
    assert "disclosure.normative.made" not in ingested(tmp_path, heads + blank).cells()


def test_empty_cells_beside_a_groups_label_are_the_rest_of_it(tmp_path: Path) -> None:
    """A page that lost its merged cells leaves them empty; a full row shows that the columns are those."""
    heads = [
        [HEADER[0].split("\t")[0], "申请人情况", "", "", "", "", "", ""],
        ["", "自然人", "法人或其他组织", "", "", "", "", "总计"],
        ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    full = ["一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"]
    blank = ["二、上年结转政府信息公开申请数量", "1", "", "3", "4", "5", "6", "19"]
    three = "<p>三、收到和处理政府信息公开申请情况</p>"
    found = ingested(tmp_path, three + table(*heads, full, blank), suffix="html")
    received = requests("received", 1, 2, 3, 4, 5, 6, 21)
    assert found.cells() == received | requests("carried_in", 1, None, 3, 4, 5, 6, 19)
    assert found.account.unplaced == ()


def test_a_header_of_two_lines_is_not_told_by_the_first(tmp_path: Path) -> None:
    """The second names a column again: which numbers stand below it is not told."""
    head = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    one, two = (
        ingested(tmp_path, f"二、主动公开政府信息情况\n{lines}规章\n7\n0\n4\n").cells()
        for lines in (head.replace("\t", "\n"), head.replace("\t", "\n") + "本年制发件数\t备查\n")
    )
    assert [one.get(f"disclosure.rules.{column}") for column in COLUMNS] == [7, 0, 4]
    assert not any(two.get(f"disclosure.rules.{column}") for column in COLUMNS)


LOWEST = "".join(f"<td>{text}</td>" for text in HEADER[2].split("\t"))


def test_a_group_in_two_writings_heads_its_columns(tmp_path: Path) -> None:
    """Its cell was parted: either part stands above some of them."""
    groups = "<td colspan='3'>法人或其他组织</td><td colspan='2'>法人或其它组织</td>"
    upper = f"<td rowspan='2'></td><td rowspan='2'>自然人</td>{groups}<td rowspan='2'>总计</td>"
    found = ingested(tmp_path, three(upper, LOWEST), suffix="html")
    assert found.cells() == requests("received", 74, 83, 69, 89, 84, 95, 494)


@pytest.mark.parametrize(
    "behind", ["<td colspan='5'>法人或其他组织</td><td>总计</td>", "<td colspan='6'>法人或其他组织</td>"]
)
def test_where_a_row_of_the_header_is_lost_no_column_is_certain(tmp_path: Path, behind: str) -> None:
    """What is left of it may have moved aside."""
    found = ingested(tmp_path, three(f"<td></td><td>自然人</td>{behind}"), suffix="html")
    assert found.cells() == {}
    assert any("494" in each.text for each in found.account.unplaced)


def test_one_full_row_that_moved_aside_leaves_no_blank_certain(tmp_path: Path) -> None:
    """A page without merged cells tells its columns only as far as all full rows stand below its labels."""
    heads = [
        [HEADER[0].split("\t")[0], "申请人情况", "", "", "", "", "", ""],
        ["", "自然人", "法人或其他组织", "", "", "", "", "总计"],
        ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    for row in heads:
        row.insert(2, "")
    first = ["一、本年新收政府信息公开申请数量", "1", "", *"234567"]
    aside = ["二、上年结转政府信息公开申请数量", "", *"1234567"]
    moved = ["二、上年结转政府信息公开申请数量", *"123456", "", "7"]
    blanks = ["四、结转下年度继续办理", "1", "", "2", "", *"4567"]
    section = "<p>三、收到和处理政府信息公开申请情况</p>"
    for second, is_read in ((aside, True), (moved, False)):
        found = ingested(tmp_path, section + table(*heads, first, second, blanks), suffix="html")
        read = {place for place in found.cells() if place.startswith("requests.carried_out.")}
        assert bool(read) is is_read


def test_a_header_that_names_no_column_is_none(tmp_path: Path) -> None:
    """The row is refused as a whole, with all its cells, not number by number."""
    rows = ["信息内容", "某甲数", "某乙数", "某丙数"], ["规章", "7", "8", "4"]
    (refused,) = ingested(tmp_path, TWO + table(*rows), suffix="html").account.unplaced
    assert (refused.text, refused.reason) == ("规章 7 8 4", NO_HEADER)
    assert len(refused.addresses) == len(COLUMNS)


def test_a_missing_label_among_others_out_of_order_leaves_all_unread(tmp_path: Path) -> None:
    """It is not told whose column it is; in the form's order it is."""
    upper = "<td rowspan='2'></td><td rowspan='2'>自然人</td><td colspan='5'>法人或其他组织</td><td rowspan='2'>总计</td>"
    gap = LOWEST.replace("社会公益组织", "")
    read = ingested(tmp_path, three(upper, gap), suffix="html").cells()
    assert (read["requests.received.research"], read["requests.received.legal_service"]) == (69, 84)
    swapped = gap.replace("商业企业", "甲").replace("科研机构", "商业企业").replace("甲", "科研机构")
    assert ingested(tmp_path, three(upper, swapped), suffix="html").cells() == {}


def test_a_damaged_label_beside_the_whole_one_is_another_column(tmp_path: Path) -> None:
    """What stands below the whole one is read."""
    heads = ["信息内容", "本年制发件数", "本年制发件教", "本年废止件数", "现行有效件数"]
    assert rules(tmp_path, heads, ["规章", "7", "9", "0", "4"]) == [7, 0, 4]


CARRIED_OUT = "四、结转下年度继续办理"


@pytest.mark.parametrize("number", [0, 2])
def test_numbers_all_alike_are_read_below_no_header(tmp_path: Path, number: int) -> None:
    """The page before printed it, and whichever its columns are, each has this number; a remark tells."""
    found = ingested(tmp_path, f"{CARRIED_OUT} {' '.join([str(number)] * 7)}\n")
    expected = requests("carried_out", *[number] * 7)
    assert {place: found.cells().get(place) for place in expected} == expected
    assert [each.what for each in found.account.remarks] == [ALL_ALIKE]


OTHER_ROWS = {
    "one is another": f"{CARRIED_OUT} 0 0 0 0 0 0 1",
    "too few": f"{CARRIED_OUT} 0 0 0 0 0 0",
    "too many": f"{CARRIED_OUT} 0 0 0 0 0 0 0 0",
    "a damaged label": "四、结转下年度续办理 0 0 0 0 0 0 0",
    "all blank": f"{CARRIED_OUT} | | | | | | | |",
}


@pytest.mark.parametrize("what", OTHER_ROWS)
def test_no_other_row_is_read_below_no_header(tmp_path: Path, what: str) -> None:
    """Which column a number stands in, or whether all were there, nobody can tell."""
    found = ingested(tmp_path, f"{OTHER_ROWS[what]}\n")
    assert not [place for place in found.cells() if place.startswith("requests.")]


def test_numbers_all_alike_below_another_header_are_refused(tmp_path: Path) -> None:
    """It is printed, and its columns are not the row's."""
    heads = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
    found = ingested(tmp_path, f"{heads}{CARRIED_OUT} 0 0 0 0 0 0 0\n")
    assert [each.reason for each in found.account.unplaced] == [NO_HEADER]


def test_one_number_below_the_title_of_several_columns_is_none_of_theirs(tmp_path: Path) -> None:
    """No header tells which; a block of one column needs none."""
    found = ingested(tmp_path, TWO + table(["第二十条第（一）项", ""], ["规章", "7"]), suffix="html")
    assert not any(place.startswith("disclosure.rules.") for place in found.cells())
    assert [each.text for each in found.account.unplaced] == ["规章 7"]
