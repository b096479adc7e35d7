"""What becomes of a published report: what is placed, what is named instead, and how its words are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.base.strings import fold
from kit.form.editions import editions
from kit.ingest.account import Account, Ingested
from kit.ingest.filing import parameters_text
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from kit.report.narrative import render
from kit.report.parameters import read_alone, read_report
from kit.report.report import Report
from tests.conftest import SEED

HEAD = "<h1>甲水县乙山镇人民政府2023年政府信息公开工作年度报告</h1>"
BLOCK = (
    "<tr><td colspan=4>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
    "<tr><td>行政规范性文件</td><td>4</td><td>1</td><td>32</td></tr>"
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Ingested]:
    """Return what becomes of a page or a text."""

    def read_(content: str, year: int | None = None, name: str = "report.html") -> Ingested:
        (tmp_path / name).write_text(content, encoding="utf-8")
        return ingest(read_source(tmp_path / name), year)

    return read_


def table(rows: str) -> str:
    """Return a page with a title and one table."""
    return f"{HEAD}<p>一、总体情况</p><p>已公开。</p><p>二、主动公开政府信息情况</p><table>{rows}</table>"


def refused(ingested: Ingested) -> list[tuple[str, str]]:
    """Return the texts that found no place, each with the reason."""
    return [(each.text, each.reason) for each in ingested.account.unplaced]


def test_the_source_text_reads_as_its_parameters_file(shared: Path, tmp_path: Path, seed: Report) -> None:
    """The report that this project began with: every figure, and every word once look-ups are printed."""
    ingested = ingest(read_source(shared / "seed" / "angao-2024.md"))
    assert ingested.account.whole
    assert len(ingested.account.placed) == 200
    (tmp_path / "2024.yaml").write_text(parameters_text(ingested), encoding="utf-8")
    report = read_alone(tmp_path / "2024.yaml", editions())
    assert report.figures == seed.figures
    assert (report.title, report.township, report.county) == (seed.title, seed.township, seed.county)
    words = [
        [(words.section, words.subsection, fold(words.text)) for words in render(each)]
        for each in (report, seed)
    ]
    assert words[0] == words[1]


def test_a_page_of_this_kit_reads_back_as_its_parameters(made: Path, seed: Report) -> None:
    """The public page carries its parameters: facts, look-ups and totals come back as they were written."""
    ingested = ingest(read_source(made / "angao.html"))
    assert dict(ingested.parameters) == seed.public()
    assert ingested.account.whole


def test_a_number_changed_by_hand_on_a_page_is_refused(made: Path, tmp_path: Path) -> None:
    """What the page shows and what it carries differ: neither is certain, and the rest is."""
    page = (made / "angao.html").read_text(encoding="utf-8")
    changed = page.replace(">0</td></tr>\n</tbody>\n</table>", ">7</td></tr>\n</tbody>\n</table>", 1)
    (tmp_path / "page.html").write_text(changed, encoding="utf-8")
    ingested = ingest(read_source(tmp_path / "page.html"))
    assert changed != page
    assert [each.addresses for each in ingested.account.unplaced] == [("disclosure.charges.amount",)]
    assert "disclosure.charges.amount" not in ingested.cells()
    assert len(ingested.account.placed) == 199
    assert "charges: {amount: }" in parameters_text(ingested)


@pytest.mark.parametrize(("old", "new", "where"), [
    ("政务公开账号3个", "政务公开账号398765个", "（一）主动公开"), ("<span>2024年政府信息公开工作", "<span>2023年政府信息公开工作", "标题"),
])  # fmt: skip
def test_words_changed_by_hand_on_a_page_are_told(
    made: Path, tmp_path: Path, old: str, new: str, where: str
) -> None:
    """As a number of a table is: nobody can tell which of the two was meant."""
    page = (made / "angao.html").read_text(encoding="utf-8")
    assert old in page
    (tmp_path / "page.html").write_text(page.replace(old, new), encoding="utf-8")
    ingested = ingest(read_source(tmp_path / "page.html"))
    (told,) = ingested.account.unplaced
    assert where in told.place
    assert "有人改过其中一处" in told.reason
    assert not ingested.account.whole


def test_a_review_page_is_not_taken_for_changed(made: Path) -> None:
    """The numbers of its findings stand in the words."""
    assert not ingest(read_source(made / "angao.review.html")).account.unplaced


def test_its_data_damaged_a_page_is_read_by_what_is_seen(made: Path, tmp_path: Path, seed: Report) -> None:
    """Data that is not a valid report is no data."""
    page = (made / "angao.html").read_text(encoding="utf-8").replace('"township": "安皋镇", ', "")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    ingested = ingest(read_source(tmp_path / "page.html"))
    assert "facts" not in ingested.parameters
    assert (ingested.parameters["township"], len(ingested.account.placed)) == ("安皋镇", 200)


def test_the_file_is_what_check_and_run_take(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    """Blank where nothing was read, with the text that was refused beside it."""
    ingested = read(table(BLOCK.replace("<td>32</td>", "<td>3*</td>")))
    (tmp_path / "2023.yaml").write_text(parameters_text(ingested), encoding="utf-8")
    report = read_report(tmp_path / "2023.yaml")
    assert report.figures["disclosure.normative.made"] == 4
    assert report.figures["disclosure.normative.in_force"] is None
    (line,) = [line for line in parameters_text(ingested).splitlines() if "3*" in line]
    assert "遮去了数字" in line


def test_a_printed_total_that_was_refused_is_not_computed(read: Callable[..., Ingested]) -> None:
    """A total left out would be computed, and look as if it had been printed so."""
    header = "<tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计"
    groups = "<tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr><td colspan=5><td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉"
    rows = f"{groups}{header}{header[4:] * 2}<tr>{'<td>1' * 4}<td>4*{'<td>0' * 10}"
    text = parameters_text(read(table(rows)))
    assert "reconsideration: {upheld: 1, corrected: 1, other: 1, pending: 1, total: }" in text


def test_a_local_row_is_named_and_the_others_stay_right(read: Callable[..., Ingested]) -> None:
    """030 in the rule book's sources: a row of the city's own between the form's."""
    local = "<tr><td>其他主动公开文件</td><td>7</td><td>8</td><td>9</td></tr>"
    ingested = read(table(BLOCK + local))
    assert ingested.cells()["disclosure.normative.in_force"] == 32
    assert [text for text, _ in refused(ingested)] == ["其他主动公开文件 7 8 9"]


