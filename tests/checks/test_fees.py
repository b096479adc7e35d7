"""What section six says of fees, in the many ways that reports say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.base.finding import Finding, Status
from kit.checks.confront import confront, confront_text
from kit.checks.words.fee_rules import check_fees, fee_of
from kit.checks.words.fee_words import read_fee
from kit.checks.words.reckoning.fee_rates import due
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from kit.report.report import Report
from tests.checks.readings import anywhere
from tests.processor_time import grows_in_proportion

NOTHING = [
    "2024年，我镇并未出现收取信息处理费的情况。",
    "2024年样例镇未收取信息处理费。",
    "2024年样例镇未收取信息处理费，除此以外没有别的事要报告。",
    "2024年样例镇未收取信息处理费，其余各项都没有。",
    "本年度没有收取信息处理费的情况。",
    "收取信息处理费0元。",
    "收取信息处理费０元。",
    "本机关依申请公开政府信息不收取任何费用。",
    "本镇未向申请人收取任何费用。",
    "信息处理费收取情况：无。",
    "信息处理费为零。",
    "无收费情况。",
    "我镇政府信息公开没有收费。",
    "本年度未产生信息处理费。",
    "本年度没有发生收取信息处理费的情况，无其他需要报告的事项。",
    "不存在收取信息处理费的情况。",
    "本年度依申请公开免收信息处理费。",
    "我乡本年度实行零收费。",
    "信息处理费收费金额为0万元。",
    "没有需要收取信息处理费的申请。",
    "没有收到申请，信息处理费收取总金额为0元。",
    "发出收费通知0件，收取信息处理费0元。",
    "发出收费通知0件，金额0元，实际收取0元。",
    "收取信息处理费共计0件0元。",
    "本年度未按照《政府信息公开信息处理费管理办法》收取信息处理费。",
    "根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定，我乡没有收取信息处理费。",
    "未收取信息处理费，投入经费5万元开展培训。",
    "一、信息处理费。2024年未收取。\n二、其他事项。无。",
]
CHARGED = {
    "有 1 件政府信息公开申请收取信息处理费 380 元。": "380",
    "依据《政府信息公开信息处理费管理办法》规定，全市实际收取信息处理费共计400元。": "400",
    "收取信息处理费2,950元。": "2950",
    "收取信息处理费２，９５０元。": "2950",
    "收取信息处理费1.2万元。": "12000",
    "收取信息处理费0.038万元": "380",
    "收取信息处理费三百元。": "300",
    "收取信息处理费一千二百五十元。": "1250",
    "收取信息处理费100.5元": "100.5",
    "收取信息处理费人民币50元整。": "50",
    "共收取信息处理费200元（100元/件）。": "200",
    "发出收费通知3件，收取信息处理费600元。": "600",
    "发出收费通知1件，总金额110元，实际收取信息处理费110元。": "110",
    "发出收费通知的件数为3件，总金额为600元，实际收取的总金额为400元。": "400",
    "发出收费通知3件，总金额600元，实际收取信息处理费600元，其中甲400元，乙200元。": "600",
    "投入经费5万元开展培训，收取信息处理费200元。": "200",
    "上年收取信息处理费300元，本年收取信息处理费100元。": "100",
    "共收取信息处理费25件2950元，其中甲县420元、乙县290元，丙区1500元，丁区140元，戊区600元。": "2950",
}
UNTOLD = [
    "",
    "无。",
    "无其他需要报告的事项。",
    "严格执行《政府信息公开信息处理费管理办法》。",
    "本年度收取信息处理费1件。",
    "收取信息处理费约300元。",
    "收取信息处理费300余元。",
    "收取信息处理费数千元。",
    "收取信息处理费叁佰元整。",
    "收取信息处理费一万二千元。",
    "收取信息处理费100-300元。",
    "收取信息处理费3*0元。",
    "收取信息处理费【待填】元。",
    "向甲收取信息处理费100元，向乙收取信息处理费200元。",
    "收取信息处理费100元，200元，300元。",
    "甲收取信息处理费380元，乙未收取信息处理费。",
    "应收信息处理费500元，实收300元。",
    "发出收费通知3件，信息处理费600元，申请人逾期未缴纳。",
    "发出收费通知3件，总金额600元，尚未实际收取。",
    "发出收费通知3件，总金额600元，实际收取400元，其余逾期未缴。",
    "减免信息处理费200元。",
    "未及时收取信息处理费。",
    "没有违规收费现象。",
    "尚未制定收费标准。",
    "对困难群众减免收取信息处理费。",
    "每月10件以下不收费，超出的收取信息处理费。",
    "未收取其他费用。",
    "除1件外，其余未收取信息处理费。",
    "未收取信息处理费，1件除外。",
    "3件未收取信息处理费，其余收取。",
    "收取信息处理费的1件，其余没有收取信息处理费。",
    "收取复印费20元。",
    "按每件100元的标准收取信息处理费。",
    "下一步，将依法收取信息处理费100元。",
    "上年未收取信息处理费。",
    "收取信息处理费160元，又收取信息处理费贰佰元。",
    "收取信息处理费一百五元。",
]


def charged(text: str) -> Decimal | None:
    """Return the fee that a text tells of."""
    return read_fee(text).amount


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_deny_a_fee_say_zero(text: str) -> None:
    """However it is put: nothing was charged."""
    assert anywhere(charged, text) == 0


@pytest.mark.parametrize(("text", "yuan"), CHARGED.items())
def test_words_that_name_a_fee_give_it_exactly(text: str, yuan: str) -> None:
    """The amount in 元, exact, whatever its unit and digits; a total only where its parts add up to it."""
    assert anywhere(charged, text) == Decimal(yuan)


@pytest.mark.parametrize("text", UNTOLD)
def test_words_that_do_not_tell_give_no_amount(text: str) -> None:
    """Silence, hedges, notices and amounts that contradict one another are not guessed at."""
    assert anywhere(charged, text) is None


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}"]), st.booleans())
def test_any_amount_reads_back(yuan: int, form: str, wide: bool) -> None:
    """Digits of either width, with or without thousands separators, read as the number they write."""
    written = form.format(yuan)
    if wide:
        written = written.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789,"})
    text = f"2024年，我镇收取信息处理费{written}元。"
    assert anywhere(charged, text) == yuan


@given(st.text(alphabet="未没有无收取信息处理费元万0123456789,.，。其中共约《》（）/\n三百十", max_size=60))
def test_hostile_words_are_read_to_an_end(text: str) -> None:
    """Whatever the words, there is a fee that is not negative, or none; and its quote lies in the text."""
    fee = read_fee(text)
    assert fee.amount is None or fee.amount >= 0
    assert 0 <= fee.start <= fee.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["未", "未收", "《", "收取", "1,", "1元", "费1元，", "三", "处理费无", "未收取0元。"]
)
def test_one_very_long_line_takes_time_in_proportion(piece: str) -> None:
    """Ten times the text takes about ten times as long."""
    grows_in_proportion(lambda size: read_fee("信息处理费" + piece * (size // len(piece))), (25_000, 250_000))


def test_a_finding_quotes_the_sentence_and_says_where_it_stands(changed: Callable[..., Report]) -> None:
    """The quote is the sentence that names the fee, and the span leads to it, spaces and all."""
    words = "无其他事项。我镇 收取信息处理费 ３８５ 元。谢谢。"
    findings = confront(changed({"narrative.other_matters": words}))
    (found,) = (each for each in findings if each.rule == "F-multiple")
    assert (found.status, found.left, found.right) == (Status.FAIL, 385, 380)
    assert found.quote == "我镇 收取信息处理费 ３８５ 元"
    assert found.span is not None
    assert words[found.span.start : found.span.end] == found.quote
    assert (found.span.section, found.span.subsection) == ("other_matters", "")
    assert "385" in found.message
    assert "380" in found.message
    assert [each.quote for each in findings if each.rule == "F-unit"] == [found.quote]
    assert all(each.span for each in findings if each.quote)


@pytest.mark.parametrize(("words", "lawful"), [
    ("收到申请15件，均为一名申请人于9月份提出，按件计收，收取信息处理费455元。", 450),
    ("收到申请15件，均为一名申请人于9月份提出，按件计收，收取信息处理费450元。", 500),
    ("收到申请15件，均为同一申请人当月提出，按件计收，收取信息处理费1500元。", 500),
    ("收到申请45件，均为同一申请人当月提出，按件计收，收取信息处理费5000元。", 5500),
    ("收到申请8件，均为同一申请人当月提出，按件计收信息处理费100元。", 0),
    ("收到申请15件，按件计收信息处理费600元。", 500),
    ("收到申请15件。按件计收信息处理费600元。", 500),
    ("按件计收信息处理费600元。收到申请15件。", 500),
    ("收到15件信息公开申请，按件计收信息处理费600元。", 500),
    ("1名申请人4月提出申请14件，按件计收信息处理费500元。", 400),
    ("1名申请人在4月和6月共提出申请26件，按件收取信息处理费1700元。", 1600),
    ("按件计收信息处理费250元。", 200),
    ("5月完善收费制度。同一申请人当月提出申请16件，按件计收信息处理费500元。", 600),
    ("同一申请人当月提出申请16件，按件计收信息处理费500元。12月公示。", 600),
    ("收到申请15件。按件计收信息处理费600元。各项标准均已公示。", 500),
])  # fmt: skip
def test_a_fee_by_piece_is_one_that_the_rates_give(words: str, lawful: int) -> None:
    """One applicant's of a month exactly, else no more than if all were of one; the first ten are free."""
    (found,) = amounts(words)
    assert (found.status, found.right) == (Status.FAIL, lawful)


