"""Tells a Word file from an Excel file by what its parts are, and has it read."""

from __future__ import annotations

from dataclasses import replace

from kit.form.workbook_labels import TO_FILL_IN
from kit.ingest.source.archive import Package
from kit.ingest.source.printed import Source
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.xml_parts import DAMAGED, value

_MACRO = "macroenabled"
_OTHERS = {
    "ofd.xml": ("是 OFD 文件", "请打开后导出为带文字的 PDF，或另存为 .docx"),
    "content.xml": ("是 OpenDocument 文件", "请另存为 .docx 或 .xlsx"),
    "ppt/presentation.xml": ("是演示文稿", "请把报告另存为 .docx"),
}


def read(data: bytes, name: str) -> Source:
    """Return the content of a Word or Excel file. Raises RefusedError for any other zip, and for macros."""
    package = Package(data)
    for part, refusal in _OTHERS.items():
        if part in package:
            raise RefusedError(*refusal)
    if "[Content_Types].xml" not in package:
        raise RefusedError("是压缩包，里面不是 Word 或 Excel 文件", "请解压后再试")
    main = next((part for kind, part in package.related().values() if kind == "officeDocument"), "")
    kind = _content_type(package, main)
    if _MACRO in kind:
        raise RefusedError("文件带有宏，或是二进制的工作簿", "请另存为不带宏的 .docx 或 .xlsx")
    if "wordprocessingml" in kind:
        from kit.ingest.source.word.word_reader import read as read_word

        source = read_word(package, main, name)
        return replace(source, dated=package.changed, sent_out=TO_FILL_IN in source.around)
    if "spreadsheetml" in kind:
        from kit.ingest.source.excel.excel_reader import read as read_excel

        return replace(read_excel(package, main, name), dated=package.changed)
    raise RefusedError(*DAMAGED)


def _content_type(package: Package, part: str) -> str:
    """Return the type of a part: the one given for it, or else the one for all of its suffix."""
    types = package.parse("[Content_Types].xml")
    for each in types.iter("{*}Override"):
        if value(each, "PartName").lstrip("/").lower() == part.lower():
            return value(each, "ContentType").lower()
    suffix = part.rpartition(".")[2].lower()
    given = (each for each in types.iter("{*}Default") if value(each, "Extension").lower() == suffix)
    return value(next(given, None), "ContentType").lower()
