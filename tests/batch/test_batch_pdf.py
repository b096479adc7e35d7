"""`kit batch --pdf`: a PDF beside each page, made anew with it, and gone when it is not wanted any more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.office.pdf.pdf_file import write_pdf
from kit.report.parameters import read_report
from tests.batches import TEXT, batch, outputs, times, write_report

WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 1")
PAGE, PDF = "jia/2024/乙镇.html", "jia/2024/乙镇.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two townships, made once with PDFs."""
    root = tmp_path_factory.mktemp("county")
    write_report(root, "乙镇")
    write_report(root, "丙镇")
    done = batch(root, "--pdf")
    assert (done.returncode, done.stderr) == (0, "")
    return root


@pytest.fixture
def county(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


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


BARE = TEXT.replace("我镇共开设", "我镇\u2fff共\ue000开设")
CURED = ("一、", "（一）主动公开", "U+2FFF", "U+E000", "共", "只缺 PDF", "字体", "--no-pdf")


def test_a_report_whose_pdf_cannot_be_made_has_its_page(county: Path) -> None:
    """Each character is named with its place and what to do; no old PDF stays beside the new page; the rest goes on.

    It is told again, also where nobody says --pdf, until the wish is met or taken back.
    """
    write_report(county, "乙镇", text=BARE)
    write_report(county, "丁镇")
    done = batch(county)
    assert done.returncode == 2
    assert [word for word in CURED if word not in done.stderr] == []
    assert "已生成 2 份，没有变化 1 份，没有生成 0 份" in done.stdout
    made = outputs(county)
    assert {name for name in made if name.endswith(".pdf")} == {"jia/2024/丙镇.pdf"}
    assert "共\ue000开设" in made[PAGE].decode()
    again = batch(county, "--pdf")
    assert (again.returncode, "只缺 PDF" in again.stderr) == (2, True)
    assert "jia/2024/丁镇.pdf" in outputs(county)
    write_report(county, "乙镇")
    assert batch(county).stderr == ""
    assert outputs(county)[PDF] == pdf_of(county)
    write_report(county, "乙镇", text=BARE)
    assert batch(county, "--no-pdf").returncode == 0


def test_all_reports_without_a_font_are_told_once(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that had PDFs from another machine: pages for all, one sentence for what is missing."""
    (county / "fonts.conf").write_text(f"<fontconfig><dir>{county}/none</dir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(county / "fonts.conf"))
    monkeypatch.setenv("HOME", str(county))
    for unit in ("乙镇", "丙镇"):
        write_report(county, unit, text=TEXT.replace("我镇共开设", "我镇一共开设"))
    done = batch(county)
    assert (done.returncode, done.stderr.count("fonts-noto-cjk")) == (2, 1)
    assert "只缺 PDF（2 份）" in done.stderr
    assert "我镇一共开设" in outputs(county)[PAGE].decode()
    refused = batch(county, "--pdf")
    assert (refused.returncode, "不写 --pdf" in refused.stderr) == (2, True)


def test_it_goes_to_a_url_as_well(tmp_path: Path) -> None:
    """Written by whoever makes the report, and taken away there."""
    write_report(tmp_path, "乙镇")
    store = f"file://{tmp_path}/store"
    assert batch(tmp_path, "-o", store, "--pdf").returncode == 0
    assert (tmp_path / "store" / PDF).read_bytes() == pdf_of(tmp_path)
    assert "没有变化 1 份" in batch(tmp_path, "-o", store).stdout
    assert batch(tmp_path, "-o", store, "--no-pdf").returncode == 0
    assert not (tmp_path / "store" / PDF).exists()