@pytest.mark.parametrize("words", [
    "收到申请15件，均为一名申请人于9月份提出，按件计收，收取信息处理费500元。",
    "收到申请45件，均为同一申请人当月提出，按件计收，收取信息处理费5500元。",
    "收到申请15件，按件计收信息处理费300元。",
    "1名申请人在4月和6月共提出申请26件，按件收取信息处理费600元。",
    "1名申请人4月至6月提出申请26件，按件收取信息处理费600元。",
    "4名申请人各申请14件，按件收取信息处理费1600元。",
    "4名申请人申请均为14件，按件收取信息处理费1600元。",
    "4名申请人每人申请14件，按件收取信息处理费1600元。",
    "按件分两批收取，第一批申请14件，合计收取信息处理费800元。",
    "收到申请15件，按件、按量收取信息处理费250元。",
    "收到申请15件，结转上年申请20件，按件计收信息处理费900元。",
    "按件收取信息处理费1500元。上年收到申请12件。",
    "收到申请15件，其中一名申请人于9月份提出12件，按件计收信息处理费200元。",
    "收到4名申请人申请15件。按件计收信息处理费600元。",
    "收到申请15件。涉及4名申请人。按件计收信息处理费600元。",
    "按件计收信息处理费600元。涉及4名申请人。收到申请15件。",
    "收到申请15件，均为同一申请人提出，按件计收信息处理费300元。",
    "收到申请15件，均于当月提出，按件计收信息处理费300元。",
    "收到申请15件，均为同一申请人当月先后提出，按件计收信息处理费300元。",
    "均为同一申请人当月提出，按件计收信息处理费300元。收到申请15件。",
    "收到申请15件，答复15件，按件计收信息处理费600元。",
    "甲、乙二人申请均为15件，按件计收信息处理费600元。",
    "收到申请15次。按件计收信息处理费600元。",
    "收到申请15次，按件计收信息处理费600元。",
    "收到咨询15件，按件计收信息处理费600元。",
    "受理15件，按件计收信息处理费600元。",
    "收到申请约15件，按件计收信息处理费600元。",
    "收到申请比上年增加15件，按件计收信息处理费600元。",
    "收到申请1.5件，按件计收信息处理费600元。",
    "收到申请99999999999999件，按件计收信息处理费600元。",
    "收取信息处理费380元。",
    "未收取信息处理费，按件计收的标准已公示。",
    "收到申请15件，均为同一申请人当月提出，未收取信息处理费，按件计收的标准已公示。",
])  # fmt: skip
def test_a_fee_that_the_rates_may_give_passes(words: str) -> None:
    """By page, of applicants unknown, of applications carried in, or none; of cases of who knows what or how many."""
    (found,) = amounts(words)
    assert found.status is Status.PASS


