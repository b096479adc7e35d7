"""`kit publish` a second time: what it wrote is replaced, what went out stays, what is not its own is not touched."""

from __future__ import annotations

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kit.base.errors import OutputError
from kit.base.whole_folder import put_right, replace_folder
from tests.publish.office import NAME, TEXT, WRONG, Office


def test_a_second_run_replaces_what_it_made_and_nothing_else(office: Office) -> None:
    """A unit that may not go any more is gone, a note of somebody's stays, an unchanged report keeps its day."""
    office.publish("--with-drafts", "--date", "2025-01-20")
    (office.folder / "说明.txt").write_text("给小王", encoding="utf-8")
    office.publish()
    assert office.names == {f"{NAME}.html", f"{NAME}.docx", "index.html", "manifest.json", "说明.txt"}
    assert office.manifest["published"] == date.today().isoformat()
    assert [unit["published"] for unit in office.manifest["units"]] == ["2025-01-20"]


def test_a_published_file_that_somebody_changed_is_not_written_over(office: Office) -> None:
    """The folder stays as it is, and the file is named."""
    office.publish()
    path = office.folder / f"{NAME}.html"
    path.write_text("mine", encoding="utf-8")
    before = office.manifest
    office.write("angao", TEXT.replace("我镇共开设", "我镇一共开设"))
    office.batch()
    done = office.publish()
    assert (done.returncode, path.read_text(encoding="utf-8"), office.manifest) == (2, "mine", before)
    assert f"{path.relative_to(office.root)} 不是这条命令写的，或写出以后被人改过" in done.stderr


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda office: office.write("angao", TEXT.replace(*WRONG)), "现在是草稿"),
        (
            lambda office: office.write("angao", TEXT.replace("微信公众号", "微信号")),
            "现在改过，网页还没有重新生成",
        ),
        (
            lambda office: (office.root / "parameters/wolong/angao/2024.yaml").unlink(),
            "现在没有能用的数据文件",
        ),
    ],
)
def test_what_was_published_does_not_vanish(office: Office, change: Any, why: str) -> None:
    """What went out stays with its day, listed and in the manifest, while what there is now may not go."""
    office.publish()
    before = {path.name: path.read_bytes() for path in office.folder.iterdir()}
    change(office)
    again = office.publish()
    assert again.returncode == 1
    assert f"安皋镇：已发布过（{date.today().isoformat()}），{why}" in again.stderr
    assert {path.name: path.read_bytes() for path in office.folder.iterdir()} == before
    assert "已发布" not in office.kit("status", "wolong", 2024).stdout


def test_sheets_that_do_not_go_again_are_told(office: Office) -> None:
    """By unit and kind, with what brings them back: they leave the folder, and nobody would look for them."""
    office.publish("--explain")
    again = office.publish()
    assert "上次带了、这次没有的：安皋镇（解读、解读长图）；要带解读请加 --explain" in again.stderr
    assert "上次带了" not in office.publish().stderr
    assert "上次带了" not in office.publish("--explain").stderr


def test_what_else_lies_in_the_folder_is_told(office: Office) -> None:
    """It goes to the web team with the folder, and is on no list."""
    assert "文件夹里另有" not in office.publish().stdout
    (office.folder / "假.docx").write_bytes(b"PK")
    assert (
        "文件夹里另有 1 个文件不是这条命令写的，或写出以后被人改过，没有动，清单和列表页上没有：假.docx"
        in office.publish().stdout
    )


def test_what_is_mended_takes_the_place_of_what_stayed(office: Office) -> None:
    """The new page goes once it may, and nobody tells of the old one any more."""
    office.publish()
    office.write("angao", TEXT.replace(*WRONG))
    office.publish()
    office.write("angao", TEXT.replace("微信公众号", "微信号"))
    office.batch()
    again = office.publish()
    assert "已发布过" not in again.stderr
    assert "微信号" in (office.folder / f"{NAME}.html").read_text(encoding="utf-8")


