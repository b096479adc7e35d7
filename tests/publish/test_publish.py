"""`kit publish`: one folder for the web team, whole or not at all, and nothing in it that may not go out."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from kit.base.errors import OutputError
from kit.base.whole_folder import put_right, replace_folder
from kit.page.about.seal import record_of
from tests.conftest import ROOT, SEED, run_kit

TEXT = SEED.read_text(encoding="utf-8")
NAME = "安皋镇2024年政府信息公开工作年度报告"
WRONG = ("received: {natural: 0", "received: {natural: 3")


class Office:
    """A county of three units: 安皋镇 made, 蒲山镇 with an error, 青华镇 without a report."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.outputs = folder / "outputs/wolong/2024"
        self.folder = self.outputs / "发布"

    def open(self) -> None:
        """Write the parameters files and make the pages."""
        self.write("angao", TEXT)
        self.write("puxi", TEXT.replace("安皋镇", "蒲山镇").replace(*WRONG))
        (self.root / "parameters/wolong/county").mkdir()
        listed = "name: 卧龙区\nunits: {angao: 安皋镇, puxi: 蒲山镇, qinghua: 青华镇}\n"
        (self.root / "parameters/wolong/county/units.yaml").write_text(listed, encoding="utf-8")
        self.kit("batch")

    def write(self, unit: str, text: str) -> None:
        """Write a unit's parameters file."""
        path = self.root / f"parameters/wolong/{unit}/2024.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def kit(self, *arguments: object) -> CompletedProcess[str]:
        """Run the command line there."""
        return run_kit(*arguments, cwd=self.root)

    def publish(self, *options: str) -> CompletedProcess[str]:
        """Publish the county's year."""
        return self.kit("publish", "wolong", 2024, *options)

    @property
    def names(self) -> set[str]:
        """What the folder holds."""
        return {path.name for path in self.folder.iterdir()}

    @property
    def manifest(self) -> Any:
        """What the manifest tells."""
        return json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office, its pages made."""
    office = Office(tmp_path_factory.mktemp("office"))
    office.open()
    return office


@pytest.fixture
def office(made: Office, tmp_path: Path) -> Office:
    """A copy of it, in which nothing was published yet."""
    shutil.copytree(made.root, tmp_path, dirs_exist_ok=True)
    return Office(tmp_path)


def test_what_may_go_goes_and_the_others_are_named(office: Office) -> None:
    """Page, Word, list and manifest under names people know; a draft and a missing unit by name; exit 1."""
    done = office.publish()
    assert done.returncode == 1
    assert office.names == {f"{NAME}.html", f"{NAME}.docx", "index.html", "manifest.json"}
    page = (office.folder / f"{NAME}.html").read_bytes()
    assert page == (office.outputs / "angao.html").read_bytes()
    kept_back, missing = done.stderr.splitlines()
    assert kept_back.startswith("没有发布  蒲山镇：还有 ")
    assert missing == "缺报：青华镇"


def test_the_manifest_tells_what_went_and_from_what(office: Office) -> None:
    """The day, each file and parameters file with its digest, and which version of the kit it was."""
    office.publish()
    told = office.manifest
    (unit,) = told["units"]
    assert (told["published"], told["county"], told["year"]) == (date.today().isoformat(), "wolong", 2024)
    assert (unit["folder"], unit["name"], unit["draft"]) == ("angao", "安皋镇", False)
    for file in (told["index"], *unit["files"]):
        assert sha256((office.folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert unit["parameters"]["sha256"] == sha256(TEXT.encode()).hexdigest()
    assert unit["kit"].startswith("township-disclosure-workbook ")


def test_drafts_go_when_they_are_asked_for(office: Office) -> None:
    """Marked in the list, in the page and in Word."""
    done = office.publish("--with-drafts")
    assert "草稿 1 份，各页标有“草稿”：蒲山镇" in done.stdout
    assert [unit["draft"] for unit in office.manifest["units"]] == [False, True]
    name = NAME.replace("安皋", "蒲山")
    assert 'class="stamp">草稿<' in (office.folder / f"{name}.html").read_text(encoding="utf-8")
    page = html.parse(office.folder / "index.html")
    assert [item.text_content() for item in page.xpath("//li[.//strong]//h2")] == [
        f"卧龙区{name.replace('镇', '镇人民政府')} 草稿"
    ]


def test_a_page_that_is_not_up_to_date_does_not_go(office: Office) -> None:
    """Neither one made before the parameters file was changed, nor one that somebody changed, nor none."""
    path = office.outputs / "angao.html"
    office.write("angao", TEXT.replace("我镇共开设", "我镇一共开设"))
    assert "没有发布  安皋镇：网页与数据文件不一样" in office.publish().stderr
    office.write("angao", TEXT)
    page = path.read_text(encoding="utf-8")
    path.write_text(page.replace("账号3个", "账号4个"), encoding="utf-8")
    assert "账号4个" in office.publish().stderr
    path.unlink()
    done = office.publish()
    assert "没有发布  安皋镇：网页还没有生成" in done.stderr
    assert (done.returncode, office.folder.exists()) == (1, False)


def test_a_pdf_goes_when_it_says_the_same(office: Office, browser: Any) -> None:
    """One that says something else, or cannot be read, stays back and is named; the report goes."""
    tab = browser.new_page()
    page = (office.outputs / "angao.html").read_text(encoding="utf-8")
    for text, goes in ((page, True), (page.replace("账号3个", "账号4个"), False)):
        tab.set_content(text)
        tab.pdf(path=str(office.outputs / "angao.pdf"), prefer_css_page_size=True)
        done = office.publish()
        assert (f"{NAME}.pdf" in office.names, "没有带 PDF" in done.stderr) == (goes, not goes)
        assert f"{NAME}.html" in office.names
    tab.close()


def test_a_pdf_of_the_kit_goes_and_a_drafts_marked(office: Office) -> None:
    """It is listed and in the manifest; one that was made before the report was a draft, or after, stays back."""
    listed, marked = office.outputs / "angao.pdf", office.outputs / "puxi.pdf"
    run_kit("batch", "--pdf", cwd=office.root)
    assert "没有带 PDF" not in office.publish("--with-drafts").stderr
    draft = f"{NAME}.pdf".replace("安皋镇", "蒲山镇")
    files = {file["name"]: file["sha256"] for unit in office.manifest["units"] for file in unit["files"]}
    for name, path in ((f"{NAME}.pdf", listed), (draft, marked)):
        assert files[name] == sha256(path.read_bytes()).hexdigest()
    links = html.parse(office.folder / "index.html").xpath("//a[contains(., 'PDF')]/@href")
    assert [unquote(link) for link in links] == [f"{NAME}.pdf", draft]
    shutil.copy(marked, listed)
    assert "安皋镇：没有带 PDF" in office.publish().stderr


SHEETS = {f"{NAME}.解读.html", f"{NAME}.解读.png"}


def test_the_sheets_go_where_they_were_made(office: Office) -> None:
    """Page and picture of those who have them, with digests; anew from the file as it is now."""
    office.kit("explain", "安皋镇", "--no-png")
    office.publish()
    assert office.names & SHEETS == {f"{NAME}.解读.html"}
    office.kit("explain", "安皋镇")
    for path in office.outputs.glob("*.explained.*"):
        path.write_bytes(b"old")
    assert "解读" not in office.publish().stderr
    assert office.names >= SHEETS
    files = {file["name"]: file["sha256"] for unit in office.manifest["units"] for file in unit["files"]}
    for name in SHEETS:
        assert files[name] == sha256((office.folder / name).read_bytes()).hexdigest()
    proven = office.kit("proof", office.folder)
    assert "查了 3 个网页，3 个" in proven.stdout
    links = html.parse(office.folder / "index.html").xpath("//a[contains(., '解读')]")
    assert [(unquote(link.get("href")), link.get("download")) for link in links] == [
        (f"{NAME}.解读.html", None),
        (f"{NAME}.解读.png", ""),
    ]


def test_the_sheets_of_all_go_when_they_are_asked_for(office: Office) -> None:
    """A draft's too, marked, where drafts go; without asking, and without any made, none goes."""
    office.publish("--with-drafts", "--explain")
    drafts = {name.replace("安皋镇", "蒲山镇") for name in SHEETS}
    assert office.names >= SHEETS | drafts
    sheet = next(office.folder.glob("蒲山镇*.解读.html")).read_text(encoding="utf-8")
    assert ">草稿<" in sheet
    office.publish()
    assert not office.names & (SHEETS | drafts)


