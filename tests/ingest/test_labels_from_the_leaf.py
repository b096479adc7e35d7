"""Rows of table three whose stub is not as the form has it: told by the row's own label, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.tables.placing import NO_ROW
from tests.ingest.flat_report import BLOCKS, ingested, numbers, page, requests
from tests.ingest.text_tables import SIX, VALUES, four

FIRST, SECOND, THIRD = (5, 7, 0, 3, 11, 1, 27), (3, 11, 4, 3, 7, 7, 35), (0, 3, 7, 0, 0, 3, 13)
RECEIVED = [("一、本年新收政府信息公开申请数量", 3, 1), *numbers(74, 83, 69, 89, 84, 95, 494)]
CARRIED = [("二、上年结转政府信息公开申请数量", 3, 1), *numbers(4, 3, 0, 3, 3, 1, 14)]
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"


def table(results: str, granted: str, refused: str, secret: str) -> str:
    """Return the first rows of table three with labels as a page prints them."""
    return page(
        [
            RECEIVED,
            CARRIED,
            [(results, 1, 3), (granted, 2, 1), *numbers(*FIRST)],
            [(PARTIAL, 2, 1), *numbers(*SECOND)],
            [(refused, 1, 1), (secret, 1, 1), *numbers(*THIRD)],
        ]
    )


RENAMED = {
    "the results": ("三、本年度受理办结", "（一）予以公开", "（三）不予公开", "1.属于国家秘密"),
    "a group": ("三、本年度办理结果", "（一）予以公开", "（三）决定不公开的", "1.属于国家秘密"),
    "both": ("三、办结数", "（一）予以公开", "（三）不公开类", "1.属于国家秘密"),
    "a row in its place": ("三、本年度办理结果", "（一）全部公开", "（三）不予公开", "1.属于国家秘密"),
    "a row shortened": ("三、本年度办理结果", "（一）公开", "（三）不予公开", "1.属于国家秘密"),
    "its number in front alone": ("三、本年度办理结果", "（一）予以公开", "（三）", "1.属于国家秘密"),
}


@pytest.mark.parametrize("what", RENAMED)
def test_a_renamed_label_that_leaves_one_place_is_remarked(tmp_path: Path, what: str) -> None:
    """Each row is read by its own label or by its neighbours, and the account tells of the strange one."""
    found = ingested(tmp_path, table(*RENAMED[what]), suffix="html")
    cells = found.cells()
    expected = requests("granted", *FIRST) | requests("partial", *SECOND) | requests("state_secret", *THIRD)
    assert {place: cells.get(place) for place in expected} == expected
    assert found.account.unplaced == ()
    assert found.account.remarks


def test_a_row_that_was_refused_is_not_remarked_on_as_read(tmp_path: Path) -> None:
    """Cut in front, 4.无正当理由大量反复申请 looks like 2.重复申请, which stands above with numbers of its own."""
    group = "（五）不予处理"
    repeated, cut = (
        [(group, 1, 2), ("2.重复申请", 2, 1), *numbers(*FIRST)],
        [("反复申请", 2, 1), *numbers(*SECOND)],
    )
    found = ingested(tmp_path, page([RECEIVED, CARRIED, repeated, cut]), suffix="html")
    assert found.cells()["requests.repeated.natural"] == FIRST[0]
    assert [each.text.split()[0] for each in found.account.unplaced] == ["反复申请"]
    assert "反复申请" not in [each.text for each in found.account.remarks]


def test_labels_as_the_form_has_them_get_no_remark(tmp_path: Path) -> None:
    """A remark is for what is otherwise; 其它 is but another writing of 其他."""
    found = ingested(
        tmp_path,
        page([RECEIVED, CARRIED]).replace("其他<", "其它<"),
        suffix="html",
    )
    assert found.account.remarks == ()
    assert found.cells()["requests.received.other"] == 95


REFUSED = {
    "another number": "（五）同意公开",
    "no number": "同意公开",
    "one character of its words": "（一）公",
    "other words": "（一）征求第三方意见的件数",
    "more than half of its words others": "（一）同意给予公开",
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_row_that_only_stands_where_one_is_missing_is_refused(tmp_path: Path, what: str) -> None:
    """Its number and words have to fit, too: a page may have rows that the form has not."""
    labels = ("三、本年度办理结果", REFUSED[what], "（三）不予公开", "1.属于国家秘密")
    found = ingested(tmp_path, table(*labels), suffix="html")
    assert not {place for place in found.cells() if place.startswith("requests.granted.")}
    assert any(REFUSED[what] in each.text for each in found.account.unplaced)


def test_a_strange_row_with_blanks_has_them_in_their_columns(tmp_path: Path) -> None:
    """A cell without a number is no label."""
    blanks = [("三、本年度办理结果", 1, 2), ("（一）全部公开", 2, 1), *numbers(5, 7, "", 3, 11, 1, 27)]
    partial = [(PARTIAL, 2, 1), *numbers(*SECOND)]
    found = ingested(tmp_path, page([RECEIVED, CARRIED, blanks, partial]), suffix="html")
    assert requests("granted", 5, 7, None, 3, 11, 1, 27).items() <= found.cells().items()
    assert found.account.unplaced == ()


def test_two_strange_rows_where_one_is_missing_are_refused(tmp_path: Path) -> None:
    """Which of them is the form's is not told."""
    twice = [
        [("三、本年度办理结果", 1, 4), ("（一）全部公开", 2, 1), *numbers(*FIRST)],
        [("（一）主动公开", 2, 1), *numbers(*THIRD)],
        [(PARTIAL, 2, 1), *numbers(*SECOND)],
    ]
    found = ingested(tmp_path, page([RECEIVED, CARRIED, *twice]), suffix="html")
    assert not {place for place in found.cells() if place.startswith("requests.granted.")}
    assert len(found.account.unplaced) == 2


