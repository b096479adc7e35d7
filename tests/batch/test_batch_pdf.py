"""`kit batch --pdf`: a PDF beside each page, made anew with it, and gone when it is not wanted any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.office.pdf.pdf_file import write_pdf
from kit.report.parameters import read_report
from tests.batches import TEXT, batch, outputs, times, write_report

WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 1")
PAGE, PDF = "jia/2024/乙镇.html", "jia/2024/乙镇.pdf"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with two townships, made once with PDFs."""
    write_report(tmp_path, "乙镇")
    write_report(tmp_path, "丙镇")
    done = batch(tmp_path, "--pdf")
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path


def pdf_of(county: Path) -> bytes:
    """Return the PDF as it has to be."""
    return write_pdf(read_report(county / "parameters" / "jia" / "乙镇" / "2024.yaml"))


def test_it_lies_beside_the_page_and_is_up_to_date(county: Path) -> None:
    """What the export writes, to the byte; the next batch has nothing to do, whether it is asked for or not."""
    made = outputs(county)
    assert made[PDF] == pdf_of(county)
    assert {name for name in made if name.endswith(".pdf")} == {"jia/2024/丙镇.pdf", PDF}
    before = times(county)
    for options in ((), ("--pdf",)):
        assert "没有变化 2 份" in batch(county, *options).stdout
    assert (times(county), outputs(county)) == (before, made)


def test_it_is_made_anew_with_the_page(county: Path) -> None:
    """Also where nobody asks for PDFs: none that says what was before is left beside a page."""
    write_report(county, "乙镇", text=WRONG)
    assert batch(county).returncode == 1
    assert outputs(county)[PDF] == pdf_of(county)
    (county / "outputs" / PDF).write_bytes(b"another")
    assert "已生成 1 份" in batch(county).stdout
    assert outputs(county)[PDF] == pdf_of(county)


def test_asked_for_later_it_is_due(tmp_path: Path) -> None:
    """A batch without, then one with: each report gets its PDF; with --force it keeps it."""
    write_report(tmp_path, "乙镇")
    batch(tmp_path)
    assert PDF not in outputs(tmp_path)
    assert "已生成 1 份" in batch(tmp_path, "--pdf").stdout
    assert "已生成 1 份" in batch(tmp_path, "--force").stdout
    assert outputs(tmp_path)[PDF] == pdf_of(tmp_path)


def test_not_wanted_any_more_it_is_taken_away(county: Path) -> None:
    """The pages stay, a PDF that somebody put in its place too."""
    (county / "outputs" / PDF).write_bytes(b"of another program")
    assert "已生成 2 份" in batch(county, "--no-pdf").stdout
    left = outputs(county)
    assert {name: left[name] for name in left if name.endswith(".pdf")} == {PDF: b"of another program"}
    assert PAGE in left
    assert "没有变化 2 份" in batch(county).stdout


def test_a_report_whose_pdf_cannot_be_made_is_named(county: Path) -> None:
    """With the character, and the rest goes on; what was made before stays."""
    before = outputs(county)
    write_report(county, "乙镇", text=TEXT.replace("我镇共开设", "我镇\u2fff共开设"))
    done = batch(county)
    assert done.returncode == 2
    assert "U+2FFF" in done.stderr
    assert "没有变化 1 份，没有生成 1 份" in done.stdout
    assert outputs(county)[PDF] == before[PDF]


def test_it_goes_to_a_url_as_well(tmp_path: Path) -> None:
    """Written by whoever makes the report, and taken away there."""
    write_report(tmp_path, "乙镇")
    store = f"file://{tmp_path}/store"
    assert batch(tmp_path, "-o", store, "--pdf").returncode == 0
    assert (tmp_path / "store" / PDF).read_bytes() == pdf_of(tmp_path)
    assert "没有变化 1 份" in batch(tmp_path, "-o", store).stdout
    assert batch(tmp_path, "-o", store, "--no-pdf").returncode == 0
    assert not (tmp_path / "store" / PDF).exists()
