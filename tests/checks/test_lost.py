"""D-lost: dates with digits too many or too few, years that run into a name, counts without a measure word."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.on_words import _lost, findings_on, found, lost, prose


@pytest.mark.parametrize(("text", "quotes"), [
    ("统计期限自2024年1月1日起至202024年12月31日止。", ["202024年"]),
    ("20224年公开信息3条，截至22024年12月31日。", ["20224年", "22024年12月"]),
    ("统计期限为204年1月1日至024年12月31日。", ["204年1月", "024年12月"]),
    ("202年度公开信息3条。", ["202年度"]),
    ("2024年112月31日、12月311日、2024年13月公开。", ["2024年112月", "12月311日", "2024年13月"]),
    ("自20241月1日起，自202411日至1231日止。", ["20241月", "202411日", "至1231日"]),
])  # fmt: skip
def test_a_date_has_its_digits(text: str, quotes: list[str]) -> None:
    """A year has four, a month at most 12, a day at most 31."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("如对本报告有疑问，可松岭镇党政办联系。", ["疑问，可松岭镇党政办联系"]),
    ("如有意见，请松岭镇党政办公室联系（电话：0571-1234567）。", ["意见，请松岭镇党政办公室联系"]),
    ("如有疑问，请与松岭镇党政办联系，可致电镇党政办公室联系，请联系镇党政办。", []),
    ("如有意见，可向我镇党政办公室联系；如有问题，请松岭镇党政办联系人张三答复。", []),
    ("数据的统计限自2024年1月1日起，统计期限自2024年1月1日起。", ["统计限"]),
    ("各平台累公开206条，日积月累公开为民，累计公开3条。", ["累公开"]),
    ("全年公开信17条，微信5条，短信3条，来信3件，公开信2封。", ["公开信17条"]),
    ("彩信30条，发布公开信3条，致居民的公开信2条，通信5条，政务信8条。", ["政务信8条"]),
    ("本报告依\n据《中华人民共和国政府信息公开条例》编制。", []),
    ("如有疑问，请到镇党政办公室联系。如有问题，可由村委会去镇党政办公室联系。", []),
    ("据《中华人民共和国政府信息公开条例》规定编制。", ["据《中华人民共和国政府信息公开条例"]),
    ("根据《中华人民共和国政府信息公开条例》编制，另据《中华人民共和国政府信息公开条例》第五条。", []),
    ("全年公开信息260余。另公开动态20余条、1300余，推送。", ["260余", "1300余"]),
    ("各栏目信息共1223，视频信息共139条。", ["信息共1223"]),
])  # fmt: skip
def test_a_word_of_a_standing_turn_is_lost(text: str, quotes: list[str]) -> None:
    """与, 期, 计, 息, 根 and the measure word of a round number: the turn is never written without."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("成立松岭镇息公开领导小组，强化监督障，存在问题及改情况。", ["息公开", "监督障", "改情况"]),
    ("一、总体情\n推进政府息公开，主公开信息3条，总体况良好，改进况如下。", ["总体情", "政府息", "主公开", "总体况", "改进况"]),
    ("统计限、统期限。制发规范性文3件，规性文件1件，规范性件2件。",
     ["统计限", "统期限", "规范性文", "规性文件", "规范性件"]),
    ("未收到依申公开、依请公开，人民府门户站，未发生行政讼、行政诉案件，加强监保障。",
     ["依申公开", "依请公开", "人民府", "门户站", "行政讼", "行政诉", "监保障"]),
    ("消息公开，民主公开，监督障碍，整改情况，会计期限，监督\n保障，规范性文\n件，行政诉\n讼，总体情\n况。", []),
    ("政府信息开的日常工作，政府信息公工作有序，保障知情权、参与权和监督。按照《条例》求开展，群众的知情、参与权。",
     ["政府信息开", "政府信息公", "参与权和监督", "条例》求", "知情、参与权"]),
    ("加强政府信息公开、监督。知情权、参与权和监督权，政府信息开放，《条例》求是。", []),
    ("政府信息公开，行政诉求，行政诉状，总体情形，预计期限，作息公开，主公开课。", []),
    ("物业费向业主公开，各村自主公开，以网站为主公开，镇政府息诉罢访，创业贷款贴息公开。", []),
    ("动态2条。主公开信息3条，成立镇息公开小组，镇政府息公开。", ["主公开", "息公开", "政府息"]),
    ("保障群众知情、参与权利，了解规范性文件修改情况、章程批改情况，统计限上企业12家，系统期限届满，总体情势平稳。", []),
    ("存在的问题及改情况如下，数据统计限为全年。", ["改情况", "统计限"]),
    ("起草规范性文本和规范性文书，清理合规性文件、法规性文件，行政诉前调解2件，门户站群和门户站点。", []),
    ("规范性文3件，规性文件2件，行政诉2件，县门户站。", ["规范性文", "规性文件", "行政诉", "门户站"]),
    ("在县人民政府站公开信息，一进步规范流程，主动公开政府的情况如下。", ["人民政府站", "一进步", "主动公开政府"]),
    ("报告全文六部分组成，公开权利运行结果3条，依申请公开信息政府案件5件。", ["全文六部分组成", "权利", "申请公开信息政府"]),
    ("报告由六部分组成，本报告共分六部分，公开权力运行结果，权利人运行的网站，依申请公开政府信息5件。", []),
    ("提高政府站位，县人民政府站点，进一步完善，每一进步都来之不易，主动公开政府信息的情况。", []),
    ("公开财政类信息、民生类信、动态类信息。更新政务信，发布政府信。", ["类信", "政务信", "政府信"]),
    ("办理各类信访件，收到各类信函、各类信、电，印发公开信、慰问信。", []),
])  # fmt: skip
def test_a_term_of_the_form_has_all_its_characters(text: str, quotes: list[str]) -> None:
    """With one left out no other words are spelt; other words and a line's end are let off."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("收到申请。年度没有收费。（四）年度共公开信息3条，本年度没有。", ["年度", "（四）年度"]),
    ("（三）年度主动公开情况\n另行列表。（二）年度收到和处理申请情况\n列表如下。", []),
    ("（一）年度主动公开政府信息30条。", ["（一）年度"]),
    ("做到上网信息涉密、涉密信息不上网。", ["上网信息涉密、涉密信息不上网"]),
    ("严防涉密信息上网，做到涉密信息不上网、上网信息不涉密，杜绝上网信息涉密。", []),
    ("编制政府信息工作年度报告。开展政府信息工作。未发生依申请政府信息。", ["政府信息工作", "发生依申请政府信息"]),
    ("坚持以习近平新时代中国特色社会主义思想，严格落实条例。", ["以习近平新时代中国特色社会主义思想"]),
    ("以习近平新时代中国特色社会主义思想，党的二十大精神为指导。以习近平新时代中国特色社会主义思想为指导，抓好落实。", []),
    ("通过门户网站、累计公开3条。通过门户网站、公众号主动公开信息3条、累计公开5条。", ["网站、"]),
    ("扎实推进各项工。各项工作有序，2024在县政府网站公开。", ["各项工", "2024在县"]),
    ("全年召开会议2，举办培训3。会议2次，活动3场。", ["会议2", "培训3"]),
    ("松岭人民政府始终重视，松岭镇人民政府，青松岭人民政府。", ["松岭人民政府"]),
    ("如有疑问，请与松岭人民政府联系，由松岭镇人民政府答复。", ["松岭人民政府"]),
    ("入开展宣传，格落实制度，极推进公开。一步规范流程。", ["入开展", "格落实", "极推进", "一步规范"]),
    ("深\n入开展宣传，严\n格落实制度。", []),
    ("完成培训。\n入开展宣传。", ["入开展"]),
    ("深入开展宣传，进村、入户，严格落实，规格落实到位，积极推进，一步到位，进一步规范流程，投入开展宣传。", []),
])  # fmt: skip
def test_a_clause_has_its_opening_word_and_its_measure(text: str, quotes: list[str]) -> None:
    """本 before 年度, 次 behind a number of meetings, the kind behind a name."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("网站公开政策6条，财政信12条，群众来信12条，微信12条。", ["政信12条"]),
    ("村务信5条，凭信5条，相信3条意见有用。", ["村务信5条"]),
    ("利用门户网站主动政策文件、工作动态，网站主动公开政策文件、动态。", ["网站主动"]),
    ("促进公开工作向制度化、规范化，现向社会公布。", ["工作向制度化、规范化"]),
    ("促进公开工作向制度化、规范化发展，工作迈向制度化、规范化。", []),
    ("不断政务公开工作水平，不断提升政务公开工作水平。", ["不断"]),
    ("及时公开行政，专人负责。及时公开行政许可、行政处罚。", ["公开行政"]),
    ("回复办件4件，办件达98.5%，办件率100%。", ["办件"]),
    ("主动公开政府信息的数量条，信息数量为12条。", ["信息的数量条"]),
    ("保障表达权与监督权、表达权及监督权。", []),
    ("学习习近平重要讲话精神，学习习近平总书记重要讲话精神。", ["习近平"]),
    ("指南在县政府网站公，方便群众。政策予以公，群众在场办公，因公、秉公办事。", ["网站公", "予以公"]),
])  # fmt: skip
def test_a_clause_has_all_its_words(text: str, quotes: list[str]) -> None:
    """What is done, by whom, how many, and the other half of a word."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("现公布《云县松岭2024年政府信息公开工作年度报告》。", ["松岭2024年政府信息公开"]),
    ("《松岭2024年政府信息公开工作年度报告》由云县松岭人民政府编制。", ["松岭2024年政府信息公开", "松岭人民政府"]),
    ("现公布《松岭 2024年政府信息公开工作年度报告》。", ["松岭 2024年政府信息公开"]),
    ("可在云县松岭政府信息公开页面下载，云县松岭政府网站。", ["松岭政府信息公开", "松岭政府"]),
    ("云县松岭镇2024年政府信息公开，松岭人的公众号“松岭发布”，云县松岭茶。", []),
    ("修订《松岭政府信息公开指南》，在云县松岭政府信息公开专栏公开。", []),
    ("松岭县印发方案，网址见松岭人民政府网站。", []),
])  # fmt: skip
def test_an_official_name_has_its_kind(text: str, quotes: list[str]) -> None:
    """Behind the county's name and in a document's a township is named whole."""
    assert lost(text) == quotes


