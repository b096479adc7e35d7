"""Sentences that look like a slip and are none, each beside the slip that it looks like."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.base.strings import differing
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.on_words import found, prose

FAILS = Status.FAIL


def quotes(rule: str, text: str, township: str = "云县松岭镇", year: int = 2024) -> list[str]:
    """Return what a rule finds wrong in words of a report's first section."""
    agency = f"{township.removeprefix('云县')}人民政府"
    report = prose(text, year, township=township, agency=agency)
    return [each.quote for each in found(report, rule, FAILS)]


@pytest.mark.parametrize("text", [
    "对国家有关规定规定应当公开的事项，逐项列入目录。",
    "兼顾集体利益和农户利益和企业权益。",
    "申请人可先行行政复议，也可另行行政诉讼，同行行政处罚案例已公布。",
    "市监监督抽检结果、信息处理费费率、处理费费额已公示，保障障碍逐一排除。",
    "依条例属于公开条例例外情形的2件，公开条例例会每季一次，规范性文件件件有备案。",
    "召开政府信息公开开工作例会3次，旨在在全镇推广，上年结转转入本年1件。",
    "村民依法申请公开2件，企业依法申请公开件均已办结。",
    "提供门牌（地址）查询，登记联系方式（邮箱），扫描二维码（链接）查阅。",
    "公众号开设【数字】专栏，松岭镇镇依法治理办、松岭镇镇全面依法治镇办牵头。",
])  # fmt: skip
def test_a_word_may_stand_beside_itself(text: str) -> None:
    """One closes a word and the other opens the next; brackets may tell what a word means."""
    assert quotes("D-residue", text) == []


@pytest.mark.parametrize(("text", "quoted"), [
    ("按照有关规定规定，公开信息。", "规定规定"),
    ("未发生行行政复议。", "行行政"),
    ("信息处理费费为0。", "处理费费"),
    ("加强监督保障障。", "保障障"),
    ("规范性文件件0个。", "规范性文件件"),
    ("全年推进信息公开开工作。", "信息公开开"),
    ("2024年，依法申请公开3件。", "依法申请公开"),
    ("未收到依法申请公开件。", "依法申请公开"),
    ("在门户网站（网址）下载。", "（网址）"),
    ("公开【数字】条。", "【数字】"),
    ("松岭镇镇依法公开信息。", "镇镇"),
])  # fmt: skip
def test_a_word_that_stands_twice_for_nothing_is_left_over(text: str, quoted: str) -> None:
    """What follows is no word with it."""
    assert any(quoted in each for each in quotes("D-residue", text))


def test_a_character_of_the_own_name_is_none_of_the_next_word() -> None:
    """永平 ends in the character that 平台 begins with."""
    assert quotes("D-residue", "利用永平平台发布政策。", "云县永平镇") == []
    assert quotes("D-residue", "利用永平平台发布政策。") == ["平平台"]


@pytest.mark.parametrize("text", [
    "如有意见，请于松岭镇人民政府办公室联系。", "群众有建议，可随时来镇政府办公室联系。",
    "镇长就政务公开作情况介绍，并就信息公开作有关部署，政务公开作的安排已落实。",
    "通过政府网站、主动公开信息专栏、公示栏公开信息9条。",
    "通过微信、主动公开信息查阅点获取；建设平台、累计积分机制。",
    "股权分红派息公开，先向摊主公开、向屋主公开、向林主公开。",
    "规范性文件的立、废、改情况已公示，规范性文号统一编排。",
    "推进行政诉调对接，统计限时办结率，群众来信处理费时较长。",
    "学习《条例》求真务实，落实《意见》求实效。",
    "以习近平新时代中国特色社会主义思想，全面落实党的二十大精神，深入学习关于基层治理的重要论述，"
    "认真落实中央关于加强基层政权建设的决策部署和省市县关于政务公开的各项要求为指导，抓好公开。",
    "答复书编号为松公开2024-4-31，样表（2024.11.31号）已更新。",
    "专题“松岭2024在乡村”发布信息3条。",
])  # fmt: skip
def test_words_that_lack_nothing(text: str) -> None:
    """Lists go on, compounds end otherwise, numbers are no dates."""
    assert quotes("D-lost", text) == []


@pytest.mark.parametrize(("text", "quoted"), [
    ("如有意见，请松岭镇人民政府办公室联系。", "意见，请松岭镇人民政府办公室联系"),
    ("扎实推进政务公开作，信息公开作稳步开展。", "政务公开作"),
    ("通过政府网站、主动公开政府信息90条。", "网站、"),
    ("利用微信、累计发布信息30条。", "微信、"),
    ("问题和改情况。", "改情况"),
    ("未发生行政诉。", "行政诉"),
    ("落实《条例》求，公开信息。", "条例》求"),
    ("以习近平新时代中国特色社会主义思想，抓好公开。", "以习近平新时代中国特色社会主义思想"),
    ("更新日期2024-4-31。", "2024-4-31"),
    ("2024在全县率先公开。2024在县委领导下公开。", "2024在县"),
])  # fmt: skip
def test_words_that_lack_something(text: str, quoted: str) -> None:
    """The same turns with a gap."""
    assert quoted in quotes("D-lost", text)


