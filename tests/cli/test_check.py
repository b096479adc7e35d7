"""`kit check` on what counties have: pages, Word files, workbooks, texts, folders of all of them."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEED, call_kit

TITLE = "甲水县乙山镇人民政府2023年政府信息公开工作年度报告\n"
WORDS = """一、总体情况
（一）主动公开
我镇主动公开信息5条，其中通知2条，公告2条。
"""
TABLES = """二、主动公开政府信息情况
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t4\t1\t3*
三、收到和处理政府信息公开申请情况
"""
REST = """五、存在的主要问题及改进情况
公开不够及时。
六、其他需要报告的事项
没有收取信息处理费。
"""
SEED_OPEN = ["D-period", "D-lost", "D-trio"]
"""The rules of the seed's warnings, on whatever it is printed."""


def check(*arguments: object, code: int) -> list[dict[str, Any]]:
    """Run the command for its JSON; return the objects."""
    done = call_kit("check", *arguments, "--format", "json")
    assert done.returncode == code, done.stderr
    objects: list[dict[str, Any]] = json.loads(done.stdout)
    return objects


def opened(objects: list[dict[str, Any]]) -> list[str]:
    """Return the rules of what a person has to look at, in order."""
    return [each["rule"] for each in objects if each["status"] in ("fail", "unknown")]


def statuses(objects: list[dict[str, Any]], rule: str) -> set[str]:
    """Return the outcomes of one rule."""
    return {each["status"] for each in objects if each["rule"] == rule}


def written(path: Path, text: str) -> Path:
    """Write a text to a file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_is_checked_like_its_parameters(made: Path) -> None:
    """The page that `kit run` made has the seed's findings, passes over figures included."""
    own, page = check(SEED, code=0), check(made / "angao.html", code=0)
    told = [[(each["rule"], each["status"], each["message"]) for each in some] for some in (own, page)]
    assert told[0] == told[1]
    assert opened(page) == SEED_OPEN


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "fragment"])
def test_office_files_are_checked_figures_and_words(tmp_path: Path, kind: str) -> None:
    """A Word file, a workbook, a PDF and pasted HTML have the findings of the parameters that they were made from."""
    assert call_kit("export", SEED, "--to", kind, "-o", tmp_path).returncode == 0
    (path,) = (each for each in tmp_path.rglob("*") if each.is_file())
    objects = check(path, code=0)
    assert opened(objects) == SEED_OPEN
    assert statuses(objects, "T3-flow") == statuses(objects, "X-silent") == {"pass"}


def test_a_wrong_figure_of_a_word_file_is_found(tmp_path: Path) -> None:
    """With one cell changed in the file that a township sends, its identities fail and name the cell."""
    text = SEED.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 1")
    assert (
        call_kit("export", written(tmp_path / "x.yaml", text), "--to", "docx", "-o", tmp_path).returncode == 0
    )
    failed = [
        each
        for each in check(tmp_path / "x.docx", code=1)
        if each["severity"] == "error" and each["status"] == "fail"
    ]
    assert {each["rule"] for each in failed} == {"T3-applicants", "T3-flow"}
    assert all("requests.received.natural" in each["cells"] for each in failed)


def test_a_text_with_tables_is_checked_cell_by_cell(tmp_path: Path) -> None:
    """What is not read is blank, never zero, and told with place and reason beside the findings."""
    path = written(tmp_path / "x.txt", TITLE + WORDS + TABLES + REST)
    objects = check(path, code=1)
    assert statuses(objects, "N-parts") == {"fail"}
    assert statuses(objects, "T2-rules") == {"pass"}
    assert statuses(objects, "T2-count") == {"unknown"}
    (unplaced,) = [each for each in objects if each["status"] == "unplaced"]
    assert (unplaced["cells"], unplaced["file"]) == (["disclosure.normative.in_force"], str(path))
    assert "3*" in unplaced["quote"]
    assert unplaced.keys() <= {key for each in objects if each["rule"] == "N-parts" for key in each}
    shown = call_kit("check", path).stdout.splitlines()
    (line,) = [line for line in shown if "没读准" in line]
    assert "第 6 行起的表第 3 行" in line
    assert "星号" in line
    assert shown[-1].startswith("核对结果：")


def test_a_text_without_tables_is_checked_in_its_words(tmp_path: Path) -> None:
    """No figure of it is blank: there is none to be assessed."""
    objects = check(written(tmp_path / "x.txt", TITLE + WORDS), code=1)  # sections are missing
    assert statuses(objects, "N-parts") == {"fail"}
    assert statuses(objects, "T3-flow") == statuses(objects, "N-blank") == {"not assessable"}
    assert "unknown" not in {each["status"] for each in objects}


