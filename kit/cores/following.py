"""How far the work on many units is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

EVERY = 10.0
"""Seconds between the lines that are printed where there is no terminal."""
MOMENT = 1.0
"""Seconds after which a bar is worth showing."""
_BAR = "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份，还要 {remaining}"

T = TypeVar("T")


def followed(items: Iterable[T], total: int, what: str, *, telling: bool = False) -> Iterator[T]:
    """Pass on items, showing on stderr how far `what` is done, once it has taken longer than a moment.

    `telling` is whoever prints a line for each to stdout: on a terminal that is progress enough.
    """
    stream = sys.stderr
    if not stream.isatty():
        yield from told_in_lines(items, total, stream)
    elif telling and sys.stdout.isatty():
        yield from items
    else:
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # no thread of its own: a process with threads cannot be forked
        yield from tqdm(
            items, what, total, leave=False, file=stream, delay=MOMENT, bar_format=_BAR, dynamic_ncols=True
        )


def told_in_lines(items: Iterable[T], total: int, stream: TextIO) -> Iterator[T]:
    """Pass on items, with a line every few seconds."""
    begun = told = time.monotonic()
    for number, each in enumerate(items, 1):
        yield each
        now = time.monotonic()
        if now - told >= EVERY:
            told, rate = now, number / (now - begun)
            left = (total - number) / rate
            line = f"已完成 {number}/{total} 份，每秒 {rate:.1f} 份，还要 {left:.0f} 秒"
            print(line, file=stream, flush=True)