def test_a_column_printed_twice_is_refused_and_the_third_is_placed(read: Callable[..., Ingested]) -> None:
    """A header that names one column twice leaves open which is which."""
    ingested = read(
        table(
            BLOCK.replace("本年废止件数", "本年制发件数").replace(
                "<td>0</td>" * 3, "<td>1</td><td>2</td><td>3</td>"
            )
        )
    )
    cells = ingested.cells()
    assert cells["disclosure.rules.in_force"] == 3
    assert "disclosure.rules.made" not in cells
    assert {text for text, _ in refused(ingested)} >= {"规章 1", "规章 2"}


def test_a_number_printed_twice_with_different_values_is_refused(read: Callable[..., Ingested]) -> None:
    """The same table for the desktop and for the telephone, one of them not kept up."""
    ingested = read(table(BLOCK) + table(BLOCK.replace("<td>4</td>", "<td>5</td>"))[len(HEAD) :])
    assert "disclosure.normative.made" not in ingested.cells()
    assert ingested.cells()["disclosure.normative.in_force"] == 32
    assert {text for text, _ in refused(ingested)} == {"4", "5"}


def test_a_row_short_of_a_cell_is_refused(read: Callable[..., Ingested]) -> None:
    """With a cell lost, what is left may stand in any column."""
    ingested = read(table(BLOCK.replace("<td>4</td>", "")))
    assert not [place for place in ingested.cells() if place.startswith("disclosure.normative")]
    assert [text for text, _ in refused(ingested)] == ["行政规范性文件 1 32"]


