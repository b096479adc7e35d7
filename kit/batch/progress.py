"""How far a batch is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from tqdm import tqdm

from kit.base.strings import shown
from kit.batch.batch import Done, State
from kit.cores.following import told_in_lines

BAR = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份，{rate_noinv_fmt}，还要 {remaining}"


def watched(done: Iterable[Done], total: int, stream: TextIO | None = None) -> Iterator[Done]:
    """Pass on what is done, showing how far it is."""
    stream = stream or sys.stderr
    follow = _bar if stream.isatty() else told_in_lines
    yield from follow(done, total, stream)


def _bar(done: Iterable[Done], total: int, stream: TextIO) -> Iterator[Done]:
    with tqdm(total=total, file=stream, bar_format=BAR, unit="份", dynamic_ncols=True, leave=False) as bar:
        for each in done:
            if each.state is State.FAILED:
                bar.write(shown(each.reason), file=stream)
            yield each
            bar.update()