def test_a_picture_that_cannot_be_drawn_keeps_nothing_else_back(office: Office) -> None:
    """The report goes, its sheet as a page too; the character is named, exit 1."""
    office.write("angao", TEXT.replace("教育培训", "教育\u2fff培训"))
    office.kit("batch")
    done = office.publish("--explain")
    assert (done.returncode, office.names & SHEETS) == (1, {f"{NAME}.解读.html"})
    assert "安皋镇：没有带解读的长图" in done.stderr
    assert "U+2FFF" in done.stderr


def test_published_sheets_are_verified_by_their_bytes(office: Office, tmp_path: Path) -> None:
    """As they went out they are the same, under any name before its end; changed or unknown, they are named."""
    office.publish("--explain")
    site = tmp_path / "site"
    shutil.copytree(office.folder, site)
    same = office.kit("verify", "wolong", 2024, site)
    assert (same.stdout.count("与发布的相同"), "不是发布的那份" in same.stdout) == (2, False)
    picture = site / f"{NAME}.解读.png"
    picture.rename(site / "a.解读.png")
    (site / f"{NAME}.解读.html").write_text("<p>没有收到", encoding="utf-8")
    told = office.kit("verify", "wolong", 2024, site)
    assert told.returncode == 1
    assert "a.解读.png：与发布的相同" in told.stdout
    assert f"{NAME}.解读.html：不是发布的那份" in told.stdout
    listed = json.loads(office.kit("verify", "wolong", 2024, site, "--format", "json").stdout)["sheets"]
    assert sorted(each["same"] for each in listed) == [False, True]
    alone = office.kit("verify", "wolong", 2024, site / "a.解读.png")
    assert "a.解读.png：与发布的相同" in alone.stdout


