"""What was read although it is not printed as the form has it: one remark a label, for the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kit.base.strings import quoted
from kit.form.official_form import Form
from kit.ingest.tables.body import Body
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.neighbours import BY_PLACE
from kit.ingest.tables.placing import Placement
from kit.ingest.tables.printed_values import Plain, heeded


def remarks_on(
    bodies: Sequence[Body], placements: Sequence[Placement], values: Mapping[str, Plain], form: Form
) -> tuple[Remark, ...]:
    """Return one remark a label of the rows of which a value was read, in the order of their print."""
    kept = {(each.address, at) for each in placements for at in (each.place, *each.again)}
    said: dict[tuple[str, str], Remark] = {}
    for body in bodies:
        own = map(body.address, body.columns)
        read = [place for place in own if place in values and (place, body.row.place) in kept]
        for remark in _of(body, form.cells[read[0]].row.label) if read else ():
            said.setdefault((remark.text, remark.what), remark)
    return tuple(said.values())


def remarks_in(
    placements: Sequence[Placement], values: Mapping[str, Plain], form: Form
) -> tuple[Remark, ...]:
    """Return one remark for each way in which cells that were read are written, with the first of them."""
    said: dict[str, list[Placement]] = {}
    for each in placements:
        what = each.flaw or heeded(each.text, form.cells[each.address])
        if each.address in values and what:
            said.setdefault(what, []).append(each)
    return tuple(
        Remark(
            found[0].text, f"{found[0].place}，{form.cells[found[0].address].label}", _told(what, len(found))
        )
        for what, found in said.items()
    )


def _told(what: str, count: int) -> str:
    return f"等 {count} 处，{what}" if count > 1 else what


def _of(body: Body, label: str) -> Iterator[Remark]:
    """Yield the remarks on a row that was read as the row `label`."""
    for remark in body.remarks:
        what = f"{remark.what}{quoted(label)}" if remark.what == BY_PLACE else remark.what
        yield Remark(" ".join(remark.text.split()), remark.place, what)
