"""Opens the zip of a Word or Excel file, whatever somebody put into it."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO

from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.xml_parts import DAMAGED, Element, parse

_CORE = "docProps/core.xml"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EARLIEST = "2008"
MOST_ENTRIES = 2_000
MOST_BYTES = 200_000_000
MOST_PART = 20_000_000
_STEEP = 200
"""How many times larger than its packed size a part may be; honest XML stays below a hundred."""
_SMALL = 1_000_000

_TOO_LARGE = ("压缩的内容展开后大得不可能", "请核对文件的来源，不要打开它")


class Package:
    """The parts of an Office file, by name, and what relates them. Nothing outside is ever fetched."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise RefusedError(*DAMAGED) from None
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise RefusedError(*_TOO_LARGE)
        self._entries = {_part_name(entry.filename): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise RefusedError("文件里有同名的部件，不知道该读哪一个", "请用 Word、Excel 打开后重新保存")
        if any(name.endswith("vbaproject.bin") for name in self._entries):
            raise RefusedError("文件带有宏", "请另存为不带宏的 .docx 或 .xlsx")

    def __contains__(self, name: str) -> bool:
        return _part_name(name) in self._entries

    @property
    def changed(self) -> str:
        """The day on which the file says it was last changed, as 2025-01-20, "" when it does not say.

        What is older than any report is no such day: programs write it for want of one.
        """
        told = next(self.parse(_CORE).iter("{*}modified"), None) if _CORE in self else None
        day = (told.text or "").strip()[:10] if told is not None else ""
        return day if _DAY.fullmatch(day) and day >= _EARLIEST else ""

    def parse(self, name: str) -> Element:
        """Return the root of an XML part. Raises RefusedError when it is missing, damaged or hostile."""
        return parse(self._bytes(name))

    def related(self, part: str = "") -> dict[str, tuple[str, str]]:
        """Return by id the kind and the name of each part that a part, or the whole file, relates to."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return {}
        found = {}
        for each in self.parse(relations).iter("{*}Relationship"):
            if each.get("TargetMode") != "External":
                aim = each.get("Target", "").replace("\\", "/")
                target = posixpath.normpath(posixpath.join("/", folder, aim))
                found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return found

    def _bytes(self, name: str) -> bytes:
        entry = self._entries.get(_part_name(name))
        if entry is None:
            raise RefusedError(*DAMAGED)
        if entry.flag_bits & 1:
            raise RefusedError("文件加了密码", "请去掉密码后再试")
        steep = entry.file_size > max(_SMALL, entry.compress_size * _STEEP)
        if entry.file_size > MOST_PART or steep:
            raise RefusedError(*_TOO_LARGE)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusedError(*DAMAGED)
        try:
            with self._zip.open(entry) as part:
                return part.read(MOST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise RefusedError(*DAMAGED) from None


def _part_name(written: str) -> str:
    """Return a part's name to look it up by; some programs write backslashes, or begin at the root."""
    return written.replace("\\", "/").lstrip("/").lower()
