"""D-residue, D-lost, D-name: parts named twice, marks without a partner, words confused, another office's words."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.readings import anywhere
from tests.checks.test_text_rules import found, prose

PARTS = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、{}、存在的主要问题及改进情况、其他需要报告的事项"
COURTS = "政府信息公开行政复议、行政诉讼情况"


def quotes(rule: str, text: str, township: str = "云县松岭镇") -> list[str]:
    """Return what a rule quotes of words, in the order of the text, wherever that stands."""
    return anywhere(lambda words: _quotes(rule, words, township), text, amid=False)


def _quotes(rule: str, text: str, township: str = "云县松岭镇") -> list[str]:
    findings = found(prose(text, township=township, agency=f"{township}人民政府"), rule)
    return [each.quote for each in sorted(findings, key=lambda each: each.span.start if each.span else 0)]


@pytest.mark.parametrize(("parts", "quote"), [
    (PARTS.format(f"{COURTS}、{COURTS}"), ["行政诉讼情况、政府信息公开行政复议、行政诉讼情况"]),
    ("总体情况、主动公开政府信息情况、主动公开政府信息情况、存在的主要问题及改进情况", ["主动公开政府信息情况、主动公开政府信息情况"]),
    ("总体情况；主动公开政府信息情况；存在的主要问题及改进情况；总体情况", ["总体情况；主动公开政府信息情况；存在的主要问题及改进情况；总体情况"]),
    ("“总体情况”、“主动公开政府信息情况”、“存在的主要问题及改进情况”、“总体情况”",
     ["“总体情况”、“主动公开政府信息情况”、“存在的主要问题及改进情况”、“总体情况”"]),
    (PARTS.format("因信息公开被申请行政复议、因信息公开被申请行政复议和提起行政诉讼情况"),
     ["因信息公开被申请行政复议、因信息公开被申请行政复议和提起行政诉讼情况"]),
    ("总体情况、主动公开政府信息情况、存在的主要问题及改进情况、其进他需要报告的事项", ["其进他需要报告的事项"]),
    ("总体情况、主动公开政府信各息情况、存在的主要问题及改进情况、其他需要报告的事项", ["主动公开政府信各息情况"]),
    ("总体情况、主动公开政府信息情况、收到和处理政府信息公开申报情况、存在的主要问题及改进情况", ["收到和处理政府信息公开申报情况"]),
    ("总体情况、主动公开政务信息情况、收到和处理政府信息公开受理情况、存在的主要困难及改进情况", []),
    (PARTS.format(COURTS), []),
    (PARTS.format("因政府信息公开工作被申请行政复议和提起行政诉讼情况"), []),
    (PARTS.format("政府信息公开行政复议情况、政府信息公开行政诉讼情况"), []),
    ("总体情况、主动公开政府信息情况、存在的主要问题及其改进情况、其他需要重点报告的事项", []),
    ("总体情况、人员变动情况、机构设置情况、人员变动情况", []),
    ("政府信息公开情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、总体情况、政府信息公开情况统计表", []),
    ("总体情况、主动公开政府信息情况。存在的主要问题及改进情况。总体情况", []),
])  # fmt: skip
def test_a_report_names_each_of_its_parts_once(parts: str, quote: list[str]) -> None:
    """Whatever parts the titles; one that goes on as another begins was typed twice too."""
    assert quotes("D-residue", f"本报告包括{parts}。") == quote


@pytest.mark.parametrize(("text", "quote"), [
    ("本报告包括" + PARTS.format(COURTS) + "等六部分内容。", []),
    ("本报告包括" + PARTS.format("政府信息公开行政复议、行政许可情况") + "。", ["信息公开行政复议、行政许可情况"]),
    ("没有因信息公开被申请行政复议。行政许可情况、行政处罚情况已公开。", []),
    ("本报告包括" + PARTS.format("政府信息公开行政复议、行政复议情况") + "。", ["行政复议、行政复议"]),
    ("（二）依法申请公开情况\n收到申请3件。", ["（二）依法申请公开情况"]),
    ("保障公民依法申请公开政府信息的权利，依法申请公开更便捷。", []),
    ("全年共收到件依申请公开政府信息31件。", ["收到件"]),
    ("受理条政府信息公开申请31条，办结31条。", ["受理条"]),
    ("收到件数31件，收到件量31件，收到条目31条，收到信件31件，收到依申请公开件共31件。", []),
    ("根据报告《条例》第二十条规定公开。", ["根据报告《条例》"]),
    ("根据《条例》第二十条规定公开，按照报告要求落实。", []),
])  # fmt: skip
def test_no_word_stands_where_another_is_meant(text: str, quote: list[str]) -> None:
    """A title is the form's, a measure word stands behind its number, a basis is no report."""
    assert quotes("D-residue", text) == quote


