"""`kit publish`: one folder for the web team, whole or not at all, and nothing in it that may not go out."""

from __future__ import annotations

import re
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from axe_playwright_python.sync_playwright import Axe
from lxml import html

from kit.page.about.seal import record_of
from tests.publish.office import NAME, TEXT, Office


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
    office.batch("--pdf")
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
    assert "查了 6 个文件，6 个相符" in proven.stdout
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
    office.batch()
    done = office.publish("--explain")
    assert (done.returncode, office.names & SHEETS) == (1, {f"{NAME}.解读.html"})
    assert "安皋镇：没有带解读的长图" in done.stderr
    assert "U+2FFF" in done.stderr


SITE = 'site: {name: 卧龙区人民政府, domain: www.wolong.gov.cn, code: "4113030001"'


def test_a_sites_page_tells_the_day_on_which_it_goes_out(office: Office) -> None:
    """In its tag and its dataset; unchanged it keeps it, changed it gets the new one; it is proven and verified."""
    units = office.root / "parameters/wolong/county/units.yaml"
    bare = units.read_text(encoding="utf-8")
    units.write_text(f"{bare}{SITE}}}\n", encoding="utf-8")
    office.batch()

    def told(*options: str) -> tuple[list[str], list[str], str]:
        office.publish(*options)
        page = (office.folder / f"{NAME}.html").read_text(encoding="utf-8")
        tags = re.findall('<meta name="PubDate" content="([^"]*)">', page)
        return tags, re.findall('"datePublished":"([^"]*)"', page), office.manifest["units"][0]["published"]

    assert told("--date", "2025-01-20") == (["2025-01-20"], ["2025-01-20"], "2025-01-20")
    kept = office.publish("--date", "2025-02-03").stdout
    assert "没有改动、留着原来发布日期的 1 份：安皋镇（2025-01-20）" in kept
    assert told("--date", "2025-02-03") == (["2025-01-20"], ["2025-01-20"], "2025-01-20")
    assert office.kit("proof", office.folder).returncode == 0
    assert told("--explain", "--date", "2025-02-03")[0] == ["2025-01-20"]  # what goes beside it is no change
    verified = office.kit("verify", "wolong", 2024, office.folder)
    assert "没有核对" not in verified.stderr
    assert "与数据文件相同" in verified.stdout
    assert "PubDate" not in (office.outputs / "angao.html").read_text(encoding="utf-8")
    office.write("angao", TEXT.replace("我镇共开设", "我镇一共开设"))
    office.batch()
    assert told("--date", "2025-02-03") == (["2025-02-03"], ["2025-02-03"], "2025-02-03")
    site = f'{SITE}, published: {{"2024": "2025-01-21 09:30"}}}}\n'
    units.write_text(f"{bare}{site}", encoding="utf-8")
    office.batch()
    assert told("--date", "2025-03-01")[:2] == (["2025-01-21 09:30"], ["2025-01-21"])


def test_a_day_that_is_none_is_refused(office: Office) -> None:
    """Exit 2, and nothing is written."""
    assert office.publish("--date", "2025-02-30").returncode == 2
    assert not office.folder.exists()


def test_two_units_of_one_name_keep_each_other_back(office: Office) -> None:
    """Nobody can tell whose report it is; a unit that is not on the list does not go either."""
    office.write("angao2", TEXT)
    done = office.publish()
    assert "没有发布  安皋镇：文件夹 angao、angao2 里都是安皋镇的年报" in done.stderr
    assert "单位名单（wolong/county/units.yaml）里没有文件夹 angao2" in done.stderr
    assert not office.folder.exists()


def test_the_countys_own_report_goes_when_it_is_the_sum(office: Office) -> None:
    """While a unit is missing nobody knows the sum, and it stays back by name."""
    own = TEXT.replace("安皋镇人民政府", "人民政府").replace("township: 安皋镇", "township: 卧龙区")
    office.write("county", own)
    office.batch()
    assert "没有发布  卧龙区：与各单位之和还有" in office.publish().stderr
    listed = office.root / "parameters/wolong/county/units.yaml"
    listed.write_text("name: 卧龙区\nunits: {angao: 安皋镇}\n", encoding="utf-8")
    shutil.rmtree(office.root / "parameters/wolong/puxi")
    done = office.publish()
    assert (done.returncode, done.stderr) == (0, "")
    assert [unit["folder"] for unit in office.manifest["units"]] == ["county", "angao"]


def test_a_fee_that_a_unit_does_not_tell_keeps_nothing_back(office: Office) -> None:
    """Nobody knows that the county's fee is wrong; that it was not compared is told. A wrong sum keeps it back."""
    silent = TEXT.replace("我镇并未出现收取信息处理费的情况", "我镇没有其他需要报告的事项")
    assert silent != TEXT
    listed = office.root / "parameters/wolong/county/units.yaml"
    listed.write_text("name: 卧龙区\nunits: {angao: 安皋镇}\n", encoding="utf-8")
    shutil.rmtree(office.root / "parameters/wolong/puxi")
    office.write("angao", silent)
    office.write("county", TEXT.replace("卧龙区安皋镇人民政府", "卧龙区人民政府").replace("安皋镇", "卧龙区"))
    office.batch()
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
