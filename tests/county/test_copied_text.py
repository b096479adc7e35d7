"""Copied text: found beyond figures, names and the form's own words; what every report says is no copy."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from kit.county.copied_text import FEW, NEIGHBOURS, Alike, Text, alike, texts_of
from kit.county.own_words import likeness, own_words
from kit.county.page.copied_passages import groups
from kit.form.editions import editions
from kit.form.official_form import PREAMBLE
from kit.ingest.outline import sort_text
from kit.report.report import Report

CHARACTERS = [
    chr(code) for code in range(0x4E10, 0x6E10) if chr(code) not in "一二三四五六七八九十百千万亿零两"
]
KEPT = "每逢集日在供销社门前摆出长桌，由文书挨个讲解补贴怎样申领，并把说明书送到行动不便的老人家里。"
"""Words of one's own, written for these tests."""


def made_up(seed: int, length: int = 90) -> str:
    """Return words that nobody else has, with a full stop here and there."""
    draw = random.Random(seed)  # noqa: S311 - the same words every time
    return "".join(
        draw.choice(CHARACTERS) + ("。" if position % 15 == 14 else "") for position in range(length)
    )


def text(owner: str, words: str, *names: str, place: str = "overview.management") -> Text:
    """Return the words of one part of a report."""
    return Text(owner, place, words, names)


def pairs(*texts: Text) -> list[tuple[str, str]]:
    """Return whose texts are alike."""
    return [(each.first.owner, each.second.owner) for each in alike(texts)]


def test_figures_and_names_do_not_hide_a_copy() -> None:
    """Another year, other counts, another township's and county's name: the same words all the same."""
    one = "2023年，甲县乙溪镇" + KEPT + "我镇共发放明白卡1,203张，乙溪群众称便。"
    two = "2024年，丙区丁山街道办事处" + KEPT + "我街道共发放明白卡88张，丁山群众称便。"
    (found,) = alike([text("a", one, "乙溪镇", "甲县"), text("b", two, "丁山街道", "丙区")])
    assert found.share == 1
    assert pairs(text("a", one, "乙溪镇", "甲县"), text("b", made_up(1) + two[:12], "丁山街道", "丙区")) == []


def test_the_passages_are_the_common_words_as_printed() -> None:
    """Their offsets lie in the printed text, with the punctuation and figures within them."""
    first = text("a", made_up(1, 40) + KEPT + made_up(2, 40))
    second = text("b", made_up(3, 25) + KEPT.replace("，", "、") + made_up(4, 30))
    (found,) = alike([first, second])
    (passage,) = found.passages
    assert first.words[passage.start : passage.end] == KEPT.rstrip("。")
    assert second.words[passage.other_start : passage.other_end] == KEPT.replace("，", "、").rstrip("。")
    assert found.words == (KEPT.rstrip("。"),)
    assert 0 < found.share < 1


@pytest.mark.parametrize(
    "words",
    [
        "2024年度，未收到政府信息公开申请。",
        "全年没有因政府信息公开申请引起的行政复议、行政诉讼。",
        "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件要求，主动公开政府信息。",
        "本年度未收取信息处理费。没有其他需要报告的事项。",
        "制发行政规范性文件3件，废止1件，现行有效20件；作出行政许可决定12件、行政处罚决定8件、行政强制决定1件。",
        "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中全会精神。",
        "坚持以公开为常态、不公开为例外，保障公民、法人和其他组织的知情权、参与权、表达权、监督权。",
        "其中工作动态3条，通知公告4条，占比12.5%；政策文件5条、财政信息6条，机构职能7条和领导信息2条。",
        "统计期限自2024年1月1日起至2024年12月31日止。",
    ],
)
def test_what_every_report_says_is_no_copy(words: str) -> None:
    """The form's own words, the Regulation's, and a report of nothing are alike everywhere."""
    assert pairs(text("a", words), text("b", words)) == []


@pytest.mark.parametrize(
    "words", ["公民、法人和其他组织", "公民法人和其他组织", "２０２４年１月１日", "《某某办法》"]
)
def test_what_is_left_out_is_left_out_however_it_is_written(words: str) -> None:
    """With the comma of a list or without, in full width or half."""
    assert own_words(f"集日{words}摆摊", ()).text == "集日摆摊"


def test_of_a_list_of_counts_the_first_stands_for_all() -> None:
    """It is a table read out; a single count, and one with a long label, are words like any others."""
    listed = own_words("赶集日在供销社门前发出口袋书9份。其中问答类３５条，图解类9条和音频类2条。", ())
    assert listed.text == "赶集日在供销社门前发出口袋书份其中问答类条"


