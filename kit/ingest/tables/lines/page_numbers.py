"""Takes the numbers of pages out of rows copied a cell a line, where the row's own sum tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kit.base.strings import narrow
from kit.form.equation_lines import EquationLine, identities
from kit.form.official_form import Form
from kit.ingest.tables.body import Body
from kit.ingest.tables.printed_rows import RowSlot
from kit.ingest.tables.settled import left_over

SEVERAL = "这一行多出一个数，多半是页码，不能确定是哪一个"
_LONGEST = 3


def without_page_numbers(bodies: Sequence[Body], form: Form) -> tuple[list[Body], list[str]]:
    """Return rows without the number of a page that stands among their cells, and these numbers.

    A page's number stands on a line of its own, as every cell does; the row then has one number more than
    columns, and its sum holds without this one alone. Pages count on from one such row to the next, and no
    row has lost a cell. Where it stands beside a cell that is equal, either may be it; where others stand
    between, none of the row is certain.
    """
    over = [body for body in bodies if _count(body) == len(body.columns) + 1]
    mine = {id(body.header) for body in over}
    own = [body for body in bodies if id(body.header) in mine]
    if not over or not all(body.row.apart and _count(body) - len(body.columns) in (0, 1) for body in own):
        return list(bodies), []
    ways = {body: list(_ways(body, form)) for body in over}
    pages = [{int(narrow(number.text)) for number, _ in ways[body]} for body in over]
    counts = all(len(each) == 1 for each in pages) and all(
        max(after) - max(before) == 1 for before, after in pairwise(pages)
    )
    if not counts:
        return list(bodies), []
    read = {body: _read(body, {rest for _, rest in ways[body]}) for body in over}
    numbers = [ways[body][0][0].text for body in over if not read[body].refusal]
    return [read.get(body, body) for body in bodies], numbers


def _count(body: Body) -> int:
    return len(body.row.slots) - body.stubs


def _ways(body: Body, form: Form) -> Iterator[tuple[RowSlot, tuple[str, ...]]]:
    """Yield each number of a row without which its sums hold, with the texts of the others."""
    own = tuple(map(body.address, body.columns))
    sums = [line for line in identities(form) if line.equation.each == "row" and set(line.cells) <= set(own)]
    values = body.row.slots[body.stubs :]
    for at, slot in enumerate(values):
        rest = tuple(each.text for each in (*values[:at], *values[at + 1 :]))
        is_page = narrow(slot.text).isdecimal() and len(slot.text) <= _LONGEST and not slot.flaw
        if sums and is_page and all(map(str.isdecimal, map(narrow, rest))) and _hold(sums, own, rest):
            yield slot, rest


def _hold(sums: Sequence[EquationLine], own: Sequence[str], texts: Sequence[str]) -> bool:
    values = dict(zip(own, map(int, map(narrow, texts)), strict=True))
    return all(left_over(line, values) == 0 for line in sums)


def _read(body: Body, rests: set[tuple[str, ...]]) -> Body:
    """Return a row with the one rest of its numbers that is left, or refused where there are several."""
    if len(rests) > 1:
        return replace(body, refusal=SEVERAL)
    (rest,) = rests
    stubs, values = body.row.slots[: body.stubs], body.row.slots[body.stubs :]
    kept = tuple(replace(slot, text=text) for slot, text in zip(values, rest, strict=False))
    return replace(body, row=replace(body.row, slots=(*stubs, *kept)))
