"""What a person is told of a merge: what was taken, what stayed as it was, what both sides changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kit.base.strings import quoted
from kit.editing.leaves import Leaf, Place
from kit.editing.merge import Change, Merge
from kit.form.official_form import LEAD, PREAMBLE, Form
from kit.form.workbook_labels import LABELS

_MOST = 20
"""The differences of one kind that are listed one by one."""
_KEYS = {
    "figures": "表格里的数",
    "narrative": "正文",
    "facts": "事实",
    "accepted": "认可的提醒",
    "tallied": "台账计出的数",
    **LABELS,
}
_TAKEN = "  改了  {place}：{mine} → {theirs}"
_WAITING = "  还没有改  {place}：{mine} → {theirs}"
_KEPT = "  保留  {place}：{mine}（文件里改过的；{source}是 {theirs}）"
_OPEN = "  两边都改了  {place}：文件里是 {mine}，{source}是 {theirs}"
_SOURCE = "原文"


def summary(merge: Merge, source: str = _SOURCE) -> str:
    """Return in one line what became of the file; `source` is what the other side is called."""
    if merge.open:
        what = f"文件和{source}有 {len(merge.open)} 处两边都改了，文件没有动"
        return f"{what}；取{source}的请加 --theirs，留文件里的请加 --mine"
    if not merge.taken:
        return "已有的文件里没有要改的"
    return f"并入已有的文件，改了 {len(merge.taken)} 处，其余照旧；改前的文件留着，见 kit history"


def lines(merge: Merge, form: Form, source: str = _SOURCE) -> Iterator[str]:
    """Yield a line for each difference; what only the file has is named, without its text."""
    told = [each for each in merge.kept if each.theirs is not None]
    taken = _WAITING if merge.open else _TAKEN
    for changes, wording in (merge.open, _OPEN), (merge.taken, taken), (told, _KEPT):
        yield from _listed(changes, wording.replace("{source}", source), form)
    own = dict.fromkeys(_KEYS.get(each.place[0], each.place[0]) for each in merge.kept if each.theirs is None)
    if own:
        yield f"  保留  {source}没有而文件里有的：{'、'.join(own)}"


def _listed(changes: Sequence[Change], wording: str, form: Form) -> Iterator[str]:
    for each in changes[:_MOST]:
        mine, theirs = _excerpts(each.mine, each.theirs)
        yield wording.format(place=place_name(each.place, form), mine=mine, theirs=theirs)
    if len(changes) > _MOST:
        yield wording.partition("  {")[0] + f"  还有 {len(changes) - _MOST} 处"


def place_name(place: Place, form: Form) -> str:
    """Return in the form's words where a leaf stands."""
    first, *rest = place
    if first == "figures" and (cell := form.cells.get(".".join(rest))):
        return f"{form.place(cell.section.id)} {cell.label}"
    if first == "narrative" and rest:
        return form.place(rest[0], *(part for part in rest[1:] if part not in (LEAD, PREAMBLE)))
    return "·".join((_KEYS.get(first, first), *rest))


def _excerpts(mine: Leaf, theirs: Leaf) -> tuple[str, str]:
    """Return two values short, passages from a little before where they begin to differ."""
    if not (isinstance(mine, str) and isinstance(theirs, str)):
        return _short(mine), _short(theirs)
    pairs = zip(mine, theirs, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(mine), len(theirs)))
    start = max(0, same - 10)
    return tuple("…" * bool(start) + _short(each[start:]) for each in (mine, theirs))  # type: ignore[return-value]


def _short(value: Leaf) -> str:
    return "空" if value is None else quoted(value, 30) if isinstance(value, str) else str(value)


def as_object(merge: Merge | None) -> dict[str, Any]:
    """Return the merge for programs; nothing where there was no file."""
    if merge is None:
        return {}
    kinds = {"taken": merge.taken, "kept": merge.kept, "open": merge.open}
    told = {
        kind: [{"place": ".".join(each.place), "mine": each.mine, "theirs": each.theirs} for each in changes]
        for kind, changes in kinds.items()
    }
    return {"merge": told}
