"""`kit ingest` and `kit export` as an analyst uses them: what is written, what is refused, what is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kit.report.parameters import read_report
from tests.conftest import ROOT, SEED, call_kit, run_kit

TEXT = """甲水县乙山镇人民政府2023年政府信息公开工作年度报告
一、总体情况
已公开。
二、主动公开政府信息情况
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
行政规范性文件\t4\t1\t3*
"""
BLANKS = Path("outputs/wolong/2025/空表")
TARGET = Path("parameters/甲水县/乙山镇/2023.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a published text, and the parameters of the repository."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    shutil.copytree(ROOT / "parameters", tmp_path / "parameters")
    return tmp_path


def test_a_published_report_becomes_a_parameters_file(folder: Path) -> None:
    """The file lies under its county and township, and the account names what was not read."""
    done = call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first.startswith(f"a.txt → {TARGET}：2021 版格式，读入 2 格，没读准 1 处")
    assert any("“3*”" in line and "星号" in line for line in rest)
    assert read_report(folder / TARGET).figures["disclosure.normative.made"] == 4
    checked = call_kit("check", TARGET, cwd=folder)
    assert checked.returncode == 1  # what is blank is undecided, and the report stays a draft


def test_strict_asks_for_everything(folder: Path) -> None:
    """With a number refused the file is written all the same, and the exit code says so."""
    assert call_kit("ingest", "a.txt", "--strict", "-o", "parameters", cwd=folder).returncode == 1
    assert (folder / TARGET).is_file()


def test_nothing_is_overwritten_unasked(folder: Path) -> None:
    """A file that cannot be read stays, whatever is asked for; why is told, and what to do."""
    call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder)
    (folder / TARGET).write_text("mine", encoding="utf-8")
    done = call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder)
    assert (done.returncode, (folder / TARGET).read_text(encoding="utf-8")) == (2, "mine")
    first, second = done.stderr.splitlines()
    assert first.startswith(f"a.txt：{TARGET} 已经有了，不能并进去，没有改动它。")
    assert second.startswith(f"{TARGET}：内容应当是一组“名称: 值”。")
    assert call_kit("ingest", "a.txt", "--theirs", "-o", "parameters", cwd=folder).returncode == 2
    assert (folder / TARGET).read_text(encoding="utf-8") == "mine"


def test_two_reports_of_one_township_year_are_told_and_not_merged(folder: Path) -> None:
    """Neither is written: which one counts is for a person to say. Others of the same run are."""
    (folder / "b.txt").write_text(TEXT.replace("\t4", "\t5"), encoding="utf-8")
    (folder / "c.txt").write_text(TEXT.replace("乙山镇", "丙山镇"), encoding="utf-8")
    done = call_kit("ingest", "a.txt", "b.txt", "c.txt", "-o", "parameters", cwd=folder)
    assert done.returncode == 2
    assert "a.txt、b.txt" in done.stderr
    assert not (folder / TARGET).exists()
    assert (folder / "parameters/甲水县/丙山镇/2023.yaml").is_file()


def test_a_township_already_known_keeps_its_folder(folder: Path) -> None:
    """安皋镇 of 卧龙区 has a pinyin folder; the county need not stand in the title."""
    (folder / "a.txt").write_text(TEXT.replace("甲水县乙山镇", "安皋镇"), encoding="utf-8")
    assert call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder).returncode == 0
    assert (folder / "parameters/wolong/angao/2023.yaml").is_file()


def test_a_township_of_the_same_name_elsewhere_gets_its_own(folder: Path) -> None:
    """Another county's 安皋镇 is another township; without a county the name tells no longer which."""
    (folder / "a.txt").write_text(TEXT.replace("乙山镇", "安皋镇"), encoding="utf-8")
    assert call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder).returncode == 0
    assert (folder / "parameters/甲水县/安皋镇/2023.yaml").is_file()
    (folder / "a.txt").write_text(TEXT.replace("甲水县乙山镇", "安皋镇"), encoding="utf-8")
    done = call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder)
    assert done.returncode == 2
    assert "--county" in done.stderr
    assert call_kit("ingest", "a.txt", "--county", "卧龙区", "-o", "parameters", cwd=folder).returncode == 0
    assert (folder / "parameters/wolong/angao/2023.yaml").is_file()


def test_a_name_that_can_be_no_folder_leads_nowhere_else(folder: Path) -> None:
    """A title is untrusted: it names no path."""
    (folder / "a.txt").write_text(TEXT.replace("甲水县乙山镇", "../../x县..镇"), encoding="utf-8")
    assert call_kit("ingest", "a.txt", "-o", "parameters", cwd=folder).returncode == 0
    assert list(folder.rglob("2023.yaml")) == [folder / "parameters/未注明县/未注明乡镇/2023.yaml"]
    assert not (folder.parent / "x县").exists()


def test_programs_get_the_account_as_json(folder: Path) -> None:
    """Placed, unplaced and missing by name, for files read and files refused."""
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    done = call_kit("ingest", "a.txt", "bad.pdf", "--format", "json", "-o", "parameters", cwd=folder)
    failed, read = json.loads(done.stdout)
    assert done.returncode == 2
    assert (failed["file"], bool(failed["error"])) == ("bad.pdf", True)
    assert (read["file"], read["parameters"], read["edition"]) == ("a.txt", str(TARGET), "2021")
    assert read["placed"] == ["disclosure.normative.made", "disclosure.normative.abolished"]
    assert [each["cells"] for each in read["unplaced"]] == [["disclosure.normative.in_force"]]
    assert "problems" in read["missing"]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "fragment"])
