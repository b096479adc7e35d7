"""Error localisation after Fellegi and Holt: the fewest numbers to change so that every relation holds.

The integer program (HiGHS) holds no number of the tables, only sets of cells of which one at least must
change. What it proposes is solved in whole numbers; a proposal without a solution gives further such sets
(implied edits). So neither large numbers nor rounding can make a wrong answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

LARGEST = 5  # where more cells are wrong, the smallest change says little about what happened
_ROUNDS, _NODES = 150, 1000  # bounds by count, not by the clock: the same report gives the same answer


@dataclass(frozen=True, slots=True)
class Relation:
    """What changes of cells have to add up to: the sum of factor · change is `gap`."""

    factors: Mapping[str, int]
    gap: int

    def without(self, cell: str, pivot: Relation) -> Relation:
        """Return this relation with `cell` eliminated by means of `pivot`, which has it."""
        if cell not in self.factors:
            return self
        own, other = pivot.factors[cell], self.factors[cell]
        factors = {name: own * factor for name, factor in self.factors.items()}
        for name, factor in pivot.factors.items():
            factors[name] = factors.get(name, 0) - other * factor
        left = {name: factor for name, factor in factors.items() if factor}
        return Relation(left, own * self.gap - other * pivot.gap)


Room = Mapping[str, tuple[int, int]]
"""The least and the most that each cell may change by; the least is never above 0, the most never below."""

Changes = dict[str, int]
"""What to add to each cell that changes."""

_Cover = frozenset[str]


class _UndecidedError(Exception):
    """The bounds were reached, or cells to change do not settle by how much."""


def parts(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Return relations in groups that share no cell, those that follow from shorter ones left out."""
    groups: list[tuple[set[str], list[Relation]]] = []
    for relation in _independent(relations):
        cells, members = set(relation.factors), [relation]
        touching = [group for group in groups if group[0] & cells]
        for group in touching:
            cells |= group[0]
            members = group[1] + members
        groups = [group for group in groups if group not in touching] + [(cells, members)]
    return [members for _, members in groups]


def _independent(relations: Iterable[Relation]) -> list[Relation]:
    kept: list[Relation] = []
    reduced: list[tuple[str, Relation]] = []
    for relation in sorted(relations, key=lambda each: len(each.factors)):
        rest = relation
        for cell, pivot in reduced:
            rest = rest.without(cell, pivot)
        if rest.factors:
            reduced.append((next(iter(rest.factors)), rest))
        if rest.factors or rest.gap:
            kept.append(relation)
    return kept


def smallest(relations: Sequence[Relation], room: Room, most: int) -> list[Changes]:
    """Return the smallest sets of changes after which all relations hold: all of them, or the first `most`.

    Empty when there is no such set of at most LARGEST cells, when it cannot be found within bounds, or when
    the cells of one could change by more than one amount.
    """
    covers = [_cover(relation, room) for relation in relations if relation.gap]
    found: list[Changes] = []
    try:
        for _ in range(_ROUNDS):
            cells = _proposal(covers, found)
            if cells is None:
                return found
            changes, implied = _solved(relations, room, cells)
            covers += implied
            if not implied:
                found.append(changes)
                if len(found) == most:
                    return found
    except _UndecidedError:
        return []
    return []


def _cover(relation: Relation, room: Room) -> _Cover:
    """Return the cells of which one at least must change: those that can move a relation towards its gap."""
    return frozenset(
        cell for cell, factor in relation.factors.items() if room[cell][int(factor * relation.gap > 0)]
    )


def _proposal(covers: Sequence[_Cover], found: Sequence[Changes]) -> list[str] | None:
    """Return the fewest cells that meet every cover, none of `found` and no more cells than those have.

    None when there are no such cells. Raises _UndecidedError when the solver reaches its bounds.
    """
    # Reports without a failed identity never come here, and loading the solver takes longer than a check.
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    cells = sorted(frozenset[str]().union(*covers))
    if not all(covers):
        return None
    column = {cell: index for index, cell in enumerate(cells)}
    sets: list[Collection[str]] = [*covers, *found, cells]
    rows = np.zeros((len(sets), len(cells)))
    for index, members in enumerate(sets):
        rows[index, [column[cell] for cell in members]] = 1
    at_least = [1] * len(covers) + [0] * (len(found) + 1)
    at_most = [len(cells)] * len(covers) + [len(each) - 1 for each in found]
    at_most.append(len(found[0]) if found else LARGEST)
    solution = milp(
        np.ones(len(cells)),
        integrality=np.ones(len(cells)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, at_least, at_most),
        options={"node_limit": _NODES},
    )
    if solution.status == 2:  # infeasible, and proven so
        return None
    if solution.status != 0:
        raise _UndecidedError
    return [cell for cell, chosen in zip(cells, solution.x, strict=True) if chosen > 0.5]


def _solved(relations: Sequence[Relation], room: Room, cells: Sequence[str]) -> tuple[Changes, list[_Cover]]:
    """Return by how much `cells` have to change, or else the covers by which they cannot be all that does.

    Raises _UndecidedError when they could change by more than one amount.
    """
    rest, solved = list(relations), dict[str, Relation]()
    for cell in cells:
        pivot = next((relation for relation in rest if cell in relation.factors), None)
        if pivot is not None:
            rest = [each.without(cell, pivot) for each in rest if each is not pivot]
            solved = {name: each.without(cell, pivot) for name, each in solved.items()} | {cell: pivot}
    covers = [_cover(relation, room) for relation in rest if relation.gap]
    if len(solved) < len(cells):
        if covers:
            return {}, covers
        raise _UndecidedError
    changes: Changes = {}
    for cell, relation in solved.items():
        factor = relation.factors[cell]
        others = {name: each for name, each in relation.factors.items() if name != cell}
        changes[cell], remainder = divmod(relation.gap, factor)
        within = min(max(changes[cell], room[cell][0]), room[cell][1])
        if remainder:
            covers.append(frozenset(others))
        elif within != changes[cell]:
            covers.append(_cover(Relation(others, relation.gap - factor * within), room))
    return changes, covers
