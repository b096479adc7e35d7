"""How each run of a Word file looks, reckoned once for all runs that are alike."""

from __future__ import annotations

from kit.ingest.source.word.look.run_marks import Look, look_of, run_marks
from kit.ingest.source.word.look.table_look import Around
from kit.ingest.source.word.look.word_colours import Palette
from kit.ingest.source.word.look.word_styles import Style, Styles
from kit.ingest.source.xml_parts import Element, child, value


class Looks:
    """Tells the look of runs; it remembers each that it told."""

    def __init__(self, styles: Styles, palette: Palette) -> None:
        self._styles = styles
        self._palette = palette
        self._known: dict[object, Look] = {}

    def of(self, properties: Element | None, style: Style, around: Around) -> Look:
        """Return the look of a run with these properties in a paragraph of a style."""
        each = () if properties is None else properties.iter("*")
        said = tuple((one.tag, *one.attrib.items()) for one in each)
        key = (said, id(style), tuple(around.marks.items()), around.ground)
        if key not in self._known:
            own = run_marks(properties, self._palette)
            marks = self._styles.marks(style, own, value(child(properties, "rStyle")), around.marks)
            self._known[key] = look_of(marks, around.ground)
        return self._known[key]