@pytest.mark.parametrize(("text", "township"), [
    ("2023年松岭乡升格为镇，松岭乡政府的栏目已迁移。", "云县松岭镇"),
    ("原云县松岭镇人民政府档案已移交，松岭镇人民政府印章已收回。", "云县松岭乡"),
    ("年初，我县政务公开工作情况通报下发，我镇对照整改。", "云县松岭镇"),
    ("我县各部门积极配合，向我镇提供材料3份。", "云县松岭镇"),
    ("公开本部门决算信息2条。各站所公开本部门信息12条。", "云县松岭镇"),
    ("全省行政机关政务公开培训班后，传达学习。", "云县松岭镇"),
    ("建议县公开办加强对全县政务公开工作的指导。", "云县松岭镇"),
    ("年内，我县收到政府信息公开申请较多，我镇受理2件。", "云县松岭镇"),
    ("2024年，云县共收到政府信息公开申请90件，松岭镇办理2件。", "云县松岭镇"),
    ("云县松岭镇公开信息3条。据县里通报，2024年云县收到政府信息公开申请90件。", "云县松岭镇"),
    ("结合我县政务公开工作实际，编制本镇标准目录26个。", "云县松岭镇"),
    ("根据云县人民政府政务公开编制规范，更新指南。", "云县松岭镇"),
])  # fmt: skip
def test_others_may_be_named_beside_oneself(text: str, township: str) -> None:
    """What is told of the county stands beside the own part, or is what the county itself told."""
    assert quotes("D-name", text, township) == []


@pytest.mark.parametrize(("text", "township"), [
    ("白沙镇主动公开信息30条。全年无被撤销的行政行为。", "云县松岭镇"),
    ("白沙镇主动公开信息30条。两村合并设公开栏1处，撤销申请1件。", "云县松岭镇"),
    ("及时更新松岭镇政府栏目。松岭镇人民政府按时答复。", "云县松岭乡"),
    ("工作人员与松岭镇群众见面。松岭镇人民政府按时答复。", "云县松岭乡"),
    ("我县政务公开工作取得新进展。", "云县松岭镇"),
    ("我县各部门认真落实。", "云县松岭镇"),
    ("公开本部门信息12条。", "云县松岭镇"),
    ("全省行政机关公开意识增强。", "云县松岭镇"),
    ("加强对全县政务公开工作的指导。", "云县松岭镇"),
    ("我县收到政府信息公开申请3件。", "云县松岭镇"),
    ("结合我县政务公开工作实际情况编制本报告。", "云县松岭镇"),
])  # fmt: skip
def test_another_who_is_named_instead_of_oneself(text: str, township: str) -> None:
    """No place was merged, none is told of as a neighbour, and nothing is told of the own part."""
    assert quotes("D-name", text, township)


def test_a_bureau_that_decides_for_the_county_tells_of_the_county() -> None:
    """The bureau of justice decides on all applications for reconsideration."""
    title = "云溪县司法局2024年政府信息公开工作年度报告"

    def said(line: str) -> list[str]:
        text = f"{title}\n一、总体情况\n{line}\n"
        told = confront_text(sort_text(text, 2024, editions()))
        return [each.quote for each in told if each.rule == "D-name" and each.status is FAILS]

    assert said("2024年，我县共收到政府信息公开类复议申请3件，我局审结3件。") == []
    assert said("2024年，我县共收到政府信息公开申请3件。")


@pytest.mark.parametrize("text", [
    "完成2019年度政府信息公开工作档案移交6卷，完成2023年度政府信息公开工作回头看。",
    "2022年，我镇在县政府指导下探索田间课堂公开。2024年，该做法在全镇推开。",
    "2021年，我镇认真落实县里要求设立公开专区。",
    "2023年，松岭镇按照统一部署完成网站迁移，目前运行稳定，全年更新56条。",
    "2022年，我镇在县司法局指导下编印的指南继续使用。",
    "结合2023年政府信息公开工作情况编制公开指南。",
])  # fmt: skip
def test_a_former_year_may_be_told_as_history(text: str) -> None:
    """What was made then is still there; its records are put in order now."""
    assert quotes("D-year", text) == []


@pytest.mark.parametrize("text", [
    "结合2023年度全镇政府信息公开工作实际，编制本报告。",
    "完成2023年度政府信息公开工作。",
    "2022年，我镇在县委的正确领导下，认真落实公开要求。",
])  # fmt: skip
def test_a_former_year_told_as_the_reports_own_is_left_over(text: str) -> None:
    """It is the year whose work the report tells."""
    assert quotes("D-year", text)


def test_a_measure_of_another_name_may_be_the_countys() -> None:
    """Without its number, and not named as the cabinet's, it is not known to be the one on fees."""
    name = "《政府信息公开信息处理费收取规定》"
    assert quotes("D-document", f"县财政局印发{name}，我镇照此执行。") == []
    assert quotes("D-document", f"按照国务院办公厅{name}执行。")
    assert quotes("D-document", f"按照{name}（国办函〔2020〕109号）执行。")


@pytest.mark.parametrize("word", ["短板", "弱项", "难题"])
def test_problems_may_be_called_by_another_word(word: str) -> None:
    """The heading is not the form's, but no slip of the pen."""
    title = "云溪县青石镇2024年政府信息公开工作年度报告"
    text = f"{title}\n一、总体情况\n我镇公开信息3条。\n五、存在的主要{word}及改进情况\n形式单一。\n"
    told = confront_text(sort_text(text, 2024, editions()))
    assert not [each for each in told if each.rule == "D-sections" and "写错" in each.message]


@pytest.mark.parametrize(("text", "right", "told"), [
    ("行政复意", "行政复议", (3, "意", "议")),
    ("公开开", "公开", (2, "开", "")),
    ("公", "公开", (1, "", "开")),
    ("公开", "公开", (2, "", "")),
    ("甲公乙", "丙公丁", (0, "甲公乙", "丙公丁")),
])  # fmt: skip
def test_where_two_texts_differ(text: str, right: str, told: tuple[int, str, str]) -> None:
    """What both begin and end with is left out."""
    assert differing(text, right) == told
