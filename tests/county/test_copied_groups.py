"""Reports that share one template are one group on the county's page, however many pairs they make."""

from __future__ import annotations

from fractions import Fraction

from kit.county.copied_text import Alike, Text
from kit.county.own_words import likeness
from kit.county.page.copied_passages import groups, shown, told_of_chance
from kit.form.editions import editions


def alike(first: str, second: str, share: int, place: str = "problems", longest: int = 60) -> Alike:
    """Return a pair that is alike by so many percent, and in so many characters on end."""
    one, other = (Text(f"{each}/2024", place, f"{each}的话", ()) for each in (first, second))
    return Alike(one, other, Fraction(share, 100), longest, ())


FOUND = [
    alike("a", "b", 99), alike("x", "y", 95), alike("c", "d", 90), alike("a", "b", 90, "other_matters"),
    alike("b", "c", 80), alike("a", "d", 70), alike("d", "e", 60),
]  # fmt: skip


def test_pairs_that_hang_together_are_one_group() -> None:
    """Groups come by their most alike pair; another part of the same reports is another group."""
    told = [
        ["".join(text.owner[0] for text in (each.first, each.second)) for each in g] for g in groups(FOUND)
    ]
    assert told == [["ab", "cd", "bc", "ad", "de"], ["xy"], ["ab"]]
    assert sum(map(len, groups(FOUND))) == len(FOUND)


def test_a_group_names_each_of_its_reports_once() -> None:
    """Two side by side, the others by name, with the share that each has with another at least."""
    form = editions().of_year(2024)
    first, second, _ = (shown(each, form, lambda owner: owner[:1]) for each in groups(FOUND))
    assert (first.first, first.second, first.others) == ("a", "b", ("c", "d", "e"))
    assert (first.share, first.least) == (99, 60)
    assert (second.first, second.second, second.others) == ("x", "y", ())


def test_how_many_groups_may_be_chance_is_told() -> None:
    """Those of which no pair has a run that is too long for it; none, some, or all of them."""
    short, form = likeness().sure - 1, editions().of_year(2024)
    perhaps = [alike("x", "y", 30, longest=short), alike("y", "z", 26, longest=short)]
    mixed = [alike("a", "b", 40), alike("b", "c", 27, longest=short)]

    def told(*pairs: Alike) -> tuple[list[bool], str]:
        found = [shown(each, form, str) for each in groups(pairs)]
        return [each.maybe_chance for each in found], told_of_chance(found)

    assert told(*mixed, *perhaps) == (
        [False, True],
        "2 组里有 1 组连着相同的不到 30 个字（数字、名称和套话不算），标了“可能是碰巧”："
        "各写各的，偶尔也会用到同样的几句话，请对照原文判断。其余的不像是碰巧。",
    )
    assert told(*mixed) == (
        [False],
        "每组都有一段至少 30 个字连着相同（数字、名称和套话不算），不像是碰巧。",
    )
    assert told(*perhaps)[1].endswith("请对照原文判断。")
