"""WordprocessingML as Word writes it: paragraphs, runs, cells with spans, numbering, tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.ingest.shapes.sheet import Line

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERS = 77  # the id of our numbered list; the template of python-docx uses low ones
BY = "w:id='1' w:author='乙山' w:date='2025-01-08T09:00:00Z'"


def run(text: str, tag: str = "t") -> str:
    """Return a run of text."""
    return f"<w:r><w:{tag} xml:space='preserve'>{escape(text)}</w:{tag}></w:r>"


def paragraph(text: str, level: int = 0, inner: str = "") -> str:
    """Return a paragraph, at a level of the numbered list where one is given."""
    style = (
        f"<w:pPr><w:numPr><w:ilvl w:val='{level - 1}'/><w:numId w:val='{NUMBERS}'/></w:numPr></w:pPr>"
        if level
        else "<w:pPr/>"
    )
    return f"<w:p>{style}{inner or run(text)}</w:p>"


def numbering() -> list[str]:
    """Return the definition of the list that numbers headings 一、 and （一）."""
    levels = "".join(
        f"<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/>"
        f"<w:suff w:val='nothing'/><w:lvlText w:val='{text}'/></w:lvl>"
        for index, text in enumerate(("%1、", "（%2）"))
    )
    return [
        f"<w:abstractNum {NAMESPACE} w:abstractNumId='{NUMBERS}'><w:multiLevelType w:val='multilevel'/>{levels}</w:abstractNum>",
        f"<w:num {NAMESPACE} w:numId='{NUMBERS}'><w:abstractNumId w:val='{NUMBERS}'/></w:num>",
    ]


def cell(text: str, colspan: int = 1, merge: str = "", style: str = "plain") -> str:
    """Return a cell. `merge` is restart or continue; `style` how its text is held.

    tracked: an old figure deleted beside the new one; control: a content control around the run;
    boxed: one around the cell.
    """
    wide = f"<w:gridSpan w:val='{colspan}'/>" if colspan > 1 else ""
    tall = {"restart": "<w:vMerge w:val='restart'/>", "continue": "<w:vMerge/>", "": ""}[merge]
    inner = ""
    if style == "tracked":
        inner = f"<w:del {BY}>{run('31' + text, 'delText')}</w:del><w:ins {BY}>{run(text)}</w:ins>"
    elif style == "control":
        inner = (
            f"<w:sdt><w:sdtPr><w:alias w:val='数'/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
        )
    whole = f"<w:tc><w:tcPr><w:tcW w:w='900'/>{wide}{tall}</w:tcPr>{paragraph(text, inner=inner)}</w:tc>"
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{whole}</w:sdtContent></w:sdt>" if style == "boxed" else whole


def table(rows: Sequence[str], width: int) -> str:
    """Return a table of rows that hold cells."""
    grid = "<w:gridCol w:w='900'/>" * width
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def merged_table(rows: Sequence[Line], width: int) -> str:
    """Return a table whose spans are merged cells; a row that falls short of `width` stays short."""
    hanging: dict[int, tuple[int, int]] = {}  # column → rows left, columns wide
    written = []
    for row in rows:
        cells, column, spots = "", 0, list(row)
        while spots or column in hanging:
            if column in hanging:
                left, wide = hanging.pop(column)
                if left > 1:
                    hanging[column] = (left - 1, wide)
                cells += cell("", wide, "continue")
            else:
                spot = spots.pop(0)
                wide = spot.colspan
                if spot.rowspan > 1:
                    hanging[column] = (spot.rowspan - 1, wide)
                cells += cell(spot.text, wide, "restart" if spot.rowspan > 1 else "")
            column += wide
        written.append(cells)
    return table(written, width)
