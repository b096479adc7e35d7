"""The made-up report that every shape prints: headings, words of our own, the three tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.form.official_form import Form
from tests.ingest.shapes.sheet import Figures, Sheet, sheet

COUNTY, TOWNSHIP = "甲水县", "乙山镇"
AGENCY = f"{COUNTY}{TOWNSHIP}人民政府"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (section) or 2 (subsection), its number apart."""

    level: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words."""

    text: str


Piece = Heading | Paragraph | Sheet

# Words that name rows and columns of the tables beside numbers: they must never be taken for cells.
WORDS: dict[str, tuple[str, ...]] = {
    "overview.proactive": (
        "{year}年，本镇在县政府网站公开信息88条，印发行政规范性文件3件，办理行政许可26件。",
        "其中：规章0件；工作动态61条；其他27条。",
    ),
    "overview.on_request": ("{year}年新收到申请9件，自然人8件，商业企业1件；予以公开4件，总计办结9件。",),
    "overview.management": ("由李镕同志分管，先审后发，每季度清理一次。",),
    "overview.platform": ("微信公众号推送45条，公开栏更新12次。",),
    "overview.oversight": ("列入年度考核，全年开展社会评议1次，没有责任追究。",),
    "problems": ("一是公开的内容不够全面；二是工作人员流动大。", "下一步，将增加培训次数，做到人岗相适。"),
    "other_matters": ("本年度没有收取信息处理费。",),
}


def document(figures: Figures, form: Form, year: int) -> Iterator[Piece]:
    """Yield the pieces of the report below its title, in order."""
    for section in form.sections:
        yield Heading(1, section.number, section.title)
        for part in section.subsections:
            yield Heading(2, part.number, part.title)
            yield from _paragraphs(f"{section.id}.{part.id}", year)
        if section.table:
            yield sheet(form, section.id, figures)
        yield from _paragraphs(section.id, year)


def _paragraphs(place: str, year: int) -> Iterator[Paragraph]:
    for text in WORDS.get(place, ()):
        yield Paragraph(text.format(year=year))


def year_of(title: str) -> int:
    """Return the year that a title made by `title_of` names."""
    return int("".join(filter(str.isdigit, title)))


def title_of(form: Form, year: int) -> str:
    """Return the report's title."""
    return form.title.format(agency=AGENCY, year=year)
