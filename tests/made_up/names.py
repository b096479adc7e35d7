"""Counties and townships that nobody can take for real ones: named by the ten stems, 甲乙丙丁戊己庚辛壬癸."""

from __future__ import annotations

from dataclasses import dataclass

from tests.made_up.chance import Chance, chance, one_of

_STEMS = {
    "甲": "jia", "乙": "yi", "丙": "bing", "丁": "ding", "戊": "wu",
    "己": "ji", "庚": "geng", "辛": "xin", "壬": "ren", "癸": "gui",
}  # fmt: skip
_NATURES = {
    "水": "shui", "山": "shan", "泉": "quan", "石": "shi", "林": "lin", "桥": "qiao", "川": "chuan",
    "湾": "wan", "坪": "ping", "溪": "xi", "岭": "ling", "塘": "tang", "沙": "sha", "竹": "zhu",
}  # fmt: skip
_PINYIN = _STEMS | _NATURES
_COUNTIES = {"县": 6.0, "区": 2.0, "市": 1.0, "旗": 1.0}
_KINDS = {"镇": 6.0, "乡": 2.5, "街道": 1.5}
_OF_BANNERS = _KINDS | {"苏木": 4.0}
_GOVERNMENTS = {"镇": "镇政府", "乡": "乡政府", "街道": "街道办事处", "苏木": "苏木政府"}

MOST_TOWNSHIPS = len(_STEMS) * (len(_STEMS) - 1) * len(_NATURES)


@dataclass(frozen=True, slots=True)
class Township:
    """A made-up township: whose it is, what it is called, and the folders of its files."""

    county: str
    stem: str
    kind: str
    division: str
    folders: tuple[str, str]

    @property
    def name(self) -> str:
        """The township's name."""
        return self.stem + self.kind

    @property
    def agency(self) -> str:
        """The name of the agency that reports."""
        return f"{self.county}{self.name}{'办事处' if self.kind == '街道' else '人民政府'}"

    @property
    def government(self) -> bool:
        """Whether it has a government of its own; a 街道 has none."""
        return self.kind != "街道"

    def words(self) -> dict[str, str]:
        """Return how a report of its own calls it."""
        return {
            "me": f"我{self.kind}",
            "gov": _GOVERNMENTS[self.kind],
            "stem": self.stem,
            "agency": self.agency,
        }


def counties(seed: int, counties: int, townships: int) -> list[list[Township]]:
    """Return so many counties of so many townships each; the first ones are the same however many.

    Raises ValueError when there are no names for so many.
    """
    stems = [stem + nature for stem in _STEMS for nature in _NATURES]
    if not 0 < counties <= len(stems) or not 0 < townships <= MOST_TOWNSHIPS:
        raise ValueError(f"at most {len(stems)} counties of {MOST_TOWNSHIPS} townships each have names")
    chance(seed, "counties").shuffle(stems)
    return [_county(seed, number, stem, townships) for number, stem in enumerate(stems[:counties])]


def _county(seed: int, number: int, stem: str, townships: int) -> list[Township]:
    draw = chance(seed, stem)
    kind = one_of(draw, _COUNTIES)
    folder = _folder(draw, stem, kind, 0.4)
    names = [one + two + nature for one in _STEMS for two in _STEMS if one != two for nature in _NATURES]
    draw.shuffle(names)
    made = []
    for place, name in enumerate(names[:townships]):
        of = one_of(draw, _OF_BANNERS if kind == "旗" else _KINDS)
        division = f"99{number:03}{place:04}" if draw.random() < 0.5 else ""
        made.append(Township(stem + kind, name, of, division, (folder, _folder(draw, name, of, 0.3))))
    return made


def _folder(draw: Chance, stem: str, kind: str, pinyin: float) -> str:
    """Return the name of a folder: Chinese, or for that share of places in pinyin, without the kind."""
    return "".join(map(_PINYIN.__getitem__, stem)) if draw.random() < pinyin else stem + kind
