"""The one guard around each unit of many: what goes wrong with it is told by its name and stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from kit.base.errors import InputError, KitError, Problem

_WORKING = ("处理到一半，程序自己出了错（{fault}），跳过了这一份", "请核对这份文件，并把它交给维护的人")
_READING = (
    "本程序读这个文件时出错（{fault}），跳过了它",
    "文件不一定有问题；请把这个文件和这句话一起交给维护的人",
)


@contextmanager
def guard(name: str, *, reading: bool = False) -> Iterator[None]:
    """Turn what nobody foresaw while the unit `name` was worked on into an InputError that names it.

    `reading` tells that the unit is a file which somebody else made and which is only read.
    """
    try:
        yield
    except KitError:
        raise
    except Exception as error:  # whatever it is, it is this unit's alone
        what, remedy = _READING if reading else _WORKING
        fault = _where(error) if reading else type(error).__name__
        raise InputError(Problem(name, "", what.format(fault=fault), remedy)) from error


def _where(error: Exception) -> str:
    """Return what broke and at which line of which module, for the person who mends it."""
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}，{Path(last.filename).stem} 第 {last.lineno} 行"