def test_a_report_is_exported_and_reads_back(folder: Path, kind: str) -> None:
    """Each format lands beside the pages, and gives the same figures when it is read."""
    done = call_kit("export", "parameters/wolong/angao/2024.yaml", "--to", kind, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    path = folder / done.stdout.removeprefix("已写好：").strip()
    assert path.parent == folder / "outputs/wolong/2024"
    call_kit("ingest", path, "-o", "back", cwd=folder)
    (back,) = (folder / "back").rglob("2024.yaml")
    assert read_report(back).figures == read_report(SEED).figures


def test_empty_forms_are_written_for_a_whole_county(folder: Path) -> None:
    """Each unit gets a workbook under its name, with 结转 filled in where last year's file is there."""
    (folder / "parameters/wolong/county/units.yaml").unlink()
    (folder / "parameters/wolong/new").mkdir()
    done = call_kit("export", "--blank", "wolong", "2025", "--to", "xlsx", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    filled, bare = done.stdout.splitlines()
    assert filled == f"已写好：{BLANKS / '安皋镇2025年报（填报）.xlsx'}"
    assert (
        bare == f"已写好：{BLANKS / 'new2025年报（填报）.xlsx'}（没有 2024 年度的数，上年结转要由单位自己填）"
    )
    call_kit("ingest", BLANKS / "安皋镇2025年报（填报）.xlsx", "-o", "parameters", cwd=folder)
    report = read_report(folder / "parameters/wolong/angao/2025.yaml")
    assert report.figures["requests.carried_in.natural"] == 0
    assert report.figures["requests.received.natural"] is None
    assert (report.agency, report.year) == ("卧龙区安皋镇人民政府", 2025)


def test_a_form_that_may_have_been_filled_in_stays(folder: Path) -> None:
    """It is named, the others are written; --force writes over it. A report's own workbook lies elsewhere."""
    command = ["export", "--blank", "wolong", "2025", "--to", "xlsx"]
    (folder / "parameters/wolong/county/units.yaml").unlink()
    (folder / "parameters/wolong/new").mkdir()
    run_kit(*command, cwd=folder)
    form = folder / BLANKS / "安皋镇2025年报（填报）.xlsx"
    form.write_text("filled in", encoding="utf-8")
    (folder / BLANKS / "new2025年报（填报）.xlsx").unlink()
    done = run_kit(*command, cwd=folder)
    assert (done.returncode, form.read_text(encoding="utf-8")) == (2, "filled in")
    assert f"{BLANKS / form.name} 已经有了" in done.stderr
    assert (folder / BLANKS / "new2025年报（填报）.xlsx").is_file()
    assert run_kit(*command, "--force", cwd=folder).returncode == 0
    assert form.read_bytes()[:2] == b"PK"


def test_the_list_of_units_says_who_gets_a_form(folder: Path) -> None:
    """Each unit that has to report in the year, also one without a folder, under the name in the list."""
    listed = folder / "parameters/wolong/county/units.yaml"
    text = "name: 卧龙区\nunits:\n  angao: 安皋镇\n  puxi: 蒲山镇\n  old: {name: 旧乡, until: 2024}\n"
    listed.write_text(text, encoding="utf-8")
    done = call_kit("export", "--blank", "wolong", "2025", "--to", "xlsx", cwd=folder)
    assert [line.split("/")[-1].split("2025")[0] for line in done.stdout.splitlines()] == ["安皋镇", "蒲山镇"]
    call_kit("ingest", BLANKS / "蒲山镇2025年报（填报）.xlsx", "-o", "back", cwd=folder)
    (back,) = (folder / "back").rglob("2025.yaml")
    assert "township: 蒲山镇" in back.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "docx"], "二者写一项"),
        (["--blank", "../x", "2025", "--to", "xlsx"], "文件夹名"),
        (["--blank", "nowhere", "2025", "--to", "xlsx"], "没有 nowhere 这个县"),
        (["--blank", "wolong/angao", "2017", "--to", "xlsx"], "没有统一格式"),
        (["missing.yaml", "--to", "xlsx"], "没有这个文件"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(folder: Path, arguments: list[str], said: str) -> None:
    """No traceback, no output, exit code 2."""
    done = call_kit("export", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_workbook_tells_who_reports(folder: Path) -> None:
    """Division, deadline and date of submission are no part of the published report, but of the workbook."""
    text = SEED.read_text(encoding="utf-8").replace(
        "year: 2024", 'division: "411303"\ndeadline: 2025-01-31\nyear: 2024'
    )
    (folder / "parameters/wolong/angao/2024.yaml").write_text(text, encoding="utf-8")
    call_kit("export", "parameters/wolong/angao/2024.yaml", "--to", "xlsx", cwd=folder)
    done = call_kit("ingest", "outputs/wolong/2024/angao.xlsx", "-o", "back", "--strict", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    (back,) = (folder / "back").rglob("2024.yaml")
    report = read_report(back)
    assert (report.division, report.deadline) == ("411303", "2025-01-31")
