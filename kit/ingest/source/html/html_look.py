"""How an element of a web page shows: as a block, blank, faded, struck, raised, doubtful, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kit.ingest.source.flaws import FADED, LIFTED, PAPER
from kit.ingest.source.html.css.css_cascade import Set, Styled
from kit.ingest.source.html.css.css_values import BLACK, MEDIUM, WHITE, Colour, Ink, pixels, text_size
from kit.ingest.source.html.html_colour import fades, ground_behind, ink_of
from kit.ingest.source.html.html_doubt import doubt_of
from kit.ingest.source.html.html_geometry import is_lifted, is_note, is_out_of_sight, room, twist
from kit.ingest.source.html.html_names import BLOCKS, HEADINGS, TABLE_PARTS

_TINIEST = 1.5
"""Text of no more pixels is nothing."""
_VISIBLE, _INVISIBLE = ("visible", "initial"), ("hidden", "collapse")
_BLOCK_DISPLAYS = ("block", "table", "flex", "grid", "list-item", "flow-root", "-webkit-box", "-webkit-flex")


@dataclass(frozen=True, slots=True)
class Look:
    """How an element shows.

    What is blank takes its room, but its text is not seen; what is faded is not seen either, until somebody
    marks it. `doubt` says why no number in it is certain, `shift` the same of what moves it within a row of
    a table. `room` is how many pixels there are for a word, `stacks` tells that each element within has a
    line of its own, `mark` is how the items of a list are numbered.
    """

    is_block: bool = True
    is_visible: bool = True
    is_shown: bool = True
    is_struck: bool = False
    is_raised: bool = False
    keeps_breaks: bool = False
    is_heading: bool = False
    is_mark: bool = False
    is_out_of_flow: bool = False
    is_reversed: bool = False
    stacks: bool = False
    size: float = MEDIUM
    ink: Ink = BLACK
    ground: Colour | None = WHITE
    opacity: float = 1.0
    room: float = float("inf")
    mark: str = "disc"
    doubt: str = ""
    is_in_row: bool = False
    shift: str = ""
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether its text is not seen."""
        return not (self.is_visible and self.is_shown) or self.size <= _TINIEST

    @property
    def keeps_room(self) -> bool:
        """Whether there is a gap where its text is not seen."""
        return self.size > _TINIEST and (not self.is_visible or self.opacity == 0)

    @property
    def is_faded(self) -> bool:
        """Whether its text has the colour of what it stands on."""
        return self.ground is not None and fades(self.ink, self.ground, self.opacity)

    @property
    def flaw(self) -> str:
        """Why no number in it is certain, "" when it is. White on a picture may be seen or not."""
        is_white = self.ground is None and fades(self.ink, WHITE, self.opacity)
        return self.doubt or self.shift or (FADED if is_white else "")


