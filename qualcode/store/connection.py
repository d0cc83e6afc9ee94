"""One SQLite file per project: opening it, to write or to read alone."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing, suppress
from difflib import get_close_matches
from pathlib import Path

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.project_mark import APPLICATION_ID, is_marked
from qualcode.store.log import lies_at
from qualcode.store.schema import migration_names, migrations
from qualcode.store.trouble import NOT_TO_WRITE, name_of, trouble

BUSY_SECONDS = 15.0
FOLDING_SECONDS = 2.0


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
        with suppress(OSError):  # of which SQLite tells in its own words
            path.touch(mode=0o600)  # its owner's alone to read, as what SQLite puts beside it will be
    elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _to_read(path)
    try:
        with ExitStack() as opened:  # a file that is held open cannot be moved or deleted on Windows
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
            opened.callback(connection.close)
            db = Database(connection)
            _prepare(db, path, create=create)
            opened.pop_all()
        lies_at(db, path)
    except sqlite3.DatabaseError as error:
        if not create and name_of(error).startswith(NOT_TO_WRITE):
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
            if not name_of(error).startswith(NOT_TO_WRITE):
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
    if create:  # before there is a log beside the file: in the file itself it is seen from now on
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.enable_wal()
    if migrations.pending(db):
        migrations.apply(db)


def fold_log(path: Path) -> None:
    """Write what stands in the log beside a file (``-wal``) into it, so that a copy of it alone is whole.

    SQLite does so when the last connection is closed, which a process that ends does not come to. What is
    in use or may not be written stays as it is: the next who closes the file folds it in.
    """
    log = path.with_name(f"{path.name}-wal")
    with suppress(OSError, sqlite3.Error):
        if log.stat().st_size and is_marked(path):
            address = f"{path.resolve().as_uri()}?mode=rw"
            with closing(sqlite3.connect(address, uri=True, timeout=FOLDING_SECONDS)) as opened:
                opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")


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


def _check_ours(db: Database, path: Path, *, create: bool) -> None:
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not create and not ours:
        raise ProjectError("store.error.foreign", file=path.name)
    known = migration_names()
    if any(applied.name not in known for applied in migrations.applied(db)):
        raise ProjectError("store.error.newer", file=path.name)


def changed_elsewhere(db: Database) -> int:
    """A number that changes when another connection, of whatever process, wrote to the file."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])
