"""Reports that share one template are one group on the county's page, however many pairs they make."""

from __future__ import annotations

from fractions import Fraction

from kit.county.copied_text import Alike, Text
from kit.county.page.copied_passages import groups, shown
from kit.form.editions import editions


def alike(first: str, second: str, share: int, place: str = "problems") -> Alike:
    """Return a pair that is alike by so many percent."""
    one, other = (Text(f"{each}/2024", place, f"{each}的话", ()) for each in (first, second))
    return Alike(one, other, Fraction(share, 100), ())


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