def test_the_labels_of_the_form_are_nobodys_own() -> None:
    """Each of table three's rows, in both editions, leaves too little to be copied."""
    for form in editions().values():
        for label in dict.fromkeys(cell.row.label for cell in form.cells_of("requests")):
            assert len(own_words(label, ()).text) < likeness().run


def test_a_chance_run_is_no_copy_and_a_sentence_is() -> None:
    """Below the run that chance can give nothing is said; from it on, if it is a good part of the shorter text."""
    run = likeness().run
    for length, expected in ((run - 1, []), (run, [("a", "b")])):
        common = made_up(9, 60).replace("。", "")[:length]
        assert (
            pairs(text("a", f"{common}。{made_up(1, 20)}"), text("b", f"{made_up(2, 300)}{common}。"))
            == expected
        )
    common = made_up(9, 60).replace("。", "")[:run]
    assert pairs(text("a", f"{common}。{made_up(1, 200)}"), text("b", f"{common}。{made_up(2, 200)}")) == []


def test_a_long_passage_is_a_copy_in_whatever_text() -> None:
    """Two sentences word for word are copied, however much else stands around them; one alone may be usage."""
    for length, expected in ((likeness().long - 1, []), (likeness().long, [("a", "b")])):
        common = made_up(9, 90).replace("。", "")[:length]
        assert (
            pairs(text("a", f"{common}。{made_up(1, 500)}"), text("b", f"{made_up(2, 500)}{common}。"))
            == expected
        )


def test_what_one_text_says_again_counts_once() -> None:
    """The share is that of the shorter text's own words, never more than there are."""
    again = f"{KEPT}{made_up(3, 30)}{KEPT}"
    (found,) = alike([text("a", again), text("b", f"{KEPT}{made_up(4, 300)}")])
    assert found.share == Fraction(2 * len(own_words(KEPT, ()).text), len(own_words(again, ()).text))
    (found,) = alike([text("a", f"{again}{made_up(5, 200)}"), text("b", KEPT)])
    assert found.share == 1


def test_a_short_run_in_common_may_be_chance_and_a_longer_one_is_not() -> None:
    """Told by its own characters: the figures within a run make it no longer."""
    sure = likeness().sure
    for length, expected in ((likeness().run, True), (sure - 1, True), (sure, False)):
        common = made_up(9, 60).replace("。", "")[:length]
        (found,) = alike(
            [text("a", f"{common[:5]}123{common[5:]}。"), text("b", f"{common[:5]}45{common[5:]}")]
        )
        assert (found.longest, found.maybe_chance) == (length, expected)


def test_another_units_name_left_in_hides_nothing() -> None:
    """The names of either text are left out of both."""
    one = text("a", f"{KEPT[:22]}乙溪镇{KEPT[22:]}{made_up(1, 20)}", "乙溪镇")
    two = text("b", f"{KEPT[:22]}乙溪镇{KEPT[22:]}{made_up(2, 20)}", "丁山街道")
    (found,) = alike([one, two])
    assert found.words == (f"{KEPT[:22]}乙溪镇{KEPT[22:]}".rstrip("。"),)


def test_other_parts_and_the_same_report_are_not_compared() -> None:
    """A report may say a thing twice, and what one says of platforms is not what another says of oversight."""
    assert pairs(text("a", KEPT), text("a", KEPT)) == []
    assert pairs(text("a", KEPT), text("b", KEPT, place="overview.platform")) == []


def test_a_countys_template_is_found_among_all_its_units() -> None:
    """Of fewer units than NEIGHBOURS every pair is given; of more the number of pairs does not explode."""
    few = [text(f"unit{number:02}", KEPT + made_up(number, 20)) for number in range(12)]
    assert sorted(pairs(*few)) == sorted(combinations([each.owner for each in few], 2))
    years = [
        text(f"unit{unit:02}/{year}", KEPT + made_up(2 * unit + year, 20))
        for unit in range(60)
        for year in (0, 1)
    ]
    found_pairs = {frozenset(pair) for pair in pairs(*years)}
    assert found_pairs == {frozenset(pair) for pair in combinations([each.owner for each in years], 2)}
    many = [text(f"unit{number:04}", KEPT) for number in range(600)]
    found = alike(many)
    assert len(found) <= NEIGHBOURS * NEIGHBOURS / 2 + len(many) * FEW
    assert len(groups(found)) == 1
    assert {each.second.owner for each in found} | {"unit0000"} == {each.owner for each in many}


