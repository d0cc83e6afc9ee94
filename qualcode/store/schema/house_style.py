"""Templates and a logo that a project's reports are made with."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m007_house_style(db: Database) -> None:
    """At most one file of each kind."""
    db.execute(
        """CREATE TABLE house_style (
            kind TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            data BLOB NOT NULL,
            author TEXT NOT NULL,
            changed TEXT NOT NULL
        ) STRICT"""
    )
