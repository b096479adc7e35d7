"""Puts what was changed in an open file on the file as somebody else has left it meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.base.strict_yaml import parse_yaml
from kit.base.strings import quoted
from kit.editing.leaves import Leaf, aligned, leaves
from kit.editing.merge import Change, Mine, merge
from kit.editing.merge_lines import place_name
from kit.editing.rewriting import rewritten
from kit.editing.settable import places
from kit.form.official_form import Form

_MOST = 20
"""So many places are named one by one."""


@dataclass(frozen=True, slots=True)
class PutOn:
    """The text of the file with what was changed here; what others changed in it, and what both did.

    In a Change `mine` is what the file holds; `theirs` is what stood there before for `others`, and for
    `both` what is in `text`.
    """

    text: str
    others: tuple[Change, ...]
    both: tuple[Change, ...]

    def words(self, form: Form) -> str:
        """Return in sentences what others changed, and each place that both did; "" for neither."""
        told = ""
        if self.others:
            each = _listed(
                [f"{_named(c, form)}（{_short(c.theirs)} → {_short(c.mine)}）" for c in self.others]
            )
            told = f"打开以后文件被别人改过，别人改的 {len(self.others)} 处照样留着：{each}。"
        if self.both:
            each = _listed(
                [f"{_named(c, form)}（您 {_short(c.theirs)}，文件里 {_short(c.mine)}）" for c in self.both]
            )
            told += f"有 {len(self.both)} 处您改了，文件里也被别人改成了别的：{each}。"
            told += "现在留的是您改的，写回就照它写；要用文件里的，请照着改过来。"
        return told


def put_on(now: str, before: str, after: str, form: Form) -> PutOn:
    """Put what turned the text `before` into `after` on the text `now` of the same file, all three readable.

    What both sides changed stays as it is in `after`. Remarks, order and quotes are those of `now`.
    """
    base, mine, file = aligned(*(leaves(parse_yaml(each, "").value, form) for each in (before, after, now)))
    merged = merge(base, Mine(file), mine)
    blanked = tuple(each for each in merged.kept if each.theirs is None and each.place in base)
    both = (*merged.open, *blanked)
    changes = merged.values() | {each.place: each.theirs for each in both}
    others = tuple(each for each in merged.kept if each not in blanked)
    return PutOn(rewritten(now, changes, form, places(form)), others, both)


def _named(change: Change, form: Form) -> str:
    return place_name(change.place, form)


def _listed(items: Sequence[str]) -> str:
    more = f"，另有 {len(items) - _MOST} 处" if len(items) > _MOST else ""
    return "、".join(items[:_MOST]) + more


def _short(value: Leaf) -> str:
    return "空" if value is None else quoted(value, 30) if isinstance(value, str) else str(value)
