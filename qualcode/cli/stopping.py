"""Told to end by another program, as when a computer is shut down, a command stops as it does at Ctrl-C."""

from __future__ import annotations

import signal
from types import FrameType

from qualcode.cli.exits import Exit

_told = False


def stop_when_told() -> None:
    """From now on SIGTERM stops what is done here as the stop key does; a second one ends it at once."""
    signal.signal(signal.SIGTERM, _stop)


def stopped() -> Exit:
    """The exit code of a command that was stopped: by the stop key, or by another program."""
    return Exit.TERMINATED if _told else Exit.CANCELLED


def _stop(number: int, frame: FrameType | None) -> None:
    global _told  # noqa: PLW0603 (a process is told once)
    _told = True
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    raise KeyboardInterrupt
