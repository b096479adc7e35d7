"""Reads a file's bytes, and the text they hold: UTF-8 or GB18030, told by the bytes alone."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from pathlib import Path

from kit.base.errors import InputError, Problem, reason

MOST_BYTES = 20_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path | zipfile.Path) -> bytes:
    """Return the bytes of a file, or of one packed in an archive.

    Raises InputError when it cannot be opened or is too large to be a report.
    """
    try:
        if path.exists() and not path.is_file():
            raise InputError(Problem(str(path), "", "这不是一个文件", "请核对路径"))
        if _size(path) > MOST_BYTES:
            what = f"文件超过 {MOST_BYTES // 1_000_000} MB，不像一份报告"
            raise InputError(Problem(str(path), "", what, "请核对是不是拿错了文件"))
        return path.read_bytes()
    except OSError as error:
        raise InputError(Problem(str(path), "", f"打不开（{reason(error)}）", "请核对路径和权限")) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise InputError(Problem(str(path), "", "压缩包里的这个文件坏了", "请解压后再读")) from None


def _size(path: Path | zipfile.Path) -> int:
    return path.root.getinfo(path.at).file_size if isinstance(path, zipfile.Path) else path.stat().st_size


def decode(data: bytes, name: str) -> str:
    r"""Return the text that bytes hold, its line breaks as \n.

    Raises InputError when they are no text, or mix encodings.
    """
    return _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_mixed(data, name)
        text = _decode_as(data, "gb18030", name)
    if "\x00" in text:
        raise InputError(Problem(name, "", "不是文本文件", "请另存为纯文本（UTF-8）后再试"))
    return text


def _decode_as(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = "有不能识别的字符（既不是 UTF-8 也不是 GB18030）"
        raise InputError(Problem(name, "", what, "请另存为 UTF-8 后再试", line)) from None


def _refuse_mixed(data: bytes, name: str) -> None:
    """Raise InputError when some lines can only be UTF-8 and others cannot be."""
    seen: dict[bool, int] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.isascii():
            seen.setdefault(_is_utf8(line), number)
    if len(seen) == 2:
        what = f"第 {seen[True]} 行是 UTF-8，这一行不是，编码混在一起"
        raise InputError(Problem(name, "", what, "请统一另存为 UTF-8 后再试", seen[False]))


def _is_utf8(line: bytes) -> bool:
    """Whether a line can only be UTF-8: 通知 in GB18030 is by chance two letters of two bytes in UTF-8."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return any(char >= "\u0800" for char in text)
