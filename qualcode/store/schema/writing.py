"""What researchers write: named views, summaries in the cells of a matrix, pseudonyms for words."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations

_STATEMENTS = (
    """CREATE TABLE views (
        name TEXT PRIMARY KEY,
        details TEXT NOT NULL,
        author TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE summaries (
        key TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE pseudonyms (
        term TEXT PRIMARY KEY,
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT""",
)


@migrations()
def m005_writing(db: Database) -> None:
    """Views, summaries and pseudonyms."""
    for statement in _STATEMENTS:
        db.execute(statement)
