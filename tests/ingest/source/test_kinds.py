"""Any file: its kind told by its content, one sentence for what is not read, nothing loaded needlessly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.ingest.source.kinds import read_source
from tests.ingest.source.sources import docx, lines, paragraph, pdf, read, xlsx, zipped

TEXT = "BT /F 12 Tf 100 700 Td (2024) Tj ET"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(("content", "said"), [
    (OLE + "WordDocument".encode("utf-16-le"), "旧版的 .doc 文件。请用 Word 或 WPS 打开后另存为 .docx"),
    (OLE + "Workbook".encode("utf-16-le"), "旧版的 .xls 文件。请用 Excel 或 WPS 打开后另存为 .xlsx"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码。请去掉密码"),
    (OLE, "旧版的办公文件"),
    (b"{\\rtf1 \\'d2\\'bb}", "RTF"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "是图片"),
    (b"\x89PNG\r\n\x1a\n\x00", "是图片"),
    (b"Rar!\x1a\x07\x00", "压缩包"),
    (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;", ".mht"),
    (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w/>", "XML 格式的办公文件"),
    (bytes(range(256)) * 4, "认不出是什么文件"),
    (zipped({"a.txt": "甲"}), "不是 Word 或 Excel 文件"),
    (zipped({"OFD.xml": "<x/>"}), "OFD"),
    (zipped({"content.xml": "<x/>", "mimetype": "x"}), "OpenDocument"),
    (zipped({"ppt/presentation.xml": "<x/>"}), "演示文稿"),
    (b"PK\x05\x06" + bytes(18), "不是 Word 或 Excel 文件"),
    (b"PK\x03\x04" + bytes(100), "损坏"),
    (docx(paragraph("甲"), kind=MACRO), "带有宏"),
    (docx(paragraph("甲"), extra={"word/vbaProject.bin": b"x"}), "带有宏"),
    (b"%PDF-1.7\n", "损坏"),
    (pdf(""), "没有文字层"),
    (pdf(TEXT, page="/Annots[<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]>>]"), "表单或批注"),
    ("公开".encode() + b"\n" + "公开信息".encode("gb18030"), "编码混在一起"),
])  # fmt: skip
def test_what_is_not_read_is_told_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    """Which file, what it is, what to do."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, content)
    text = str(refused.value)
    assert text.startswith(str(tmp_path / "report"))
    assert said in text
    assert "\n" not in text


@pytest.mark.parametrize("path", ["missing.docx", "."])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, path: str) -> None:
    """A folder, or nothing."""
    with pytest.raises(InputError):
        read_source(tmp_path / path)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    """No report has twenty megabytes."""
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(InputError, match="超过 20 MB"):
        read_source(path)


def test_the_name_does_not_tell_the_kind(tmp_path: Path) -> None:
    """County sites and clerks name files as they like."""
    assert lines(read(tmp_path, docx(paragraph("甲")), name="报告.pdf")) == ["甲"]
    assert lines(read(tmp_path, "甲", name="报告.docx")) == ["甲"]
    assert lines(read(tmp_path, b"\n\n" + pdf(TEXT), name="报告.txt")) == ["2024"]


@pytest.mark.parametrize(("content", "loaded"), [
    (b"x", set()), (b"<p>x</p>", {"selectolax"}), (docx(paragraph("x")), {"lxml"}), (xlsx(""), {"lxml"}), (pdf(TEXT), set()),
], ids=["text", "page", "Word", "Excel", "PDF"])  # fmt: skip
def test_a_kind_loads_its_own_parser_alone(tmp_path: Path, content: bytes, loaded: set[str]) -> None:
    """The parser of PDF files is never loaded into this process."""
    (tmp_path / "report").write_bytes(content)
    code = (
        "import sys; from pathlib import Path; from kit.ingest.source.kinds import read_source; read_source(Path('report'));"
        "print(*{'selectolax', 'lxml', 'pypdfium2', 'docx', 'openpyxl'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == loaded


def test_a_text_is_read_in_simplified_characters(tmp_path: Path) -> None:
    """A copy in traditional characters gives the same words."""
    path = tmp_path / "report.txt"
    path.write_text("一、總體情況\t0\n", encoding="utf-8")
    source = read_source(path)
    assert list(source.lines()) == ["一、总体情况", "0"]
    assert source.as_printed("“总体情况” 0 页") == "“總體情況” 0 页"
