"""Whose ledger a file is, by the title that `kit ledger` writes on it."""

from __future__ import annotations

from pathlib import Path

from kit.base.errors import KitError
from kit.base.strings import quoted
from kit.report.places.place_names import County


def refuse_of_another(title: str, name: str, path: Path) -> None:
    """Raise KitError where a `title` names another unit of the county than the one with the file at `path`.

    `name` is the ledger's; a title that names no unit says nothing.
    """
    units = County(path.parents[1]).units
    own = units.get(path.parent.name, [path.parent.name])
    named = [each for each, names in units.items() if title.endswith(tuple(names))]
    if named and not title.endswith(tuple(own)):
        what = f"{name} 的标题写的是{quoted(title)}，不是{own[0]}的，没有计数"
        raise KitError(f"{what}。请核对是不是拿错了台账；确是的，请改好标题。")
