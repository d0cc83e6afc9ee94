"""A project that several threads of one browser session may call.

Streamlit starts a new thread for every rerun while the former one may still be within a call. The calls
queue up here, so that two threads never meet inside one transaction of one connection.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from qualcode.project import Project
from qualcode.store import Store

_HELD = frozenset(("path", "who"))
"""Properties for which no file is read: nobody waits for those."""


class SharedProject(Project):
    """A `Project` whose methods are called one at a time; `action` holds the others off until it ends."""

    def __init__(self, store: Store) -> None:
        self._lock = threading.RLock()
        super().__init__(store)

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_") or name in _HELD:
            return super().__getattribute__(name)
        lock = super().__getattribute__("_lock")
        with lock:  # a property reads the file too
            value = super().__getattribute__(name)
        return _one_at_a_time(value, lock) if callable(value) else value

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            super().__setattr__(name, value)
            return
        with self._lock:  # a property writes the file
            super().__setattr__(name, value)

    @contextmanager
    def action(self) -> Iterator[None]:
        """As `Project.action`, with the other threads waiting."""
        with self._lock, super().action():
            yield


def _one_at_a_time(method: Callable[..., Any], lock: threading.RLock) -> Callable[..., Any]:
    @wraps(method)
    def call(*args: Any, **named: Any) -> Any:
        with lock:
            return method(*args, **named)

    return call
