"""A report read again: the new reading merged into the parameters file that a person has worked on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.base.errors import InputError, Problem
from kit.base.files import File
from kit.base.strict_yaml import parse_file, parse_yaml
from kit.editing.leaves import Leaves, Place, aligned, leaves
from kit.editing.merge import Merge, Mine, merge
from kit.editing.reading_remarks import renewed, said
from kit.editing.rewriting import rewritten
from kit.form.cell_value import plain
from kit.form.official_form import LEAD, Form
from kit.report.narrative import escaped, render
from kit.report.origin import ORIGIN, UNREAD, Origin
from kit.report.parameters import report_of

WORDS = "narrative"


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of every leaf, and the file's new text: None where it stays as it is."""

    merge: Merge
    text: str | None


def reread(
    file: File,
    reading: str,
    former: str,
    form: Form,
    theirs: bool | None = None,
    shows: Callable[[Place], bool] = lambda place: True,
) -> Reread:
    """Merge a `reading` into a parameters file; `former` is the reading that it rests on, "" if unknown.

    `shows` tells whether the source would show what stands at a place: only then a blank there empties it.
    A total that the file leaves to be added up, and that comes out as the source prints it, stays out.
    `theirs` settles what both sides changed: true by the source, false by the file, None not at all.
    Raises InputError when the file cannot be read, or follows another edition than `form`.
    """
    content = parse_file(file).value
    _refuse_other_edition(file, content, form)
    text = file.text()
    mine, new, old = aligned(
        *(leaves(each, form) for each in (content, parse_yaml(reading, "").value, _content(former)))
    )
    base = old if former else None
    before = _printed(file.name, text, form)
    added_up = {place for place in new if place not in mine and _is_total(place, form)}
    first = {place: value for place, value in new.items() if place not in added_up}
    unworded = {
        place: value
        for place, value in merge(base, Mine(mine), first, shows).values().items()
        if place[0] != WORDS
    }
    figures = rewritten(text, unworded, form, tuple(new))
    now = _printed(file.name, figures, form)
    same = _added_up(file.name, figures)
    new = {place: value for place, value in new.items() if place not in added_up or same.get(place) != value}
    merged = merge(base, Mine(mine, before, now), new, shows)
    if theirs is not None:
        merged = merged.settled(theirs)
    if merged.open or (not merged.taken and said(former) == said(reading)):
        return Reread(merged, None)
    source = _of_its_source(parse_yaml(reading, "").value, content)
    changed = rewritten(text, merged.values() | source, form, (*source, *new))
    return Reread(merged, renewed(changed, former, reading))


def _of_its_source(reading: Mapping[str, Any], content: Mapping[str, Any]) -> Leaves:
    """Return what a reading knows of its source, by place; blank what only the former one knew.

    A sum over units was read of no file, and says nothing of the one that the words are from.
    """
    if ORIGIN not in reading:
        return {}
    origin: Leaves = {(ORIGIN, name): reading[ORIGIN].get(name) for name in Origin.model_fields}
    unread = reading.get(UNREAD, [] if UNREAD in content else None)
    return {**origin, (UNREAD,): unread}


def _content(former: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = parse_yaml(former, "").value if former else {}
    return content


def _refuse_other_edition(file: File, content: object, form: Form) -> None:
    if not isinstance(content, dict):
        raise InputError(Problem(file.name, "", "内容应当是一组“名称: 值”", "请照已有的数据文件书写"))
    edition = content.get("edition")
    if edition is not None and str(edition) != form.edition:
        what = f"已有的数据文件是 {edition} 版格式，读到的是 {form.edition} 版，不能并在一起"
        raise InputError(Problem(file.name, "edition", what, "请核对年度；要用新读的，请先移走已有的"))


def _is_total(place: Place, form: Form) -> bool:
    cell = form.cells.get(".".join(place[1:]))
    return cell is not None and cell.is_total


def _added_up(name: str, text: str) -> Leaves:
    """Return the totals that a file leaves out, as they come out; none while it cannot be read."""
    try:
        report = report_of(File(name, text.encode()))
    except InputError:
        return {}
    return {("figures", *each.split(".")): plain(report.figures[each]) for each in report.computed}


def _printed(name: str, text: str, form: Form) -> Leaves:
    """Return a file's passages as they are printed; none while it cannot be printed."""
    try:
        words = render(report_of(File(name, text.encode())))
    except InputError:
        return {}
    return {
        place: escaped(each.text).rstrip("\n")
        for each in words
        for place in ((WORDS, each.section, each.subsection or LEAD), (WORDS, each.section))
        if each.text and (each.subsection == "" or len(place) == 3)
    }
