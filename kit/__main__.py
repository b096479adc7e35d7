"""Lets `python -m kit` be the `kit` command."""

from kit.cli import main

main()
