"""What the style sheets of a page, its style attributes and older attributes set for each element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from kit.ingest.source.html.css.css_declarations import Declaration, declarations
from kit.ingest.source.html.css.css_sheets import Rule, Sheets
from kit.ingest.source.html.css.css_values import html_ink, html_size
from kit.ingest.source.html.html_names import UA_STYLES
from kit.ingest.source.refusal import RefusedError

_CSS = "text/css"
_MOST_TRIALS = 40_000_000
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
        for node in tree.css("style"):
            attributes = node.attributes
            if (attributes.get("type") or _CSS).lower() == _CSS and not _is_within(node, "noscript"):
                sheets.add(node.text(), attributes.get("media") or "")
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
        return _resolved((), rules, ()) if rules else None

    def _of(self, pseudo: str, node: LexborNode) -> list[Rule]:
        found = self._rules.get(pseudo)
        return found.get(node.mem_id, []) if found else []

    def _match(self, tree: LexborHTMLParser, rules: list[Rule]) -> None:
        if not rules:
            return
        names, elements = _names(tree)
        trials = 0
        for rule in rules:
            if not rule.selector.needs <= names:
                continue
            dear = any(mark in rule.selector.text for mark in (":nth", ":has", "~", "-of-type"))
            trials += elements * (_DEAR if dear else 1)
            if trials > _MOST_TRIALS:
                raise RefusedError("网页里的样式多得不可能", "请用浏览器打开后复制到 Word 里，存为 .docx")
            by_node = self._rules.setdefault(rule.selector.pseudo, {})
            for node in _fitting(tree, rule.selector.text):
                by_node.setdefault(node.mem_id, []).append(rule)


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


def _names(tree: LexborHTMLParser) -> tuple[set[str], int]:
    """Return the tags, classes and ids of a page as selectors need them, and how many elements it has."""
    names: set[str] = set()
    count = 0
    for node in tree.css("*"):
        count += 1
        names.add(node.tag or "")
        attributes = node.attributes
        if attributes:
            names.update(f".{each}" for each in (attributes.get("class") or "").lower().split())
            if id_ := attributes.get("id"):
                names.add(f"#{id_.lower()}")
    return names, count


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


def _hints(tag: str, attributes: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Return what an element's older attributes set: colours, sizes, direction, whether it is there."""
    found: list[tuple[str, str]] = []
    for name, written in attributes.items():
        value = written or ""
        if name == "hidden" or (name == "type" and value.lower() == "hidden"):
            found.append(("display", "none"))
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