@pytest.mark.parametrize(("text", "quote"), [
    ("请与松岭镇党政综合办公开室联系。", ["办公开室"]),
    ("日常工作由党政办办公室负责。", ["党政办办公室"]),
    ("请到镇政府三楼党政办办公室查阅，办公室室内整洁，党政办公室负责。", []),
    ("做到公开程序做到客观、公正。", ["做到公开程序做到"]),
    ("做到应公开尽公开，做到及时准确。能做到的做到位，说到做到。做到公开及时、做到内容准确。", []),
    ("公开部门决算收支情况、财政拨款总体情况、“三公”经费情况等公开。", ["公开部门决算收支情况、财政拨款总体情况、“三公”经费情况等公开"]),
    ("主动公开领导信息、机构职能、政策文件等信息公开。", ["主动公开领导信息、机构职能、政策文件等信息公开"]),
    ("公开内容为领导信息、机构职能等公开。公开栏、公示屏、广播等公开。公开的政策、动态等公开。", []),
    ("公开领导信息、机构职能等信息。对领导信息、机构职能等公开，将政策、动态等信息公开。", []),
    ("公开渠道有网站、公众号等公开方式，公开透明、及时准确等公开原则。", []),
    ("根据《中华人民共和国政府信息公开条例》（以下简称《条例》），根据《条例》编制。",
     ["根据《中华人民共和国政府信息公开条例》（以下简称《条例》），根据《条例》"]),
    ("按照《政府信息公开条例》要求，按照《条例》编制。", ["按照《政府信息公开条例》要求，按照《条例》"]),
    ("根据《政府信息公开条例》（以下简称《条例》），根据《条例》第五十条编制。", []),
    ("根据《政府信息公开条例》和《县政府信息公开办法》要求编制。根据《条例》规定公开。", []),
    ("本报告可通过可以通过县政府网站查阅。", ["可通过可以通过"]),
    ("学习习近平总书记视察安徽视察重要讲话精神。", ["视察安徽视察"]),
    ("学习习近平总书记视察安徽重要讲话精神，考察调研考察点。", []),
])  # fmt: skip
def test_nothing_is_said_again_behind_its_object(text: str, quote: list[str]) -> None:
    """An office, an act, a basis; where the second is another's, both are right."""
    assert quotes("D-residue", text) == quote


