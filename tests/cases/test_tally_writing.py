"""`kit tally`: from a ledger to the parameters file, what moved told, nothing personal anywhere."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

import kit
from kit.base.errors import KitError
from kit.checks.confront import confront
from kit.cli.command import main
from kit.editing.history import History
from kit.report.catalogue import catalogue
from kit.report.narrative import render
from kit.report.parameters import read_report
from tests.cases.ledgers import HEADS, row, write_ledger
from tests.conftest import SEED

# The seed's town in 2025: one case carried in and answered in part, one answered late, one by net that is
# open, one answered the day after.
FOUR = [
    row("2024-9", date(2024, 12, 20), date(2025, 1, 10), "部分公开"),
    row("2025-1", date(2025, 3, 3), date(2025, 4, 2), "予以公开"),
    row("2025-2", date(2025, 12, 22), 申请方式="网络", 确认日期=date(2025, 12, 23), 申请人类型="商业企业"),
    row("2025-3", date(2025, 5, 6), date(2025, 5, 7), "信息不存在", 复议提起日期=date(2025, 6, 3)),
]  # fmt: skip
FIGURES = {
    "requests.received.natural": 2,
    "requests.received.business": 1,
    "requests.carried_in.natural": 1,
    "requests.granted.natural": 1,
    "requests.partial.natural": 1,
    "requests.not_held.natural": 1,
    "requests.handled.total": 3,
    "requests.carried_out.business": 1,
    "appeals.reconsideration.pending": 1,
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seed's report of 2024 and the ledger of four cases."""
    unit = tmp_path / "parameters" / "wolong" / "angao"
    unit.mkdir(parents=True)
    shutil.copy(SEED, unit / "2024.yaml")
    write_ledger(tmp_path / "台账.xlsx", FOUR)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object) -> int:
    """Run the command line here, and return its exit code."""
    with pytest.raises(SystemExit) as done:
        main([str(each) for each in arguments])
    assert isinstance(done.value.code, int)
    return done.value.code


def tallied(year: int = 2025, ledger: str = "台账.xlsx") -> int:
    """Count the ledger into the town's report as of 10 January 2026."""
    return run("tally", "wolong/angao", year, ledger, "--on", "2026-01-10")


