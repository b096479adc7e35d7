"""Where what is made of a report lies: the folders of the outputs mirror those of the parameters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kit.base.errors import KitError

PARAMETERS = "parameters"
"""The folder whose inner folders tell a report's county and township."""


def output_of(parameters_file: Path, outputs: Path, suffix: str) -> Path:
    """Return where the output of a kind goes that `suffix` tells.

    `parameters/<county>/<township>/<year>.yaml` lands in `<outputs>/<county>/<year>/<township><suffix>`; a
    file that lies elsewhere lands in `<outputs>` by its stem.
    """
    parts = Path(os.path.abspath(parameters_file)).parts  # noqa: PTH100 - a link keeps the name it is given
    stem = outputs / parameters_file.stem
    if len(parts) >= 4 and parts[-4] == PARAMETERS:
        stem = outputs / parts[-3] / parameters_file.stem / parts[-2]
    return stem.with_name(stem.name + suffix)


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
