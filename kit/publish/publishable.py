"""Whether a report may go out: no open error, and pages that say what its parameters file says now."""

from __future__ import annotations

from pathlib import Path

from kit.base.errors import InputError, Problem
from kit.form.editions import Forms
from kit.page.about.making import site_digest
from kit.page.about.seal import record_of
from kit.page.draft_mark import DRAFT
from kit.publish.copies import Copy, read_copies
from kit.publish.copy_compared import compare
from kit.publish.county_reports import CountyReport
from kit.report.site.site_details import site_beside

_MAKE = "请运行 kit batch 再发布"


def page_to_publish(this: CountyReport, path: Path, *, with_drafts: bool) -> bytes:
    """Return the bytes of a report's page that may go.

    Raises InputError, naming the unit, for a draft unless `with_drafts`, for a page that was not made, or not
    from the parameters file as it is now.
    """
    if this.hindrance:
        draft = f"；另外还有 {this.errors} 处错误，是草稿" if this.errors and not with_drafts else ""
        raise _kept_back(this, f"{this.hindrance}{draft}", "请核对后再发布")
    if this.errors and not with_drafts:
        raise _kept_back(
            this, f"还有 {this.errors} 处错误，是草稿", "改正后再发布；草稿也要的，加 --with-drafts"
        )
    if not path.is_file():
        raise _kept_back(this, "网页还没有生成", _MAKE)
    copy = _only(this, path)
    if bool(this.errors) != any(line.strip() == DRAFT for line in copy.read.account.dropped):
        raise _kept_back(
            this, f"网页上{'没有' if this.errors else '还有'}“{DRAFT}”字样，与现在的核对结果不符", _MAKE
        )
    found = compare(this.report, copy)
    if not found.equal:
        first = next(iter((*map(str, found.differences), *found.unassessed)))
        raise _kept_back(this, f"网页与数据文件不一样（{first}）", _MAKE)
    page = path.read_bytes()
    _refuse_unsealed(this, page.decode("utf-8", errors="replace"))
    return page


def _refuse_unsealed(this: CountyReport, page: str) -> None:
    """Raise InputError where a page was changed since it was made, or tells of another site than the list."""
    record = record_of(page)
    if record is None or not record.intact:
        raise _kept_back(this, "网页在生成以后被人改过", _MAKE)
    site = site_beside(this.place.path)
    if record.told.get("site", "") != (site_digest(site) if site else ""):
        raise _kept_back(this, "网页上的网站标签不是单位名单（units.yaml）里现在的", _MAKE)


def pdf_to_publish(this: CountyReport, path: Path) -> bytes | None:
    """Return the bytes of a PDF beside a report's page, None when it cannot be read as saying the same.

    A draft's goes where it is marked as one, as another program's is not; any other where it is not marked.
    """
    try:
        copy = _only(this, path)
    except InputError:
        return None
    marked = any(line.endswith(f"（{DRAFT}）") for line in copy.read.account.dropped)
    return path.read_bytes() if marked == bool(this.errors) and compare(this.report, copy).equal else None


def _only(this: CountyReport, path: Path) -> Copy:
    """Return the one report of a file, read as it shows. Raises InputError for none or several."""
    report = this.report
    found = list(read_copies(path, report.year, Forms({report.form.edition: report.form})))
    for each in found:
        if isinstance(each, InputError):
            raise each
    if len(found) != 1 or not isinstance(found[0], Copy):
        raise _kept_back(this, f"{path.name} 里不是一份年报", _MAKE)
    return found[0]


def _kept_back(this: CountyReport, what: str, remedy: str) -> InputError:
    return InputError(Problem(this.name, "", what, remedy))
