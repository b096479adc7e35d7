"""The look of a web page's numbers: what its style sheets, style attributes and older attributes make of a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.source.flaws import (
    ASKEW,
    AUTO_NUMBER,
    DISTORTED,
    DOTTED,
    EQUATION,
    FADED,
    HIDDEN_COLUMN,
    LIFTED,
    MOVED,
    NARROW,
    PAINTED,
    PAPER,
    PICTURE,
    RESIZED,
    SCRIPTED,
    STACKED,
    STRUCK,
    SYMBOL,
    TURNED,
    UNSTYLED,
)
from kit.ingest.source.printed import PrintedCell
from tests.ingest.source.sources import flaws, read, tables

ONE = "17<span class=t>1</span>"


def looked(folder: Path, style: str, content: str, head: str = "") -> PrintedCell:
    """Return the cell with this content in a page with this style sheet."""
    page = f"<html><head>{head}<style>{style} .t{{}}</style></head><body><table><tr><td>甲<td>{content}<tr><td>乙<td>3</table>"
    (table,) = tables(read(folder, page))
    return next(cell for cell in table.cells if (cell.row, cell.column) == (0, 1))


@pytest.mark.parametrize(("style", "content"), [
    (".t{display:none}", ONE), ("#t{display:none}", "17<span id=t>1</span>"), ("[data-x=h]{display:none}", "17<b data-x=h>1</b>"),
    ("td>b i{visibility:hidden}", "17<b><i>1</i></b>"), (".t{opacity:0}", ONE), ("b{opacity:0} i{opacity:1}", "17<b><i>1</i></b>"),
    ("span:not(.k){display:none}", ONE), ("td span:nth-child(2){display:none}", "<span>17</span><span>1</span>"),
    (".t{font:0/0 a}", ONE), (".t{font-size:.01em}", ONE), (".t{display:inline-block;content-visibility:hidden}", ONE), ("", "17<span hidden>1</span>"),
    (".t{position:absolute;left:-9999px}", ONE), (".t{position:absolute;top:-100em}", ONE), (".t{display:block;text-indent:-9999px}", ONE),
    (".t{margin-left:-9999px}", ONE), (".t{display:inline-block;transform:translateX(-9999px)}", ONE),
    (".t{position:absolute;clip:rect(0 0 0 0)}", ONE), (".t{position:absolute;clip:rect(1px,1px,1px,1px)}", ONE),
    (".t{position:absolute;clip-path:inset(50%)}", ONE), (".t{position:absolute;width:1px;height:1px;overflow:hidden}", ONE),
    (".t{display:inline-block;height:0;overflow:hidden}", ONE), (".t{display:inline-block;max-width:0;overflow:hidden}", ONE),
    ("", "17<span popover>1</span>"), ("", "17<i popover=manual>1</i>"), ("", "17<dialog>1</dialog>"), (".t{display:block;block-size:0;overflow:hidden}", ONE),
    (".t{display:inline-block;transform:scale(0)}", ONE), (".t{display:inline-block;transform:rotateX(90deg)}", ONE),
])  # fmt: skip
def test_what_a_style_hides_is_no_part_of_a_number(tmp_path: Path, style: str, content: str) -> None:
    """Not displayed, invisible, without size, off the screen, clipped, scaled to nothing."""
    assert looked(tmp_path, style, content) == PrintedCell("17", 0, 1)


@pytest.mark.parametrize(("style", "content"), [
    ("b{visibility:hidden} i{visibility:visible}", "17<b><i>1</i></b>"), (".t{width:0;overflow:hidden}", ONE), (".t{height:1px}", ONE), (".t{content-visibility:hidden}", ONE),
    (".t:hover{display:none}", ONE), (".t{display:inline}", "17<span class=t hidden>1</span>"), (".t{opacity:.9}", ONE),
    ("p{position:absolute;left:-9999px}", ONE), (".t{display:nonsense}", ONE), ("/*.t{display:none}*/", ONE), (".t{font-size:.14rem}", "<b class=t>171</b>"),
    (".t{display:inline}", "17<span class=t popover>1</span>"), ("", "17<b inert>1</b>"), (".t{zoom:1}", ONE), (".t{mask:none;mix-blend-mode:normal}", ONE), (".t{filter:grayscale(1)}", ONE),
    ("p{display:inline}", "<p>17</p><p>1</p>"), (".t{display:inline-block}", "<div class=t>17</div><div class=t>1</div>"),
])  # fmt: skip
def test_what_a_style_shows_is_read(tmp_path: Path, style: str, content: str) -> None:
    """What turns it on again, what means nothing for an element in a line, what waits for the mouse."""
    assert looked(tmp_path, style, content) == PrintedCell("171", 0, 1)


def test_an_invisible_digit_leaves_its_gap(tmp_path: Path) -> None:
    """As a browser leaves it; what is off the screen leaves none."""
    assert looked(tmp_path, ".t{visibility:hidden}", "1<b class=t>0</b>7").text == "1 7"
    assert looked(tmp_path, ".t{position:absolute;left:-9999px}", "1<b class=t>0</b>7").text == "17"


@pytest.mark.parametrize(("style", "text"), [
    (".t{display:none!important}", "17"), (".t{display:inline}.t{display:none}", "17"), ("span.t{display:inline}.t{display:none}", "171"),
    ("#x .t{display:inline}td .t{display:none}", "17"), (":where(td span.t){display:inline}.t{display:none}", "17"),
    ("td:is(#x,td) .t{display:inline} td .t{display:none}", "171"), ("td:not(#x) .t{display:inline} td td,td .t{display:none}", "171"),
    ("@layer a{span.t.t{display:none}} .t{display:inline}", "171"), ("@layer a{.t{display:none!important}} .t{display:inline!important}", "17"),
    ("@layer a,b; @layer b{.t{display:inline}} @layer a{.t{display:none}}", "171"), ("@supports (display:grid){.t{display:none}}", "17"),
    ("@supports not (display:grid){.t{display:none}}", "171"), ("td{ .t{display:none} }", "17"), ("span{ &.t{display:none} }", "17"),
    (":root{--d:none} .t{display:var(--d)}", "17"), (".t{display:var(--x,none)}", "17"),  (".t:foo(1),b{display:none}", "171"),
])  # fmt: skip
def test_the_weightiest_rule_holds(tmp_path: Path, style: str, text: str) -> None:
    """By importance, layer, weight, order; through variables, nesting and conditions."""
    assert looked(tmp_path, style, ONE) == PrintedCell(text, 0, 1)


@pytest.mark.parametrize(("style", "text", "flaw"), [
    ("@media screen and (min-width:600px){.t{display:none}}", "17", PAPER), ("@media (min-width:600px){.t{display:none}}", "17", ""),
    ("@media (max-width:600px){.t{display:none}}", "171", ""), ("@media (width < 600px){.t{display:none}}", "171", ""),
    ("@media (400px <= width <= 900px){.t{display:none}}", "171", PAPER), ("@media print{.t{display:none}}", "171", PAPER),
    ("@media not print{.t{color:red}}", "171", ""), ("@media print{td{color:#000}}", "171", ""), ("@media print{.t{text-decoration:line-through}}", "171", PAPER),
])  # fmt: skip
def test_a_style_for_some_media(tmp_path: Path, style: str, text: str, flaw: str) -> None:
    """The screen of a desk counts; a number that is another one on paper is doubtful."""
    found = looked(tmp_path, style, ONE)
    assert (found.text, found.flaw) == (text, "" if text == "17" else flaw)


@pytest.mark.parametrize("media", ["print", "(max-width:500px)", "not all"])
def test_a_sheet_for_other_media_hides_nothing_here(tmp_path: Path, media: str) -> None:
    """Nor does one of a kind that no browser reads."""
    head = (
        f"<style media='{media}'>.t{{display:none}}</style><style type=text/less>.t{{display:none}}</style>"
    )
    assert (
        looked(
            tmp_path,
            "",
            ONE,
            f"{head}<noscript><style>.t{{display:none}}</style></noscript><style>.t{{}}</style>",
        ).text
        == "171"
    )


def test_a_sheet_in_a_link_of_its_own(tmp_path: Path) -> None:
    """Programs that save a page in one file write its sheets into their addresses."""
    for href in ("data:text/css,.t%7Bdisplay:none%7D", "data:text/css;base64,LnR7ZGlzcGxheTpub25lfQ"):
        assert looked(tmp_path, "", ONE, f"<link rel=stylesheet href='{href}'>") == PrintedCell("17", 0, 1)


@pytest.mark.parametrize(("style", "content"), [
    (".t{color:#fff}", ONE), (".t{color:white}", ONE), (".t{color:transparent}", ONE), (".t{color:rgba(0,0,0,.02)}", ONE), (".t{color:#fefefe}", ONE), (".t{color:#ff9}", ONE),
    (".t{color:hsl(0 0% 100%)}", ONE), (".t{-webkit-text-fill-color:#fff}", ONE), (".t{opacity:.02}", ONE), ("td{background:#c00}.t{color:#c00}", ONE),
    (".t{background:#000}", ONE), ("", "17<font color=ffffff>1</font>"), ("", "17<font color=white>1</font>"), ("td{background:#036;color:#fff}p{background:#fff}", "<p>171</p>"),
    ("body{background:url(a.png)}td{color:#fff}", "17"),
])  # fmt: skip
def test_what_has_the_colour_of_its_ground_makes_a_number_doubtful(
    tmp_path: Path, style: str, content: str
) -> None:
    """Nearly the same is the same; white on a picture may be seen or not."""
    found = looked(tmp_path, style, content)
    assert found.flaw == FADED
    assert "171" not in found.text


@pytest.mark.parametrize("style", [
    "td{background:#036;color:#fff}", "td{background-color:#036;background-image:none;color:#fff}", "tr{background:navy}.t,td{color:white}", "td{color:#999}",
    "td{color:#ccc}", "td{color:#e8e8e8}", ".t{color:#ff0}", ".t{color:red}", ".t{color:red;color:whitish}", ".t{font-weight:bold;text-decoration:underline}", "td{color:#fff}span,td{color:windowtext}",
    "body{background:url(a.png)}", ".t{opacity:.6}", ".t{background:linear-gradient(#eee,#ddd)}",
])  # fmt: skip
def test_a_colour_that_is_seen_is_only_a_colour(tmp_path: Path, style: str) -> None:
    """White on a dark ground, grey, red, a value that is no colour."""
    assert looked(tmp_path, style, ONE) == PrintedCell("171", 0, 1)


def test_white_on_a_dark_cell_by_older_attributes(tmp_path: Path) -> None:
    """`bgcolor` of the cell, the row or the table."""
    for cell in ("<tr><td>甲<td bgcolor=#003366>", "<tr bgcolor=003366><td>甲<td>"):
        (table,) = tables(read(tmp_path, f"<table>{cell}<font color=white>17</font></table>"))
        assert table.cells[1] == PrintedCell("17", 0, 1)


@pytest.mark.parametrize(("style", "content", "text", "flaw"), [
    (".t{text-decoration:line-through}", ONE, "17", STRUCK), (".t{text-decoration-line:underline line-through}", ONE, "17", STRUCK),
    (".t{text-decoration:line-through} i{text-decoration:none}", "<span class=t><i>17</i></span>", "", STRUCK), ("td+td{text-decoration:line-through}", "17", "", STRUCK),
    ("del{text-decoration:none}", "17<del>1</del>", "171", ""), (".t{text-decoration:underline}", ONE, "171", ""),
])  # fmt: skip
def test_a_number_is_struck_by_any_style(
    tmp_path: Path, style: str, content: str, text: str, flaw: str
) -> None:
    """A line through an element goes through all that it holds."""
    assert looked(tmp_path, style, content) == PrintedCell(text, 0, 1, flaw=flaw)


@pytest.mark.parametrize(("style", "content", "text"), [
    (".t{vertical-align:super}", ONE, "17¹"), (".t{vertical-align:sub}", ONE, "17¹"),
    ("sub,sup{font-size:75%;line-height:0;position:relative;vertical-align:baseline}sup{top:-.5em}", "17<sup>1</sup>", "17¹"),
    (".t{font-variant-position:super}", ONE, "17¹"), (".t{font-feature-settings:'sups' 1}", ONE, "17¹"), (".t{display:inline-block;vertical-align:super}", ONE, "17¹"),
    ("td{vertical-align:super}", "17", "17"), (".t{vertical-align:middle}", ONE, "171"), (".t{vertical-align:baseline}", ONE, "171"), ("sup{vertical-align:baseline;font-size:1em}", "17<sup>1</sup>", "171"),
])  # fmt: skip
def test_the_number_of_a_note_is_raised_by_any_style(
    tmp_path: Path, style: str, content: str, text: str
) -> None:
    """And is no part of the figure before it."""
    assert looked(tmp_path, style, content) == PrintedCell(text, 0, 1)


@pytest.mark.parametrize(("style", "content", "flaw"), [
    (".t{position:absolute;left:5px}", ONE, MOVED), (".t{position:relative;left:-1em}", ONE, MOVED), (".t{position:absolute;left:-100%}", ONE, MOVED),
    (".t{float:right}", "<span class=t>1</span>7", MOVED), (".t{display:flex;flex-direction:row-reverse}", "<div class=t><i>1</i><i>7</i></div>", MOVED),
    (".t{position:absolute;right:0;width:1em;background:#fff}", "171<span class=t>&nbsp;</span>", MOVED), ("tr{position:relative;top:-20px}", "17", MOVED),
    (".t{direction:rtl;unicode-bidi:bidi-override}", "<span class=t>17</span>", TURNED), ("", "<bdo dir=rtl>17</bdo>", TURNED),
    (".t{display:inline-block;transform:rotate(180deg)}", "<span class=t>66</span>", ASKEW), (".t{display:inline-block;rotate:180deg}", "<span class=t>66</span>", ASKEW),
    (".t{display:inline-block;transform:scaleX(-1)}", "<span class=t>17</span>", ASKEW), (".t{margin-left:-1em}", ONE, STACKED), ("td{letter-spacing:-1em}", "171", STACKED),
    (".t{display:inline-block;width:1em;overflow:hidden}", "<span class=t>171</span>", NARROW), (".t{display:inline-block;clip-path:inset(0 30% 0 0)}", ONE, DISTORTED),
    ("td{font-family:Wingdings}", "17", SYMBOL), ("td{-webkit-text-security:disc}", "17", DOTTED), ("td{filter:blur(4px)}", "17", DOTTED), (".t{font-size:60%}", ONE, RESIZED),
])  # fmt: skip
def test_a_number_whose_look_cannot_be_told_is_doubtful(
    tmp_path: Path, style: str, content: str, flaw: str
) -> None:
    """Moved, turned, mirrored, squeezed, cut short, covered, in signs, in another size."""
    assert looked(tmp_path, style, content).flaw == flaw


@pytest.mark.parametrize(("style", "content"), [
    (".t{float:left}", "<div class=t>17</div>"), ("html{filter:grayscale(100%)}", "17"), (".t{display:inline-block;width:6em;overflow:hidden}", "<b class=t>17</b>"),
    ("body{position:relative;left:30px}", "17"), ("table{margin-left:-15px;transform:translate(0,-50%)}", "17"), ("td{overflow:hidden;width:1px;height:0}", "17"),
    (".t{display:flex}", "<div class=t><i>1</i><i>7</i></div>"), ("td{text-transform:uppercase;letter-spacing:1px}", "17"), ("td{transform:none;rotate:0deg;filter:none}", "17"),
    ("td{position:relative;top:0}", "17"), ("body{position:absolute;left:50%;margin-left:-600px}", "17"), ("td{font-size:12pt}span{font-size:10.5pt}", "1<span>7</span>"),
])  # fmt: skip
def test_layout_alone_is_no_doubt(tmp_path: Path, style: str, content: str) -> None:
    """Of the page around a table, or of nothing that changes a number."""
    assert looked(tmp_path, style, content) == PrintedCell("17", 0, 1)


@pytest.mark.parametrize(("style", "content", "text", "flaw"), [
    (".t::before{content:'17'}", "<i class=t></i>", "", PAINTED), (".t:after{content:'7'}", "<i class=t>1</i>", "1", PAINTED), ("i::before{content:attr(data-n)}", "<i data-n=17></i>", "", PAINTED),
    ("i::after{content:counter(x)}", "<i></i>", "", PAINTED), ("i::before{content:'十七'}", "<i></i>", "", PAINTED), ("i::before{content:url(7.png)}", "<i></i>", "", PICTURE),
    ("i{content:url(7.png)}", "<i></i>", "", PICTURE), ("i{background:url(7.png) no-repeat}", "<i></i>", "", PICTURE), ("i{position:relative}i::after{content:'';position:absolute;border-top:1px solid}", "<i>17</i>", "17", DISTORTED),
    ("i:after{content:'.';display:block;height:0;visibility:hidden}", "<i>17</i>", "17", ""), ("i:after{content:'';display:table;clear:both}", "<i>17</i>", "17", ""),
    ("i:before{content:'\\e605'}", "<i>17</i>", "17", ""), ("i:empty::before{content:'—'}", "<i></i>", "—", ""), ("i::before{content:'1'}i::before{content:none}", "<i>17</i>", "17", ""),
    ("i::before{content:'1';display:none}", "<i>17</i>", "17", ""), ("@media print{i::after{content:'1'}}", "<i>17</i>", "17", ""),
])  # fmt: skip
def test_a_number_that_a_style_paints_is_doubtful(
    tmp_path: Path, style: str, content: str, text: str, flaw: str
) -> None:
    """Other signs are read, and what is painted to hold a float or not seen is nothing."""
    assert looked(tmp_path, style, content) == PrintedCell(text, 0, 1, flaw=flaw)


@pytest.mark.parametrize(("style", "content", "flaw"), [
    ("", "1<span class=num-up>7</span>", UNSTYLED), ("", "<b class=a>1</b><b class=b>7</b>", UNSTYLED), (".x{color:red}", "<i class='x y'>1</i>7", UNSTYLED), ("", "1<b><i class=u>7</i></b>", UNSTYLED),
    ("", "<span class=num>17</span>", ""), ("", "<span class=s>1</span><span class=s>7</span>", ""), ("", "<span class=s>1<b>7</b></span>", ""), (".num{color:red}", "1<span class=num>7</span>", ""),
    ("div .num{}", "1<span class=num>7</span>", ""), ("", "<p class=MsoNormal><span lang=EN-US>1</span>7</p>", ""),
])  # fmt: skip
def test_a_class_that_no_sheet_knows_parts_no_number(
    tmp_path: Path, style: str, content: str, flaw: str
) -> None:
    """Where it alone tells a number's digits apart, nobody knows what it does to them."""
    assert looked(tmp_path, style, content) == PrintedCell("17", 0, 1, flaw=flaw)