def test_a_unit_is_taken_down_on_purpose(office: Office) -> None:
    """By its name, be it a draft by now or not; a name that no unit has is refused."""
    office.publish("--with-drafts")
    assert len(office.manifest["units"]) == 2
    assert office.publish("--with-drafts", "--without", "安皋镇").returncode == 1
    assert [unit["name"] for unit in office.manifest["units"]] == ["蒲山镇"]
    assert f"{NAME}.html" not in office.names
    assert office.publish("--without", "没有镇").returncode == 2


def test_a_draft_that_went_out_does_not_stay(office: Office) -> None:
    """It went because it was asked for; the next time nobody asks."""
    office.publish("--with-drafts")
    office.publish()
    assert [unit["name"] for unit in office.manifest["units"]] == ["安皋镇"]


def test_a_published_file_that_is_gone_is_told(office: Office) -> None:
    """Of one that somebody took away nothing can stay."""
    office.publish()
    (office.folder / f"{NAME}.docx").unlink()
    office.write("angao", TEXT.replace(*WRONG))
    office.write("puxi", TEXT.replace("安皋镇", "蒲山镇"))
    office.batch()
    again = office.publish()
    assert "发布时的文件改过、移走了" in again.stderr
    assert [unit["name"] for unit in office.manifest["units"]] == ["蒲山镇"]


def test_what_a_killed_run_left_is_told_from_what_somebody_changed(office: Office) -> None:
    """Killed in the one moment in which the folder is away, the next run brings it up to date all the same."""
    office.publish()
    office.folder.rename(office.outputs / ".发布.old")
    office.write("angao", TEXT.replace("我镇", "本镇"))
    office.batch()
    done = office.publish()
    assert (done.returncode, "没有动它" in done.stderr) == (1, False), done.stderr
    assert "本镇" in (office.folder / f"{NAME}.html").read_text(encoding="utf-8")
    assert not [*office.outputs.glob(".发布*")]


def test_a_file_that_cannot_be_read_is_named_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows whose it is; the folder stays as it was."""
    folder = tmp_path / "发布"
    replace_folder(folder, {"a": b"1"}, {})

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refused)
        with pytest.raises(OutputError, match="读不出来（没有权限）"):
            replace_folder(folder, {"a": b"2"}, {})
    assert (folder / "a").read_bytes() == b"1"


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    """What a killed command left is put right; a link in its place is replaced, not followed."""
    folder, elsewhere = tmp_path / "发布", tmp_path / "elsewhere"
    digest = sha256(b"1").hexdigest()
    replace_folder(folder, {"a": b"1"}, {})
    folder.rename(tmp_path / ".发布.old")  # killed between the two steps
    (tmp_path / ".发布.new").mkdir()
    (tmp_path / ".发布.new/half").write_bytes(b"?")
    put_right(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a": b"1"}
    replace_folder(folder, {"b": b"2"}, {"a": digest})
    assert {path.name for path in folder.iterdir()} == {"b"}
    assert {path.name for path in tmp_path.iterdir()} == {"发布"}
    shutil.move(folder, elsewhere)
    folder.symlink_to(elsewhere)
    replace_folder(folder, {"b": b"3"}, {})
    assert ((elsewhere / "b").read_bytes(), folder.is_symlink()) == (b"2", False)
    with pytest.raises(OutputError, match="不是这条命令写的"):
        replace_folder(folder, {"b": b"4"}, {})
    assert (folder / "b").read_bytes() == b"3"


def test_a_file_that_cannot_go_hides_none_that_is_gone(office: Office) -> None:
    """A picture that is named for what keeps it back is not told again; that the PDF is gone is."""
    office.batch("--pdf")
    office.publish("--explain")
    (office.outputs / "angao.pdf").unlink()
    office.write("angao", TEXT.replace("教育培训", "教育\u2fff培训"))
    office.batch("--no-pdf")
    told = office.publish("--explain").stderr
    assert "安皋镇：没有带解读的长图" in told
    assert "上次带了、这次没有的：安皋镇（PDF）；" in told
