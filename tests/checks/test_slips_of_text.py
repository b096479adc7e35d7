"""Documents, years, dates and words as clerks get them wrong: each kind fails, and what only looks like it does not."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text

TITLE = "云溪县青石镇2024年政府信息公开工作年度报告"
NOTICE_2021 = (
    "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
)
NOTICE_2019 = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
LAST_NOTICE = "《省政府办公厅关于做好2023年政府信息公开工作年度报告编制工作的通知》"
THIS_NOTICE = "《省政府办公厅关于做好2024年政府信息公开工作年度报告编制工作的通知》"


def failed(text: str) -> list[tuple[str, str]]:
    """Return the rules about form and text that fail on a paragraph, with what they quote."""
    prose = sort_text(f"{TITLE}\n一、总体情况\n（一）主动公开\n{text}\n", 2024, editions())
    beside = ("D-period", "D-trio", "D-sections")  # the paragraph is no whole report
    found = [
        each for each in confront_text(prose) if each.status is Status.FAIL and each.rule.startswith("D-")
    ]
    return [(each.rule, each.quote) for each in found if each.rule not in beside]


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("按照国办公开函[2019]60号文件要求编制年度报告。", "D-document", "国办公开函[2019]60号"),
        (f"根据{NOTICE_2019}（国办公开办函〔2021〕30号）编制。", "D-document", "国办公开办函〔2021〕30号"),
        ("根据年度报告格式（国办公开办函〔202130号）编制。", "D-document", "国办公开办函〔202130号"),
        (f"按照{LAST_NOTICE}要求，我镇公开信息31条。", "D-year", LAST_NOTICE),
        ("2025年累计发布政策解读信息5条。", "D-year", "2025年累计发布政策解读信息5条"),
        ("2025年共收到群众来信12件，均已办理。", "D-year", "2025年共收到群众来信12件,均已办理"),
        ("数据的统计期限至202024年12月31日止。", "D-lost", "202024年"),
        ("2024青石镇人民政府共受理申请0件。", "D-lost", "2024青石镇"),
        ("2024云溪县青石镇主动公开信息20条。", "D-lost", "2024云溪县青石镇"),
        ("公开信息90条，其中公示公告30条，重点领域25村务公开35条。", "D-lost", "条，重点领域25"),
        ("公开信息50件，其中财政信息20件、人事信息10通知公告20件。", "D-lost", "件、人事信息10"),
        ("我镇印发了《政务公开工作工作制度》。", "D-residue", "工作工作"),
        ("组织干部深入学习深入学习条例。", "D-residue", "深入学习深入学习"),
        ("进一步完善完善了公开目录。", "D-residue", "完善完善"),
    ],
)
def test_a_slip_fails_and_quotes_its_words(text: str, rule: str, quote: str) -> None:
    """One finding, of the rule that it breaks, with the words as they stand."""
    assert [(each, words.replace(",", "，")) for each, words in failed(text)] == [
        (rule, quote.replace(",", "，"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"根据{NOTICE_2021}（国办公开办函〔2021〕30号）编制。",
        f"按照{THIS_NOTICE}（省政办函〔2025〕4号）要求编制。",
        f"按照{LAST_NOTICE}要求，我镇按时公布了2023年年度报告。",
        "2025年，我镇将继续推进政务公开工作。",
        "结转2025年办理2件。",
        "发布日期：2025-01-16。",
        "“12345”热线受理20件，办结20件，其中咨询8件、投诉12件。",
        "公开信息20条，其中第1季度5条、第2季度15条。",
        "建设青石镇镇村两级公开栏，让人人都看得到。",
        "依托政务公开公开栏发布公示公告。",
        "云溪县青石镇人民政府政府信息公开指南已经更新。",
        "我镇逐一研究，一件一件办理。",
        "镇便民服务中心窗口设有查阅点。",
    ],
)
def test_what_only_looks_like_a_slip_does_not_fail(text: str) -> None:
    """The right document, this year's notice, plans, names and words that follow one another."""
    assert failed(text) == []


def test_the_advice_is_the_document_of_the_years_own_edition() -> None:
    """Whoever cites the withdrawn document, however wrongly, is told the one in force."""
    prose = sort_text(f"{TITLE}\n按照国办公开函[2019]60号要求编制年度报告。\n", 2024, editions())
    (found,) = [each for each in confront_text(prose) if each.rule == "D-document"]
    assert editions()["2021"].document in found.message
    assert found.right == editions()["2021"].document