@pytest.mark.parametrize(("rule", "text", "quote"), [
    ("D-residue", "报送三年行动首站之年信息6篇。", ["首站之年"]),
    ("D-residue", "拉进了干部与群众的距离，拉近了距离，拉进微信群。", ["拉进了"]),
    ("D-residue", "把信息公开做为重要工作，做为民实事，敢做为民。", ["把信息公开做为"]),
    ("D-residue", "将信息公开作为重要工作，把好事做为民办的实事。", []),
    ("D-residue", "不段完善制度，进一部规范流程，分不同段落，进一部分公开。", ["不段", "进一部"]),
    ("D-residue", "落实工作布署，统一部暑，公布署名文章，发布署期。", ["工作布署", "部暑"]),
    ("D-residue", "认真做好工作按排，按排名公示。", ["工作按排"]),
    ("D-residue", "推进政务公开工做，按分工做好公开，各项工做有序。", ["政务公开工做", "各项工做"]),
    ("D-residue", "设立村务公开拦、宣传拦，公开拦截电话。", ["村务公开拦", "宣传拦"]),
    ("D-residue", "责任落实到为，落实到为民服务上。", ["落实到为"]),
    ("D-residue", "解决群众反应的问题，群众反应强烈，群众反映的问题。", ["群众反应的问题"]),
    ("D-lost", "公开信息30条，其中再云县人民政府网站公开12条，再在公众号公开18条。", ["其中再云县人民政府网站公开"]),
    ("D-lost", "再通过网站发布，再次由公众号推送，再向网站报送。", []),
    ("D-lost", "按照《条例》明确地主动公开内容，明确地告知申请人。", ["按照《条例》明确地"]),
    ("D-lost", "按照《条例》明确的主动公开内容，按照《条例》规定，因地制宜。", []),
    ("D-lost", "深入实施乡村战略，落实乡村振兴战略，城市和乡村战略性项目。", ["乡村战略"]),
])  # fmt: skip
def test_a_word_is_not_taken_for_one_that_sounds_alike(rule: str, text: str, quote: list[str]) -> None:
    """Only where the wrong one is never right."""
    assert quotes(rule, text) == quote


@pytest.mark.parametrize(("text", "quote"), [
    ("根据《政府信息公开条例（以下简称条例）编制。", ["《政府信息公开条例（以下简称条例）编制"]),
    ("贯彻政府信息公开条例》要求，公开信息。", ["贯彻政府信息公开条例》"]),
    ("根据《县办法》、《关于做好年报编制工作的通知（云公开办〔2024〕1号）要求。", ["《关于做好年报编制工作的通知（云公开办〔2024〕1号）要求"]),
    ("根据《关于印发〈格式》的通知》要求编制。", ["的通知》"]),
    ("根据《关于印发《格式》的通知》、《条例》要求编制。", []),
    ("根据《关于印发<格式>的通知》要求编制。", []),
    ("公开《关于印发松岭镇\n年度工作要点的通知》等文件。", []),
    ("公开《关于印发松岭镇\n年度工作\n要点的通知》等文件。", []),
    ("公开了《松岭镇⟦…⟧", []),
    ("收到《政府信息公开申", []),
    ("| 《条例 | 3 |\n| 办法》 | 2 |", []),
])  # fmt: skip
def test_a_title_s_marks_go_in_pairs(text: str, quote: list[str]) -> None:
    """Over lines too; of one that breaks off nothing is known."""
    assert quotes("D-lost", text) == quote


@pytest.mark.parametrize(("text", "quote"), [
    ("在县委、县政府和上级公安机关的正确领导下，我镇公开信息3条。", ["上级公安机关的正确领导下"]),
    ("在县教育局党组的坚强领导下开展工作。", []),
    ("在县教育局的领导下开展工作。", ["教育局的领导下"]),
    ("在县委、县政府的正确领导和县政务服务局的指导下，我镇公开信息3条。", []),
    ("保障了广大参保群体对政府工作的知情权和监督权。", ["参保群体对政府工作的知情权"]),
    ("保障纳税人的知情权。", ["纳税人的知情权"]),
    ("公布参保人员名单，保障群众知情权。", []),
    ("（一）推动全省政府信息公开工作。", ["推动全省政府信息公开工作"]),
    ("参加全省政府信息公开工作培训，助力推动全省政务公开工作会议精神落实。", []),
    ("推进发改信息公开工作落实，立足全镇发展改革工作实际。", ["推进发改信息公开", "立足全镇发展改革工作"]),
    ("推进财政信息公开，推进教育信息公开，立足全镇改革发展实际。", []),
    ("2024年，云县人民政府办公室认真落实上级部署。", ["2024年，云县人民政府办公室"]),
    ("云县人民政府办公室高度重视对我镇的考核。按照云县人民政府办公室要求公开。", []),
    ("综合全县各镇、各部门信息公开情况编制。", ["综合全县各镇、各部门信息公开情况编制"]),
    ("综合全镇各村、各站所信息公开情况编制。", []),
])  # fmt: skip
def test_what_another_office_says_is_no_townships(text: str, quote: list[str]) -> None:
    """The police's, a bureau's, the province's and the county office's words; who leads or teaches may be named."""
    assert _quotes("D-name", text) == quote


