"""What the style sheets of a page, its style attributes and older attributes set for each element."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from kit.ingest.source.html.css.css_declarations import Declaration, declarations
from kit.ingest.source.html.css.css_sheets import Rule, Sheets
from kit.ingest.source.html.css.css_values import html_ink, html_size
from kit.ingest.source.html.html_names import UA_STYLES
from kit.ingest.source.refusal import RefusedError

_CSS = "text/css"
_LONGEST = 1_000_000
_MOST_TRIALS = 20_000_000
_MOST_FITS = 200_000
_FITS_OF_ONE = 10
"""How many rules may fit each element of a page that has very many."""
_DEAR_MARKS = (":nth", ":has", "~", "-of-type")
_DEAR = 20
"""How many trials one counts for that goes over the siblings or the descendants of an element."""

Set = Mapping[str, str]
"""What is set for an element, by property."""
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Styled:
    """What is set for an element on the screen, and on paper where that is something else."""

    screen: Set
    paper: Set | None = None


class Cascade:
    """The style sheets of one page and what they fit.

    Raises RefusedError when they are so many that no page needs them.
    """

    def __init__(self, tree: LexborHTMLParser) -> None:
        sheets = Sheets()
        length = 0
        for node in tree.css("style,link[href]"):
            attributes = node.attributes
            if _is_within(node, "noscript"):
                continue
            text = _sheet(node, attributes)
            length += len(text)
            if length > _LONGEST:
                raise _too_much()
            sheets.add(text, attributes.get("media") or "")
        self.classes = frozenset(sheets.classes)
        self._rules: dict[str, dict[int, list[Rule]]] = {}
        self._known: dict[_Key, Styled] = {}
        self._match(tree, sheets.rules)
        self.paints = any(pseudo and found for pseudo, found in self._rules.items())
        """Whether any rule paints something before or behind an element."""

    def styled(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> Styled:
        """Return what is set for an element."""
        rules = self._of("", node)
        style = attributes.get("style") or ""
        hints = _hints(tag, attributes) if len(attributes) > bool(style) else ()
        key = (tag, style, hints, *map(id, rules))
        known = self._known.get(key)
        if known is None:
            base = (*UA_STYLES.get(tag, ()), *hints)
            known = self._known[key] = _resolved(base, rules, declarations(style) if style else ())
        return known

    def painted(self, node: LexborNode, pseudo: str) -> Styled | None:
        """Return what is set for a pseudo-element, None when nothing is."""
        rules = self._of(pseudo, node)
        if not rules:
            return None
        key = (pseudo, *map(id, rules))
        if key not in self._known:
            self._known[key] = _resolved((), rules, ())
        return self._known[key]

    def _of(self, pseudo: str, node: LexborNode) -> list[Rule]:
        found = self._rules.get(pseudo)
        return found.get(node.mem_id, []) if found else []

    def _match(self, tree: LexborHTMLParser, rules: list[Rule]) -> None:
        if not rules:
            return
        everything = tree.css("*")
        names = _names(tree, everything)
        kept = [rule for rule in rules if rule.selector.needs <= names]
        dear = {id(rule) for rule in kept if any(mark in rule.selector.text for mark in _DEAR_MARKS)}
        dearness = _DEAR + _widest(tree) // _DEAR if dear else _DEAR
        trials = fits = 0
        for rule in kept:
            trials += len(everything) * (dearness if id(rule) in dear else 1)
            if trials > _MOST_TRIALS or fits > max(_MOST_FITS, _FITS_OF_ONE * len(everything)):
                raise _too_much()
            by_node = self._rules.setdefault(rule.selector.pseudo, {})
            fitting = _fitting(tree, rule.selector.text)
            fits += len(fitting)
            for node in fitting:
                by_node.setdefault(node.mem_id, []).append(rule)


def _sheet(node: LexborNode, attributes: Mapping[str, str | None]) -> str:
    """Return the style sheet that an element holds, a link in its address; "" when it holds none."""
    if node.tag == "style":
        return node.text() if (attributes.get("type") or _CSS).lower() == _CSS else ""
    head, _, body = (attributes.get("href") or "").partition(",")
    if not head.startswith(f"data:{_CSS}") or (attributes.get("rel") or "").lower() != "stylesheet":
        return ""
    data = unquote_to_bytes(body)
    return (b64decode(data + b"==") if head.endswith(";base64") else data).decode("utf-8", "replace")


def _too_much() -> RefusedError:
    return RefusedError("网页里的样式多得不可能", "请用浏览器打开后复制到 Word 里，存为 .docx")


def _is_within(node: LexborNode, tag: str) -> bool:
    outer = node.parent
    while outer is not None and outer.tag != tag:
        outer = outer.parent
    return outer is not None


def _fitting(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except SelectolaxError:  # a browser passes over what it does not know, too
        return []


def _names(tree: LexborHTMLParser, everything: list[LexborNode]) -> set[str]:
    """Return the tags, classes and ids of a page as selectors need them."""
    names = {node.tag or "" for node in everything}
    for node in tree.css("[class],[id]"):
        attributes = node.attributes
        names.update(f".{each}" for each in (attributes.get("class") or "").lower().split())
        names.add(f"#{(attributes.get('id') or '').lower()}")
    return names


def _widest(tree: LexborHTMLParser) -> int:
    """Return how many elements stand side by side where there are many, 0 when nowhere."""
    wide = tree.css(":has(> :nth-child(100))")
    return max((sum(1 for _ in node.iter()) for node in wide), default=0)


def _resolved(base: Iterable[tuple[str, str]], rules: Iterable[Rule], own: Iterable[Declaration]) -> Styled:
    listed = list(rules)
    screen = _merged(base, [rule for rule in listed if rule.holds.on_screen], own)
    if all(rule.holds.on_screen and rule.holds.on_paper for rule in listed):
        return Styled(screen)
    paper = _merged(base, [rule for rule in listed if rule.holds.on_paper], own)
    return Styled(screen, paper if paper != screen else None)


def _merged(base: Iterable[tuple[str, str]], rules: list[Rule], own: Iterable[Declaration]) -> Set:
    """Return what holds in the end: the browser's own, then rules by weight, then the element's own."""
    found = dict(base)
    rules.sort(key=lambda rule: (rule.layer, rule.selector.weight, rule.order))
    kept = [each for rule in rules for each in rule.declarations]
    found.update((each.name, each.value) for each in (*kept, *own) if not each.important)
    # Among the important the earlier layer goes first.
    rules.sort(key=lambda rule: (-rule.layer, rule.selector.weight, rule.order))
    kept = [each for rule in rules for each in rule.declarations]
    found.update((each.name, each.value) for each in (*kept, *own) if each.important)
    return found


_LIST_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def _shown(tag: str, name: str, value: str) -> str:
    """Return how an attribute makes an element show, "" when it does not."""
    if name in ("hidden", "popover") or (tag == "input" and (name, value.lower()) == ("type", "hidden")):
        return "none"
    return "block" if (tag, name) == ("dialog", "open") else ""


def _hints(tag: str, attributes: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Return what an element's older attributes set: colours, sizes, direction, whether it is there."""
    found: list[tuple[str, str]] = []
    for name, written in attributes.items():
        value = written or ""
        if shown := _shown(tag, name, value):
            found.append(("display", shown))
        elif name == "bgcolor":
            found.append(("ground", html_ink(value)))
        elif name == "background":
            found.append(("picture", "url(x)"))
        elif (name == "color" and tag == "font") or (name == "text" and tag == "body"):
            found.append(("color", html_ink(value)))
        elif name == "size" and tag == "font":
            found.append(("font-size", html_size(value)))
        elif name == "dir":
            found.append(("direction", value.lower()))
        elif name == "type" and tag in ("ol", "ul", "li"):
            found.append(("list-style-type", _LIST_TYPES.get(value, value.lower())))
        elif name == "href" and tag == "a":
            found.append(("color", "#0000ee"))
    return tuple(found)
