"""A pool on a Dask cluster: jobs travel by value, so the workers share no disk with anybody."""

from __future__ import annotations

import socket
import time
from concurrent.futures import Future
from functools import cache
from threading import Lock

from distributed import Client, get_worker
from distributed.comm import parse_address
from distributed.comm.registry import get_backend

from kit.base.errors import KitError
from kit.batch.worker_pool import LocalPool
from kit.run.fingerprint import fingerprint
from kit.run.job import Failed, Job, Result

WAITING = "10s"
"""How long the scheduler may take to answer."""

COUNTED = 10.0
"""Seconds after which the workers are counted again: a cluster may grow and shrink."""


class ClusterPool:
    """The workers of the cluster whose scheduler listens at `address`; reports of a lost one go to another.

    Raises KitError when there is no such scheduler, or it has no workers.
    """

    def __init__(self, address: str, seconds: float) -> None:
        try:
            get_backend(parse_address(address)[0])  # Client would try an unknown kind for a minute
            self._client = Client(address, timeout=WAITING, set_as_default=False)
        except (OSError, ValueError) as error:
            what = f"{address}：连不上集群（{error}）。请核对调度器的地址，如 tcp://10.0.0.1:8786。"
            raise KitError(what) from None
        self._seconds = seconds
        self._size, self._counted = 0, float("-inf")
        self._executor = self._client.get_executor(pure=False)
        if not self.size:
            self.close()
            raise KitError(f"{address}：集群里没有工作机。请先启动工作机（dask worker）。")

    @property
    def size(self) -> int:
        """How many reports the cluster makes at the same time."""
        if time.monotonic() - self._counted > COUNTED:
            self._size, self._counted = sum(self._client.nthreads().values()), time.monotonic()
        return self._size

    def submit(self, job: Job) -> Future[Result]:
        """Begin a report on whichever worker is free."""
        future: Future[Result] = self._executor.submit(make_here, job, fingerprint(), self._seconds)
        return future

    def close(self) -> None:
        """Give up what is under way, and the connection."""
        self._executor.shutdown(wait=False)
        self._client.close()


def make_here(job: Job, wanted: str, seconds: float) -> Result:
    """Make a report on this worker of the cluster, in a process of its own.

    Refuses when the program here is not the `wanted` one, since it might make another page.
    """
    if fingerprint() != wanted:
        what = f"工作机 {socket.gethostname()} 上的程序与本机的不同"
        return Failed(f"{job.this.name}：{what}，请两边装同一个安装包（包括 Python 和各个库）。")
    with _LOCK:
        pool = _pool(seconds)
    return pool.make(job)


_LOCK = Lock()


@cache
def _pool(seconds: float) -> LocalPool:
    # Its processes are no children of multiprocessing, which a worker under a nanny may not have; they end
    # when this process does.
    return LocalPool(get_worker().state.nthreads, seconds)
