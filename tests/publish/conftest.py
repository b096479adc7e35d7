"""An office of three units, made once and copied for each test that wants it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publish.office import Office


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office, its pages made."""
    office = Office(tmp_path_factory.mktemp("office"))
    office.open()
    return office


@pytest.fixture
def office(opened: Office, tmp_path: Path) -> Office:
    """A copy of it, in which nothing was published yet."""
    shutil.copytree(opened.root, tmp_path, dirs_exist_ok=True)
    return Office(tmp_path)
