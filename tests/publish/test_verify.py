"""`kit verify`: published copies against the parameters files, as an office calls it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

from kit.page.fragment_html import fragment_html
from kit.publish.folded_words import Line, sentences, tokens
from kit.report.report import Report
from tests.conftest import SEED, call_kit
from tests.publish.typesetting import site

TEXT = SEED.read_text(encoding="utf-8")


class Office:
    """A county of which one unit has a report, and a folder of what the site shows."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder = folder
        self.report = report
        self.site = folder / "网上"
        self.site.mkdir()
        self.write("angao", TEXT)
        self.list("{angao: 安皋镇}")

    def write(self, unit: str, text: str) -> None:
        """Write a unit's parameters file."""
        path = self.folder / f"parameters/wolong/{unit}/2024.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def list(self, units: str) -> None:
        """Write the list of units."""
        path = self.folder / "parameters/wolong/county/units.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"name: 卧龙区\nunits: {units}\n", encoding="utf-8")

    def show(self, change: Callable[[str], str] = lambda page: page, name: str = "a.html") -> None:
        """Put the report on the site, its page changed."""
        page = site(self.report, fragment_html(self.report))
        changed = change(page)
        (self.site / name).write_text(changed, encoding="utf-8")

    def verify(self, *files: object) -> CompletedProcess[str]:
        """Hold the site against the parameters files."""
        return call_kit("verify", "wolong", 2024, *(files or ("网上",)), cwd=self.folder)


@pytest.fixture
def office(tmp_path: Path, seed: Report) -> Office:
    """An office, and nothing on its site yet."""
    return Office(tmp_path, seed)


def put(old: str, new: str) -> Callable[[str], str]:
    """Return a change of one place in a page; it must be there."""

    def change(page: str) -> str:
        assert old in page
        return page.replace(old, new, 1)

    return change


def test_an_unchanged_copy_raises_nothing(office: Office) -> None:
    """Whatever a site prints around it."""
    office.show()
    done = office.verify()
    assert (done.returncode, done.stdout, done.stderr) == (0, "安皋镇 ← 网上/a.html：与数据文件相同\n", "")


def test_a_page_number_behind_the_last_words_is_none_of_them(office: Office) -> None:
    """A Word file that an office program saved as a web page keeps its footer there."""
    footer = '<div title="footer"><p>— <span>3</span> —</p></div>'
    page = site(office.report, fragment_html(office.report) + footer)
    (office.site / "a.html").write_text(page, encoding="utf-8")
    assert office.verify().returncode == 0


def test_a_change_is_told_on_both_sides(office: Office) -> None:
    """Its place, what was approved and what is published; once each."""
    office.show(lambda page: put("账号3个", "账号5个")(put(">0</td>", ">6</td>")(page)))
    done = office.verify()
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "安皋镇 ← 网上/a.html：2 处不同",
        "  不同  二、主动公开政府信息情况 规章 · 本年制发件数：原稿 0，网上 6",
        "  不同  一、总体情况：原稿“开设政务公开账号3个，分别在今日头条”，网上“开设政务公开账号5个，分别在今日头条”",
    ]


def test_words_that_are_gone_from_a_sentence_are_told_with_what_is_left(office: Office) -> None:
    """What is published without them may say the opposite."""
    office.show(put("我镇依申请公开事项0项", "我镇公开事项0项"))
    (line,) = office.verify().stdout.splitlines()[1:]
    assert line.endswith("原稿“2024年，我镇依申请公开事项0项”，网上“2024年，我镇公开事项0项”")


