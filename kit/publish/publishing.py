"""The folder for a county's web team: pages, Word and PDF files, a page that lists them, a manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kit.base.errors import InputError
from kit.base.files import can_be_folder
from kit.base.guard import guard
from kit.county.progress.manifest import MANIFEST, Earlier, Manifest, PublishedFile, PublishedUnit
from kit.office.word.word_file import write_docx
from kit.page.about.making import kit_version
from kit.page.about.publication_day import dated
from kit.page.about.seal import record_of
from kit.page.draft_mark import DRAFT
from kit.publish.county_reports import CountyReport, CountyReports
from kit.publish.list_page import INDEX_PAGE, kind_of, list_page
from kit.publish.publishable import page_to_publish, pdf_to_publish
from kit.publish.sheets import sheets_to_publish
from kit.publish.still_out import StillOut, still_out
from kit.report.output_paths import PUBLISHED_PICTURE
from kit.run.job import PAGE, PDF

WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Terms:
    """What goes, and since when: `day` is a date as 2025-01-20.

    A draft goes only `with_drafts`; the sheets that explain a report go where they were made, or all are
    `explained`; of the units `without`, by folder, nothing goes. The manifest will be `signed`.
    """

    day: str
    with_drafts: bool = False
    explained: bool = False
    without: Collection[str] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """What goes into the folder, by name, what `manifest` tells of it, and what is amiss, in sentences.

    That is what does not go, not as a whole, or only as it went before.
    """

    contents: Mapping[str, bytes]
    manifest: Manifest
    amiss: tuple[str, ...]

    def unsigned(self) -> Publication:
        """Return it with a manifest on which no signature was made."""
        manifest = self.manifest.model_copy(update={"signed": False})
        contents = {**self.contents, MANIFEST: manifest.text().encode()}
        return replace(self, contents=contents, manifest=manifest)


def publication(county: CountyReports, year: int, made: Path, earlier: Earlier, terms: Terms) -> Publication:
    """Return what goes of a county-year's reports, of which the pages lie in the folder `made`.

    What went before and may not go now stays as it went.
    """
    gathered, names = _Gathered(made, earlier, terms), _names(county.reports)
    gathered.amiss += (f"没有发布  {reason}" for reason in county.refused)
    for each in county.reports:
        if each.place.township not in terms.without:
            gathered.take(each, names[each.place.township])
    gone = {unit.folder for unit in gathered.units} | set(terms.without)
    for out in still_out(earlier.manifest, earlier.folder, county.reports, gone):
        gathered.keep(out)
    gathered.tell_fewer()
    units, contents = gathered.units, gathered.contents
    contents[INDEX_PAGE] = list_page(county.roster.name, year, units, contents).encode()
    manifest = Manifest(
        published=terms.day,
        county=county.roster.folder,
        name=county.roster.name,
        year=year,
        index=PublishedFile.of(INDEX_PAGE, contents[INDEX_PAGE]),
        units=units,
        signed=terms.signed,
    )
    contents[MANIFEST] = manifest.text().encode()
    return Publication(contents, manifest, tuple(gathered.amiss))


@dataclass(slots=True)
class _Gathered:
    """What goes so far: the files' `contents` by name, their units, and what is amiss."""

    made: Path
    earlier: Earlier
    terms: Terms
    contents: dict[str, bytes] = field(default_factory=dict)
    units: list[PublishedUnit] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)
    fewer: list[str] = field(default_factory=list)

    def take(self, this: CountyReport, name: str) -> None:
        """Add a report's files, called `name`, or why it may not go."""
        try:
            with guard(this.name):
                own, lacking = _files(this, self.made / this.place.township, self.terms)
        except InputError as error:
            self.amiss.append(f"没有发布  {error}")
            return
        self.amiss += lacking.values()
        self.fewer += _fewer(this, {*own, *lacking}, self.earlier.manifest)
        files, unit = _out(this, name, own, self.earlier, self.terms.day)
        self.contents.update(files)
        self.units.append(unit)

    def keep(self, out: StillOut) -> None:
        """Add the files of a report that went before and does not go now, where they are as they went."""
        told = f"{out.unit.name}：已发布过（{out.unit.published}），现在{out.why}"
        if out.files is None or not self.contents.keys().isdisjoint(out.files):
            self.amiss.append(f"{told}；发布时的文件改过、移走了，列表页上没有它")
            return
        self.amiss.append(f"{told}；留着发布时的那份，要撤下请加 --without {out.unit.name}")
        self.contents.update(out.files)
        self.units.append(out.unit)

    def tell_fewer(self) -> None:
        """Add which kinds of file went before, of reports that go now without them."""
        if self.fewer:
            how = "要带解读请加 --explain，要带 PDF 请先运行 kit batch --pdf"
            self.amiss.append(f"上次带了、这次没有的：{'、'.join(self.fewer)}；{how}")


