"""`kit proof`: pages held against what they were made from, by the record that each carries."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kit.page.about.seal import data_of, record_of
from tests.batches import TEXT, batch, write_report
from tests.conftest import ROOT, call_kit

PAGE = "outputs/jia/2024/yi.html"
REVIEW = "outputs/jia/2024/yi.review.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county of one unit with two years, its pages made."""
    root = tmp_path_factory.mktemp("proof")
    for year in (2023, 2024):
        write_report(root, "yi", year)
    assert batch(root, "--year", 2024).returncode in (0, 1)
    return root


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(built, tmp_path / "office")


def said(office: Path, *places: str) -> tuple[int, str]:
    """Return the exit code of `kit proof` and what it says."""
    done = call_kit("proof", *(places or ("outputs",)), cwd=office)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_pages_as_they_were_made_are_proven(office: Path) -> None:
    """Both pages and the published copy under another name; the index is no report's page."""
    assert (office / "outputs" / "jia" / "2024" / "index.html").is_file()
    shutil.copy(office / PAGE, office / "outputs" / "乙镇2024年年报.html")
    assert said(office) == (0, "查了 3 个文件，3 个相符，0 个不符。\n")


def test_a_fragment_is_not_called_foreign(office: Path) -> None:
    """A site's editor would drop a record, so it has none: asked for, that is said; in a folder it is passed over."""
    source = next((office / "parameters").glob("jia/yi/2024.y*ml"))
    assert call_kit("export", source, "--to", "fragment", cwd=office).returncode == 0
    fragment = next((office / "outputs").rglob("*.fragment.html"))
    assert said(office)[0] == 0
    code, told = said(office, str(fragment))
    assert code == 1
    assert "片段不带制作记录，没法查验" in told
    assert "不是由本程序生成" not in told


