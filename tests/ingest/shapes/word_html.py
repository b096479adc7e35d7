"""A report that Word saved as filtered HTML: MsoNormal everywhere, GB18030 bytes that call themselves gb2312."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from tests.ingest.shapes.document import Heading, Paragraph, Piece
from tests.ingest.shapes.sheet import Sheet, Spot
from tests.ingest.shapes.tags import spans

HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>%s</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style>
<!--
 @font-face {font-family:仿宋; panose-1:2 1 6 9 6 1 1 1 1 1;}
 p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; text-align:justify; font-size:10.5pt; mso-pagination:none}
 @page WordSection1 {size:595.3pt 841.9pt; margin:72.0pt 90.0pt 72.0pt 90.0pt;}
-->
</style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>
<div class=WordSection1 style='layout-grid:15.6pt'>
"""
END = "<span lang=EN-US style='mso-font-kerning:0pt'><o:p></o:p></span>"


def filtered(pieces: Sequence[Piece], title: str) -> bytes:
    """Render a report as Word's "web page, filtered"."""
    content = "".join(map(_piece, pieces))
    top = f"<p class=MsoNormal align=center style='text-align:center'><b>{_runs(title)}{END}</b></p>\n"
    whole = f"{HEAD % escape(title)}{top}{content}</div>\n</body>\n</html>\n"
    return whole.replace("\n", "\r\n").encode("gb18030")


def _piece(piece: Piece) -> str:
    match piece:
        case Heading():
            words = f"{_runs(piece.number)}<b style='mso-bidi-font-weight:normal'>{_runs(piece.title)}</b>"
            return (
                f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>{words}{END}</p>\n"
            )
        case Paragraph():
            blank = "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
            return (
                f"<p class=MsoNormal style='text-indent:32.0pt'>{_runs(piece.text)}{END}</p>\n"
                f"<p class=MsoNormal>{blank}</p>\n"
            )
    return _table(piece)


def _runs(text: str) -> str:
    """Return text in runs: a span of its own around every digit, as Word has it for the Latin font."""
    digit = """<span lang=EN-US style='font-family:"Times New Roman"'>\\1</span>"""
    runs = re.sub("([0-9])", digit, escape(text))
    return f"<span style='font-size:16.0pt;font-family:仿宋'>{runs}</span>"


def _table(sheet: Sheet) -> str:
    rows = "".join(
        f" <tr style='mso-yfti-irow:{index};height:20.15pt'>\n{''.join(map(_cell, row))} </tr>\n"
        for index, row in enumerate(sheet.rows)
    )
    # Word closes a table of uneven rows with a row of no height that only sets the widths.
    widths = "".join(
        f"  <td width={57 + column} style='border:none'></td>\n" for column in range(sheet.width)
    )
    return (
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\n"
        " style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>\n"
        f"{rows} <![if !supportMisalignedColumns]>\n <tr height=0>\n{widths} </tr>\n <![endif]>\n</table>\n"
    )


def _cell(spot: Spot) -> str:
    inner = _runs(spot.text) if spot.text else "<span lang=EN-US>&nbsp;</span>"
    return (
        f"  <td width=64 {spans(spot).replace(chr(34), '')} valign=center style='width:48.2pt;border:solid windowtext 1.0pt'>\n"
        f"  <p><p class=MsoNormal align=center style='text-align:center'>{inner}{END}</p></p>\n  </td>\n"
    )
