"""The command line: what `kit check` prints, the exit codes, Chinese throughout."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from kit.base.finding import Severity
from kit.cli import help_texts
from kit.form.rule_book import rule_book
from tests.conftest import ROOT, SEED, call_kit, run_kit

TEXT = SEED.read_text(encoding="utf-8")


def test_a_clean_file_exits_0() -> None:
    """The seed has no error; warnings do not change the exit code."""
    done = call_kit("check", SEED)
    assert (done.returncode, done.stderr) == (0, "")
    assert "D-period" in done.stdout


def test_findings_as_json(tmp_path: Path) -> None:
    """One object a finding, passes included; exactly the identities that break fail; exit 1."""
    path = tmp_path / "x.yaml"
    path.write_text(TEXT.replace("received: {natural: 0", "received: {natural: 1"), encoding="utf-8")
    done = call_kit("check", path, "--format", "json")
    assert done.returncode == 1
    findings = json.loads(done.stdout)
    keys = {"file", "rule", "severity", "status", "place", "left", "right", "message"}
    assert all(keys <= finding.keys() for finding in findings)
    failed = [each for each in findings if (each["status"], each["severity"]) == ("fail", "error")]
    assert {(each["rule"], each["left"], each["right"]) for each in failed} == {
        ("T3-applicants", 0, 1),
        ("T3-flow", 1, 0),
    }
    assert {finding["status"] for finding in findings} == {"pass", "fail", "not assessable"}
    assert {finding["file"] for finding in findings} == {str(path)}


def test_words_that_were_read_are_quoted(tmp_path: Path) -> None:
    """A finding about the prose carries the words it was read from."""
    path = tmp_path / "x.yaml"
    path.write_text(TEXT.replace("cases: 383", "cases:"), encoding="utf-8")
    findings = json.loads(call_kit("check", path, "--format", "json").stdout)
    (blank,) = [finding for finding in findings if finding["rule"] == "N-blank"]
    assert (blank["status"], blank["quote"]) == ("unknown", "{{ facts.hotline.cases }}")


def test_bad_input_is_json_too(tmp_path: Path) -> None:
    """A masked digit is a failure of the table's value rule, with the line; exit 2."""
    path = tmp_path / "x.yaml"
    path.write_text(TEXT.replace("received: {natural: 0", "received: {natural: 1*"), encoding="utf-8")
    done = call_kit("check", path, "--format", "json")
    assert done.returncode == 2
    (finding,) = json.loads(done.stdout)
    assert (finding["rule"], finding["status"], finding["place"]) == (
        "T3-count",
        "fail",
        "figures.requests.received.natural",
    )
    assert TEXT.splitlines()[finding["line"] - 1].strip().startswith("received:")
    assert "遮盖" in done.stderr


def test_a_misspelt_key_belongs_to_the_file_rule(tmp_path: Path) -> None:
    """What no rule of the form covers is reported under D-file."""
    path = tmp_path / "x.yaml"
    path.write_text(TEXT.replace("county:", "contry:"), encoding="utf-8")
    (finding,) = json.loads(call_kit("check", path, "--format", "json").stdout)
    assert finding["rule"] == "D-file"


def test_the_wrong_edition_is_a_finding_and_not_a_crash(tmp_path: Path) -> None:
    """A 2020 report on the 2021 edition is checked, and fails D-edition."""
    path = tmp_path / "x.yaml"
    path.write_text(TEXT.replace("year: 2024", "year: 2020"), encoding="utf-8")
    done = call_kit("check", path)
    assert done.returncode == 1
    assert "D-edition" in done.stdout


def test_the_gravest_outcome_decides_the_exit_code(tmp_path: Path) -> None:
    """Of a clean, a wrong and an unusable file, the unusable one decides."""
    wrong, unusable = tmp_path / "wrong.yaml", tmp_path / "unusable.yaml"
    wrong.write_text(TEXT.replace("year: 2024", "year: 2020"), encoding="utf-8")
    unusable.write_text("[", encoding="utf-8")
    assert call_kit("check", SEED, wrong).returncode == 1
    done = call_kit("check", SEED, unusable, wrong)
    assert done.returncode == 2
    assert "D-edition" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "缺少 文件"),
        (["check", "--frmat", "x"], "--frmat"),
        (["new", "a/b", "二〇二四"], "年度 写得不对"),
        (["nothing"], "写得不对"),
        (["check", "x", "--format", "y"], "--format 写得不对，只能写 table、json、slip"),
        (["new", "a/b"], "缺少 年度"),
        (["export", "a.yaml"], "缺少 --to"),
    ],
)
def test_a_wrong_command_line_gets_a_chinese_sentence(arguments: list[str], said: str) -> None:
    """Exit 2 and one line that says what is wrong and where the usage stands."""
    done = run_kit(*arguments)
    assert done.returncode == 2
    assert re.search("[\u4e00-\u9fff]", done.stderr)
    assert said in done.stderr
    assert "--help" in done.stderr
    assert not re.search(r"Usage|Error|Missing|Invalid|No such", done.stderr)