SPANS = {
    "short": (2, 3),
    "exact": (4, 3),
    "over the next row": (5, 3),
    "far too long": (9, 4),
    "none": (1, 1),
}


@pytest.mark.parametrize("what", SPANS)
def test_a_label_that_spans_other_rows_is_remarked(tmp_path: Path, what: str) -> None:
    """A group's label that ends too soon or reaches too far changes no row's own label."""
    results, other = SPANS[what]
    rows = [
        RECEIVED,
        CARRIED,
        [
            ("三、本年度办理结果", 1, results),
            ("（六）其他处理", 1, other),
            ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 1, 1),
            *numbers(*FIRST),
        ],
        [
            ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", 1, 1),
            *numbers(*SECOND),
        ],
        [("3.其他", 1, 1), *numbers(*THIRD)],
        [("（七）总计", 2, 1), *numbers(75, 80, 69, 87, 87, 93, 491)],
        [("四、结转下年度继续办理", 3, 1), *numbers(3, 6, 0, 5, 0, 3, 17)],
    ]
    found = ingested(tmp_path, page(rows), suffix="html")
    expected = requests("not_corrected", *FIRST) | requests("fee_unpaid", *SECOND)
    expected |= requests("other_handling", *THIRD) | requests("carried_out", 3, 6, 0, 5, 0, 3, 17)
    cells = found.cells()
    assert {place: cells.get(place) for place in expected} == expected
    assert found.account.unplaced == ()
    assert bool(found.account.remarks) == (what in ("short", "over the next row", "far too long"))


@pytest.mark.parametrize("number", ["1.", "1", "1、", "（1）"])
def test_a_number_in_a_cell_of_its_own_is_its_labels(tmp_path: Path, number: str) -> None:
    """It is no figure of the row."""
    rows = [
        RECEIVED,
        CARRIED,
        [
            ("三、本年度办理结果", 1, 2),
            ("（三）不予公开", 1, 2),
            (number, 1, 1),
            ("属于国家秘密", 1, 1),
            *numbers(*THIRD),
        ],
        [(number.replace("1", "2"), 1, 1), ("其他法律行政法规禁止公开", 1, 1), *numbers(*SECOND)],
    ]
    text = page(rows).replace('colspan="3"', 'colspan="4"')
    cells = ingested(tmp_path, text, suffix="html").cells()
    expected = requests("state_secret", *THIRD) | requests("forbidden", *SECOND)
    assert {place: cells.get(place) for place in expected} == expected