SITE = 'site: {name: 卧龙区人民政府, domain: www.wolong.gov.cn, code: "4113030001"'


def test_a_sites_page_tells_the_day_on_which_it_goes_out(office: Office) -> None:
    """In its tag and its dataset; unchanged it keeps it, changed it gets the new one; it is proven and verified."""
    units = office.root / "parameters/wolong/county/units.yaml"
    bare = units.read_text(encoding="utf-8")
    units.write_text(f"{bare}{SITE}}}\n", encoding="utf-8")
    office.kit("batch")

    def told(*options: str) -> tuple[list[str], list[str], str]:
        office.publish(*options)
        page = (office.folder / f"{NAME}.html").read_text(encoding="utf-8")
        tags = re.findall('<meta name="PubDate" content="([^"]*)">', page)
        return tags, re.findall('"datePublished":"([^"]*)"', page), office.manifest["units"][0]["published"]

    assert told("--date", "2025-01-20") == (["2025-01-20"], ["2025-01-20"], "2025-01-20")
    assert told("--date", "2025-02-03") == (["2025-01-20"], ["2025-01-20"], "2025-01-20")
    assert office.kit("proof", office.folder).returncode == 0
    assert "与数据文件相同" in office.kit("verify", "wolong", 2024, office.folder).stdout
    assert "PubDate" not in (office.outputs / "angao.html").read_text(encoding="utf-8")
    office.write("angao", TEXT.replace("我镇共开设", "我镇一共开设"))
    office.kit("batch")
    assert told("--date", "2025-02-03") == (["2025-02-03"], ["2025-02-03"], "2025-02-03")
    site = f'{SITE}, published: {{"2024": "2025-01-21 09:30"}}}}\n'
    units.write_text(f"{bare}{site}", encoding="utf-8")
    office.kit("batch")
    assert told("--date", "2025-03-01")[:2] == (["2025-01-21 09:30"], ["2025-01-21"])


def test_a_day_that_is_none_is_refused(office: Office) -> None:
    """Exit 2, and nothing is written."""
    assert office.publish("--date", "2025-02-30").returncode == 2
    assert not office.folder.exists()


