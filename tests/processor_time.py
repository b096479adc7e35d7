"""How long work takes, in the processor's time: however busy the machine is, that stays about the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail when the block takes more of the processor's time in this process."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def grows_in_proportion(work: Callable[[int], object], sizes: Sequence[int]) -> None:
    """Fail when ten times the size takes far more than ten times as long; `sizes` are tenfold each time.

    A hundred times as long is what a square would take. Below a twentieth of a second nothing can be told.
    """
    taken = []
    for size in sizes:
        start = time.process_time()
        work(size)
        taken.append(time.process_time() - start)
    assert all(longer < 30 * max(shorter, 0.05) for shorter, longer in pairwise(taken)), taken
