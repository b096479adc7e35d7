"""Texts that were saved in another encoding than they were read in are refused, whole ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

from kit.base.errors import InputError
from tests.ingest.source.sources import docx, lines, paragraph, read

TEXT = (
    "乙山镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n我镇全年主动公开政府信息35条，"
    "新收到政府信息公开申请4件，全部按时答复，没有结转到下一年度的申请。\n"
)
TRADITIONAL = OpenCC("s2t").convert(TEXT)


@pytest.mark.parametrize("text", [
    TEXT.encode().decode("gbk", "replace"),
    TEXT.encode().decode("gb18030", "ignore"),
    TEXT.encode().decode("gbk", "replace").replace("\ufffd", "?"),
    TEXT.encode("gbk").decode("utf-8", "replace"),
    TEXT.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"),
    TEXT.encode("gbk").decode("latin-1"),
    TEXT.encode().decode("cp1252", "replace"),
    TEXT.encode("gbk").decode("big5", "replace"),
    TRADITIONAL.encode("big5", "ignore").decode("gbk", "replace"),
    TEXT.encode("ascii", "replace").decode(),
], ids=["utf-8 as gbk", "with gaps", "with marks", "gbk as utf-8", "twice", "latin", "windows", "big5", "as gbk", "asked"])  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "page", "word"])
def test_garbled_words_are_called_so(tmp_path: Path, text: str, kind: str) -> None:
    """Whatever kind of file they stand in; nothing of them is read."""
    made: dict[str, str | bytes] = {
        "text": text,
        "page": f"<html><title>年报</title><body>{text.replace(chr(10), '<br>')}</body></html>",
        "word": docx("".join(paragraph(line) for line in text.replace("\x00", "").split("\n"))),
    }
    with pytest.raises(InputError, match="文字是乱码"):
        read(tmp_path, made[kind])


@pytest.mark.parametrize("text", [
    TEXT, TRADITIONAL, "甪直镇、郪江镇、濉溪县、岫岩满族自治县、鄠邑区、鄄城县、郯城县的年度报告，共三十页。\n", "1?\n2?\n3\n",
    TEXT + "第3\ufffd页\n", "??\n",
], ids=["simplified", "traditional", "rare names", "figures", "one lost", "marks"])  # fmt: skip
def test_words_that_can_be_read_are_no_garble(tmp_path: Path, text: str) -> None:
    """Rare names, traditional characters, a single character that was lost."""
    assert len(lines(read(tmp_path, text))) == text.count("\n")