@pytest.mark.parametrize("text", [
    TITLE + WORDS + "⟦…⟧\n" + TABLES.replace("3*", "3") + "⟦…⟧\n" + REST,
    TITLE + WORDS + TABLES.replace("3*", "3").removesuffix("三、收到和处理政府信息公开申请情况\n"),
], ids=["left out", "page's end"])  # fmt: skip
def test_what_a_cut_text_lacks_is_no_fault(tmp_path: Path, text: str) -> None:
    """Sections, cells and statements that were not printed are not assessable; what was printed is checked."""
    objects = check(written(tmp_path / "x.txt", text), code=0)
    assert opened(objects) == ["N-parts"]
    assert statuses(objects, "T2-stock") == {"pass"}
    for rule in ("D-sections", "D-trio", "D-period", "T2-count", "T3-flow"):
        assert statuses(objects, rule) == {"not assessable"}, rule
    assert statuses(objects, "N-blank") <= {"pass", "not assessable"}


def test_what_a_cut_text_prints_and_cannot_be_read_is_blank(tmp_path: Path) -> None:
    """A covered digit is unknown, wherever the text ends."""
    objects = check(written(tmp_path / "x.txt", TITLE + WORDS + TABLES + "⟦…⟧\n"), code=1)
    assert {"T2-count", "T2-stock"} <= set(opened(objects))


def test_a_folder_of_all_kinds(tmp_path: Path, made: Path) -> None:
    """Every file at any depth is checked in order; one that is broken is told, and the others stand."""
    folder = tmp_path / "in"
    assert call_kit("export", SEED, "--to", "docx", "-o", folder / "b").returncode == 0
    for name in ("angao.html", "angao.review.html", "angao.ipynb"):
        shutil.copy(made / name, written(folder / "c" / name, ""))
    shutil.copy(SEED, folder / "a.yaml")
    written(folder / "county" / "units.yaml", "name: 甲水县\nunits: {}\n")
    written(folder / "d.txt", TITLE + WORDS + "⟦…⟧\n")
    written(folder / "c" / "index.html", TITLE)
    written(folder / "c" / "index.csv", TITLE)
    written(folder / "~$d.docx", "locked")
    written(folder / ".x" / "e.txt", TITLE)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    done = call_kit("check", folder, "--format", "json")
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    assert said.startswith(str(folder / "broken.pdf"))
    found = Counter(each["file"] for each in json.loads(done.stdout))
    assert [str(Path(name).relative_to(folder)) for name in found] == [
        "a.yaml", "b/wolong/2024/angao.docx", "c/angao.html", "d.txt", "broken.pdf",
    ]  # fmt: skip
    assert found.pop(str(folder / "broken.pdf")) == 1
    assert min(found.values()) > 40


def test_several_kinds_at_once(tmp_path: Path, made: Path) -> None:
    """The gravest outcome decides the exit code."""
    text = written(tmp_path / "x.txt", TITLE + WORDS)
    done = call_kit("check", SEED, made / "angao.html", text, tmp_path / "none.docx")
    assert done.returncode == 2
    assert [line.split("  ")[0] for line in done.stdout.splitlines() if "年度报告" in line and "  " in line.strip()] == [
        str(SEED), str(made / "angao.html"), str(text),
    ]  # fmt: skip
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_without_a_report_is_one_sentence(tmp_path: Path) -> None:
    """It tells what is looked for."""
    done = call_kit("check", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"{tmp_path}：里面没有可以读的文件（.yaml、.yml、.docx、.xlsx、.csv、.pdf、.html、.htm、.md、.txt）。请核对路径。\n"
    )


def test_the_year_is_the_titles(tmp_path: Path) -> None:
    """It goes before the file's name and the folder's; another --year is a contradiction, in one sentence."""
    path = written(tmp_path / "2021" / "2022.txt", TITLE + WORDS)
    assert statuses(check(path, code=1), "D-title") == {"pass"}
    assert statuses(check(path, "--year", "2023", code=1), "D-title") == {"pass"}
    done = call_kit("check", path, "--year", "2024")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{path}：标题写的是 2023 年，--year 是 2024。请核对是哪一年度的报告。\n"


def test_a_title_without_a_year_is_wrong(tmp_path: Path) -> None:
    """It is a title all the same, and its agency is known; a page's own name of its section is none."""
    for title, outcome, code in (
        ("甲水县乙山镇政府信息公开工作年度报告", "fail", 1),
        ("政府信息公开年报", "not assessable", 0),
    ):
        path = written(tmp_path / "x.txt", f"{title}\n{WORDS}")
        assert statuses(check(path, "--year", "2023", code=code), "D-title") == {outcome}


