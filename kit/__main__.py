"""Lets `python -m kit` be the `kit` command."""

from kit.cli.command import main

main()