WHITE = '<span style="color:#ffffff">{}</span>'
HIDDEN = {
    "a white number beside a visible one": (
        ">0</td>",
        f">{WHITE.format(0)}4</td>",
        "“4”，有和底色一样、看不见的字；原稿 0",
    ),
    "a number turned white": (">0</td>", f">{WHITE.format(0)}</td>", "“”，有和底色一样、看不见的字；原稿 0"),
    "a white word": ("账号3个", f"账号{WHITE.format(3)}30个", "网上“开设政务公开账号30个"),
    "a sentence that is not shown": (
        "2024年，我镇依申请公开事项0项。",
        '<span style="display:none">2024年，我镇依申请公开事项0项。</span>',
        "依申请公开事项0项”，网上没有",
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_not_published(office: Office, name: str) -> None:
    """A copy is read as it shows: hidden words are missing, and what stands in their place is told."""
    old, new, told = HIDDEN[name]
    office.show(put(old, new))
    done = office.verify()
    assert done.returncode == 1
    assert told in done.stdout


STRUCTURE = {
    "a row gone": (r"<tr>(?:(?!</tr>).)*规章(?:(?!</tr>).)*</tr>", "规章"),
    "a table gone": (r"<table.*?</table>", "二、主动公开政府信息情况：原稿有表，网上没有这张表"),
    "a heading gone": (r"<h3[^>]*>五、.*?</h3>", "五、存在的主要问题及改进情况”，网上没有"),
}


@pytest.mark.parametrize("name", STRUCTURE)
def test_what_is_gone_is_told(office: Office, name: str) -> None:
    """Rows, tables and headings that the copy no longer has."""
    pattern, told = STRUCTURE[name]

    def cut(page: str) -> str:
        at = page.index("TRS_Editor")
        return page[:at] + re.sub(pattern, "", page[at:], count=1, flags=re.DOTALL)

    office.show(cut)
    done = office.verify()
    assert done.returncode == 1
    assert told in done.stdout


def test_another_year_in_a_title_of_the_page_is_told(office: Office) -> None:
    """Be it the report's own title or the heading that the site prints over it."""
    title = office.report.title
    other = title.replace("2024", "2023")
    headed = put('<div class="TRS_Editor">', f'<h1>{title}</h1><div class="TRS_Editor">')
    office.show(headed)
    assert office.verify().returncode == 0
    office.show(lambda page: headed(page).replace(f"<h1>{title}", f"<h1>{other}"))
    done = office.verify()
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [f"  不同  网页的标题：原稿“{title}”，网上“{other}”"]


def test_what_cannot_be_read_is_no_pass(office: Office) -> None:
    """A covered digit, a picture in the report: named as not compared, exit code 1."""
    office.show(
        lambda page: put("</table>", '</table><img src="a.png" width="600" height="400">')(
            put(">0</td>", ">1*</td>")(page)
        )
    )
    done = office.verify()
    assert done.returncode == 1
    first, *rest = done.stdout.splitlines()
    assert first == "安皋镇 ← 网上/a.html：2 处没有核对"
    assert all(line.startswith("  没有核对  ") for line in rest)
    assert "“1*”" in rest[0]


def test_a_file_that_is_no_report_is_named(office: Office) -> None:
    """And so are what cannot be opened, another unit's and another year's report; exit code 2."""
    office.show()
    (office.site / "b.html").write_text("<p>关于开展春季造林的通知。</p>", encoding="utf-8")
    (office.site / "c.pdf").write_bytes(b"%PDF-1.7\nbroken")
    done = office.verify()
    assert done.returncode == 2
    assert [line.partition("：")[0] for line in done.stderr.splitlines()] == [
        "没有核对  网上/b.html",
        "没有核对  网上/c.pdf",
    ]
    assert "安皋镇 ← 网上/a.html：与数据文件相同" in done.stdout


def test_units_without_a_copy_are_named(office: Office) -> None:
    """Those with a parameters file, and those that have none to compare with."""
    office.write("puxi", TEXT.replace("安皋镇", "蒲山镇").replace("账号3个", "号"))
    office.list("{angao: 安皋镇, puxi: 蒲山镇, qinghua: 青华镇}")
    office.show()
    done = office.verify()
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "没有找到网上的年报：蒲山镇",
        "没有数据文件，没有可比的：青华镇",
    ]


def test_a_copy_is_held_against_the_report_whose_words_it_has(office: Office) -> None:
    """Another township's name over it is a change of the title, and makes it no report of that township."""
    office.write(
        "puxi", TEXT.replace("安皋镇", "蒲山镇").replace("{natural: 0", "{natural: 3").replace("网站", "报纸")
    )
    office.list("{angao: 安皋镇, puxi: 蒲山镇}")
    office.show(lambda page: page.replace("安皋镇人民政府", "蒲山镇人民政府"))
    done = office.verify()
    assert "安皋镇 ← 网上/a.html：1 处不同" in done.stdout
    assert "没有找到网上的年报：蒲山镇" in done.stdout


def test_a_printed_page_and_the_word_file_are_read_too(office: Office, made: Path, browser: object) -> None:
    """PDF as the browser prints it, Word as the kit writes it: equal, and one change told in each."""
    call_kit("export", "parameters/wolong/angao/2024.yaml", "--to", "docx", cwd=office.folder)
    shutil.copy(office.folder / "outputs/wolong/2024/angao.docx", office.site / "a.docx")
    page = (made / "angao.html").read_text(encoding="utf-8")
    for name, text in {"b": page, "c": put("账号3个", "账号8个")(page)}.items():
        tab = browser.new_page()  # type: ignore[attr-defined]
        tab.set_content(text)
        tab.pdf(path=str(office.site / f"{name}.pdf"), prefer_css_page_size=True)
        tab.close()
    done = office.verify()
    assert "网上/a.docx：与数据文件相同" in done.stdout
    assert "网上/b.pdf：与数据文件相同" in done.stdout
    assert "网上/c.pdf：1 处不同" in done.stdout


def test_a_workbook_has_the_headings_of_its_tables_on_their_sheets(office: Office) -> None:
    """It is the same all the same; one cell of it that was changed is told, and the total that follows from it."""
    call_kit("export", "parameters/wolong/angao/2024.yaml", "--to", "xlsx", cwd=office.folder)
    shutil.copy(office.folder / "outputs/wolong/2024/angao.xlsx", office.site / "a.xlsx")
    assert office.verify().stdout == "安皋镇 ← 网上/a.xlsx：与数据文件相同\n"
    book = openpyxl.load_workbook(office.site / "a.xlsx")
    tables = book["三、收到和处理政府信息公开申请情况"]
    cell = next(each for row in tables.iter_rows() for each in row if each.value == 0)
    cell.value = 7
    book.save(office.site / "a.xlsx")
    told = office.verify().stdout
    assert "：2 处不同" in told
    assert "自然人：原稿 0，网上 7" in told
    assert "总计：原稿 0，网上 7" in told


def test_the_county_must_have_something_to_compare_with(office: Office) -> None:
    """Without a parameters file of the year the command is refused in one sentence."""
    done = call_kit("verify", "wolong", 2023, "网上", cwd=office.folder)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    ("window", "told"),
    [
        ("{title}", False),
        ("{title}_卧龙区人民政府", False),
        ("{title} - 2025年度报告 - 卧龙区政府信息公开", False),
        ("政府信息公开年报", False),
        ("卧龙区人民政府 2025-01-20", False),
        ("{other}", True),
        ("{other}_卧龙区人民政府", True),
        ("{other}|政府信息公开", True),
        ("卧龙区石桥镇2024年政府信息公开工作年度报告", True),
    ],
)
def test_another_title_of_the_window_is_told(office: Office, window: str, told: bool) -> None:
    """It is what a search engine shows: another year's or unit's is told, what a site adds is not."""
    title = office.report.title
    called = window.format(title=title, other=title.replace("2024", "2023"))
    office.show(lambda page: re.sub(r"<title>.*?</title>", f"<title>{called}</title>", page, count=1))
    done = office.verify()
    assert done.returncode == int(told), done.stdout
    assert ("浏览器标题栏里的标题" in done.stdout) == told


