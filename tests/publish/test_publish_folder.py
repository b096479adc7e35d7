"""What came of the folder for the web team: `kit proof` on it, `kit verify` on what a site has of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kit.county.progress.manifest import read_manifest
from kit.page.about.making import content_digest
from tests.conftest import call_kit
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
    """Each of its twelve files; a signature, and what a system puts beside them, are none of them."""
    for name in ("manifest.json.sig", "Thumbs.db", ".DS_Store", "~$说明.docx"):
        (sent.folder / name).write_bytes(b"1")
    done = sent.kit("proof", sent.folder)
    count, signature = done.stdout.splitlines()
    assert (done.returncode, count) == (0, "查了 12 个文件，12 个相符，0 个不符。")
    assert "manifest.json.sig：清单的签名，要用签名的工具核对，这里没有查" in signature


def foldered(path: Path) -> None:
    """Put a folder in a file's place."""
    path.unlink()
    path.mkdir()


def placed(path: Path) -> None:
    """Write a file, with the folder in which it is."""
    path.parent.mkdir()
    path.write_bytes(b"")


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
    "more in the manifest": (MANIFEST, lambda path: rewritten(path, '{\n', '{\n "x": 1,\n'), "被人改过"),
    "half a manifest": (MANIFEST, lambda path: path.write_bytes(path.read_bytes()[:200]), "被人改过"),
    "an empty manifest": (MANIFEST, lambda path: path.write_bytes(b""), "不是发布清单，或被人改坏了"),
    "another program's manifest": (MANIFEST, lambda path: path.write_text('{"icons": []}'), "不是发布清单，或被人改坏了"),
    "no manifest": (MANIFEST, Path.unlink, "没有发布清单"),
    "a folder in a file's place": (f"{NAME}.docx", foldered, "读不出来（那是一个文件夹）"),
    "a file that the manifest does not list": ("假.docx", lambda path: path.write_bytes(b"PK"), "发布清单上没有"),
    "one in a folder": ("a/index.html", placed, "发布清单上没有"),
    "a true page once more": ("b.html", lambda path: shutil.copy(path.with_name(f"{NAME}.html"), path), f"与清单上的 {NAME}.html 一样"),
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
    lacking = flaw in ("清单上有，文件夹里没有", "没有发布清单")
    assert ("0 个不符，缺 1 个。" if lacking else "1 个不符。") in count


def test_a_page_that_is_out_of_date_and_another_is_told_to_be_both(sent: Office) -> None:
    """That its parameters file was changed since does not hide that it is not the page that went out."""
    shutil.copy(sent.outputs / "angao.review.html", sent.folder / f"{NAME}.html")
    sent.write("angao", TEXT.replace("我镇", "本镇"))
    told = sent.kit("proof", sent.folder / f"{NAME}.html").stdout
    assert "数据文件在生成以后改过，或不是由它生成的；与发布清单上的校验码不一样" in told


def test_a_manifest_names_no_file_outside_its_folder(sent: Office) -> None:
    """One that somebody changed to do so is no manifest: nothing is read, taken along or replaced by it."""
    (sent.outputs / "secret").write_bytes(b"")
    rewritten(sent.folder / MANIFEST, f'"{NAME}.docx"', '"../secret"')
    assert read_manifest(sent.folder).manifest is None


def test_a_renamed_file_lacks_and_is_told_under_its_new_name(sent: Office) -> None:
    """Both in one account; the file that is not there is not counted as one that was looked at."""
    (sent.folder / f"{NAME}.pdf").rename(sent.folder / "a.pdf")
    gone, new, _, count = sent.kit("proof", "outputs/wolong/2024/发布").stdout.splitlines()
    assert gone.endswith(f"{NAME}.pdf：清单上有，文件夹里没有。")
    assert new.endswith(f"a.pdf：发布清单上没有，内容与清单上的 {NAME}.pdf 一样。")
    assert count == "查了 12 个文件，11 个相符，1 个不符，缺 1 个。"


SET_OTHERWISE: dict[str, Callable[[bytes], bytes]] = {
    "line ends": lambda content: content.replace(b"\n", b"\r\n"),
    "a mark of encoding": lambda content: b"\xef\xbb\xbf" + content,
    "the order of keys": lambda content: json.dumps(json.loads(content), sort_keys=True).encode(),
    "more keys, by another version": lambda content: closed(json.loads(content) | {"since": 1.5}),
}