@pytest.mark.parametrize(("text", "township", "quote"), [
    ("2024年，玉龙北街街道办事处认真落实条例。", "云县玉龙阁北街街道", ["玉龙北街街道办事处"]),
    ("由玉阁北街街道编制，云县玉龙阁街街道收到申请3件。", "云县玉龙阁北街街道", []),
    ("2024年，龙阁北街街道办事处公开信息3条。", "云县玉龙阁北街街道", ["龙阁北街街道办事处"]),
    ("2024年，玉龙阁北街街道办事处认真落实条例。", "云县玉龙阁北街街道", []),
    ("与玉龙北街街道办事处联合宣传。", "云县玉龙阁北街街道", []),
    ("向五道沟镇人民政府申请。", "云县五道沟子镇", ["五道沟镇人民政府"]),
    ("经石泉街道办事处同意公开。", "云县石泉路街道", []),
    ("经双河镇人民政府同意公开。", "云县双河口镇", []),
    ("经城关西街道办事处同意公开。", "云县城关西南街道", []),
    ("经松镇人民政府同意公开。", "云县松岭镇", []),
])  # fmt: skip
def test_the_own_name_is_whole(text: str, township: str, quote: list[str]) -> None:
    """A long one without a character is a slip; a short one, or 东 or 西 left out, may be another place's."""
    assert quotes("D-name", text, township) == quote


def years(text: str, section: str = "opening") -> list[tuple[object, str]]:
    """Return the years that D-year finds in a report for 2024, with what it quotes."""
    body = {"opening": f"{text}\n一、总体情况\n公开信息3条。\n", "body": f"一、总体情况\n{text}\n"}[section]
    findings = confront_text(sort_text(f"松岭镇2024年政府信息公开工作年度报告\n{body}", 2024, editions()))
    return [(each.left, each.quote) for each in findings if each.rule == "D-year" and _fails(each)]


def _fails(finding: Finding) -> bool:
    return finding.status is Status.FAIL


@pytest.mark.parametrize(("text", "section", "said"), [
    ("我镇编制了《松岭镇2023年政府信息公开工作年度报告》。本年度报告由六个部分组成。", "opening", [(2023, "2023")]),
    ("我镇编制了《松岭镇2024年政府信息公开工作年度报告》。本年度报告由六个部分组成。", "opening", []),
    ("我镇编制了《松岭镇2023年政府信息公开工作年度报告》。本年度报告由六个部分组成。", "body", []),
    ("1月，我镇编制了《松岭镇2023年政府信息公开工作年度报告》。本报告期内公开信息3条。", "body", []),
    ("完成松岭镇2024年政府信息公开年度报告，并于2024年1月20日前在县政府网站公布。", "body", [(2024, "2024年1月20日")]),
    ("完成松岭镇2024年政府信息公开年度报告，并于2025年1月20日前在县政府网站公布。", "body", []),
    ("完成2023年政府信息公开年度报告，并于2024年1月20日在县政府网站公布。", "body", []),
    ("2024年完成上一年度报告编制，并于2024年1月20日公布。", "body", []),
    ("结合2023年松岭镇政府信息公开工作实际，编制发布本报告。", "opening", [(2023, "2023年松岭镇政府信息公开工作实际，编制发布本报告")]),
    ("结合2024年松岭镇政府信息公开工作实际，编制发布本报告。", "opening", []),
])  # fmt: skip
def test_a_report_is_of_its_year_and_comes_out_after_it(text: str, section: str, said: list[object]) -> None:
    """As its opening names it, and wherever it tells of its own publication; last year's came out in this one."""
    assert years(text, section) == said


