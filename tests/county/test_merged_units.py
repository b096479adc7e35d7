"""Units that were merged or split: a report is held against all reports of last year that it stems from, or none."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import yaml
from docx import Document
from openpyxl import load_workbook

from kit.base.errors import InputError
from kit.base.finding import Finding, Status
from kit.checks.confront import confront
from kit.county.county_year import load_county
from kit.county.roster import read_roster
from kit.report.parameters import read_report
from tests.batches import write_report
from tests.conftest import ROOT, SEED, call_kit, run_kit

LISTED = """\
name: 甲县
units:
  yi: {name: 乙镇, absorbed: {柳河乡: 2024}}
  liuhe: {name: 柳河乡, until: 2023}
  bing: 丙镇
"""
SPLIT = """\
name: 甲县
units:
  yi: 乙镇
  xin: {name: 新街道, since: 2024, split_from: 乙镇}
  bing: 丙镇
"""
NAMES = {"yi": "乙镇", "liuhe": "柳河乡", "bing": "丙镇", "xin": "新街道"}
ZERO = {"natural": 0, "business": 0, "research": 0, "public_interest": 0, "legal_service": 0, "other": 0}


def write(root: Path, folder: str, year: int, **rows: int) -> Path:
    """Write a unit's report: nothing happened but so many of a natural person's in some rows of table three."""
    path = write_report(root, folder, year)
    text = path.read_text(encoding="utf-8").replace(f"township: {folder}", f"township: {NAMES[folder]}")
    told = yaml.safe_load(text)
    del told["figures"]["requests"]["handled"]  # a total
    for row, count in rows.items():
        told["figures"]["requests"][row] = ZERO | {"natural": count}
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def county(root: Path, listed: str) -> Path:
    """Write a county's list of units and return the county's folder."""
    path = root / "parameters/jia/county/units.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(listed, encoding="utf-8")
    return root / "parameters/jia"


def of(rule: str, path: Path) -> list[Finding]:
    """Return what a rule finds in a report about natural persons."""
    return [
        each for each in confront(read_report(path)) if each.rule == rule and "natural" in str(each.cells)
    ]


def merged(root: Path, carried: int) -> Path:
    """Write a unit that took in another: 2 and 3 were carried out, so 5 have to be carried in."""
    county(root, LISTED)
    write(root, "yi", 2023, received=2, carried_out=2)
    write(root, "liuhe", 2023, received=3, carried_out=3)
    return write(root, "yi", 2024, carried_in=carried, granted=carried)


def test_a_merged_unit_whose_list_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Against one of its predecessors alone, or none, it would be judged wrongly; other units are not stopped."""
    path = merged(tmp_path, carried=5)
    listed = tmp_path / "parameters/jia/county/units.yaml"
    listed.write_text(LISTED + " bad: [\n", encoding="utf-8")
    done = call_kit("check", str(path.relative_to(tmp_path)), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("parameters/jia/county/units.yaml 第 6 行：这里不合 YAML 写法。")
    other = write(tmp_path, "bing", 2024).relative_to(tmp_path)
    assert call_kit("check", str(other), cwd=tmp_path).returncode < 2
    listed.write_text("name: 甲县\n bad: [\n", encoding="utf-8")
    assert call_kit("check", str(path.relative_to(tmp_path)), cwd=tmp_path).returncode < 2


@pytest.mark.parametrize(("carried", "status"), [(5, Status.PASS), (2, Status.FAIL), (3, Status.FAIL)])
def test_a_merged_unit_is_held_against_the_sum(tmp_path: Path, carried: int, status: Status) -> None:
    """What both carried over has to be carried in; the unit's own alone is no longer right."""
    (found,) = of("Y-carry", merged(tmp_path, carried))
    assert found.status is status
    assert str(found.right) == "5"


def test_only_the_year_of_the_merger_is_held_against_both(tmp_path: Path) -> None:
    """The year after, last year's own report tells of both."""
    merged(tmp_path, 5)
    (found,) = of("Y-carry", write(tmp_path, "yi", 2025, carried_in=0))
    assert (found.status, str(found.right)) == (Status.PASS, "0")


def test_a_fault_in_one_of_last_years_files_is_told_of_that_one(tmp_path: Path) -> None:
    """Not of all that the unit took over from."""
    path = merged(tmp_path, 5)
    broken = tmp_path / "parameters/jia/liuhe/2023.yaml"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("year: 2023", "year: 二〇二三"), encoding="utf-8"
    )
    with pytest.raises(InputError) as refused:
        read_report(path)
    (told,) = refused.value.problems
    assert told.file.endswith("liuhe/2023.yaml（作为上年的数据文件）")


def test_a_merger_without_the_others_report_is_not_judged(tmp_path: Path) -> None:
    """No repair is proposed against a report that tells of a part."""
    path = merged(tmp_path, 5)
    (tmp_path / "parameters/jia/liuhe/2023.yaml").unlink()
    (found,) = of("Y-carry", path)
    assert found.status is Status.NOT_ASSESSABLE
    assert not any(each.repairs for each in confront(read_report(path)))


