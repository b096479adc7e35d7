"""The elements of HTML, by how the standard has them parsed and shown."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p "
    "pre search section summary table tbody td tfoot th thead tr ul xmp"
)
"""Those that begin a line of their own."""
UNPRINTED = _names(
    "annotation annotation-xml area base basefont bgsound colgroup datalist frameset head link meta noembed "
    "noframes noscript param rp script source style template title track"
)
"""Those whose text no browser prints, as scripts may run in it."""
UNREADABLE = _names(
    "audio canvas dialog embed fencedframe frame iframe meter object optgroup option progress rt rtc select "
    "svg textarea video"
)
"""Those that show something else than the text in them, or show it beside the line."""
OPERATED = _names("button nav")
"""Those whose text is printed, though around the cells of tables it is there to be operated."""
UNSEEN = UNPRINTED | UNREADABLE | OPERATED
"""Those whose text is not all read. Every other is printed, and so is one that nobody knows."""
TABLE_PARTS = _names("table colgroup col thead tbody tfoot tr td th")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_SMALL = (("font-size", "smaller"),)
_STRUCK = (("text-decoration-line", "line-through"),)
_VERBATIM = (("white-space", "pre"),)
UA_STYLES: dict[str, tuple[tuple[str, str], ...]] = {
    "sup": (("vertical-align", "super"), *_SMALL),
    "sub": (("vertical-align", "sub"), *_SMALL),
    **dict.fromkeys(("s", "strike", "del"), _STRUCK),
    **dict.fromkeys(("pre", "listing", "xmp"), _VERBATIM),
    "small": _SMALL,
    "big": (("font-size", "larger"),),
    "mark": (("ground", "#ffff00"), ("color", "#000000")),
    "dialog": (("display", "none"),),
    "button": (("ground", "#efefef"), ("color", "#000000")),
    "bdo": (("unicode-bidi", "isolate-override"),),
    "ol": (("list-style-type", "decimal"),),
    **dict.fromkeys(("ul", "menu", "dir"), (("list-style-type", "disc"),)),
}
"""What a browser sets by itself for elements, where it bears on how their text is seen."""

RAW = _names("script style textarea title xmp iframe noembed noframes")
"""Those in which a tag is no tag."""
VOID = _names("area base br col embed hr img input link meta param source track wbr")
FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
"""Those that the parser opens anew in the next block when they were not closed."""
NO_NESTING = _names("a nobr")
_CLOSES_P = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
IMPLIED = dict.fromkeys(_CLOSES_P, _names("p")) | {
    "li": _names("li p"),
    "dt": _names("dt dd p"),
    "dd": _names("dt dd p"),
    "tr": _names("tr td th"),
    "td": _names("td th"),
    "th": _names("td th"),
    "tbody": _names("thead tbody tfoot"),
    "thead": _names("thead tbody tfoot"),
    "tfoot": _names("thead tbody tfoot"),
    "option": _names("option"),
}
"""What a start tag ends that was left open."""
FENCES = _names("table td th caption button ul ol dl")
"""Those that a start tag within does not reach beyond."""
SCOPES = _names("td th caption object template")
"""Those in which formatting elements begin afresh."""