def test_what_tells_no_fee_is_not_quoted() -> None:
    """There are no words to lead to."""
    (found,) = amounts("无其他需要报告的事项。")
    assert (found.quote, found.span) == ("", None)


def test_a_form_may_have_no_section_on_fees(changed: Callable[..., Report]) -> None:
    """Then no fee is told, and none is checked."""
    report = changed({})
    other = replace(report, form=report.form.model_copy(update={"fees": "", "clues": ()}))
    assert fee_of(other).amount is None
    assert [*check_fees(other)] == []


@pytest.mark.parametrize(("cases", "yuan"), [
    (0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400),
])  # fmt: skip
def test_a_fee_by_piece_grows_by_tiers(cases: int, yuan: int) -> None:
    """Ten are free, twenty are 100 元 each, and every ten more are 100 元 dearer each."""
    assert due(cases) == yuan


@pytest.mark.parametrize(("text", "words", "status"), [
    ("{}申请15件，按件计收信息处理费600元。", ["一名申请人", "1个申请人", "共计"], Status.FAIL),
    ("{}申请15件，按件计收信息处理费600元。", [
        "每人", "每户", "每月", "每季度", "每批", "每次", "每位申请人", "各", "分批", "另有", "2名申请人", "两位申请人",
        "多名群众", "12个村民",
    ], Status.PASS),
    ("收到申请26件，为同一申请人{}提出，按件计收信息处理费600元。", [
        "同月", "同一个月", "一个自然月", "当月", "1月", "4月份", "12月",
    ], Status.FAIL),
    ("收到申请26件，为同一申请人{}提出，按件计收信息处理费600元。", [
        "1至3月", "1月至3月", "4月、6月", "4月和6月", "第一季度", "上半年", "12月先后", "12月分次", "12月分3次", "12月分两次",
        "4月起", "9月份起", "9月陆续", "9月多次", "本年",
    ], Status.PASS),
    ("收到申请26件，为{}当月提出，按件计收信息处理费600元。", ["同一申请人", "一位申请人", "1名申请人"], Status.FAIL),
    ("收到申请26件，为{}当月提出，按件计收信息处理费600元。", ["3名申请人", "申请人", "多人"], Status.PASS),
])  # fmt: skip
def test_a_fee_by_piece_is_known_where_one_applicant_asked_within_a_month(
    text: str, words: list[str], status: Status
) -> None:
    """Of several applicants, or over months, each begins with ten free cases."""
    said = {word: [each.status for each in amounts(text.replace("{}", word))] for word in words}
    assert said == {word: [status] for word in words}


