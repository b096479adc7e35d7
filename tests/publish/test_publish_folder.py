"""What came of the folder for the web team: `kit proof` on it, `kit verify` on what a site has of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.publish.manifest import read_manifest
from tests.publish.office import NAME, TEXT, WRONG, Office

OTHER = NAME.replace("安皋", "蒲山")
MANIFEST = "manifest.json"


@pytest.fixture(scope="module")
def sent_out(opened: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office with everything published, a draft too, in words of its own, and PDFs."""
    office = Office(shutil.copytree(opened.root, tmp_path_factory.mktemp("sent") / "office"))
    words = re.sub(r"^      \S.*$", "      蒲山镇另有自己的话，一句也不一样。", TEXT, flags=re.MULTILINE)
    office.write("puxi", words.replace("安皋镇", "蒲山镇").replace(*WRONG))
    office.batch("--pdf")
    office.publish("--with-drafts", "--explain")
    return office


@pytest.fixture
def sent(sent_out: Office, tmp_path: Path) -> Office:
    """A copy of it."""
    return Office(shutil.copytree(sent_out.root, tmp_path / "sent"))


def rewritten(path: Path, old: str, new: str) -> None:
    """Change a word in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_folder_as_it_went_out_is_proven(sent: Office) -> None:
    """Each of its twelve files, whatever lies beside them."""
    (sent.folder / "说明.txt").write_text("给小王", encoding="utf-8")
    done = sent.kit("proof", sent.folder)
    assert (done.returncode, done.stdout) == (0, "查了 12 个文件，12 个相符，0 个不符。\n")


CHANGES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a PDF": (f"{NAME}.pdf", lambda path: path.write_bytes(path.read_bytes() + b"\n"), "发布清单上的校验码不一样"),
    "a PDF of another unit": (f"{NAME}.pdf", lambda path: shutil.copy(path.with_name(f"{OTHER}.pdf"), path), "不一样"),
    "a Word file": (f"{NAME}.docx", lambda path: path.write_bytes(b"PK"), "发布清单上的校验码不一样"),
    "a file that is gone": (f"{NAME}.docx", Path.unlink, "清单上有，文件夹里没有"),
    "a picture of another unit": (
        f"{NAME}.解读.png", lambda path: shutil.copy(path.with_name(f"{OTHER}.解读.png"), path), "不一样",
    ),
    "a page of another unit": (f"{NAME}.html", lambda path: shutil.copy(path.with_name(f"{OTHER}.html"), path), "不一样"),
    "the list": ("index.html", lambda path: rewritten(path, "共 2 份", "共 3 份"), "发布清单上的校验码不一样"),
    "what the manifest tells": (MANIFEST, lambda path: rewritten(path, '"draft": true', '"draft": false'), "被人改过"),
    "how the manifest is set": (MANIFEST, lambda path: rewritten(path, '{\n', '{'), "被人改过"),
    "more in the manifest": (MANIFEST, lambda path: rewritten(path, '{\n', '{\n "x": 1,\n'), "被人改过"),
    "half a manifest": (MANIFEST, lambda path: path.write_bytes(path.read_bytes()[:200]), "被人改过"),
    "no manifest": (MANIFEST, Path.unlink, "没有发布清单"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_file_is_named(sent: Office, name: str) -> None:
    """Whatever kind of file it is, alone, and with what is wrong."""
    place, change, flaw = CHANGES[name]
    change(sent.folder / place)
    done = sent.kit("proof", "outputs/wolong/2024/发布")
    named, _, count = done.stdout.splitlines()
    assert done.returncode == 1
    assert named.startswith(str(Path("outputs/wolong/2024/发布") / place))
    assert flaw in named
    assert "1 个不符" in count


def test_a_manifest_names_no_file_outside_its_folder(sent: Office) -> None:
    """One that somebody changed to do so is no manifest: nothing is read, taken along or replaced by it."""
    (sent.outputs / "secret").write_bytes(b"")
    rewritten(sent.folder / MANIFEST, f'"{NAME}.docx"', '"../secret"')
    assert read_manifest(sent.folder).manifest is None


def test_a_published_file_under_another_units_name_is_told(sent: Office, tmp_path: Path) -> None:
    """What is in it is approved, and stands where the other's should; under a name of a site's it is right."""
    (tmp_path / "site").mkdir()
    shutil.copy(sent.folder / f"{OTHER}.pdf", tmp_path / "site" / f"{NAME}.pdf")
    shutil.copy(sent.folder / f"{NAME}.html", tmp_path / "site" / "t20250120_1.html")
    told = sent.kit("verify", "wolong", 2024, tmp_path / "site").stdout
    assert "这个文件名：原稿是安皋镇的年报，网上是蒲山镇的年报" in told
    assert told.count("：与数据文件相同") == 1


def verified_sheets(sent: Office, site: Path) -> list[tuple[str, object]]:
    """Return the sheets that `kit verify` finds on a site, by their ends, and whether they are the same."""
    told = json.loads(sent.kit("verify", "wolong", 2024, site, "--format", "json").stdout)["sheets"]
    return sorted((Path(each["name"]).name, each["same"]) for each in told)


def test_published_sheets_are_verified_by_their_bytes(sent: Office, tmp_path: Path) -> None:
    """As they went out they are the same, under their own name or one of a site's; changed or swapped, named."""
    site = tmp_path / "site"
    site.mkdir()
    page, picture, other = f"{NAME}.解读.html", f"{NAME}.解读.png", f"{OTHER}.解读.png"
    shutil.copy(sent.folder / page, site)
    shutil.copy(sent.folder / picture, site)
    shutil.copy(sent.folder / picture, site / "a.解读.png")
    assert verified_sheets(sent, site) == [("a.解读.png", True), (page, True), (picture, True)]
    shutil.copy(sent.folder / other, site / picture)
    (site / page).write_text("<p>没有收到", encoding="utf-8")
    assert verified_sheets(sent, site) == [("a.解读.png", True), (page, False), (picture, False)]
    alone = sent.kit("verify", "wolong", 2024, site / picture)
    assert (alone.returncode, f"{picture}：不是发布的那份" in alone.stdout) == (1, True)


@pytest.mark.parametrize("change", [Path.unlink, CHANGES["what the manifest tells"][1]])
def test_without_a_manifest_to_rely_on_nothing_is_said_of_sheets(
    sent: Office, change: Callable[[Path], object]
) -> None:
    """Neither that they are the same nor that they are others; a changed manifest is named. No pass."""
    site = shutil.copytree(sent.folder, sent.root / "site")
    change(sent.folder / MANIFEST)
    gone = not (sent.folder / MANIFEST).exists()
    assert {same for _, same in verified_sheets(sent, site)} == {None}
    done = sent.kit("verify", "wolong", 2024, site / f"{NAME}.解读.png")
    assert "没有核对，没有能用的发布清单" in done.stdout
    assert (done.returncode, "发布以后被人改过，没有用它" in done.stdout) == (1, not gone)
