"""A row or column that any list may have (总计, 合计, 其他) is table three's only where its own stand with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kit.form.editions import editions
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.document import Paragraph, Piece, document
from tests.ingest.shapes.figures import distinct
from tests.ingest.shapes.judge import judge
from tests.ingest.shapes.read_back import read_back
from tests.ingest.shapes.sheet import Block, Sheet, Spot

FORM = editions()["2021"]
FIGURES = distinct(FORM)
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
VILLAGES = ("甲村", "丙村", "丁村")
OUTCOMES = ("（一）予以公开", "（二）部分公开", "（七）总计")


def listed(head: Sequence[str], rows: Sequence[str], first: int = 7001) -> Sheet:
    """Return a table of one's own: a number for each row and column, none twice and none in the report."""
    wide = len(head)
    lines = [
        tuple(map(Spot, (row, *(str(first + at * wide + number) for number in range(wide - 1)))))
        for at, row in enumerate(rows)
    ]
    return Sheet("", wide, (Block((tuple(map(Spot, head)), *lines), 1),))


def instead_of_table_three(*pieces: Piece) -> list[Piece]:
    """Return a report with other pieces where its table three should stand."""
    report = list(document(FIGURES, FORM, 2024))
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][1]
    report[at : at + 1] = pieces
    return report


def below_table_three(*pieces: Piece) -> list[Piece]:
    """Return a report with other pieces below its table three."""
    report = list(document(FIGURES, FORM, 2024))
    at = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)][1]
    report[at + 1 : at + 1] = pieces
    return report


LISTS = {
    "villages by applicant": listed(("单位", *APPLICANTS), (*VILLAGES, "合计")),
    "quarters by applicant": listed(("季度", *APPLICANTS), ("第一季度", "第二季度", "总计")),
    "the number of the form's row": listed(("月份", *APPLICANTS), ("1月", "2月", "（七）总计")),
    "others among the rows": listed(("方式", *APPLICANTS), ("当面", "信函", "3.其他", "总计")),
    "one column named so": listed(("单位", "新收", "办结", "总计"), (*VILLAGES, "总计")),
    "two columns named so": listed(("单位", "信访举报", "其他", "合计"), (*VILLAGES, "合计")),
    "outcomes along the top": listed(("单位", "予以公开", "部分公开", "其他", "总计"), (*VILLAGES, "合计")),
    "outcomes by year": listed(("办理结果", "2022年", "2023年", "2024年", "合计"), OUTCOMES),
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("case", LISTS)
def test_the_total_of_another_list_is_no_cell(tmp_path: Path, case: str, name: str) -> None:
    """Where table three is missing, its total row is not filled from another list; each total is told."""
    found = read_back(
        tmp_path, name, instead_of_table_three(Paragraph("分类情况见下表："), LISTS[case]), FORM
    )
    filled = {place: value for place, value in found.cells().items() if value is not None}
    assert [place for place in filled if place.startswith("requests.")] == []
    total = LISTS[case].blocks[0].rows[-1][-1].text
    told = " ".join([each.text for each in found.account.unplaced])
    assert total in told


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("case", LISTS)
def test_another_list_takes_no_total_from_table_three(tmp_path: Path, case: str, name: str) -> None:
    """With table three above it, whole, that one's own total is read, but where only lines tell the two apart."""
    found = read_back(tmp_path, name, below_table_three(Paragraph("分类情况见下表："), LISTS[case]), FORM)
    plain = read_back(tmp_path, name, list(document(FIGURES, FORM, 2024)), FORM)
    assert judge(FIGURES, found).wrong == {}
    kept = {place: plain.cells()[place] for place in found.cells()}
    assert found.cells() == kept
    told_apart = SHAPES[name].spans or case != "outcomes by year"
    assert len(kept) == len(plain.cells()) or not told_apart


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "workbook laid out by hand"])
def test_a_groups_own_total_is_not_the_tables(tmp_path: Path, name: str) -> None:
    """Rows of one group of outcomes with 其他 and a total of their own say nothing of the whole."""
    rows = ("1.信访举报投诉类申请", "2.重复申请", "3.其他", "总计")
    found = read_back(tmp_path, name, instead_of_table_three(listed(("类型", *APPLICANTS), rows)), FORM)
    cells = found.cells()
    assert cells["requests.petition.natural"] == 7001
    assert not [
        place for place in cells if place.startswith(("requests.handled.", "requests.other_handling."))
    ]


def test_a_total_behind_rows_of_two_groups_is_the_tables(tmp_path: Path) -> None:
    """No group's own total adds up another group's rows; table three may be printed in part."""
    rows = (
        "1.信访举报投诉类申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "总计",
    )
    pieces = instead_of_table_three(listed(("类型", *APPLICANTS), rows))
    found = read_back(tmp_path, "site page", pieces, FORM)
    cells = found.cells()
    columns = ("natural", "total")
    read = [
        cells.get(f"requests.{row}.{column}")
        for row in ("petition", "fee_unpaid", "handled")
        for column in columns
    ]
    assert read == [7001, 7007, 7009, 7015, 7017, 7023]


@pytest.mark.parametrize(
    ("rows", "is_read"),
    [(("（一）予以公幵", "（二）部分公幵"), True), (("（一）予以公幵",), False), (("（一）予以公开",), True)],
)
def test_two_damaged_rows_keep_a_total_as_one_undamaged_does(
    tmp_path: Path, rows: Sequence[str], is_read: bool
) -> None:
    """One label that is damaged may be any other list's."""
    pieces = instead_of_table_three(listed(("类型", *APPLICANTS), (*rows, "总计")))
    found = read_back(tmp_path, "site page", pieces, FORM)
    assert found.cells().get("requests.handled.total") == (7001 + 8 * len(rows) + 6 if is_read else None)
    assert any(each.text.startswith("总计") for each in found.account.unplaced) is not is_read
