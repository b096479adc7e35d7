"""How long work takes, in the processor's time: however busy the machine is, that stays about the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail when the block takes more of the processor's time in this process."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def grows_in_proportion(work: Callable[[int], object], sizes: Sequence[int]) -> None:
    """Fail when ten times the size takes far more than ten times as long; `sizes` are tenfold each time.

    A hundred times as long is what a square would take. Below a twentieth of a second nothing can be told. Other
    work on the machine slows this one for a while, even by the processor's time: what is too slow is tried again.
    """
    times = [_processor_time(work, size) for size in sizes]
    for at in range(1, len(sizes)):
        limit = 30 * max(times[at - 1], 0.05)
        for _ in range(2):
            if times[at] >= limit:
                times[at] = min(times[at], _processor_time(work, sizes[at]))
        assert times[at] < limit, times


def _processor_time(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start
