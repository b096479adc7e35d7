"""What was typed into a report's form and is not written into its file yet, kept for the next kernel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kit.analysis.at_work.write_back import history_of
from kit.base.errors import InputError, Problem
from kit.base.files import read_file, write_whole, writing

_NAME = "未写回.json"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """The file's text `before` it was changed in a form, and what it was changed to."""

    before: str
    text: str


_FORM = TypeAdapter(Unwritten)


def keep_unwritten(path: Path, typed: Unwritten) -> None:
    """Keep what was typed for a parameters file, or drop what was kept where nothing is left to write.

    Raises OutputError when it cannot be kept.
    """
    place = history_of(path).folder(path) / _NAME
    if typed.text != typed.before:
        write_whole({place: _FORM.dump_json(typed)})
        return
    with writing(place):
        place.unlink(missing_ok=True)


def left_unwritten(path: Path) -> Unwritten | None:
    """Return what is kept for a parameters file, None where there is nothing.

    Raises InputError when it cannot be read.
    """
    place = history_of(path).folder(path) / _NAME
    if not place.is_file():
        return None
    try:
        return _FORM.validate_json(read_file(place).data)
    except ValidationError:
        raise InputError(Problem(str(place), "", "不是表上留下的数", "请移走")) from None