def test_the_record_can_be_reckoned_again_by_anyone(office: Path) -> None:
    """The digests are those of the data as canonical JSON; the page's own, of the page without it."""
    page = (office / PAGE).read_text(encoding="utf-8")
    record = record_of(page)
    assert record is not None
    data = json.dumps(data_of(page), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert record.told["parameters"] == sha256(data.encode()).hexdigest()
    assert (
        record.told["page"] == sha256(re.sub('"page":"[0-9a-f]{64}"', '"page":""', page).encode()).hexdigest()
    )
    assert record.told.keys() == {"form", "kind", "kit", "last", "page", "parameters", "rules"}
    assert (record.told["kind"], record.told["kit"].split()[0]) == ("public", "township-disclosure-workbook")


Change = Callable[[str], str]
CHANGES: dict[str, tuple[str, Change, str]] = {
    "a figure on the page": (PAGE, lambda page: page.replace(">0</td>", ">1</td>", 1), "生成以后被人改过"),
    "a word of the review page": (REVIEW, lambda page: page.replace("核对概览", "核对"), "生成以后被人改过"),
    "the dataset": (PAGE, lambda page: page.replace('"value":0', '"value":9', 1), "生成以后被人改过"),
    "a tracker before the end": (PAGE, lambda page: page.replace("</body>", "<p>1</p></body>"), "生成以后被人改过"),
    "no record": (PAGE, lambda page: re.sub('<script[^>]*id="made">.*?</script>', "", page), "没有制作记录"),
    "two records": (PAGE, lambda page: re.sub('(<script[^>]*id="made">.*?</script>)', r"\1\1", page), "没有制作记录"),
    "a record that is no object": (PAGE, lambda page: re.sub('(?<=id="made">){[^<]*}', "{1}", page), "没有制作记录"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_page_is_named(office: Path, name: str) -> None:
    """Whatever was changed on it; the other page is proven."""
    place, change, flaw = CHANGES[name]
    before = (office / place).read_text(encoding="utf-8")
    (office / place).write_text(change(before), encoding="utf-8")
    assert change(before) != before
    code, told = said(office)
    named, remedy, count = told.splitlines()
    assert (code, named.startswith(f"{Path(place)}：{flaw}")) == (1, True)
    assert "kit batch" in remedy
    assert count == "查了 2 个文件，1 个相符，1 个不符。"


def resealed(page: str) -> str:
    """Return a page with its own digest reckoned anew, as a forger would."""
    bare = re.sub('"page":"[0-9a-f]{64}"', '"page":""', page)
    return bare.replace('"page":""', f'"page":"{sha256(bare.encode()).hexdigest()}"')


def test_a_forged_seal_does_not_help(office: Path) -> None:
    """A page whose digest was reckoned anew still has to show what its parameters file gives."""
    page = (office / PAGE).read_text(encoding="utf-8")
    (office / PAGE).write_text(resealed(page.replace(">0</td>", ">1</td>", 1)), encoding="utf-8")
    code, told = said(office)
    assert code == 1
    assert "显示的内容与由数据文件重新生成的不一样" in told


def test_line_ends_and_a_mark_of_encoding_are_no_change(office: Path) -> None:
    """A server or an editor of Windows may write them."""
    page = (office / PAGE).read_text(encoding="utf-8")
    (office / PAGE).write_bytes(b"\xef\xbb\xbf" + page.replace("\n", "\r\n").encode())
    assert said(office)[0] == 0


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a parameters file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_it_was_made_from_has_changed_since(office: Path) -> None:
    """A figure or word of the file, of last year's, last year's gone, the site: each is named for what it is."""
    this, last = (office / "parameters" / "jia" / "yi" / f"{year}.yaml" for year in (2024, 2023))
    rewrite(this, "我镇共开设", "我镇一共开设")
    assert "yi.html：数据文件在生成以后改过" in said(office)[1]
    rewrite(this, "我镇一共开设", "我镇共开设")
    assert said(office)[0] == 0
    rewrite(last, "我镇共开设", "我镇一共开设")
    assert "yi.html：上年的数据文件在生成以后改过" in said(office)[1]
    last.unlink()
    assert "yi.html：上年的数据文件在生成以后改过、补了或撤了" in said(office)[1]
    this.unlink()
    (office / "parameters" / "jia" / "bing").mkdir()
    (office / "parameters" / "jia" / "bing" / "2024.yaml").write_text(TEXT, encoding="utf-8")
    code, told = said(office)
    assert (code, told.count("找不到它的数据文件")) == (1, 2)


def test_comments_and_acceptances_in_the_file_are_no_change(office: Path) -> None:
    """The digest is of what is public, not of the file's bytes."""
    this = office / "parameters" / "jia" / "yi" / "2024.yaml"
    rewrite(this, "township:", "# 已核\ntownship:")
    assert said(office)[0] == 0


def test_another_version_is_told_apart_from_a_change(office: Path) -> None:
    """A page that an older program, form or rule book made is whole, and named as such."""
    page = (office / PAGE).read_text(encoding="utf-8")
    old = re.sub('"kit":"[^"]*"', '"kit":"township-disclosure-workbook 0.0.1"', page)
    old = re.sub('"rules":"[^"]*"', f'"rules":"{"0" * 64}"', old)
    (office / PAGE).write_text(resealed(old), encoding="utf-8")
    code, told = said(office, PAGE)
    assert (code, told.splitlines()[0]) == (1, f"{Path(PAGE)}：是用另一版本的规则、程序生成的。")


def test_the_site_is_part_of_the_record(office: Path) -> None:
    """Pages made before the county told of its site, or changed it, are named."""
    listed = office / "parameters" / "jia" / "county" / "units.yaml"
    listed.parent.mkdir()
    site = 'site: {name: 甲县人民政府, domain: www.jia.gov.cn, code: "4113990001"}\n'
    listed.write_text(f"name: 甲县\n{site}units: {{yi: yi}}\n", encoding="utf-8")
    assert said(office)[1].count("单位名单里的 site 在生成以后改过") == 2
    assert batch(office, "--year", 2024).returncode in (0, 1)
    assert said(office)[0] == 0


def test_nothing_to_prove_is_no_pass(office: Path) -> None:
    """No such place, no page in it, a parameters folder without files: exit 2 and a sentence."""
    (office / "leer").mkdir()
    for place, words in (("nichts", "没有 nichts"), ("leer", "没有网页")):
        code, told = said(office, place)
        assert (code, words in told) == (2, True)
    done = call_kit("proof", "outputs", "--parameters", "leer", cwd=office)
    assert done.returncode == 2


def test_the_stock_tools_make_the_same_record(made: Path) -> None:
    """The seed's pages are proven against the parameters of this checkout."""
    done = call_kit("proof", made, "--parameters", ROOT / "parameters")
    assert (done.returncode, done.stderr) == (0, "")
