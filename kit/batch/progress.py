"""How far a batch is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO

from tqdm import tqdm

from kit.base.strings import shown
from kit.batch.batch import Done, State

BAR = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份，{rate_noinv_fmt}，还要 {remaining}"
EVERY = 10.0
"""Seconds between the lines that are printed where there is no terminal."""


def watched(done: Iterable[Done], total: int, stream: TextIO | None = None) -> Iterator[Done]:
    """Pass on what is done, showing how far it is."""
    stream = stream or sys.stderr
    follow = _bar if stream.isatty() else _lines
    yield from follow(done, total, stream)


def _bar(done: Iterable[Done], total: int, stream: TextIO) -> Iterator[Done]:
    with tqdm(total=total, file=stream, bar_format=BAR, unit="份", dynamic_ncols=True, leave=False) as bar:
        for each in done:
            if each.state is State.FAILED:
                bar.write(shown(each.reason), file=stream)
            yield each
            bar.update()


def _lines(done: Iterable[Done], total: int, stream: TextIO) -> Iterator[Done]:
    begun = told = time.monotonic()
    for number, each in enumerate(done, 1):
        yield each
        now = time.monotonic()
        if now - told >= EVERY:
            told, rate = now, number / (now - begun)
            left = (total - number) / rate
            line = f"已完成 {number}/{total} 份，每秒 {rate:.1f} 份，还要 {left:.0f} 秒"
            print(line, file=stream, flush=True)
