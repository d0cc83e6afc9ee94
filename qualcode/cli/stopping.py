"""Told to end by another program, as when a computer is shut down, a command stops as it does at Ctrl-C."""

from __future__ import annotations

import signal
from types import FrameType

from qualcode.cli.exits import Exit

TOLD_BY = {
    getattr(signal, name): code
    for name, code in (("SIGTERM", Exit.TERMINATED), ("SIGHUP", Exit.HUNG_UP))
    if hasattr(signal, name)
}
"""The signals by which a process is told to end, and the exit code of one that did."""
_told = Exit.CANCELLED


def stop_when_told() -> None:
    """From now on they stop what is done here as the stop key does; a second one ends it at once."""
    for number in TOLD_BY:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, _stop)


def stopped() -> Exit:
    """The exit code of a command that was stopped: by the stop key, or by another program."""
    return _told


def _stop(number: int, frame: FrameType | None) -> None:
    global _told  # noqa: PLW0603 (a process is told once)
    _told = TOLD_BY[signal.Signals(number)]
    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt
