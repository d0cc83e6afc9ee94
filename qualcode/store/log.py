"""A write, kept whole or not at all, and the log of events that tells of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Event
from qualcode.store.trouble import GONE

EVENT_COLUMNS = "id, at, who, what, target, before, after, action"
_actions: WeakKeyDictionary[Database, tuple[str, str]] = WeakKeyDictionary()
_lies_at: WeakKeyDictionary[Database, tuple[Path, int]] = WeakKeyDictionary()
"""Where the file of each connection lay when it was opened, and which file that was."""


def lies_at(db: Database, path: Path) -> None:
    """Remember where the file of a connection lies; `writing` looks whether it still is that one."""
    _lies_at[db] = (path.resolve(), path.stat().st_ino)


@contextmanager
def writing(db: Database, *, undoes: str = "") -> Iterator[Database]:
    """A short write: all of it is kept or none; nested writes join the outer one.

    Takes the write lock at once (``BEGIN IMMEDIATE``), so that two writers queue up instead of failing.
    All events logged within the outermost write are one action, undone in one go; `undoes` names the
    action that this one takes back.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield db
        return
    _still_there(db)
    db.conn.execute("BEGIN IMMEDIATE")
    _actions[db] = (secrets.token_hex(8), undoes)
    try:
        yield db
        db.conn.commit()
    except BaseException:  # of the commit too: what stays open, the next write would join and never keep
        db.conn.rollback()
        raise
    finally:
        _actions.pop(db, None)


def _still_there(db: Database) -> None:
    """ProjectError where the file was moved, replaced or deleted: what is written now nobody would find."""
    path, file = _lies_at.get(db, (None, 0))
    if path is None:
        return
    try:
        gone = path.stat().st_ino != file
    except OSError:
        gone = True
    if gone:
        raise ProjectError(GONE, file=path.name)


def now() -> str:
    """The present moment in UTC, ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def as_json(value: object) -> str:
    """`value` as compact JSON with sorted keys: the same content gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)


def log(
    db: Database, who: str, what: str, target: str, *, before: object = None, after: object = None
) -> None:
    """Append one event; call it inside the write it tells of."""
    action, undoes = _actions.get(db, ("", ""))
    db.execute(
        "INSERT INTO events (at, who, what, target, before, after, action, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            now(),
            who,
            what,
            target,
            None if before is None else as_json(before),
            None if after is None else as_json(after),
            action,
            undoes,
        ],
    )


def events(db: Database, *, target: str = "", what: str = "", after: int = 0) -> list[Event]:
    """The log in order: of one target or one kind of event if given, and later than event `after`."""
    clauses = [("target = ?", target), ("what = ?", what), ("id > ?", after)]
    used = [(clause, value) for clause, value in clauses if value]
    where = f"WHERE {' AND '.join(clause for clause, _ in used)}" if used else ""
    rows = db.execute(f"SELECT {EVENT_COLUMNS} FROM events {where} ORDER BY id", [value for _, value in used])  # noqa: S608
    return [event(row) for row in rows.fetchall()]


def event(row: Sequence[Any]) -> Event:
    """The event in a row of `EVENT_COLUMNS`."""
    return Event(row[0], row[1], row[2], row[3], row[4], _loads(row[5]), _loads(row[6]), row[7])


def last_event(db: Database) -> int:
    """Id of the newest event, 0 when nothing has happened."""
    return int(db.execute("SELECT COALESCE(MAX(id), 0) FROM events").fetchone()[0])


def _loads(text: str | None) -> object:
    return None if text is None else json.loads(text)
