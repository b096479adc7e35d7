"""Where a batch's ledger lies: in the folder that it tells of, or with the user where that cannot be."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from tempfile import TemporaryFile

from platformdirs import user_state_path

from kit.base.files import writing
from kit.batch.ledger import NAME


def with_user(place: str) -> Path:
    """Return the ledger of a URL or folder in the user's state folder."""
    name = hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
    return user_state_path("township-disclosure-workbook") / f"{name}.sqlite"


def ledger_for(folder: Path) -> Path:
    """Return the ledger that a batch into `folder` writes: with the user where its drive has no locks.

    The folder is made. Raises OutputError when it cannot be.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / NAME if _has_locks(folder) else with_user(os.path.abspath(folder))  # noqa: PTH100 - as named


def ledger_seen(folder: Path) -> Path:
    """Return the ledger that was last written of a folder, if there is one."""
    places = folder / NAME, with_user(os.path.abspath(folder))  # noqa: PTH100 - as named
    written = [place for place in places if os.path.isfile(place)]  # noqa: PTH113 - raises nothing
    return max(written, key=os.path.getmtime, default=places[0])


def _has_locks(folder: Path) -> bool:
    """Whether a file in a folder can be locked: many a network drive refuses, or fails at it."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        file = TemporaryFile(dir=folder, prefix=".kit-")  # noqa: SIM115 - closed below
    except OSError:
        return True  # the ledger will not be written either, and say why
    with file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # nobody else knows this file, so nobody holds it
            return False
    return True