@pytest.mark.parametrize(("text", "fails"), [
    ("一、\n松岭镇成立由镇长任组长的信息公开工作领导小组，日常工作由党政办负责。\n", True),
    ("一、\n总体情况\n松岭镇成立由镇长任组长的信息公开工作领导小组，日常工作由党政办负责。\n", False),
    ("一、总体情况\n松岭镇成立由镇长任组长的信息公开工作领导小组，日常工作由党政办负责。\n", False),
    ("一、总体情况\n公开信息3条。\n一、\n松岭镇成立由镇长任组长的信息公开工作领导小组，日常工作由党政办负责。\n", False),
])  # fmt: skip
def test_a_number_has_its_heading(text: str, *, fails: bool) -> None:
    """一、 alone in its line, with prose below it, lost 总体情况."""
    report = f"松岭镇2024年政府信息公开工作年度报告\n{text}"
    findings = confront_text(sort_text(report, 2024, editions()))
    numbers = [each for each in findings if each.rule == "D-sections" and each.left == "一、"]
    assert [each.right for each in numbers] == ["一、总体情况"] * fails


@pytest.mark.parametrize(("title", "status"), [
    ("松岭镇2024年政府信息公开工作告年度报", Status.FAIL),
    ("松岭镇2024年政府信息公开工作年报度告", Status.FAIL),
    ("松岭镇2024年政府信息公开年度工作报告", None),
    ("松岭镇2024年政府信息公开工作年度报告", None),
])  # fmt: skip
def test_a_title_has_its_characters_in_their_order(title: str, status: Status | None) -> None:
    """Its words may stand in another order, which is told otherwise."""
    failed = found(prose("公开信息3条。", title=title, agency="松岭镇人民政府"), "D-title")
    assert [each.status for each in failed if "字序" in each.message] == ([status] if status else [])


@pytest.mark.parametrize(("title", "fails"), [
    ("2024松岭镇2024年政府信息公开工作年度报告", True),
    ("2024年松岭镇人民政府2024年度政府信息公开工作年度报告", True),
    ("2024年松岭镇政府信息公开工作年度报告（2024年）", False),
    ("松岭镇2024年政府信息公开工作年度报告", False),
])  # fmt: skip
def test_a_title_has_its_year_once(title: str, *, fails: bool) -> None:
    """In brackets behind it the year may stand again."""
    failed = found(prose("公开信息3条。", title=title, agency="松岭镇人民政府"), "D-title")
    assert any("写了两遍" in each.message for each in failed) == fails


@pytest.mark.parametrize(("text", "quote"), [
    ("如对本报告如有疑问，请与我办联系。", ["如对本报告如有疑问"]),
    ("若您对《报告》的内容如有任何意见，请来电。", ["若您对《报告》的内容如有任何意见"]),
    ("如对申请表如何填写有疑问，请来电。如对报告不清楚，如有疑问，请来访。如对报告有疑问，请来函。", []),
    ("制定专人负责网站更新，制定了专职人员负责审核。", ["制定专人", "制定了专职人员"]),
    ("制定专人负责制度，制定专人专岗方案，制定专人负责、逐级审核的工作机制，指定专人负责更新。", []),
    ("对不予公开的息信说明理由，主动公开息信12条。", ["息信", "公开息信"]),
    ("公开利息信息、作息信息和消息信息，办理信息信访事项，建设政府信息信用体系。", []),
    ("保障公众获取政府信息的权力，维护群众合法权力。", ["获取政府信息的权力", "群众合法权力"]),
    ("公开权力清单，群众监督权力运行，规范行政权力，公众了解权力运行的信息。", []),
    ("在网站公开信息发布各类信息42条。", ["公开信息发布各类信息"]),
    ("公开信息、发布各类信息42条，优化公开信息发布平台。", []),
])  # fmt: skip
def test_a_word_that_is_never_right_there_is_told(text: str, quote: list[str]) -> None:
    """Beside those that are: a rule of 专人负责 is made, power is a body's, a hinge may stand in each clause."""
    assert quotes("D-residue", text) == quote


