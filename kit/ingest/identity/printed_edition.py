"""Which edition of the form a published text prints, told by the labels of its tables."""

from __future__ import annotations

from functools import lru_cache

from kit.base.folded_text import squeeze
from kit.form.editions import Forms
from kit.form.official_form import Form
from kit.form.tree import walk

_LEAST_LABELS = 2
_LEAST_LENGTH = 5


def edition_in(text: str, forms: Forms) -> str:
    """Return the edition whose own labels the tables in `text` print, "" when none or several do."""
    read = squeeze(text).text.replace("|", "").replace("\n", "")
    own = _own_labels(*forms.values())
    counts = {name: sum(label in read for label in labels) for name, labels in own.items()}
    most = max(counts, key=lambda name: counts[name])
    others = max((count for name, count in counts.items() if name != most), default=0)
    return most if counts[most] >= _LEAST_LABELS and counts[most] > others * 2 else ""


def printed_forms(text: str, forms: Forms) -> Forms:
    """Return the one edition whose own labels `text` prints, all of them when none or several do."""
    edition = edition_in(text, forms)
    return Forms({edition: forms[edition]}) if edition else forms


@lru_cache(maxsize=4)  # the same forms are asked for with each text
def _own_labels(*forms: Form) -> dict[str, set[str]]:
    """Return for each edition the labels of its tables that are no part of another edition's."""
    labels = {form.edition: _labels(form) for form in forms}
    return {
        name: {
            label
            for label in own
            if not any(label in other for them in labels if them != name for other in labels[them])
        }
        for name, own in labels.items()
    }


def _labels(form: Form) -> set[str]:
    nodes = (
        path[-1]
        for table in form.tables.values()
        for block in table.blocks
        for path in (*walk(block.rows), *walk(block.columns))
    )
    return {label for node in nodes if len(label := squeeze(node.label).text) >= _LEAST_LENGTH}
