"""A picture's record of how it was made, as a page has it: a text within the PNG, which viewers ignore.

The digest in it is that of the whole file but for itself.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Iterator, Mapping
from hashlib import sha256

from kit.page.about.seal import Record

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KIND, _NAME = b"iTXt", b"made\0\0\0\0\0"
"""An international text: its keyword, not compressed, in no language, without another keyword."""


def sealed_picture(png: bytes, told: Mapping[str, str]) -> bytes:
    """Return a PNG with a record that tells this, closed by the digest of the picture."""
    header, *rest = _chunks(png)
    opened = _record(told, "")
    digest = sha256(_joined([header, opened, *rest])).hexdigest()
    return _joined([header, _record(told, digest), *rest])


def record_of_picture(png: bytes) -> Record | None:
    """Return a picture's record, None where it has none for certain."""
    try:
        chunks = list(_chunks(png))
        ((at, (_, held)),) = (each for each in enumerate(chunks) if _is_record(*each[1]))
        told = json.loads(held.removeprefix(_NAME))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        return None
    opened = _joined([*chunks[:at], _record(told, ""), *chunks[at + 1 :]])
    closed = _joined([*chunks[:at], _record(told, told.get("page", "")), *chunks[at + 1 :]])
    return Record(told, png == closed and sha256(opened).hexdigest() == told.get("page"))


def _is_record(kind: bytes, held: bytes) -> bool:
    return kind == _KIND and held.startswith(_NAME)


def _record(told: Mapping[str, str], digest: str) -> tuple[bytes, bytes]:
    text = json.dumps({**told, "page": digest}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _KIND, _NAME + text.encode()


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each part. Raises ValueError for what is no whole PNG."""
    at = len(_SIGNATURE)
    if not png.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    while at < len(png):
        end = at + 8 + int.from_bytes(png[at : at + 4])
        if end + 4 > len(png):
            raise ValueError("a PNG that breaks off")
        yield png[at + 4 : at + 8], png[at + 8 : end]
        at = end + 4


def _joined(chunks: list[tuple[bytes, bytes]]) -> bytes:
    parts = (len(held).to_bytes(4) + kind + held + crc32(kind + held).to_bytes(4) for kind, held in chunks)
    return b"".join((_SIGNATURE, *parts))
