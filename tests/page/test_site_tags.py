"""The tags of a government site in the head of a page: what the county's list tells, and nothing without it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kit.base.errors import InputError
from kit.county.roster import read_roster
from kit.report.report import Report
from tests.batches import batch, outputs, write_report
from tests.conftest import run_kit

SITE = """\
site:
  name: 甲县人民政府 & "门户"
  domain: www.jia.gov.cn
  code: "4113990001"
  column: 政府信息公开年报
  keywords: [政务公开, 年报]
  published: {"2024": "2025-01-20 09:30"}
"""
LIST = "name: 甲县\nunits:\n  yi: 乙镇\n"


def listed(root: Path, text: str) -> None:
    """Write the list of the units of the county `jia`."""
    path = root / "parameters" / "jia" / "county" / "units.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def tags(page: bytes) -> dict[str, str]:
    """Return the tags of a page but for those that every page has."""
    metas = BeautifulSoup(page, "html.parser").select("head meta[name]")
    return {str(each["name"]): str(each["content"]) for each in metas if each["name"] != "viewport"}


def test_a_batch_puts_the_countys_site_on_its_pages_and_follows_its_changes(tmp_path: Path) -> None:
    """Without a site no tag; once it is told, and again when it changes, the pages are made anew, then no more."""
    write_report(tmp_path, "yi")
    listed(tmp_path, LIST)
    made = []
    for text in (LIST, LIST + SITE, LIST + SITE.replace("2025-01-20 09:30", "2025-01-21"), None):
        if text:
            listed(tmp_path, text)
        done = batch(tmp_path)
        assert done.returncode in (0, 1), done.stderr
        made.append("已生成 1 份" in done.stdout)
        if text == LIST:
            assert tags(outputs(tmp_path)["jia/2024/yi.html"]) == {}
    assert made == [True, True, True, False]
    page = outputs(tmp_path)["jia/2024/yi.html"]
    assert tags(page) == {
        "SiteName": '甲县人民政府 & "门户"',
        "SiteDomain": "www.jia.gov.cn",
        "SiteIDCode": "4113990001",
        "ColumnName": "政府信息公开年报",
        "ArticleTitle": "卧龙区yi人民政府2024年政府信息公开工作年度报告",
        "PubDate": "2025-01-21",
        "ContentSource": "卧龙区yi人民政府",
        "Keywords": "政务公开,年报",
    }
    (told,) = BeautifulSoup(page, "html.parser").select('script[type="application/ld+json"]')
    assert json.loads(told.get_text())["datePublished"] == "2025-01-21"
    assert tags(outputs(tmp_path)["jia/2024/yi.review.html"]) == {}


def test_one_report_alone_has_the_same_tags(tmp_path: Path) -> None:
    """`kit run` and a batch make the same page; a year without a date has none."""
    write_report(tmp_path, "yi", 2023)
    listed(tmp_path, LIST + SITE)
    assert run_kit("run", "parameters/jia/yi/2023.yaml", "-o", "one", cwd=tmp_path).returncode in (0, 1)
    assert batch(tmp_path).returncode in (0, 1)
    page = outputs(tmp_path)["jia/2023/yi.html"]
    assert (tmp_path / "one" / "jia" / "2023" / "yi.html").read_bytes() == page
    assert "PubDate" not in tags(page)
    assert tags(page)["SiteName"]


WRONG = [
    ('code: "4113990001"', "code: 4113990001", "site.code"),
    ('"4113990001"', '"411399"', "site.code"),
    ("www.jia.gov.cn", "https://www.jia.gov.cn/", "site.domain"),
    ("  domain: www.jia.gov.cn\n", "", "site.domain"),
    ("2025-01-20 09:30", "2025-02-30", "site.published.2024"),
    ('"2024"', "2024", "site.published"),
    ("keywords: [政务公开, 年报]", "keyword: 年报", "site.keyword"),
]


@pytest.mark.parametrize(("right", "wrong", "place"), WRONG)
def test_what_is_wrong_in_it_is_named(tmp_path: Path, right: str, wrong: str, place: str) -> None:
    """The list is refused with the place and what to write; no report of the county takes half of it."""
    listed(tmp_path, LIST + SITE.replace(right, wrong))
    with pytest.raises(InputError, match=place):
        read_roster(tmp_path / "parameters", "jia")


def test_a_site_that_is_no_use_is_told_and_makes_no_tag(tmp_path: Path) -> None:
    """`kit run` refuses in a sentence; a batch makes the pages without tags, says so once and exits 2."""
    for unit in ("yi", "bing"):
        write_report(tmp_path, unit)
    listed(tmp_path, LIST + SITE.replace("www.jia.gov.cn", "没有"))
    alone = run_kit("run", "parameters/jia/yi/2024.yaml", "-o", "one", cwd=tmp_path)
    assert alone.returncode == 2
    assert "site.domain" in alone.stderr
    assert "Traceback" not in alone.stderr
    assert not (tmp_path / "one").exists()
    done = batch(tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("site.domain") == 1
    assert tags(outputs(tmp_path)["jia/2024/yi.html"]) == {}


def test_the_stock_tools_find_the_site_beside_the_file(
    tmp_path: Path, changed: Callable[..., Report]
) -> None:
    """A notebook that is given the file's path makes the same page as `kit run`."""
    path = write_report(tmp_path, "yi")
    listed(tmp_path, LIST + SITE)
    assert run_kit("run", path, "-o", "one", cwd=tmp_path).returncode in (0, 1)
    from kit.page import verbs
    from kit.report.notebook_input import load_report

    shown = verbs.heading(load_report(parameters_file=str(path))).about
    assert [tuple(tag) for tag in shown["tags"]] == list(
        tags((tmp_path / "one" / "jia" / "2024" / "yi.html").read_bytes()).items()
    )
    assert verbs.heading(changed({})).about["tags"] == []