def test_a_second_run_replaces_what_it_made_and_nothing_else(office: Office) -> None:
    """A unit that may not go any more is gone, a note of somebody's stays, an unchanged report keeps its day."""
    office.publish("--with-drafts")
    (office.folder / "说明.txt").write_text("给小王", encoding="utf-8")
    told = office.folder / "manifest.json"
    told.write_text(
        told.read_text(encoding="utf-8").replace(date.today().isoformat(), "2025-01-20"), encoding="utf-8"
    )
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
    office.kit("batch")
    done = office.publish()
    assert (done.returncode, path.read_text(encoding="utf-8"), office.manifest) == (2, "mine", before)
    assert f"{path.relative_to(office.root)} 不是这条命令写的，或写出以后被人改过" in done.stderr


def test_two_units_of_one_name_keep_each_other_back(office: Office) -> None:
    """Nobody can tell whose report it is; a unit that is not on the list does not go either."""
    office.write("angao2", TEXT)
    done = office.publish()
    assert "没有发布  安皋镇：有两个文件夹都是安皋镇的年报" in done.stderr
    assert "单位名单（wolong/county/units.yaml）里没有文件夹 angao2" in done.stderr
    assert not office.folder.exists()


def test_the_countys_own_report_goes_when_it_is_the_sum(office: Office) -> None:
    """While a unit is missing nobody knows the sum, and it stays back by name."""
    own = TEXT.replace("安皋镇人民政府", "人民政府").replace("township: 安皋镇", "township: 卧龙区")
    office.write("county", own)
    office.kit("batch")
    assert "没有发布  卧龙区：与各单位之和还有" in office.publish().stderr
    listed = office.root / "parameters/wolong/county/units.yaml"
    listed.write_text("name: 卧龙区\nunits: {angao: 安皋镇}\n", encoding="utf-8")
    shutil.rmtree(office.root / "parameters/wolong/puxi")
    done = office.publish()
    assert (done.returncode, done.stderr) == (0, "")
    assert [unit["folder"] for unit in office.manifest["units"]] == ["county", "angao"]


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
    assert "已发布" not in office.kit("status", "wolong", 2024).stdout.split("报送")[-1] or why == ""


def test_what_is_mended_takes_the_place_of_what_stayed(office: Office) -> None:
    """The new page goes once it may, and nobody tells of the old one any more."""
    office.publish()
    office.write("angao", TEXT.replace(*WRONG))
    office.publish()
    office.write("angao", TEXT.replace("微信公众号", "微信号"))
    office.kit("batch")
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
    office.kit("batch")
    again = office.publish()
    assert "发布时的文件改过、移走了" in again.stderr
    assert [unit["name"] for unit in office.manifest["units"]] == ["蒲山镇"]


def test_a_fee_that_a_unit_does_not_tell_keeps_nothing_back(office: Office) -> None:
    """Nobody knows that the county's fee is wrong; that it was not compared is told. A wrong sum keeps it back."""
    silent = TEXT.replace("我镇并未出现收取信息处理费的情况", "我镇没有其他需要报告的事项")
    assert silent != TEXT
    listed = office.root / "parameters/wolong/county/units.yaml"
    listed.write_text("name: 卧龙区\nunits: {angao: 安皋镇}\n", encoding="utf-8")
    shutil.rmtree(office.root / "parameters/wolong/puxi")
    office.write("angao", silent)
    office.write("county", TEXT.replace("卧龙区安皋镇人民政府", "卧龙区人民政府").replace("安皋镇", "卧龙区"))
    office.kit("batch")
    done = office.publish()
    assert "信息处理费没有核对" in done.stderr
    assert {unit["folder"] for unit in office.manifest["units"]} == {"county", "angao"}


def test_the_list_is_a_page_for_everybody(office: Office, browser: Any) -> None:
    """Every file is linked and there, with its day; no script, nothing loaded, no barrier."""
    office.publish("--with-drafts", "--explain")
    path = office.folder / "index.html"
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    links = tab.eval_on_selector_all("a", "found => found.map(each => decodeURIComponent(each.href))")
    names = {Path(link).name for link in links}
    assert names == office.names - {"index.html", "manifest.json"}
    assert (
        tab.eval_on_selector_all("time", "found => found.map(each => each.dateTime)")
        == [date.today().isoformat()] * 2
    )
    assert asked == [path.as_uri()]
    assert Axe().run(tab).response["violations"] == []
    tab.close()


