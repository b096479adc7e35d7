"""`kit slips`: what goes back to each unit of a county, numbered and dated, none twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from tests.conftest import SEED, call_kit

TEXT = SEED.read_text(encoding="utf-8")


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county of two units: 安皋镇 with an error, 蒲山镇 missing; 旧镇 cannot be read."""
    folder = tmp_path / "parameters/wolong"
    wrong = TEXT.replace("received: {natural: 0", "received: {natural: 3")
    for name, text in {"angao/2024": wrong, "old/2024": "year: 2024\n"}.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "county").mkdir()
    listed = "name: 卧龙区\nunits: {angao: 安皋镇, puxi: 蒲山镇, old: 旧镇}\n"
    (folder / "county/units.yaml").write_text(listed, encoding="utf-8")
    return tmp_path


def test_each_unit_with_something_to_mend_gets_a_slip(county: Path) -> None:
    """As Word and as text, first time and day in the name; the missing are named, the unreadable stop no other."""
    done = call_kit("slips", "wolong", 2024, cwd=county)
    assert done.returncode == 2
    assert "old/2024.yaml" in done.stderr
    assert "缺报：蒲山镇" in done.stdout
    name = f"安皋镇退回单（第1次，{date.today().isoformat()}）"
    text = (county / "outputs/wolong/2024/退回单" / f"{name}.txt").read_text(encoding="utf-8")
    assert "【须改正】" in text
    document = docx.Document(str(county / "outputs/wolong/2024/退回单" / f"{name}.docx"))
    said = [each.text for each in document.paragraphs]
    assert said[0] == "退回单"
    assert said[1:] == [line.strip() for line in text.split("\n") if line.strip()]


def test_a_slip_that_says_the_same_is_not_written_again(county: Path) -> None:
    """Once the township has changed something, a second goes, and the first stays."""
    folder = county / "outputs/wolong/2024/退回单"
    call_kit("slips", "wolong", 2024, cwd=county)
    (first,) = folder.glob("*.txt")
    assert "与第 1 次退回的一样" in call_kit("slips", "wolong", 2024, cwd=county).stdout
    assert [*folder.glob("*.txt")] == [first]
    file = county / "parameters/wolong/angao/2024.yaml"
    file.write_text(TEXT, encoding="utf-8")
    call_kit("slips", "wolong", 2024, cwd=county)
    assert sorted(path.name[:10] for path in folder.glob("*.txt")) == [
        "安皋镇退回单（第1次",
        "安皋镇退回单（第2次",
    ]
    for number in (1, 2, 3):
        call_kit("accept", file, number, "--reason", "看过", cwd=county)
    assert "没有要退回的：安皋镇" in call_kit("slips", "wolong", 2024, cwd=county).stdout