def test_a_name_that_ends_in_a_kind_lacks_none() -> None:
    """古镇 is the whole stem of 古镇镇."""
    assert lost("云县古镇人民政府，云县古镇镇政府。", township="云县古镇镇", agency="古镇镇人民政府") == []
    both = {"township": "石桥县石桥镇", "agency": "石桥县石桥镇人民政府"}
    assert lost("本报告由石桥人民政府编制，报石桥县人民政府。", **both) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("截至1231日，公开信息10条，于1105日收到申请。", ["截至1231日", "于1105日"]),
    ("统计期限为2024年1月1日一12月31日，培训期为3月2日一2024年3月5日。", ["1日一", "2日一"]),
    ("统计期限为2024年1月1日—12月31日，5月1日一早公布。", []),
    ("从125日均报送3条。从1日到31日。", []),
    ("根据松政发〔2023125号和松政函2023〕12号办理。", ["发〔2023125号", "函2023〕12号"]),
    ("根据松政发〔2023〕125号和国办公开办函〔202130号办理。", []),
    ("电子邮箱：songling163.com。", ["邮箱：songling163.com"]),
    ("特编制松岭镇年政府信息公开工作年度报告，统计期限自。", ["镇年", "统计期限自"]),
    ("全年共受理4申请公开政府信息，办结4申请。", ["受理4", "办结4"]),
    ("2024年，我定期发布信息，全年我收到申请0件。", ["我定期", "我收到"]),
    ("自我严格要求，我镇收到申请3件，我们按照规定，我国根据需要。", []),
    ("三)政府信息管理情况良好。\n)依申请公开情况良好。", ["三)政府信息管理情况"]),
    ("、主动公开政府信息情况\n()依申请公开情况\n信息、主动公开。", ["、主动公开政府信息", "()依申请公开情况"]),
    ("（以下简称《规定》要求，（以下简称《条例》）、（以下简称《条例》《规定》）。", ["（以下简称《规定》"]),
    ("按照规定（以下简称《规定》要求），编制报告。", ["（以下简称《规定》"]),
    ("全年受理4件申请，受理2024年度申请3件。统计期限为2024年11日。", []),
    ("电子邮箱：songling@163.com，网址：www.songling.gov.cn。", []),
])  # fmt: skip
def test_a_mark_is_lost(text: str, quotes: list[str]) -> None:
    """月, half of a bracket, @; the number of the form's own document is D-document's.

    A lone mark is quoted with what stands beside it, so that it can be found.
    """
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("公开情况如下：1.机构3条；2.政策2条；3.财政1条；5.人事4条。", ["；3.财政1条；5.人事4条。"]),
    ("工作如下。\n1、加强学习。\n2、加强审核。\n4、加强监督。\n", ["4、加强监督。"]),
    ("工作如下。\n1、加强学习。\n2、加强审核，3）重点审核。\n4、加强监督。\n", []),
    ("工作如下。\n1、加强学习。\n2、加强审核。⟦…⟧\n4、加强监督。\n", []),
    ("工作如下。\n1、加强学习。\n3、加强监督。\n", []),
    ("1.机构3条；2.政策2条；1.网站1条；2.公众号4条；3.公开栏5条；4.大屏2条。", []),
    ("1.机构3条；2.政策2条。4.5米高的公开栏；4.15活动。", []),
    ("2.政策2条；3.财政1条；5.人事4条。", []),
    ("措施如下：（1）加强学习；（2）加强审核；（4）加强监督。", ["（2）加强审核；（4）加强监督。"]),
    ("①加强学习；②加强审核；④加强监督。", ["习；②加强审核；④加强监督。"]),
    ("①加强学习；②加强审核；3.加强监督；④加强考核。", []),
    ("1.加强学习；2.加强审核；③加强考核；4.加强监督。", []),
    ("栏目（3）已撤销。1.加强学习；2.加强审核；4.加强监督。", ["；2.加强审核；4.加强监督。"]),
    ("1.机构3条；2.政策2条；4.财政1条；3.动态5条。", ["；2.政策2条；4.财政1条；3.动"]),
    ("1.学习；2.审核；4.监督；5.考核；7.问责。", ["学习；2.审核；4.监督；5.考核；", "监督；5.考核；7.问责。"]),
    ("表1.机构目录；2.政策目录；4.动态目录。", []),
    ("1.机构3条；2.政策2条；见附表4.动态目录。", []),
    ("①更新动态6条，②公开财政4条，④公开救助5条。", ["②公开财政4条，④公开救助5条。"]),
    ("主要做法：①加强学习；③加强审核；④加强监督。", ["法：①加强学习；③加强审核；④加强"]),
    ("主要做法：①加强学习；③加强审核。", []),
    ("1.学习：（1）集中；（2）自学。2.审核：（1）初审；（2）复审；（3）终审。3.监督：①社会；②群众。", []),
    ("（1）学习；（2）审核；（4）项另述，见（1）（2）（4）项。", []),
])  # fmt: skip
def test_a_numbered_point_follows_on_the_one_before(text: str, quotes: list[str]) -> None:
    """From the first one on, two at least; decimals and days are no points, another form of number fills a gap."""
    assert lost(text) == quotes


