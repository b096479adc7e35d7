"""Files that hold several reports: each is read with its own cells and words, or the file is refused by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.account import Ingested
from kit.ingest.reading import read_reports
from tests.ingest.reports_in_a_row import FIRST, FORM, OTHER, SECOND, TITLE, pieces, read_all, said
from tests.ingest.shapes import SHAPES
from tests.ingest.shapes.document import Heading, Piece, title_of
from tests.ingest.shapes.judge import judge
from tests.ingest.shapes.sheet import Figures, Sheet

PERIOD = "统计期限自2024年1月1日起至2024年12月31日止。"
LAST_YEAR = title_of(FORM, 2023)


def without_tables(report: Sequence[Piece], *numbers: int) -> list[Piece]:
    """Return a report without some of its tables, as where they are pictures."""
    tables = [piece for piece in report if isinstance(piece, Sheet)]
    gone = [tables[number] for number in numbers]
    return [piece for piece in report if not any(piece is each for each in gone)]


def without_headings(report: Sequence[Piece]) -> list[Piece]:
    """Return a report's tables alone."""
    return [piece for piece in report if isinstance(piece, Sheet)]


JOINED: Mapping[str, tuple[list[Piece], list[tuple[str, int, Figures]]]] = {
    "two townships": (
        [*pieces(FIRST), *said(OTHER), *pieces(SECOND)],
        [("乙山镇", 2024, FIRST), ("丙河乡", 2024, SECOND)],
    ),
    "the first without its tables": (
        [*without_tables(pieces(FIRST), 0, 1, 2), *said(OTHER), *pieces(SECOND)],
        [("乙山镇", 2024, {}), ("丙河乡", 2024, SECOND)],
    ),
    "each without the table that the other has": (
        [*without_tables(pieces(FIRST), 1), *said(OTHER), *without_tables(pieces(SECOND), 0, 2)],
        [("乙山镇", 2024, FIRST), ("丙河乡", 2024, SECOND)],
    ),
    "last year's below": (
        [*without_tables(pieces(FIRST), 2), *said(LAST_YEAR), *pieces(SECOND, 2023)],
        [("乙山镇", 2024, FIRST), ("乙山镇", 2023, SECOND)],
    ),
    "last year's tables alone below": (
        [*without_tables(pieces(FIRST), 2), *said(LAST_YEAR), *without_headings(pieces(SECOND, 2023))],
        [("乙山镇", 2024, FIRST), ("乙山镇", 2023, SECOND)],
    ),
    "three, the second with a cover": (
        [
            *pieces(FIRST),
            *said("甲水县丙河乡"),
            *said(OTHER),
            *pieces(SECOND),
            *said(OTHER.replace("丙河乡", "丁江镇")),
            *without_tables(pieces(FIRST), 0),
        ],
        [("乙山镇", 2024, FIRST), ("丙河乡", 2024, SECOND), ("丁江镇", 2024, FIRST)],
    ),
    "a list of titles before them": (
        [*said(f"{TITLE}……1"), *said(f"{OTHER}……9"), *said(TITLE), *pieces(FIRST), *said(OTHER), *pieces(SECOND)],
        [("乙山镇", 2024, FIRST), ("丙河乡", 2024, SECOND)],
    ),
    "titles without years": (
        [*pieces(FIRST), *said("甲水县丙河乡人民政府政府信息公开工作年度报告"), *said(PERIOD), *pieces(SECOND)],
        [("乙山镇", 2024, FIRST), ("丙河乡", 2024, SECOND)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("case", JOINED)
def test_no_cell_of_one_report_stands_under_another(tmp_path: Path, case: str, name: str) -> None:
    """Every number is placed in its own report; what one lacks is not filled from its neighbour."""
    report, expected = JOINED[case]
    found = read_all(tmp_path, name, report)
    for each, (township, year, figures) in zip(found, expected, strict=True):
        assert isinstance(each, Ingested)
        assert (each.parameters["township"], each.parameters["year"]) == (township, year)
        assert judge(figures, each).wrong == {}


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "text with tabs"])
def test_reports_that_no_title_tells_apart_are_refused_in_one_line(tmp_path: Path, name: str) -> None:
    """Whose the second is, nobody can say; the sentence counts them and names the one that is known."""
    (error,) = read_all(tmp_path, name, [*pieces(FIRST), *pieces(SECOND)])
    assert isinstance(error, InputError)
    assert "有 2 份报告" in str(error)
    assert TITLE in str(error)
    assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "text with tabs"])
@pytest.mark.parametrize("extra", [
    said(LAST_YEAR),
    said("甲水县丙河乡人民政府2024年政府信息公开工作年度报告"),
    [Heading(1, "附：", "往年的报告"), *said(LAST_YEAR), *said("见县政府网站。")],
    said(f"本镇的{LAST_YEAR}已于去年公布。"),
    said("乙山镇2024年政府信息公开工作年度报告"),
], ids=["last year's", "another's", "under a heading", "in a sentence", "its own, shorter"])  # fmt: skip
def test_a_title_alone_is_no_second_report(tmp_path: Path, name: str, extra: list[Piece]) -> None:
    """A link to last year's report, or to a neighbour's, has no figures behind it."""
    (found,) = read_all(tmp_path, name, [*pieces(FIRST), *extra])
    assert isinstance(found, Ingested)
    assert judge(FIRST, found).right == set(FORM.cells)


@pytest.mark.parametrize(
    "name", ["site page", "word, numbered headings", "text with tabs", "one giant table"]
)
@pytest.mark.parametrize("title", [TITLE, "乙山镇2024年政府信息公开工作年度报告", ""])
def test_a_list_of_contents_and_a_running_title_begin_no_report(
    tmp_path: Path, name: str, title: str
) -> None:
    """The headings before the report, and its title again at the top of a page between its tables."""
    contents = [Heading(1, section.number, section.title) for section in FORM.sections]
    report = pieces(FIRST)
    tables = [at for at, piece in enumerate(report) if isinstance(piece, Sheet)]
    report[tables[1] : tables[1]] = said(title) if title else []
    (found,) = read_all(tmp_path, name, [*contents, *said("本报告由乙山镇编制。"), *report])
    assert isinstance(found, Ingested)
    assert judge(FIRST, found).wrong == {}


@pytest.mark.parametrize("name", ["site page", "word, numbered headings", "text with tabs"])
@pytest.mark.parametrize("number", ["一、", "二、", "（二）", "12.", "第二篇", "——"])
def test_a_number_before_a_title_is_no_part_of_the_name(tmp_path: Path, name: str, number: str) -> None:
    """A compilation numbers its reports."""
    found = read_all(tmp_path, name, [*pieces(FIRST), *said(f"{number}{OTHER}"), *pieces(SECOND)])
    assert [each.parameters["township"] for each in found if isinstance(each, Ingested)] == [
        "乙山镇",
        "丙河乡",
    ]


def test_a_year_chooses_among_several(tmp_path: Path) -> None:
    """--year takes this year's and leaves last year's; a year of which there is none is refused."""
    report, _ = JOINED["last year's below"]
    shape = SHAPES["site page"]
    path = tmp_path / "report.html"
    path.write_bytes(shape.write(report, TITLE))
    (found,) = read_reports(path, 2023)
    assert isinstance(found, Ingested)
    assert found.parameters["year"] == 2023
    (error,) = read_reports(path, 2022)
    assert "没有 2022 年度的" in str(error)
