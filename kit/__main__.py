"""Lets `python -m kit` be the `kit` command."""

import sys
from pathlib import Path

# `-m` looks into the working folder first: what lies beside the data there is no part of the program,
# unless the program itself does.
if not sys.flags.safe_path and Path(sys.path[0]).resolve() != Path(__file__).resolve().parents[1]:
    del sys.path[0]

from kit.cli.command import main

main()