@pytest.mark.parametrize(
    ("blanks", "told"), [(0, ["4.加强监督。"]), (8, [f"{' ' * 8}4.加强监督。"]), (9, [])]
)
def test_a_point_may_be_indented(blanks: int, told: list[str]) -> None:
    """By a few blanks; what stands farther right is a cell of a table."""
    points = "加强学习", "加强审核", "加强监督"
    text = "。\n".join(f"{' ' * blanks}{at}.{point}" for at, point in zip((1, 2, 4), points, strict=True))
    assert _lost(f"{text}。") == told


def test_one_gap_is_told_once() -> None:
    """Though the total lacks its measure word, and the list that it begins lacks one too."""
    assert lost("公开全年累计主动公开政府信息72，其中动态58条，政策14条。") == ["累计主动公开政府信息72"]


@pytest.mark.parametrize(("text", "quotes"), [
    ("全镇公开信息215元，涵盖政策。主动公开政府信息共215元。", ["公开信息215元", "公开政府信息共215元"]),
    ("公开信息处理费215元，公开财政信息215万元资金，公开信息12条，金额215元。", []),
    ("公开信息215元宵晚会。", []),
])  # fmt: skip
def test_what_is_disclosed_is_not_counted_in_money(text: str, quotes: list[str]) -> None:
    """元 for 条."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("全年共发布政府信息78。", ["共发布政府信息78"]),
    ("累计推送工作动态315，其中公告20条。", ["累计推送工作动态315"]),
    ("共公开信息78条。共发布信息2024。", ["共发布信息2024"]),
    ("共发布信息78余条，公开信息目录2.0。", []),
    ("共公开信息、文件78件。", []),
    ("发布信息78,其中政务动态46,政策文件32。", ["发布信息78"]),
    ("推送动态1,078(其中公告46条)。", ["推送动态1,078"]),
    ("累计主动公开政府信息78,其中动态46,文件32。", ["累计主动公开政府信息78"]),
    ("主动公开政府信息78,其中动态46,文件32。", ["公开政府信息78"]),
    ("发布信息78条,其中动态46条;公开信息目录2.0,其中说明了方法。", []),
    ("累计发布信息2,315,其中公告1,020条。", ["累计发布信息2,315"]),
    ("共推送公告1，315。", ["共推送公告1，315"]),
    ("合计公开文件6,215;无其他。", ["合计公开文件6,215"]),
    ("总计发布公告1,204,315,动态3条。", ["总计发布公告1,204,315"]),
    ("累计主动公开政府信息5,120,同比增加。", ["累计主动公开政府信息5,120"]),
    ("累计主动公开政府信息2,315条。", []),
    ("累计发布信息1，040条。", []),
    ("共公开政府信息2,315余条,推送动态1,204,315条。", []),
    ("共公开政府信息2,315多条。", []),
    ("合计公示公告12，315篇，共发布动态1，020 条。", []),
])  # fmt: skip
def test_a_total_has_its_measure_word(text: str, quotes: list[str]) -> None:
    """A sum of what was published that ends in a bare number lost it."""
    assert lost(text) == quotes


def test_a_period_with_digits_too_many_does_not_pass() -> None:
    """D-lost names the slip, and the period is not the report's year; one that lost a character is not read."""
    assert found(prose("统计期限自2024年1月1日起至202024年12月31日止。"), "D-period", Status.FAIL)
    assert found(prose("统计期限自2024年11日起至12月31日止。"), "D-period", Status.NOT_ASSESSABLE)