@pytest.mark.parametrize("number", ["（一）", "一、"])
def test_a_chinese_number_in_a_cell_of_its_own_is_its_labels_too(tmp_path: Path, number: str) -> None:
    """The row is as the form has it, and gets no remark."""
    row = [("三、本年度办理结果", 1, 1), (number, 1, 1), ("予以公开", 1, 1), *numbers(*FIRST)]
    found = ingested(tmp_path, page([RECEIVED, CARRIED, row]), suffix="html")
    assert requests("granted", *FIRST).items() <= found.cells().items()
    assert found.account.remarks == ()


def test_two_rows_labels_side_by_side_are_no_stub(tmp_path: Path) -> None:
    """Of two rows printed beside each other neither number is read as the other's."""
    text = (
        "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\t本年处理决定数量\t信息内容\t本年处理决定数量\n"
        "行政处罚\t66\t行政强制\t13\n"
    )
    cells = ingested(tmp_path, text).cells()
    assert cells.get("disclosure.penalty.decisions") in (None, 66)
    assert cells.get("disclosure.coercion.decisions") in (None, 13)


def parted(label: str, rest: str, *, blanks: int = len(SECOND)) -> str:
    """Return table three with a row's label on two sheets: the first has the numbers, the other none."""
    upper = page([RECEIVED, CARRIED, [(label, 3, 1), *numbers(*SECOND)]])
    return f"{upper}<table border='1'><tr><td colspan='3'>{rest}</td>{'<td></td>' * blanks}</tr></table>"


def test_a_label_that_goes_on_on_the_next_sheet_keeps_its_numbers(tmp_path: Path) -> None:
    """Its rest alone looks like the whole label a little damaged, and is no row of blanks."""
    found = ingested(tmp_path, parted("8.属", "于行政查询事项"), suffix="html")
    expected = requests("inquiry", *SECOND)
    assert {place: found.cells().get(place) for place in expected} == expected
    assert found.account.unplaced == ()


def test_the_rest_of_a_label_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """The next sheet has other columns: whether its blank cells are the row's, nobody can tell."""
    found = ingested(tmp_path, parted("8.属", "于行政查询事项", blanks=5), suffix="html")
    assert not [place for place in found.cells() if place.startswith("requests.inquiry.")]
    assert found.account.unplaced


def test_digits_above_and_below_a_pages_end_make_no_number(tmp_path: Path) -> None:
    """Where both parts of a row have numbers in a column, neither goes on in the other."""
    below = "".join(f"<td>{text}</td>" for text in (5, 7, 0, "", 11, 1, 27))
    upper = page([RECEIVED, CARRIED, [("8.属", 3, 1), *numbers(*SECOND)]])
    lower = f"<table border='1'><tr><td colspan='3'>于行政查询事项</td>{below}</tr></table>"
    found = ingested(tmp_path, f"{upper}{lower}", suffix="html")
    assert found.cells().get("requests.inquiry.natural") in (None, 5)
    assert found.cells().get("requests.inquiry.total") in (None, 27)
    assert any("8.属" in each.text for each in found.account.unplaced)


def test_the_rest_of_a_label_below_another_strange_one_is_refused_with_it(tmp_path: Path) -> None:
    """Together they name nothing: the numbers above are no row's, and the row below is not blank."""
    upper = "3.依申请公开征求第三方意见"
    found = ingested(tmp_path, parted(upper, "于行政查询事项"), suffix="html")
    assert not [place for place in found.cells() if place.startswith("requests.inquiry.")]
    refused = " ".join(each.text for each in found.account.unplaced)
    assert upper in refused
    assert "于行政查询事项" in refused


@pytest.mark.parametrize("label", ["行政规范性文件", "行政规范性文牛"])
@pytest.mark.parametrize("behind", ["", f"{SIX}行政处罚\t9\n"])
def test_a_strange_row_between_two_blocks_or_behind_a_damaged_one_is_refused(
    tmp_path: Path, label: str, behind: str
) -> None:
    """No block is told that it stands in; the rows beside it are read."""
    rows = BLOCKS.replace("行政规范性文件", label) + "（三）乡规民约\t4\t5\t6\n"
    found = ingested(tmp_path, f"二、主动公开政府信息情况\n{rows}{behind}")
    assert found.cells()["disclosure.normative.in_force"] == 18
    assert ("disclosure.penalty.decisions" in found.cells()) == bool(behind)
    assert [(each.text, each.reason) for each in found.account.unplaced] == [("（三）乡规民约 4 5 6", NO_ROW)]


