"""How long work tells how far it is: one callback, which may raise `Cancelled` to stop it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with the number of units done and the total, at least once at the end."""

    def __call__(self, done: int, total: int, /) -> None:
        """Report; raise `qualcode.errors.Cancelled` to stop the work."""


def silent(done: int, total: int, /) -> None:
    """A `Progress` that says nothing."""
