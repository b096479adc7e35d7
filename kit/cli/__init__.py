"""The command line: parse, call, print. A subcommand is a function of one of the modules `*_command`."""

from kit.cli.command import main

__all__ = ["main"]