class Looks:
    """Tells the looks of a page's elements, each kind once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], tuple[Styled, Look, Look | None]] = {}

    def of(self, tag: str, styled: Styled, outer: Look) -> Look | None:
        """Return how an element within one that looks as `outer` shows, None when it is not there at all."""
        key = (tag, id(styled), id(outer))  # both are kept, so that no other takes their place
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = (styled, outer, _look(tag, styled, outer))
        return found[2]


def is_taken_away(found: Set, attributes: Mapping[str, str | None]) -> bool:
    """Whether what is set takes a column of a table away."""
    is_narrow = attributes.get("width") == "0" or pixels(found.get("width", ""), MEDIUM) == 0
    return is_narrow or _is_gone(found) or found.get("visibility") == "collapse"


def _is_gone(found: Set) -> bool:
    return found.get("display") == "none" or found.get("mso-hide") == "all"


def _look(tag: str, styled: Styled, outer: Look) -> Look | None:
    screen = _on(tag, styled.screen, outer)
    if styled.paper is None or screen is None:
        return screen
    paper = _on(tag, styled.paper, outer)
    return screen if _alike(screen, paper) else replace(screen, doubt=screen.doubt or PAPER)


def _alike(one: Look, other: Look | None) -> bool:
    seen = ("is_blank", "is_faded", "is_struck", "is_raised")
    return other is not None and all(getattr(one, name) == getattr(other, name) for name in seen)


def _on(tag: str, written: Set, outer: Look) -> Look | None:
    """Return the look in one medium, None when the element is not there at all."""
    if not written:
        return _unstyled(tag, outer)
    variables = {**dict(outer.variables), **{k: v for k, v in written.items() if k.startswith("--")}}
    found = _plain(written, variables)
    if _is_gone(found) or (tag in TABLE_PARTS and found.get("visibility") == "collapse"):
        return None
    return replace(_styled(tag, found, outer), variables=tuple(sorted(variables.items())))


def _unstyled(tag: str, outer: Look) -> Look:
    """Return the look of an element of which nothing is set."""
    return replace(
        outer,
        is_block=tag in BLOCKS or outer.stacks,
        is_heading=outer.is_heading or tag in HEADINGS,
        is_mark=tag == "li",
        is_out_of_flow=False,
        stacks=False,
        is_in_row=_is_in_row(tag, outer),
        shift="" if tag == "table" else outer.shift,
    )


def _styled(tag: str, found: Set, outer: Look) -> Look:
    """Return the look of an element by what is set, whose variables are resolved."""
    display = found.get("display", "")
    out_of_flow = found.get("position") in ("absolute", "fixed") or found.get("float") in ("left", "right")
    is_box, is_in_row = _is_box(tag, display, out_of_flow), _is_in_row(tag, outer)
    size = text_size(_inherited(found, "font-size"), outer.size)
    is_rtl = _choice(found, "direction", outer.is_reversed, ("rtl",), ("ltr",))
    moved = is_lifted(found, size, outer.size, is_box)
    is_mark = is_note(found, is_box) or (moved and tag in ("sup", "sub"))
    is_shown = outer.is_shown and not is_out_of_sight(found, size, is_box, tag in TABLE_PARTS)
    is_beside = out_of_flow and not is_shown  # the words around it meet
    return Look(
        is_block=not is_beside and (outer.stacks or _begins_line(tag, display, out_of_flow)),
        is_visible=_choice(found, "visibility", outer.is_visible, _VISIBLE, _INVISIBLE),
        is_shown=is_shown,
        is_struck=outer.is_struck or "line-through" in found.get("text-decoration-line", ""),
        is_raised=outer.is_raised or moved or is_mark,
        keeps_breaks=_keeps_breaks(found.get("white-space", ""), outer),
        is_heading=outer.is_heading or tag in HEADINGS,
        is_mark=display == "list-item" or (tag == "li" and display in ("", "inherit", "initial")),
        is_out_of_flow=out_of_flow,
        is_reversed=is_rtl,
        stacks=display.endswith("grid") or found.get("flex-direction", "").startswith("column"),
        size=size,
        ink=ink_of(found, outer.ink),
        ground=ground_behind(found, outer.ground),
        opacity=outer.opacity * _opacity(found.get("opacity", "")),
        room=min(outer.room, room(found, size, is_box, tag in TABLE_PARTS)),
        mark=outer.mark if (mark := _inherited(found, "list-style-type")) == "inherit" else mark,
        doubt=outer.doubt or doubt_of(found, size, is_rtl) or (LIFTED if moved and not is_mark else ""),
        is_in_row=is_in_row,
        shift="" if tag == "table" else outer.shift or (twist(found, size, is_box) if is_in_row else ""),
    )


def _is_in_row(tag: str, outer: Look) -> bool:
    return tag in ("tr", "td", "th") or (outer.is_in_row and tag != "table")


def _plain(written: Set, variables: Mapping[str, str]) -> Set:
    """Return what is set with every variable replaced by what it holds."""
    if not any("var(" in value for value in written.values()):
        return written
    return {name: _replaced(value, variables) for name, value in written.items()}


def _replaced(value: str, variables: Mapping[str, str]) -> str:
    for _ in range(8):
        start = value.find("var(")
        end = value.find(")", start)
        if start < 0 or end < 0 or len(value) > 2000:
            break
        name, _, other = value[start + 4 : end].partition(",")
        value = value[:start] + variables.get(name.strip(), other).strip() + value[end + 1 :]
    return value


def _inherited(found: Set, name: str) -> str:
    value = found.get(name, "inherit")
    return "inherit" if value in ("unset", "revert", "") else value


def _choice(found: Set, name: str, outer: bool, yes: tuple[str, ...], no: tuple[str, ...]) -> bool:
    value = found.get(name)
    return True if value in yes else False if value in no else outer


def _is_box(tag: str, display: str, out_of_flow: bool) -> bool:
    """Whether width, height and the like mean anything for an element."""
    if out_of_flow or tag in BLOCKS:
        return out_of_flow or display not in ("inline", "contents")
    return display.startswith("inline-") or _begins_line(tag, display, out_of_flow)


def _begins_line(tag: str, display: str, out_of_flow: bool) -> bool:
    if tag in TABLE_PARTS or tag == "br":
        return True
    if display.startswith(_BLOCK_DISPLAYS):
        return True
    return out_of_flow or (tag in BLOCKS and not display.startswith(("inline", "contents")))


def _keeps_breaks(value: str, outer: Look) -> bool:
    if value in ("", "inherit", "unset"):
        return outer.keeps_breaks
    return value.startswith(("pre", "break-spaces"))


def _opacity(value: str) -> float:
    found = pixels(value, 1.0, 1.0)
    return 1.0 if found is None else max(0.0, min(1.0, found))


def is_cut_short(text: str, look: Look) -> bool:
    """Whether a number in the text is wider than the room for it."""
    if look.room == float("inf"):
        return False
    widest = max((len(word) for word in text.split()), default=0)
    return widest * look.size / 2 > look.room * 1.1
