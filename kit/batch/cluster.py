"""A pool on a Dask cluster: jobs travel by value, so the workers share no disk with anybody.

Dask itself unpickles what the other end sends: whoever is let into a cluster runs what he likes on all of its
machines, this one included. So this one speaks by TLS only, unless the scheduler is on this very machine.
"""

from __future__ import annotations

import socket
import time
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from threading import Lock

from distributed import Client, Security, get_worker
from distributed import Future as Sent
from distributed.comm import get_address_host, parse_address

from kit.base.errors import KitError
from kit.batch.worker_pool import LocalPool
from kit.run.fingerprint import fingerprint
from kit.run.frame import FrameError, answer, answered
from kit.run.job import Failed, Job, Lost, Result

WAITING = "10s"
"""How long the scheduler may take to answer."""

COUNTED = 10.0
"""Seconds after which the workers are counted again: a cluster may grow and shrink."""

_NOT_SURE = (
    "不是 tls:// 的地址，也不在本机：连上它的人都能在工作机和本机上运行程序，没有连接。"
    "请用 tls:// 和 --certificate；只有与别人隔开的网络，才可以加 --insecure-cluster"
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a cluster's scheduler listens, and how this machine makes sure who is there.

    `certificate` is a file with the certificate and key that all machines of the cluster have; without it
    Dask's own settings tell. An `insecure` one may be anybody's.
    """

    address: str
    certificate: Path | None = None
    insecure: bool = False


class ClusterPool:
    """The workers of a cluster; the reports of a lost one go to another.

    Raises KitError when there is no such cluster, it has no workers, or it is not sure whose it is.
    """

    def __init__(self, cluster: Cluster, seconds: float) -> None:
        address = cluster.address
        try:
            scheme = parse_address(address)[0]
            if scheme not in ("tls", "tcp"):  # Client would try an unknown one for a minute
                raise ValueError(f"{scheme}://")
            if not (scheme == "tls" or cluster.insecure or _is_here(address)):
                raise KitError(f"{address}：{_NOT_SURE}。")
            security = _security(cluster)
            self._client = Client(address, timeout=WAITING, set_as_default=False, security=security)
        except (OSError, ValueError) as error:
            what = f"{address}：连不上集群（{error}）。请核对调度器的地址（如 tls://10.0.0.1:8786）和证书。"
            raise KitError(what) from None
        self._seconds = seconds
        self._size, self._counted = 0, float("-inf")
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
        result: Future[Result] = Future()
        sent = self._client.submit(make_here, job, fingerprint(), self._seconds, pure=False)
        sent.add_done_callback(lambda done: _pass_on(done, job, result))
        return result

    def close(self) -> None:
        """Give up what is under way, and the connection."""
        self._client.close()


def make_here(job: Job, wanted: str, seconds: float) -> bytes:
    """Make a report on this worker of the cluster, in a process of its own; return the answer as a frame.

    Refuses when the program here is not the `wanted` one, since it might make another page.
    """
    if fingerprint() != wanted:
        what = f"工作机 {socket.gethostname()} 上的程序与本机的不同"
        return answer(Failed(f"{job.this.name}：{what}，请两边装同一个安装包（包括 Python 和各个库）。"))
    with _LOCK:
        pool = _pool(seconds)
    return answer(pool.make(job))


def _pass_on(sent: Sent[bytes], job: Job, result: Future[Result]) -> None:
    """Give what came back from the cluster to whoever waits for a result.

    Asking for it waits once more when its worker was lost since: another then makes the report again.
    """
    try:
        made, _ = answered(sent.result(), stored=bool(job.store), pdf=job.pdf)
        if isinstance(made, Lost):
            raise FrameError("没有结果")
        result.set_result(made)
    except FrameError as error:
        what = f"工作机送回的结果不合规定（{error}），没有采用"
        result.set_result(Failed(f"{job.this.name}：{what}。"))
    except Exception as error:  # a cluster has errors of its own
        result.set_exception(error)


def _is_here(address: str) -> bool:
    """Whether an address is one of this machine alone, which no other reaches."""
    host: str = get_address_host(address)
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _security(cluster: Cluster) -> Security:
    """Return how Dask makes sure who is at the other end. Raises KitError without a certificate."""
    if cluster.certificate is None:
        security = Security()
    else:
        name = str(cluster.certificate)
        security = Security(require_encryption=True, tls_ca_file=name, tls_client_cert=name)
    try:
        args = security.get_connection_args("client")
    except OSError as error:
        what = f"{cluster.certificate or cluster.address}：证书读不出来（{error}）"
        raise KitError(f"{what}。请核对 --certificate 写的文件。") from None
    if parse_address(cluster.address)[0] == "tls" and args["ssl_context"] is None:
        what = f"{cluster.address}：没有证书，不能核实对方是谁"
        raise KitError(f"{what}。请加 --certificate，写上集群的证书文件。")
    return security


_LOCK = Lock()


@cache
def _pool(seconds: float) -> LocalPool:
    # Its processes are no children of multiprocessing, which a worker under a nanny may not have; they end
    # when this process does.
    return LocalPool(get_worker().state.nthreads, seconds)