def test_the_town_with_a_ledger_of_four_cases(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Last year's file gives the frame, the ledger each figure; the late case is named; Y-carry alone fails."""
    assert tallied() == 0
    report = read_report(project / "parameters/wolong/angao/2025.yaml")
    figures = {
        cell: report.figures[cell] for cell in report.form.cells if cell.startswith(("requests", "appeals"))
    }
    assert {cell: n for cell, n in figures.items() if n} == FIGURES | {
        "requests.received.total": 3,
        "requests.carried_in.total": 1,
        "requests.granted.total": 1,
        "requests.partial.total": 1,
        "requests.not_held.total": 1,
        "requests.handled.natural": 3,
        "requests.carried_out.total": 1,
        "appeals.reconsideration.total": 1,
    }
    facts = yaml.safe_load((project / "parameters/wolong/angao/2025.yaml").read_text(encoding="utf-8"))[
        "facts"
    ]
    told = facts["申请台账"]
    assert {name: n for name, n in told["收到方式"].items() if n} == {"当面": 2, "网络": 1}
    assert {name: n for name, n in told["办理结果"].items() if n} == {
        "予以公开": 1,
        "部分公开": 1,
        "无法提供": 1,
    }
    assert [told[name] for name in ("按时答复", "逾期答复", "期限难以判断", "年底未办结")] == [2, 1, 0, 1]
    assert (
        "L-answer 编号 2025-1：应在 2025-03-31 前答复，2025-04-02 才答复，逾期 2 个工作日"
        in capsys.readouterr().out
    )
    failed = {
        each.rule for each in confront(report).blocking if each.left is not None and each.right is not None
    }
    assert failed == {"Y-carry"}


def test_the_words_take_their_numbers_from_the_ledger(project: Path) -> None:
    """What is written in the file is looked up, not typed: by channel, in all, answered in time."""
    tallied()
    path = project / "parameters/wolong/angao/2025.yaml"
    words = "网络{{ facts.申请台账.收到方式.网络 }}件，共{{ facts.申请台账.收到方式.total }}件，按时{{ facts.申请台账.按时答复 }}件。"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    on_request:  #", f'    on_request: "{words}"  #'), encoding="utf-8")
    printed = [each.text for each in render(read_report(path))]
    assert "网络1件，共3件，按时2件。" in printed


def test_counting_again_changes_nothing(project: Path) -> None:
    """The same ledger on the same day leaves every byte; a case more changes its cells alone."""
    tallied()
    path = project / "parameters/wolong/angao/2025.yaml"
    before = path.read_bytes()
    assert tallied() == 0
    assert path.read_bytes() == before
    write_ledger(
        project / "台账.xlsx", [*FOUR, row("2025-4", date(2025, 7, 1), date(2025, 7, 2), "重复申请")]
    )
    tallied()
    lines = path.read_text(encoding="utf-8").splitlines()
    moved = [line for line in lines if line not in before.decode().splitlines()]
    assert {line.split(":")[0].strip() for line in moved} == {
        "received", "repeated", "当面", "自然人", "不予处理", "按时答复", "ledger",
        "requests.received.natural", "requests.repeated.natural",
    }  # fmt: skip
    assert len(lines) == len(before.decode().splitlines()) + 1


def test_what_a_person_typed_and_the_ledger_does_not_give_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figure is the ledger's, the person's is told and kept; between the two runs the check finds it."""
    tallied()
    path = project / "parameters/wolong/angao/2025.yaml"
    typed = path.read_text(encoding="utf-8").replace("partial: {natural: 1", "partial: {natural: 3")
    path.write_text(typed, encoding="utf-8")
    held = [each for each in confront(read_report(path)) if each.rule == "T34-ledger" and each.open]
    assert [(each.cells, each.left, each.right) for each in held] == [(("requests.partial.natural",), 3, 1)]
    capsys.readouterr()
    tallied()
    told = capsys.readouterr().out
    assert "部分公开" in told
    assert "文件里自己填的是 3，台账是 1，已照台账写" in told
    tallied()
    assert "文件里自己填的是" not in capsys.readouterr().out
    versions = History(project / "parameters").versions(path)
    assert versions[-1].text() == typed


def test_a_cell_is_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the command from the record, by the notebook alike; before a tally, and for other cells, a sentence."""
    with pytest.raises(KitError, match="还没有用台账计过数"):
        kit.open("wolong/angao/2024").cases("requests.received.natural")
    tallied()
    capsys.readouterr()
    assert run("tally", "wolong/angao", 2025, "--explain", "requests.received.natural") == 0
    assert capsys.readouterr().out.split() == [
        "requests.received.natural：2", "件（2026-01-10", "计）", "2025-1", "2025-3",
    ]  # fmt: skip
    mine = kit.open("wolong/angao/2025")
    assert sorted(mine.cases("requests.handled.total")["number"]) == ["2024-9", "2025-1", "2025-3"]
    with pytest.raises(KitError, match="没有“disclosure"):
        mine.cases("disclosure.rules.made")


def test_a_file_put_back_has_no_record(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What lies beside it is of a tally that the file does not rest on any more."""
    tallied(2024)
    assert run("tally", "wolong/angao", 2024, "--explain", "requests.received.total") == 0
    assert run("history", "wolong/angao/2024", "--restore", 1) == 0
    assert (project / "parameters/wolong/angao/2024.yaml").read_bytes() == SEED.read_bytes()
    capsys.readouterr()
    assert run("tally", "wolong/angao", 2024, "--explain", "requests.received.total") == 2
    assert "还没有用台账计过数" in capsys.readouterr().err


def test_the_carry_over_is_held_case_by_case(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One open case of 2024 is missing from the ledger of 2025, another one is there that 2024 does not have."""
    of_2024 = [row("2024-9", date(2024, 12, 20)), row("2024-8", date(2024, 12, 19))]
    write_ledger(project / "2024.xlsx", of_2024)
    assert tallied(2024, "2024.xlsx") == 0
    rows = [*FOUR, row("2024-7", date(2024, 12, 19), date(2025, 1, 6), "予以公开")]
    write_ledger(project / "台账.xlsx", rows)
    capsys.readouterr()
    assert tallied() == 1
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if "L-carry" in line]
    assert told == [
        "错误 L-carry 编号 2024-8：上年台账里年底没有办结（自然人），本年台账里不是上年结转",
        "错误 L-carry 编号 2024-7：本年台账里是上年结转（自然人），上年台账里年底没有这一件",
    ]


def test_last_years_ledger_may_be_given(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it was never counted, its open cases are read from it: none differs, then one is missing."""
    write_ledger(project / "2024.xlsx", [row("2024-9", date(2024, 12, 20))])
    assert run("tally", "wolong/angao", 2025, "台账.xlsx", "--last", "2024.xlsx", "--on", "2026-01-10") == 0
    write_ledger(
        project / "2024.xlsx", [row("2024-8", date(2024, 12, 20)), row("2024-9", date(2024, 12, 20))]
    )
    assert run("tally", "wolong/angao", 2025, "台账.xlsx", "--last", "2024.xlsx", "--on", "2026-01-10") == 1
    assert "L-carry 编号 2024-8" in capsys.readouterr().out


def test_the_ledgers_of_all_a_unit_stems_from_may_be_given(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a merged unit each predecessor's open cases are sought, in whichever order; one that is gone is told."""
    write_ledger(project / "甲.xlsx", [row("2024-9", date(2024, 12, 20))])
    write_ledger(project / "乙.xlsx", [row("2024-8", date(2024, 12, 19))])
    write_ledger(
        project / "台账.xlsx", [*FOUR, row("2024-8", date(2024, 12, 19), date(2025, 1, 6), "予以公开")]
    )
    for both in (("甲.xlsx", "乙.xlsx"), ("乙.xlsx", "甲.xlsx")):
        lasts = [word for name in both for word in ("--last", name)]
        assert run("tally", "wolong/angao", 2025, "台账.xlsx", *lasts, "--on", "2026-01-10") == 0
    write_ledger(project / "台账.xlsx", FOUR)
    assert run("tally", "wolong/angao", 2025, "台账.xlsx", *lasts, "--on", "2026-01-10") == 1
    assert "L-carry 编号 2024-8" in capsys.readouterr().out


def test_the_ledgers_that_predecessors_counted_are_held_against(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without being named: each has a record of last year."""
    listed = project / "parameters/wolong/county/units.yaml"
    listed.parent.mkdir()
    listed.write_text(
        "name: 卧龙区\nunits:\n  angao: {name: 安皋镇, until: 2024}\n  east: {name: 东镇, until: 2024}\n"
        "  new: {name: 新镇, since: 2025, absorbed: {安皋镇: 2025, 东镇: 2025}}\n",
        encoding="utf-8",
    )
    shutil.copytree(project / "parameters/wolong/angao", project / "parameters/wolong/east")
    write_ledger(project / "甲.xlsx", [row("2024-9", date(2024, 12, 20))])
    write_ledger(project / "乙.xlsx", [row("2024-8", date(2024, 12, 19))])
    for unit, ledger in (("angao", "甲.xlsx"), ("east", "乙.xlsx")):
        assert run("tally", f"wolong/{unit}", 2024, ledger, "--on", "2025-01-10") == 0
    capsys.readouterr()
    assert run("tally", "新镇", 2025, "台账.xlsx", "--on", "2026-01-10") == 1
    out = capsys.readouterr().out
    assert "L-carry 编号 2024-8" in out
    assert "上年结转按安皋镇、安皋镇的年报填好，请核对" in out
    written = (project / "parameters/wolong/new/2025.yaml").read_text(encoding="utf-8")
    assert "township: 新镇" in written
    assert "agency: 卧龙区新镇人民政府" in written
    assert "安皋镇人民政府" not in written


def test_a_ledger_that_names_another_unit_is_not_counted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the title that `kit ledger` writes; any other title says nothing."""
    shutil.copytree(project / "parameters/wolong/angao", project / "parameters/wolong/东镇")
    for title, code in (("卧龙区东镇2025年政府信息公开申请台账", 2), ("卧龙区安皋镇2025年政府信息公开申请台账", 0),
                        ("2025年台账", 0)):  # fmt: skip
        write_ledger(project / "台账.xlsx", FOUR, title=title)
        assert run("tally", "wolong/angao", 2025, "台账.xlsx", "--on", "2026-01-10") == code
        assert ("标题写的是“卧龙区东镇”，不是安皋镇的" in capsys.readouterr().err) == (code == 2)
    assert not (project / "parameters/wolong/东镇/2025.yaml").exists()


def test_a_day_that_has_not_come_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A year mistyped would move the case into another one."""
    write_ledger(project / "台账.xlsx", [row("2025-1", date(2025, 3, 3), date(2095, 4, 2), "予以公开")])
    assert tallied() == 2
    assert "2095-04-02 还没有到" in capsys.readouterr().err
    write_ledger(project / "台账.xlsx", [row("2025-1", date(2025, 3, 3), 复议提起日期=date(2095, 6, 3))])
    assert tallied() == 2
    assert "2095-06-03 还没有到" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["安皋镇", "卧龙区/安皋镇", "wolong/angao"])
def test_a_unit_is_called_by_its_name_alone_too(
    project: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    """By `kit tally`, `kit ledger` and `kit due`."""
    assert run("tally", place, 2025, "台账.xlsx", "--on", "2026-01-10") == 0
    assert run("ledger", "--blank", place, 2025, "-o", "out") == 0
    assert [path.parts[-3] for path in (project / "out").rglob("*.xlsx")] == ["2025"]
    folder = project / "台账" / "wolong"
    folder.mkdir(parents=True)
    shutil.copy(project / "台账.xlsx", folder / "angao2026.xlsx")
    capsys.readouterr()
    assert run("due", place, "--on", "2026-02-02") == 0
    assert "1 个单位有台账" in capsys.readouterr().out


def test_a_ledger_without_table_four_leaves_it_as_it_is(project: Path) -> None:
    """Its figures stay a person's, and are held against nothing."""
    heads = [head for head in HEADS if "复议" not in head and "诉讼" not in head]
    write_ledger(project / "台账.xlsx", FOUR, heads)
    tallied()
    report = read_report(project / "parameters/wolong/angao/2025.yaml")
    assert report.figures["appeals.reconsideration.pending"] is None
    assert report.tallied
    assert report.tallied.tables == ("requests",)


def test_a_file_from_windows_keeps_its_mark_and_line_ends(project: Path) -> None:
    """The tally changes figures, not the way in which lines end."""
    path = project / "parameters/wolong/angao/2024.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    tallied(2024)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_ledger_that_contradicts_itself_changes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names row and column; no file is written."""
    write_ledger(
        project / "台账.xlsx", [*FOUR, row("2025-9", date(2025, 3, 3), date(2025, 3, 2), "予以公开")]
    )
    assert tallied() == 2
    assert "第 6 行 答复日期：早于收到日期" in capsys.readouterr().err
    assert not (project / "parameters/wolong/angao/2025.yaml").exists()


PERSONAL = ["申请人", "证件号码", "联系方式", "申请内容", "备注"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_nothing_personal_leaves_the_ledger(
    project: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names, numbers, addresses, content and remarks of a ledger are in no file written and nothing said.

    Not when it is counted, refused, explained, listed as due, checked or made into a table.
    """
    secret = [
        [f"私{number}密{at}者" if at != 1 else f"41130319800101{number:04}" for at in range(5)]
        for number in range(5)
    ]
    rows = [told | dict(zip(PERSONAL, words, strict=True)) for told, words in zip(FOUR, secret, strict=False)]
    ledger = project / "台账" / "wolong" / f"angao{suffix}"
    ledger.parent.mkdir(parents=True)
    (project / "台账.xlsx").unlink()
    heads = [*PERSONAL, *HEADS]

    def write(rows: list[dict[str, object]]) -> None:
        if suffix == ".xlsx":
            write_ledger(ledger, rows, heads)
        else:
            lines = [heads, *([str(told.get(head) or "") for head in heads] for told in rows)]
            ledger.write_text("\n".join(map(",".join, lines)), encoding="gb18030")

    write(rows)
    assert (
        run(
            "tally", "wolong/angao", 2025, ledger, "--on", "2026-01-10", "--explain", "requests.handled.total"
        )
        == 0
    )
    assert run("due", "wolong", "--on", "2026-01-10") == 0
    write([*rows, rows[0] | {"处理结果": secret[4][0], "申请方式": secret[4][1], "收到日期": secret[4][2]}])
    assert run("tally", "wolong/angao", 2025, ledger) == 2
    assert run("due", "wolong", "--on", "2026-01-10") == 2
    assert run("check", "parameters/wolong/angao/2025.yaml") == 1
    assert run("table", "-o", "figures.csv") == 0
    said = capsys.readouterr()
    written = [path for path in project.rglob("*") if path.is_file() and path != ledger]
    assert len(written) > 3
    everything = b"".join(path.read_bytes() for path in written) + f"{said.out}{said.err}".encode()
    assert b"2025-1" in everything
    assert not [word for words in secret for word in words if word.encode() in everything]


def test_due_tells_what_is_late_and_what_comes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Open since 23 December: day 20 is 21 January 2026; on the 10th nothing is due in 10 days, on the 14th it is."""
    folder = project / "台账" / "wolong"
    folder.mkdir(parents=True)
    shutil.move(project / "台账.xlsx", folder / "angao2025.xlsx")
    assert run("due", "wolong", "--on", "2026-01-10") == 0
    assert "没有到期和逾期的" in capsys.readouterr().out
    for day, told in (("2026-01-14", "将到期"), ("2026-02-02", "已逾期")):
        assert run("due", "wolong", "--on", day) == 0
        line = next(line for line in capsys.readouterr().out.splitlines() if "2025-2" in line)
        assert line.split() == ["angao", "2025-2", "2026-01-21", told]
    assert run("due", "wolong", "--on", "2026-01-14", "--ledgers", "none") == 2
    assert "里没有台账" in capsys.readouterr().err


def test_the_offices_own_words_are_no_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger.yaml among the parameters is read for the ledger alone: no stray, no file to be checked."""
    words = "columns: {答复日期: 盖章那天}\n"
    (project / "parameters/wolong/angao/ledger.yaml").write_text(words, encoding="utf-8")
    heads = ["盖章那天" if head == "答复日期" else head for head in HEADS]
    write_ledger(project / "台账.xlsx", [told | {"盖章那天": told["答复日期"]} for told in FOUR], heads)
    assert tallied() == 0
    assert not catalogue(project / "parameters").strays
    capsys.readouterr()
    assert run("check", "parameters") == 1
    said = capsys.readouterr()
    assert "ledger.yaml" not in said.out + said.err


def test_a_unit_that_is_not_there_is_not_begun(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a name makes no new folder; what it may have meant is told. The county's own is a sum."""
    for place, told in (
        ("wolong/angoa", "是不是 angao"),
        ("wolong", "不是“县/单位”"),
        ("wolong/county", "没有"),
    ):
        assert run("tally", place, 2025, "台账.xlsx") == 2
        assert told in capsys.readouterr().err
    assert [path.name for path in (project / "parameters/wolong").iterdir()] == ["angao"]


def test_a_ledger_of_other_years_is_asked_about(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Zeros are written where nothing in the ledger is of the year, and a sentence asks whether it is meant."""
    assert tallied(2027) == 0
    assert "2024-9" not in capsys.readouterr().out
    write_ledger(project / "台账.xlsx", FOUR[:1])
    assert tallied(2027) == 0
    assert "台账里没有一件归 2027 年的" in capsys.readouterr().err


def test_a_whole_county_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each unit's ledger in the folder; one that cannot be read, or is not clear, is named and stops no other."""
    for unit in ("banqiao", "chashan"):
        shutil.copytree(project / "parameters/wolong/angao", project / "parameters/wolong" / unit)
    folder = project / "台账" / "wolong"
    (folder / "chashan").mkdir(parents=True)
    shutil.move(project / "台账.xlsx", folder / "angao.xlsx")
    (folder / "banqiao.csv").write_text("甲,乙\n", encoding="utf-8")
    assert run("tally", "wolong", 2025, "--on", "2026-01-10") == 2
    said = capsys.readouterr()
    assert "banqiao的台账没有计数：banqiao.csv：找不到表头" in said.err
    assert "没有台账的单位：chashan" in said.out
    assert read_report(project / "parameters/wolong/angao/2025.yaml").figures["requests.handled.total"] == 3
    (folder / "banqiao.csv").unlink()
    for name in ("2025.xlsx", "2024.xlsx", "又一份.xlsx"):
        shutil.copy(folder / "angao.xlsx", folder / "chashan" / name)
    assert run("tally", "wolong", 2025, "--on", "2026-01-10") == 0
    assert (project / "parameters/wolong/chashan/2025.yaml").is_file()
    (folder / "chashan" / "2025.xlsx").unlink()
    assert run("tally", "wolong", 2025, "--on", "2026-01-10") == 2
    assert "不知道 2025 年用哪一份" in capsys.readouterr().err