@pytest.mark.parametrize("folder", ["yi", "xin"])
def test_a_split_unit_is_not_held_against_the_whole(tmp_path: Path, folder: str) -> None:
    """Neither part is what it was together, whatever it carried in; the unit beside them is judged as ever."""
    county(tmp_path, SPLIT)
    for each in ("yi", "bing"):
        write(tmp_path, each, 2023, received=7, carried_out=7)
    (found,) = of("Y-carry", write(tmp_path, folder, 2024, carried_in=3, granted=3))
    assert found.status is Status.NOT_ASSESSABLE
    (other,) = of("Y-carry", write(tmp_path, "bing", 2024, carried_in=3, granted=3))
    assert other.status is Status.FAIL


@pytest.mark.parametrize(
    ("listed", "last", "this"),
    [
        (LISTED, {"yi": 2, "liuhe": 3, "bing": 4}, {"yi": 6, "bing": 4}),
        (SPLIT, {"yi": 5, "bing": 4}, {"yi": 2, "xin": 4, "bing": 4}),
    ],
)
def test_the_county_compares_wholes(
    tmp_path: Path, listed: str, last: dict[str, int], this: dict[str, int]
) -> None:
    """Merged or split, what was 9 is 10; no unit is left out of the comparison, and none jumps alone."""
    county(tmp_path, listed)
    for year, told in ((2023, last), (2024, this)):
        for folder, count in told.items():
            write(tmp_path, folder, year, received=count, granted=count)
    view = load_county("jia", 2024, str(tmp_path / "parameters"), str(tmp_path / "outputs"))
    moved = {each.cell.address: (each.last, each.this) for each in view.changes}
    assert all(each.counts for each in view.these), [each.hindrance for each in view.these]
    assert view.counted(view.comparable) == len(this)
    assert moved["requests.received.natural"] == (9, 10)
    (yi,) = [each for each in view.these if each.folder == "yi"]
    by_unit = {each.cell.address: (each.last, each.this) for each in view.changes_of(yi)}
    assert by_unit.get("requests.received.natural") == ((5, 6) if listed == LISTED else None)


def test_a_batch_makes_a_merged_unit_anew_when_the_other_changes(tmp_path: Path) -> None:
    """Its page says what `kit check` says, by the sum; the form of the year takes over the sum, too."""
    path = merged(tmp_path, 5)
    assert run_kit("batch", "--year", "2024", cwd=tmp_path).returncode == call_kit("check", path).returncode
    review = tmp_path / "outputs/jia/2024/yi.review.html"
    before = review.read_bytes()
    write(tmp_path, "liuhe", 2023, received=4, carried_out=4)
    assert "已生成 1 份" in run_kit("batch", "--year", "2024", cwd=tmp_path).stdout
    assert review.read_bytes() != before
    path.unlink()
    call_kit("new", "jia/yi", 2024, cwd=tmp_path)
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert told["figures"]["requests"]["carried_in"]["natural"] == 6
    assert told["township"] == "乙镇"


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        (LISTED.replace("柳河乡: 2024", "柳河: 2024"), "“柳河”"),
        (SPLIT.replace("split_from: 乙镇", "split_from: 己镇"), "“己镇”"),
        (SPLIT.replace("since: 2024, ", ""), "since"),
    ],
)
def test_a_list_that_names_nobody_is_refused(tmp_path: Path, listed: str, words: str) -> None:
    """A unit that is not listed was not absorbed; one that was split needs a year."""
    with pytest.raises(InputError, match=words):
        read_roster(county(tmp_path, listed).parent, "jia")


def test_a_file_with_a_control_character_is_refused_as_last_years(tmp_path: Path) -> None:
    """By its own name, as every file that is no YAML."""
    path = tmp_path / "angao/2024.yaml"
    path.parent.mkdir()
    path.write_bytes(SEED.read_bytes())
    text = (ROOT / "parameters/wolong/angao/2024.yaml").read_bytes().replace(b"year: 2024", b"year: 2023")
    path.with_name("2023.yaml").write_bytes(text + b"\n\x00\n" + text)
    with pytest.raises(InputError, match=r"2023\.yaml（作为上年的数据文件）.*YAML"):
        read_report(path)


NEW = """\
name: 甲县
units:
  xin: {name: 新街道, since: 2024, absorbed: {柳河乡: 2024, bing: 2024}}
  liuhe: {name: 柳河乡, until: 2023}
  bing: {name: 丙镇, until: 2023}
"""
RENAMED = NEW.replace("{柳河乡: 2024, bing: 2024}", "{柳河乡: 2024}")


