"""One SQLite file per project: opening it, writing to it, and the event log beside every change."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Event
from qualcode.store.schema import migration_names, migrations

APPLICATION_ID = 0x71436F64  # "qCod": tells our files from other SQLite files
BUSY_SECONDS = 15.0


def connect(path: Path, *, create: bool = False) -> Database:
    """Open the project file at `path`, its tables up to date; to read alone where it may not be written.

    Raises
    ------
    ProjectError : when there is no such file (or there is one already, with `create`), when it is not
        one of ours, or is made by a newer qualcode.
    """
    if path.is_dir():
        raise ProjectError("store.error.folder", file=path.name or str(path))
    if create and path.exists() and path.stat().st_size:
        raise ProjectError("store.error.exists", file=path.name)
    if not create and not path.is_file():
        raise _missing(path)
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _to_read(path)
    try:
        with ExitStack() as opened:  # a file that is held open cannot be moved or deleted on Windows
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
            opened.callback(connection.close)
            db = Database(connection)
            _prepare(db, path, create=create)
            opened.pop_all()
        _lies_at[db] = (path.resolve(), path.stat().st_ino)
    except sqlite3.DatabaseError as error:
        if not create and _named(error).startswith(_NOT_TO_WRITE):
            return _to_read(path)
        raise trouble(error, path.name) from error
    return db


def _to_read(path: Path) -> Database:
    """Open a file that may not be written: every change fails as ``readonly``, and nothing comes beside it.

    SQLite wants to put two files beside one that others may write to. Where it may not, the file is read as
    one that nobody changes; ProjectError where changes still lie beside it that would then not be seen. One
    of an older version is read from a copy in memory, brought up to date.
    """
    try:
        try:
            db = _opened_to_read(path, "mode=ro")
        except sqlite3.OperationalError as error:
            if not _named(error).startswith(_NOT_TO_WRITE):
                raise
            left = path.with_name(f"{path.name}-wal")
            if left.exists() and left.stat().st_size:
                raise ProjectError("store.error.readonly_left", file=path.name, left=left.name) from error
            db = _opened_to_read(path, "mode=ro&immutable=1")
        if migrations.pending(db):
            old, db = db, Database(sqlite3.connect(":memory:", check_same_thread=False))
            old.conn.backup(db.conn)
            old.close()
            migrations.apply(db)
        db.execute("PRAGMA query_only = ON")
    except sqlite3.DatabaseError as error:
        raise trouble(error, path.name) from error
    return db


def _prepare(db: Database, path: Path, *, create: bool) -> None:
    """See to it that an open file is ours, and its tables up to date."""
    _check_ours(db, path, create=create)
    for pragma in (
        "foreign_keys = ON",
        f"busy_timeout = {int(BUSY_SECONDS * 1000)}",
        "synchronous = NORMAL",
    ):
        db.execute(f"PRAGMA {pragma}")
    db.enable_wal()
    if create:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if migrations.pending(db):
        migrations.apply(db)


def title_of(path: Path) -> str:
    """The title given to the project in a file, which is only read; empty where none is to be had."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0.2)) as opened:
            row = opened.execute("SELECT value FROM settings WHERE key = 'title'").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def _opened_to_read(path: Path, how: str) -> Database:
    address = f"{path.resolve().as_uri()}?{how}"
    with ExitStack() as opened:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
        opened.callback(connection.close)
        db = Database(connection)
        _check_ours(db, path, create=False)
        opened.pop_all()
    return db


def is_to_read(db: Database) -> bool:
    """Whether it was opened to read alone."""
    return bool(db.execute("PRAGMA query_only").fetchone()[0])


def _missing(path: Path) -> ProjectError:
    """There is no such file: which one may be meant is said, where one is named nearly so."""
    folder = path.parent
    there = [file.name for file in folder.glob("*.db")] if folder.is_dir() else []
    near = get_close_matches(path.name, there, n=1, cutoff=0.75)
    meant = next((name for name in there if name == f"{path.name}.db"), near[0] if near else "")
    if meant:
        return ProjectError("store.error.misspelt", file=path.name, meant=meant)
    return ProjectError("store.error.missing", file=path.name)


def trouble(error: sqlite3.DatabaseError, file: str = "") -> ProjectError:
    """What SQLite could not do with a project file, in words; `unusable` where it is none of the usual."""
    name = _named(error)
    kind = next((kind for start, kind in _TROUBLES.items() if name.startswith(start)), "unusable")
    return ProjectError(f"store.error.{kind}", file=file, reason=str(error))


def may_pass(error: Exception) -> bool:
    """Whether it is trouble of the disk or the file, which may end: what was to be written can wait."""
    if isinstance(error, ProjectError):
        return error.key == GONE
    return isinstance(error, sqlite3.OperationalError) and _named(error).startswith(_PASSING)


def _named(error: sqlite3.DatabaseError) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


GONE = "store.error.gone"
_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR")

_NOT_TO_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")

_TROUBLES = {
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_READONLY": "readonly",
    "SQLITE_CANTOPEN": "no_entry",
    "SQLITE_FULL": "full",
    "SQLITE_NOTADB": "foreign",
    "SQLITE_CORRUPT": "damaged",
}


def _check_ours(db: Database, path: Path, *, create: bool) -> None:
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not create and not ours:
        raise ProjectError("store.error.foreign", file=path.name)
    known = migration_names()
    if any(applied.name not in known for applied in migrations.applied(db)):
        raise ProjectError("store.error.newer", file=path.name)


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


_actions: WeakKeyDictionary[Database, tuple[str, str]] = WeakKeyDictionary()
_lies_at: WeakKeyDictionary[Database, tuple[Path, int]] = WeakKeyDictionary()
"""Where the file of each connection lay when it was opened, and which file that was."""


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


EVENT_COLUMNS = "id, at, who, what, target, before, after, action"


def event(row: Sequence[Any]) -> Event:
    """The event in a row of `EVENT_COLUMNS`."""
    return Event(row[0], row[1], row[2], row[3], row[4], _loads(row[5]), _loads(row[6]), row[7])


def last_event(db: Database) -> int:
    """Id of the newest event, 0 when nothing has happened."""
    return int(db.execute("SELECT COALESCE(MAX(id), 0) FROM events").fetchone()[0])


def changed_elsewhere(db: Database) -> int:
    """A number that changes when another connection, of whatever process, wrote to the file."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _loads(text: str | None) -> object:
    return None if text is None else json.loads(text)
