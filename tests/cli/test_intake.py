"""`kit ingest` on what an office has lying about: folders, archives, patterns, twins, empty and strange files."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from kit.report.origin import origin_of
from tests.conftest import call_kit

TEXT = """甲水县乙山镇人民政府2023年政府信息公开工作年度报告
一、总体情况
已公开。
二、主动公开政府信息情况
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
行政规范性文件\t4\t1\t3
六、其他需要报告的事项
没有。
"""
OTHER = TEXT.replace("乙山镇", "丙河乡")
TARGET = Path("parameters/甲水县/乙山镇/2023.yaml")
OTHERS = Path("parameters/甲水县/丙河乡/2023.yaml")


def written(path: Path, text: str) -> Path:
    """Write a text to a file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_taken_as_what_it_holds(tmp_path: Path) -> None:
    """Published files at any depth; parameters files, and what Word keeps while a file is open, are not read."""
    written(tmp_path / "in/a.txt", TEXT)
    written(tmp_path / "in/deep/b.md", OTHER)
    written(tmp_path / "in/~$a.docx", "owner")
    written(tmp_path / "in/2023.yaml", "year: 2023\n")
    done = call_kit("ingest", "in", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / TARGET).is_file()
    assert (tmp_path / OTHERS).is_file()


def test_what_word_keeps_is_told_where_nothing_else_is_named(tmp_path: Path) -> None:
    """A pattern of the shell names it beside the file itself, and then it is passed over."""
    kept = written(tmp_path / "~$a.docx", "owner")
    alone = call_kit("ingest", kept, "-o", "parameters", cwd=tmp_path)
    assert (alone.returncode, len(alone.stderr.splitlines())) == (2, 1)
    assert "临时文件" in alone.stderr
    done = call_kit("ingest", kept, written(tmp_path / "a.txt", TEXT), "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["ingest", "check"])
@pytest.mark.parametrize("packed", [False, True])
def test_what_a_folder_holds_and_nobody_reads_is_named(tmp_path: Path, command: str, packed: bool) -> None:
    """A line for each file of another office's kind, with what to save it as; the rest is read all the same.

    The pictures of a page, what programs keep for themselves and hidden files are none.
    """
    written(tmp_path / "in/乙山镇.txt", TEXT)
    old = b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")
    told = {
        "丙河乡.doc": old,
        "丁桥镇.WPS": old,
        "戊店乡.rar": b"Rar!\x1a\x07",
        "庚村镇.JPG": b"\xff\xd8\xff\xe0",
    }
    told["辛店镇.eml"] = b"Content-Type: multipart/mixed; boundary=x"
    told["上报_files/壬店镇.doc"] = old
    silent = {"网页_files/图.png": b"\x89PNG", "~$乙山镇.doc": old, ".己.doc": old, "说明.css": b"p {}"}
    for name, data in {**told, **silent}.items():
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    if packed:
        shutil.make_archive(str(tmp_path / "in"), "zip", tmp_path / "in")
    place = "in.zip" if packed else "in"
    options = ["-o", "parameters"] if command == "ingest" else []
    done = call_kit(command, place, *options, cwd=tmp_path)
    assert done.returncode == 2
    lines = sorted(done.stderr.splitlines())
    assert [line.split("：")[0] for line in lines] == sorted(f"{place}/{name}" for name in told)
    remedies = "另存为 .docx", "请解压", "换用原来的 Word", "把里面的附件另存"
    assert [sum(map(line.count, remedies)) for line in lines] == [1] * len(told)
    assert "乙山镇" in done.stdout


def test_a_unit_that_a_list_may_name_waits_until_the_list_can_be_read(tmp_path: Path) -> None:
    """Filed by its name it would have two folders; a unit that has a report is filed beside it all the same."""
    listed = written(
        tmp_path / "parameters/jia/county/units.yaml", "name: 甲水县\nunits: {yi: 乙山镇}\n bad: [\n"
    )
    written(
        tmp_path / "parameters/jia/bing/2022.yaml",
        "township: 丙河乡\nagency: 丙河乡人民政府\ncounty: 甲水县\nyear: 2022\n",
    )
    written(tmp_path / "in/a.txt", TEXT)
    written(tmp_path / "in/b.txt", OTHER)
    written(tmp_path / "in/c.txt", TEXT.replace("甲水县", "丁水县"))
    done = call_kit("ingest", "in", "-o", "parameters", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "parameters/丁水县/乙山镇/2023.yaml").is_file()  # another county's
    assert done.stderr.startswith("parameters/jia/county/units.yaml 第 3 行：这里不合 YAML 写法。")
    assert (tmp_path / "parameters/jia/bing/2023.yaml").is_file()
    assert not (tmp_path / TARGET).exists()
    listed.write_text("name: 甲水县\nunits: {yi: 乙山镇}\n", encoding="utf-8")
    assert call_kit("ingest", "in/a.txt", "-o", "parameters", cwd=tmp_path).returncode == 0
    assert (tmp_path / "parameters/jia/yi/2023.yaml").is_file()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_archive_is_taken_as_what_it_holds(tmp_path: Path, encoding: str) -> None:
    """Names in UTF-8, or as Windows in China packs them: in GB18030, unsaid; the account tells both names."""
    name = "甲水县/乙山镇年报.txt"
    stand_in = "x" * len(name.encode(encoding))
    with zipfile.ZipFile(tmp_path / "年报.zip", "w") as archive:
        archive.writestr(stand_in if encoding == "gb18030" else name, TEXT)
    data = (tmp_path / "年报.zip").read_bytes()
    (tmp_path / "年报.zip").write_bytes(data.replace(stand_in.encode(), name.encode(encoding)))
    done = call_kit("ingest", "年报.zip", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"年报.zip/{name} → " in done.stdout


def test_an_archive_in_a_folder_is_taken_as_what_it_holds_too(tmp_path: Path) -> None:
    """One of nothing that can be read is named itself."""
    written(tmp_path / "in/a.txt", OTHER)
    with zipfile.ZipFile(tmp_path / "in/年报.zip", "w") as archive:
        archive.writestr("乙山镇年报.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "in/录音.zip", "w") as archive:
        archive.writestr("1.mp3", b"ID3")
    done = call_kit("ingest", "in", "-o", "parameters", cwd=tmp_path)
    assert done.returncode == 2
    assert "in/年报.zip/乙山镇年报.txt → " in done.stdout
    assert [line.split("：")[0] for line in done.stderr.splitlines()] == ["in/录音.zip"]
    assert (tmp_path / TARGET).is_file()
    assert (tmp_path / OTHERS).is_file()


def test_a_damaged_archive_stops_no_other_file(tmp_path: Path) -> None:
    """One sentence names it; the file beside it is written."""
    written(tmp_path / "bad.zip", "PK no archive")
    written(tmp_path / "a.txt", TEXT)
    done = call_kit("ingest", "bad.zip", "a.txt", "-o", "parameters", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == "bad.zip：压缩包打不开。请解压后再读。\n"
    assert (tmp_path / TARGET).is_file()


def test_a_pattern_is_matched_where_the_shell_does_not(tmp_path: Path) -> None:
    """Windows hands *.txt over as it is."""
    written(tmp_path / "a.txt", TEXT)
    written(tmp_path / "b.txt", OTHER)
    written(tmp_path / "c.md", "nothing")
    done = call_kit("ingest", "*.txt", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / OTHERS).is_file()
    assert call_kit("ingest", "*.docx", "-o", "parameters", cwd=tmp_path).returncode == 2


def test_the_same_report_twice_is_written_once(tmp_path: Path) -> None:
    """As a page and as a text, with the same cells and words: told, and no error."""
    written(tmp_path / "a.txt", TEXT)
    written(tmp_path / "b.txt", TEXT)
    done = call_kit("ingest", "a.txt", "b.txt", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "与 a.txt 相同，只写一份" in done.stdout


def test_two_versions_are_compared_and_neither_written(tmp_path: Path) -> None:
    """How many cells and sections differ; what stood there before the call stands there again."""
    written(tmp_path / "a.txt", TEXT)
    written(tmp_path / "b.txt", TEXT.replace("\t4\t1\t3", "\t5\t1\t4").replace("没有。", "收费5元。"))
    done = call_kit("ingest", "a.txt", "b.txt", "-o", "parameters", cwd=tmp_path)
    assert done.returncode == 2
    assert "有 2 格、1 部分文字不同" in done.stderr
    assert list((tmp_path / "parameters").glob("[!.]*")) == []  # no empty folders either
    written(tmp_path / TARGET, "mine")
    assert call_kit("ingest", "a.txt", "b.txt", "--theirs", "-o", "parameters", cwd=tmp_path).returncode == 2
    assert (tmp_path / TARGET).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("layout", ["table", "json"])
def test_of_versions_that_are_not_written_no_account_says_so(tmp_path: Path, layout: str) -> None:
    """Nothing is told as written or changed that was taken back; the other reports of the call are."""
    written(tmp_path / "a.txt", TEXT)
    assert call_kit("ingest", "a.txt", "-o", "parameters", cwd=tmp_path).returncode == 0
    stands = (tmp_path / TARGET).read_bytes()
    for name, made in ("in/b.txt", 5), ("in/c.txt", 6), ("in/d.txt", 7):
        written(tmp_path / name, TEXT.replace("\t4\t1\t3", f"\t{made}\t1\t{made - 1}"))
    written(tmp_path / "in/e.txt", OTHER)
    done = call_kit("ingest", "in", "-o", "parameters", "--format", layout, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("都没有写")) == (2, 2)
    assert (tmp_path / TARGET).read_bytes() == stands
    if layout == "table":
        assert "in/b.txt" not in done.stdout
        assert f"in/e.txt → {OTHERS}" in done.stdout
    else:
        told = [each["file"] for each in json.loads(done.stdout) if "parameters" in each]
        assert told == ["in/e.txt"]


def test_a_version_without_a_date_takes_back_the_newest_too(tmp_path: Path) -> None:
    """Two of one day and a newer one: that is written; one of no day behind it leaves nothing written."""
    for name, day, made in ("a", "2024-01-09", 4), ("b", "2024-01-09", 5), ("c", "2024-02-01", 6):
        written(tmp_path / f"{name}.html", page(day, made))
    files = ["a.html", "b.html", "c.html"]
    done = call_kit("ingest", *files, "--newest", "-o", "parameters", cwd=tmp_path)
    assert "made: 6" in (tmp_path / TARGET).read_text(encoding="utf-8")
    assert [line.split(" ")[0] for line in done.stdout.splitlines() if " → " in line] == ["c.html"]
    (tmp_path / TARGET).unlink()
    written(tmp_path / "d.txt", TEXT.replace("\t4\t1\t3", "\t7\t1\t6"))
    done = call_kit("ingest", *files, "d.txt", "--newest", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, " → " in done.stdout) == (2, False)
    assert not (tmp_path / TARGET).exists()


def page(day: str, made: int) -> str:
    """Return a page of the report with its day of publication."""
    rows = "".join(
        f"<tr><td>{'</td><td>'.join(line.split(chr(9)))}</td></tr>" for line in TEXT.split("\n")[4:6]
    )
    lines = [f"<p>{line}</p>" for line in TEXT.split("\n")]
    body = "".join([*lines[1:4], f"<table>{rows.replace('>4<', f'>{made}<')}</table>", *lines[6:]])
    return f"<meta charset=utf-8><h1>{TEXT.splitlines()[0]}</h1><p>发布日期：{day}</p><div>{body}</div>"


@pytest.mark.parametrize("order", [("old.html", "new.html"), ("new.html", "old.html")])
def test_the_newest_of_two_versions_is_taken_when_asked_for(tmp_path: Path, order: tuple[str, str]) -> None:
    """By the dates that the pages print, in whatever order they come."""
    written(tmp_path / "old.html", page("2024-01-09", 4))
    written(tmp_path / "new.html", page("2024年2月1日", 5))
    assert call_kit("ingest", *order, "-o", "parameters", cwd=tmp_path).returncode == 2
    done = call_kit("ingest", *order, "--newest", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "made: 5" in (tmp_path / TARGET).read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "said"), [
    ("", "文件是空的"),
    ("  \n\n", "文件是空的"),
    ("甲水县乙山镇人民政府2023年政府信息公开工作年度报告\n首页\n联系我们\n", "不像一份年度报告"),
    ("2023年6月1日，今天天气很好。\n统计期限自2023年1月1日起至2023年12月31日止。\n", "不像一份年度报告"),
])  # fmt: skip
def test_of_what_is_no_report_nothing_is_written(tmp_path: Path, text: str, said: str) -> None:
    """One sentence says why, exit code 2, no file of blanks."""
    written(tmp_path / "a.txt", text)
    done = call_kit("ingest", "a.txt", "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "parameters").exists()


def test_departments_and_zones_get_folders_of_their_own(tmp_path: Path) -> None:
    """Three in one call, none in another's way, each under its county."""
    units = ["农业农村局", "水利局", "产业集聚区管理委员会"]
    for unit in units:
        written(tmp_path / f"{unit}.txt", TEXT.replace("乙山镇人民政府", unit))
    done = call_kit("ingest", *(f"{unit}.txt" for unit in units), "-o", "parameters", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for unit in units:
        assert (tmp_path / f"parameters/甲水县/{unit}/2023.yaml").is_file()


def test_the_parameters_file_tells_what_it_was_read_from(tmp_path: Path) -> None:
    """Name, digest, own date where there is one, and by which version it was read."""
    data = written(tmp_path / "a.txt", TEXT).read_bytes()
    call_kit("ingest", "a.txt", "-o", "parameters", cwd=tmp_path)
    told = origin_of((tmp_path / TARGET).read_text(encoding="utf-8"))
    assert told
    assert (told.file, told.path, told.sha256) == ("a.txt", "a.txt", hashlib.sha256(data).hexdigest())
    assert told.by.startswith("township-disclosure-workbook 0.")


def test_a_table_refused_as_a_whole_is_one_line_with_the_reason(tmp_path: Path) -> None:
    """Its cells are not called missing besides."""
    rows = (
        "（一）予以公开",
        "1.属于国家秘密",
        "2.重复申请",
        "3.要求提供公开出版物",
        "（七）总计",
        "四、结转下年度继续办理",
    )
    printed = "".join(f"{row}\t1\t2\t3\t4\t5\t6\t7\n" for row in rows)
    three = "三、收到和处理政府信息公开申请情况"
    written(tmp_path / "a.txt", TEXT.replace("六、", f"{three}\n{printed}六、"))
    lines = call_kit("ingest", "a.txt", "-o", "parameters", cwd=tmp_path).stdout.splitlines()
    (line,) = [line for line in lines if three in line]
    assert line.startswith("  没读准  ")
    assert line.endswith("（整张表），上面没有这张表的表头，或表头的列名认不全")
    assert "予以公开" not in "".join(lines)


def test_a_missing_table_is_one_line_and_alike_rows_are_one(tmp_path: Path) -> None:
    """The account of a report without table three does not list its rows."""
    written(tmp_path / "a.txt", TEXT)
    done = call_kit("ingest", "a.txt", "-o", "parameters", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert sum("收到和处理政府信息公开申请情况（整张表）" in line for line in lines) == 1
    assert len(lines) < 15
