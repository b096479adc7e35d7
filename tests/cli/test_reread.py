"""A report that is read again: what a person did to its parameters file stays, what the source changed comes in."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kit.base.strict_yaml import parse_yaml
from kit.editing.leaves import leaves
from kit.editing.rewriting import rewritten
from kit.form.editions import editions
from tests.conftest import SEED, call_kit, run_kit

TITLE = "甲水县乙山镇人民政府2023年政府信息公开工作年度报告"
TABLE = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n行政规范性文件\t{made}\t1\t3\n"
TEXT = f"""{TITLE}
一、总体情况
{{overview}}
二、主动公开政府信息情况
{TABLE}六、其他需要报告的事项
{{other}}
"""
TARGET = Path("parameters/甲水县/乙山镇/2023.yaml")


def fill(file: Path) -> None:
    """Write 0 into every cell that is blank, so that the report can be printed."""
    value = parse_yaml(file.read_text(encoding="utf-8"), "").value
    form = editions()["2021"]
    have = leaves(value, form)
    zeros: dict[tuple[str, ...], object] = {
        place: "0" if cell.column.kind == "money" else 0
        for address, cell in form.cells.items()
        if (place := ("figures", *address.split("."))) not in have
    }
    file.write_text(rewritten(file.read_text(encoding="utf-8"), zeros, form, list(zeros)), encoding="utf-8")


class Office:
    """A folder in which one report is read, edited and read again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / TARGET

    def read(
        self, *options: str, made: str = "4", overview: str = "已公开。", other: str = "没有。"
    ) -> CompletedProcess[str]:
        """Read the report, with these figures and words."""
        text = TEXT.format(made=made, overview=overview, other=other)
        (self.folder / "a.txt").write_text(text, encoding="utf-8")
        return call_kit("ingest", "a.txt", *options, "-o", "parameters", cwd=self.folder)

    def edit(self, old: str, new: str) -> None:
        """Change the parameters file as a person does."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def text(self) -> str:
        """What the parameters file holds."""
        return self.file.read_text(encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office that has read a report once."""
    made = Office(tmp_path)
    assert made.read().returncode == 0
    return made


def test_what_the_source_changed_comes_in_and_edits_stay(office: Office) -> None:
    """Figures and words of the source; acceptances, typed words, remarks, the order stay; both are told."""
    office.edit("narrative:", "# 老王核过\nfacts:\n  hotline: 3\n\nnarrative:")
    office.edit("  preamble:  ", "  preamble: 统计期限为全年。  ")
    office.edit("没有。", "没有收费。")
    office.file.write_text(
        office.text + "accepted:\n  - rule: N-parts\n    quote: 甲\n    reason: 看过\n", "utf-8"
    )
    before = office.text
    done = office.read(made="5")
    assert done.returncode == 0
    assert "改了  二、主动公开政府信息情况 行政规范性文件 · 本年制发件数：4 → 5" in done.stdout
    assert "保留  六、其他需要报告的事项：“没有收费。”" in done.stdout
    assert "原文没有而文件里有的：事实、正文、认可的提醒" in done.stdout
    changed = [
        (old, new)
        for old, new in zip(before.split("\n"), office.text.split("\n"), strict=True)
        if old != new and not old.startswith("  sha256: ")
    ]
    assert [new.strip()[:26] for _, new in changed] == ["normative: {made: 5, aboli"]


def test_what_the_source_has_not_is_named_in_chinese(office: Office) -> None:
    """Figures too: they stay, and are named as the form's."""
    office.edit("licence: {decisions: }", "licence: {decisions: 5}")
    done = office.read(other="没有事项。")
    assert "原文没有而文件里有的：表格里的数" in done.stdout
    assert "licence: {decisions: 5}" in office.text


def test_the_same_reading_again_changes_nothing(office: Office) -> None:
    """Not a byte, not a version, whatever a person wrote meanwhile."""
    office.edit("made: 4", "made: 7")
    before = office.text
    versions = sorted(office.folder.rglob(".history/**/*.yaml"))
    done = office.read()
    assert (done.returncode, office.text) == (0, before)
    assert sorted(office.folder.rglob(".history/**/*.yaml")) == versions


