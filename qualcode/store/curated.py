"""Threads that researchers keep: read and written whole, each change with an event."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import KeptThread, ThreadStatus
from qualcode.store.kept import KEPT
from qualcode.store.log import as_json, log, now, writing

_KEPT = KEPT["thread"]
_LISTS = ("segments", "excluded", "aliases", "successors")


class Curated:
    """Reading and writing of kept threads."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def all(self) -> list[KeptThread]:
        """All kept threads, in the order in which they were first decided on."""
        return [_thread(state) for state in _KEPT.all(self._db, "created, rowid")]

    def get(self, thread_id: str) -> KeptThread:
        """One kept thread; ProjectError when there is none with that id."""
        state = _KEPT.find(self._db, {"id": thread_id})
        if state is None:
            raise ProjectError("store.error.no_thread", id=thread_id)
        return _thread(state)

    def linked_at(self, run: str) -> dict[str, str]:
        """The code that each kept thread was linked to when a run was stored, by the thread's id."""
        found = {thread.id: thread.code for thread in self.all()}
        since = self._db.execute(
            "SELECT target, COALESCE(json_extract(before, '$.code'), '') FROM events"
            " WHERE what IN ('thread.add', 'thread.change', 'thread.move', 'thread.remove')"
            " AND id > (SELECT MAX(id) FROM events WHERE target = ?) ORDER BY id DESC",
            [f"run:{run}"],
        )
        for target, code in since.fetchall():
            found[target.removeprefix("thread:")] = code
        return found

    def put(self, thread: KeptThread, *, what: str = "thread.change") -> KeptThread:
        """Store a new thread (its `id` is empty) or what one has become; returns it as stored.

        `what` is the kind of event that a change of one is.
        """
        with writing(self._db):
            before = None if not thread.id else self.get(thread.id)
            after = thread
            if before is None:
                after = replace(thread, id=f"rd-{uuid4().hex[:10]}", author=self._who, created=now())
            if before is not None and _alike(before, after):
                return after
            _KEPT.put(self._db, asdict(after))
            log(
                self._db,
                self._who,
                "thread.add" if before is None else what,
                f"thread:{after.id}",
                before=None if before is None else asdict(before),
                after=asdict(after),
            )
        return after


def _alike(before: KeptThread, after: KeptThread) -> bool:
    """Whether a thread is still as it is stored, where lists of its card may have come as tuples."""
    return before == after or as_json(asdict(before)) == as_json(asdict(after))


def _thread(state: dict[str, Any]) -> KeptThread:
    lists = {name: tuple(state[name]) for name in _LISTS}
    return KeptThread(**{**state, **lists, "status": ThreadStatus(state["status"])})
