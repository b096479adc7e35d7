"""Where a report that was read belongs among the parameters files, and the text of its file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from kit.base.distribution import DISTRIBUTION
from kit.base.errors import InputError, Problem
from kit.base.files import can_be_folder, read_file
from kit.base.strict_yaml import parse_yaml
from kit.base.strings import one_line, quoted
from kit.checks.text.wording.phrasing import phrasing
from kit.form.official_form import LEAD, PREAMBLE
from kit.ingest.account import Ingested
from kit.report.catalogue import OWN, not_begun
from kit.report.origin import ORIGIN, UNREAD, Origin
from kit.report.places.place_names import counties_in
from kit.report.schema import MEANINGS
from kit.report.yaml_writer import INDENT, cell_text, figure_lines, scalar, unread_notes, words_lines

UNKNOWN_COUNTY, UNKNOWN_TOWNSHIP = "未注明县", "未注明乡镇"
_IDENTITY = ("township", "agency", "county", "division", "year", "edition", "deadline", "submitted")
_REQUIRED = ("township", "agency")
_TOLD = {"published": "发布日期", "document": "文号"}


class Filing:
    """The parameters folder, and the units that have a folder there already."""

    def __init__(self, parameters: Path) -> None:
        self._parameters = parameters

    def place(self, ingested: Ingested) -> Path:
        """Return the path of a report's parameters file: in the folder that its unit has, or a new one.

        Raises InputError when several known townships have its name and nothing tells which it is, when its
        name is a known one's without its kind (双河 for 双河镇), for a year that has not begun, and where a
        list of units that may name one that is not known cannot be read.
        """
        told = ingested.parameters
        if told["year"] > date.today().year:
            what, remedy = not_begun(told["year"]), "没有写数据文件；请改好原文的年度，或用 --year 说明"
            raise InputError(Problem(ingested.source, "", what, remedy))
        township, county = str(told.get("township", "")), str(told.get("county", ""))
        if township and township == county:
            return self._county(county) / OWN / f"{told['year']}.yaml"
        known = [
            folder for folder, own in self._known.get(township, []) if not (own and county) or own == county
        ]
        if len(known) > 1:
            what = f"{quoted(township)}在几个县都有（{'、'.join(folder.parent.name for folder in known)}）"
            raise InputError(Problem(ingested.source, "", what, "请用 --county 说明是哪个县的"))
        if not known and (full := self._in_full(township, county)):
            what = f"乡镇写的是{quoted(township)}，{county}已有的是{quoted(full)}"
            remedy = "没有写数据文件；请在原文里写全再读。确是另一个单位的，请先用 kit new 起草它的文件"
            raise InputError(Problem(ingested.source, "", what, remedy))
        if not known:
            self._refuse_unread_lists(county)
        folder = known[0] if known else self._new(county, township)
        return folder / f"{told['year']}.yaml"

    def _refuse_unread_lists(self, county: str) -> None:
        """Raise InputError where a list that cannot be read may be that of a report's county."""
        for known in counties_in(self._parameters):
            if known.has_list and (not county or known.name in (county, known.folder.name)):
                known.read_list()

    def _in_full(self, township: str, county: str) -> str:
        """Return the known unit of a county whose name is this one and its kind behind it, "" for none."""
        here = (name for name, found in self._known.items() if any(own == county for _, own in found))
        kind = phrasing().names.kind
        longer = (name for name in here if township and name.startswith(township))
        return next((name for name in longer if kind.fullmatch(name.removeprefix(township))), "")

    def _county(self, county: str) -> Path:
        """Return a county's folder: where its units' reports are, or a new one of its name."""
        homes = (folder.parent for found in self._known.values() for folder, own in found if own == county)
        return next(homes, self._new(county, OWN).parent)

    def _new(self, county: str, township: str) -> Path:
        names = (county, UNKNOWN_COUNTY), (township, UNKNOWN_TOWNSHIP)
        return self._parameters.joinpath(*(name if can_be_folder(name) else other for name, other in names))

    @cached_property
    def _known(self) -> dict[str, list[tuple[Path, str]]]:
        """The folders that hold a report, or that a county's list gives a unit, with its county, by unit."""
        known: dict[str, list[tuple[Path, str]]] = {}
        for folder in sorted(path for path in self._parameters.glob("*/*") if path.is_dir()):
            files = sorted(path for path in folder.glob("*.y*ml") if path.stem.isdecimal())
            if files and (head := _head(files[-1])):
                known.setdefault(head["township"], []).append((folder, str(head.get("county") or "")))
        for county in counties_in(self._parameters):
            for unit, names in county.listed.items():
                there = known.setdefault(names[0], []) if names else []
                if can_be_folder(unit) and all(folder != county.folder / unit for folder, _ in there):
                    there.append((county.folder / unit, county.name))
        return known


