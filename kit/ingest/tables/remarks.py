"""What was read although it is not printed as the form has it: one remark a label, for the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kit.base.strings import quoted
from kit.form.official_form import Form
from kit.ingest.tables.body import Body
from kit.ingest.tables.neighbours import BY_PLACE
from kit.ingest.tables.printed_values import Plain
from kit.ingest.tables.stubs import Remark


def remarks_on(bodies: Sequence[Body], values: Mapping[str, Plain], form: Form) -> tuple[Remark, ...]:
    """Return one remark a label of the rows of which a value was read, in the order of their print."""
    said: dict[tuple[str, str], Remark] = {}
    for body in bodies:
        read = [place for place in map(body.address, body.columns) if place in values]
        for remark in _of(body, form.cells[read[0]].row.label) if read else ():
            said.setdefault((remark.text, remark.what), remark)
    return tuple(said.values())


def _of(body: Body, label: str) -> Iterator[Remark]:
    """Yield the remarks on a row that was read as the row `label`."""
    for remark in body.remarks:
        what = f"{remark.what}{quoted(label)}" if remark.what == BY_PLACE else remark.what
        yield Remark(" ".join(remark.text.split()), remark.place, what)