def test_a_strange_row_alone_below_a_header_of_its_own_is_refused(tmp_path: Path) -> None:
    """No row below tells that the header is its block's; with one it is read."""
    last = [("四、转入下一年办理", 3, 1), *numbers(*FIRST)]
    total = [("（七）总计", 3, 1), *numbers(*SECOND)]
    found = ingested(tmp_path, page([RECEIVED, CARRIED, total]) + page([last]), suffix="html")
    assert not any(place.startswith("requests.carried_out.") for place in found.cells())
    assert found.cells()["requests.received.total"] == 494
    assert [each.reason for each in found.account.unplaced] == [NO_ROW]
    strange = [("（一）全部公开", 3, 1), *numbers(*FIRST)]
    partial = [(PARTIAL, 3, 1), *numbers(*SECOND)]
    found = ingested(tmp_path, page([RECEIVED, CARRIED]) + page([strange, partial]), suffix="html")
    assert requests("granted", *FIRST).items() <= found.cells().items()


def test_a_strange_row_right_below_a_tables_first_stands_under_its_header(tmp_path: Path) -> None:
    """The table before it, with a header of its own, is not asked."""
    strange = [("二、上年转入申请数量", 3, 1), *numbers(*SECOND)]
    granted = [("三、本年度办理结果", 1, 1), ("（一）予以公开", 2, 1), *numbers(*FIRST)]
    lines = [line.split("\t") for line in BLOCKS.splitlines()[1:]]
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in lines)
    two = f"<p>二、主动公开政府信息情况</p><table border='1'>{rows}</table>"
    found = ingested(tmp_path, f"{two}{page([RECEIVED, strange, granted])}", suffix="html")
    assert found.cells()["disclosure.normative.in_force"] == 18
    expected = requests("carried_in", *SECOND) | requests("granted", *FIRST)
    assert expected.items() <= found.cells().items()
    assert found.account.unplaced == ()


def test_rows_missing_further_up_leave_a_strange_rows_place_its_own(tmp_path: Path) -> None:
    """The rows directly above and below tell it."""
    rows = [
        RECEIVED,
        [("三、本年度办理结果", 1, 3), ("（一）予以公开", 2, 1), *numbers(*FIRST)],
        [("（二）部分内容公开", 2, 1), *numbers(*SECOND)],
        [("（三）不予公开", 1, 1), ("1.属于国家秘密", 1, 1), *numbers(*THIRD)],
    ]
    found = ingested(tmp_path, page(rows), suffix="html")
    assert requests("partial", *SECOND).items() <= found.cells().items()
    assert not any(place.startswith("requests.carried_in.") for place in found.cells())
    assert found.account.unplaced == ()


def test_a_damaged_row_tells_no_strange_rows_place(tmp_path: Path) -> None:
    """It may be another row itself; with the rows further up missing, more than one place is left."""
    rows = [
        RECEIVED,
        [("三、本年度办理结果", 1, 3), ("（一）予以公幵", 2, 1), *numbers(*FIRST)],
        [("（二）部分内容公开", 2, 1), *numbers(*SECOND)],
        [("（三）不予公开", 1, 1), ("1.属于国家秘密", 1, 1), *numbers(*THIRD)],
    ]
    found = ingested(tmp_path, page(rows), suffix="html")
    assert requests("state_secret", *THIRD).items() <= found.cells().items()
    assert not any(place.startswith("requests.partial.") for place in found.cells())
    assert [each.reason for each in found.account.unplaced] == [NO_ROW]


