"""What the exit codes mean."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of ``qualcode``, for scripts."""

    OK = 0
    ERROR = 1
    USAGE = 2
    PARTLY = 3
    """Some files could not be read; the others went in."""
    HUNG_UP = 129
    """The window in which it ran was closed; what was finished is kept."""
    CANCELLED = 130
    """Stopped by the user; what was finished is kept."""
    TERMINATED = 143
    """Told to end by another program; what was finished is kept."""
