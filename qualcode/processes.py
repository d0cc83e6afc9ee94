"""Modules of our own, run in a process of their own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def command(module: str) -> list[str]:
    """What runs `module`; the folder that one works in is not looked through for what it imports."""
    return [sys.executable, "-P", "-m", module]


def surroundings() -> dict[str, str]:
    """The environment in which it finds all that this process finds."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def bound_memory(room: int) -> None:
    """From now on this process gets at most `room` bytes beside what it has.

    Kept to where the system can, which Windows cannot.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 (no file of a person)
            taken = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + room, resource.RLIM_INFINITY))
