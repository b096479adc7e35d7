"""The zip around Word and Excel files, as programs other than Office write it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.ingest.source.sources import docx, read, rows, tables, word_table, xlsx, zipped

SHEET = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>甲</t></is></c><c r='B1'><v>17</v></c></row></sheetData>"
FILES = {"docx": docx(word_table(("甲", "17"))), "xlsx": xlsx(SHEET)}


def parts_of(made: bytes) -> dict[str, bytes]:
    """Return the parts of a zip."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def backslashes(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return parts whose folders are parted by backslashes."""
    return {name.replace("/", "\\"): content for name, content in parts.items()}


def backslashes_in_relations(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return parts whose relations name others with backslashes, too."""
    relations = {
        name: content.replace(b'Target="word/', b'Target="word\\').replace(b'Target="xl/', b'Target="xl\\')
        for name, content in parts.items()
        if name.endswith(".rels")
    }
    return backslashes({**parts, **relations})


def from_the_root(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return parts whose names begin at the root."""
    return {f"/{name}": content for name, content in parts.items()}


def type_by_suffix(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return parts of which the main one has its type from its suffix."""
    types = parts["[Content_Types].xml"]
    start = types.index(b"PartName=")
    end = types.index(b" ContentType")
    given = types[:start] + b'Extension="XML"' + types[end:]
    return {**parts, "[Content_Types].xml": given.replace(b"<Override", b"<Default")}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize(
    "change",
    [backslashes, backslashes_in_relations, from_the_root, type_by_suffix],
    ids=lambda change: change.__name__,
)
def test_a_container_that_office_programs_open_is_read(
    tmp_path: Path, kind: str, change: Callable[[dict[str, bytes]], dict[str, bytes]]
) -> None:
    """However its parts are named and typed."""
    (table,) = tables(read(tmp_path, zipped(change(parts_of(FILES[kind])))))
    assert rows(table) == [["甲", "17"]]


@pytest.mark.parametrize("kind", FILES)
def test_a_type_of_its_own_goes_before_that_of_the_suffix(tmp_path: Path, kind: str) -> None:
    """As the standard says."""
    parts = parts_of(FILES[kind])
    types = parts["[Content_Types].xml"]
    other = types.replace(b"<Override", b'<Default Extension="xml" ContentType="application/xml"/><Override')
    (table,) = tables(read(tmp_path, zipped({**parts, "[Content_Types].xml": other})))
    assert rows(table) == [["甲", "17"]]
