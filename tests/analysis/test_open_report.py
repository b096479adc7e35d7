"""A report at work: changed, rechecked, accepted, compared and saved, with everything else in its file kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import kit
from kit.base.errors import InputError, KitError
from kit.editing.history import History
from tests.conftest import SEED, call_kit, run_kit

TEXT = SEED.read_text(encoding="utf-8")
CELL, OTHER = "requests.received.natural", "requests.received.business"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the seed where the notebook looks for it, with last year's beside it."""
    path = tmp_path / "parameters" / "wolong" / "angao" / "2024.yaml"
    path.parent.mkdir(parents=True)
    shutil.copy(SEED, path)
    last = TEXT.replace("year: 2024", "year: 2023").replace("received: {natural: 0", "received: {natural: 5")
    path.with_name("2023.yaml").write_text(last, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_a_changed_figure_is_checked_at_once(path: Path) -> None:
    """The finding names the cell; changed back, it is gone; the file is as it was all the while."""
    mine = kit.open("安皋镇")
    before = len(mine.findings)
    assert not mine.findings["cells"].str.contains(CELL).any()
    mine.set(CELL, 12)
    assert mine.findings["cells"].str.contains(CELL).any()
    assert mine.set(f"figures.{CELL}", 0).findings.shape[0] == before
    assert path.read_text(encoding="utf-8") == TEXT


def test_saving_changes_the_figure_alone(path: Path) -> None:
    """Every other character stays, remarks among them; what stood there is kept as a version."""
    mine = kit.open("安皋镇/2024").set(CELL, 12).save()
    assert path.read_text(encoding="utf-8") == TEXT.replace("received: {natural: 0", "received: {natural: 12")
    (version,) = History(path.parents[2]).versions(path)
    assert version.text() == TEXT
    assert mine.diff().empty
    before = path.stat().st_mtime_ns
    mine.save()
    assert path.stat().st_mtime_ns == before, "nothing to write"
    mine.set(CELL, 13).save()
    assert "natural: 13" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_file_from_windows_keeps_its_line_ends(path: Path, start: bytes) -> None:
    """And the mark that its editor put before the text."""
    path.write_bytes(start + TEXT.replace("\n", "\r\n").encode())
    kit.open("安皋镇").set(CELL, 12).save()
    wanted = TEXT.replace("received: {natural: 0", "received: {natural: 12").replace("\n", "\r\n")
    assert path.read_bytes() == start + wanted.encode()


def test_what_somebody_else_changed_meanwhile_stays(path: Path) -> None:
    """Figures, words and remarks; what was changed here is put on them, and the file as it was is kept."""
    mine = kit.open("安皋镇").set(CELL, 12)
    other = TEXT.replace("township: 安皋镇", "township: 安皋镇  # 核过").replace(
        "business: 0", "business: 4", 1
    )
    path.write_text(other, encoding="utf-8")
    mine.save()
    assert path.read_text(encoding="utf-8") == other.replace(
        "received: {natural: 0", "received: {natural: 12"
    )
    assert "别人改的 1 处" in mine.news
    assert "0 → 4" in mine.news
    assert (mine.report.figures[OTHER], mine.diff().empty) == (4, True)
    (version,) = History(path.parents[2]).versions(path)
    assert version.text() == other


@pytest.mark.parametrize(("value", "told"), [(12, "您 12，文件里 7"), (None, "您 空，文件里 7")])
def test_what_both_changed_is_named_and_not_written_at_once(path: Path, value: int | None, told: str) -> None:
    """Cell by cell; what was changed here stays, and is written when asked again."""
    mine = kit.open("安皋镇").set(CELL, value).set(OTHER, 3)
    other = TEXT.replace("received: {natural: 0", "received: {natural: 7")
    path.write_text(other, encoding="utf-8")
    with pytest.raises(KitError, match="有 1 处您改了") as raised:
        mine.save()
    assert told in str(raised.value)
    assert mine.report.form.cells[CELL].label in str(raised.value)
    assert path.read_text(encoding="utf-8") == other
    assert (mine.report.figures[CELL], mine.report.figures[OTHER]) == (value, 3)
    mine.save()
    figures = kit.open("安皋镇").report.figures
    assert (figures[CELL], figures[OTHER]) == (value, 3)


def test_both_may_have_made_the_same_change(path: Path) -> None:
    """There is nothing to ask, and nothing to write."""
    mine = kit.open("安皋镇").set(CELL, 12)
    other = TEXT.replace("received: {natural: 0", "received: {natural: 12")
    path.write_text(other, encoding="utf-8")
    before = path.stat().st_mtime_ns
    mine.save()
    assert (path.stat().st_mtime_ns, mine.news, mine.unsaved) == (before, "", "")


@pytest.mark.parametrize("text", ["", TEXT.replace("year: 2024", "year: ["), "another edition"])
def test_what_was_changed_outlives_a_file_that_cannot_be_used_any_more(path: Path, text: str) -> None:
    """It is not written, and is there when the file is mended."""
    if text == "another edition":
        assert call_kit("new", "某县/某镇", 2020, cwd=path.parents[3]).returncode == 0
        (other,) = path.parents[2].rglob("2020.yaml")
        text = other.read_text(encoding="utf-8").replace("year: 2020", "year: 2024")
        text = text.replace("agency:", "agency: 某镇人民政府", 1)
    mine = kit.open("安皋镇").set(CELL, 12)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match="另一版格式，没有写" if "2019" in text else "不能用了，没有写"):
        mine.save()
    assert path.read_text(encoding="utf-8") == text
    path.unlink()
    with pytest.raises(KitError):
        mine.save()
    path.write_text(TEXT, encoding="utf-8")
    mine.save()
    assert "natural: 12" in path.read_text(encoding="utf-8")


