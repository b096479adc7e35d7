"""The one guard around each unit of many: what goes wrong with it is told by its name and stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kit.base.errors import InputError, KitError, Problem


@contextmanager
def guard(name: str) -> Iterator[None]:
    """Turn what nobody foresaw while the unit `name` was worked on into an InputError that names it."""
    try:
        yield
    except KitError:
        raise
    except Exception as error:  # whatever it is, it is this unit's alone
        what = f"处理到一半，程序自己出了错（{type(error).__name__}），跳过了这一份"
        raise InputError(Problem(name, "", what, "请核对这份文件，并把它交给维护的人")) from error