def test_a_source_that_a_newer_one_followed_changes_nothing(office: Office) -> None:
    """A folder read again for its newcomers undoes no correction; only who asks gets the older one back."""
    office.read(made="4")
    office.read(made="5")
    corrected = office.file.read_bytes()
    done = office.read(made="4")
    assert (done.returncode, office.file.read_bytes()) == (0, corrected)
    assert "这份以前读过" in done.stdout
    assert "又读入了“a.txt”，没有再读" in done.stdout
    office.read("--theirs", made="4")
    assert "made: 4" in office.file.read_text(encoding="utf-8")
    office.read(made="4")
    assert "made: 4" in office.file.read_text(encoding="utf-8")


def test_where_both_changed_the_same_nothing_is_chosen(office: Office) -> None:
    """Both are told, exit code 1, the file stays; --mine and --theirs decide, for good."""
    office.edit("made: 4", "made: 7")
    before = office.text
    done = office.read(made="5", other="没有事项。")
    assert (done.returncode, office.text) == (1, before)
    assert (
        "两边都改了  二、主动公开政府信息情况 行政规范性文件 · 本年制发件数：文件里是 7，原文是 5"
        in done.stdout
    )
    assert office.read("--mine", made="5", other="没有事项。").returncode == 0
    assert "made: 7" in office.text
    assert "没有事项。" in office.text
    assert office.read(made="5", other="没有事项。").returncode == 0
    assert office.read("--theirs", made="6", other="没有事项。").returncode == 0
    assert "made: 6" in office.text


def test_paragraphs_are_merged_one_by_one(office: Office) -> None:
    """A person mended one, the township another."""
    office.read(overview="一共公开78条。\n没有更新。")
    office.edit("一共公开78条。", "共公开78条。")
    done = office.read(overview="一共公开78条。\n已经更新。")
    assert done.returncode == 0
    assert "    共公开78条。\n    已经更新。" in office.text


def test_a_look_up_stays_while_it_prints_the_same(office: Office) -> None:
    """The count in the words follows the table; where the source says it otherwise, its words come in."""
    office.read(overview="2023年制发4件。")
    office.edit("制发4件", "制发{{ figures.disclosure.normative.made }}件")
    fill(office.file)
    assert office.read(made="5", overview="2023年制发5件。").returncode == 0
    assert "制发{{ figures.disclosure.normative.made }}件" in office.text
    assert office.read(made="5", overview="2023年制发六件。").returncode == 0
    assert "制发六件" in office.text


def test_a_blank_of_the_source_says_nothing_against_a_number(office: Office) -> None:
    """What a person read off the paper stays; what came from the source and is gone from it becomes blank."""
    office.read(made="约4")
    office.edit("made: , abolished: 1", "made: 4, abolished: 1")
    assert office.read(made="约5").returncode == 0
    assert "made: 4" in office.text
    assert "约5" in office.text
    assert "约4" not in office.text


def test_a_person_s_own_remark_beside_what_reading_wrote_stays(office: Office) -> None:
    """What reading writes at the top of the file is renewed; a remark among it is the person's."""
    office.edit("origin:", "# 甲科核过\norigin:")
    office.edit("  read:", "  # 补送的\n  read:")
    office.read(made="约5")
    assert "# 甲科核过\n" in office.text
    assert "  # 补送的\n" in office.text
    assert office.text.count("sha256:") == 1
    assert office.text.count("unread: [disclosure.normative.made]") == 1
    office.read(made="5")
    assert "unread: []" in office.text


@pytest.mark.parametrize("indent", [None, 1])
def test_a_file_that_another_program_wrote_anew_is_read_again(office: Office, indent: int | None) -> None:
    """As JSON, which is YAML too, in one line or many: what the source changed comes in, all else stays."""
    office.edit("没有。", "没有收费。")
    before = parse_yaml(office.text, "").value
    office.file.write_text(json.dumps(before, ensure_ascii=False, indent=indent), encoding="utf-8")
    assert office.read(made="约5", overview="都公开了。\n也核对了。").returncode == 0
    after = parse_yaml(office.text, "").value
    assert after["origin"].pop("sha256") != before["origin"].pop("sha256")
    assert after.pop("unread") == ["disclosure.normative.made"]
    before["narrative"]["overview"] = "都公开了。\n也核对了。"
    before["figures"]["disclosure"]["normative"]["made"] = None
    assert after == before


