"""Saying something to whoever runs a command: no name or word of a file steers his terminal."""

from __future__ import annotations

import click

from kit.base.strings import shown


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text; control and hidden characters in it are escaped."""
    click.echo(shown(text), err=err, nl=nl)