def test_programs_get_all_of_it(office: Office) -> None:
    """Both sides of each difference, and what was not compared; the exit code is the same."""
    office.list("{angao: 安皋镇, puxi: 蒲山镇}")
    office.show(put("<td", "<td"), "same.html")
    office.show(lambda page: page.replace("账号3个", "账号5个"), "changed.html")
    (office.site / "empty.html").write_text("<p>通知</p>", encoding="utf-8")
    done = office.verify("网上", "--format", "json")
    assert done.returncode == 2
    told = json.loads(done.stdout)
    copies = {Path(each["file"]).name: each for each in told["copies"]}
    assert (copies["same.html"]["equal"], copies["same.html"]["differences"]) == (True, [])
    (changed,) = copies["changed.html"]["differences"]
    assert ("3个" in changed["approved"], "5个" in changed["published"]) == (True, True)
    assert (told["missing_reports"], len(told["refused"])) == (["蒲山镇"], 1)


@pytest.mark.parametrize(
    ("approved", "published", "same"),
    [
        ("办理1.5万件", "办理1．5万件", True),
        ("办理1.5万件", "办理1，5万件", False),
        ("办理1.5万件", "办理1、5万件", False),
        ("办理1.5万件", "办理15万件", False),
        ("办理1.5万件", "办理1 .5万件", True),
        ("办理1.5万件", "办理1。5万件", False),
        ("办理1.5万件", "办理1·5万件", False),
        ("办理1,234件", "办理1234件", True),
        ("办理1,234件", "办理1，234件", True),
        ("办理1,234件", "办理1.234件", False),
        ("第1、2、3项", "第1，2，3项", True),
        ("第1、2、3项", "第123项", False),
        ("截至2024。5件", "截至2024；5件", True),
        ("截至2024。5件", "截至20245件", False),
        ("减少-3件", "减少3件", False),
        ("占5%。", "占5。", False),
        ("占5%。", "占5％", True),
        ("12:30开始", "12：30开始", True),
        ("12:30开始", "1230开始", False),
        ("公开，准确；及时。", "公开准确及时", True),
        ("“谁公开、谁负责”", "谁公开谁负责", True),
        ("收到3件，办结3件。", "收到3件。办结3件", True),
    ],
)
def test_marks_count_where_they_change_a_number(approved: str, published: str, same: bool) -> None:
    """The marks of a sentence are setting; a mark within a number, or between two, is part of what it says."""
    sides = [[token.text for token in tokens(sentences([Line(text)]))] for text in (approved, published)]
    assert (sides[0] == sides[1]) == same
