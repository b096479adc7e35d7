"""Makes the pages of a made-up county with known faults, and says whether they show those and no others."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.made_up.office import YEARS, open_office


def main(folder: Path) -> int:
    """Make the county in a folder, in place of an earlier one; return 1 when a page shows anything else."""
    shutil.rmtree(folder, ignore_errors=True)
    office = open_office(folder)
    wrong = 0
    for year in YEARS:
        expected, shown = office.expected(year), office.shown(year)
        differing = {name for name in expected | shown if expected.get(name) != shown.get(name)}
        faults = sum(file.stem == str(year) for file in office.faults)
        wrong += len(differing)
        print(f"{office.page(year)}: {len(shown)} units, {faults} faults, {len(differing)} shown wrongly")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
