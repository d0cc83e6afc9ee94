"""What SQLite could not do with a project file: in words, and whether it may pass."""

from __future__ import annotations

import sqlite3

from qualcode.errors import ProjectError

GONE = "store.error.gone"
NOT_TO_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""With what the names begin of trouble with a file that may only be read."""
_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR")
_TROUBLES = {
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_READONLY": "readonly",
    "SQLITE_CANTOPEN": "no_entry",
    "SQLITE_FULL": "full",
    "SQLITE_NOTADB": "foreign",
    "SQLITE_CORRUPT": "damaged",
}


def trouble(error: sqlite3.DatabaseError, file: str = "") -> ProjectError:
    """What SQLite could not do with a project file, in words; `unusable` where it is none of the usual."""
    name = name_of(error)
    kind = next((kind for start, kind in _TROUBLES.items() if name.startswith(start)), "unusable")
    return ProjectError(f"store.error.{kind}", file=file, reason=str(error))


def may_pass(error: Exception) -> bool:
    """Whether it is trouble of the disk or the file, which may end: what was to be written can wait."""
    if isinstance(error, ProjectError):
        return error.key == GONE
    return isinstance(error, sqlite3.OperationalError) and name_of(error).startswith(_PASSING)


def name_of(error: sqlite3.DatabaseError) -> str:
    """What SQLite calls the trouble, such as ``SQLITE_BUSY``; empty where it does not say."""
    return str(getattr(error, "sqlite_errorname", ""))
