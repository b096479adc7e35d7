"""A report's body as HTML to paste into a site's editor: every style on its element, nothing else to load.

The site prints its own h1 over an article, so the report's headings begin at h2.
"""

from __future__ import annotations

from html import escape

from kit.page.content import Heading, Paragraph, body
from kit.page.grid import Grid, Part, Slot, grid_of
from kit.report.report import Report

_SONG = "'宋体','SimSun','Songti SC','Noto Serif CJK SC',serif"
_FANGSONG = "'仿宋','FangSong','仿宋_GB2312','STFangsong','Noto Serif CJK SC',serif"
_KAI = "'楷体','KaiTi','楷体_GB2312','Kaiti SC','Noto Serif CJK SC',serif"
_HEI = "'黑体','SimHei','Heiti SC','Noto Sans CJK SC',sans-serif"
_XIAOBIAOSONG = f"'方正小标宋简体','FZXiaoBiaoSong-B05S',{_SONG}"
_TEXT = "margin:0;font-size:16pt;line-height:28pt;font-weight:normal;color:#000;text-indent:2em;"
_TITLE = (
    "margin:0 0 28pt;font-size:22pt;line-height:35pt;font-weight:normal;color:#000;text-align:center;"
    f"text-indent:0;font-family:{_XIAOBIAOSONG};"
)
_UNBROKEN = "display:inline-block;"
_HEADINGS = {1: ("h3", f"{_TEXT}font-family:{_HEI};"), 2: ("h4", f"{_TEXT}font-family:{_KAI};")}
_WORDS = f"{_TEXT}text-align:justify;font-family:{_FANGSONG};"
_TABLE = "width:100%;margin:6pt 0;border-collapse:collapse;border:1px solid #000;"
_CELL = (
    "border:1px solid #000;padding:2pt 3pt;font-size:10.5pt;line-height:1.4;font-weight:normal;color:#000;"
    f"vertical-align:middle;text-indent:0;font-family:{_SONG};"
)
_ALIGNED = {False: "text-align:center;", True: "text-align:left;"}


def fragment_html(report: Report) -> str:
    """Return the public body of a report: title, headings, words and tables, all text escaped.

    There is no class, id or script in it. Raises InputError when the words hold a look-up that names
    nothing.
    """
    parts = report.title_parts
    title = "".join(_element("span", _UNBROKEN, escape(part)) for part in parts)
    pieces = [_element("h2", _TITLE, title)]
    for piece in body(report):
        match piece:
            case Heading(text, level):
                tag, style = _HEADINGS[level]
                pieces.append(_element(tag, style, escape(text)))
            case Paragraph(text):
                pieces.append(_element("p", _WORDS, escape(text)))
            case _:
                pieces.append(_table(report, grid_of(report.form, piece.section.id)))
    return "".join(f"{piece}\n" for piece in pieces)


def _table(report: Report, table: Grid) -> str:
    rows = (_element("tr", "", "".join(_cell(report, slot) for slot in row)) for row in table.rows)
    # The attributes keep the rules where an editor drops the style.
    return _element("table", _TABLE, "".join(rows), ' border="1" cellspacing="0"')


def _cell(report: Report, slot: Slot) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", slot.colspan), ("rowspan", slot.rowspan))
        if count > 1
    )
    scope = {Part.TITLE: ' scope="col"', Part.COLUMN: ' scope="col"', Part.ROW: ' scope="row"'}.get(slot.part)
    tag = "th" if scope else "td"
    text = escape(slot.printed(report.figures))
    return _element(tag, _CELL + _ALIGNED[slot.left], text, f"{scope or ''}{spans}")


def _element(tag: str, style: str, inner: str, attributes: str = "") -> str:
    styled = f' style="{style}"' if style else ""
    return f"<{tag}{styled}{attributes}>{inner}</{tag}>"
