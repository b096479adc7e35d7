"""Where what is made of a report lies: the folders of the outputs mirror those of the parameters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kit.base.errors import InputError, KitError
from kit.base.files import can_be_folder
from kit.base.strict_yaml import read_yaml
from kit.report.catalogue import names_year

EXPLAINED = ".explained.html"
"""How the sheet ends that explains a report to the public; it says less than the page beside it."""
PICTURE = ".explained.png"
"""How the same ends as a picture."""
PUBLISHED_SHEET, PUBLISHED_PICTURE = ".解读.html", ".解读.png"
"""How both end where they go out."""

PARAMETERS = "parameters"
"""The folder whose inner folders tell a report's county and township."""


def project_folder() -> Path | None:
    """Return the nearest folder, from the working folder upwards, that holds `parameters`; None for none."""
    ups = (Path(*[".."] * level) for level in range(len(Path.cwd().parents) + 1))
    return next((folder for folder in ups if (folder / PARAMETERS).is_dir()), None)


def found_parameters() -> Path:
    """Return the project's parameters folder. Raises KitError, saying where it looked, when there is none."""
    project = project_folder()
    if project is None:
        what = f"从 {Path.cwd()} 起往上找，没有一个文件夹里有 {PARAMETERS}"
        raise KitError(
            f"{what}。请到放数据文件的文件夹里运行，或写明数据文件夹，如 --parameters parameters。"
        )
    return project / PARAMETERS


def found_outputs() -> Path:
    """Return the project's folder of outputs; outside a project one in the working folder."""
    return (project_folder() or Path()) / "outputs"


def output_of(parameters_file: Path, outputs: Path, suffix: str) -> Path:
    """Return where the output of a kind goes that `suffix` tells.

    `parameters/<county>/<township>/<year>.yaml` lands in `<outputs>/<county>/<year>/<township><suffix>`, and
    so does a file elsewhere called by its year alone, by what itself tells. Any other lands by its stem.
    """
    parts = Path(os.path.abspath(parameters_file)).parts  # noqa: PTH100 - a link keeps the name it is given
    stem = outputs / parameters_file.stem
    if len(parts) >= 4 and parts[-4] == PARAMETERS:
        stem = outputs / parts[-3] / parameters_file.stem / parts[-2]
    elif names_year(parameters_file) and (told := _told(parameters_file)):
        stem = outputs.joinpath(*told)
    return stem.with_name(stem.name + suffix)


def _told(parameters_file: Path) -> list[str]:
    """Return the county, year and township that a file tells, as folders; none without a township."""
    try:
        value = read_yaml(parameters_file).value
    except InputError:  # which the reading of it tells
        return []
    told = value if isinstance(value, Mapping) else {}
    county, year, township = (str(told.get(name) or "") for name in ("county", "year", "township"))
    names = [name for name in (county, year) if can_be_folder(name)]
    return [*names, township] if can_be_folder(township) else []


def refuse_collisions(places: Mapping[Path, Sequence[Path]]) -> None:
    """Raise KitError when two inputs would write to one place (a folder may not tell case apart)."""
    owners: dict[str, Path] = {}
    for file, targets in places.items():
        for target in targets:
            other = owners.setdefault(str(target).casefold(), file)
            if other != file:
                raise KitError(
                    f"{other} 和 {file} 会写到同一个输出文件 {target}。请改名，或分几次生成到不同的文件夹。"
                )