def closed(told: dict[str, object]) -> bytes:
    """Return a manifest closed anew, as another version of the program does, and as a forger would."""
    told.pop("manifest", None)
    return json.dumps({**told, "manifest": content_digest(told)}).encode()


@pytest.mark.parametrize("name", SET_OTHERWISE)
def test_a_manifest_that_tells_the_same_is_not_called_changed(sent: Office, name: str) -> None:
    """However it is set; an update of the program accuses nobody."""
    path = sent.folder / MANIFEST
    path.write_bytes(SET_OTHERWISE[name](path.read_bytes()))
    assert sent.kit("proof", sent.folder).returncode == 0
    assert read_manifest(sent.folder).proven is not None


def test_a_manifest_of_a_version_to_come_is_told_apart_from_a_change(sent: Office) -> None:
    """One that is whole and lacks what this version needs: its program is asked for."""
    told = json.loads((sent.folder / MANIFEST).read_bytes())
    del told["index"]
    (sent.folder / MANIFEST).write_bytes(closed(told))
    assert "是另一版本的程序写的，读不懂；请更新本程序" in sent.kit("proof", sent.folder).stdout


def test_a_list_of_an_older_version_is_called_so_and_renewed(sent: Office) -> None:
    """It has no digest of its own: nobody knows whether it was changed, and nobody is accused."""
    path = sent.folder / MANIFEST
    told = json.loads(path.read_bytes())
    del told["manifest"]
    path.write_text(json.dumps(told), encoding="utf-8")
    done = sent.kit("proof", sent.folder)
    assert (
        done.returncode,
        "manifest.json：是旧版本的程序写的" in done.stdout,
        "被人改过；" in done.stdout,
    ) == (1, True, False)
    assert "是旧版本的程序写的" in sent.kit("verify", "wolong", 2024, sent.folder).stdout
    assert "原来的发布清单是旧版本的程序写的" in sent.publish("--with-drafts").stderr
    assert sent.kit("proof", sent.folder).returncode == 0


def test_a_changed_manifest_is_not_laundered(sent: Office) -> None:
    """A file and its digest were changed: the next publication keeps nothing of that, and writes nothing."""
    pdf = sent.folder / f"{NAME}.pdf"
    before = sha256(pdf.read_bytes()).hexdigest()
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    rewritten(sent.folder / MANIFEST, before, sha256(pdf.read_bytes()).hexdigest())
    sent.write("angao", TEXT.replace(*WRONG))  # so that the published one would stay
    held = {path.name: path.read_bytes() for path in sent.folder.iterdir()}
    done = sent.publish("--with-drafts")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "manifest.json：发布以后被人改过，没有发布，文件夹没有动。请换回原来的清单，或把整个文件夹移走"
        in done.stderr
    )
    assert {path.name: path.read_bytes() for path in sent.folder.iterdir()} == held
    assert sent.kit("proof", sent.folder).returncode == 1
    sent.folder.rename(sent.root / "moved")
    assert sent.publish("--with-drafts").returncode == 1
    assert f"{NAME}.pdf" not in sent.names


def test_the_manifest_of_another_program_is_none_of_ours(sent: Office) -> None:
    """A site's own manifest.json, in a folder that is not called as ours: nothing is said of it or beside it."""
    (sent.outputs / "site").mkdir()
    (sent.outputs / "site" / MANIFEST).write_text(
        '{"name": "x", "start_url": "/", "icons": []}', encoding="utf-8"
    )
    (sent.outputs / "site" / "a.docx").write_bytes(b"PK")
    assert sent.kit("proof", "outputs").returncode == 0


def test_single_files_are_held_against_the_manifest_beside_them(sent: Office, tmp_path: Path) -> None:
    """Of each that only is said; of a file that is no page, and has no manifest beside it, that nothing is known."""
    own = [sent.folder / name for name in (f"{NAME}.pdf", "index.html", MANIFEST, f"{NAME}.html")]
    assert sent.kit("proof", *own).stdout == "查了 4 个文件，4 个相符，0 个不符。\n"
    shutil.copy(sent.folder / f"{OTHER}.html", own[-1])
    assert "与发布清单上的校验码不一样" in sent.kit("proof", own[-1]).stdout
    rewritten(sent.folder / MANIFEST, '"draft": true', '"draft": false')
    assert "manifest.json：发布以后被人改过" in sent.kit("proof", own[0]).stdout
    alone = Path(shutil.copy(own[0], tmp_path))
    done = sent.kit("proof", alone)
    assert (done.returncode, "不是年报的网页，旁边也没有能用的发布清单，没法查验" in done.stdout) == (1, True)


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
    for_programs = sent.kit("verify", "wolong", 2024, site / f"{NAME}.解读.png", "--format", "json").stdout
    assert ("发布以后被人改过" in json.loads(for_programs)["manifest_doubt"]) is not gone


