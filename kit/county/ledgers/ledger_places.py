"""Where the ledgers of a county's units lie, and whose each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.base.errors import KitError
from kit.cases.due import FOLDER, ledger_files
from kit.county.roster import Roster
from kit.report.catalogue import county_catalogue


@dataclass(frozen=True, slots=True)
class CountyLedgers:
    """The ledgers of a county's units by the unit's folder, and what all its units are called."""

    files: Mapping[str, Sequence[Path]]
    names: Mapping[str, str]

    @property
    def missing(self) -> list[str]:
        """The names of the units without a ledger."""
        return [name for unit, name in self.names.items() if unit not in self.files]

    def of_year(self, unit: str, year: int) -> Path:
        """Return a unit's ledger of a year: the only one, or the only one with the year in its name.

        Raises KitError where it is not clear which.
        """
        paths = self.files[unit]
        chosen = [path for path in paths if str(year) in path.stem] if len(paths) > 1 else paths
        if len(chosen) != 1:
            told = "、".join(path.name for path in paths)
            what = f"{self.names[unit]}有几份台账（{told}），不知道 {year} 年用哪一份"
            raise KitError(f"{what}。请单独写明台账文件。")
        return chosen[0]


def county_ledgers(parameters: Path, roster: Roster, year: int, ledgers: Path | None) -> CountyLedgers:
    """Return the ledgers of a county's units that report for a year.

    They lie in the folder `ledgers`, in one of the county's name there if there is any, or else beside the
    parameters. Raises KitError where none is found.
    """
    names = _units(parameters, roster, year)
    root = ledgers or parameters.parent / FOLDER
    called = dict.fromkeys((roster.folder, roster.name))
    folders = [folder for name in called if (folder := root / name).is_dir()]
    files: dict[str, list[Path]] = {}
    for folder in folders or ([root] if ledgers else []):
        for unit, paths in ledger_files(folder, {unit: (unit, name) for unit, name in names.items()}).items():
            files.setdefault(unit, []).extend(paths)
    if not files:
        remedy = f"请放成 {FOLDER}/{roster.name}/单位.xlsx，或写明 --ledgers 文件夹"
        raise KitError(f"{folders[0] if folders else root} 里没有台账。{remedy}。")
    return CountyLedgers(files, names)


def _units(parameters: Path, roster: Roster, year: int) -> dict[str, str]:
    found = county_catalogue(parameters, roster.folder)
    if not roster.listed:
        return {each.township: each.township for each in found.units}
    return {folder: unit.name for folder, unit in roster.expected(year, found.reports).items()}