@pytest.mark.parametrize(("words", "unpaid", "rule", "ends"), [
    ("", 1, "T3-fee-row", "这一节还没有写，无法核对"),
    ("依法收取信息处理费。", 1, "T3-fee-row", "文字没有说清收了多少，无法核对"),
    ("无其他需要报告的事项。", 0, "F-unit", "文字没有提到收费，无法核对"),
    ("无其他需要报告的事项。", 1, "T3-fee-row", "总计 1，而这里没有提到收费"),
    ("本年度未收取信息处理费。", 1, "T3-fee-row", "总计 1，而这里说没有收费"),
    ("本年度未收取信息处理费。", 0, "T3-fee-row", "没有逾期未缴的"),
    ("发出收费通知1件，申请人逾期未缴纳，未收取信息处理费。", 1, "T3-fee-row", "收费情况有交代"),
    ("本年度未收取信息处理费。", 0, "F-unit", "没有收费"),
    ("本年度收取信息处理费380元。", 0, "F-unit", "折合 0 元，多出 380 元"),
])  # fmt: skip
def test_what_the_words_tell_beside_the_tables_is_said(
    changed: Callable[..., Report], words: str, unpaid: int, rule: str, ends: str
) -> None:
    """That nothing was charged, or nothing was said of it, or not how much."""
    told = changed({"narrative.other_matters": words, "figures.requests.fee_unpaid.total": unpaid})
    (finding,) = [each for each in confront(told) if each.rule == rule]
    assert finding.message.endswith(ends)


def amounts(words: str) -> list[Finding]:
    """Return what F-multiple says of a published text's last section."""
    text = f"一、总体情况\n(一)主动公开\n公开信息3条。\n六、其他需要报告的事项\n{words}"
    found = confront_text(sort_text(text, 2023, editions()))
    return [each for each in found if each.rule == "F-multiple"]


@pytest.mark.parametrize(("requests", "fees", "comes"), [
    ("本年未收到政府信息公开申请，上年也没有结转。", "收取信息处理费160元。", ["fail"]),
    ("新收申请0件，上年结转0件。", "向1名申请人收取信息公开信息处理费160元。", ["fail"]),
    ("本年未收到政府信息公开申请。", "收取信息处理费160元。", ["not assessable"]),
    ("上年没有结转申请。", "收取信息处理费160元。", []),
    ("本年未收到政府信息公开申请，上年结转1件已答复。", "收取信息处理费160元。", []),
    ("本年收到政府信息公开申请1件，无上年结转。", "收取信息处理费160元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "未收取信息处理费。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "收取行政事业性收费160元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "收取垃圾清运费用160元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "信息处理费标准已公示。收取垃圾清运费用160元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "超出10件的部分每件收取信息处理费100元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "追缴信息处理费160元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "2022年收取信息处理费160元，本年没有收取。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "据2022年公开的账目收取信息处理费160元。", []),
    ("本年未收到政府信息公开申请，上年也没有结转。", "支付信息公开平台维护费用3000元。", []),
    ("2022年未收到政府信息公开申请。", "收取信息处理费160元。", []),
])  # fmt: skip
def test_of_a_text_without_tables_the_words_tell_whether_anybody_asked(
    requests: str, fees: str, comes: list[str]
) -> None:
    """F-no-request: a fee and no application, of this year or carried in; untold, the latter is open."""
    text = (
        f"一、总体情况\n（二）依申请公开\n{requests}\n五、存在的主要问题及改进情况\n"
        f"六、其他需要报告的事项\n{fees}\n"
    )
    found = confront_text(sort_text(text, 2023, editions()))
    said = [each for each in found if each.rule == "F-no-request" and each.quote]
    assert [each.status.value for each in said] == comes
    assert [(each.left, each.right) for each in said] == [(160, 0)] * len(comes)
