"""What a sheet shows besides its cells is named, and what it covers is not relied on."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from kit.ingest.published_report import ingest
from kit.ingest.source.flaws import COVERED, PICTURE
from kit.ingest.source.kinds import read_source
from kit.ingest.source.printed import Source
from kit.office.excel.excel_file import write_xlsx
from kit.report.parameters import read_report
from tests.conftest import ROOT
from tests.ingest.source.sources import flaws, read, rows, tables, xlsx


def picture() -> BytesIO:
    """Return a white picture of 100 by 20 dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 100, 20, 8, 0, 0, 0, 0)
    dots = zlib.compress((b"\0" + b"\xff" * 100) * 20)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b""))


def made(folder: Path, add: Callable[[Any, Any], object]) -> Source:
    """Return what is read of a sheet of three rows with something added."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet("年报")
        sheet.write_row(0, 0, ["规章", 1, 2])
        sheet.write_row(1, 0, ["文件", 3, None])
        sheet.write_row(2, 0, ["规范性文件", 5, 6])
        add(book, sheet)
    return read(folder, written.getvalue())


def unread(source: Source) -> list[tuple[str, str]]:
    """Return what is not read of a source, and where it stands."""
    return [(each.what, each.place) for each in source.unread]


def test_a_picture_is_named_and_what_it_covers_is_doubtful(tmp_path: Path) -> None:
    """A blank below it, too: the picture may show a number."""
    source = made(
        tmp_path,
        lambda book, sheet: sheet.insert_image("B2", "x.png", {"image_data": picture(), "x_scale": 1.28}),
    )
    assert unread(source) == [("图片", "工作表“年报”B2")]
    assert flaws(source) == {"3": COVERED, "": PICTURE}
    assert rows(tables(source)[0])[1] == ["文件", "3", ""]


def test_a_text_box_is_named_with_its_words(tmp_path: Path) -> None:
    """Some of them where it is long; numbers under it are not seen."""
    source = made(
        tmp_path,
        lambda book, sheet: sheet.insert_textbox(
            "B1", "更正：规章本年制发件数应为 11 件，特此说明", {"width": 64, "height": 20}
        ),
    )
    assert unread(source) == [("图形里的字“更正：规章本年制发件数应为 11 件，特…”", "工作表“年报”B1")]
    assert flaws(source) == {"1": COVERED}


def test_a_ring_around_a_number_hides_nothing(tmp_path: Path) -> None:
    """One sees through it, and it says nothing."""
    ring = {"width": 64, "height": 20, "fill": {"none": True}}
    source = made(tmp_path, lambda book, sheet: sheet.insert_textbox("B1", "", ring))
    assert unread(source) == []
    assert flaws(source) == {}


def test_a_filled_shape_without_words_covers(tmp_path: Path) -> None:
    """As somebody hides a number."""
    source = made(tmp_path, lambda book, sheet: sheet.insert_textbox("C3", "", {"width": 64, "height": 20}))
    assert flaws(source) == {"6": COVERED}


def test_a_chart_is_named(tmp_path: Path) -> None:
    """Over cells or on a sheet of its own."""

    def add(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=年报!$B$1:$B$3"})
        sheet.insert_chart("F10", chart)
        alone = book.add_chart({"type": "column"})
        alone.add_series({"values": "=年报!$B$1:$B$3"})
        book.add_chartsheet("图").set_chart(alone)

    source = made(tmp_path, add)
    assert unread(source) == [("图表", "工作表“年报”F10"), ("图表", "工作表“图”")]
    assert flaws(source) == {}


def test_comments_are_told_and_do_not_print(tmp_path: Path) -> None:
    """They are no words of the report, cover nothing, and may say what should stand there."""
    source = made(tmp_path, lambda book, sheet: sheet.write_comment("B1", "应为 11"))
    assert unread(source) == [("批注“应为 11”", "工作表“年报”B1")]
    assert flaws(source) == {}


def test_links_and_checks_of_entries_show_nothing(tmp_path: Path) -> None:
    """Nor do frozen panes, a filter, a print area."""

    def add(book: Any, sheet: Any) -> None:
        sheet.write_url("A5", "internal:年报!A1", string="回到上面")
        sheet.data_validation("B1", {"validate": "list", "source": ["1", "2"]})
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, 2, 2)
        sheet.print_area(0, 0, 2, 2)

    source = made(tmp_path, add)
    assert unread(source) == []
    assert rows(tables(source)[0])[-1] == ["回到上面", "", ""]


@pytest.mark.parametrize(("foot", "around"), [
    ("&C— &P —", ()), ("&L&\"宋体,常规\"&10甲县乙镇人民政府&R&D", ("甲县乙镇人民政府",)), ("&C&P / &N", ()),
])  # fmt: skip
def test_head_and_foot_are_read_as_what_stands_around(
    tmp_path: Path, foot: str, around: tuple[str, ...]
) -> None:
    """Page numbers say nothing; a title may stand there."""
    source = made(tmp_path, lambda book, sheet: sheet.set_footer(foot))
    assert source.around == around
    assert unread(source) == []


def test_a_picture_in_the_head_is_named(tmp_path: Path) -> None:
    """It prints on every page."""
    source = made(
        tmp_path,
        lambda book, sheet: sheet.set_header(
            "&C&G", {"image_center": "x.png", "image_data_center": picture()}
        ),
    )
    assert unread(source) == [("图片", "工作表“年报”的页眉页脚")]


@pytest.mark.parametrize(("part", "what"), [
    ("<controls><control shapeId='1'/></controls>", "输入框或下拉框"),
    ("<oleObjects><oleObject progId='Word.Document.12' shapeId='1'/></oleObjects>", "嵌在里面的对象"),
])  # fmt: skip
def test_controls_and_embedded_objects_are_named(tmp_path: Path, part: str, what: str) -> None:
    """What they show is in no cell."""
    source = read(tmp_path, xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>" + part))
    assert unread(source) == [(what, "工作表“表”")]


def test_the_note_on_our_own_first_sheet_is_no_part_of_the_report(tmp_path: Path) -> None:
    """It tells how to fill in; a picture that somebody put on a table is named."""
    report = read_report(ROOT / "parameters" / "wolong" / "angao" / "2024.yaml")
    (tmp_path / "form.xlsx").write_bytes(write_xlsx(report))
    source = read_source(tmp_path / "form.xlsx")
    assert source.unread == ()
    assert ingest(source).account.unread == ()