def test_the_last_strange_row_has_the_place_behind_the_one_above(tmp_path: Path) -> None:
    """Table four's numbers, which have no row of their own, stand in no block of table three."""
    rows = [
        RECEIVED,
        CARRIED,
        [("（七）总计", 3, 1), *numbers(*SECOND)],
        [("四、转入下一年办理", 3, 1), *numbers(*FIRST)],
    ]
    found = ingested(tmp_path, page(rows) + four([VALUES]), suffix="html")
    assert requests("carried_out", *FIRST).items() <= found.cells().items()
    assert found.cells()["appeals.direct.total"] == int(VALUES[9])
    assert found.account.unplaced == ()


def test_a_strange_row_stands_under_the_header_above_it_not_under_the_next(tmp_path: Path) -> None:
    """The next page has its total first: only the row there is read so."""
    strange = [("三、本年度办理结果", 1, 1), ("（一）全部公开", 2, 1), *numbers(*FIRST)]
    partial = [(PARTIAL, 3, 1), *numbers(SECOND[-1], *SECOND[:-1])]
    total = '<td colspan="1" rowspan="2">总计</td>'
    behind = page([partial]).replace(total, "", 1)
    natural = '<td colspan="1" rowspan="2">自然人'
    found = ingested(
        tmp_path,
        page([RECEIVED, CARRIED, strange]) + behind.replace(natural, total + natural, 1),
        suffix="html",
    )
    expected = requests("granted", *FIRST) | requests("partial", *SECOND)
    assert expected.items() <= found.cells().items()


def test_a_blank_row_whose_number_has_a_cell_of_its_own_is_blank(tmp_path: Path) -> None:
    """Its label is as the form has it, and undamaged."""
    first = [
        ("三、本年度办理结果", 1, 2),
        ("（三）不予公开", 1, 2),
        ("1.", 1, 1),
        ("属于国家秘密", 1, 1),
        *numbers(*[""] * 7),
    ]
    second = [("2.", 1, 1), ("其他法律行政法规禁止公开", 1, 1), *numbers(*SECOND)]
    text = page([RECEIVED, CARRIED, first, second]).replace('colspan="3"', 'colspan="4"')
    found = ingested(tmp_path, text, suffix="html")
    expected = requests("state_secret", *[None] * 7) | requests("forbidden", *SECOND)
    assert {place: found.cells().get(place, "unread") for place in expected} == expected
    assert found.account.remarks == ()


@pytest.mark.parametrize(("label", "row"), [
    ("（三）不予公开—1.属于国家秘密", "state_secret"), ("（五）不予处理－4.无正当理由大量反复申请", "excessive"),
    ("三、本年度办理结果 > （四）无法提供 > 2.没有现成信息需要另行制作", "to_be_made"),
    ("（三）不予公开1.属于国家秘密", "state_secret"), ("（五）不予处理 4.无正当理由大量反复申请", "excessive"),
    ("三、本年度办理结果（四）无法提供2.没有现成信息需要另行制作", "to_be_made"),
])  # fmt: skip
def test_a_label_may_stand_behind_its_groups_in_one_cell(tmp_path: Path, label: str, row: str) -> None:
    """A dash, an arrow, a blank or only its number between them."""
    values = (74, 83, 69, 89, 84, 95, 494)
    other = [("（五）不予处理—2.重复申请", 3, 1), *numbers(1, 0, 0, 0, 0, 0, 1)]
    found = ingested(tmp_path, page([[(label, 3, 1), *numbers(*values)], other]), suffix="html")
    assert found.cells() == requests(row, *values) | requests("repeated", 1, 0, 0, 0, 0, 0, 1)
    assert found.account.unplaced == ()


@pytest.mark.parametrize(
    "label",
    [
        "（三）不予公开1.本机关不掌握相关政府信息",
        "（三）不予公开—1.本机关不掌握相关政府信息",
        "（三）不予公开—3.其他",
        "（三）不予公开—其中一项",
    ],
)
def test_a_label_behind_anothers_group_names_no_row(tmp_path: Path, label: str) -> None:
    """The row is told, and no number of it read."""
    rows = [[(label, 3, 1), *numbers(74, 83, 69, 89, 84, 95, 494)]]
    found = ingested(tmp_path, page(rows), suffix="html")
    assert found.cells() == {}
    assert any("74" in each.text for each in found.account.unplaced)