def test_the_same_texts_give_the_same_pairs_in_the_same_order() -> None:
    """The most alike first, whatever order they come in."""
    texts = [text(f"unit{number}", made_up(number, 60) + KEPT[: 20 + 5 * number]) for number in range(6)]
    found = alike(texts)
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)
    assert alike(texts[::-1]) == found
    many = [text(f"unit{number:04}", KEPT + made_up(number, 20)) for number in range(2 * NEIGHBOURS)]
    assert pairs(*many[::-1]) == pairs(*many)


def test_no_copy_is_missed() -> None:
    """Of 300 edited copies each is found that full comparison finds, however the edits lie."""
    draw = random.Random(5)  # noqa: S311 - the same edits every time
    texts: list[Text] = []
    for number in range(300):
        original = made_up(1000 + number, 120)
        edited = list(original)
        for _ in range(6):  # a typing slip, a word changed
            edited[draw.randrange(len(edited))] = draw.choice(CHARACTERS)
        texts += [text(f"{number}/1", original), text(f"{number}/2", "".join(edited))]
    found = set(pairs(*texts))
    exact = {pair for one, two in zip(texts[::2], texts[1::2], strict=True) for pair in pairs(one, two)}
    assert found <= {(f"{number}/1", f"{number}/2") for number in range(300)}
    whole = {
        (one.owner, two.owner) for one, two in zip(texts[::2], texts[1::2], strict=True) if common(one, two)
    }
    assert exact == found
    assert found >= whole
    assert len(whole) > 200


def common(one: Text, two: Text) -> bool:
    """Whether two texts without names have a long run in common, by trying every run there is."""
    first, second = (re.sub("[。]", "", each.words) for each in (one, two))
    run = likeness().run
    return any(first[at : at + run] in second for at in range(len(first) - run + 1))


def test_a_reports_texts_are_its_sections_and_subsections(seed: Report) -> None:
    """With the names to leave out; what stands below the title is the same in every report and no part of it."""
    texts = list(texts_of(seed, "a"))
    assert [each.place for each in texts] == [
        "overview.proactive", "overview.on_request", "overview.management", "overview.platform",
        "overview.oversight", "problems", "other_matters",
    ]  # fmt: skip
    assert texts[0].names == ("安皋镇", "卧龙区", "卧龙区安皋镇人民政府")


def excerpts(shared: Path) -> tuple[list[Text], dict[str, str]]:
    """Return the words of all published excerpts by part, and the county of each.

    Of an excerpt without any heading all its words are taken for what it says of disclosure.
    """
    texts: list[Text] = []
    counties: dict[str, str] = {}
    for path in sorted((shared / "published" / "excerpts").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        place = re.match("(.*[市县区旗])?(.+)", told["township"])
        assert place
        counties[told["id"]] = place[1] or told["township"]
        words = sort_text(told["excerpt"].replace("⟦…⟧", "\n"), told["year"], editions()).words
        prose = [
            each for each in words if each.text.strip() and each.section not in editions()["2021"].tables
        ]
        body = [each for each in prose if each.section != PREAMBLE]
        names = (told["township"], place[1] or "", place[2])
        texts += [Text(told["id"], f"{each.section}.{each.subsection}", each.text, names) for each in body]
        if not body:
            texts += [Text(told["id"], "overview.proactive", each.text, names) for each in prose]
    return texts, counties


NAMED = [("005", "006"), ("032", "033"), ("079", "080"), ("109", "110")]
"""The pairs that a careful reader named, as far as they are in the material (form/RULES.md, Y-copy)."""


@pytest.fixture(scope="module")
def published(shared: Path) -> tuple[list[Alike], dict[str, str]]:
    """What is alike among the published excerpts, and the county of each."""
    texts, counties = excerpts(shared)
    return alike(texts), counties


def owners(found: Sequence[Alike]) -> set[tuple[str, str]]:
    """Return the pairs of reports."""
    return {(each.first.owner, each.second.owner) for each in found}


@pytest.mark.parametrize("pair", NAMED)
def test_the_pairs_that_a_reader_named_are_found(
    published: tuple[list[Alike], dict[str, str]], pair: tuple[str, str]
) -> None:
    """Another year's report of the same township, or another township's of the same county."""
    assert pair in owners(published[0])


def test_reports_of_different_counties_are_not_called_copies(
    published: tuple[list[Alike], dict[str, str]],
) -> None:
    """Of 108 excerpts from all over the country, whatever is found lies within one county."""
    found, counties = published
    assert found
    assert {pair for pair in owners(found) if counties[pair[0]] != counties[pair[1]]} == set()
