"""Writes files of a kind for each report that is named, one report's trouble stopping no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kit.base.errors import KitError, StorageError
from kit.base.files import write_whole
from kit.base.guard import guard
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.named_files import parameters_files
from kit.cli.saying import say
from kit.report.output_paths import output_of, refuse_collisions


def write_each(
    files: Sequence[Path],
    outputs: Path,
    suffixes: Sequence[str],
    contents: Callable[[Path], Iterator[str | bytes]],
) -> int:
    """Write the contents of each parameters file, named by path or names, and return the exit code.

    They are written as soon as they are known, one for each of the `suffixes`: what comes after one that
    cannot be made is not. Raises StorageError when nothing can be written there at all, KitError when two
    would land on one.
    """
    named, refused = parameters_files(files)
    places = {file: [output_of(file, outputs, suffix) for suffix in suffixes] for file in named}
    refuse_collisions(places)
    troubles: list[KitError] = list(refused)
    for file, targets in places.items():
        try:
            with guard(str(file)):
                for place, content in zip(targets, contents(file), strict=True):
                    write_whole({place: content})
                    say(f"已写好：{place}")
        except StorageError:
            raise
        except KitError as error:
            troubles.append(error)
    for trouble in troubles:
        say(str(trouble), err=True)
    return UNUSABLE if troubles else CLEAN