def test_a_page_of_this_kit_knows_its_year(made: Path) -> None:
    """Another --year contradicts it."""
    done = call_kit("check", made / "angao.html", "--year", "2023")
    assert done.returncode == 2
    assert "2024 年，--year 是 2023" in done.stderr


@pytest.mark.parametrize(("name", "year"), [
    ("乙山镇2022年报.txt", 2022),
    ("2022年/乙山镇.txt", 2022),
    ("2021/乙山镇2022.txt", 2022),
    ("2018年/乙山镇.txt", 2018),
])  # fmt: skip
def test_a_year_that_only_names_tell_is_a_guess_and_told(tmp_path: Path, name: str, year: int) -> None:
    """The file's name goes before the folder's, and --year before both."""
    path = written(tmp_path / name, WORDS.replace("我镇", f"{year}年我镇"))
    said = "按文件名或文件夹名当作"
    assert f"{said} {year} 年度" in call_kit("check", path).stdout
    assert said not in call_kit("check", path, "--year", "2020").stdout


def test_without_any_year_one_sentence_asks_for_it(tmp_path: Path) -> None:
    """A text whose title, name and folders tell none; --year settles it."""
    path = written(tmp_path / "x.txt", WORDS)
    done = call_kit("check", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("请加上 --year 说明，如 --year 2024。\n")
    assert statuses(check(path, "--year", "2024", code=0), "N-parts") == {"fail"}


def test_a_slip_for_a_word_file(tmp_path: Path) -> None:
    """What goes back to the township names its report, and no file."""
    assert call_kit("export", SEED, "--to", "docx", "-o", tmp_path).returncode == 0
    done = call_kit("check", tmp_path, "--format", "slip")
    assert "《卧龙区安皋镇人民政府2024年政府信息公开工作年度报告》" in done.stdout
    assert "angao" not in done.stdout


def test_a_blank_row_is_asked_for_once(tmp_path: Path) -> None:
    """Its cells are one entry, and what cannot be added up without them is counted there, not listed."""
    report = tmp_path / "2024.yaml"
    seed = SEED.read_text(encoding="utf-8")
    report.write_text(
        re.sub(r"(?m)^( +granted: ).*$", lambda row: re.sub(r"\d", "null", row[0]), seed), "utf-8"
    )
    done = call_kit("check", report)
    assert done.stdout.count("T3-") == 1
    assert (
        "自然人、商业企业、科研机构等 6 格没有填数；没有发生的请填 0。还有 9 项核对要等填好了才能做"
        in done.stdout
    )


PICTURE = "<p><img src='table.jpg'></p>"
SECTIONS = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]  # fmt: skip


def picture_page(path: Path, *, tables: bool) -> Path:
    """Write a page with a picture: in the place of the tables, or beside those of the seed."""
    words = "".join(f"<h2>{title}</h2><p>公开不够及时，下一步加强培训。</p>{PICTURE}" for title in SECTIONS)
    if not tables:
        return written(path, f"<meta charset=utf-8><h1>{TITLE}</h1><div>{words}</div>")
    call_kit("export", SEED, "--to", "fragment", "-o", path.parent)
    (fragment,) = path.parent.rglob("*.fragment.html")
    return written(path, f"<meta charset=utf-8>{fragment.read_text(encoding='utf-8')}{PICTURE}")


def test_tables_that_are_pictures_are_no_pass(tmp_path: Path) -> None:
    """Nothing was found wrong, for nothing was seen: exit code 1, and a sentence that says so."""
    done = call_kit("check", picture_page(tmp_path / "a.html", tables=False))
    assert done.returncode == 1
    assert "要看了原文才能算通过" in done.stdout


def test_a_picture_beside_a_whole_report_hides_nothing(tmp_path: Path) -> None:
    """Where nothing is missing, what the words do not say is held against them as ever."""
    found = check(picture_page(tmp_path / "b.html", tables=True), "--year", "2024", code=0)
    assert opened(found) == SEED_OPEN
    assert [each["status"] for each in found if each["rule"] is None] == ["unread"]


def test_a_line_whose_direction_is_turned_is_told(tmp_path: Path) -> None:
    """What the eye sees stands in another order than what is read."""
    turned = WORDS.replace("信息5条", "信息\u202e5\u202c条")
    found = check(written(tmp_path / "x.txt", turned), "--year", "2023", code=1)
    assert [each["message"][:13] for each in found if each["status"] == "unread"] == [
        "有改变文字方向的字符，看到"
    ]