@pytest.mark.parametrize("command", [[], ["run"], ["check"], ["new"], ["schema"], ["rules"]])
def test_help_is_chinese(command: list[str]) -> None:
    """Every help text reads as Chinese."""
    done = run_kit(*command, "--help")
    assert done.returncode == 0
    assert "用法" in done.stdout
    assert not re.search(r"Usage|Options|Commands|Show this", done.stdout)


def test_the_rule_book_is_printed_in_columns() -> None:
    """`kit rules` prints a line a rule: id, severity, label, reason, source, the columns lined up."""
    head, *lines = call_kit("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(rule_book())
    at = head.index("级别") + 2  # before it stands 编号, two characters but four columns wide
    for line, rule in zip(lines, rule_book().values(), strict=True):
        assert line[at:].startswith("错误  " if rule.severity is Severity.ERROR else "提醒  ")
        assert all(told in line for told in (rule.label, rule.reason, rule.source))


def test_the_schema_is_printed() -> None:
    """`kit schema` prints the newest edition's schema, or the one asked for."""
    newest = call_kit("schema")
    assert json.loads(newest.stdout) == json.loads(
        (ROOT / "parameters" / "schema" / "2021.json").read_text(encoding="utf-8")
    )
    older = call_kit("schema", "--edition", "2019")
    assert "procurement" in older.stdout
    assert call_kit("schema", "--edition", "1999").returncode == 2


def test_an_accepted_warning_is_listed_last_with_its_reason(tmp_path: Path) -> None:
    """It is counted as accepted, no longer as open, and a program gets the reason; the error stays."""
    text = TEXT.replace("received: {natural: 0", "received: {natural: ").replace("cases: 383", "cases:")
    accepted = "accepted: [{rule: T3-blank, cells: [requests.received.natural], reason: 原件如此}]\n"
    path = tmp_path / "x.yaml"
    path.write_text(text + accepted, encoding="utf-8")
    shown = call_kit("check", path).stdout
    assert "已认可 1 处" in shown
    assert shown.index("认可的理由：原件如此") > max(shown.index("T3-count"), shown.index("N-blank"))
    findings = json.loads(call_kit("check", path, "--format", "json").stdout)
    assert [(each["rule"], each["accepted"]) for each in findings if "accepted" in each] == [
        ("T3-blank", "原件如此")
    ]


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    """`kit --version` says which version is installed."""
    done = run_kit("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"kit {version('township-disclosure-workbook')}\n")


def test_no_help_text_stands_for_two_options() -> None:
    """Each name in the help texts is given once: a second would replace the first without a word."""
    tree = ast.parse(Path(help_texts.__file__).read_text(encoding="utf-8"))
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert len(names) == len(set(names))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as on POSIX")
@pytest.mark.parametrize("both", [False, True], ids=["output", "complaints"])
@pytest.mark.parametrize(
    "command", ["--help", "rules", f"check {SEED}", "check nothing.yaml", "check --none"]
)
def test_that_nobody_reads_on_is_no_error(tmp_path: Path, command: str, both: bool) -> None:
    """As in `kit rules | head`: no complaint, and the code that a shell gives any command then."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "kit", *command.split()],
        cwd=tmp_path,
        stdout=writing,
        stderr=writing if both else subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    complains = command.startswith("check no") or command == "check --none"
    if both or not complains:
        assert (done.returncode, done.stderr or b"") == (141, b"")
    else:
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full")
@pytest.mark.parametrize("both", [False, True], ids=["the output alone", "the complaint as well"])
def test_an_output_that_a_full_disk_does_not_take_is_told(*, both: bool) -> None:
    """In a sentence that says what was not written, where it can be; the exit code says it in any case."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kit", "rules"]
        stderr = full if both else subprocess.PIPE
        done = subprocess.run(command, stdout=full, stderr=stderr, check=False)
    assert done.returncode == 2
    assert both or "屏幕上要显示的写不出去（磁盘已满）" in done.stderr.decode()