def test_numbers_without_a_header_are_named(read: Callable[..., Ingested]) -> None:
    """A row's name alone does not tell what its numbers count."""
    ingested = read(table("<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>"))
    assert not ingested.cells()
    assert [text for text, _ in refused(ingested)] == ["规章 1 2 3"]


def test_the_edition_is_the_one_the_tables_use(read: Callable[..., Ingested]) -> None:
    """A 2022 report on the tables of 2019 is read as it is; the checker then says so."""
    rows = BLOCK.replace("本年制发件数", "本年新制作数量").replace("本年废止件数", "本年新公开数量")
    ingested = read(table(rows.replace("现行有效件数", "对外公开总数量").replace("行政规范性", "规范性")))
    assert (ingested.form.edition, ingested.parameters["year"]) == ("2019", 2023)
    assert ingested.cells()["disclosure.normative.published"] == 32


def test_what_a_page_lacks_is_named(read: Callable[..., Ingested]) -> None:
    """Cells, sections without a word, and who reports; totals can be computed and are not asked for."""
    ingested = read(table(BLOCK).replace("甲水县乙山镇人民政府", ""))
    missing = set(ingested.account.missing)
    assert {"township", "agency", "disclosure.licence.decisions", "problems", "other_matters"} <= missing
    assert not missing & {"overview", "disclosure.normative.made", "requests.handled.natural"}


@pytest.mark.parametrize(
    ("page", "year"),
    [
        (table(BLOCK), 2023),
        (
            table(BLOCK).replace("2023年政府", "政府")
            + "<p>统计期限自2022年1月1日起至2022年12月31日止。</p>",
            2022,
        ),
    ],
)
def test_the_year_is_the_titles_or_the_periods(read: Callable[..., Ingested], page: str, year: int) -> None:
    """Some titles leave it out."""
    assert read(page).parameters["year"] == year


def test_without_any_year_the_file_is_refused(read: Callable[..., Ingested]) -> None:
    """One sentence says what to add."""
    with pytest.raises(InputError, match="--year"):
        read(table(BLOCK).replace("2023年政府", "政府"))
    assert read(table(BLOCK).replace("2023年政府", "政府"), 2024).parameters["year"] == 2024


def test_a_year_before_the_first_form_is_refused(read: Callable[..., Ingested]) -> None:
    """Reports for 2018 had other tables."""
    with pytest.raises(InputError, match="格式"):
        read(table(BLOCK).replace("2023", "2018"))


def test_a_title_in_two_lines_names_its_agency(read: Callable[..., Ingested]) -> None:
    """The agency stands on the first line, year and words on the second."""
    text = "打印\n广州市南沙区珠江街道办事处\n2020年政府信息公开工作年度报告\n（2021年1月19日）\n一、总体情况\n已公开。\n"
    ingested = read(text, name="report.txt")
    assert ingested.parameters["agency"] == "广州市南沙区珠江街道办事处"
    assert (ingested.parameters["township"], ingested.parameters["county"]) == ("珠江街道", "南沙区")
    assert ingested.parameters["narrative"]["preamble"] == "（2021年1月19日）\n"


def test_the_day_above_a_title_is_no_part_of_the_agencys_name(read: Callable[..., Ingested]) -> None:
    """A site prints today above; the title's own lines follow."""
    text = "2024年12月3日星期二\n甲水县乙山镇人民政府2023年度\n政府信息公开工作年度报告\n一、总体情况\n已公开。\n"
    assert read(text, name="report.txt").parameters["agency"] == "甲水县乙山镇人民政府"


