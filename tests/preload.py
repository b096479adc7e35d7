"""What the system refuses on drives and files that a test cannot have: the C library answers in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_HEAD = """#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
"""
HELD = (
    _HEAD
    + """
int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    if (strstr(to, getenv("HELD")) && !access(getenv("HOLDER"), F_OK)) { errno = atoi(getenv("SAYS")); return -1; }
    return real(from, to);
}
"""
)
"""No file whose path contains $HELD is replaced while the file $HOLDER is there; the error is $SAYS."""

NO_LOCKS = (
    _HEAD
    + """
static int refused(int fd, int command) {
    char link[64], path[4096];
    if (command != F_SETLK && command != F_SETLKW) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "/outputs/") != 0;
}
#define LOCKING(name) int name(int fd, int command, ...) { \\
    va_list rest; va_start(rest, command); void *lock = va_arg(rest, void *); va_end(rest); \\
    int (*real)(int, int, ...) = dlsym(RTLD_NEXT, #name); \\
    if (refused(fd, command)) { errno = atoi(getenv("SAYS")); return -1; } \\
    return real(fd, command, lock); }
LOCKING(fcntl)
LOCKING(fcntl64)
"""
)
"""No file in a folder `outputs` can be locked; the error is $SAYS."""


def preloaded(source: str, folder: Path, **told: object) -> dict[str, str]:
    """Return the environment of a process whose C library answers so; skips where that cannot be had."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("no C compiler on this machine, or another system")
    library = folder / "refusing.so"
    command = [compiler, "-shared", "-fPIC", "-x", "c", "-", "-o", str(library), "-ldl"]
    subprocess.run(command, input=source, text=True, check=True)
    return os.environ | {name: str(value) for name, value in told.items()} | {"LD_PRELOAD": str(library)}
