"""The `kit` command: parse, call, print. Nothing else lives here; `main` is the entry point."""

from kit.cli.command import main

__all__ = ["main"]