def test_what_a_killed_run_left_is_told_from_what_somebody_changed(office: Office) -> None:
    """Killed in the one moment in which the folder is away, the next run brings it up to date all the same."""
    office.publish()
    office.folder.rename(office.outputs / ".发布.old")
    office.write("angao", TEXT.replace("我镇", "本镇"))
    office.kit("batch")
    done = office.publish()
    assert (done.returncode, "没有动它" in done.stderr) == (1, False), done.stderr
    assert "本镇" in (office.folder / f"{NAME}.html").read_text(encoding="utf-8")
    assert not [*office.outputs.glob(".发布*")]


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


def test_the_manifest_has_the_record_of_each_page(office: Office) -> None:
    """What a page was made from stands in the manifest too, under the same digests."""
    office.publish()
    (unit,) = office.manifest["units"]
    record = record_of((office.folder / f"{NAME}.html").read_text(encoding="utf-8"))
    assert record is not None
    assert record.intact
    assert unit["made"] == record.told


def test_a_page_that_was_touched_since_does_not_go(office: Office) -> None:
    """Also where it shows the same: something was put into it that no reader sees."""
    path = office.outputs / "angao.html"
    page = path.read_text(encoding="utf-8")
    path.write_text(page.replace("</body>", '<script type="module">1</script></body>'), encoding="utf-8")
    assert "没有发布  安皋镇：网页在生成以后被人改过" in office.publish().stderr


SIGNER = "import sys, hashlib; sys.stdout.buffer.write(hashlib.sha256(sys.stdin.buffer.read()).digest())"


def test_the_manifest_is_signed_by_the_offices_own_program(office: Office) -> None:
    """The command gets the manifest's bytes, what it writes lies beside them; without it an old one goes."""
    command = f'"{sys.executable}" -c "{SIGNER}"'
    assert office.publish("--sign-command", command).stderr.count("sign") == 0
    signed = office.folder / "manifest.json.sig"
    assert signed.read_bytes() == sha256((office.folder / "manifest.json").read_bytes()).digest()
    assert office.publish("--sign-command", command).returncode == 1  # a unit is missing, nothing else
    assert signed.is_file()
    office.publish()
    assert not signed.exists()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("keyring-of-nobody --sign", "运行不了"),
        (f'"{sys.executable}" -c "import sys; sys.exit(\'no key\')"', "没有签成（no key）"),
        (f'"{sys.executable}" -c pass', "没有写出签名"),
        ('"unclosed', "引号不成对"),
        ("", "是空的"),
    ],
)  # fmt: skip
def test_a_signature_that_fails_publishes_nothing(office: Office, command: str, why: str) -> None:
    """One sentence, exit 2, the folder as it was."""
    done = office.publish("--sign-command", command)
    assert done.returncode == 2
    (sentence,) = [line for line in done.stderr.splitlines() if "--sign-command" in line]
    assert why in sentence
    assert "Traceback" not in done.stderr
    assert not office.folder.exists()


def test_no_shell_reads_the_command(office: Office) -> None:
    """What a shell would do behind it is not done: the words are the program's own."""
    office.publish("--sign-command", f'"{sys.executable}" -c "{SIGNER}" ; touch ran > ran')
    assert (office.folder / "manifest.json.sig").is_file()
    assert not list(office.root.rglob("ran"))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl signs here")
def test_openssl_signs_with_sm2_as_the_guide_says(office: Office) -> None:
    """The guide's commands make a key, sign while publishing, and verify; a changed manifest fails."""
    guide = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    key, public, publish, verify = (
        re.search(pattern, guide, re.MULTILINE)[0]  # type: ignore[index]
        for pattern in (
            r"^openssl genpkey .*",
            r"^openssl pkey .*",
            r'(?<=--sign-command ").*(?=")',
            r"^openssl dgst .*-verify.*",
        )
    )
    for command in (key, public):
        subprocess.run(shlex.split(command), cwd=office.root, check=True, capture_output=True)
    assert office.publish("--sign-command", publish).returncode == 1
    check = [word.replace("发布/", f"{office.folder}/") for word in shlex.split(verify)]
    assert subprocess.run(check, cwd=office.root, check=False, capture_output=True).returncode == 0
    told = office.folder / "manifest.json"
    told.write_bytes(told.read_bytes() + b" ")
    assert subprocess.run(check, cwd=office.root, check=False, capture_output=True).returncode != 0
