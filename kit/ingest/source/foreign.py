"""Says of files that cannot be read what they are, and what to save them as."""

from __future__ import annotations

from typing import NoReturn

from kit.ingest.source.refusal import RefusedError

_OLE = b"\xd0\xcf\x11\xe0"
_PARTS = {
    "EncryptedPackage": ("文件加了密码", "请去掉密码后再试"),
    "WordDocument": ("是旧版的 .doc 文件", "请用 Word 或 WPS 打开后另存为 .docx"),
    "Workbook": ("是旧版的 .xls 文件", "请用 Excel 或 WPS 打开后另存为 .xlsx"),
}
_AS_WORD = "请用 Word 或 WPS 打开后另存为 .docx"
_NOT_OCR = "是图片，没有可以读的文字"
_ORIGINAL = "请换用原来的 Word 文件，或由它导出的 PDF"
_MAIL = ("是一封邮件", "请把里面的附件另存出来再试")
_MARKS = {
    b"{\\rtf": ("是 RTF 文件", _AS_WORD),
    b"\xff\xd8\xff": (_NOT_OCR, _ORIGINAL),
    b"\x89PNG": (_NOT_OCR, _ORIGINAL),
    b"GIF8": (_NOT_OCR, _ORIGINAL),
    b"II*\x00": (_NOT_OCR, _ORIGINAL),
    b"MM\x00*": (_NOT_OCR, _ORIGINAL),
    b"Rar!": ("是压缩包", "请解压后再试"),
    b"7z\xbc\xaf": ("是压缩包", "请解压后再试"),
    b"\x1f\x8b": ("是压缩包", "请解压后再试"),
}
_HEAD = 2000
_IN_HEAD = {
    b"<?mso-application": ("是 XML 格式的办公文件", "请用 Word、Excel 或 WPS 打开后另存为 .docx 或 .xlsx"),
    b"multipart/mixed": _MAIL,
    b"multipart/alternative": _MAIL,
    b"multipart/related": ("是网页归档文件（.mht）", "请用浏览器打开后另存为“仅 HTML”的网页"),
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def is_foreign(data: bytes) -> bool:
    """Whether bytes are of a known kind that is not read, or of none at all."""
    named = data.startswith((_OLE, *_MARKS)) or any(mark in data[:_HEAD] for mark in _IN_HEAD)
    return named or (b"\x00" in data and not data.startswith(_UTF16))


def read(data: bytes, name: str) -> NoReturn:
    """Raise RefusedError with what the file is and what to do."""
    if data.startswith(_OLE):
        for part, refusal in _PARTS.items():
            if part.encode("utf-16-le") in data:
                raise RefusedError(*refusal)
        raise RefusedError(
            "是旧版的办公文件，或已损坏", "请用 Word、Excel 或 WPS 打开后另存为 .docx 或 .xlsx"
        )
    for mark, refusal in (_MARKS | _IN_HEAD).items():
        if data.startswith(mark) or (mark in _IN_HEAD and mark in data[:_HEAD]):
            raise RefusedError(*refusal)
    raise RefusedError(
        "认不出是什么文件", "可以读的有：网页、.docx、.xlsx、带文字的 PDF、纯文本（UTF-8 或 GB18030）"
    )
