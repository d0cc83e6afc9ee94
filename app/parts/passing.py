"""The folder for files that people are about to fetch: this server's alone, and gone when the server is.

They hold what was said, with or without names, and nobody asked for them to stay on this machine. A server
that was killed could not take its folder away; the next one does.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO

PREFIX = "qualcode-uit-"
HELD = "held"
"""A file that its server holds open and locked for as long as it lives."""


@cache
def folder() -> Path:
    """The folder of this server, made when it is first asked for."""
    made = Path(tempfile.mkdtemp(prefix=PREFIX))
    _held.append((made / HELD).open("wb"))
    _locked(_held[-1])
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def sweep() -> None:
    """Take away the folders of servers that are no more."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _abandoned(left / HELD):
            shutil.rmtree(left, ignore_errors=True)


_held: list[IO[bytes]] = []


def _abandoned(held: Path) -> bool:
    try:
        with held.open("r+b") as file:
            return _locked(file)
    except OSError:  # another's, or just being made
        return False


def _locked(file: IO[bytes]) -> bool:
    """Whether the file is ours from now on until it is closed; not where another process has it."""
    try:
        import fcntl
    except ImportError:  # Windows
        return _locked_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _locked_on_windows(file: IO[bytes]) -> bool:
    locking = import_module("msvcrt")
    try:
        locking.locking(file.fileno(), locking.LK_NBLCK, 1)
    except OSError:
        return False
    return True
