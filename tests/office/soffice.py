"""LibreOffice without a window, to see whether it opens what we write."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def converted(path: Path, to: str) -> Path:
    """Return the file that LibreOffice makes of `path`, beside it, every formula reckoned anew.

    Where there is no LibreOffice the test skips, except where CI requires it.
    """
    if SOFFICE is None:
        if os.environ.get("REQUIRE_SOFFICE"):
            pytest.fail("LibreOffice is required here and is missing")
        pytest.skip("no LibreOffice on this machine")
    profile, out = path.parent / "profile", path.parent / "converted"
    _reckon_always(profile)
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", out, path], check=True, capture_output=True, timeout=600)
    return out / path.with_suffix(f".{to}").name


def _reckon_always(profile: Path) -> None:
    """Make a profile in which the numbers stored with formulas are not believed."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
        '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>',
        encoding="utf-8",
    )
