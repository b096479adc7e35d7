"""A signature on the manifest by a program of the office's own, which reads the bytes and writes it."""

from __future__ import annotations

import os
import shlex
import subprocess

from kit.base.errors import KitError

LONGEST = 120
"""Seconds that a signature may take: somebody may have to type a password or press a key."""


def signature(command: str, content: bytes) -> bytes:
    """Return what a command writes that is given `content` on its standard input; no shell runs it.

    Raises KitError when there is no such program, it fails, takes too long, or writes nothing.
    """
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError:
        raise KitError(f"{_named(command)}引号不成对。请核对。") from None
    if not words:
        raise KitError("--sign-command 是空的。请写签名的命令。")
    try:
        done = subprocess.run(  # noqa: S603 - the caller's own command
            words, input=content, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        raise KitError(f"{_named(command)}超过 {LONGEST} 秒没有做完，没有发布。") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise KitError(f"{_named(command)}运行不了（{why}），没有发布。") from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        why = said[-1] if said else "没有说明" if done.returncode else "没有写出签名"
        raise KitError(f"{_named(command)}没有签成（{why}），没有发布。")
    return done.stdout


def _named(command: str) -> str:
    return f"--sign-command “{command}”"
