"""Text that was broken to a width, as it is when it is copied out of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.source.printed import PrintedLine
from tests.ingest.source.sources import lines, read

PROSE = (
    "（二）依申请公开。全镇严格按照规定受理申请，不断健全登记、",
    "审核、答复各个环节。全年收到申请36件，其中网上30件、信函",
    "6件，均已按时答复；没有收取费用，也没有因此引起的行政复",
    "议。",
)


def test_a_paragraph_is_whole_again(tmp_path: Path) -> None:
    """It stands where its first line does; a number that was broken is one again."""
    source = read(tmp_path, "一、总体情况\n" + "\n".join(PROSE) + "\n（三）信息管理。\n")
    assert lines(source) == ["一、总体情况", "".join(PROSE), "（三）信息管理。"]
    (paragraph,) = (each for each in source.pieces if isinstance(each, PrintedLine) and "36件" in each.text)
    assert paragraph.place == "第 2 行"
    broken = (PROSE[0], f"{PROSE[1]}1", *PROSE[2:])
    assert "信函16件" in lines(read(tmp_path, "\n".join(broken) + "\n"))[0]


def test_a_heading_is_a_line_of_its_own(tmp_path: Path) -> None:
    """However wide it is; what a narrow page left of it belongs to it."""
    heading = "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况"
    assert lines(read(tmp_path, "\n".join((*PROSE, heading, *PROSE)) + "\n"))[1] == heading
    whole = lines(read(tmp_path, "\n".join((*PROSE, heading[:-2], heading[-2:], *PROSE)) + "\n"))
    assert whole[1] == heading


def test_rows_of_numbers_below_a_paragraph_stay_rows(tmp_path: Path) -> None:
    """However wide they are: what ends in a number and what begins with one are two cells."""
    rows = [
        "本年新收政府信息公开申请的全部数量 74 83 69 89 84 95 494",
        "21 上年结转的信息公开申请，数量 1 2 3 4 5",
        "本年共收到公民、法人和其他组织提出的政府信息公开申请 494",
        "21 上年结转的政府信息公开申请",
    ]
    assert lines(read(tmp_path, "\n".join((*PROSE, *rows)) + "\n"))[1:] == rows


def test_blanks_behind_a_paragraph_stay_behind_it(tmp_path: Path) -> None:
    """They tell where the next one begins."""
    source = read(tmp_path, "\n".join(PROSE) + "\n\n" + "\n".join(PROSE) + "\n")
    assert lines(source) == ["".join(PROSE)] * 2
    assert [each.empty for each in source.pieces if isinstance(each, PrintedLine)] == [1, 1]


@pytest.mark.parametrize("text", [
    "\n".join(line + "。" for line in PROSE[:3]),
    "\n\n".join(PROSE[:3]),
    "\n".join(f"{number}.{line[5:]}" for number, line in enumerate(PROSE[:3], 1)),
    "\n".join(line[:12] for line in PROSE[:3]),
    "\n".join(line * 5 for line in PROSE[:3]),
    "\n".join(PROSE[:2]),
    "\n".join(line.replace("，", "  ") for line in PROSE[:3]),
    "\n".join((PROSE[0], PROSE[1][:12], PROSE[2][:14], PROSE[0])),
    "\n".join(line.replace("，", "").replace("、", "").replace("。", "").replace("；", "") for line in PROSE[:3]),
], ids=["sentences", "apart", "numbered", "narrow", "wide", "two", "columns", "ragged", "no marks"])  # fmt: skip
def test_lines_that_end_of_themselves_stay(tmp_path: Path, text: str) -> None:
    """Sentences, points, labels, rows set in columns, what no page is broken to."""
    assert lines(read(tmp_path, text + "\n")) == [each for each in text.split("\n") if each]