@pytest.mark.parametrize(("content", "text", "flaw"), [
    ("<svg width=50 height=50><text>17</text></svg>", "", PICTURE), ("<canvas></canvas>", "", PICTURE), ("<script>document.write(17)</script>", "", SCRIPTED),
    ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "12", EQUATION), ("<math><msup><mn>17</mn><mn>1</mn></msup></math>", "171", EQUATION), ("<math><mn>17</mn></math>", "17", ""),
    ("<ol><li>17</ol>", "1. 17", AUTO_NUMBER), ("<ol><li></ol>", "", AUTO_NUMBER), ("<ul><li>17</ul>", "17", ""), ("<img src=s.gif width=1 height=1>17", "17", ""),
    ("<script>var a = 1</script>17", "17", ""), ("<div><template shadowrootmode=open>17</template></div>", "", SCRIPTED), ("<meter value=17></meter>", "", "有输入框或下拉框，里面的内容读不到"),
])  # fmt: skip
def test_what_a_cell_shows_besides_its_text(tmp_path: Path, content: str, text: str, flaw: str) -> None:
    """Pictures, scripts, equations on two lines, numbers of lists; a spacer is nothing."""
    assert looked(tmp_path, "", content) == PrintedCell(text, 0, 1, flaw=flaw)


@pytest.mark.parametrize(
    "column",
    [
        "<col><col style='display:none'>",
        "<colgroup><col><col style='visibility:collapse'>",
        "<col><col width=0>",
        "<col><col class=t>",
    ],
)
def test_a_hidden_column_is_called_so(tmp_path: Path, column: str) -> None:
    """Excel hides one so when it saves a page; a browser may show it all the same."""
    page = f"<style>.t{{display:none}}</style><table>{column}<tr><td>甲<td>5<td>3<tr><td>乙<td>6<td>4</table>"
    assert flaws(read(tmp_path, page)) == {"5": HIDDEN_COLUMN, "6": HIDDEN_COLUMN}


@pytest.mark.parametrize("style", [
    "-webkit-mask:linear-gradient(transparent,transparent)", "mask-image:url(a.png)", "-webkit-mask-box-image:url(a.png)", "mix-blend-mode:screen",
    "mix-blend-mode:difference", "zoom:0", "zoom:.0", "filter:invert(1)", "filter:contrast(0)", "filter:opacity(1%)",
])  # fmt: skip
def test_what_may_dissolve_a_number_is_doubted(tmp_path: Path, style: str) -> None:
    """A mask, a blend with what is behind, a zoom of nothing: nobody knows without the picture what is left."""
    assert looked(tmp_path, f".t{{{style}}}", ONE).flaw == DISTORTED


@pytest.mark.parametrize("style", [
    ".t{vertical-align:5px;font-size:8px}", ".t{vertical-align:40%}", ".t{position:relative;top:-.5em;font-size:75%}", ".t{vertical-align:text-top;font-size:60%}",
])  # fmt: skip
def test_what_a_style_lifts_by_a_measure_is_doubted(tmp_path: Path, style: str) -> None:
    """It may be the number of a note, or a digit that does not stand quite on its line."""
    assert looked(tmp_path, style, ONE) == PrintedCell("17¹", 0, 1, flaw=LIFTED)
