"""The county's own report after a late correction: its figures follow the sum, its words stay."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import docx
import openpyxl
import pytest

from kit.form.cell_value import Value
from kit.report.parameters import read_report
from tests.conftest import SEED, run_kit

TEXT = SEED.read_text(encoding="utf-8")
LICENCE = "licence: {decisions: %d}"
CELL = "二、主动公开政府信息情况 行政许可 · 本年处理决定数量"
PROBLEMS = "公开的形式不够多，下一年度增加视频解读。"


class Office:
    """A county of two units, whose own report has its words."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.own = folder / "parameters/wolong/county/2024.yaml"
        for unit in ("安皋镇", "蒲山镇"):
            self.correct(unit, 0)
        listed = "name: 卧龙区\nunits: {安皋镇: 安皋镇, 蒲山镇: 蒲山镇}\n"
        self.own.parent.mkdir()
        (self.own.parent / "units.yaml").write_text(listed, encoding="utf-8")
        self.update()
        self.edit("  problems:", f"  problems: {PROBLEMS}  #")
        self.edit("\nnarrative:", "\n# 王科长看过\nnarrative:")

    def correct(self, unit: str, licences: int) -> None:
        """Write a unit's report with so many 行政许可."""
        path = self.root / f"parameters/wolong/{unit}/2024.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = TEXT.replace("安皋镇", unit).replace(LICENCE % 0, LICENCE % licences)
        path.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        """Change the county's own file as a person does."""
        text = self.text
        assert old in text
        self.own.write_text(text.replace(old, new, 1), encoding="utf-8")

    @property
    def text(self) -> str:
        """What the county's own file holds."""
        return self.own.read_text(encoding="utf-8")

    def licences(self) -> Value:
        """What it says of 行政许可."""
        return read_report(self.own).figures["disclosure.licence.decisions"]

    def kit(self, *arguments: object) -> CompletedProcess[str]:
        """Run the command line there."""
        return run_kit(*arguments, cwd=self.root)

    def update(self, *options: str) -> CompletedProcess[str]:
        """Bring the county's own file up to the sum."""
        return self.kit("rollup", "wolong", 2024, "--update", *options)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office."""
    return Office(tmp_path)


def test_a_late_correction_comes_in_and_the_words_stay(office: Office) -> None:
    """What changed is told by cell, old and new; every other character stays; the former file is kept."""
    before = office.text
    office.correct("蒲山镇", 5)
    done = office.update()
    assert f"  改了  {CELL}：0 → 5" in done.stdout.splitlines()
    assert "改了 1 处" in done.stdout
    assert office.text == before.replace(LICENCE % 0, LICENCE % 5)
    listed = office.kit("history", "wolong/county").stdout
    assert [line.split()[-1] for line in listed.splitlines() if line.startswith("  ")] == [
        "汇总时的样子",
        "改动前的文件",
        "汇总时的样子",
    ]
    assert "已有的文件里没有要改的" in office.update().stdout


def test_an_update_killed_just_before_it_wrote_the_file_is_done_by_the_next(office: Office) -> None:
    """The versions that it kept already are no base on which the file rests, and none is kept twice."""
    before = office.text
    office.correct("蒲山镇", 5)
    office.update()
    after, listed = office.text, office.kit("history", "wolong/county").stdout
    office.own.write_text(before, encoding="utf-8")
    assert "改了 1 处" in office.update().stdout
    assert office.text == after
    assert office.kit("history", "wolong/county").stdout == listed


def test_what_both_changed_is_asked(office: Office) -> None:
    """Nothing is written until it is told whose counts; another cell's change waits with it."""
    office.edit(LICENCE % 0, LICENCE % 9)
    office.correct("蒲山镇", 5)
    before = office.text
    done = office.update()
    assert done.returncode == 1
    assert f"  两边都改了  {CELL}：文件里是 9，各单位之和是 5" in done.stdout.splitlines()
    assert office.text == before
    office.update("--mine")
    assert office.licences() == 9
    assert f"  保留  {CELL}：9（文件里改过的；各单位之和是 5）" in office.update().stdout.splitlines()
    office.correct("蒲山镇", 6)
    office.update("--theirs")
    assert office.licences() == 6


def test_while_the_sum_is_not_known_nothing_changes(office: Office) -> None:
    """A unit that is missing leaves the county's own file as it is."""
    before = office.text
    (office.root / "parameters/wolong/蒲山镇/2024.yaml").unlink()
    done = office.update()
    assert done.returncode == 1
    assert "各单位之和还不知道，没有写" in done.stdout
    assert office.text == before


def test_it_changes_one_file_only(office: Office) -> None:
    """The options that contradict one another are refused in a sentence."""
    for options in (("--update", "-o", "x.yaml"), ("--theirs",)):
        done = office.kit("rollup", "wolong", 2024, *options)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_the_words_go_out_as_word_and_come_back(office: Office) -> None:
    """Written in Word, read in, kept by the next update; figures and facts are as they were."""
    before = read_report(office.own)
    office.kit("export", office.own, "--to", "docx")
    path = office.root / "outputs/wolong/2024/county.docx"
    document = docx.Document(str(path))
    document.add_paragraph("本年度没有其他需要报告的事项。")
    document.save(str(path))
    assert office.kit("ingest", path).returncode == 0
    heading = next(each for each in document.paragraphs if each.text.startswith("六、"))
    heading.insert_paragraph_before("一是公开不够及时。")
    document.save(str(path))
    done = office.kit("ingest", path)  # this time it is known what the file said before
    assert done.returncode == 0, done.stdout
    office.correct("蒲山镇", 5)
    office.update()
    after = read_report(office.own)
    assert after.words("problems").split() == [PROBLEMS, "一是公开不够及时。"]
    assert after.words("other_matters").split() == ["本年度没有其他需要报告的事项。"]
    assert "# 王科长看过" in office.text
    assert (after.facts, office.licences()) == (before.facts, 5)


def test_the_words_go_out_as_a_workbook_and_come_back(office: Office) -> None:
    """The same by Excel."""
    office.kit("export", office.own, "--to", "xlsx")
    path = office.root / "outputs/wolong/2024/county.xlsx"
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    (words,) = [cell for cell in cells if cell.value == PROBLEMS]
    words.value = "公开的形式不够多。"
    book.save(path)
    done = office.kit("ingest", path)
    assert done.returncode == 1, done.stdout  # the file has other words, and no reading said which are newer
    assert office.kit("ingest", path, "--theirs").returncode == 0
    office.correct("蒲山镇", 5)
    office.update()
    assert read_report(office.own).words("problems").rstrip() == "公开的形式不够多。"
    assert office.licences() == 5
