"""`kit accept`: a warning is settled by its number, with a reason, and the file keeps all else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.editing.acceptances import with_acceptances
from kit.report.report import Acceptance
from tests.conftest import SEED, call_kit


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the seed's parameters, which three warnings stand against."""
    return Path(shutil.copy(SEED, tmp_path / "2024.yaml"))


def test_a_warning_is_accepted_by_the_number_that_the_check_prints(file: Path) -> None:
    """The reason is written, the rest of the file stays, the check tells of it; the others keep their numbers."""
    before = file.read_text(encoding="utf-8")
    done = call_kit("accept", file, "2", "1", "--reason", "核实过：'没有' # 问题")
    assert done.returncode == 0
    assert [line.split("，")[0].split()[-1] for line in done.stdout.splitlines()] == ["D-lost", "D-period"]
    assert file.read_text(encoding="utf-8").startswith(before)
    assert "  3. 提醒" in call_kit("check", file).stdout
    assert call_kit("accept", file, "3", "--reason", "二").returncode == 0
    checked = call_kit("check", file)
    assert checked.returncode == 0
    assert "没有发现问题，已认可 3 处" in checked.stdout
    assert checked.stdout.count("认可的理由：核实过：'没有' # 问题") == 2


@pytest.mark.parametrize(("numbers", "said"), [(["4"], "要处理的只有 3 条"), (["1", "9"], "没有第 9 条")])
def test_a_number_that_is_none_writes_nothing(file: Path, numbers: list[str], said: str) -> None:
    """One sentence, exit code 2, not even the others."""
    before = file.read_bytes()
    done = call_kit("accept", file, *numbers, "--reason", "看过")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr
    assert file.read_bytes() == before


def test_the_number_of_what_is_accepted_already_is_known(file: Path) -> None:
    """It keeps the number it had; whoever names that is told so, with the reason."""
    assert call_kit("accept", file, "1", "2", "3", "--reason", "核过台账").returncode == 0
    before = file.read_bytes()
    assert "  1. 已认可" in call_kit("check", file).stdout
    done = call_kit("accept", file, "1", "--reason", "再看")
    assert done.returncode == 2
    assert "已经认可过，理由是“核过台账”" in done.stderr
    assert "没有第 4 条" in call_kit("accept", file, "4", "--reason", "再看").stderr
    assert file.read_bytes() == before


def test_an_error_cannot_be_accepted(file: Path) -> None:
    """It is mended; the file stays."""
    text = file.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 3")
    file.write_text(text, encoding="utf-8")
    done = call_kit("accept", file, "1", "--reason", "看过")
    assert done.returncode == 2
    assert "是错误，不能认可" in done.stderr
    assert file.read_text(encoding="utf-8") == text


NEW = Acceptance("N-parts", "看过", quote="共5条")


@pytest.mark.parametrize(("text", "expected"), [
    ("year: 2024", "year: 2024\naccepted:\n  - rule: N-parts\n    quote: 共5条\n    reason: 看过\n"),
    ("accepted:  # 认可\nyear: 2024\n",
     "accepted:  # 认可\n  - rule: N-parts\n    quote: 共5条\n    reason: 看过\nyear: 2024\n"),
    ("accepted:\n- {rule: D-lost, reason: 一}  # 注\n\n# 下\nyear: 2024\n",
     "accepted:\n- {rule: D-lost, reason: 一}  # 注\n- rule: N-parts\n  quote: 共5条\n  reason: 看过\n\n# 下\nyear: 2024\n"),
    ("accepted:\n  - rule: D-lost\n    reason: |-\n      一\n      二",
     "accepted:\n  - rule: D-lost\n    reason: |-\n      一\n      二\n  - rule: N-parts\n    quote: 共5条\n    reason: 看过\n"),
])  # fmt: skip
def test_an_acceptance_goes_below_those_that_are_there(text: str, expected: str) -> None:
    """In their column; remarks stay where they are."""
    assert with_acceptances(text, [NEW]) == expected


def test_a_list_in_brackets_is_not_torn_apart(tmp_path: Path) -> None:
    """What no line can be added to is told, and stays."""
    file = tmp_path / "2024.yaml"
    text = SEED.read_text(encoding="utf-8") + "accepted: [{rule: D-trio, reason: 看过}]\n"
    file.write_text(text, encoding="utf-8")
    done = call_kit("accept", file, "1", "--reason", "看过")
    assert (done.returncode, file.read_text(encoding="utf-8")) == (2, text)
    assert "不能添行" in done.stderr