def test_an_acceptance_settles_the_warning_of_its_number(path: Path) -> None:
    """By the number that `findings` and `kit check` show; an error's is refused."""
    mine = kit.open("安皋镇").set(CELL, 12)
    warning = mine.findings.query("severity == '提醒'").index[-1]
    rule = mine.findings.loc[warning, "rule"]
    mine.accept(warning, "已核实")
    assert rule not in set(mine.findings["rule"])
    with pytest.raises(KitError, match="是错误，不能认可"):
        mine.accept(mine.findings.query("severity == '错误'").index[0], "算了")
    mine.save()
    assert "reason: 已核实" in path.read_text(encoding="utf-8")


def test_this_year_stands_beside_last(path: Path) -> None:
    """Figure, last year's, the change; a blank is none of them zero."""
    mine = kit.open("安皋镇/2024").set(CELL, 12).set("requests.received.other", None)
    table = mine.compare("requests")
    assert table.loc[CELL, ["this", "last", "by"]].tolist() == [12, 5, 7]
    assert table.loc["requests.received.other", ["this", "by"]].isna().all()
    assert table.loc[CELL, "column"] == mine.report.form.cells[CELL].column.label
    assert len(mine.compare()) == len(mine.report.form.cells)
    assert kit.open("安皋镇/2023").compare()["last"].isna().all()
    with pytest.raises(KitError, match="requests"):
        mine.compare("nothing")


def test_the_difference_names_each_place(path: Path) -> None:
    """Before and after, until it is saved."""
    mine = kit.open("安皋镇").set(CELL, 12).set("submitted", "2025-01-20")
    told = {place: tuple(row) for place, row in mine.diff().iterrows() if place != "submitted"}
    assert told == {f"figures.{CELL}": (0, 12)}
    assert mine.diff().loc["submitted", "after"] == "2025-01-20"


@pytest.mark.parametrize("value", [np.int64(12), pd.array([12], dtype="Int64")[0]])
def test_a_figure_may_come_from_a_table(path: Path, value: object) -> None:
    """As pandas and numpy count."""
    assert kit.open("安皋镇").set(CELL, value).compare("requests").loc[CELL, "this"] == 12


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (CELL, "1*"),
        (CELL, -1),
        (CELL, True),
        (CELL, 1.5),
        ("requests.recieved.natural", 1),
        ("figures", {}),
        ("accepted", []),
        ("nothing", 1),
        ("", 1),
        ("year", 2030),
    ],
)
def test_what_no_file_may_hold_is_refused_and_changes_nothing(path: Path, place: str, value: object) -> None:
    """In a sentence; the report stays as it was."""
    mine = kit.open("安皋镇")
    with pytest.raises(InputError):
        mine.set(place, value)
    assert mine.diff().empty
    assert mine.compare("requests").loc[CELL, "this"] == 0


def test_its_face_is_short_and_its_words_are_words(path: Path) -> None:
    """Title, state, findings; markup in a name is text; no report fills a screen by being named."""
    path.write_text(TEXT.replace("agency: 卧龙区", "agency: <b>卧龙区"), encoding="utf-8")
    mine = kit.open("安皋镇")
    face = mine._repr_html_().rpartition("</style>")[2]
    assert "<b>" not in face
    assert "提醒" in face
    assert len(face) < 5000
    assert len(repr(mine)) < 300
    assert len(repr(mine.report)) < 300
    assert "还没有写回" not in face
    assert "改了 1 处，还没有写回" in mine.set(CELL, 12)._repr_html_()


def test_what_was_saved_concerns_its_year_and_the_next(path: Path) -> None:
    """A batch makes these two anew and no other."""
    for year in (2025, 2026):
        text = TEXT.replace("year: 2024", f"year: {year}")
        path.with_name(f"{year}.yaml").write_text(text, encoding="utf-8")
    root = path.parents[3]
    assert "已生成 4 份" in run_kit("batch", cwd=root).stdout
    kit.open("安皋镇/2024").set(CELL, 12).save()
    assert "已生成 2 份，没有变化 2 份" in run_kit("batch", cwd=root).stdout