def test_what_the_web_page_prints_around_the_report_is_dropped(read: Callable[..., Ingested]) -> None:
    """Bars before, between and behind; what was dropped is told, and what it says of the report is kept."""
    text = (
        "首页 > 政务公开 > 年报\n字号：大 中 小\n发布时间：2024-01-22 来源：乙山镇\n文号：乙政〔2024〕1号\n"
        "甲水县乙山镇2023年政府信息公开工作年度报告\n点击收听年报语音朗读\n根据条例编制本报告。\n一、总体情况\n"
        "（一）主动公开。全年公开5条。\n（二）依申请公开\n没有申请。\n六、其他需要报告的事项\n没有收费。\n（盖章）\n"
        "上一篇：2022年年报\n下一篇：没有了\n版权所有：甲水县\n"
    )
    ingested = read(text, name="report.txt")
    narrative = ingested.parameters["narrative"]
    assert narrative["preamble"] == "根据条例编制本报告。\n"
    assert narrative["overview"] == {"proactive": "全年公开5条。\n", "on_request": "没有申请。\n"}
    assert narrative["other_matters"] == "没有收费。\n（盖章）\n"
    assert "上一篇：2022年年报" in ingested.account.dropped
    assert dict(ingested.account.told) == {"published": "2024-01-22", "document": "乙政〔2024〕1号"}


@pytest.mark.parametrize("buttons", ["打印本页 关闭窗口", "【打印】【关闭】", "返回顶部 打印 收藏", "分享到"])
def test_a_pages_buttons_in_one_line_are_none_of_the_words(
    read: Callable[..., Ingested], buttons: str
) -> None:
    """However many of them stand beside one another."""
    title = "甲水县乙山镇2023年政府信息公开工作年度报告"
    ingested = read(
        f"{title}\n一、总体情况\n已公开。\n六、其他需要报告的事项\n无。\n{buttons}\n", name="report.txt"
    )
    assert ingested.parameters["narrative"]["other_matters"] == "无。\n"
    assert buttons in ingested.account.dropped


def test_words_are_kept_as_they_are(tmp_path: Path, read: Callable[..., Ingested]) -> None:
    """Braces that would be look-ups, tags and formulas are words like any other."""
    words = r"=1+1 {{ year }} {% x %} ｛｛甲｝｝ \{{ <b> 第3条"
    text = f"甲水县乙山镇2023年政府信息公开工作年度报告\n一、总体情况\n{words}\n"
    (tmp_path / "2023.yaml").write_text(parameters_text(read(text, name="report.txt")), encoding="utf-8")
    report = read_alone(tmp_path / "2023.yaml", editions())
    assert next(each.text for each in render(report) if each.section == "overview") == f"{words}\n"


def test_the_parameters_file_in_the_repository_reads_back_from_its_own_text(
    seed: Report, tmp_path: Path
) -> None:
    """Writing parameters loses nothing: facts, blocks of words and quoted names."""
    whole = Ingested("seed", seed.form, seed.public(), Account())
    (tmp_path / "2024.yaml").write_text(parameters_text(whole), encoding="utf-8")
    assert read_alone(tmp_path / "2024.yaml", editions()).public() == read_alone(SEED, editions()).public()


def test_a_row_of_which_nothing_of_its_own_is_printed_breaks_nothing(read: Callable[..., Ingested]) -> None:
    """All of it may be covered by cells from above: what those print is placed or named, once."""
    merged = BLOCK.replace(
        "<tr><td>行政规范性文件</td><td>4</td><td>1</td><td>32</td></tr>",
        "<tr><td rowspan=2>行政规范性文件</td><td rowspan=2>4</td><td rowspan=2>1</td><td>32</td></tr><tr><td></td></tr>",
    )
    ingested = read(table(merged))
    printed = {name: str(value) for name, value in ingested.cells().items()}
    named = " ".join(text for text, _ in refused(ingested))
    for address, number in (("made", "4"), ("abolished", "1"), ("in_force", "32")):
        assert printed.get(f"disclosure.normative.{address}") == number or number in named
