"""Saying something to whoever runs a command: no name or word of a file steers his terminal."""

from __future__ import annotations

import click

from kit.base.errors import StorageError, reason
from kit.base.strings import shown


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text; control and hidden characters in it are escaped.

    Raises StorageError when what is printed goes into a file that takes nothing any more, BrokenPipeError
    when nobody reads on.
    """
    try:
        click.echo(shown(text), err=err, nl=nl)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"屏幕上要显示的写不出去（{reason(error)}）"
        raise StorageError(f"{what}。如果是转存到文件的（>），请核对那个文件所在的磁盘。") from None
