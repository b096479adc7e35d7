"""Of which file a report was read: the key `origin` of a parameters file, written by `kit ingest` alone."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, ValidationError

from kit.base.errors import InputError
from kit.base.strict_yaml import parse_yaml
from kit.base.validation import Frozen
from kit.report.parameter_types import Date

ORIGIN, UNREAD = "origin", "unread"
"""The keys that a reading writes: what file it was of, and its cells that hold what could not be read."""


class Origin(Frozen):
    """The file that a reading was made of: its name, on which day it was read, by which version of the kit.

    `saved` is the day on which the form that went out was last saved, `dated` the day that any other file
    tells: that is not when it was sent in. `path` is where it lay, from the folder that the parameters lie
    in.
    """

    file: str = Field(description="读的是哪个文件")
    read: Date = Field(description="读入的日期")
    by: str = Field(description="由哪个版本的程序读入")
    dated: Date | None = Field(None, description="文件自己的日期")
    saved: Date | None = Field(None, description="发下去的填报表哪一天存盘")
    sha256: str | None = Field(None, description="文件的校验码")
    path: str | None = Field(None, description="文件放在哪里")


def origin_of(text: str) -> Origin | None:
    """Return of which file the report in a parameters file's `text` was read.

    None where it was not read, and where the text is none that can be read.
    """
    try:
        content = parse_yaml(text, "").value
        return Origin.model_validate(content.get(ORIGIN)) if isinstance(content, Mapping) else None
    except (InputError, ValidationError):
        return None
