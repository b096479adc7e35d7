"""How a notebook's kernel process is started: on private sockets, with its own noise kept in a log."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode
from traitlets.config import Config

LONGEST_SOCKET = 90
"""Bytes a socket's path may have; systems take 104 to 107, and Jupyter adds a port to it."""

LOG = "kernel.log"


class LoggedKernelManager(AsyncKernelManager):
    """Starts a kernel whose standard error goes to a file.

    A notebook's own output does not pass there. What does is the kernel's talk of its sockets while it
    shuts down, which is nothing to an analyst, and the reason when it cannot start.
    """

    log_path = Unicode(os.devnull).tag(config=True)

    async def start_kernel(self, **kw: Any) -> None:
        """Start the kernel as jupyter_client does, its standard error in `log_path`.

        It imports nothing that lies in the working folder, not even while it starts.
        """
        kw["env"] = {**(kw.get("env") or os.environ), "PYTHONSAFEPATH": "1"}
        with Path(self.log_path).open("ab") as log:
            await super().start_kernel(stderr=log, **kw)


def settings(folder: Path) -> Config:
    """Return the configuration of a kernel that keeps its sockets and log in `folder`."""
    own = {"log_path": str(folder / LOG)}
    alone = ["--IPKernelApp.ignore_cwd=True"]  # from the installation, not from beside the data
    client = {"kernel_manager_class": LoggedKernelManager, "extra_arguments": alone}
    # Sockets in a folder of our own: no TCP port can be taken by another kernel or listened in on.
    # Where there are none, or the path is too long for one, Jupyter's TCP serves.
    sockets = folder / "kernel"
    transport = {"transport": "ipc", "ip": str(sockets)}
    if os.name == "nt" or len(str(sockets).encode()) > LONGEST_SOCKET:
        transport = {}
    return Config(LoggedKernelManager=own, NotebookClient=client, KernelManager=transport)


def last_words(folder: Path) -> str:
    """Return the last line a kernel wrote to its log in `folder`, "" when there is none."""
    log = folder / LOG
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
