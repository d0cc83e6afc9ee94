"""What people decide about codings that did not go along to a new version of their source."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m011_leftovers(db: Database) -> None:
    """A row for each that was laid anew or let go; those that nobody decided about have none."""
    db.execute(
        """CREATE TABLE leftovers (
            coding TEXT PRIMARY KEY,
            laid TEXT NOT NULL DEFAULT '',
            who TEXT NOT NULL,
            created TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )
