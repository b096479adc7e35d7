"""`kit.editing.rewriting`: single values of a parameters file change, and nothing else does."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.base.strict_yaml import parse_yaml
from kit.editing.leaves import Leaf, Place, leaves
from kit.editing.rewriting import rewritten
from kit.form.editions import editions
from tests.conftest import SEED

FORM = editions()["2021"]
TEXT = SEED.read_text(encoding="utf-8")
LEAVES = leaves(parse_yaml(TEXT, "").value, FORM)
WORDS = [place for place in LEAVES if place[0] == "narrative"]
CELLS = [place for place in LEAVES if place[0] == "figures" and place[1] != "disclosure"]

changes = st.one_of(
    st.tuples(st.sampled_from(CELLS), st.one_of(st.none(), st.integers(0, 10**6))),
    st.tuples(
        st.sampled_from(WORDS),
        st.sampled_from(
            ["没有。", "甲：乙 # 丙", "一。\n二。", " 前有空格", "- 列", "'", '"{{ year }}"', "yes", "2024"]
        ),
    ),
)


@given(change=changes, at=st.integers(0, 200), remark=st.sampled_from(["# 核过", "# 问过老王：12件", "#"]))
def test_a_change_touches_one_value(change: tuple[Place, Leaf], at: int, remark: str) -> None:
    """A remark between any two lines stays, and so does every line but those of the value."""
    lines = TEXT.split("\n")
    at %= len(lines)
    indent = len(lines[at]) - len(lines[at].lstrip())
    inside = lines[at].startswith("    ") and "narrative:" in "\n".join(lines[:at])
    before = TEXT if inside else "\n".join([*lines[:at], " " * indent + remark, *lines[at:]])
    after = rewritten(before, dict([change]), FORM)
    place, value = change
    found = leaves(parse_yaml(after, "").value, FORM)
    assert found.get(place) == value
    assert {p: leaf for p, leaf in found.items() if p != place} == {
        p: leaf for p, leaf in LEAVES.items() if p != place
    }
    gone = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line.startswith("- ")]
    allowed = str(LEAVES[place]).count("\n") + 2 if place in WORDS else 1
    assert len(gone) <= allowed
    assert before.count("#") - sum(line.count("#") for line in gone) <= after.count("#")


OTHER_HANDS = [
    "township: '甲镇'   # 名\nfigures:\n    requests:\n        received: {natural: , business: 2,other: 3}   # 行\n"
    "        # 间\n        granted:\n            natural: 4\n            other: 5 # 尾\n    appeals: 全零\nnarrative:\n"
    "    overview:\n        proactive: >-\n            折\n            行\n\n        # 下\n    problems: '无'   # 五\n"
    "facts: {a: 1, b: [甲, 乙]}\naccepted:\n- rule: N-parts\n  reason: 看过",
    "narrative: {problems: 无}\nfigures: {requests: {received: {natural: 1}}}\n",
    "figures:\n  requests:\n    received:   # 空\n\n\nnarrative:\n  problems: |+\n    有。\n\n\n# 末\n",
    "year: 2024\n",
]
PLACES = [
    ("township",),
    *(
        ("figures", "requests", row, column)
        for row in ("received", "granted")
        for column in ("natural", "other")
    ),
    ("figures", "appeals", "direct", "other"),
    ("figures", "disclosure", "charges", "amount"),
    ("narrative", "overview", "proactive"),
    ("narrative", "overview", "management"),
    ("narrative", "problems"),
    ("facts", "a"),
]
VALUES: dict[str, list[Leaf]] = {
    "figures": [0, 12345, "0.35", None],
    "narrative": ["没有。", "一。\n\n二：# 三", " 空格在前", "\x07", None],
    "facts": [7, "甲：乙", ["甲", "2"], None],
    "township": ["乙镇", "0330102", "yes", "甲: 乙", None],
}


@given(
    text=st.sampled_from(OTHER_HANDS),
    places=st.lists(st.sampled_from(PLACES), min_size=1, unique=True),
    data=st.data(),
)
def test_a_file_from_any_hand_keeps_all_but_the_values(
    text: str, places: list[Place], data: st.DataObject
) -> None:
    """Other indents, quotes, folded and one-line mappings: each value is written, each remark and other value stays."""
    changes = {place: data.draw(st.sampled_from(VALUES[place[0]])) for place in places}
    before = leaves(parse_yaml(text, "").value, FORM)
    after = rewritten(text, changes, FORM, PLACES)
    found = leaves(parse_yaml(after, "").value, FORM)
    assert {place: found.get(place) for place in places} == changes
    assert {p: v for p, v in found.items() if p not in changes} == {
        p: v for p, v in before.items() if p not in changes
    }
    remarks = [each.partition("#")[2] for each in text.split("\n") if "#" in each]
    assert [each for each in remarks if f"#{each}" not in after] == []


@pytest.mark.parametrize(("text", "change", "line"), [
    ("figures:\n  appeals: 全零  # 没有\n", {("figures", "appeals", "direct", "other"): 2},
     "    direct: {upheld: 0, corrected: 0, other: 2, pending: 0, total: 0}"),
    ("figures:\n  requests:\n    received: {natural: 1, other: 2}\n",
     {("figures", "requests", "received", "business"): 5}, "    received: {natural: 1, business: 5, other: 2}"),
    ("township: 甲镇 # 名\n", {("township",): "0330102"}, "township: '0330102' # 名"),
    ("narrative:\n  problems: 无\n", {("narrative", "problems"): "有。\n有。"}, "    有。"),
    ("narrative:\n  problems: |-\n    无\n", {("narrative", "overview", "proactive"): "新"}, "    proactive: |-"),
])  # fmt: skip
def test_what_is_new_stands_where_the_form_has_it(text: str, change: dict[Place, Leaf], line: str) -> None:
    """A table of 全零 is written out, a key goes among its siblings, text that looks otherwise is quoted."""
    order = [("figures", "requests", "received", each) for each in ("natural", "business", "other")]
    after = rewritten(text, change, FORM, order)
    assert line in after.split("\n")


def test_windows_line_ends_and_other_indents_are_read() -> None:
    """A file from another editor is taken; its remarks stay."""
    text = "township: 甲镇\nfacts:\n    a: 1   # 注\n    b: [甲, 乙]\naccepted:\n- rule: N-parts\n  reason: 看过 # 二\n"
    after = rewritten(text, {("facts", "a"): 2}, FORM)
    assert parse_yaml(after, "").value["facts"] == {"a": 2, "b": ["甲", "乙"]}
    assert [line.partition("#")[2] for line in after.split("\n") if "#" in line] == [" 注", " 二"]