@pytest.mark.parametrize(("rule", "text", "quote"), [
    ("D-residue", "不予公开0条.内容涵盖财政、教育。", ["不予公开0条.内容涵盖财政、教"]),
    ("D-residue", "抓好公开工作.及时更新网站。", ["工作."]),
    ("D-residue", "自2023年12月31日以来运行平稳，收支差额为赤字的用负值表示，自由据实填写。", []),
    ("D-residue", "《条例》第五十条规定，年度报告应当包括主动公开等情况，本报告内容包括六个部分。", []),
    ("D-residue", "年度报告应当包括下列内容：收费情况。", ["年度报告应当包括"]),
    ("D-lost", "社会公众如本报告有任何疑问，请来电，全年主动政府信息86条。", ["如本报告有任何疑问", "主动政府信息"]),
    ("D-residue", "公开信息30条。1.财政信息，见第3条.2款和石桥.中心村专栏。", []),
    ("D-residue", "数据期限为2024年1月1日至12月31日以来，至2024年12月31日止以来。", ["至12月31日以来", "至2024年12月31日止以来"]),
    ("D-residue", "2024年1月1日以来公开30条，截至12月31日，改革开放以来首次。", []),
    ("D-residue", "至少采用两种方式以上的解读，培训不少于3次以上。", ["至少采用两种方式以上", "不少于3次以上"]),
    ("D-residue", "至少一名副科级以上干部分管，每季度至少公开3条，2种以上方式，不少于30日，10条以上。", []),
    ("D-residue", "电子邮箱：songling@qq.con，邮箱songling@163.com、@contact.cn。", ["@qq.con"]),
    ("D-residue", "见网站http:www.songling.gov.cn和htpp://a.cn，另见wwww.b.cn、http//c.cn。", ["http:", "htpp://", "wwww.", "http"]),
    ("D-residue", "见https://www.songling.gov.cn、http://d.cn:8080/x和www.b.cn。", []),
    ("D-residue", "****内容中必须包括本年度文件的发布数量，略。", ["内容中必须包括本年度文件的发布数量，略"]),
    ("D-residue", "公示内容必须包括项目名称，发布内容应当真实。", []),
    ("D-residue", "被提请行政诉讼0件，在公式栏张贴。", ["提请", "公式"]),
    ("D-residue", "村民反应公式复杂，提请行政复议机关审议。", []),
    ("D-residue", "文 号 〔〕号 有效性 是，文号：〔〕号。", []),
    ("D-lost", "形成信息公开工年度报告，如有任何疑，请来电。如本报告有疑问，请来函。", ["信息公开工", "任何疑", "如本报告有疑问"]),
    ("D-lost", "公开工年限，解惑释疑，如对本报告有疑问，假如本报告有异议则更正。", []),
    ("D-lost", "主动政府信息公开情况、依申请公开政府办理情况，公开养老服务类信等。", ["主动政府信息公开", "依申请公开政府", "类信"]),
    ("D-lost", "主动公开政府信息情况、依申请公开政府信息办理情况，依申请公开政府文件，各类信等级。", []),
    ("D-lost", "2024年，我严格遵守规定，结合我年度政府信息公开工作实际。", ["我严格遵守", "我年度政府信息公开"]),
    ("D-lost", "自我严格要求，我镇严格遵守规定，结合我镇年度工作。", []),
    ("D-lost", "包括收到和处理政府信息公开情况、收到和处理政府信息申请情况。", ["收到和处理政府信息公开", "收到和处理政府信息"]),
    ("D-lost", "包括收到和处理政府信息公开申请情况、收到处理政府信息公开申请的情况。", []),
    ("D-residue", "本年增减（减少的用负值表示，如-8）。", ["（减少的用负值表示"]),
    ("D-residue", "减少的事项不用负责人表示意见。", []),
    ("D-residue", "现公布2024年度本级政府（机关）信息公开工作年度报告。", ["本级政府（机关）"]),
    ("D-residue", "现公布本级政府（含派出机关）的信息公开工作年度报告。", []),
    ("D-lost", "在委、政府的领导下，没有提起行政拆讼。", ["在委、政府", "行政拆讼"]),
    ("D-lost", "在县委、政府的领导下，由县委、政府部署，没有提起行政诉讼。", []),
    ("D-lost", "全部公开，开财政预算2条。", ["开财政"]),
    ("D-lost", "坚持以公开为常态，公开财政预算2条，打开政府信息公开专栏，开展财政公开。", []),
    ("D-residue", "请与行政机关规范全称联系。", ["行政机关规范全称"]),
    ("D-residue", "依法公开行政机关名称、职责，如行政机关名称变更。", []),
    ("D-lost", "全年未发生依申请和处理政府信息，（一）主动政府信息的主要类别。", ["依申请和处理政府信息", "主动政府信息"]),
    ("D-lost", "公开行政规范文件1件。", ["行政规范"]),
    ("D-lost", "公开行政规范性文件1件，规范文件格式。", []),
    ("D-document", "按照《中华人民共和国信息公开条例》和《中华人民共和国政府信息公开条例》办理。", ["《中华人民共和国信息公开条例》"]),
    ("D-document", "落实《中华人民共和国政府政务公开条例》要求。", ["《中华人民共和国政府政务公开条例》"]),
    ("D-residue", "按照根据有关规定办理，根据依照要求开展。", ["按照根据", "根据依照"]),
    ("D-residue", "按照依据、程序和时限办理，依据按照顺序排列的目录。", ["依据按照"]),
    ("D-residue", "其中政策类2条，公文4条、动态总结3条、公文4条、其他1条。", []),
    ("D-residue", "其中动态总结2条，政策公文4条、动态总结2条、其他1条。", ["动态总结2条，政策公文4条、动态总结2条"]),
    ("D-residue", "公开政策文件12条、动态信息6条、政策文件12条；涉及财政资金（8条）、农村信息（3条）、财政资金（8条）等。",
     ["政策文件12条、动态信息6条、政策文件12条", "财政资金（8条）、农村信息（3条）、财政资金（8条）"]),
    ("D-residue", "网站公开9条，其中动态信息2条、其他7条，公众号公开9条，其中动态信息2条、其他7条。", []),
    ("D-residue", "复议2件，结果维持1件，诉讼2件，结果维持1件。网站：动态信息2条，公众号：动态信息2条，其他1条。", []),
    ("D-residue", "全年处理已申请公开来件3件，无已申请公开情况。", ["已申请公开"]),
    ("D-residue", "对已申请公开的人及时答复，申请人已申请公开政府信息的，申请人已申请公开。", []),
    ("D-residue", "其中机构智能类3条，结构简介2篇，推进标注化建设。", ["机构智能", "结构", "标注化"]),
    ("D-residue", "公开组织结构简介、人员结构职能，街道概括总结经验，公开公证服务事项，标准化、标注来源。", []),
    ("D-residue", "按照《政府信息公开条理》更新街道概括，做到真实公证。", ["公开条理", "街道概括", "真实公证"]),
    ("D-residue", "公开公证处信息，条理清楚，机构概括为三类，公开、公正。", []),
    ("D-residue", "民计民生类3条，不管提升业务能力。", ["民计民生", "不管"]),
    ("D-residue", "国计民生，不管加强还是放松，不管完善与否。", []),
    ("D-residue", "全年未受到公开申请，没有受到依申请公开的申请。", ["受到"]),
    ("D-residue", "工作受到好评，因疫情受到影响未收到申请，未受到处分，没有受到申请人投诉，未受到因申请公开引起的处分。", []),
    ("D-residue", "权力在阳关下运行，打造阳关政务。", ["阳关"]),
    ("D-residue", "主动接收社会各界监督，广泛接收群众监督。", ["接收"]),
    ("D-residue", "接收群众监督举报线索，接受社会监督，接收社会捐赠。", []),
    ("D-residue", "按照云溪州苗族自治州和松岭县回族自治县安排。", ["州苗族自治州", "县回族自治县"]),
    ("D-residue", "按照云溪苗族自治州、松岭回族自治县和云溪州松岭回族自治县安排。", []),
    ("D-lost", "2024年，县委、县政府的坚强领导下，各项工作有序开展。", ["2024年，县委、县政府的坚强领导下，"]),
    ("D-lost", "工作平稳。省市业务部门的指导下，公开更规范。上年成果基础上，继续完善。", ["省市业务部门的指导下，", "上年成果基础上，"]),
    ("D-lost", "（一）主动公开情况\n镇党委的统一部署和各村的配合下，公开更规范。确保不泄密的前提下，按月公开。",
     ["镇党委的统一部署和各村的配合下，", "确保不泄密的前提下，"]),
    ("D-lost", "2024年，在县委的领导下，县政府的支持下，公开更规范。立足上年基础上，依托党的领导下，继续完善。", []),
    ("D-lost", "县委的关心和\n县政府的领导下，公开更规范。由于县委的支持下，略。", []),
    ("D-lost", "2024年度，全镇收到政府信息公开申请。我镇共收到信息公开申请。", ["全镇收到政府信息公开申请", "我镇共收到信息公开申请"]),
    ("D-lost", "全镇收到政府信息公开申请，也无行政复议。收到公民提出的公开申请件，均已答复。",
     ["全镇收到政府信息公开申请", "收到公民提出的公开申请件"]),
    ("D-lost", "及时处理收到的申请件，及时处理收到的申请，我镇未收到政府信息公开申请。收到政府信息公开申请，及时登记。", []),
    ("D-lost", "我政务公开工作有序推进，把我政府信息公开做实。", ["我政务公开", "我政府信息公开"]),
    ("D-lost", "我镇政务公开工作有序推进，自我政务公开评估。", []),
    ("D-name", "按照规定，结合我县政府信息公开有关统计数据撰写。", ["结合我县政府信息公开有关统计数据撰写"]),
    ("D-name", "现公布2024年度本部门信息公开年度报告。", ["公布2024年度本部门信息公开年度报告"]),
    ("D-name", "（一）组织引领推动全省政府信息公开工作。统筹推进全国政务公开工作会议精神落实。", ["组织引领推动全省政府信息公开工作"]),
    ("D-name", "按照要求，由云溪市人民政府办公室综合各县（市、区），结合我镇信息公开数据编制而成。",
     ["要求，由云溪市人民政府办公室综合各县（市、区），结合我镇信息公开数据编制"]),
    ("D-name", "青坪乡人民政府编制了2024年政府信息公开工作年度报告，现予公布。",
     ["青坪乡人民政府编制了2024年政府信息公开工作年度报告"]),
    ("D-name", "松岭镇人民政府编制了2024年政府信息公开工作年度报告，各乡镇编制年度报告。", []),
    ("D-name", "按照要求，由松岭镇人民政府综合各办所情况，结合统计数据编制而成。", []),
    ("D-name", "成立由乡镇长任组长、副镇长任副组长的领导小组。", ["乡镇长"]),
    ("D-name", "各乡镇长为成员，县长、乡镇长任期内，镇长任组长。", []),
])  # fmt: skip
def test_slips_that_no_right_sentence_has_are_told(rule: str, text: str, quote: list[str]) -> None:
    """A point for a stop, a limit said twice, an address that mistypes com, a model's word for any township."""
    assert quotes(rule, text) == quote