@pytest.mark.parametrize("text", [
    "古镇有12000年的历史，2024年12个月不断更新，每年12月30日均公布。",
    "建设期120年，1949年10月1日成立，2024年12月31日公开204条。",
    "发布时间：2025-01-172024年报告。",
])  # fmt: skip
def test_other_numbers_are_no_dates(text: str) -> None:
    """Spans of time, sums of months and averages stay."""
    assert lost(text) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("2024松岭镇人民政府共受理申请0件。", ["2024松岭镇人民政府"]),
    ("2023云县松岭镇公开信息3条。", ["2023云县松岭镇"]),
    ("2024松岭镇公开信息3条，2019松岭镇公开信息2条。", ["2024松岭镇"]),
    ("截至目前，2024松岭镇未收到申请，2024我单位公开3条。", ["2024松岭镇", "2024我单位"]),
    ("松岭镇〔2024〕3号，2024年松岭镇公开，附件:2024松岭镇年报.docx。", []),
    ("下载 2024松岭镇政府信息公开工作年度报告.pdf", []),
    ("2024柏溪镇公开信息3条，2008松岭镇。", []),
])  # fmt: skip
def test_a_year_does_not_run_into_the_town_s_own_name(text: str, quotes: list[str]) -> None:
    """By its full name, its short name or its agency's; files may be so named."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quote"), [
    ("包括通知公告12条，民生信息40村务公开8条。", "民生信息40村务公开8条"),
    ("包括政策文件12件、工作动态40公示公告8件。", "工作动态40公示公告8件"),
    ("其中：政策文件12工作动态40条、公示公告8条。", "政策文件12工作动态40条"),
    ("包括政策文件1,012条、工作动态1,040公示公告1,208条。", "工作动态1,040公示公告1,208条"),
    ("包括概况信息3篇、政策文件4，工作动态5篇。", "政策文件4，工作动态5篇"),
    ("公开公告25、村务35条、动态7条。", "公开公告25、村务35条"),
])  # fmt: skip
def test_a_count_in_a_list_has_its_measure_word(text: str, quote: str) -> None:
    """Two neighbours tell by theirs that the bare number is one of the counts."""
    assert lost(text) == [quote]


@pytest.mark.parametrize("text", [
    "包括便民热线信息30条、办理12345热线来电25条、网民留言3条。",
    "包括政策文件30条、处理12345公共服务平台诉求25条。",
    "包括动态信息30条，第3季度公开25条，2024年公开30条。",
    "公开廿三里街道信息3条，公开三公经费25条，公开G20信息5条。",
    "公开动态信息30条，覆盖26领域信息30条，全镇19村公开25条，公开9个栏目信息5条。",
    "公开动态信息30条，人民路25号公开3条，邮编466200，公开文件5条，办结率100，公开信息6条。",
    "公开动态信息30余条，重点领域约25，村务公开35条。",
    "公开动态信息1,030条、重点领域信息2,025条、村务公开1,035条。",
    "公开动态信息3次，重点领域25村务公开35条。",
    "根据第20条公开信息3条，根据政府令711号公开信息5条。",
    "公开政策5条、动态7，各项工作有序，公告3条。",
])  # fmt: skip
def test_numerals_that_are_no_counts_of_a_list_need_none(text: str) -> None:
    """Names with numerals, years, ordinals, addresses and percentages; lists that mix their measure words."""
    assert lost(text) == []


@pytest.mark.parametrize("text", [
    "发布文件30条。今年公告25村务35条。", "文件30，公告25，村务35，其他5。", "公告25村务35条。",
])  # fmt: skip
def test_a_bare_number_needs_two_measured_neighbours(text: str) -> None:
    """In the same list: one beyond a full stop, or one that is bare itself, tells nothing."""
    assert lost(text) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("一是加强学习；二完善制度。", ["二完善制度。"]),
    ("一是加强学习。二完善制度。三是严格考核。", ["二完善制度。三是严"]),
    ("一是加强学习。二完善制度。四是严格考核。", []),
    ("一是加强学习；五星小区按时公开。", []),
    ("一是加强学习。二完善制度。", []),
    ("二是加强学习；三完善制度。", []),
    ("一内容不够丰富；二是解读少；三是更新慢。", ["一内容不够丰富；二"]),
    ("存在的问题：一更新较慢。二是解读少。", ["一更新较慢。二是解"]),
    ("存在的问题\n一更新较慢。二是解读少。", ["一更新较慢。二是解"]),
    ("一些栏目更新慢；二是解读少。一批信息没有解读；二是更新慢。", []),
    ("一内容不够丰富。\n二是解读少。", []),
    ("一内容不够丰富；三是解读少。", []),
    ("一内容不够丰富。一是更新慢；二是解读少。", []),
    ("一是加强学习；三是抓落实；四完善考核。", ["三是", "四完善考核。"]),
    ("一是加强学习；一是抓落实。", []),
    ("一内容不够丰富，各村更新得很不及时，各单位报送得很少；二是解读少。", ["一内容不够丰富，各"]),
    (f"一内容不够丰富，{'各村更新得很不及时，' * 7}有待改进；二是解读少。", []),
])  # fmt: skip
def test_an_item_without_its_mark_is_the_one_that_is_due(text: str, quotes: list[str]) -> None:
    """It joins the item before in one sentence, or the item after it is there too."""
    assert _lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("通过公众号推送信息 条，召开通气会1次。", ["信息 条"]),
    ("组织业务培训  次，参训85人次。", ["培训  次"]),
    ("受理申请 件，召开了 场，推送共计 篇；报送材料 份。", ["申请 件", "召开了 场", "推送共计 篇", "材料 份"]),
    ("政府信息 条例，公开文 件，收到 件袋，开展 期间，按 期，长 期，现 场，名 次。", []),
    ("推送信息条。", ["信息条"]),
    ("发布工作动态条26条。", ["动态条"]),
    ("全年收到政府信息公开申请件，均已答复。", ["全年收到政府信息公开申请件"]),
    ("占全年信息总数的%。", ["占全年信息总数的%。"]),
    ("占比 %，参训 人次；", ["占比 %，参训 人次；", "参训 人次"]),
    ("公布信息条目、公开条例，多次公开，每 条，逐 条，件件有回复，一 条。", []),
    ("印发文 件，近 期，各类信息若干 条；符合条 件，分 批 次。", []),
    ("及时处理收到的申请件，对申请件，办理申请件。", []),
    ("公开信息26 条，占 45 %，占比45%，百分之九十五。", []),
    ("发布信息126条，推送 26 条，培训 3 次，参训 85 人次。", []),
])  # fmt: skip
def test_a_measure_word_has_its_number(text: str, quotes: list[str]) -> None:
    """Where only a number can stand, a blank or nothing before the measure word tells that it is lost."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("一是更新慢；三是形式少。", ["三是"]),
    ("一是更新慢。二是形式少。四是人手紧。", ["四是"]),
    ("问题:一是更新慢,二是形式少,二是人手紧。", ["二是"]),
    ("一是更新慢；二是形式少；三是人手紧；三是培训少。", ["三是"]),
    ("一是更新慢；三是形式少；四是人手紧。", ["三是"]),
    ("一是更新慢；二要加强；三是形式少。", []),
    ("一是更新慢；二是形式少。一是加快更新；二是丰富形式。", []),
    ("一是更新慢。\n二是形式少。\n三是人手紧。", []),
    ("一是更新慢。\n三是人手紧。", []),
    ("一是更新慢，二要加强，三是形式少。一是加快更新，三是丰富形式。", ["三是"]),
    ("一是更新慢；其二、形式少；二、人手紧；三是培训少。", []),
    ("三是形式少。四是人手紧。", []),
    ("问题一是更新慢。\n三是培训少。", []),
])  # fmt: skip
def test_items_of_an_enumeration_stand_in_order(text: str, quotes: list[str]) -> None:
    """Of those of one line none is skipped and none stands twice; a second list may begin anew."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("修订《政府信息\n公开指南》，更新目录3条。", []),
    ("修订《政府信息\n公开指南》和公开目录》。", ["和公开目录》"]),
    ("公开指南》已更新。\n公开目录》已更新。", ["公开指南》", "公开目录》"]),
    ("⟦…⟧\n修订《政府信息公开指南，更新目录3条。", ["《政府信息公开指南"]),
    ("我镇⟦…⟧修订《政府信息公开指南，更新目录3条。", []),
    ("…修订《政府信息公开指南，更新目录3条。", []),
    ("我镇⟦略⟧修订《政府信息公开指南，更新目录3条。", []),
    ("我镇...修订《政府信息公开指南，更新目录3条。", []),
    ("| 公开办法》 | 2 |", []),
    ("公开目录》已更新\n公开指南已更新", ["公开目录》"]),
])  # fmt: skip
def test_a_title_has_both_its_marks(text: str, quotes: list[str]) -> None:
    """In one line, or the next; in a line that breaks off it may have had them."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("请与我镇联系（地址：和平路9号，邮编：123456。", ["（地址：和平路9号"]),
    ("请与我镇联系地址：和平路9号），邮编：123456。", ["请与我镇联系地址：和平路9号）"]),
    ("请与我镇联系（地址：和平路9号（东门），邮编：123456）。", []),
    ("请与我镇联系（地址：和平路9号（东门，邮编：123456）。", ["（地址：和平路9号"]),
    ("请与我镇联系（地址：和平路9号，\n邮编：123456，\n电话：1234567）。", []),
    ("请与我镇联系（地址：和平路9号。\n邮编：123456）。", []),
    ("公开信息3条。\n更新目录2条。\n公开政策（含解读）9条。", []),
    ("请与我镇联系（地址：和平路9号，\n邮编：123456。\n电话：1234567。\n网址：略）。", ["（地址：和平路9号", "网址：略）"]),
    ("公开信息9条（其中：\n政策类3条；\n民生类2条；\n动态类3条；\n其他1条）。", []),
    ("按照《关于印发〈松岭镇公开办法的通知》办理。", ["〈松岭镇公开办法的通知》办理"]),
    ("1）公开政策3条；2）公开动态5条。\n一）总体情况。\na）平台。", []),
    ("每周开放（9:00-12:00，冬季为9:30-12:30）。", []),
    ("坚持“应公开尽公开，推进工作。", ["“应公开尽公开"]),
    ("坚持应公开尽公开”的原则。", ["坚持应公开尽公开”"]),
    ("坚持“应公开\n尽公开”的原则。", []),
    ("坚持“应公开尽公开\n推进工作", []),
])  # fmt: skip
def test_brackets_and_quotation_marks_come_in_pairs(text: str, quotes: list[str]) -> None:
    """What they enclose may go on in the lines below; 1） closes none."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("lines", "told"), [(20, 20), (21, 0)])
def test_marks_lost_all_over_are_the_files_manner(lines: int, told: int) -> None:
    """A page whose marks did not come through lost no single one."""
    assert len(lost("".join(f"修订《{number}号目录，公开信息。\n" for number in range(1, lines + 1)))) == told


@pytest.mark.parametrize(("text", "message"), [
    ("一是更新慢；三是形式少。", "“三是”前面没有“二是”"),
    ("一是更新慢；二是形式少；二是人手紧。", "“二是”出现了两次"),
    ("1.更新慢。\n2.形式少。\n4.人手紧。", "“4.”前面没有“3.”"),
    ("①更新慢，②形式少，④人手紧。", "“④”前面没有“③”"),
    ("一是更新慢；二形式少；三是人手紧。", "“二形式少；三是人手”前后各项用的是“一是”“二是”，这里掉了“是”字"),
    ("修订《政府信息公开指南，更新目录3条。", "“《政府信息公开指南”的书名号不成对"),
    ("公开（含政策9条，更新目录3条。", "“（含政策9条”的括号不成对"),
    ("坚持“以公开为常态，更新目录3条。", "“以公开为常态”的引号不成对"),
    (f"坚持“{'公开政府信息' * 10}，更新目录3条。", f"“{('公开政府信息' * 10)[:59]}”的引号不成对"),
    (f"坚持{'公开政府信息' * 10}”，更新目录3条。", f"“{'公开政府信息' * 10}”的引号不成对"),
])  # fmt: skip
def test_what_dropped_out_is_told(text: str, message: str) -> None:
    """In the words of the report, and no more of them than are needed."""
    assert [each.message for each in found(prose(text), "D-lost")] == [message]


@pytest.mark.parametrize(("text", "quotes"), [
    ("2024，我镇主动公开信息。2024,在县委领导下，公开信息3条。", ["2024，", "2024,"]),
    ("依据GB/T2024，在网站公开。见图2024，我镇以此为准。", []),
    ("2024年，我镇主动公开信息。网站编号2024，篇幅不一。", []),
])  # fmt: skip
def test_a_year_alone_before_its_comma_lost_a_character(text: str, quotes: list[str]) -> None:
    """Where a sentence begins so and goes on with who or where."""
    assert lost(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("收到12条，其中3条、公告类5条。", ["其中3条、"]),
    ("收到12件，包括：1,204件、公告5件。", ["包括：1,204件、"]),
    ("收到12条，其中3条、9条分别为公告和动态。", []),
    ("收到12件，其中1件、涉及土地2件。", []),
    ("收到12件，其中公告1件、动态2件。", []),
    ("收到12件，其中1件、有待补正。", []),
])  # fmt: skip
def test_a_part_has_its_name(text: str, quotes: list[str]) -> None:
    """Beside one that has a name and a count; numbers named together behind, and clauses, have none."""
    assert lost(text) == quotes


def test_an_item_lost_its_mark_wherever_the_text_stands() -> None:
    """Two items near each other are of one enumeration, far down in a text too."""
    before = "我镇高度重视政务公开工作。" * 9
    (quote,) = lost(f"{before}一加强领导，抓好公开；二是加强培训，抓好落实。")
    assert quote.startswith("一加强领导")


@pytest.mark.parametrize(("rule", "text", "status"), [
    ("D-residue", "我镇未收到申请（网址：）。", Status.FAIL),
    ("D-lost", "202024年公开信息3条。", Status.FAIL),
    ("D-residue", "我镇公开信息3条。", Status.PASS),
    ("D-lost", "我镇公开信息3条。", Status.PASS),
])  # fmt: skip
def test_what_is_found_is_no_pass(rule: str, text: str, status: Status) -> None:
    """Only where nothing is found it passes."""
    assert {each.status for each in findings_on(prose(text)) if each.rule == rule} == {status}


def test_a_line_pasted_twice_is_told_once() -> None:
    """Not once more for each of its sentences; a sentence of another line is told by itself."""
    one = "我镇高度重视政务公开工作，成立了由镇长任组长的领导小组，明确了分管领导和承办人员，压实了各单位公开责任。"
    other = "全年组织业务培训三次，覆盖全部村和社区的信息员，进一步提高了信息审核、发布和维护的能力，做到及时准确规范。"
    twice = found(prose(f"{one}{other}\n{one}{other}"), "D-residue")
    assert len(twice) == 1
    (again,) = found(prose(f"{one}{other}\n今年以来，{other}{one}"), "D-residue")
    assert again.quote == one.rstrip("。")


def test_a_title_may_stand_twice() -> None:
    """What has no mark in it is no line of prose, however long it is."""
    title = "松岭镇人民政府关于印发二〇二四年度政务公开工作要点和任务分解表的通知"
    assert not found(prose(f"{title}\n{title}"), "D-residue")


def test_the_title_too_may_have_lost_its_year_mark() -> None:
    """2024政府信息公开工作年度报告 lacks 年; a title that has it lost nothing."""
    text = "一、总体情况\n公开信息3条。"
    told = {
        title: [
            each.status
            for each in confront_text(sort_text(f"{title}\n{text}", 2024, editions()))
            if each.rule == "D-lost"
        ]
        for title in ("松岭镇2024政府信息公开工作年度报告", "松岭镇2024年政府信息公开工作年度报告")
    }
    assert list(told.values()) == [[Status.FAIL], [Status.PASS]]


@pytest.mark.parametrize(("text", "quotes"), [
    ("公众号粉丝数8305，推送动态7条，推送公告3条。公告2条、订阅量915，动态5条、文件3条。", []),
    ("问题有：一是人手不够；二⟦…⟧", []),
])  # fmt: skip
def test_what_needs_no_measure_word_and_what_was_cut_lost_nothing(text: str, quotes: list[str]) -> None:
    """A number of followers is said without one; an item that an excerpt breaks off may go on with 是."""
    assert lost(text) == quotes