def _files(this: CountyReport, beside: Path, terms: Terms) -> tuple[Mapping[str, bytes], dict[str, str]]:
    """Return a report's files that go, and why others cannot, by suffix; its page is `beside` less suffix.

    Raises InputError where the report itself may not go.
    """
    page = page_to_publish(this, Path(f"{beside}{PAGE}"), with_drafts=terms.with_drafts)
    own = {PAGE: page, WORD: write_docx(this.report)}
    lacking: dict[str, str] = {}
    if Path(f"{beside}{PDF}").is_file():
        pdf = pdf_to_publish(this, Path(f"{beside}{PDF}"))
        if pdf is None:
            why = f"它与数据文件不一样、读不准，或“{DRAFT}”字样与现在的核对结果不符"
            lacking[PDF] = f"{this.name}：没有带 PDF，{why}"
        else:
            own[PDF] = pdf
    sheets, amiss = sheets_to_publish(this, beside, asked=terms.explained)
    if amiss:
        lacking[PUBLISHED_PICTURE] = amiss
    return own | dict(sheets), lacking


def _fewer(this: CountyReport, told: Collection[str], earlier: Manifest | None) -> Iterator[str]:
    """Yield a unit and the kinds of file that went out of it before and are not `told` of, by suffix, now."""
    before = earlier.unit(this.place.township) if earlier else None
    gone = {kind_of(file.name) for file in before.files} - set(map(kind_of, told)) if before else set()
    if gone:
        yield f"{this.name}（{'、'.join(sorted(gone))}）"


def _names(reports: Sequence[CountyReport]) -> dict[str, str]:
    """Return what the files of each report are called, by its unit's folder: as people call it."""
    names = {each.place.township: _name(each) for each in reports}
    taken = Counter(name.casefold() for name in names.values())
    return {
        folder: f"{name}（{folder}）" if taken[name.casefold()] > 1 else name
        for folder, name in names.items()
    }


def _name(this: CountyReport) -> str:
    report = this.report
    name = "".join(report.form.title_parts(report.township, report.year))
    return name if can_be_folder(name) else f"{this.place.township}{report.year}"


def _out(
    this: CountyReport, name: str, own: Mapping[str, bytes], earlier: Earlier, day: str
) -> tuple[dict[str, bytes], PublishedUnit]:
    """Return a report's files by name, and what the manifest tells of it; one that is out keeps its day.

    It is out while its page and its parameters are as they went, whatever goes beside the page now. Its `own`
    files are by suffix. The page tells the day where a site's tags are on it.
    """
    before = earlier.manifest.unit(this.place.township) if earlier.manifest else None
    for since in (before.published, day) if before else (day,):
        page = dated(own[PAGE].decode("utf-8"), since).encode()
        files = {f"{name}{suffix}": content for suffix, content in {**own, PAGE: page}.items()}
        unit = _entry(this, files, since)
        is_out = PublishedFile.of(f"{name}{PAGE}", page) in before.files if before else False
        if before and is_out and before.parameters.sha256 == this.digest:
            break
    return files, unit


def _entry(this: CountyReport, files: Mapping[str, bytes], day: str) -> PublishedUnit:
    name = f"{this.place.county}/{this.place.township}/{this.place.path.name}"
    return PublishedUnit(
        folder=this.place.township,
        name=this.name,
        title=this.report.title,
        published=day,
        draft=bool(this.errors),
        files=[PublishedFile.of(name, content) for name, content in files.items()],
        parameters=PublishedFile(name=name, sha256=this.digest),
        kit=kit_version(),
        made=_made(files),
    )


def _made(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the record that the page among a report's files carries of how it was made."""
    page = next(content for name, content in files.items() if name.endswith(PAGE))
    record = record_of(page.decode("utf-8"))
    return dict(record.told) if record else {}