def _head(path: Path) -> dict[str, Any]:
    """Return the identity at the top of a parameters file, nothing when it cannot be read."""
    try:
        top = read_file(path).data.decode("utf-8-sig").replace("\r\n", "\n").split("\nfigures:")[0]
        value = parse_yaml(top, str(path)).value
    except (UnicodeDecodeError, InputError):
        return {}
    return value if isinstance(value, dict) and isinstance(value.get("township"), str) else {}


def parameters_text(ingested: Ingested, project: Path | None = None) -> str:
    """Return the text of a report's parameters file, with a remark wherever something was not read.

    A source that lies in the `project`, the folder of the parameters, is remembered by its place there.
    """
    told, form = ingested.parameters, ingested.form
    lines = [
        f"# yaml-language-server: $schema=../../schema/{form.edition}.json",
        *(f"# {_TOLD[name]}：{quoted(text)}" for name, text in ingested.account.told.items()),
        *_reading(ingested, project),
        *_identity(ingested),
        "",
        "figures:",
        *_figures(ingested),
    ]
    if facts := told.get("facts"):
        dumped: str = yaml.safe_dump({"facts": facts}, allow_unicode=True, sort_keys=False, width=1_000_000)
        lines += ["", *dumped.rstrip("\n").split("\n")]
    return "\n".join((*lines, "", "narrative:", *_narrative(ingested))) + "\n"


def _reading(ingested: Ingested, project: Path | None) -> Iterator[str]:
    """Yield of which file this was read, and its cells in which something stands that was not read."""
    yield f"{ORIGIN}:  # {MEANINGS[ORIGIN]}"
    for name, value in _origin(ingested, project).model_dump(exclude_defaults=True).items():
        yield f"{INDENT}{name}: {scalar(value)}"
    if unread := _unread(ingested):
        yield f"{UNREAD}: {scalar(unread)}  # {MEANINGS[UNREAD]}"


def _origin(ingested: Ingested, project: Path | None) -> Origin:
    place = os.path.relpath(ingested.source, project) if project and os.path.isfile(ingested.source) else ".."  # noqa: PTH113 - raises nothing
    return Origin(
        file=one_line(Path(ingested.source).name),
        read=date.today().isoformat(),
        by=f"{DISTRIBUTION} {version(DISTRIBUTION)}",
        dated=None if ingested.sent_out else ingested.dated or None,
        saved=ingested.dated or None if ingested.sent_out else None,
        sha256=ingested.digest or None,
        path=None if place.startswith("..") else one_line(Path(place).as_posix()),
    )


def _unread(ingested: Ingested) -> list[str]:
    placed = ingested.cells()
    return [each for each in ingested.form.cells if each in ingested.refused and placed.get(each) is None]


def _identity(ingested: Ingested) -> Iterator[str]:
    for name in _IDENTITY:
        value = ingested.parameters.get(name)
        if value is not None:
            yield f"{name}: {scalar(value)}"
        elif name in _REQUIRED:
            yield f"{name}:  # {MEANINGS[name]}，原文没有，请补上"


def _figures(ingested: Ingested) -> Iterator[str]:
    """Yield the figures; a total that is printed but was not read stays blank, or it would be computed."""
    form, placed = ingested.form, ingested.cells()
    notes: dict[str, list[str]] = {}
    for each in ingested.account.unplaced:
        note = f"{each.place}：{quoted(each.text)}没有读入，{each.reason}"
        for place in each.addresses[-1:]:
            notes.setdefault(place, []).append(note)
    for place, note in unread_notes(_unread(ingested)).items():
        notes.setdefault(place, []).append(note)
    cells = {
        place: cell_text(placed.get(place))
        for place, cell in form.cells.items()
        if place in placed or place in ingested.refused or not cell.is_total
    }
    return figure_lines(form, cells, notes)


def _narrative(ingested: Ingested) -> Iterator[str]:
    words, form = ingested.parameters["narrative"], ingested.form
    for id_ in (PREAMBLE, *(section.id for section in form.sections)):
        heading = MEANINGS[PREAMBLE] if id_ == PREAMBLE else form.section(id_).heading
        text = words.get(id_)
        if text is None:
            yield f"{INDENT}{id_}:  # {heading}"
        elif isinstance(text, str):
            yield from words_lines(id_, text, 1)
        else:
            yield f"{INDENT}{id_}:  # {heading}"
            order = (LEAD, *(part.id for part in form.section(id_).subsections))
            for part in order:
                if part in text:
                    yield from words_lines(part, text[part], 2)