def test_a_file_that_no_reading_made_is_not_written_over(tmp_path: Path) -> None:
    """Whatever differs may be the person's own: it is told, and stays until someone decides."""
    office = Office(tmp_path)
    office.read()
    office.file.write_text("township:" + office.text.partition("\ntownship:")[2], "utf-8")
    office.edit("made: 4", "made: 9")
    done = office.read()
    assert done.returncode == 1
    assert "made: 9" in office.text
    assert office.read("--theirs").returncode == 0
    assert "made: 4" in office.text


def test_every_change_can_be_taken_back(office: Office) -> None:
    """`kit history` lists the versions; one is restored, and what stood there is kept in its turn."""
    office.edit("made: 4", "made: 7")
    office.edit("# 行政规范性文件", "# 行政规范性文件，老王核过")
    edited = office.text
    office.read("--theirs", made="5")
    assert "made: 5" in office.text
    listed = run_kit("history", "甲水县/乙山镇", cwd=office.folder).stdout
    assert [line.split()[0] for line in listed.splitlines()[1:]] == ["1", "2", "3"]
    assert "改动前的文件" in listed
    done = run_kit("history", "甲水县/乙山镇/2023", "--restore", "2", cwd=office.folder)
    assert (done.returncode, office.text) == (0, edited)
    assert run_kit("history", "甲水县/乙山镇", "--restore", "4", cwd=office.folder).returncode == 0
    assert "made: 5" in office.text


def test_what_a_person_put_among_the_versions_is_none(office: Office) -> None:
    """A copy under a name of his own stays, and is in nobody's way."""
    (folder,) = (office.folder / "parameters/.history").glob("*/*/2023")
    (folder / "009 2024-01-01 0900 我的.yaml").write_text("mine", encoding="utf-8")
    assert office.read(made="5").returncode == 0
    listed = run_kit("history", "甲水县/乙山镇", cwd=office.folder).stdout
    assert [line.split()[0] for line in listed.splitlines()[1:]] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "place", ["甲水县/丙镇", "甲水县", "../甲水县/乙山镇", "甲水县/乙山镇/2022", "甲水县/乙山镇/*"]
)
def test_of_what_has_no_history_one_sentence_says_so(office: Office, place: str) -> None:
    """Exit code 2; a path out of the folder or a pattern is none."""
    done = run_kit("history", place, cwd=office.folder)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "没有" in done.stderr


def test_programs_are_told_of_the_merge(office: Office) -> None:
    """By place, with both values."""
    office.edit("made: 4", "made: 7")
    done = office.read("--format", "json", made="5")
    (account,) = json.loads(done.stdout)
    assert account["merge"]["open"] == [
        {"place": "figures.disclosure.normative.made", "mine": 7, "theirs": 5}
    ]


def test_acceptances_that_no_longer_fit_are_counted(tmp_path: Path) -> None:
    """They stay in the file; the account says how many find nothing any more."""
    call_kit("export", SEED, "--to", "fragment", "-o", tmp_path)
    (page,) = tmp_path.rglob("*.fragment.html")
    call_kit("ingest", page, "-o", "parameters", cwd=tmp_path)
    (file,) = (tmp_path / "parameters").glob("*/*/2024.yaml")
    accepted = ["rule: D-period", "rule: D-lost\n    quote: 二政府信息主动公开"]
    entries = "".join(f"  - {each}\n    reason: 核对过\n" for each in accepted)
    file.write_text(f"{file.read_text(encoding='utf-8')}accepted:\n{entries}", encoding="utf-8")
    assert "认可  留着 2 条\n" in call_kit("ingest", page, "-o", "parameters", cwd=tmp_path).stdout
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("；二政府信息主动公开", "；二是政府信息主动公开"), encoding="utf-8")
    assert (
        "认可  留着 2 条，其中 1 条已对不上，见 kit check"
        in call_kit("ingest", page, "-o", "parameters", cwd=tmp_path).stdout
    )
    assert file.read_text(encoding="utf-8").endswith(entries)