def test_a_signature_and_a_systems_files_are_no_ones_fault_alone_either(sent: Office) -> None:
    """As `发布/*` names them: of a signature its manifest is proven; of a system's file nothing is to be said."""
    for name in ("manifest.json.sig", "Thumbs.db", ".DS_Store", "~$说明.docx", "~$说明.html"):
        (sent.folder / name).write_bytes(b"1")
    done = sent.kit("proof", *sorted(sent.folder.iterdir()))
    count, signature = done.stdout.splitlines()
    assert (done.returncode, count) == (0, "查了 12 个文件，12 个相符，0 个不符。")
    assert sent.kit("proof", sent.folder).stdout.splitlines() == [count, signature]
    alone = sent.kit("proof", sent.folder / "manifest.json.sig")
    assert (alone.returncode, alone.stdout.splitlines()) == (
        0,
        ["查了 1 个文件，1 个相符，0 个不符。", signature],
    )
    assert sent.kit("proof", sent.folder / "Thumbs.db").returncode == 2
    (sent.folder / MANIFEST).unlink()
    assert "没法查验" in sent.kit("proof", sent.folder / "manifest.json.sig").stdout


def test_a_sites_own_files_beside_what_went_out_are_counted_and_no_flaws(sent: Office) -> None:
    """At its root, last year's folder below with a manifest of its own: each file is held against its own."""
    site = Path(shutil.copytree(sent.folder, sent.root / "site"))
    for below in ("2023", "news/发布"):
        shutil.copytree(sent.folder, site / below)
    (site / "style.css").write_bytes(b"")
    placed(site / "icons" / MANIFEST)
    proven = "查了 36 个文件，36 个相符，0 个不符；另有 2 个文件，发布清单上没有，没有查。\n"
    done = sent.kit("proof", "site")
    assert (done.returncode, done.stdout) == (0, proven)
    (site / "2023" / f"{NAME}.docx").write_bytes(b"PK")
    (site / "news/发布" / "假.docx").write_bytes(b"PK")
    (site / f"{NAME}.pdf").rename(site / "a.pdf")
    forged, *others = sorted(sent.kit("proof", "site").stdout.splitlines()[:3])
    assert forged.endswith(f"2023/{NAME}.docx：与发布清单上的校验码不一样，发布以后被人改过或换过。")
    assert sorted(each.partition("：")[2] for each in others) == [
        "发布清单上没有。",
        "清单上有，文件夹里没有。",
    ]


def test_a_sites_own_file_alone_is_no_pass(sent: Office) -> None:
    """Nothing is there to hold it against; among others it accuses nobody."""
    site = Path(shutil.copytree(sent.folder, sent.root / "site"))
    (site / "style.css").write_bytes(b"")
    assert sent.kit("proof", "site/style.css").returncode == 1
    done = sent.kit("proof", *sorted(site.iterdir()))
    assert (done.returncode, "12 个相符，0 个不符；另有 1 个文件" in done.stdout) == (0, True)


def test_the_folder_is_known_from_within(sent: Office) -> None:
    """Told as ".": its strangers are flaws, and a list that is gone is missed."""
    (sent.folder / "假.docx").write_bytes(b"PK")
    told = call_kit("proof", ".", "--parameters", sent.root / "parameters", cwd=sent.folder)
    assert (told.returncode, "假.docx：发布清单上没有。" in told.stdout) == (1, True)
    (sent.folder / MANIFEST).unlink()
    told = call_kit("proof", ".", "--parameters", sent.root / "parameters", cwd=sent.folder)
    assert (told.returncode, "没有发布清单" in told.stdout) == (1, True)


def test_a_file_that_is_named_twice_is_one(sent: Office) -> None:
    """In its folder and by itself, from the root and from here, whatever is wrong with it."""
    here = "outputs/wolong/2024/发布"
    places = (here, sent.folder / f"{NAME}.docx", sent.folder / f"{NAME}.html", f"{here}/../发布/index.html")
    assert sent.kit("proof", *places).stdout == "查了 12 个文件，12 个相符，0 个不符。\n"
    (sent.folder / f"{NAME}.docx").write_bytes(b"PK")
    assert "查了 12 个文件，11 个相符，1 个不符。" in sent.kit("proof", *places).stdout