@pytest.mark.parametrize(("listed", "carried", "origin"), [(NEW, 5, "柳河乡、丙镇"), (RENAMED, 3, "柳河乡")])
def test_a_new_unit_takes_over_from_those_it_stems_from(
    tmp_path: Path, listed: str, carried: int, origin: str
) -> None:
    """Draft and form carry their sum in under the new unit's own name, and tell whose it is; the rules agree."""
    folder = county(tmp_path, listed)
    write(tmp_path, "liuhe", 2023, carried_out=3, received=3)
    write(tmp_path, "bing", 2023, carried_out=2, received=2)
    drafted = call_kit("new", "甲县/新街道", "2024", cwd=tmp_path)
    assert (drafted.returncode, f"上年结转按{origin} 2023 年度的数之和填好" in drafted.stdout) == (0, True)
    path = folder / "xin/2024.yaml"
    text = path.read_text(encoding="utf-8")
    assert f"# 上年结转按{origin} 2023 年度" in text
    told = yaml.safe_load(text)
    assert (told["township"], told["agency"]) == ("新街道", "甲县新街道办事处")
    assert told["figures"]["requests"]["carried_in"]["natural"] == carried
    assert not [each for each in of("Y-carry", path) if each.status is Status.FAIL]
    assert not [each for each in confront(read_report(path)) if each.rule == "Y-unit" and each.open]
    sent = call_kit("export", "--blank", "甲县/新街道", "2024", "--to", "xlsx", cwd=tmp_path)
    assert f"上年结转按{origin} 2023 年度的数之和填好" in sent.stdout
    (form,) = (tmp_path / "outputs/jia/2024/空表").iterdir()
    assert form.name == "新街道2024年报（填报）.xlsx"
    book = load_workbook(form)
    assert book["报告"]["B3"].value == "新街道"
    with zipfile.ZipFile(form) as packed:
        boxes = [packed.read(name).decode() for name in packed.namelist() if "drawing" in name]
    assert any(f"上年结转已按{origin}2023年度的数填好" in box for box in boxes)


@pytest.mark.parametrize("listed", [NEW, RENAMED])
def test_every_reader_of_a_new_unit_takes_last_years_report_for_its_own(tmp_path: Path, listed: str) -> None:
    """The list of a batch, and so the numbers for `kit accept`, has what `kit check` finds; the page proves."""
    county(tmp_path, listed)
    for each in ("liuhe", "bing"):
        write(tmp_path, each, 2023, received=2, carried_out=2)
    path = write(tmp_path, "xin", 2024, carried_in=1, granted=1)
    assert "Y-unit" not in (told := call_kit("check", path, cwd=tmp_path).stdout)
    run_kit("batch", "--year", "2024", cwd=tmp_path)
    (row,) = json.loads((tmp_path / "outputs/jia/2024/index.json").read_text(encoding="utf-8"))["reports"]
    assert f"错误 {row['errors']} 处，提醒 {row['warnings']} 处" in told
    page = tmp_path / "outputs/jia/2024/xin.html"
    assert "上年文件是" not in page.with_suffix(".review.html").read_text(encoding="utf-8")
    assert call_kit("proof", page, cwd=tmp_path).returncode == 0


def test_a_unit_that_took_another_in_tells_both(tmp_path: Path) -> None:
    """Its own name stays, the sum is of both."""
    county(tmp_path, LISTED)
    write(tmp_path, "yi", 2023, carried_out=1, received=1)
    write(tmp_path, "liuhe", 2023, carried_out=3, received=3)
    sent = call_kit("export", "--blank", "甲县/乙镇", "2024", "--to", "docx", cwd=tmp_path)
    assert "上年结转按乙镇、柳河乡 2023 年度的数之和填好" in sent.stdout
    assert call_kit("new", "乙镇", "2024", cwd=tmp_path).returncode == 0
    told = yaml.safe_load((tmp_path / "parameters/jia/yi/2024.yaml").read_text(encoding="utf-8"))
    assert (told["township"], told["figures"]["requests"]["carried_in"]["natural"]) == ("乙镇", 4)


@pytest.mark.parametrize("title", ["甲县新街道办事处", "甲县新街道", ""])
def test_a_new_units_word_form_comes_back_to_its_folder(tmp_path: Path, title: str) -> None:
    """By its title, which has the office's full name, or what stands there; without it by the file's own name."""
    folder = county(tmp_path, NEW)
    call_kit("export", "--blank", "甲县/新街道", "2024", "--to", "docx", cwd=tmp_path)
    form = Document(str(tmp_path / "outputs/jia/2024/空表/新街道2024年报（填报）.docx"))
    heading = form.paragraphs[0]
    assert "".join(heading.text.split()) == "甲县新街道办事处2024年政府信息公开工作年度报告"
    heading.text = heading.text.replace("甲县新街道办事处", title)
    form.save(str(tmp_path / "新街道2024年报（填报） (1).docx"))
    told = call_kit("ingest", "新街道2024年报（填报） (1).docx", cwd=tmp_path).stdout
    assert ("原文没有  报告机关" in told) == (not title)
    text = (folder / "xin/2024.yaml").read_text(encoding="utf-8")
    assert [yaml.safe_load(text)[name] for name in ("township", "agency")] == ["新街道", title or None]
